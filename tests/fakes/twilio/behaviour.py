"""How nasty it is at the moment. Everything off at the start."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Mishap(StrEnum):
    NONE = "none"
    RATE_LIMIT = "rate_limit"  # 429 with Retry-After, nothing accepted
    ERROR_BEFORE = "error_before"  # 500, nothing accepted
    ERROR_AFTER = "error_after"  # 500, although it was accepted
    DROP_BEFORE = "drop_before"  # the connection breaks, nothing accepted
    DROP_AFTER = "drop_after"  # the connection breaks, although it was accepted
    HANG = "hang"  # accepted, and then no answer for a long time
    GARBAGE = "garbage"  # accepted, 201, but not JSON


LOSES_THE_ANSWER = frozenset({Mishap.ERROR_AFTER, Mishap.DROP_AFTER, Mishap.HANG, Mishap.GARBAGE})


class Callbacks(StrEnum):
    NORMAL = "normal"
    EARLY = "early"  # the first one before the answer to the POST
    TWICE = "twice"
    SHUFFLED = "shuffled"
    LATE = "late"  # after `callback_delay`
    LOST = "lost"
    MIXED = "mixed"  # one of the above for each message


@dataclass
class Behaviour:
    """`script`: mishaps of the next requests, in order; then `chances` decide. Seconds throughout.

    `slow_senders`: numbers whose requests take `slow` longer. `opted_out`: 21610. `undeliverable`: number ->
    error code of the final `undelivered`."""

    latency: float = 0.0
    script: list[str] = field(default_factory=list)
    chances: dict[str, float] = field(default_factory=dict)
    retry_after: float = 1.0
    hang: float = 30.0
    slow: float = 5.0
    slow_senders: list[str] = field(default_factory=list)
    opted_out: list[str] = field(default_factory=list)
    undeliverable: dict[str, int] = field(default_factory=dict)
    listing_lag: float = 0.0
    listing_fails: bool = False
    callbacks: str = Callbacks.NORMAL
    callback_delay: float = 0.0
    keys_pressed: str = ""  # what the person called presses
    keys_of: dict[str, str] = field(default_factory=dict)  # the same for certain numbers
    machine_answers: bool = False
    per_second: float = 0.0  # per sender; over it: 429. 0 = no limit

    def update(self, changes: dict[str, Any]) -> None:
        """Raises KeyError for a setting that does not exist."""
        known = {one.name for one in fields(self)}
        for name, value in changes.items():
            if name not in known:
                raise KeyError(name)
            setattr(self, name, value)

    def next_mishap(self, chance: random.Random) -> Mishap:
        if self.script:
            return Mishap(self.script.pop(0))
        point = chance.random()
        for name, probability in self.chances.items():
            if point < probability:
                return Mishap(name)
            point -= probability
        return Mishap.NONE

    def callbacks_of_next(self, chance: random.Random) -> Callbacks:
        wanted = Callbacks(self.callbacks)
        if wanted is not Callbacks.MIXED:
            return wanted
        return chance.choice([one for one in Callbacks if one is not Callbacks.MIXED])
