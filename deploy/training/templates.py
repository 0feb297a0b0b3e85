"""Lines made of parts: what people say in many ways, of which a few are written down in `templates.yaml`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILLED = 12  # times each template is filled
_PART = re.compile(r"\{(\w+)\}")


def filled(path: Path) -> Iterator[tuple[str, str]]:
    """Each line with its intent; the same lines every time."""
    for language in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        parts = language.pop("parts")
        for intent, templates in language.items():
            for template in templates:
                yield from ((line, intent) for line in _lines(template, parts))


def _lines(template: str, parts: dict[str, Any]) -> list[str]:
    chance = random.Random(template)
    most = FILLED if _PART.search(template) else 1
    lines = (_PART.sub(lambda part: chance.choice(parts[part[1]]), template) for _ in range(most))
    return list(dict.fromkeys(lines))
