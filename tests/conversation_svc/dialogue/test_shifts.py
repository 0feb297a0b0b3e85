"""So much later or earlier than the time that was spoken of."""

from __future__ import annotations

import pytest

from tests.fakes.reception import Reception


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("make it 2.5 hours later", "11:30 AM"),
        ("make it 1.5 hours later", "10:30 AM"),
        ("2 hours later", "11:00 AM"),
    ],
)
def test_a_decimal_is_one_number(line: str, clock: str) -> None:
    reception = Reception()
    for said in ("check-up Monday at 9", "Carol Jones", "yes"):
        reception.say(said)
    assert clock in reception.say(line)
