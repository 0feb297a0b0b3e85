"""Dates of birth."""

from __future__ import annotations

from datetime import date

from conversation_svc.domain.times.context import TimeContext


def find_birth_date(text: str, context: TimeContext) -> date | None:
    """The date of birth said in `text`, always before `context.now`; None when there is no whole date."""
    return None
