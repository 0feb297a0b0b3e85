"""Which starts can be had, and why the others cannot: one answer for listing, validation and alternatives.

The days in question of one staff member are one integer with one bit a minute, counted from the local
midnight of the first. Free starts are `compiled hours AND NOT blocked starts`, cut to what notice, horizon
and the wish allow.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.occupancy import Occupancy, Seats, smeared, span_bits
from appointment_svc.domain.opening import OpeningBook, bits
from appointment_svc.domain.zone import MINUTES_A_DAY, local_day, minute_not_before


class Refusal(StrEnum):
    OUTSIDE_HOURS = "outside_hours"
    OFF_GRID = "off_grid"
    MINIMUM_NOTICE = "minimum_notice"
    HORIZON = "horizon"
    MAX_PER_DAY = "max_per_day"
    BUSY = "busy"


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PART_OF_DAY = {
    PartOfDay.MORNING: (0, 720),
    PartOfDay.AFTERNOON: (720, 1020),
    PartOfDay.EVENING: (1020, MINUTES_A_DAY),
}
"""Wall-clock minutes between which the start must lie."""


class Slot(NamedTuple):
    start: int
    end: int
    staff: StaffMember
    seats_left: int


@dataclass(frozen=True, slots=True)
class Rejected:
    start: int
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Wish:
    """Starts from `first` up to, not including, `until` (epoch minutes)."""

    first: int
    until: int
    part_of_day: PartOfDay | None = None


class Availability:
    """The free time of one service among `staff`, whose order settles ties.

    `occupancy` must cover every start that is asked about, `now` is the business time. `lifted` leaves out
    minimum notice and horizon, which staff may override; a collision nobody may.
    """

    def __init__(
        self,
        book: OpeningBook,
        service: Service,
        staff: Sequence[StaffMember],
        occupancy: Occupancy,
        now: datetime,
        *,
        lifted: bool = False,
    ) -> None:
        self._book = book
        self._service = service
        self._staff = tuple(staff)
        self._occupancy = occupancy
        zone = book.calendar.zone
        today = now.astimezone(zone).date().toordinal()
        self._last_ordinal = today + service.horizon_days
        self._earliest = minute_not_before(now) + service.minimum_notice
        self._lifted = lifted
        self._each = [_StaffTime(member, occupancy, book, service) for member in self._staff]

    def slots(self, wish: Wish) -> Iterator[Slot]:
        """Free starts in time order, each once, with the staff member who would get it."""
        days = self._ordinals(wish)
        if not days:
            return
        allowed = self._allowed(days, wish)
        frees = [(each, free) for each in self._each if (free := each.free(days) & allowed)]
        union = functools.reduce(operator.or_, (free for _, free in frees), 0)
        # As bytes, single minutes can be looked at without moving the whole month.
        size = (union.bit_length() + 7) // 8
        offers = [(each, free.to_bytes(size, "little")) for each, free in frees]
        base = self._book.midnight(days[0])
        ordinal, opens, closes = days[0] - 1, base, base
        of_today, ranked = offers, False
        for minute in _ones(union.to_bytes(size, "little")):
            start = base + minute
            while start >= closes:
                ordinal, opens, closes = ordinal + 1, closes, self._book.midnight(ordinal + 2)
                of_today, ranked = offers, False
            givers = [each for each, free in of_today if free[minute >> 3] >> (minute & 7) & 1]
            if len(givers) > 1 and not ranked:
                # The least loaded comes first; sorting keeps the order of the staff among equals.
                of_today, ranked = sorted(offers, key=lambda offer: offer[0].load(opens, closes)), True
                givers = [each for each, free in of_today if free[minute >> 3] >> (minute & 7) & 1]
            yield self._slot(givers[0], start)

    def count(self, wish: Wish) -> int:
        """How many starts `slots` would list."""
        return self._offered(self._ordinals(wish), wish).bit_count()

    def judge(self, start: int, prefer: str | None = None) -> Slot | Refusal:
        """May this start be booked, and with whom? `prefer` is a staff id that wins over the load.

        Rules come before collisions, so that nobody is told "taken" about a time that never was on offer.
        """
        ordinal = local_day(self._book.calendar.zone, start).toordinal()
        bit = 1 << (start - self._book.midnight(ordinal))
        today = range(ordinal, ordinal + 1)
        if not any(each.fitting(today) & bit for each in self._each):
            end = start + self._service.duration
            fits = any(self._book.is_open(member, start, end, ordinal) for member in self._staff)
            return Refusal.OFF_GRID if fits else Refusal.OUTSIDE_HOURS
        if not self._lifted:
            if start < self._earliest:
                return Refusal.MINIMUM_NOTICE
            if ordinal > self._last_ordinal:
                return Refusal.HORIZON
        if self._day_is_full(ordinal):
            return Refusal.MAX_PER_DAY
        candidates = [each for each in self._each if each.free(today) & bit]
        if not candidates:
            return Refusal.BUSY
        preferred = [each for each in candidates if each.member.staff_id == prefer]
        day = self._book.midnight(ordinal), self._book.midnight(ordinal + 1)
        chosen = preferred[0] if preferred else min(candidates, key=lambda each: each.load(*day))
        return self._slot(chosen, start)

    def nearest(self, start: int, count: int, wish: Wish) -> list[Slot]:
        """Up to `count` slots within the wish that lie nearest to `start`, the nearest first."""
        before: list[Slot] = []
        after: list[Slot] = []
        for slot in self.slots(wish):
            if slot.start < start:
                before = [*before[-(count - 1) :], slot] if count > 1 else [slot]
            else:
                after.append(slot)
                if len(after) == count:
                    break
        return sorted(before + after, key=lambda slot: (abs(slot.start - start), slot.start))[:count]

    def rejected(self, wish: Wish) -> Iterator[Rejected]:
        """Starts in the wish that are not offered, in time order.

        These are the starts of every staff member's grid and, where nobody is open, the steps of the interval
        counted from midnight, so that "why not Sunday at ten?" has an answer.
        """
        for ordinal in self._ordinals(wish):
            today = range(ordinal, ordinal + 1)
            base = self._book.midnight(ordinal)
            asked = self._grid_of_questions(ordinal) & self._wished(today, wish) & ~self._offered(today, wish)
            while asked:
                lowest = asked & -asked
                start = base + lowest.bit_length() - 1
                verdict = self.judge(start)
                if isinstance(verdict, Refusal):
                    shown = Refusal.OUTSIDE_HOURS if verdict is Refusal.OFF_GRID else verdict
                    yield Rejected(start, shown)
                asked ^= lowest

    def _grid_of_questions(self, ordinal: int) -> int:
        base = self._book.midnight(ordinal)
        grid = open_time = 0
        for member in self._staff:
            for start, end in self._book.open_windows(member, ordinal):
                open_time |= bits(start - base, end - base)
                for minute in range(start - base, end - base, self._service.interval):
                    grid |= 1 << minute
        length = self._book.midnight(ordinal + 1) - base
        clock = sum(1 << minute for minute in range(0, length, self._service.interval))
        return grid | (clock & ~open_time)

    def _ordinals(self, wish: Wish) -> range:
        if wish.until <= wish.first:
            return range(0)
        zone = self._book.calendar.zone
        first = local_day(zone, wish.first).toordinal()
        last = local_day(zone, wish.until - 1).toordinal()
        return range(first, last + 1)

    def _offered(self, days: range, wish: Wish) -> int:
        """Starts that somebody can give, from the first day's midnight on."""
        if not days:
            return 0
        free = functools.reduce(operator.or_, (each.free(days) for each in self._each), 0)
        return free & self._allowed(days, wish) if free else 0

    def _wished(self, days: range, wish: Wish) -> int:
        base = self._book.midnight(days[0])
        wished = bits(max(wish.first - base, 0), min(wish.until, self._book.midnight(days[-1] + 1)) - base)
        if wish.part_of_day is not None:
            opens, closes = PART_OF_DAY[wish.part_of_day]
            parts = ((self._book.clock(day, opens), self._book.clock(day, closes)) for day in days)
            wished &= functools.reduce(operator.or_, (bits(low - base, high - base) for low, high in parts))
        return wished

    def _allowed(self, days: range, wish: Wish) -> int:
        """What wish, notice, horizon and the service's share of a day leave, from the first midnight on."""
        base = self._book.midnight(days[0])
        allowed = self._wished(days, wish)
        if not self._lifted:
            passed = self._earliest - base
            allowed = allowed >> passed << passed if passed > 0 else allowed
            if days[-1] > self._last_ordinal:
                allowed &= bits(0, self._book.midnight(self._last_ordinal + 1) - base)
        if self._service.max_per_day is not None:
            for day in days:
                if self._day_is_full(day):
                    allowed &= ~bits(self._book.midnight(day) - base, self._book.midnight(day + 1) - base)
        return allowed

    def _day_is_full(self, ordinal: int) -> bool:
        limit = self._service.max_per_day
        return limit is not None and self._occupancy.booked_per_day.get(ordinal, 0) >= limit

    def _slot(self, chosen: _StaffTime, start: int) -> Slot:
        begun = chosen.classes.get(start)
        seats_left = self._service.capacity - (begun.taken if begun else 0)
        return Slot(start, start + self._service.duration, chosen.member, seats_left)


