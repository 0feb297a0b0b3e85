"""The port that every channel implements. What it raises is the whole retry policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from notification_worker.domain.reconciliation import Listing


@dataclass(frozen=True, slots=True)
class Message:
    """What leaves. `text` is final and is stored before it leaves. `lasts_seconds`: how long it stays of
    use."""

    notification_id: str
    tenant_id: str
    kind: str
    to: str
    sender: str
    text: str
    language: str
    lasts_seconds: float
    subject: str = ""
    calendar: str | None = None  # an iCalendar file to go with it


@dataclass(frozen=True, slots=True)
class Accepted:
    provider_id: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A send whose outcome nobody knows, and a message known to have been accepted, to test the list with."""

    message: Message
    tried_at: datetime
    witness_id: str | None = None
    witness_to: str | None = None
    witness_accepted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """`provider_ids` of listed messages with this sender, recipient and text, not older than the trial."""

    provider_ids: Sequence[str]
    listing: Listing


class TransportError(Exception):
    """Certainly nothing left. `permanent`: the same message will never leave this way.

    `retry_after` is the provider's wish in seconds; `opted_out`: the recipient does not want it; `alarm`:
    people must look at the set-up. `code` is the provider's.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        permanent: bool,
        retry_after: float | None = None,
        opted_out: bool = False,
        alarm: bool = False,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.permanent = permanent
        self.retry_after = retry_after
        self.opted_out = opted_out
        self.alarm = alarm


class UnclearOutcome(Exception):
    """The request was written and the answer never came, or said nothing: perhaps it left, perhaps not."""


class Transport(Protocol):
    def send(self, message: Message) -> Accepted:
        """Blocks for no longer than the settings allow. Raises TransportError or UnclearOutcome."""
        ...

    def find(self, trial: Trial) -> Findings:
        """Look for a message whose send was unclear. Does not raise: a list that cannot be asked is
        `AWAY`."""
        ...

    def close(self) -> None: ...
