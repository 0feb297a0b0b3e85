"""Which customer of a list was meant, by ear and by letters."""

from __future__ import annotations

import pytest

from conversation_svc.domain.language.customers import CustomerIndex
from conversation_svc.domain.language.en.spelling import SPELLING
from deploy.training.hearing import hearing_of
from tests.conversation_svc.understanding.hearing import hear

PEOPLE = (
    "Marjorie Quinn", "Rita Falconer", "Keira Dunmore", "Philippa Thorne", "Edwin Castellan",
    "Gareth Vaughan", "Bernadette Okafor", "Simon Blackwood", "Nigel Penrose", "Winifred Ashdown",
    "Oscar Lindqvist", "Felix Obuya", "Tamsin Rourke", "Tamsin Yardley", "Hugo Vance", "Hugo Marlow",
    "Hugo Teasdale", "Hugo Birch",
)  # fmt: skip


def find(text: str, people: tuple[str, ...] = PEOPLE) -> str | None:
    return CustomerIndex(people).find(text, SPELLING)


def test_a_customer_is_found_by_ear() -> None:
    customers = ("Kenneth Hurst", "Alison Taylor", "Shaun Baker", "Nicola Hayes")
    assert hear("Alison Taylor", expected="name", customers=customers).fields.customer == "Alison Taylor"
    assert hear("Sean Baker", expected="name", customers=customers).fields.customer == "Shaun Baker"
    assert hear("tennis first", expected="name", customers=customers).fields.customer == "Kenneth Hurst"
    assert hear("n i c o l a", expected="name", customers=customers).fields.customer == "Nicola Hayes"


def test_a_stranger_is_nobody_of_the_list() -> None:
    assert hear("Mallory Quux", expected="name", customers=("Kenneth Hurst", "Bo Li")).fields.customer is None


def test_the_customer_is_the_exact_line_of_the_list() -> None:
    assert hear("shane o'connor", expected="name", customers=("  Shane O'Connor",)).fields.customer == (
        "  Shane O'Connor"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("shame hughes", "Shane Hughes"),
        ("don james", "Dawn James"),
        ("Charlie October Lima Indigo November", "Colin Phillips"),
        ("Alice I ll I see a stone s t o n e", "Alice Stone"),
    ],
)
def test_a_misheard_or_half_spelled_customer_is_found(said: str, meant: str) -> None:
    people = ("Shane Hughes", "James Jones", "Dawn James", "Donna Adams", "Colin Phillips", "Alice Stone")
    assert hear(said, expected="name", customers=people).fields.customer == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("phil a burr thorn", "Philippa Thorne"),
        ("garrett born", "Gareth Vaughan"),
        ("Simon black would", "Simon Blackwood"),
        ("speaking is Edwin Castle", "Edwin Castellan"),
        ("my first name is Oscar surname Lindquist", "Oscar Lindqvist"),
        ("Falconer", "Rita Falconer"),
        ("falconer rita", "Rita Falconer"),
    ],
)
def test_sounds_find_a_name_that_words_do_not(said: str, meant: str) -> None:
    assert find(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("are I tea a", "Rita Falconer"),
        ("all I t eh", "Rita Falconer"),
        ("okay e i r a", "Keira Dunmore"),
        ("K EI RA", "Keira Dunmore"),
        ("and i g e l", "Nigel Penrose"),
        ("e l i x", "Felix Obuya"),
        ("b e r n a d e double t e", "Bernadette Okafor"),
        ("f e l i x o b u y a", "Felix Obuya"),
        ("t a m s i n Yardley", "Tamsin Yardley"),
        ("w for water i n i f r e d", "Winifred Ashdown"),
        ("Mike Alpha Romeo Juliet Oscar Romeo India Echo", "Marjorie Quinn"),
        ("november indigo golf echo lima", "Nigel Penrose"),
        ("Oscar o s k a r", "Oscar Lindqvist"),
    ],
)
def test_letters_are_read_in_all_ways_that_they_may_have_been_heard(said: str, meant: str) -> None:
    assert find(said) == meant


def test_what_was_said_beside_the_letters_counts_too() -> None:
    assert find("Tamsin t a m s i n Rourke") == "Tamsin Rourke"


def test_a_first_name_that_many_have_finds_nobody() -> None:
    assert find("Hugo") is None
    assert find("h u g o") is None
    assert find("h u g o m a r l o w") == "Hugo Marlow"


@pytest.mark.parametrize("said", ["the", "yes please", "I don't know", "x q", "4 4 4", "李雷", "..."])
def test_what_sounds_like_nobody_finds_nobody(said: str) -> None:
    assert find(said) is None


def test_a_customer_who_stands_in_the_list_twice_is_one_person() -> None:
    assert find("Rita Falkner", ("Rita Falconer",) * 5) == "Rita Falconer"


def test_a_name_of_one_word_and_one_of_three_are_found() -> None:
    people = ("Cher", "Ana Lucia Barroso", "Edwin Castellan")
    assert find("share", people) == "Cher"
    assert find("anna barroso", people) == "Ana Lucia Barroso"


def test_a_very_long_line_is_looked_at_no_longer_than_a_name() -> None:
    assert find("a " * 3000 + "b" * 3000) is None
    assert find("b" * 20000) is None


def test_what_callers_are_heard_to_say_makes_it_cheap() -> None:
    def costs(heard: str) -> int:
        calls = [{"attempt": 0, "transcription": f"{heard}on tell", "expected": "Pon Tell"}] * 20
        table = hearing_of(calls)["sounds"]
        place = table["symbols"].index
        cost: int = table["heard"][place("p")][place("g")]
        return cost

    assert costs("g") < costs("p")


def test_a_line_that_is_no_name_does_not_break_the_list() -> None:
    people = ["Bob Stone", "x" * 5000, "Bob " + "junk " * 5000]
    assert CustomerIndex(people).find("bob stone", SPELLING) == "Bob Stone"
