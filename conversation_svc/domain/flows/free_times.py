"""Which of the free times to offer. What is offered is always one of the calendar's own slots. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Slot, Task, Wish
from conversation_svc.domain.times.parts import CALENDAR_PARTS

OFFERS = 3
FIRST_LOOK_DAYS = 7
WIDER_LOOK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Search:
    first: date
    last: date
    part: str | None
    limit: int

    def arguments(self, task: Task) -> dict[str, Any]:
        return {
            "service_id": task.service_id,
            "staff_id": task.staff_id,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "part_of_day": self.part,
            "limit": self.limit,
            "reschedule_of": task.target.appointment_id
            if task.target and task.kind == "reschedule"
            else None,
        }


def search_for(task: Task, policy: Policy, now: datetime) -> Search:
    """The days to ask the calendar for.

    Narrow days are asked for whole, so that near misses can be offered.
    """
    wish, today = task.wish, policy.local(now).date()
    if wish.before is not None:
        return Search(today, wish.before.date(), None, 1000)
    if wish.days:
        first, last = min(d[0] for d in wish.days), max(d[1] for d in wish.days)
        if wish.after is not None:
            last = max(last, first + timedelta(days=FIRST_LOOK_DAYS))
        if task.widened:
            last = last + timedelta(days=WIDER_LOOK_DAYS)
            first = max(today, first)
        first = max(first, today)
        last = min(max(last, first), first + timedelta(days=61))
        wide = (last - first).days > 1
        return Search(first, last, wish.part if wide else None, 1000 if wide and wish.at else 300)
    reach = WIDER_LOOK_DAYS if task.widened or wish.weekdays else FIRST_LOOK_DAYS
    sharp = wish.at or wish.earliest or wish.latest or wish.weekdays or wish.without_weekdays
    return Search(today, today + timedelta(days=reach), wish.part, 1000 if sharp else 60)


def fits(wish: Wish, slot: Slot) -> bool:
    start = slot.start
    day, clock = start.date(), start.timetz().replace(tzinfo=None)
    part_bounds = CALENDAR_PARTS.get(wish.part or "")
    return (
        (not wish.days or any(first <= day <= last for first, last in wish.days) or wish.after is not None)
        and (not wish.weekdays or day.weekday() in wish.weekdays)
        and day not in wish.without_dates
        and day.weekday() not in wish.without_weekdays
        and not any(
            low <= clock < high
            for low, high in (CALENDAR_PARTS[p] for p in wish.without_parts if p in CALENDAR_PARTS)
        )
        and clock not in wish.without_times
        and (wish.at is None or clock == wish.at)
        and (wish.earliest is None or clock >= wish.earliest)
        and (wish.latest is None or _is_in_time(wish, slot))
        and (part_bounds is None or part_bounds[0] <= clock < part_bounds[1])
        and (wish.after is None or start > wish.after)
        and (wish.before is None or start < wish.before)
        and slot.staff_id not in wish.without_staff
    )


def _is_in_time(wish: Wish, slot: Slot) -> bool:
    assert wish.latest is not None
    if wish.over_by:
        return slot.end.date() == slot.start.date() and slot.end.timetz().replace(tzinfo=None) <= wish.latest
    clock = slot.start.timetz().replace(tzinfo=None)
    return clock < wish.latest or (wish.latest_included and clock == wish.latest)


def best(wish: Wish, slots: Sequence[Slot], shown: Iterable[datetime]) -> tuple[Slot, ...]:
    """Up to three slots that fit the wish and were not offered before, in time order."""
    seen = frozenset() if wish.late else frozenset(shown)  # the latest stays the latest
    fitting = [slot for slot in slots if fits(wish, slot) and slot.start not in seen]
    if wish.before is not None:
        return tuple(fitting[-OFFERS:])
    if wish.late and fitting:
        return tuple(slot for slot in fitting if slot.start.date() == fitting[0].start.date())[-OFFERS:]
    if wish.at is not None or wish.asap:
        return tuple(fitting[:OFFERS])
    return tuple(_spread(fitting, wish))


def _spread(slots: Sequence[Slot], wish: Wish) -> list[Slot]:
    """The first three; when the wish leaves several days open, not all of them on the first day."""
    if wish.has_day and len({slot.start.date() for slot in slots}) == 1:
        return list(slots[:OFFERS])
    picked: list[Slot] = []
    for most_a_day in (2, OFFERS):
        for slot in slots:
            if len(picked) == OFFERS:
                break
            same_day = sum(p.start.date() == slot.start.date() for p in picked)
            if slot not in picked and same_day < most_a_day:
                picked.append(slot)
    return sorted(picked, key=lambda slot: slot.start)


def nearest(wish: Wish, slots: Sequence[Slot], shown: Iterable[datetime] = ()) -> tuple[Slot, ...]:
    """Up to three slots nearest to a wish that nothing fits: the day counts more than the hour."""
    seen = set(shown)
    target = _target(wish)
    days = [first for first, _ in wish.days]

    def distance(slot: Slot) -> tuple[int, int]:
        apart = min((abs((slot.start.date() - day).days) for day in days), default=0)
        return apart, abs(
            _minutes(slot.start.timetz().replace(tzinfo=None)) - target
        ) if target is not None else 0

    allowed = [
        slot
        for slot in slots
        if slot.start not in seen
        and slot.start.date() not in wish.without_dates
        and slot.start.weekday() not in wish.without_weekdays
        and slot.start.timetz().replace(tzinfo=None) not in wish.without_times
        and slot.staff_id not in wish.without_staff
    ]
    return tuple(sorted(sorted(allowed, key=distance)[:OFFERS], key=lambda slot: slot.start))


def _target(wish: Wish) -> int | None:
    if wish.at:
        return _minutes(wish.at)
    if wish.earliest:
        return _minutes(wish.earliest)
    if wish.latest:
        return _minutes(wish.latest)
    return {"morning": 10 * 60, "afternoon": 14 * 60, "evening": 18 * 60}.get(wish.part or "")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
