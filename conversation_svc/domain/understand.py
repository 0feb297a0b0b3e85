"""The one door to understanding: a line of text and what is known around it -> what was meant.

Pure: the same line in the same context always gives the same answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from conversation_svc.domain.language import LEXICONS, Lexicon
from conversation_svc.domain.language.acts import Line, acts_of
from conversation_svc.domain.language.addresses import find_email
from conversation_svc.domain.language.detection import language_of, languages_beside
from conversation_svc.domain.language.entities import find_named, folded
from conversation_svc.domain.language.intents import Reading, intent_of
from conversation_svc.domain.language.names import EXPECTED_NAMES, find_name
from conversation_svc.domain.language.numbers import PhoneNumber, find_phone, long_numbers
from conversation_svc.domain.language.person_name import NameQuestion, PersonName
from conversation_svc.domain.language.plain import mended, plain_text
from conversation_svc.domain.language.previous import Previous, previous_of
from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.times import (
    OpeningHours,
    TimeContext,
    find_birth_date,
    find_people,
    find_times,
    merge,
)
from conversation_svc.domain.understanding import Fields, TimeExpression, Understanding

if TYPE_CHECKING:  # few runs have a list of customers
    from conversation_svc.domain.language.customers import CustomerIndex


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the tenant that a customer may name: a service or a staff member."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderstandingContext:
    """What is known before the customer opens their mouth.

    now: local wall-clock of the tenant, without an offset. opening: its windows by weekday, or the usual
    hours of a day, by which a bare hour is read. languages: those the tenant speaks, its first one first.
    country: ISO code, for phone numbers and the order of day and month; "" is unknown. customers: the people
    a name may be, where a list of them is known.
    """

    now: datetime
    opening: OpeningHours | tuple[time, time] = (time(8), time(18))
    services: tuple[Named, ...] = ()
    staff: tuple[Named, ...] = ()
    languages: tuple[str, ...] = ("en", "es")
    country: str = "US"
    customers: CustomerIndex | None = None


_SITUATIONS = {
    "confirm": Previous.CONFIRM,
    "confirmation": Previous.CONFIRM,
    "offer": Previous.OFFER,
    "slot": Previous.OFFER,
    "proposal": Previous.PROPOSAL,
    "more": Previous.MORE,
    "reoffer": Previous.REOFFER,
}
_ACT_OF = {
    "hours": "request",
    "info": "request",
    "status": "request",
    "weather": "request",
    "search": "request",
} | {
    "oos": "",
    "chitchat": "",
    "emergency": "",
}
_BIRTH = {"dob"}
_NO_TIME = (None, None, None)
_NOTHING = Fields()
_WORD = re.compile(r"[\w'’-]+")
_SEVEN_DIGITS = re.compile(r"(?:\d\D{0,3}){6}\d")
_SHORTEST_DICTATED = 27  # letters: seven digits in words
_PHONES_OF = "US"  # whose local numbers are meant where the country is unknown


def understand(
    text: str, *, expected: str | None, system: str | None, context: UnderstandingContext
) -> Understanding:
    """expected: the field just asked for (any field name), or what was put to the customer ("confirm",
    "offer", "proposal", "more"), or None. system: our own previous line, or None.
    """
    plain = plain_text(text)
    lexicons = _lexicons(context.languages)
    spoken = _spoken(system, lexicons)
    lexicon = language_of(plain, lexicons, lexicons[0], spoken)
    if not plain:
        return Understanding(text=text, language=lexicon.code)
    when = TimeContext(
        now=context.now,
        opening=_hours(context.opening),
        expected=expected,
        system=system,
        language=lexicon.code,
        country=context.country,
    )
    phone = _phone(text, expected, lexicon, context)
    digits = () if phone else long_numbers(text, lexicon.digits)
    times = tuple(each for each in find_times(text, when) if not _overlaps(each, phone, digits))
    typed, plain = plain, mended(plain, lexicon)
    previous = _situation(expected, system, spoken)
    fields = _fields(text, plain, expected, lexicon, when, times, phone, context)
    told = bool(times) or _is_told(fields)
    acts = acts_of(Line(plain, previous, told, expected), lexicon.acts)
    ours = fields.service is not None or fields.staff is not None
    reading = Reading(plain, acts, previous, told, ours)
    beside = (
        (replace(reading, plain=mended(typed, other)), other)
        for other in languages_beside(typed, lexicons, lexicon)
    )
    intent, confidence = intent_of(reading, lexicon, beside)
    if intent and not acts:
        acts = frozenset({_ACT_OF.get(intent, "intent")} - {""})
    return Understanding(
        text=text,
        acts=acts,
        intent=intent,
        fields=fields,
        times=times,
        language=lexicon.code,
        confidence=round(confidence, 2),
    )


@lru_cache(maxsize=64)
def _lexicons(languages: tuple[str, ...]) -> tuple[Lexicon, ...]:
    return tuple(LEXICONS[code] for code in languages if code in LEXICONS) or (LEXICONS["en"],)


@lru_cache(maxsize=4096)
def _spoken(system: str | None, lexicons: tuple[Lexicon, ...]) -> Lexicon:
    """The language of our own previous line."""
    return language_of(plain_text(system), lexicons, lexicons[0]) if system else lexicons[0]


def _hours(opening: OpeningHours | tuple[time, time]) -> OpeningHours:
    return opening if isinstance(opening, OpeningHours) else _daily(opening)


@lru_cache(maxsize=256)
def _daily(opening: tuple[time, time]) -> OpeningHours:
    return OpeningHours.daily(*opening)


def _situation(expected: str | None, system: str | None, spoken: Lexicon) -> Previous:
    if expected in _SITUATIONS:
        return _SITUATIONS[expected]
    if expected:
        return Previous.REQUEST
    return previous_of(system, spoken)


def _fields(
    text: str,
    plain: str,
    expected: str | None,
    lexicon: Lexicon,
    when: TimeContext,
    times: tuple[TimeExpression, ...],
    phone: PhoneNumber | None,
    context: UnderstandingContext,
) -> Fields:
    day, clock, part = merge(times) if times else _NO_TIME
    is_birth = expected in _BIRTH or bool(lexicon.birth.search(plain))
    staff = find_named(text, context.staff, lexicon.ignored, lexicon.weak, expected=expected == "staff")
    name = _name(text, expected, lexicon, times, context)
    email = find_email(text, lexicon.addresses, lexicon.spelling, expected=expected == "email")
    people = find_people(text, when)
    service = find_named(
        text, context.services, lexicon.ignored, lexicon.weak, expected=expected == "service"
    )
    customer = _customer(text, expected, lexicon, context)
    found = (name, phone, email, people, service, staff, customer)
    if not times and not is_birth and found.count(None) == len(found):
        return _NOTHING
    return Fields(
        date=day,
        time=clock,
        part_of_day=part,
        name=name.full if name else None,
        first_name=name.first if name else None,
        last_name=name.last if name else None,
        phone=phone.number if phone else None,
        email=email,
        people=people,
        service=service,
        staff=staff,
        dob=find_birth_date(text, when) if is_birth else None,
        customer=customer,
    )


def _phone(
    text: str, expected: str | None, lexicon: Lexicon, context: UnderstandingContext
) -> PhoneNumber | None:
    if expected != "phone" and len(text) < _SHORTEST_DICTATED and not _SEVEN_DIGITS.search(text):
        return None
    return find_phone(text, context.country or _PHONES_OF, lexicon.digits)


def _overlaps(each: TimeExpression, phone: PhoneNumber | None, digits: tuple[tuple[int, int], ...]) -> bool:
    """A dictated number is full of clock times: "two oh two"."""
    taken = (phone.span,) if phone else digits
    return any(each.span[0] < end and start < each.span[1] for start, end in taken)


def _name(
    text: str,
    expected: str | None,
    lexicon: Lexicon,
    times: tuple[TimeExpression, ...],
    context: UnderstandingContext,
) -> PersonName | None:
    taken = (
        tuple(each.span for each in times if each.span != (0, 0)) if expected not in EXPECTED_NAMES else ()
    )
    found = find_name(
        NameQuestion(text, text.lower(), expected, taken), lexicon.names, lexicon.spelling, name_model()
    )
    if found and expected not in EXPECTED_NAMES and _is_ours(found, context):
        return None
    return found


def _is_ours(name: PersonName, context: UnderstandingContext) -> bool:
    """A service or a staff member, not the customer."""
    words = set(_WORD.findall(folded(name.full)))
    return any(words <= set(_WORD.findall(folded(each.name))) for each in (*context.staff, *context.services))


def _customer(text: str, expected: str | None, lexicon: Lexicon, context: UnderstandingContext) -> str | None:
    if context.customers is None or (expected is not None and expected not in EXPECTED_NAMES):
        return None
    return context.customers.find(text, lexicon.spelling)


def _is_told(fields: Fields) -> bool:
    return any(
        value is not None
        for value in (
            fields.name,
            fields.phone,
            fields.email,
            fields.people,
            fields.service,
            fields.staff,
            fields.dob,
        )
    )
