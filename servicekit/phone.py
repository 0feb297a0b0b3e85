"""Phone numbers in one form: E.164."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import phonenumbers


@lru_cache(maxsize=20_000)
def normalise(text: str, region: str = "US") -> str | None:
    """`(202) 555-0101` in region US -> `+12025550101`; None when it cannot be a phone number.

    Numbers that are merely unassigned (555-01xx) are accepted: what counts is that they could be dialled.
    """
    # Copied from a web page, the spaces in a number may be of any width.
    text = unicodedata.normalize("NFKC", text).strip()
    # Most of the world writes 00 for the plus, where the tenant's own country may dial something else.
    abroad = _parse("+" + text[2:], region) if text.startswith("00") else None
    return _parse(text, region) or abroad


def _parse(text: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
