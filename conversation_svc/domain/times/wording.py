"""Word lists, written as text."""

from __future__ import annotations


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text`, in order."""
    return tuple(text.split())
