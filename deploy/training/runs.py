"""The letters that the shipped patterns cannot do without, worked out once."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from conversation_svc.domain.language import LEXICONS, Lexicon
from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.runs import parsed_runs


def find_runs() -> dict[str, Any]:
    patterns = {pattern for lexicon in LEXICONS.values() for pattern in patterns_of(lexicon)}
    return {pattern: parsed_runs(pattern) for pattern in sorted(patterns)}


def patterns_of(lexicon: Lexicon) -> list[str]:
    """Every alternative of every phrase of a language."""
    found = [phrases for _, phrases in lexicon.intents]
    for part in (lexicon, lexicon.acts, lexicon.system, lexicon.names, lexicon.objects):
        values = [getattr(part, field.name) for field in fields(part)]
        found += [value for value in values if isinstance(value, Phrases)]
    return [pattern for phrases in found for pattern in phrases.alternatives]
