from __future__ import annotations

import pytest

from servicekit.phone import normalise


@pytest.mark.parametrize(
    "text",
    [
        "+12025550143",
        "(202) 555-0143",
        "1.202.555.0143",
        "tel:+1-202-555-0143",
        "+1\u202f202\u202f555\u202f0143",
        "\u202a+1 202 555 0143\u202c",
        "２０２５５５０１４３",
        "001 202 555 0143",
    ],
)
def test_a_number_is_the_same_however_it_is_written(text: str) -> None:
    assert normalise(text, "US") == "+12025550143"


@pytest.mark.parametrize("region", ["US", "GB", "DE"])
def test_two_zeros_lead_abroad_whatever_one_dials_at_home(region: str) -> None:
    assert normalise("0044 20 7946 0018", region) == "+442079460018"


def test_a_number_without_a_country_is_the_regions() -> None:
    assert normalise("020 7946 0018", "GB") == "+442079460018"


@pytest.mark.parametrize("text", ["", "00", "12", "later", "2025550143/2025550144", "+0044 20 7946 0018"])
def test_what_cannot_be_dialled_is_no_number(text: str) -> None:
    assert normalise(text, "US") is None
