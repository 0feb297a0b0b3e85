"""Dates and times as people say them, in English and Spanish: words in, local wall-clock values out.

`find_times` answers every expression with its value, grain and span; `merge` makes the date and time fields
of it; `find_constraints` reads wishes ("after three, but not Monday"); `find_birth_date` and `find_people`
read the two other fields made of numbers. Nothing here reads a clock: `now` is in the context.
"""

from __future__ import annotations

from conversation_svc.domain.times.birth import find_birth_date
from conversation_svc.domain.times.constraints import Constraints, find_constraints
from conversation_svc.domain.times.context import OpeningHours, TimeContext
from conversation_svc.domain.times.fields import merge
from conversation_svc.domain.times.finding import find_times
from conversation_svc.domain.times.people import find_people

__all__ = [
    "Constraints",
    "OpeningHours",
    "TimeContext",
    "find_birth_date",
    "find_constraints",
    "find_people",
    "find_times",
    "merge",
]
