from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conversation_svc.times.reading import when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("christmas", "2019-12-25"),
        ("new year's eve", "2019-12-31"),
        ("new years day", "2020-01-01"),
        ("thanksgiving", "2019-11-28"),
        ("black friday 2020", "2020-11-27"),
        ("easter", "2019-04-21"),
        ("easter monday", "2019-04-22"),
        ("orthodox easter", "2019-04-28"),
        ("mother's day", "2019-05-12"),
        ("next mlk day", "2020-01-20"),
        ("yom kippur", "2019-10-09"),
        ("diwali", "2019-10-27"),
        ("2 weeks before christmas", "2019-12-11"),
        ("xmas at 6 pm", "2019-12-25 18:00"),
        ("the weekend of halloween", "2019-11-02 .. 2019-11-04"),
        ("memorial day weekend", "2019-05-25 .. 2019-05-28"),
        ("thanksgiving weekend", "2019-11-28 .. 2019-12-02"),
        ("the closest christmas to today", "2018-12-25"),
        ("4th of july weekend", "2019-07-04 .. 2019-07-08"),
        ("christmas week", "2019-12-23 .. 2019-12-30"),
        ("grandparents day", "2019-09-08"),
        ("victoria day", "2019-05-20"),
        ("remembrance sunday", "2019-11-10"),
        ("first sunday of advent", "2019-12-01"),
        ("canadian thanksgiving", "2019-10-14"),
        ("onam", "2019-09-11"),
        ("mattu pongal 2020", "2020-01-16"),
        ("lent 2020", "2020-02-26 .. 2020-04-12"),
        ("ramadan", "2019-05-06 .. 2019-06-05"),
        ("easter next year", "2020-04-12"),
        ("next year's thanksgiving", "2020-11-26"),
        ("christmas in 2020", "2020-12-25"),
        ("thanksgiving eve", "2019-11-27"),
    ],
)
def test_holidays_are_the_next_ones_of_their_name(said: str, meant: str) -> None:
    assert when(said) == meant


def test_the_calendar_of_moving_feasts_is_loaded_only_when_one_is_named() -> None:
    program = (
        "import sys\n"
        "from datetime import datetime\n"
        "from conversation_svc.domain.times import TimeContext, find_times\n"
        "find_times('thanksgiving at 4', TimeContext(datetime(2019, 3, 6)))\n"
        "assert 'holidays' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
