"""Texts of ours, said at a read-back or where a name is asked for: only a yes is one, only a name a name."""

from __future__ import annotations

import pytest

from deploy.training.intents import PHRASES, written
from tests.fakes.reception import CAROL, Reception

_YES = frozenset(
    [
        "YES", "YES 👍", "Yes", "affirmative", "ah ok", "anóteme para el lunes", "book it", "book me",
        "book me in", "book me in please", "i'd like to book an appointment", "k thx", "mm ok", "oh ok",
        "pues si", "si esta bien", "thats fine", "thats perfect thx",
        "cool beans", "cool thx", "correct", "esa esta bien", "esta bien", "fine", "im good", "k", "kk",
        "let's book it", "ok", "ok book it", "ok cool", "ok cool thanks", "ok gracias",
        "ok mil gracias muy amable", "okey", "ok she says fine", "ok thank u", "ok thx", "okay great",
        "perfect",
        "perfecto", "si", "si por favor", "si quiero hacer una cita", "simón", "sounds good",
        "sounds good see u then", "sounds great see you then", "sure", "sure thing", "sí",
        "that should be ok",
        "that works for me", "that's right", "thats the one", "y", "yeah ok", "yep that one", "yes",
        "yes both of them", "yes i'd really like that", "yes i'll be there", "yes please", "yes please do",
        "yes please thatd be great", "yes that's me", "yup", "👍", "YES I NEED AN APPOINTMENT",
    ]
)  # fmt: skip

_NAMES = frozenset(
    [
        "Kevin with a K", "Sandra", "give brandon my number, 555 0192, he'll know what its about",
        "hello, my name is Priya Nair and I would like to arrange a consultation about implants please",
        "hey its Dana, gotta shift my thing on the 14th", "hey its Luis i gotta bail on 3 oclock",
        "hey this is rob, wont be making it in later",
        "hi its ben, i cant do the 3 oclock, got anything at 5",
        "hi this is amanda from solar savers, do you own your home", "its under Patel", "john smith", "maria",
        "i changed my last name to Okafor since last visit", "my name is maria", "my name's lopez",
        "let brandon know i'm dropping it off with my roommate", "r-o-d-r-i-g-u-e-z",
        "scrap the appointment under Miller",
    ]
)  # fmt: skip
_MISTAKEN = 5  # lines of some two thousand that still leave a name which is none


_CANCEL = frozenset(
    [
        "CANCEL MY APPOINTMENT PLEASE", "delete my booking plz", "please delete my appointment",
        "cancela mi cita porfa", "i need to cancel my appointment",
        "just cancel", "lets just cancel", "pls cancel", "quiero cancelar", "yeah just cancel it",
        "need to cancel", "cancela mi cita por favor",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "opening"), [("en", "check-up Monday at 9"), ("es", "limpieza el lunes a las 9")]
)
def test_nothing_but_a_yes_commits(language: str, opening: str) -> None:
    lines = sorted({line for line, _ in written(PHRASES / f"{language}.txt")})
    assert len(lines) > 800
    booked = set()
    reception = _at_the_read_back(language, opening)
    waiting = reception.state
    for line in lines:
        reception.state = waiting
        reception.say(line)
        if reception.appointments:
            booked.add(line)
            reception = _at_the_read_back(language, opening)
    assert booked <= _YES, sorted(booked - _YES)


def _at_the_read_back(language: str, opening: str) -> Reception:
    reception = Reception(language=language)
    reception.say(opening)
    reception.say("Carol Jones")
    assert reception.state.proposal is not None
    return reception


def test_nothing_but_a_yes_cancels() -> None:
    lines = sorted({line for line, _ in written(PHRASES / "en.txt")})[::2]
    cancelled = set()
    reception = _about_to_cancel()
    waiting = reception.state
    for line in lines:
        reception.state = waiting
        reception.say(line)
        if not reception.appointments:
            cancelled.add(line)
            reception = _about_to_cancel()
    assert cancelled <= _YES | _CANCEL, sorted(cancelled - _YES - _CANCEL)


def _about_to_cancel() -> Reception:
    reception = Reception()
    reception.calendar.book("checkup", "2026-11-24T10:00", phone=CAROL, name="Carol Jones", staff_id=None)
    reception.say("please cancel my appointment")
    assert reception.state.proposal is not None
    return reception


def test_little_but_a_name_is_taken_for_one() -> None:
    lines = sorted({line for line, _ in written(PHRASES / "en.txt")})[::2]
    reception = Reception()
    reception.say("check-up Monday at 9")
    assert reception.state.expected == "name"
    waiting = reception.state
    named = set()
    for line in lines:
        reception.state = waiting
        reception.say(line)
        if reception.state.customer.name:
            named.add(line)
    assert len(named - _NAMES) <= _MISTAKEN, sorted(named - _NAMES)
