"""The hours in which nobody is written to unasked."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo


def is_quiet(now: datetime, zone: ZoneInfo, quiet: tuple[int, int] | None) -> bool:
    """`quiet` in minutes of the local day; it may run over midnight."""
    if quiet is None:
        return False
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    start, end = quiet
    return start <= minute < end if start <= end else minute >= start or minute < end
