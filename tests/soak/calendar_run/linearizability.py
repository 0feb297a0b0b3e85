"""Could all this have happened one after the other?

A history is linearizable when every operation can be given an instant between its question and its answer so
that, run in that order by one careful clerk, every operation gives the answer that was recorded (Herlihy and
Wing). The search for such an order is that of Wing and Gong with Lowe's memory of dead ends, and two
shortcuts that lose no order:

* an operation that changes nothing and whose answer is right now takes place now: it is in nobody's way;
* of the operations that run when the next answer is due, only those that touch its subject, or touch what
  touches it, can have to come before it; everything else may as well come later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

State = TypeVar("State")


class Operation(Protocol):
    """Something that was asked at `began` and answered at `ended`; the answer is part of it."""

    @property
    def began(self) -> float: ...

    @property
    def ended(self) -> float: ...

    @property
    def changes(self) -> bool:
        """False: it only looked."""

    def allowed(self, state: Any) -> bool:
        """Would it get its answer in this state?"""

    def apply(self, state: Any) -> object:
        """Change the state. What is returned is given to `undo`."""

    def undo(self, state: Any, before: Any) -> None: ...

    def touches(self, other: Any) -> bool:
        """False only when the order of the two makes no difference."""


class NoOrder(Exception):
    """There is none; `stuck` is what the longest attempt could not place, with what ran beside it."""

    def __init__(self, reason: str, stuck: Sequence[object]) -> None:
        self.stuck = stuck
        super().__init__(f"{reason}; first of what cannot be placed: {stuck[0] if stuck else 'nothing'}")


@dataclass(frozen=True, slots=True)
class Checked:
    operations: int
    steps: int
    """How often a state was changed on the way; as many as there are changes when nothing was taken back."""


def check(operations: Sequence[Operation], state: State, *, steps_each: int = 20) -> Checked:
    """Leaves `state` as the order found leaves it. Raises NoOrder when there is none, or when none was found
    within `steps_each` steps an operation: a history that cannot be judged does not count as good."""
    return _Search(operations, state, steps_each * max(len(operations), 10)).run()


@dataclass(slots=True)
class _Frame:
    """A place in the search: what runs now, and which of it has not been tried to be next."""

    running: tuple[int, ...]
    following: int
    """The first operation that has not begun."""
    choices: Iterator[int]
    changed: int | None = None
    before: object = None


class _Search(Generic[State]):
    def __init__(self, operations: Sequence[Operation], state: State, budget: int) -> None:
        self._ops = sorted(operations, key=lambda one: one.began)
        self._state = state
        self._budget = budget
        self._dead: set[tuple[int, tuple[int, ...]]] = set()
        self._furthest: tuple[int, tuple[int, ...]] = (0, ())

    def run(self) -> Checked:
        steps = 0
        stack = [self._frame((), 0)]
        while stack:
            top = stack[-1]
            if not top.running and top.following == len(self._ops):
                return Checked(len(self._ops), steps)
            following = self._next(top)
            if following is None:
                self._dead.add((top.following, top.running))
                stack.pop()
                if top.changed is not None:
                    self._ops[top.changed].undo(self._state, top.before)
                continue
            steps += 1
            if steps > self._budget:
                raise NoOrder("no order found in time", self._stuck())
            stack.append(following)
        raise NoOrder("no order explains the answers", self._stuck())

    def _next(self, top: _Frame) -> _Frame | None:
        for index in top.choices:
            one = self._ops[index]
            if not one.changes or not one.allowed(self._state):
                continue
            before = one.apply(self._state)
            rest = tuple(other for other in top.running if other != index)
            frame = self._frame(rest, top.following)
            if (frame.following, frame.running) not in self._dead:
                frame.changed, frame.before = index, before
                return frame
            one.undo(self._state, before)
        return None

    def _frame(self, running: tuple[int, ...], following: int) -> _Frame:
        """Let in what has begun by now, and let go what only looked and saw what is there."""
        ops, state = self._ops, self._state
        asked: set[int] = set()
        while True:
            due = min((ops[index].ended for index in running), default=None)
            while following < len(ops) and (due is None or ops[following].began <= due):
                due = ops[following].ended if due is None else min(due, ops[following].ended)
                running = (*running, following)
                following += 1
            seen = {
                index
                for index in running
                if index not in asked and not ops[index].changes and ops[index].allowed(state)
            }
            asked.update(running)
            if not seen:
                break
            running = tuple(index for index in running if index not in seen)
        self._furthest = max(self._furthest, (following - len(running), running))
        return _Frame(running, following, self._choices(running))

    def _choices(self, running: tuple[int, ...]) -> Iterator[int]:
        """What may come next, the most urgent first."""
        if not running:
            return
        order = sorted(running, key=lambda index: self._ops[index].ended)
        linked, rest = [order[0]], order[1:]
        yield order[0]
        for one in linked:  # grows
            near = [other for other in rest if self._ops[one].touches(self._ops[other])]
            rest = [other for other in rest if other not in near]
            linked += near
            yield from near

    def _stuck(self) -> list[Operation]:
        stuck = [self._ops[index] for index in self._furthest[1]]
        return sorted(stuck, key=lambda one: one.ended)
