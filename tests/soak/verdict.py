"""What the stand-in's ledger and the worker's own table say about each message, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.soak.scene import Scene

_NEED_NOT_LEAVE = frozenset({"cancelled", "expired", "suppressed"})


@dataclass
class Verdict:
    """`twice`: accepted more than once. `lost`: never accepted, neither stopped nor admitted as unknown.
    `claimed`: said to be accepted, but the stand-in never saw it. `unknown`: admitted as unknown.
    `unknowable`: answers the stand-in lost while its list lagged, the bound for `unknown`."""

    planned: int
    accepted: int
    statuses: Counter[str]
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    unknown: int = 0
    unknowable: int = 0
    answers_lost: int = 0

    @property
    def is_good(self) -> bool:
        return not (self.twice or self.lost or self.claimed) and self.unknown <= self.unknowable


def judge(scene: Scene, ids: list[str]) -> Verdict:
    entries = scene.twilio.ledger()
    accepted = Counter(entry["notification_id"] for entry in entries)
    statuses = dict(scene.query("SELECT notification_id, status FROM notifications"))
    verdict = Verdict(
        planned=len(ids),
        accepted=len(entries),
        statuses=Counter(statuses[one] for one in ids),
        unknowable=sum(1 for entry in entries if entry["answer_lost"] and entry["listing_lagged"] > 0),
        answers_lost=sum(1 for entry in entries if entry["answer_lost"]),
    )
    for one in ids:
        status = statuses[one]
        verdict.unknown += status == "unknown"
        if accepted[one] > 1:
            verdict.twice.append(one)
        if accepted[one] == 0 and status in ("accepted", "sent", "delivered"):
            verdict.claimed.append(one)
        if accepted[one] == 0 and status not in _NEED_NOT_LEAVE | {"unknown"}:
            verdict.lost.append(one)
    return verdict
