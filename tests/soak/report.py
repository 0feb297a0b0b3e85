"""The figures of a soak, as a page: chapters not run this time keep what they said before."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "measurements" / "notifications.md"
_HEAD = "# Messages out: figures\n"


class Report:
    def __init__(self) -> None:
        self._chapters: dict[str, list[str]] = {}

    def say(self, chapter: str, line: str) -> None:
        print(f"   {line}", flush=True)
        self._chapters.setdefault(chapter, []).append(line)

    def write(self) -> None:
        chapters = {**self._kept(), **{name: self._section(name) for name in self._chapters}}
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text("\n".join([_HEAD, *chapters.values()]), encoding="utf-8")

    def _section(self, name: str) -> str:
        day = datetime.now(UTC).date().isoformat()
        # A load far above the number of cores says that the machine was doing other things as well.
        machine = (
            f"{os.cpu_count()} cores shared by all processes, load average {os.getloadavg()[1]:.0f}, "
            f"Python {platform.python_version()}"
        )
        lines = "\n".join(f"- {line}" for line in self._chapters[name])
        return f"## {name}\n\n`python -m tests.soak.notifications {name}`, {day}, {machine}.\n\n{lines}\n"

    @staticmethod
    def _kept() -> dict[str, str]:
        if not PAGE.exists():
            return {}
        sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
        return {text.split("\n", 1)[0].strip(): f"## {text.rstrip()}\n" for text in sections}
