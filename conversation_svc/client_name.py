"""The name that a page gives along with a chat. Nobody looked at it, so it is read like a name that is said.

What is no name is left out, and the customer is asked as usual.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime

from conversation_svc.domain.dialogue.names_told import as_written
from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import listen
from conversation_svc.domain.reading.naming import given_name
from conversation_svc.domain.state import State

MOST_WORDS = 5
LONGEST_WORD = 30
LONGEST_DOTTED = 5  # "J.R.", "Prof."
_JOINTS = "'’-"


def client_name(told: str | None, policy: Policy, now: datetime) -> str | None:
    """The name in `told`; None for markup, addresses, numbers and sentences."""
    words = unicodedata.normalize("NFC", "".join(map(_printable, told or ""))).split()
    if not 0 < len(words) <= MOST_WORDS or not all(map(_is_shaped, words)) or _is_sentence(words):
        return None
    text = " ".join(words)
    heard = listen(text, State("", "chat", policy.languages[0], expected="name"), policy, now)
    name = given_name(heard)
    return as_written(name) if name else None


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""


def _is_shaped(word: str) -> bool:
    """Letters, joined by hyphens and apostrophes; a full stop only behind initials and short titles."""
    letters = "".join(part for part in word if part not in _JOINTS and part != ".")
    dotted = "." not in word or len(word) <= LONGEST_DOTTED
    return dotted and 0 < len(letters) <= LONGEST_WORD and letters.isalpha()


def _is_sentence(words: list[str]) -> bool:
    """More of it are words of every day than are names: "Your card was declined", but not "Carol Young"."""
    model = name_model()
    lowered = [word.lower().strip(".") for word in words]
    common = [word for word in lowered if word in model.common and word not in model.first_names]
    return len(common) * 2 > len(words)
