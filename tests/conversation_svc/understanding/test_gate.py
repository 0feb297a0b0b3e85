"""A gate may save time, but must never change an answer."""

from __future__ import annotations

from dataclasses import fields

import pytest

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.runs import needed_runs, parsed_runs, required_pieces
from deploy.training.runs import patterns_of

LINES = (
    "yes that works for me, thank you",
    "no, please change it to friday at 3 pm instead",
    "i'd like to book an appointment with dr lee tomorrow morning",
    "can you tell me their phone number and the address please",
    "is there anything else? i don't like that one",
    "i can't make it, please cancel my appointment",
    "what time do you close on sunday",
    "sí, quiero cambiar mi cita para el lunes por favor",
    "no gracias, eso es todo, adiós",
    "¿tiene otro horario más temprano?",
    "please confirm your appointment at 3 pm on march 5th. is that correct?",
    "sorry, i was unable to book that. anything else i can do?",
    "stop",
    "",
)


def _all_phrases() -> list[Phrases]:
    found = []
    for lexicon in LEXICONS.values():
        for group in (lexicon.acts, lexicon.system, lexicon.objects):
            values = [getattr(group, field.name) for field in fields(group)]
            found += [value for value in values if isinstance(value, Phrases)]
        found += [pattern for _, pattern in lexicon.intents]
    return found


@pytest.mark.parametrize("line", LINES)
def test_a_gated_pattern_finds_what_the_plain_one_finds(line: str) -> None:
    for phrases in _all_phrases():
        gated, plain = phrases.search(line), phrases.pattern.search(line)
        assert (gated and gated.start()) == (plain and plain.start())
        assert phrases.match(line) == bool(phrases.pattern.match(line))
        assert phrases.fullmatch(line) == bool(phrases.pattern.fullmatch(line))


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("cancel", {"cancel"}),
        ("(?:call|drop) it", {"call", "drop"}),
        ("colou?r", {"colo"}),
        ("(?:maybe)? not", {"not"}),
        ("ab|abc", set()),
        (r"\d+ minutes", {"minutes"}),
        ("how do you", {"you"}),
    ],
)
def test_pieces_are_what_every_match_contains(pattern: str, pieces: set[str]) -> None:
    assert required_pieces(pattern) == pieces


def test_the_kept_runs_of_letters_are_those_of_the_patterns() -> None:
    """Otherwise: `python -m deploy.training --only runs`."""
    for lexicon in LEXICONS.values():
        for pattern in patterns_of(lexicon):
            assert [list(runs) for runs in needed_runs(pattern)] == [
                list(runs) for runs in parsed_runs(pattern)
            ]
