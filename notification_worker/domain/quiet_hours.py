"""The hours in which nobody wants to be woken by a reminder. Wall-clock times of the recipient's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# A message that must leave before quiet hours begin needs room for a slow minute at the provider.
MARGIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """`start` and `end` are local wall-clock times; 21:00–08:00 runs over midnight; equal times mean never
    quiet."""

    start: time
    end: time
    zone: ZoneInfo

    @classmethod
    def parse(cls, text: str | None, zone: ZoneInfo) -> QuietHours | None:
        """From "21:00-08:00"; None for an empty text. Raises ValueError for anything else."""
        if not text:
            return None
        start, _, end = text.partition("-")
        quiet = cls(_clock_time(start), _clock_time(end), zone)
        return None if quiet.start == quiet.end else quiet

    def span_at(self, instant: datetime) -> tuple[datetime, datetime] | None:
        """The quiet span (UTC, half-open) that holds the instant, or None."""
        today = instant.astimezone(self.zone).date()
        for day in (today - timedelta(days=1), today):
            start, end = self._span_of(day)
            if start <= instant < end:
                return start, end
        return None

    def _span_of(self, day: date) -> tuple[datetime, datetime]:
        last = day if self.end > self.start else day + timedelta(days=1)
        # A wall-clock time that comes twice in the night the clocks go back: quiet from the first to the
        # second.
        start = datetime.combine(day, self.start, self.zone).replace(fold=0)
        end = datetime.combine(last, self.end, self.zone).replace(fold=1 if self._comes_twice(last) else 0)
        return start.astimezone(UTC), end.astimezone(UTC)

    def _comes_twice(self, day: date) -> bool:
        first = datetime.combine(day, self.end, self.zone).replace(fold=0)
        return first.utcoffset() != first.replace(fold=1).utcoffset() and first == first.astimezone(
            UTC
        ).astimezone(self.zone)


def shift(
    due: datetime, *, quiet: QuietHours | None, useful_until: datetime, not_before: datetime
) -> datetime | None:
    """When a message that is due then should leave: then; else at the end of quiet hours; else, when that
    is too late to be of use, before they begin; None when that moment has passed (`not_before`) as well."""
    span = quiet.span_at(due) if quiet else None
    if span is None:
        return due if due < useful_until else None
    start, end = span
    if end < useful_until:
        return end
    early = start - MARGIN
    return early if early >= not_before else None


def _clock_time(text: str) -> time:
    hours, _, minutes = text.strip().partition(":")
    if hours == "24":
        hours = "0"
    return time(int(hours), int(minutes))
