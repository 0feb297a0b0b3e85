"""Figures of the calendar beside those every service has."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

EVENTS = Counter("frontdesk_calendar_events_total", "Events told to the notification worker.", ["result"])
OUTBOX_AGE = Gauge(
    "frontdesk_calendar_outbox_age_seconds",
    "Age of the oldest event that has not been delivered.",
    multiprocess_mode="livemax",
)
OFFERS = Counter("frontdesk_calendar_offers_total", "Freed times offered to the waitlist.", ["result"])
IMPORTS = Counter("frontdesk_calendar_imports_total", "Outside calendars read.", ["result"])
