"""Opening hours compiled to bits: one integer per local day, one bit a minute.

What is computed here follows from the configuration alone, never from bookings, so it is kept for as long as
that version of the configuration lives.
"""

from __future__ import annotations

import functools
from datetime import date

from appointment_svc.domain.calendar import Calendar, Service, StaffMember
from appointment_svc.domain.hours import Windows, cut
from appointment_svc.domain.zone import MINUTES_A_DAY, minute_at


def bits(start: int, end: int) -> int:
    """Ones from `start` up to, not including, `end`; zero when there is nothing between them."""
    return ((1 << (end - start)) - 1) << start if end > start else 0


def runs(free: int, length: int) -> int:
    """Bit i is set where `length` bits of `free` from i on are set: doubling, so log2(length) steps."""
    have = 1
    while have < length and free:
        step = min(have, length - have)
        free &= free >> step
        have += step
    return free


@functools.lru_cache(maxsize=8192)
def _fitting_starts(open_time: Windows, grids: Windows, duration: int, interval: int) -> int:
    """Starts on the grid of one of `grids` from which `duration` minutes are open; relative to midnight.

    Most days of most staff members have one of a few shapes, hence the cache over shapes.
    """
    open_bits = 0
    for start, end in open_time:
        open_bits |= bits(start, end)
    grid = 0
    for start, end in grids:
        for minute in range(start, end, interval):
            grid |= 1 << minute
    return runs(open_bits, duration) & grid


class OpeningBook:
    """The compiled hours of one calendar; days are read once and remembered."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._midnights: dict[int, int] = {}
        self._windows: dict[tuple[str, int], Windows] = {}
        self._starts: dict[tuple[str, str], dict[int, int]] = {}
        self._joined: dict[tuple[str, str], tuple[range, int]] = {}

    def midnight(self, ordinal: int) -> int:
        """Epoch minute at which the local day (a proleptic ordinal, as in `date.toordinal`) begins."""
        found = self._midnights.get(ordinal)
        if found is None:
            found = minute_at(self.calendar.zone, date.fromordinal(ordinal), 0)
            self._midnights[ordinal] = found
        return found

    def clock(self, ordinal: int, minute_of_day: int) -> int:
        """Epoch minute of a wall-clock time of that day."""
        return minute_at(self.calendar.zone, date.fromordinal(ordinal), minute_of_day)

    def open_windows(self, staff: StaffMember, ordinal: int) -> Windows:
        """When the staff member works that local day, in epoch minutes."""
        key = (staff.staff_id, ordinal)
        found = self._windows.get(key)
        if found is None:
            day = date.fromordinal(ordinal)
            windows = self.calendar.hours.on(day)
            if staff.hours is not None and windows:
                windows = cut(windows, staff.hours.on(day))
            zone = self.calendar.zone
            # A window may vanish or shrink in the hour that a day in spring does not have.
            instants = ((minute_at(zone, day, start), minute_at(zone, day, end)) for start, end in windows)
            found = tuple((start, end) for start, end in instants if start < end)
            self._windows[key] = found
        return found

    def starts(self, service: Service, staff: StaffMember, days: range) -> int:
        """Bits of the starts that hours and grid allow on these days, from the first one's midnight on."""
        key = (service.service_id, staff.staff_id)
        last_asked = self._joined.get(key)
        if last_asked is not None and last_asked[0] == days:
            return last_asked[1]
        compiled = self._starts.setdefault(key, {})
        starts, following = 0, 0
        for ordinal in reversed(days):
            found = compiled.get(ordinal)
            if found is None:
                found = compiled[ordinal] = self._compile(service, staff, ordinal)
            midnight = self.midnight(ordinal)
            starts = found | (starts << (following - midnight) if starts else 0)
            following = midnight
        self._joined[key] = days, starts
        return starts

    def _compile(self, service: Service, staff: StaffMember, ordinal: int) -> int:
        today = self.open_windows(staff, ordinal)
        if not today:
            return 0
        base = self.midnight(ordinal)
        open_time = list(today)
        # A service may run into the next day's windows where they touch at midnight. As a day in spring has
        # only 23 hours, a day-long service can even reach into the day after that.
        for later in range(ordinal + 1, ordinal + 2 + service.duration // (MINUTES_A_DAY - 120)):
            if open_time[-1][1] < self.midnight(later):
                break
            open_time += self.open_windows(staff, later)
        return _fitting_starts(
            tuple((start - base, end - base) for start, end in open_time),
            tuple((start - base, end - base) for start, end in today),
            service.duration,
            service.interval,
        )

    def is_open(self, staff: StaffMember, start: int, end: int, ordinal: int) -> bool:
        """Is every minute from `start` to `end` open? `ordinal` is the local day of `start`."""
        covered = start
        for day in range(ordinal, ordinal + 4):
            for opens, closes in self.open_windows(staff, day):
                if opens <= covered < closes:
                    covered = closes
            if covered >= end:
                return True
        return False
