"""One careful clerk with a list: what the calendar's answers must look like, one request after the other.

Each act of the attack becomes a step that says in which states of the list its answer is right and what it
does to the list. Nothing here is shared with the service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tests.soak.calendar_run.acts import FOREVER, Act
from tests.soak.calendar_run.shop import INTERVAL, SERVICES, STAFF, seats, span

BLOCKING = ("held", "booked")
EXPIRY_SLACK = 0.1
"""Seconds after its time within which an expired hold may still be in the way: a request compares with the
instant at which it was taken up, not with that of its answer."""


class Line(NamedTuple):
    """A hold or an appointment as it stands: held, booked, cancelled, released or expired."""

    status: str
    service: str
    staff: str
    start: int
    version: int


class Book:
    """Everything that stands, by id."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self._taken: dict[str, dict[str, Line]] = {member: {} for member in STAFF}

    def put(self, row: str, line: Line | None) -> Line | None:
        """Write or strike out a line. Returns what stood there."""
        before = self.lines.pop(row, None)
        if before is not None:
            self._taken[before.staff].pop(row, None)
        if line is not None:
            self.lines[row] = line
            if line.status in BLOCKING:
                self._taken[line.staff][row] = line
        return before

    def seats_left(self, service: str, staff: str, start: int, but: str = "") -> int:
        """0: the time cannot be had. The line `but` is not in the way."""
        low, high = span(service, start)
        left = seats(service)
        for row, line in self._taken[staff].items():
            if row == but:
                continue
            if line.start == start and line.service == service and seats(service) > 1:
                left -= 1
            else:
                begins, ends = span(line.service, line.start)
                if begins < high and low < ends:
                    return 0
        return left


Rule = Callable[[Book], bool]
Write = Callable[[Book], Line]


@dataclass(slots=True)
class Step:
    """An act, or a hold's running out, as an operation on the book."""

    began: float
    ended: float
    act: Act
    what: str
    right: Rule
    """Is the answer right for this state?"""
    write: Write | None
    """The line as it is afterwards; None: nothing changes."""
    row: str = ""
    cells: int = 0
    """Which stretches of whose time it asks about or changes, one bit each."""

    @property
    def changes(self) -> bool:
        return self.write is not None

    def allowed(self, state: Book) -> bool:
        return self.right(state)

    def apply(self, state: Book) -> Line | None:
        assert self.write is not None
        return state.put(self.row, self.write(state))

    def undo(self, state: Book, before: Line | None) -> None:
        state.put(self.row, before)

    def touches(self, other: Step) -> bool:
        if not (self.changes or other.changes):
            return False
        return bool(self.cells & other.cells) or (self.row != "" and self.row == other.row)

    def __str__(self) -> str:
        return f"{self.what} {self.began:.4f} to {self.ended:.4f}: {self.act}"


def steps(acts: Iterable[Act], first: int, book: Book) -> list[Step]:
    """What was done since `book` was as it is. `first` is an epoch minute before all of it."""
    acts = [act for act in acts if is_an_answer(act) and not act.was_given_up]
    found = [_step(act) for act in acts]
    used = {act.row: act.ended for act in acts if act.kind == "confirm_hold" and act.won}
    found += [
        _running_out(act)
        for act in acts
        if act.kind == "hold" and act.won and act.expires < min(FOREVER, used.get(act.row, FOREVER) + 0.01)
    ]
    places: dict[str, int] = {}  # wherever a row may have been: a change of it may free any of these
    for row, line in book.lines.items():
        places[row] = _cells(first, line.staff, *span(line.service, line.start))
    for step in found:
        step.cells = _asked_for(step.act, first)
        if step.changes and step.what != "search":
            places[step.row] = places.get(step.row, 0) | step.cells
    for step in found:
        if step.changes:
            step.cells = places[step.row]
    return found


def _asked_for(act: Act, first: int) -> int:
    if act.kind == "search":
        longest = max(before + duration + after for duration, before, after in SERVICES.values())
        return _cells(first, act.staff, act.start - longest, act.start + 1440 + longest)
    if act.kind in ("confirm", "hold", "reschedule"):
        return _cells(first, act.staff, *span(act.service, act.start))
    return 0


def _cells(first: int, staff: str, low: int, high: int) -> int:
    begin, end = (low - first) // 5, -((first - high) // 5)
    assert begin >= 0
    return ((1 << (end - begin)) - 1) << (begin + STAFF.index(staff) * 4096)


def is_an_answer(act: Act) -> bool:
    """Can this question have this answer at all? (Not so: an error of the server, a request refused as
    wrong.)"""
    return act.was_given_up or (act.kind, _answer(act)) in _RULES


def _answer(act: Act) -> str:
    return "won" if act.won else act.code


