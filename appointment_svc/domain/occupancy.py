"""Who is busy when, as the search needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StaffOccupancy:
    """The occupied time of one staff member in the searched range, in epoch minutes."""

    spans: Sequence[tuple[int, int]] = ()
    """Each occupation widened by its own buffers, and imported busy times; sorted by start, may overlap."""
    starts: Sequence[int] = ()
    """When the appointments and holds begin, sorted; their number on a day is the load of that day."""
    classes: Mapping[int, int] = field(default_factory=dict)
    """Seats taken, by start, in classes of the service that is searched for."""


@dataclass(frozen=True, slots=True)
class Occupancy:
    staff: Mapping[str, StaffOccupancy] = field(default_factory=dict)
    booked_per_day: Mapping[int, int] = field(default_factory=dict)
    """Appointments and holds of the searched service over all staff, by ordinal of the local start day."""

    def of(self, staff_id: str) -> StaffOccupancy:
        return self.staff.get(staff_id, _FREE)


_FREE = StaffOccupancy()


def blocked_starts(spans: Sequence[tuple[int, int]], reach: int, lead: int) -> list[tuple[int, int]]:
    """Half-open intervals of starts that would collide, sorted and disjoint.

    `reach` is how far a new occupation extends after its start (duration and buffer after), `lead` how far
    before it (buffer before). Widening before merging swallows gaps that are too short to be of use, so a
    full day comes out as one interval.
    """
    blocked: list[tuple[int, int]] = []
    first = last = None
    for start, end in spans:
        low = start - reach + 1
        high = end + lead
        if last is None or first is None:
            first, last = low, high
        elif low <= last:
            last = max(last, high)
        else:
            blocked.append((first, last))
            first, last = low, high
    if first is not None and last is not None:
        blocked.append((first, last))
    return blocked
