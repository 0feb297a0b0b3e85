"""Word lists as people like to read them."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one text, in order."""
    return tuple(text.split())
