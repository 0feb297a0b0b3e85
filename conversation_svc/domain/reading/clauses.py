"""Two wishes in one message: "Cancel Tuesday, and book a cleaning for Friday". Pure."""

from __future__ import annotations

from datetime import datetime

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard, listen
from conversation_svc.domain.reading.parallel import bookings
from conversation_svc.domain.state import State

TASKS = frozenset({"book", "search", "reschedule", "cancel", "status", "note", "message", "waitlist"})
ASKING = frozenset({"info", "hours"})
BEGINNING = frozenset({"book", "search", "reschedule", "cancel"})
_CHANGES = frozenset({"reschedule", "cancel"})
MOST = 3
GUESSED = 0.75  # how sure a first wish must be; "my daughter has an appointment" is none
LONGEST_HEAD = 25  # words of a first wish; more is its story
LONGEST = 400  # longer stories are one wish with much around it


def clauses(heard: Heard, state: State, policy: Policy, now: datetime) -> list[str]:
    """The line cut into its wishes; mostly that is the whole line.

    It is cut where both halves are wishes of different kinds: "book it and cancel the other one" is two, "I
    want to book, and how much is it" stays one (the question is answered on the way). And where the wish
    behind a question would be lost: "do you take walk-ins, and can I come in on Friday?"
    """
    parts: list[str] = []
    rest = heard.text
    if state.expected in ("note", "message") or len(rest) > LONGEST:
        return [rest]
    both = heard.words.find("each_their_time", rest)
    if both and state.task is None:  # "Monday at 9 for me and 9:30 for my husband"
        also = str(language_of(heard.understanding.language).phrases["_also_at"])
        own = rest[: both.end("mine")] + rest[both.end() :]
        we = heard.words.find("both_of_us", own)
        own = own if we is None else f"{own[: we.start()]}I{own[we.end() :]}"  # each has a line now
        return [own, also.format(both["who"], both["theirs"])]
    two = bookings(heard, policy) if state.task is None else None
    if two:
        return two
    while len(parts) < MOST - 1:
        cut = _cut(rest, heard, state, policy, now)
        if cut is None:
            break
        parts.append(cut[0])
        rest = cut[1]
    return [*parts, rest]


def _wish_of(tail: Heard) -> str | None:
    """ "... and move the other one to half past": of the appointments we spoke of."""
    moves = tail.intent in (None, "oos") and tail.says("moving") and tail.says("the_nth")
    wishes = tail.intent is None and tail.says("wishing_for") and tail.understanding.times
    return "reschedule" if moves else "book" if wishes else tail.intent


def _cut(line: str, heard: Heard, state: State, policy: Policy, now: datetime) -> tuple[str, str] | None:
    """The first wish of a line and the rest, where both are wishes of different kinds."""
    for found in heard.words.find_all("clause", line):
        mark = "?" if found.group().startswith("?") else ""  # a question stays one
        head, tail = line[: found.start()] + mark, line[found.end() :]
        if not tail.strip() or len(head.split()) > LONGEST_HEAD:
            return None
        heads, tails = (listen(part, state, policy, now) for part in (head, tail))
        first = heads.intent if heads.understanding.confidence > GUESSED else None
        if first in _CHANGES and not heads.says("changing"):
            first = None  # "something came up at work" is the reason of what follows
        second = _wish_of(tails)
        if first == "cancel" and second in ("book", "search") and not heads.says("cancelling"):
            return None  # "I can't make it Monday. Do you have anything Friday?" moves it
        if (
            heads.says("having_one")
            or heads.says("kept_one")
            or ({first, second} == {"cancel", "book"} and heard.is_rebooking)
        ):
            return None
        asks = heads.intent is None and mark
        asked = (first in ASKING or asks) and second in BEGINNING
        if asked or (first in TASKS and second in TASKS and first != second):
            return head, tail
    return None
