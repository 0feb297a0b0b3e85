"""The languages that are spoken; to add one, add its folder and a line here."""

from __future__ import annotations

from conversation_svc.domain.times.languages.en import ENGLISH
from conversation_svc.domain.times.lexer import Lexer
from conversation_svc.domain.times.lexicon import Lexicon

LEXERS: dict[str, Lexer] = {language.code: Lexer(Lexicon.of(language)) for language in (ENGLISH,)}


def lexers_for(language: str | None) -> tuple[Lexer, ...]:
    """The lexer of `language` first, then the others: people switch in the middle of a talk."""
    first = LEXERS.get(language or "en", LEXERS["en"])
    return (first, *(other for other in LEXERS.values() if other is not first))
