"""Words: what customers say, by language. To add a language: a folder beside `en`, and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from conversation_svc.domain.language.en import ENGLISH
from conversation_svc.domain.language.es import SPANISH
from conversation_svc.domain.language.lexicon import Lexicon

LEXICONS: Mapping[str, Lexicon] = {lexicon.code: lexicon for lexicon in (ENGLISH, SPANISH)}

__all__ = ["LEXICONS", "Lexicon"]
