"""E-mail by SMTP, with the appointment as a calendar file."""
