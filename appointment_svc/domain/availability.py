"""Which starts can be had, and why the others cannot: one answer for listing, validation and alternatives.

A day of one staff member is an integer with one bit a minute, counted from local midnight. Free starts are
`compiled hours AND NOT blocked starts`, cut to what notice, horizon and the wish allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.occupancy import Occupancy, smeared
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


_DAY_BYTES = 200
"""Enough for the longest day: 1,500 minutes, and then some for a base that is no multiple of eight."""


@dataclass(frozen=True, slots=True)
class Slot:
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
        self._days = [
            _StaffDays(order, member, occupancy, book, service) for order, member in enumerate(self._staff)
        ]

    def slots(self, wish: Wish) -> Iterator[Slot]:
        """Free starts in time order, each once, with the staff member who would get it."""
        for ordinal in self._ordinals(wish):
            allowed = self._allowed(ordinal, wish)
            if not allowed or self._day_is_full(ordinal):
                continue
            yield from self._slots_of_day(ordinal, allowed)

    def count(self, wish: Wish) -> int:
        """How many starts `slots` would list."""
        total = 0
        for ordinal in self._ordinals(wish):
            allowed = self._allowed(ordinal, wish)
            if allowed and not self._day_is_full(ordinal):
                free = 0
                for day in self._days:
                    free |= day.free(ordinal)
                total += (free & allowed).bit_count()
        return total

    def judge(self, start: int, prefer: str | None = None) -> Slot | Refusal:
        """May this start be booked, and with whom? `prefer` is a staff id that wins over the load.

        Rules come before collisions, so that nobody is told "taken" about a time that never was on offer.
        """
        ordinal = local_day(self._book.calendar.zone, start).toordinal()
        bit = 1 << (start - self._book.midnight(ordinal))
        if not any(day.fitting(ordinal) & bit for day in self._days):
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
        candidates = [day for day in self._days if day.free(ordinal) & bit]
        if not candidates:
            return Refusal.BUSY
        preferred = [day for day in candidates if day.member.staff_id == prefer]
        chosen = preferred[0] if preferred else min(candidates, key=lambda day: day.rank(ordinal))
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
            wished = self._wished(ordinal, wish)
            if not wished:
                continue
            offered = 0
            if not self._day_is_full(ordinal):
                for day in self._days:
                    offered |= day.free(ordinal)
                offered &= self._allowed(ordinal, wish)
            base = self._book.midnight(ordinal)
            asked = self._grid_of_questions(ordinal) & wished & ~offered
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

    def _wished(self, ordinal: int, wish: Wish) -> int:
        base = self._book.midnight(ordinal)
        low, high = max(wish.first, base), min(wish.until, self._book.midnight(ordinal + 1))
        if wish.part_of_day is not None:
            opens, closes = PART_OF_DAY[wish.part_of_day]
            low = max(low, self._book.clock(ordinal, opens))
            high = min(high, self._book.clock(ordinal, closes))
        return bits(low - base, high - base)

    def _allowed(self, ordinal: int, wish: Wish) -> int:
        wished = self._wished(ordinal, wish)
        if self._lifted:
            return wished
        if ordinal > self._last_ordinal:
            return 0
        passed = self._earliest - self._book.midnight(ordinal)
        return wished >> passed << passed if passed > 0 else wished

    def _day_is_full(self, ordinal: int) -> bool:
        limit = self._service.max_per_day
        return limit is not None and self._occupancy.booked_per_day.get(ordinal, 0) >= limit

    def _slots_of_day(self, ordinal: int, allowed: int) -> Iterator[Slot]:
        base = self._book.midnight(ordinal)
        offers = [(day, free) for day in self._days if (free := day.free(ordinal) & allowed)]
        if not offers:
            return
        if len(offers) > 1:
            offers.sort(key=lambda offer: offer[0].rank(ordinal))
        union = 0
        for _, free in offers:
            union |= free
        while union:
            lowest = union & -union
            for day, free in offers:
                if free & lowest:
                    yield self._slot(day, base + lowest.bit_length() - 1)
                    break
            union ^= lowest

    def _slot(self, day: _StaffDays, start: int) -> Slot:
        seats_left = self._service.capacity - day.classes.get(start, 0)
        return Slot(start, start + self._service.duration, day.member, seats_left)


class _StaffDays:
    """The days of one staff member within one search."""

    __slots__ = (
        "_base",
        "_blocked",
        "_blocked_base",
        "_book",
        "_order",
        "_service",
        "_starts",
        "classes",
        "member",
    )

    def __init__(
        self, order: int, member: StaffMember, occupancy: Occupancy, book: OpeningBook, service: Service
    ) -> None:
        own = occupancy.of(member.staff_id)
        self.member = member
        self.classes = own.classes
        self._order = order
        self._book = book
        self._service = service
        self._base = occupancy.base
        self._starts = own.starts
        # A start s collides with a busy minute m when s - before <= m < s + duration + after, that is when it
        # lies between m - reach + 1 and m + before.
        reach = service.duration + service.buffer_after
        blocked = smeared(own.busy, service.buffer_before + reach)
        self._blocked_base = occupancy.base - reach + 1
        # As bytes, because a day of it is then cut out without moving the whole month.
        self._blocked = blocked.to_bytes((blocked.bit_length() + 7) // 8, "little")

    def fitting(self, ordinal: int) -> int:
        return self._book.starts(self._service, self.member, ordinal)

    def free(self, ordinal: int) -> int:
        """Starts of the day at which the hours fit and nothing collides."""
        fitting = self._book.starts(self._service, self.member, ordinal)
        if not fitting:
            return 0
        free = fitting & ~self._blocked_from(self._book.midnight(ordinal) - self._blocked_base)
        if self._service.capacity > 1:
            free |= self._joinable(ordinal) & fitting
        return free

    def _blocked_from(self, offset: int) -> int:
        """The blocked starts of the day that begins at this bit."""
        if offset < 0:
            return int.from_bytes(self._blocked[:_DAY_BYTES], "little") << -offset
        position = offset >> 3
        return int.from_bytes(self._blocked[position : position + _DAY_BYTES], "little") >> (offset & 7)

    def _joinable(self, ordinal: int) -> int:
        """Classes that have begun to fill collide with nothing but themselves."""
        base, end = self._book.midnight(ordinal), self._book.midnight(ordinal + 1)
        joinable = 0
        for start, taken in self.classes.items():
            if base <= start < end and taken < self._service.capacity:
                joinable |= 1 << (start - base)
        return joinable

    def rank(self, ordinal: int) -> tuple[int, int]:
        """The least loaded of the day comes first, ties by order."""
        first, until = (
            self._book.midnight(ordinal) - self._base,
            self._book.midnight(ordinal + 1) - self._base,
        )
        own = self._starts >> first if first >= 0 else self._starts << -first
        return (own & ((1 << (until - first)) - 1)).bit_count(), self._order
