"""Rules without a database or a network."""
