"""The languages that are spoken; to add one, add its folder and a line here."""

from __future__ import annotations

import re

from conversation_svc.domain.times.languages.en import ENGLISH
from conversation_svc.domain.times.languages.en import wishes as english
from conversation_svc.domain.times.languages.es import SPANISH
from conversation_svc.domain.times.languages.es import wishes as spanish
from conversation_svc.domain.times.lexer import Lexer
from conversation_svc.domain.times.lexicon import Lexicon

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")

LANGUAGES = (ENGLISH, SPANISH)
ANY = re.compile(f"{english.ANY}|{spanish.ANY}")
EXCEPTING = english.BUT | spanish.BUT
LEXERS: dict[str, Lexer] = {language.code: Lexer(Lexicon.of(language)) for language in LANGUAGES}


_ORDERS = {
    first: (lexer, *(other for other in LEXERS.values() if other is not lexer))
    for first, lexer in LEXERS.items()
}


def lexers_for(language: str | None, words: set[str]) -> tuple[Lexer, ...]:
    """The lexer of `language` (None: of the language that `words` show) first: people switch in mid-talk."""
    if language is None:
        language = max(LANGUAGES, key=lambda each: len(each.signs & words)).code
    return _ORDERS.get(language, _ORDERS["en"])


def may_speak_of_time(text: str, language: str | None) -> bool:
    """A cheap look: no for most lines that say no time, yes for all that do."""
    if _DIGIT.search(text):
        return True
    words = set(_WORD.findall(text.lower()))
    first, *others = lexers_for(language, words)
    return first.may_speak_of_time(words) or any(not lexer.unmistakable.isdisjoint(words) for lexer in others)
