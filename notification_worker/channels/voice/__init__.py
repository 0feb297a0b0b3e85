"""Calls by Twilio that read the message out."""
