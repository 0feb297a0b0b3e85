"""The last look before a message leaves: may it, and is it still worth it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from notification_worker.domain.consent import Consent
from notification_worker.domain.kinds import POLICIES, Kind
from notification_worker.domain.quiet_hours import QuietHours, shift
from notification_worker.domain.status import Status

# Channels that reach a phone: an opt-out by text message is an opt-out from automatic calls too.
CHANNELS_UNDER_CONSENT = frozenset({"sms", "voice", "console"})
# A clock that ran ahead for a moment may have claimed too soon; less than this is not worth putting back.
EARLY_TOLERANCE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Go:
    pass


@dataclass(frozen=True, slots=True)
class Drop:
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime
    reason: str


def last_look(
    kind: Kind,
    channel: str,
    *,
    recipient: str,
    due: datetime,
    useful_until: datetime,
    now: datetime,
    consent: Consent | None,
    quiet: QuietHours | None,
) -> Go | Drop | Wait:
    """Instants are aware. Rules that end a message come before those that delay it."""
    policy = POLICIES[kind]
    if not recipient:
        return Drop(Status.CANCELLED, "the customer was erased")
    if now >= useful_until:
        return Drop(Status.EXPIRED, "too late to be of use")
    if policy.to_customer and channel in CHANNELS_UNDER_CONSENT and consent is Consent.REVOKED:
        return Drop(Status.SUPPRESSED, "the recipient opted out")
    if due - now > EARLY_TOLERANCE:
        return Wait(due, "not due yet")
    if policy.waits_for_morning and quiet and quiet.span_at(now):
        later = shift(now, quiet=quiet, useful_until=useful_until, not_before=now)
        # Inside quiet hours the only way out is their end; `shift` may name a moment before, which has
        # passed.
        if later is None or later <= now:
            return Drop(Status.EXPIRED, "quiet hours last until it is too late")
        return Wait(later, "quiet hours")
    return Go()
