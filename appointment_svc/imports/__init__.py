"""Busy times out of other people's calendars."""
