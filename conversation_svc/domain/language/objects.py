"""Whose a thing is that somebody wants booked, moved or cancelled: "my cleaning" is ours, "my flight" is not.

A verb alone tells little: people book flights, move meetings and cancel cards. What they say after it does,
and whatever has no name that we know is not ours to cancel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from conversation_svc.domain.language.lexicon import ObjectWords

_TOKEN = re.compile(r"[\w@/:.]*[\w@](?:['’-]\w+)*(?:'s)?|[,.!?;]")
_LONGEST = 5  # words of a thing's name


class Whose(StrEnum):
    OURS = "ours"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"  # a thing, but none that we ever heard of
    NOTHING = "nothing"  # "cancel it", "book me in": no thing is named


def whose(plain: str, say: ObjectWords) -> Whose:
    if say.away.search(plain):
        return Whose.FOREIGN
    found = {_judged(thing, say) for thing in things(plain, say)}
    for answer in (Whose.OURS, Whose.FOREIGN, Whose.UNKNOWN):
        if answer in found:
            return answer
    return Whose.NOTHING


def _judged(thing: str, say: ObjectWords) -> Whose:
    if say.foreign.search(thing):
        return Whose.FOREIGN
    return Whose.OURS if say.ours.search(thing) or say.vague.search(thing) else Whose.UNKNOWN


def things(plain: str, say: ObjectWords) -> Iterator[str]:
    """What follows a verb, an article before it or not."""
    tokens = _TOKEN.findall(plain)
    for at, token in enumerate(tokens):
        if token not in say.verbs and token not in say.loose:
            continue
        start = at + 1
        while start < len(tokens) and tokens[start] in say.skipped and tokens[start] not in say.determiners:
            start += 1
        named = start < len(tokens) and (tokens[start] in say.determiners or tokens[start].endswith("'s"))
        if not named and token in say.loose:
            continue
        name = list(_name(tokens[start + named :], say))
        if name:
            yield " ".join(name)


def _name(tokens: list[str], say: ObjectWords) -> Iterator[str]:
    for token in tokens[:_LONGEST]:
        if token in say.ends or not token[0].isalnum():
            return
        yield token
