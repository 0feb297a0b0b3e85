"""What people send, without what nobody can type."""

from __future__ import annotations

_LINES = "\t\n\r"
_CONTROL = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _LINES}


def without_controls(text: str) -> str:
    """`text` without control characters: the database cannot hold U+0000, and `STOP` followed by one is still
    a wish to be left alone."""
    return text.translate(_CONTROL)