def _step(act: Act) -> Step:
    right, write = _RULES[act.kind, _answer(act)](act)
    return Step(act.began, act.ended, act, act.kind, right, write, act.row)


def _running_out(act: Act) -> Step:
    """Nobody used the hold in time: it is in nobody's way any more."""

    def right(book: Book) -> bool:
        return act.row in book.lines

    def write(book: Book) -> Line:
        line = book.lines[act.row]
        return line._replace(status="expired") if line.status == "held" else line

    end = act.expires + EXPIRY_SLACK
    return Step(act.expires - 0.01, end, act, "running out", right, write, act.row)


def _taken(status: str) -> Callable[[Act], tuple[Rule, Write]]:
    def rule(act: Act) -> tuple[Rule, Write]:
        line = Line(status, act.service, act.staff, act.start, 1)
        return lambda book: book.seats_left(act.service, act.staff, act.start) > 0, lambda book: line

    return rule


def _refused(act: Act) -> tuple[Rule, None]:
    return lambda book: book.seats_left(act.service, act.staff, act.start) == 0, None


def _becomes(wanted: str, needed: str) -> Callable[[Act], tuple[Rule, Write]]:
    """The line stays where it is. A version must follow the one before; letting go does not count one."""

    def rule(act: Act) -> tuple[Rule, Write]:
        def right(book: Book) -> bool:
            line = book.lines[act.row]
            if line.status == "expired" and needed == "held" and act.began < act.expires:
                # Taken up before the hold ran out, done a moment later: fine where nobody came between.
                return book.seats_left(line.service, line.staff, line.start) > 0
            return line.status == needed and (wanted == "released" or act.version == line.version + 1)

        def write(book: Book) -> Line:
            line = book.lines[act.row]
            version = line.version if wanted == "released" else act.version
            return line._replace(status=wanted, version=version)

        return right, write

    return rule


def _is(*statuses: str) -> Callable[[Act], tuple[Rule, None]]:
    def rule(act: Act) -> tuple[Rule, None]:
        return lambda book: book.lines[act.row].status in statuses, None

    return rule


def _moved(act: Act) -> tuple[Rule, Write]:
    def right(book: Book) -> bool:
        line = book.lines[act.row]
        return (
            line.status == "booked"
            and act.version == line.version + 1
            and act.given_version in (None, line.version)
            and book.seats_left(act.service, act.staff, act.start, but=act.row) > 0
        )

    def write(book: Book) -> Line:
        return Line("booked", act.service, act.staff, act.start, act.version)

    return right, write


def _not_moved(act: Act) -> tuple[Rule, None]:
    def right(book: Book) -> bool:
        line = book.lines[act.row]
        return (
            line.status == "booked"
            and act.given_version in (None, line.version)
            and book.seats_left(act.service, act.staff, act.start, but=act.row) == 0
        )

    return right, None


def _other_version(act: Act) -> tuple[Rule, None]:
    def right(book: Book) -> bool:
        line = book.lines[act.row]
        return line.status == "booked" and act.given_version not in (None, line.version)

    return right, None


def _listed(act: Act) -> tuple[Rule, None]:
    """Everything on offer is free, and everything free is on offer."""

    def right(book: Book) -> bool:
        starts = range(act.start, act.start + 1440, INTERVAL)
        left = ((start, book.seats_left(act.service, act.staff, start)) for start in starts)
        return act.seen == tuple(one for one in left if one[1] > 0)

    return right, None


def _looked_at(act: Act) -> tuple[Rule, None]:
    return lambda book: act.seen == (tuple(book.lines[act.row]),), None


_RULES: dict[tuple[str, str], Callable[[Act], tuple[Rule, Write | None]]] = {
    ("confirm", "won"): _taken("booked"),
    ("confirm", "slot_taken"): _refused,
    ("hold", "won"): _taken("held"),
    ("hold", "slot_taken"): _refused,
    ("confirm_hold", "won"): _becomes("booked", "held"),
    ("confirm_hold", "wrong_status"): _is("booked", "cancelled"),
    ("confirm_hold", "hold_expired"): _is("expired"),
    ("confirm_hold", "not_found"): _is("released"),
    ("release", "won"): _becomes("released", "held"),
    ("release", "not_found"): _is("booked", "cancelled", "released"),
    ("reschedule", "won"): _moved,
    ("reschedule", "slot_taken"): _not_moved,
    ("reschedule", "wrong_status"): _is("cancelled"),
    ("reschedule", "version_conflict"): _other_version,
    ("cancel", "won"): _becomes("cancelled", "booked"),
    ("cancel", "wrong_status"): _is("cancelled"),
    ("search", "won"): _listed,
    ("look", "won"): _looked_at,
}
