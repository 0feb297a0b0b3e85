"""The kinds of message and what is different about each. A new kind is one row here and one text per
language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    CONFIRMATION = "confirmation"
    REMINDER = "reminder"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    WAITLIST_OFFER = "waitlist_offer"
    REPLY = "reply"
    HANDOFF = "handoff"


@dataclass(frozen=True, slots=True)
class KindPolicy:
    """`fenced`: the appointment service must say that it still stands, in this version.
    `waits_for_morning`: nobody asked for it at this moment, so it keeps out of quiet hours.
    `to_customer`: consent and opt-out apply (an alert to the tenant's own staff is not a text to a customer).
    `carries_body`: the sender wrote the text; there is no template.
    `twice_beats_never`: when nothing can prove that an unclear send failed, send it again all the same."""

    fenced: bool
    waits_for_morning: bool = False
    to_customer: bool = True
    carries_body: bool = False
    twice_beats_never: bool = False


POLICIES: dict[Kind, KindPolicy] = {
    Kind.CONFIRMATION: KindPolicy(fenced=True),
    Kind.REMINDER: KindPolicy(fenced=True, waits_for_morning=True),
    Kind.RESCHEDULED: KindPolicy(fenced=True),
    # Nothing brings a cancelled appointment back, so this stays true however late it leaves.
    Kind.CANCELLED: KindPolicy(fenced=False),
    # An offer is a hold, and the fence knows whether it is still open.
    Kind.WAITLIST_OFFER: KindPolicy(fenced=True, waits_for_morning=True),
    Kind.REPLY: KindPolicy(fenced=False, carries_body=True),
    Kind.HANDOFF: KindPolicy(fenced=False, to_customer=False, carries_body=True, twice_beats_never=True),
}
