"""What a booking brings along: those who come too, and the same again in the weeks that follow. As lines that
the customer might have said, so that each is found, read back and agreed to like any other. Pure.
"""

from __future__ import annotations

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.state import Companion, Task


def lines(task: Task, service: str, language: str) -> tuple[str, ...]:
    """To be heard once the booking of `task` is done. service: its name, in that language."""
    weekly = str(language_of(language).phrases["_also_weekly"]).format(service)
    return (*(_line(other, service, language) for other in task.others), *(weekly for _ in range(task.weeks)))


def _line(other: Companion, service: str, language: str) -> str:
    phrases = language_of(language).phrases
    key = "_also_person_at" if other.at else "_also_person_after" if other.after else "_also_person"
    line = str(phrases[key]).format(service, f"{other.at:%H:%M}" if other.at else "")
    return f"{line}, {other.name}" if other.name else line
