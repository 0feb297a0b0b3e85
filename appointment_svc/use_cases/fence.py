"""Ordering messages against changes: a message leaves only for the version of the appointment it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from appointment_svc.domain.appointment import OPEN, Status
from appointment_svc.store.fence import FenceStore, Question, State


@dataclass(frozen=True, slots=True)
class Verdict:
    stands: bool
    reason: str | None
    """Why not: gone, cancelled, superseded, expired, erased; None when it stands."""
    status: str | None = None
    version: int | None = None


def pass_fence(store: FenceStore, questions: Sequence[Question], now: datetime) -> list[Verdict]:
    """Takes the locks of the rows, so that every cancel or move lies either before or after this answer.
    Passing marks the version as announced: a later cancel then knows that somebody was told."""
    states = store.lock(questions)
    verdicts = [_judge(states.get(question.key), question, now) for question in questions]
    store.mark_announced(
        [question for question, verdict in zip(questions, verdicts, strict=True) if verdict.stands]
    )
    return verdicts


def _judge(found: State | None, question: Question, now: datetime) -> Verdict:
    if found is None:
        return Verdict(False, "gone")
    reason: str | None = None
    if found.status is Status.HELD or found.status is Status.LAPSED:
        expired = found.expires_at is not None and found.expires_at <= now
        reason = None if found.status is Status.HELD and not expired else "expired"
    elif found.status not in OPEN:
        reason = found.status.value
    if reason is None and found.version != question.version:
        reason = "superseded"
    if reason is None and found.is_erased:
        reason = "erased"
    return Verdict(reason is None, reason, found.status.value, found.version)
