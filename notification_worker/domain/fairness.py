"""Who may send how much now: tokens of a sender are shared among its tenants, and no lane holds every
worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Lane:
    """One tenant's messages from one sender. `sender` is qualified by its channel: "sms:+12025550101"."""

    sender: str
    tenant_id: str


def share(
    lanes: Sequence[Lane],
    *,
    tokens: Mapping[str, int],
    in_flight: Mapping[Lane, int],
    lane_limit: int,
    room: int,
) -> dict[Lane, int]:
    """How many each lane may claim: at most its sender's tokens, `lane_limit` in flight per lane, `room` in
    all.

    One token at a time round the lanes, so that a tenant with ten thousand due messages and one with a single
    message both get their turn."""
    quota: dict[Lane, int] = defaultdict(int)
    left = dict(tokens)
    waiting = list(lanes)
    while waiting and room > 0:
        still = []
        for lane in waiting:
            if room <= 0:
                break
            if left.get(lane.sender, 0) < 1 or in_flight.get(lane, 0) + quota[lane] >= lane_limit:
                continue
            quota[lane] += 1
            left[lane.sender] -= 1
            room -= 1
            still.append(lane)
        waiting = still
    return {lane: count for lane, count in quota.items() if count}