class _StaffTime:
    """The time of one staff member within one search."""

    __slots__ = (
        "_base",
        "_blocked",
        "_blocked_base",
        "_book",
        "_busy",
        "_service",
        "classes",
        "member",
    )

    def __init__(
        self, member: StaffMember, occupancy: Occupancy, book: OpeningBook, service: Service
    ) -> None:
        own = occupancy.of(member.staff_id)
        self.member = member
        self.classes = own.classes
        self._book = book
        self._service = service
        self._base = occupancy.base
        self._busy = own.busy
        # A start s collides with a busy minute m when s - before <= m < s + duration + after, that is when it
        # lies between m - reach + 1 and m + before.
        reach = service.duration + service.buffer_after
        self._blocked = smeared(own.busy, service.buffer_before + reach)
        self._blocked_base = occupancy.base - reach + 1

    def fitting(self, days: range) -> int:
        """Starts that hours and grid allow, from the first day's midnight on."""
        return self._book.starts(self._service, self.member, days)

    def free(self, days: range) -> int:
        """Starts at which the hours fit and nothing collides, from the first day's midnight on."""
        fitting = self.fitting(days)
        if not fitting:
            return 0
        base = self._book.midnight(days[0])
        offset = base - self._blocked_base
        free = fitting & ~(self._blocked >> offset if offset >= 0 else self._blocked << -offset)
        if self._service.capacity > 1:
            free |= self._joinable(base) & fitting
        return free

    def _joinable(self, base: int) -> int:
        """Classes that have begun to fill collide with nothing but themselves, unless their service takes
        longer now than when they began."""
        joinable = 0
        for start, begun in self.classes.items():
            if start >= base and begun.taken < self._service.capacity and self._has_room(start, begun):
                joinable |= 1 << (start - base)
        return joinable

    def _has_room(self, start: int, begun: Seats) -> bool:
        wanted = (
            start - self._service.buffer_before,
            start + self._service.duration + self._service.buffer_after,
        )
        if begun.begins <= wanted[0] and wanted[1] <= begun.ends:
            return True
        others = self._busy & ~span_bits([(begun.begins, begun.ends)], self._base)
        return not others & span_bits([wanted], self._base)

    def load(self, first: int, until: int) -> int:
        """Minutes taken from one epoch minute up to another."""
        offset = first - self._base
        busy = self._busy >> offset if offset >= 0 else self._busy << -offset
        return (busy & bits(0, until - first)).bit_count()


def _ones(bitmap: bytes) -> Iterator[int]:
    """Positions of the bits that are set, counted from the lowest bit of the first byte."""
    for found in _NOT_ZERO.finditer(bitmap):
        first = found.start() * 8
        for bit in _BITS[found[0][0]]:
            yield first + bit


_NOT_ZERO = re.compile(rb"[^\0]")
_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
