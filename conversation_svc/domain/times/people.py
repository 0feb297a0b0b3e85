"""How many people are coming."""

from __future__ import annotations

import re

from conversation_svc.domain.times.context import TimeContext

_PEOPLE = re.compile(r"\b(\d{1,2}) (?:people|persons|guests|adults|of us)\b")


def find_people(text: str, context: TimeContext) -> int | None:
    found = _PEOPLE.search(text)
    return int(found[1]) if found else None
