"""A name that was found, and its parts.

Which of one lone name is meant is asked of the words ("last name"), then of the field we asked for, then of
its letters (`weights/names.json`).
"""

from __future__ import annotations

from dataclasses import dataclass

from conversation_svc.domain.language.lexicon import NameWords
from conversation_svc.domain.language.weights import NameModel


@dataclass(frozen=True, slots=True)
class PersonName:
    """full: all words as they were said, a middle name too."""

    first: str | None
    last: str | None
    full: str


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """text as typed; plain: lower case, of the same length. taken: spans that are times and other things."""

    text: str
    plain: str
    expected: str | None
    taken: tuple[tuple[int, int], ...] = ()


def labelled(words: tuple[str, ...], question: NameQuestion, say: NameWords, model: NameModel) -> PersonName:
    full = " ".join(words)
    if len(words) == 3 and words[1].lower() in say.joined:
        return PersonName(words[0], words[2], full)
    if len(words) > 1:
        last = 1 if say.two_last_names else len(words) - 1
        while last > 1 and words[last - 1].lower() in say.particles:
            last -= 1
        return PersonName(words[0], " ".join(words[last:]), full)
    if _is_last(full, question, say, model):
        return PersonName(None, full, full)
    return PersonName(full, None, full)


def _is_last(only: str, question: NameQuestion, say: NameWords, model: NameModel) -> bool:
    if say.last_name.search(question.plain):
        return True
    if say.first_name.search(question.plain):
        return False
    if question.expected == "last_name":
        return True
    return not model.is_first(only.lower(), 1.0 if question.expected == "first_name" else 0.0)
