"""Who is busy when, as the search needs it: one bit a minute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Seats(NamedTuple):
    """A class that has begun to fill: how many sit in it, and what it keeps busy, buffers included."""

    taken: int
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class StaffOccupancy:
    """The occupied time of one staff member. Bit i of the map is the epoch minute `base + i` of the
    occupancy."""

    busy: int = 0
    """Every occupation widened by its own buffers, and imported busy times."""
    classes: Mapping[int, Seats] = field(default_factory=dict)
    """By start, those of the service that is searched for."""


_FREE = StaffOccupancy()


@dataclass(frozen=True, slots=True)
class Occupancy:
    """What is not in the maps counts as free, so they must reach as far as the starts asked about can."""

    base: int = 0
    """Epoch minute of bit 0."""
    staff: Mapping[str, StaffOccupancy] = field(default_factory=dict)
    booked_per_day: Mapping[int, int] = field(default_factory=dict)
    """Appointments and holds of the searched service over all staff, by ordinal of the local start day."""

    def of(self, staff_id: str) -> StaffOccupancy:
        return self.staff.get(staff_id, _FREE)


def span_bits(spans: Iterable[tuple[int, int]], base: int) -> int:
    """Half-open intervals of epoch minutes as a map; what lies before the base is cut off."""
    found = 0
    for start, end in spans:
        low, high = max(start - base, 0), end - base
        if high > low:
            found |= ((1 << (high - low)) - 1) << low
    return found


def smeared(busy: int, length: int) -> int:
    """Every busy minute becomes `length` busy minutes, itself and those after it: doubling, log2(length)
    steps."""
    have = 1
    while have < length and busy:
        step = min(have, length - have)
        busy |= busy << step
        have += step
    return busy
