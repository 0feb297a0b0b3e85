"""The one door to understanding: a line of text and what is known around it -> what was meant.

Pure: the same line in the same context always gives the same answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time

from conversation_svc.domain.understanding import Fields, Understanding


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the tenant that a customer may name: a service or a staff member."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderstandingContext:
    """What is known before the customer opens their mouth.

    now: local wall-clock of the tenant, without an offset. opening: the usual hours of a day, by which a bare
    hour is read. languages: those the tenant speaks, its first one first. country: ISO code, for phone numbers
    and holidays.
    """

    now: datetime
    opening: tuple[time, time] = (time(8), time(18))
    services: tuple[Named, ...] = ()
    staff: tuple[Named, ...] = ()
    languages: tuple[str, ...] = ("en", "es")
    country: str = "US"


_FIRST_RULES = (
    ("cancel", re.compile(r"\bcancel", re.I)),
    ("reschedule", re.compile(r"\b(re-?schedule|move|change|reprogramar)\b", re.I)),
    ("book", re.compile(r"\b(book|appointment|schedule|cita|reservar)\b", re.I)),
)


def understand(
    text: str, *, expected: str | None, system: str | None, context: UnderstandingContext
) -> Understanding:
    """expected: the field just asked for, or None. system: our own previous line, or None."""
    intent = next((name for name, pattern in _FIRST_RULES if pattern.search(text)), None)
    acts = {"intent"} if intent else set()
    if re.match(r"\s*(yes|yeah|yep|sure|ok|si|sí)\b", text, re.I):
        acts.add("affirm")
    if re.match(r"\s*no\b", text, re.I):
        acts.add("negate")
    if expected:
        acts.add("inform")
    return Understanding(
        text=text, acts=frozenset(acts), intent=intent, fields=Fields(), confidence=0.5 if acts else 0.0
    )
