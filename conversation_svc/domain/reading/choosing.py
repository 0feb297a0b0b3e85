"""Which of the offered things does the customer mean?

"The second one", "the later one", "10:30", "Friday's", "Dr. Lee". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from conversation_svc.domain.phrases import Words
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Mention

T = TypeVar("T")
_NUMBERS = {
    **{word: place for place, word in enumerate(("one", "two", "three", "four", "five"), start=1)},
    **{word: place for place, word in enumerate(("uno", "dos", "tres", "cuatro", "cinco"), start=1)},
}


def by_place(heard: Heard, count: int) -> int | None:
    """The index that an ordinal or a bare number names, within `count` things."""
    number = heard.words.find("number_only", heard.text)
    place = _place_of(number["n"].lower()) if number else None
    if place is None and heard.says("as_late"):
        return None  # "the latest you have" asks the calendar, not our list
    if place is None:
        return by_ordinal(heard.words, heard.text, count)
    return place - 1 if place <= count else None


def _place_of(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number]


def by_ordinal(words: Words, text: str, count: int) -> int | None:
    """ "The second": its index within `count` things."""
    for pattern, value in words.ordinals.items():
        found = pattern.search(text)
        if found and not words.matches("instead_of", text[: found.start()].rstrip() + " "):
            place = count if value == -1 else value
            return place - 1 if place <= count else None
    return None


def by_time(named: Sequence[Mention], items: Sequence[T], start_of: Callable[[T], datetime]) -> list[T]:
    """Those whose day and clock time agree with everything that was named; all of them when nothing was."""
    fitting = list(items)
    for mention in named:
        if mention.old:
            continue
        fitting = [item for item in fitting if _agrees(mention, start_of(item))]
    return fitting


def by_name(text: str, items: Sequence[T], names_of: Callable[[T], Sequence[str]]) -> list[T]:
    lowered = text.lower()
    return [
        item
        for item in items
        if any(name and re.search(rf"\b{re.escape(name.lower())}\b", lowered) for name in names_of(item))
    ]


def _agrees(mention: Mention, start: datetime) -> bool:
    clock = start.timetz().replace(tzinfo=None)
    return (
        (mention.days is None or mention.days[0] <= start.date() <= mention.days[1])
        and (mention.at is None or mention.at == clock)
        and (mention.earliest is None or clock >= mention.earliest)
        and (mention.latest is None or clock < mention.latest)
    )
