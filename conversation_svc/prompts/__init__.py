"""What models are told, as files: one rule per line, a folder per version.

To change the rules, copy the folder to the next number and change VERSION: what was said by which version
stays traceable in the messages.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

VERSION = "v1"


@cache
def rules(name: str, version: str = VERSION) -> tuple[str, ...]:
    """The rules of one file. Raises FileNotFoundError for one that is not there."""
    text = (files(__name__) / version / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
