from __future__ import annotations

import pytest

from notification_worker.domain.segments import count_segments, plain_punctuation, without_costly_accents


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("’" + "a" * 69, 1),
        ("’" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 66, 2),  # 33 emoji fill 66 of 67 units: none is cut in half
        ("😀" * 67, 3),
    ],
)
def test_segments_are_counted_as_the_carriers_count(text: str, segments: int) -> None:
    assert count_segments(text).count == segments


def test_an_extended_character_is_not_split_over_two_segments() -> None:
    assert count_segments("a" * 152 + "€" + "a" * 152).count == 3


def test_spanish_letters_of_gsm7_keep_their_accents_and_others_lose_them() -> None:
    assert without_costly_accents("Clínica Peña, sáb y mié") == "Clinica Peña, sab y mié"


def test_typographic_signs_become_keyboard_signs() -> None:
    assert plain_punctuation("It’s 9–10 … “ok”") == 'It\'s 9-10 ... "ok"'


def test_other_scripts_are_left_alone() -> None:
    assert without_costly_accents("你好 😀") == "你好 😀"
