"""Languages: one folder each, with its phrases, its word lists and its way of saying dates.

Add one line here.
"""

from __future__ import annotations

from conversation_svc.domain.phrases import en, es
from conversation_svc.domain.phrases.language import Language, Words

LANGUAGES: dict[str, Language] = {"en": en.LANGUAGE, "es": es.LANGUAGE}


def language_of(code: str | None) -> Language:
    """The language by its code ("es", "es-MX"), English when it is not known."""
    return LANGUAGES.get((code or "en")[:2].lower(), LANGUAGES["en"])


__all__ = ["LANGUAGES", "Language", "Words", "language_of"]
