"""The judge of the soak's history: it believes what can have happened and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.soak.calendar_run.acts import Act
from tests.soak.calendar_run.clerk import Book, is_an_answer, steps
from tests.soak.calendar_run.linearizability import NoOrder, check

NOON = 29_900_000 // 1440 * 1440 + 720


# --- the search for an order, on the smallest of all objects


@dataclass
class Cell:
    value: int = 0


@dataclass(frozen=True)
class Access:
    """Somebody wrote a value into a cell, or read it."""

    began: float
    ended: float
    value: int
    changes: bool

    def allowed(self, state: Cell) -> bool:
        return self.changes or state.value == self.value

    def apply(self, state: Cell) -> int:
        before, state.value = state.value, self.value
        return before

    def undo(self, state: Cell, before: int) -> None:
        state.value = before

    def touches(self, other: Access) -> bool:
        return self.changes or other.changes


def write(value: int, began: float, ended: float) -> Access:
    return Access(began, ended, value, True)


def read(value: int, began: float, ended: float) -> Access:
    return Access(began, ended, value, False)


def is_believed(history: list[Access]) -> bool:
    try:
        check(history, Cell(), steps_each=10_000)
    except NoOrder:
        return False
    return True


def test_what_runs_at_once_may_have_happened_in_either_order() -> None:
    assert is_believed([write(1, 0, 10), read(0, 1, 2), read(1, 3, 4)])
    assert is_believed([write(1, 0, 10), write(2, 0, 10), read(2, 11, 12)])
    assert is_believed([write(1, 0, 10), write(2, 0, 10), read(1, 11, 12)])


def test_what_was_answered_before_a_question_must_be_seen_by_it() -> None:
    assert not is_believed([write(1, 0, 1), read(0, 2, 3)])


def test_nothing_is_unseen_once_it_was_seen() -> None:
    assert not is_believed([write(1, 0, 10), read(1, 1, 2), read(0, 3, 4)])


def test_a_value_nobody_wrote_is_not_believed() -> None:
    assert not is_believed([write(1, 0, 1), read(2, 0, 1)])


accesses = st.builds(
    lambda began, length, value, changes: Access(float(began), float(began + length), value, changes),
    st.integers(0, 12),
    st.integers(0, 6),
    st.integers(0, 2),
    st.booleans(),
)


@given(st.lists(accesses, max_size=6))
def test_the_search_agrees_with_trying_every_order(history: list[Access]) -> None:
    def explains(order: tuple[Access, ...]) -> bool:
        state = Cell()
        for place, one in enumerate(order):
            if any(later.ended < one.began for later in order[place + 1 :]) or not one.allowed(state):
                return False
            if one.changes:
                one.apply(state)
        return True

    assert is_believed(history) == any(explains(order) for order in permutations(history))


def test_a_history_that_takes_too_long_to_judge_is_not_believed() -> None:
    muddle = [write(number, 0, 100) for number in range(12)]
    with pytest.raises(NoOrder, match="in time"):
        check([*muddle, read(99, 101, 102)], Cell(), steps_each=1)


# --- the clerk


def act(kind: str, began: float, ended: float, **rest: Any) -> Act:
    said = {"service": "half", "staff": "lee", "start": NOON, "row": kind, "version": 1, "status": 200}
    return Act(kind, f"{kind}-{began}", began, ended, **{**said, **rest})


def taken(code: str = "slot_taken") -> dict[str, Any]:
    return {"status": 409, "code": code}


def believed(*acts: Act) -> bool:
    try:
        check(steps(acts, NOON - 2880, Book()), Book())
    except NoOrder:
        return False
    return True


def test_one_of_two_wins_a_time() -> None:
    assert believed(act("confirm", 0, 2, row="a"), act("confirm", 1, 3, row="", **taken()))
    assert not believed(act("confirm", 0, 2, row="a"), act("confirm", 1, 3, row="b"))


def test_a_time_that_overlaps_is_the_same_time_and_one_that_touches_is_not() -> None:
    mine = act("confirm", 0, 1, row="a", service="long")  # 90 minutes and 15 to clean up
    assert not believed(mine, act("confirm", 2, 3, row="b", start=NOON + 90))
    assert believed(mine, act("confirm", 2, 3, row="b", start=NOON + 105))
    assert believed(mine, act("confirm", 2, 3, row="b", staff="kim"))


def test_a_refusal_needs_somebody_in_the_way_between_question_and_answer() -> None:
    mine = act("confirm", 5, 6, row="a")
    assert not believed(act("confirm", 0, 1, row="", **taken()), mine)
    assert believed(act("confirm", 0, 5.5, row="", **taken()), mine)
    gone = act("cancel", 7, 8, row="a", version=2)
    assert believed(mine, gone, act("confirm", 7.5, 9, row="", **taken()))
    assert not believed(mine, gone, act("confirm", 8.5, 9, row="", **taken()))


def test_a_class_has_three_places() -> None:
    places = [act("confirm", n, n + 0.5, row=str(n), service="class") for n in range(3)]
    full = act("confirm", 5, 6, row="", service="class", **taken())
    assert believed(*places, full)
    assert not believed(*places[:2], full)
    assert not believed(*places, act("confirm", 5, 6, row="d", service="class"))
    assert not believed(*places[:1], act("confirm", 5, 6, row="d"))  # nobody else slips in


def test_a_move_frees_the_old_time_and_wins_the_new_one_at_one_instant() -> None:
    mine = act("confirm", 0, 1, row="a")
    moved = act("reschedule", 2, 4, row="a", version=2, staff="kim", start=NOON + 60)
    assert believed(mine, moved, act("confirm", 5, 6, row="b"))
    assert not believed(mine, moved, act("confirm", 5, 6, row="b", staff="kim", start=NOON + 60))
    # Seen to be at both places, or at neither, while it moved:
    both = [act("confirm", 2.1, 2.2, row="", staff="kim", start=NOON + 60, **taken())]
    both.append(act("confirm", 2.3, 2.4, row="", **taken()))
    assert not believed(mine, moved, *both)
    neither = [act("confirm", 2.1, 2.2, row="b"), act("confirm", 2.3, 2.4, row="c", staff="kim")]
    neither[1].start = NOON + 60
    assert not believed(mine, moved, *neither)


def test_two_moves_of_one_appointment_are_ordered_by_their_versions() -> None:
    mine = act("confirm", 0, 1, row="a")
    first = act("reschedule", 2, 9, row="a", version=2, start=NOON + 60)
    second = act("reschedule", 2, 9, row="a", version=3, start=NOON + 120)
    assert believed(mine, second, first, act("confirm", 10, 11, row="b", start=NOON + 60))
    assert not believed(mine, second, first, act("confirm", 10, 11, row="b", start=NOON + 120))


def test_a_hold_is_booked_released_or_runs_out() -> None:
    held = act("hold", 0, 1, row="a", seconds=2, expires=3.0)
    other = act("confirm", 2, 2.5, row="b")
    assert not believed(held, other)
    assert believed(held, act("confirm", 4, 5, row="b"))
    assert not believed(held, act("confirm", 4, 5, row="", **taken()))
    booked = act("confirm_hold", 2, 2.5, row="a", version=2, expires=3.0)
    assert believed(held, booked, act("confirm", 4, 5, row="", **taken()))
    late = act("confirm_hold", 4, 5, row="a", expires=3.0, **taken("hold_expired"))
    assert believed(held, late)
    assert not believed(held, act("confirm_hold", 2, 2.5, row="a", expires=3.0, **taken("hold_expired")))


def test_what_a_search_lists_must_have_been_free_all_at_once() -> None:
    midnight = NOON - 720
    free = [(start, 1) for start in range(midnight, midnight + 1440, 15)]

    def seen(*without: int) -> tuple[tuple[int, int], ...]:
        gone = {m for start in without for m in range(start - 15, start + 30, 15)}
        return tuple(one for one in free if one[0] not in gone)

    first, second = act("confirm", 0, 1, row="a"), act("confirm", 2, 3, row="b", start=NOON + 120)
    look = {"start": midnight, "row": ""}
    assert believed(first, second, act("search", 0.5, 4, seen=seen(), **look))
    assert believed(first, second, act("search", 0.5, 4, seen=seen(NOON), **look))
    assert believed(first, second, act("search", 0.5, 4, seen=seen(NOON, NOON + 120), **look))
    # The second without the first never was.
    assert not believed(first, second, act("search", 0.5, 4, seen=seen(NOON + 120), **look))
    assert not believed(first, second, act("search", 3.5, 4, seen=seen(NOON), **look))


def test_an_appointment_that_is_looked_at_shows_one_of_its_states() -> None:
    mine = act("confirm", 0, 1, row="a")
    moved = act("reschedule", 2, 4, row="a", version=2, start=NOON + 60)
    for shown, ok in (
        (("booked", "half", "lee", NOON, 1), True),
        (("booked", "half", "lee", NOON, 2), False),
    ):
        assert believed(mine, moved, act("look", 3, 3.5, row="a", seen=(shown,))) is ok


def test_errors_are_no_answers() -> None:
    assert not is_an_answer(act("confirm", 0, 1, status=500, code="internal"))
    assert not is_an_answer(act("confirm", 0, 1, status=422, code="invalid_request"))
    assert is_an_answer(act("confirm", 0, 1, **taken()))
