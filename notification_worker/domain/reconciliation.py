"""What to make of a send whose answer was lost. Twilio knows no idempotency key, so this is detective
work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from notification_worker.domain.kinds import POLICIES, Kind


class Listing(Enum):
    """How far the provider's list of sent messages can be trusted about this moment."""

    CAUGHT_UP = "caught up"  # it shows a message that was accepted after ours was tried
    LAGS = "lags"  # it does not show a message that was certainly accepted
    UNTESTED = "untested"  # there is no such witness
    MISSING = "missing"  # this channel has no list (e-mail)
    AWAY = "away"  # it could not be asked


@dataclass(frozen=True, slots=True)
class Evidence:
    """`matches`: provider ids of listed messages that look like ours and belong to no other notification."""

    matches: Sequence[str]
    listing: Listing


@dataclass(frozen=True, slots=True)
class Patience:
    """`settle`: how long after the try a list must still show nothing before that counts as proof; a
    request may have been slow to be taken, so no list proves anything sooner. `limit`: when to stop
    asking."""

    settle: timedelta = timedelta(seconds=20)
    limit: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Adopt:
    """It did leave. More than one id means the recipient got it more than once."""

    provider_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Resend:
    reason: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    at: datetime


@dataclass(frozen=True, slots=True)
class GiveUp:
    reason: str


_PROOF = {
    Listing.CAUGHT_UP: "the provider lists later messages but not this one",
    Listing.UNTESTED: "the provider's list does not show it",
}


def judge(
    kind: Kind, evidence: Evidence, *, tried_at: datetime, now: datetime, looks: int, patience: Patience
) -> Adopt | Resend | AskAgain | GiveUp:
    """`tried_at`, `now`: real time; `looks` made before this one. A list that is seen to lag proves nothing
    by what it lacks, so then there is no resend however long it takes."""
    if evidence.matches:
        return Adopt(evidence.matches)
    age = now - tried_at
    if evidence.listing in _PROOF and age >= patience.settle:
        return Resend(_PROOF[evidence.listing])
    if evidence.listing is Listing.MISSING:
        if POLICIES[kind].twice_beats_never:
            return Resend("nothing can prove it, and twice is better than never")
        return GiveUp("nothing can prove whether it left")
    if age >= patience.limit:
        return GiveUp("the provider could not tell in time")
    return AskAgain(now + _pause(looks))


def _pause(looks: int) -> timedelta:
    return timedelta(seconds=min(2 * 2**looks, 60))
