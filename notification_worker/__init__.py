"""Messages out: confirmations, reminders, changes, offers, late replies. Never twice, never lost in
silence."""
