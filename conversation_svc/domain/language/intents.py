"""What the customer wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation_svc.domain.language.lexicon import Lexicon
from conversation_svc.domain.language.previous import Previous

_FIRST_RULES = (
    ("cancel", re.compile(r"\bcancel", re.I)),
    ("reschedule", re.compile(r"\b(re-?schedule|move|change|reprogramar)\b", re.I)),
    ("book", re.compile(r"\b(book|appointment|schedule|cita|reservar)\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Reading:
    plain: str
    acts: frozenset[str]
    previous: Previous
    told: bool
    has_times: bool


def intent_of(reading: Reading, lexicon: Lexicon) -> tuple[str | None, float]:
    intent = next((name for name, pattern in _FIRST_RULES if pattern.search(reading.plain)), None)
    return intent, 0.8 if intent else 0.5
