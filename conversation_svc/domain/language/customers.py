"""Which customer of a list was meant, when speech recognition misheard the name."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.language.lexicon import SpellingWords


class CustomerIndex:
    def __init__(self, names: Sequence[str]) -> None:
        self._names = {name.lower(): name for name in names}

    def find(self, text: str, letters: SpellingWords) -> str | None:
        return self._names.get(text.lower())
