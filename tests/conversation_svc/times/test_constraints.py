from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from conversation_svc.domain.times import Constraints, find_constraints
from tests.conversation_svc.times.reading import make_context

NEXT_WEEK = ((date(2019, 3, 11), date(2019, 3, 18)),)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("between 2 and 4", {"earliest": time(14), "latest": time(16)}),
        ("after three", {"earliest": time(15)}),
        ("not before 10", {"earliest": time(10)}),
        ("not after 4", {"latest": time(16)}),
        ("not Tuesday and not before 11", {"earliest": time(11), "without_weekdays": frozenset({1})}),
        ("before noon", {"latest": time(12)}),
        ("by four", {"latest": time(16), "latest_included": True}),
        ("any morning but Monday", {"part_of_day": "morning", "without_weekdays": frozenset({0})}),
        ("any day but Monday, after 3", {"earliest": time(15), "without_weekdays": frozenset({0})}),
        (
            "cualquier día menos el lunes, después de las 3",
            {"earliest": time(15), "without_weekdays": frozenset({0})},
        ),
        ("not Monday or Tuesday", {"without_weekdays": frozenset({0, 1})}),
        ("any day except the 8th", {"without_dates": frozenset({date(2019, 3, 8)})}),
        ("I can't do mornings", {"without_parts": frozenset({"morning"})}),
        ("as soon as possible", {"asap": True}),
        ("what's the first available slot?", {"asap": True}),
        ("next week", {"dates": NEXT_WEEK}),
        ("same time next week", {"dates": NEXT_WEEK, "relative": "same_time"}),
        ("anything earlier?", {"relative": "earlier"}),
        ("do you have something later", {"relative": "later"}),
        ("weekdays after 5", {"weekdays": frozenset({0, 1, 2, 3, 4}), "earliest": time(17)}),
        ("Mondays or Wednesdays", {"weekdays": frozenset({0, 2})}),
        ("before Friday", {"dates": ((None, date(2019, 3, 8)),)}),
        ("Friday after 3", {"dates": ((date(2019, 3, 8), date(2019, 3, 9)),), "earliest": time(15)}),
        ("cualquier mañana menos el lunes", {"part_of_day": "morning", "without_weekdays": frozenset({0})}),
        ("después de las tres", {"earliest": time(15)}),
        ("lo antes posible", {"asap": True}),
        ("¿tiene algo más tarde?", {"relative": "later"}),
        ("a la misma hora la próxima semana", {"dates": NEXT_WEEK, "relative": "same_time"}),
        ("see you later", {}),
        ("4 pm please", {}),
    ],
)
def test_wishes_are_bounds(said: str, meant: dict[str, Any]) -> None:
    assert find_constraints(said, make_context()) == Constraints(**meant)


def test_bounds_decide_about_a_slot() -> None:
    wish = find_constraints("any afternoon next week after 2 except Friday", make_context())

    assert wish.allows(datetime(2019, 3, 12, 14))
    assert not wish.allows(datetime(2019, 3, 12, 13, 30))
    assert not wish.allows(datetime(2019, 3, 15, 15))
    assert not wish.allows(datetime(2019, 3, 19, 15))
    assert not wish.allows(datetime(2019, 3, 12, 18))


def test_no_wish_is_empty() -> None:
    assert find_constraints("hello there", make_context()).is_empty
