"""Which reminders an appointment gets and when. Elapsed time, not wall-clock time: 24 hours are 24 hours on
DST days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from notification_worker.domain.quiet_hours import QuietHours, shift
from notification_worker.domain.usefulness import reminder_useful_until


@dataclass(frozen=True, slots=True)
class ReminderRule:
    before: timedelta
    channel: str


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """`due` is None when no moment is left at which it would be both useful and decent; it is kept as
    expired."""

    rule: ReminderRule
    due: datetime | None
    useful_until: datetime


def plan_reminders(
    rules: Sequence[ReminderRule], *, start: datetime, now: datetime, quiet: QuietHours | None
) -> list[PlannedReminder]:
    """Soonest first. A rule whose moment has passed already is skipped: whoever books at noon for two
    o'clock needs no reminder of yesterday."""
    planned = []
    start = start.astimezone(UTC)  # subtracting from a local time would count wall-clock hours
    for rule in rules:
        nominal = start - rule.before
        if nominal <= now:
            continue
        useful_until = reminder_useful_until(start, rule.before)
        due = shift(nominal, quiet=quiet, useful_until=useful_until, not_before=now)
        planned.append(PlannedReminder(rule, due, useful_until))
    return sorted(planned, key=lambda reminder: reminder.due or reminder.useful_until)
