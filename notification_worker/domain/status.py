"""The life of a notification, and how the provider's unordered receipts are folded into it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    PENDING = "pending"  # waits for its time, or for the next try
    LEASED = "leased"  # claimed; nothing has left yet, so a crash here is harmless
    SENDING = "sending"  # the fence passed; from here on only the provider knows
    ACCEPTED = "accepted"  # the provider has it
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"  # the answer was lost: perhaps it left, perhaps not
    CANCELLED = "cancelled"  # what it says is no longer so
    SUPPRESSED = "suppressed"  # the recipient does not want it
    EXPIRED = "expired"  # too late to be of use


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.PENDING: frozenset({Status.LEASED, Status.CANCELLED, Status.SUPPRESSED, Status.EXPIRED}),
    Status.LEASED: frozenset(
        {
            Status.SENDING,
            Status.PENDING,
            Status.CANCELLED,
            Status.SUPPRESSED,
            Status.EXPIRED,
            Status.FAILED,
        }
    ),
    Status.SENDING: frozenset(
        {
            Status.ACCEPTED,
            Status.SENT,
            Status.DELIVERED,
            Status.PENDING,
            Status.FAILED,
            Status.UNKNOWN,
            Status.SUPPRESSED,
        }
    ),
    Status.UNKNOWN: frozenset(
        {Status.ACCEPTED, Status.SENT, Status.DELIVERED, Status.PENDING, Status.FAILED, Status.EXPIRED}
    ),
    Status.ACCEPTED: frozenset({Status.SENT, Status.DELIVERED, Status.FAILED}),
    Status.SENT: frozenset({Status.DELIVERED, Status.FAILED}),
    Status.FAILED: frozenset({Status.PENDING}),  # only by hand: POST …/retry
    Status.DELIVERED: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.SUPPRESSED: frozenset(),
    Status.EXPIRED: frozenset(),
}

# Nothing has left yet: a cancel, an opt-out or the end of usefulness may still stop these.
STOPPABLE = (Status.PENDING, Status.LEASED)
# The provider may have it. A cancel that finds one of these must be followed by a message that says so.
PERHAPS_TOLD = (Status.SENDING, Status.UNKNOWN, Status.ACCEPTED, Status.SENT, Status.DELIVERED)

_RANK = {Status.ACCEPTED: 1, Status.SENT: 2, Status.DELIVERED: 3, Status.FAILED: 3}


def may_become(old: Status, new: Status) -> bool:
    return new in TRANSITIONS[old]


def fold(current: Status, reported: Status) -> Status:
    """The status after a receipt that may be late, repeated or out of order.

    A receipt proves that the provider has the message, so it also settles `sending` and `unknown`, and a
    row that was put back for another try. Among the provider's own statuses the higher rank wins and a
    final one stays.
    """
    if reported not in _RANK:
        return current
    if current not in _RANK:
        return reported
    if current in (Status.DELIVERED, Status.FAILED):
        return current
    return reported if _RANK[reported] > _RANK[current] else current
