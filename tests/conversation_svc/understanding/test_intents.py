"""What customers want, in English and Spanish, with slips and without."""

from __future__ import annotations

import random

import pytest

from tests.conversation_svc.understanding.hearing import hear
from tests.evaluation.acts import misspelt


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'd like to book an appointment", "book"),
        ("can you fit me in on friday", "book"),
        ("my tooth is killing me", "book"),
        ("I need to see a therapist", "book"),
        ("what times do you have available tomorrow", "search"),
        ("do you have any openings on Friday?", "search"),
        ("I need to reschedule", "reschedule"),
        ("can I move my appointment to next week", "reschedule"),
        ("please cancel my appointment", "cancel"),
        ("I can't make it tomorrow", "cancel"),
        ("when is my appointment?", "status"),
        ("what did I book?", "status"),
        ("what are your hours", "hours"),
        ("are you open on sundays?", "hours"),
        ("how much is a cleaning?", "info"),
        ("do you take my insurance", "info"),
        ("where are you located?", "info"),
        ("will it rain tomorrow?", "weather"),
        ("please add a note to my appointment", "note"),
        ("can you take a message for Dr. Lee", "message"),
        ("let me talk to a human", "handoff"),
        ("representative", "handoff"),
        ("put me on the waiting list", "waitlist"),
        ("text me if something opens up", "waitlist"),
        ("I'm running 10 minutes late", "late"),
        ("STOP", "opt_out"),
        ("stop texting me", "opt_out"),
        ("I have chest pain", "emergency"),
        ("my dad can't breathe", "emergency"),
        ("my wife took a whole bottle of pills", "emergency"),
        ("his lips are turning blue", "emergency"),
        ("my baby isn't breathing", "emergency"),
        ("he stopped breathing", "emergency"),
        ("she can't catch her breath", "emergency"),
        ("my husband just collapsed", "emergency"),
        ("i don't want to live anymore", "emergency"),
        ("my husband's face is drooping", "emergency"),
        ("are you a robot?", "chitchat"),
        ("tell me a joke", "chitchat"),
        ("what is the capital of france", "oos"),
        ("cancel my netflix subscription", "oos"),
        ("book me a flight to paris", "oos"),
        ("yes", None),
        ("thanks, bye", None),
    ],
)
def test_english_customers_are_understood(text: str, intent: str | None) -> None:
    assert hear(text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("quiero hacer una cita", "book"),
        ("me duele una muela", "book"),
        ("¿qué horarios tienen disponibles mañana?", "search"),
        ("necesito cambiar mi cita", "reschedule"),
        ("quiero cancelar mi cita", "cancel"),
        ("no voy a poder ir mañana", "cancel"),
        ("¿cuándo es mi cita?", "status"),
        ("¿a qué hora abren?", "hours"),
        ("cuanto cuesta una limpieza", "info"),
        ("¿va a llover mañana?", "weather"),
        ("agregue una nota por favor", "note"),
        ("quiero dejar un mensaje", "message"),
        ("quiero hablar con una persona", "handoff"),
        ("póngame en la lista de espera", "waitlist"),
        ("voy a llegar tarde", "late"),
        ("no me manden más mensajes", "opt_out"),
        ("no puedo respirar", "emergency"),
        ("mi bebe no esta respirando", "emergency"),
        ("mi esposa se tomó un frasco entero de pastillas", "emergency"),
        ("creo que le está dando un derrame", "emergency"),
        ("ya no quiero vivir", "emergency"),
        ("¿eres un robot?", "chitchat"),
        ("resérvame un vuelo a Madrid", "oos"),
    ],
)
def test_spanish_customers_are_understood(text: str, intent: str) -> None:
    heard = hear(text)
    assert heard.intent == intent
    assert heard.language == "es"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I want to bok an apointment", "book"),
        ("please cancle my appointmnet", "cancel"),
        ("i need to reshedule", "reschedule"),
        ("quiero agendr una cita", "book"),
        ("are you opne on sunday", "hours"),
    ],
)
def test_slips_of_the_finger_are_forgiven(text: str, intent: str) -> None:
    assert hear(text).intent == intent


def test_a_slip_in_every_tenth_word_changes_few_intents() -> None:
    texts = [
        "i would like to book an appointment for tomorrow please",
        "please cancel my appointment on friday",
    ]
    dice = random.Random(1)
    same = sum(hear(misspelt(text, dice)).intent == hear(text).intent for text in texts for _ in range(50))
    assert same >= 95


def test_what_is_not_wanted_is_no_wish() -> None:
    assert hear("don't cancel my appointment").intent != "cancel"
    assert hear("I don't want to book an appointment").intent != "book"


def test_a_change_in_the_middle_of_a_booking_is_no_rescheduling() -> None:
    heard = hear("can we change it to friday?", system="Please confirm: a cleaning on Tuesday at 3 pm.")
    assert heard.intent is None
    assert "inform" in heard.acts


def test_confidence_is_a_probability() -> None:
    for text in ("yes", "book me in", "qwerty asdf", "STOP"):
        assert 0 <= hear(text).confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "put my dentist appointment on my calendar",
        "please remind me of my appointment tomorrow",
        "delete the check-up on Friday from my calendar",
        "how long is the wait for a table",
        "set an alarm for my appointment",
        "I want to visit Rome by train",
    ],
)
def test_a_diary_of_ones_own_is_no_wish_for_ours(text: str) -> None:
    assert hear(text).intent not in ("book", "cancel", "reschedule")


@pytest.mark.parametrize(
    "text",
    [
        "book me in on Tuesday and remind me the day before",
        "I checked my calendar, can I book an appointment on Friday?",
        "I'd like to schedule a visit",
    ],
)
def test_a_wish_beside_a_diary_is_still_one(text: str) -> None:
    assert hear(text).intent == "book"
