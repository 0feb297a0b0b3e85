"""For development without a provider: the message is kept for the console page."""
