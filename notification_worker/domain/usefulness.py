"""Until when a message is worth reading. After that it is not sent, and the provider is told not to deliver
it."""

from __future__ import annotations

from datetime import datetime, timedelta

from notification_worker.domain.kinds import Kind

REPLY_LIFE = timedelta(minutes=30)
HANDOFF_LIFE = timedelta(hours=4)
CANCELLED_LIFE_AFTER_START = timedelta(hours=1)


def reminder_useful_until(start: datetime, before: timedelta) -> datetime:
    """An eighth of the lead: a 24-hour reminder is useless under 3 h before, a 2-hour one under 15 min."""
    return start - before / 8


def useful_until(kind: Kind, *, now: datetime, start: datetime | None) -> datetime:
    """For every kind but reminders and offers, which bring their own end. Instants are aware."""
    if kind is Kind.CANCELLED and start is not None:
        # Somebody on the way wants to know even when the hour has struck.
        return max(start, now) + CANCELLED_LIFE_AFTER_START
    if start is not None:
        return start
    return now + (HANDOFF_LIFE if kind is Kind.HANDOFF else REPLY_LIFE)
