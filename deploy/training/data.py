"""The public data sets, as they lie in a folder of JSON lines. Never SGD: its licence is share-alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

HELD_OUT_PERCENT = 20


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def is_held_out(text: str, percent: int = HELD_OUT_PERCENT) -> bool:
    """The same lines in every run: trained on the rest, reported on these."""
    return crc32(text.lower().encode()) % 100 < percent
