"""What a person allows and forbids: "any morning but Monday", "after three", "as soon as possible"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.almanac import add_days
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.finding import read
from conversation_svc.domain.times.grammar import Token
from conversation_svc.domain.times.languages.en import wishes as english
from conversation_svc.domain.times.languages.es import wishes as spanish
from conversation_svc.domain.times.languages.registry import ANY, EXCEPTING
from conversation_svc.domain.times.lexer import lexemes
from conversation_svc.domain.times.parts import bookable_part, part_said
from conversation_svc.domain.times.resolution import resolve_range
from conversation_svc.domain.times.values import Clock, ClockRange, Day, DayRange, Moment, MomentRange
from conversation_svc.domain.times.wording import words_of


@dataclass(frozen=True, slots=True)
class Constraints:
    """The wish as bounds on the start. Empty fields mean "no wish".

    dates: half-open (first day, day after the last) ranges that are allowed, None for an open side;
    weekdays: Monday = 0; without_*: forbidden. earliest <= clock time < latest; with latest_included
    ("by four") that time itself is allowed. relative: "earlier" or "later" than what was offered or booked,
    or at the "same_time".
    """

    dates: tuple[tuple[date | None, date | None], ...] = ()
    weekdays: frozenset[int] = frozenset()
    without_dates: frozenset[date] = frozenset()
    without_weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    latest_included: bool = False
    part_of_day: str | None = None
    without_parts: frozenset[str] = frozenset()
    asap: bool = False
    relative: str | None = None

    @property
    def forbids(self) -> bool:
        return bool(self.without_dates or self.without_weekdays or self.without_parts)

    @property
    def is_empty(self) -> bool:
        return self == Constraints()

    def allows(self, moment: datetime) -> bool:
        """May an appointment start at `moment` (local, naive)? Says nothing of asap and relative."""
        day, clock = moment.date(), moment.time()
        if day in self.without_dates or day.weekday() in self.without_weekdays:
            return False
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.dates and not any(
            (not first or first <= day) and (not end or day < end) for first, end in self.dates
        ):
            return False
        part = "morning" if clock.hour < 12 else "afternoon" if clock.hour < 17 else "evening"
        if part in self.without_parts or (self.part_of_day and part != self.part_of_day):
            return False
        if self.earliest and clock < self.earliest:
            return False
        return not self.latest or clock < self.latest or (self.latest_included and clock == self.latest)


def _phrase(*sources: str) -> re.Pattern[str]:
    return re.compile("|".join(sources))


_ASAP = _phrase(english.ASAP, spanish.ASAP)
_RELATIVES = (
    ("same_time", _phrase(english.SAME_TIME, spanish.SAME_TIME)),
    ("earlier", _phrase(english.EARLIER, spanish.EARLIER)),
    ("later", _phrase(english.LATER, spanish.LATER)),
)
_WEEKDAYS = _phrase(english.WEEKDAYS, spanish.WEEKDAYS)
_WEEKENDS = _phrase(english.WEEKENDS, spanish.WEEKENDS)
_NO_WEEKENDS = _phrase(english.NO_WEEKENDS, spanish.NO_WEEKENDS)
_WEEKDAY_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays mon lunes",
            "tuesday tuesdays tue martes",
            "wednesday wednesdays wed miércoles miercoles",
            "thursday thursdays thu jueves",
            "friday fridays fri viernes",
            "saturday saturdays sat sábado sábados sabado sabados",
            "sunday sundays sun domingo domingos",
        )
    )
    for name in names.split()
}
LONGEST_REFUSED = 31  # days: "not in December"
_LINKS = frozenset(",@OeiFA|")


@dataclass(slots=True)
class _Wish:
    """The constraints while they are being read."""

    dates: list[tuple[date | None, date | None]] = field(default_factory=list)
    weekdays: set[int] = field(default_factory=set)
    without_dates: set[date] = field(default_factory=set)
    without_weekdays: set[int] = field(default_factory=set)
    without_parts: set[str] = field(default_factory=set)
    earliest: time | None = None
    latest: time | None = None
    part: str | None = None

    def allow(self, token: Token, text: str, context: TimeContext) -> None:
        value = token.value
        if isinstance(value, Day):
            self.dates.append((value.date, add_days(value.date, 1)))
        elif isinstance(value, DayRange):
            self.dates.append((value.start, value.end))
        elif isinstance(value, Moment):
            self.dates.append((value.date, add_days(value.date, 1)))
        elif isinstance(value, MomentRange):
            self._allow_moments(value)
        elif isinstance(value, ClockRange):
            self._allow_clocks(value, context)
        elif token.kind == "W":
            self.weekdays.add(value)

    def _allow_moments(self, value: MomentRange) -> None:
        one_day = not (value.start and value.end) or value.end - value.start <= timedelta(days=1)
        known = value.start or value.end
        if known and one_day:
            self.dates.append((known.date(), add_days(known.date(), 1)))
        elif value.start and value.end:
            last = value.end if value.end.time() == time() else value.end + timedelta(days=1)
            self.dates.append((value.start.date(), last.date()))
            return
        if (part := part_said(value)) and bookable_part(part):
            self.part = bookable_part(part)
            return
        self.earliest = value.start.time() if value.start and value.start.time() != time() else self.earliest
        self.latest = value.end.time() if value.end and value.end.time() != time() else self.latest

    def _allow_clocks(self, value: ClockRange, context: TimeContext) -> None:
        if value.part and bookable_part(value.part):
            self.part = bookable_part(value.part)
            return
        start, end = resolve_range(value, context)
        self.earliest = _time(start) or self.earliest
        self.latest = _time(end) or self.latest

    def forbid(self, token: Token, text: str, context: TimeContext) -> None:
        value, words = token.value, {word for _, word, _, _ in lexemes(text[token.start : token.end])}
        named = {_WEEKDAY_NAMES[word] for word in words if word in _WEEKDAY_NAMES}
        if token.kind == "W":
            self.without_weekdays.add(value)
        elif isinstance(value, Day):
            if named and not any(character.isdigit() for character in text[token.start : token.end]):
                self.without_weekdays |= named
            else:
                self.without_dates.add(value.date)
        elif isinstance(value, DayRange) and value.start and value.end:
            days = range(min((value.end - value.start).days, LONGEST_REFUSED))
            self.without_dates |= {add_days(value.start, day) for day in days}
        elif isinstance(value, ClockRange) and value.part and (part := bookable_part(value.part)):
            self.without_parts.add(part)
        elif isinstance(value, ClockRange) and not (value.start and value.end):  # "not after four"
            start, end = resolve_range(value, context)
            self.latest, self.earliest = _time(start) or self.latest, _time(end) or self.earliest


def _time(clock: Clock | None) -> time | None:
    return None if clock is None or clock.hour >= 24 else clock.as_time()


def _forbids(token: Token, any_before: bool) -> bool:
    return token.kind == "g" or (any_before and token.kind == "." and token.value in EXCEPTING)


def _forbids_itself(token: Token, text: str) -> bool:
    """ "Not Tuesday and not before eleven": read as a bound already, which begins at eleven."""
    return token.kind == "V" and text[token.start : token.end].lower().startswith("no")


def _read_bounds(tokens: Sequence[Token], text: str, context: TimeContext) -> _Wish:
    wish = _Wish()
    any_said = ANY.search(text.lower()) is not None
    forbidding = False
    for token in tokens:
        if token.kind in "DRKVJW":
            if forbidding and not _forbids_itself(token, text):
                wish.forbid(token, text, context)
            else:
                wish.allow(token, text, context)
        elif _forbids(token, any_said):
            forbidding = True
        elif token.kind not in _LINKS:
            forbidding = forbidding and token.kind == "." and token.value in _DOING
    return wish


_DOING = frozenset(words_of("do make come it on any ir venir asistir llegar acudir"))


def find_constraints(text: str, context: TimeContext) -> Constraints:
    """The bounds in `text`; an exact date or time is one too (`dates`), an exact clock time is not."""
    lowered = text.lower()
    tokens = read(text, context)
    wish = _read_bounds(tokens, text, context)
    if _WEEKDAYS.search(lowered):
        wish.weekdays |= {0, 1, 2, 3, 4}
        wish.dates = [] if "friday" in lowered or "viernes" in lowered else wish.dates
    if _NO_WEEKENDS.search(lowered):
        wish.without_weekdays |= {5, 6}
        wish.weekdays -= {5, 6}
    elif _WEEKENDS.search(lowered):
        wish.weekdays, wish.dates = wish.weekdays | {5, 6}, []
    found = Constraints(
        dates=tuple(wish.dates),
        weekdays=frozenset(wish.weekdays),
        without_dates=frozenset(wish.without_dates),
        without_weekdays=frozenset(wish.without_weekdays),
        earliest=wish.earliest,
        latest=wish.latest,
        latest_included=wish.latest is not None
        and any(token.kind == "V" and _up_to(token) for token in tokens),
        part_of_day=wish.part,
        without_parts=frozenset(wish.without_parts),
        asap=_ASAP.search(lowered) is not None,
    )
    relative = next((name for name, pattern in _RELATIVES if pattern.search(lowered)), None)
    return replace(found, relative=relative)


def _up_to(token: Token) -> bool:
    return isinstance(token.value, ClockRange) and token.value.from_now
