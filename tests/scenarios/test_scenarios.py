"""Plays every dialogue of the YAML files beside this one and looks into the calendar afterwards.

Runs the real core, tools and gate against a calendar in memory, so that all of them take a second or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scenarios.player import play

FOLDER = Path(__file__).parent


def scenarios() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for scenario in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {scenario['name']}", scenario


ALL = dict(scenarios())


@pytest.mark.parametrize("name", ALL)
def test_scenario(name: str) -> None:
    problems = play(ALL[name])
    assert not problems, "\n".join(problems)


def test_there_are_enough_of_them_in_both_languages() -> None:
    spanish = [s for s in ALL.values() if s.get("language") == "es"]
    assert len(ALL) >= 60
    assert len(spanish) >= 15
