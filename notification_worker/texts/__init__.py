"""The texts, one folder per language, one file per kind. Read once when a process starts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from notification_worker.domain.kinds import POLICIES, Kind
from notification_worker.domain.rendering import Template
from notification_worker.domain.wording import CalendarWords

_FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Language:
    templates: Mapping[Kind, Template]
    calendar: CalendarWords
    call: Mapping[str, str]


@cache
def languages() -> Mapping[str, Language]:
    """Every folder here is a language. A missing file or key is an error at the start, not at the first
    message."""
    return {
        folder.name: _read(folder)
        for folder in sorted(_FOLDER.iterdir())
        if (folder / "calendar.toml").exists()
    }


def language(code: str) -> Language:
    known = languages()
    return known.get(code[:2].lower(), known[DEFAULT_LANGUAGE])


def _read(folder: Path) -> Language:
    templates = {}
    for kind, policy in POLICIES.items():
        if not policy.carries_body:
            content = tomllib.loads((folder / f"{kind}.toml").read_text(encoding="utf-8"))
            templates[kind] = Template(
                sms=tuple(content["sms"]),
                voice=content["voice"],
                subject=content["subject"],
                email=content["email"].strip() + "\n",
            )
    calendar = tomllib.loads((folder / "calendar.toml").read_text(encoding="utf-8"))
    return Language(
        templates=templates,
        calendar=CalendarWords(**calendar),
        call=tomllib.loads((folder / "call.toml").read_text(encoding="utf-8")),
    )
