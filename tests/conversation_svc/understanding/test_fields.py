"""Names, numbers, addresses, services and staff, said, written or spelled."""

from __future__ import annotations

import pytest

from conversation_svc.domain.understand import Named, understand
from tests.conversation_svc.understanding.hearing import hear, make_context


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("My name is Carol Smith", "Carol", "Smith"),
        ("I have a booking under Natalia Patocka", "Natalia", "Patocka"),
        ("Hi, I am Inge Altice", "Inge", "Altice"),
        ("they call me Wilbur Claassen", "Wilbur", "Claassen"),
        ("Danyel Dubs here, it was booked for 3", "Danyel", "Dubs"),
        ("first name Carry, last name Jocoy", "Carry", "Jocoy"),
        ("Boxton is my family name", None, "Boxton"),
        ("my first name is Alina", "Alina", None),
        ("Me llamo María López García", "María", "López García"),
        ("a nombre de Juan Pérez", "Juan", "Pérez"),
    ],
)
def test_names_are_found_where_they_are_announced(text: str, first: str | None, last: str | None) -> None:
    fields = hear(text).fields
    assert (fields.first_name, fields.last_name) == (first, last)


def test_a_name_that_was_asked_for_needs_no_words_around_it() -> None:
    assert hear("carol smith", expected="name").fields.name == "carol smith"
    assert hear("Tamie Binger", expected="first_name").fields.last_name == "Binger"


@pytest.mark.parametrize(
    "text", ["Yes please", "next Tuesday at 3 pm", "Is it possible to book a table?", "Hello"]
)
def test_other_words_are_no_names(text: str) -> None:
    assert hear(text).fields.name is None


def test_the_doctor_is_not_the_customer() -> None:
    fields = hear("I'd like an appointment with Dr. Lee").fields
    assert fields.staff == "dr-lee"
    assert fields.name is None


@pytest.mark.parametrize(
    "text",
    ["S-M-I-T-H", "s m i t h", "s m i t for Tommy h", "Sierra Mike India Tango Hotel", "it's S M I T H"],
)
def test_a_spelled_name_is_put_together(text: str) -> None:
    assert hear(text, expected="last_name").fields.last_name == "Smith"


def test_a_double_letter_is_spelled_twice() -> None:
    assert hear("m i double l s", expected="last_name").fields.last_name == "Mills"


@pytest.mark.parametrize(
    "text",
    [
        "(202) 555-0101",
        "my number is 202-555-0101, thanks",
        "+1 202 555 0101",
        "two oh two five five five oh one oh one",
        "two zero two, triple five, zero one zero one",
        "dos cero dos cinco cinco cinco cero uno cero uno",
    ],
)
def test_a_phone_number_is_heard_written_or_dictated(text: str) -> None:
    assert hear(text, expected="phone").fields.phone == "+12025550101"


def test_a_dictated_phone_number_is_no_time() -> None:
    heard = hear("two oh two five five five oh one oh one", expected="phone")
    assert heard.times == ()
    assert heard.fields.time is None


@pytest.mark.parametrize("text", ["tomorrow at 3", "for 4 people", "no"])
def test_no_phone_number_is_made_up(text: str) -> None:
    assert hear(text, expected="phone").fields.phone is None


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Carol.Smith@Example.com", "carol.smith@example.com"),
        ("carol dot smith at gmail dot com", "carol.smith@gmail.com"),
        ("it's c s m i t h at example dot org", "csmith@example.org"),
        ("my email is carol underscore smith at example dot co dot uk", "carol_smith@example.co.uk"),
        ("carlos punto ruiz arroba gmail punto com", "carlos.ruiz@gmail.com"),
    ],
)
def test_an_address_is_heard_written_or_dictated(text: str, email: str) -> None:
    assert hear(text, expected="email").fields.email == email


def test_at_is_not_always_an_address() -> None:
    assert hear("meet me at the office").fields.email is None


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("I need a cleaning", "checkup"),
        ("a check up please", "checkup"),
        ("checkup", "checkup"),
        ("teeth whitning", "whitening"),
        ("whitening", "whitening"),
        ("una limpieza", "checkup"),
        ("a new engine", None),
        ("a cleaning or a filling", None),
    ],
)
def test_services_are_known_by_name_alias_and_slip(text: str, service: str | None) -> None:
    assert hear(text).fields.service == service


SHOP = (
    Named("port", "Charging port repair", ("does not charge", "won't charge")),
    Named("diagnosis", "Diagnosis", ("won't turn on", "look at it")),
    Named("battery", "Battery replacement", ("new battery",)),
)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("my phone does not charge", "port"),
        ("it won't turn on", "diagnosis"),
        ("how long does that take?", None),
        ("could you look in the week after?", None),
        ("I do not want that", None),
    ],
)
def test_an_everyday_word_out_of_an_alias_names_no_service(text: str, service: str | None) -> None:
    assert understand(
        text, expected=None, system=None, context=make_context(services=SHOP)
    ).fields.service == (service)


def test_the_wish_to_book_is_no_slip_for_somebodys_name() -> None:
    staff = (Named("np-brooks", "Nurse Brooks"), Named("dr-patel", "Dr. Patel"))
    context = make_context(staff=staff)
    asked = understand("book a check-up on Thursday", expected=None, system=None, context=context)
    assert asked.fields.staff is None
    named = understand("a check-up with nurse Broks", expected=None, system=None, context=context)
    assert named.fields.staff == "np-brooks"


def test_a_date_of_birth_is_read_where_it_was_asked_for() -> None:
    dob = hear("the 14th of July 1976", expected="dob").fields.dob
    assert dob is not None
    assert dob.isoformat() == "1976-07-14"


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("una cita para la vacuna de la gripe", "flu-shot"),
        ("tengo gripe", "sick-visit"),
        ("una vacuna", "flu-shot"),
        ("vacuna y consulta", None),
    ],
)
def test_words_that_all_belong_to_one_service_name_no_other(text: str, service: str | None) -> None:
    services = (
        Named("sick-visit", "Sick visit", ("flu", "consulta", "gripe")),
        Named("flu-shot", "Flu shot", ("vaccine", "vacuna", "Vacuna contra la gripe")),
    )
    found = understand(text, expected=None, system=None, context=make_context(services=services))
    assert found.fields.service == service
