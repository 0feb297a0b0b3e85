"""One trace id from the webhook to the sent message: W3C `traceparent`, kept in a context variable."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_FORM = re.compile(r"^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$")
_current: ContextVar[str] = ContextVar("traceparent", default="")


def make_traceparent() -> str:
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def accept_traceparent(received: str | None) -> str:
    """The caller's trace with a span of our own, or a new trace when theirs is missing or malformed."""
    if received and _FORM.match(received):
        return f"{received[:36]}{secrets.token_hex(8)}{received[52:]}"
    return make_traceparent()


def current_traceparent() -> str:
    return _current.get()


def current_trace_id() -> str:
    return _current.get()[3:35]


def enter_trace(traceparent: str) -> None:
    """Set the trace of the running request or job. Each request runs in a context of its own."""
    _current.set(traceparent)


@contextmanager
def trace(received: str | None = None) -> Iterator[str]:
    """A stretch of work under one trace, for jobs and timers."""
    token = _current.set(accept_traceparent(received))
    try:
        yield _current.get()
    finally:
        _current.reset(token)
