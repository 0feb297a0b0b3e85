"""What Twilio's error codes mean for us. From https://www.twilio.com/docs/api/errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    permanent: bool
    opted_out: bool = False
    alarm: bool = False


_RECIPIENT = Meaning(permanent=True)
_OPTED_OUT = Meaning(permanent=True, opted_out=True)
_SETUP = Meaning(permanent=True, alarm=True)
_LATER = Meaning(permanent=False)

MEANINGS: Mapping[int, Meaning] = {
    20429: _LATER,
    14107: Meaning(permanent=True, alarm=True),  # a reply loop: two machines are texting each other
    21211: _RECIPIENT,
    21217: _RECIPIENT,
    21265: _RECIPIENT,
    21602: _RECIPIENT,
    21604: _RECIPIENT,
    21610: _OPTED_OUT,
    21612: _RECIPIENT,
    21614: _RECIPIENT,
    21617: _RECIPIENT,
    21635: _RECIPIENT,
    # The account may not, or the sender is not ours: every message would fail, so somebody has to look.
    20003: Meaning(permanent=False, alarm=True),  # wrong or rotated token: the messages are fine, wait for it
    21212: _SETUP,
    21219: _SETUP,
    21408: _SETUP,
    21606: _SETUP,
    21608: _SETUP,
    21611: _LATER,  # the sender's queue at Twilio is full
    30004: _RECIPIENT,
    30005: _RECIPIENT,
    30006: _RECIPIENT,
    30007: _RECIPIENT,  # filtered as spam: trying again makes it worse
}
_UNLISTED = Meaning(permanent=True, alarm=True)


def meaning_of(code: int) -> Meaning:
    """A refusal nobody has described yet is final, and loud."""
    return MEANINGS.get(code, _UNLISTED)
