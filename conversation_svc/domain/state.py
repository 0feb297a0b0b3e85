"""What the receptionist remembers of one session. Frozen, and the same after a round trip through JSON.

Instants are aware and in the tenant's zone; dates and clock times are the tenant's local ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from conversation_svc.domain.codec import from_json, to_json

DayRange = tuple[date, date]  # both days included


@dataclass(frozen=True, slots=True)
class Wish:
    """When a customer would like to come. Empty fields mean "no wish"."""

    days: tuple[DayRange, ...] = ()
    at: time | None = None
    earliest: time | None = None
    latest: time | None = None  # not included, unless latest_included
    latest_included: bool = False
    over_by: bool = False  # `latest` is when it must be over, rather than begin
    part: str | None = None
    weekdays: tuple[int, ...] = ()
    without_dates: tuple[date, ...] = ()
    without_weekdays: tuple[int, ...] = ()
    without_parts: tuple[str, ...] = ()
    without_times: tuple[time, ...] = ()
    after: datetime | None = None  # "later than that": strictly after this start
    before: datetime | None = None
    asap: bool = False
    late: bool = False  # the last times of the day rather than the first
    without_staff: tuple[str, ...] = ()

    @property
    def has_day(self) -> bool:
        return bool(self.days or self.weekdays)

    @property
    def has_time(self) -> bool:
        return bool(self.at or self.earliest or self.latest or self.part)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or a clock time that was named.

    `old`: the words around say that it is what was, not what shall be.
    """

    days: DayRange | None = None
    at: time | None = None
    earliest: time | None = None
    latest: time | None = None
    old: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time that the calendar gave us. Only such a slot can be offered or booked."""

    service_id: str
    start: datetime
    end: datetime
    staff_id: str
    staff_name: str = ""

    @property
    def slot_id(self) -> str:
        return f"{self.service_id}|{self.staff_id}|{self.start.isoformat()}"


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment of the customer, as the calendar tells it."""

    appointment_id: str
    confirmation_number: str
    service_id: str
    start: datetime
    end: datetime
    staff_id: str = ""
    staff_name: str = ""
    service_name: str = ""
    for_whom: str = ""  # who comes, when that is not the customer; known in the session that booked it
    status: str = "booked"
    version: int = 1


@dataclass(frozen=True, slots=True)
class Customer:
    """Who is talking. `phone` may be a hint (caller ID); `verified` says that it is proven."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None  # where staff shall come to
    customer_id: str | None = None
    verified: bool = False
    looked_up: bool = False
    asked_phone: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A write that was read back, or that the customer's own words asked for. Runs only once confirmed."""

    proposal_id: str
    tool: str
    args: Mapping[str, Any] = field(default_factory=dict)
    confirmed: bool = False
    tried: bool = False  # the calendar gave no answer: it may have been done, or not


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who comes along, and is booked once the first is. `at`: their own hour; else `after` the
    first, or at the same time.
    """

    name: str = ""
    at: time | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What is being done: book, reschedule, cancel, status, note, notes, message, waitlist, late, confirmed
    (the reminder of an appointment), offer (of a freed time).
    """

    kind: str
    service_id: str | None = None
    staff_id: str | None = None
    wish: Wish = field(default_factory=Wish)
    searched: str | None = None  # the search whose result is in `offers`
    widened: bool = False  # nothing was free as wished, so we looked further
    inexact: bool = False  # the offers are near the wish, not as wished
    offers: tuple[Slot, ...] = ()
    shown: tuple[datetime, ...] = ()
    chosen: Slot | None = None
    refused: bool = False  # the read-back was refused, so ask what to change
    more: bool = False  # what we offered does not suit: other times for the same wish
    hold_id: str | None = None
    hold_for: str | None = None
    target: Booked | None = None
    candidates: tuple[Booked, ...] = ()
    listed: bool = False
    hints: str = ""  # the words that may say which appointment is meant
    mentioned: tuple[Mention, ...] = ()  # days and times named before the appointment was known
    for_whom: str | None = None
    for_other: bool = False
    others: tuple[Companion, ...] = ()
    beside: str = ""  # an appointment of theirs: "after", "before" or on the same "day"
    weeks: int = 0  # further visits of the same kind, each a week after the one before
    text: str = ""
    notes: str = ""
    tries: int = 0
    asked_service: int = 0
    proposed: bool = False  # not asked for in so many words: read back, and done only after a yes
    settled: bool = False  # a move whose new time has been told from the old one
    guessed: bool = False  # an appointment of theirs is meant, if they have one; else a new one is
    placeless: bool = False  # the customer would not say where to come to
    nameless: bool = False  # a message whose sender did not say who they are

    def shown_if(self, wish: Wish) -> tuple[datetime, ...]:
        """What was offered already counts as offered only for a wish of the same kind ("something else")."""
        return (
            ()
            if (wish.at, wish.part, wish.earliest, wish.latest)
            != (self.wish.at, self.wish.part, self.wish.earliest, self.wish.latest)
            else self.shown
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """How far an unproven caller has come in proving who they are."""

    confirmation_number: str | None = None
    phone: str | None = None
    tries: int = 0  # with a confirmation number
    code_tries: int = 0
    code_sent: bool = False
    locked: bool = False  # no more confirmation numbers; a code can still be texted


@dataclass(frozen=True, slots=True)
class Finished:
    """The last thing that was committed, for "actually, make it Friday" a moment later."""

    kind: str
    appointment: Booked | None = None


@dataclass(frozen=True, slots=True)
class State:
    session_id: str
    channel: str = "chat"
    language: str = "en"
    turn: int = 0
    greeted: bool = False
    customer: Customer = field(default_factory=Customer)
    task: Task | None = None
    paused: Task | None = None  # a booking that waits for a short errand
    expected: str | None = None  # the field we just asked for
    proposal: Proposal | None = None
    proposals: int = 0
    proof: Proof = field(default_factory=Proof)
    own: tuple[Booked, ...] = ()  # booked in this very session: no proof needed to change them
    finished: Finished | None = None
    later: tuple[str, ...] = ()  # other wishes of the same message, still to be done
    said: str = ""  # our previous line, as it was rendered
    misses: int = 0
    silences: int = 0
    handoff: str = "bot"  # bot, human or closed
    awaiting_person_since: datetime | None = None
    helping: bool = False  # nobody has come yet, and the bot goes on meanwhile
    about: str | None = None  # the service that was last spoken of
    about_staff: str | None = None  # who was last spoken of
    about_day: date | None = None  # the day that was last asked about
    asked: str | None = None  # what was just asked of it: price or duration
    asked_freely: bool = False  # our last line ends in a question of a model: what a bare yes belongs to
    quiet: bool = False  # wants no texts from us
    intent: str | None = None
    outcome: str | None = None
    ended: bool = False

    def having(self, **changes: Any) -> State:
        return replace(self, **changes)

    def with_task(self, **changes: Any) -> State:
        assert self.task is not None, "there is no task to change"
        return replace(self, task=replace(self.task, **changes))

    def to_json(self) -> dict[str, Any]:
        data = to_json(self)
        assert isinstance(data, dict)
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        return from_json(cls, data)
