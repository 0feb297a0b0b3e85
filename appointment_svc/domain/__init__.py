"""What a calendar means. Nothing here talks to a database, a network or a clock.

Instants are whole minutes since 1970-01-01T00:00Z ("epoch minutes") and intervals are half-open, so that
free time is plain integer arithmetic; zones appear only where wall-clock hours become instants.
"""
