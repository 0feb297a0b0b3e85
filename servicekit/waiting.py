"""How long the current request has waited for our other services, wherever in it they were called."""

from __future__ import annotations

from contextvars import ContextVar

# A list, because work that a request hands to a thread gets a copy of the context, but the same list.
_waited: ContextVar[list[float] | None] = ContextVar("waited", default=None)


def begin() -> None:
    """A request begins; nothing has been waited for."""
    _waited.set([])


def add(seconds: float) -> None:
    waited = _waited.get()
    if waited is not None:
        waited.append(seconds)


def total() -> float:
    """Seconds since `begin`."""
    return sum(_waited.get() or ())
