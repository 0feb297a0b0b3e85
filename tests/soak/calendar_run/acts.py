"""What a client asked and what it was told."""

from __future__ import annotations

from dataclasses import dataclass, field

FOREVER = float("inf")


@dataclass(slots=True)
class Act:
    """One request, repeated under one key until its outcome is certain, or given up when the line broke.

    Times are seconds of one monotonic clock; `start` and `expires` as below; `row` is the appointment or
    hold it made, changed or looked at.
    """

    kind: str  # confirm, hold, confirm_hold, release, reschedule, cancel, look, search
    key: str
    began: float = 0.0
    ended: float = FOREVER
    status: int = 0  # 0: given up, outcome unknown
    code: str = ""
    service: str = ""
    staff: str = ""
    start: int = 0  # epoch minutes; of a search: where its day begins
    row: str = ""
    version: int = 0  # what the answer says
    known_version: int = 0  # which version the client thought it was
    given_version: int | None = None  # what the request said
    seconds: int = 86_400  # for how long a hold was asked
    expires: float = FOREVER
    seen: tuple[tuple[object, ...], ...] = field(default=())
    """Of a search (start, seats left) each; of a look one (status, service, staff, start, version)."""
    tries: int = 1

    @property
    def was_given_up(self) -> bool:
        return self.status == 0

    @property
    def won(self) -> bool:
        return 200 <= self.status < 300
