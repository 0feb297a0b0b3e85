"""Misspelt words, corrected to the words that the patterns of a language are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType

from conversation_svc.domain.times.typos import TypoIndex

_LITERAL = re.compile(  # whole words, not the "podr" of "podr[eé]"
    r"(?<![\\\w'\]])[^\W\d_]{4,}(?![\w*+?{'\[])"
)


def typo_index(modules: Iterable[ModuleType], right: Iterable[str]) -> TypoIndex:
    """modules: those with the patterns, as tuples of strings. right: other words that are no mistakes."""
    words: set[str] = set()
    for module in modules:
        for name, value in vars(module).items():
            if not name.isupper():
                continue
            for pattern in _patterns(value):
                words.update(_LITERAL.findall(pattern))
    index = TypoIndex()
    index.learn(words, right)
    return index


def _patterns(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _patterns(part)
