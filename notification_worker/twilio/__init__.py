"""Twilio's REST API as far as texts and calls need it."""
