"""Holding a provider to our time limits, whatever its library thinks of time."""

from __future__ import annotations

import contextvars
import queue
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from threading import Event, Thread

from conversation_svc.models.base import (
    Done,
    FailureKind,
    ModelEvent,
    ModelFailure,
    ModelProvider,
    ModelRequest,
    TextDelta,
    ToolCall,
    Working,
)

_AHEAD = 512  # events a provider may be ahead of us


def patiently(provider: ModelProvider, request: ModelRequest) -> Iterator[ModelEvent]:
    """The provider's events, or ModelFailure(TIMEOUT) as soon as it has used up its time.

    The provider runs in a thread of its own, since a library that waits for a socket cannot be interrupted.
    A thread that is given up is told through `request.abandoned` and ends at the next byte, or at the
    socket's own time limit.
    """
    limits = request.limits
    given_up = Event()
    arrived: queue.Queue[ModelEvent | Exception | None] = queue.Queue(_AHEAD)
    worker = Thread(
        target=contextvars.copy_context().run,
        args=(_produce, provider, replace(request, abandoned=given_up), arrived),
        name=f"model-{provider.name}",
        daemon=True,
    )
    started = last = time.monotonic()
    worker.start()
    useful = answered = False
    try:
        while True:
            limit = limits.between_tokens if useful else limits.first_token
            wait = min(last + limit, started + limits.total) - time.monotonic()
            try:
                event = arrived.get(timeout=max(wait, 0.0))
            except queue.Empty:
                raise _timeout(useful) from None
            if isinstance(event, Exception):
                raise event
            if event is None:
                raise ModelFailure(FailureKind.CUT, "the provider said no last word")
            if _is_useful(event):
                useful = True
                last = time.monotonic()
            elif time.monotonic() - last > limit:  # signs of life without a word
                raise _timeout(useful)
            yield event
            if isinstance(event, Done):
                answered = True
                return
    finally:
        if not answered:  # else it only tidies up, so that its connection can be used again
            given_up.set()


def _timeout(useful: bool) -> ModelFailure:
    return ModelFailure(FailureKind.TIMEOUT, "stalled in the answer" if useful else "no word in time")


def _is_useful(event: ModelEvent) -> bool:
    if isinstance(event, TextDelta):
        return bool(event.text.strip())
    return isinstance(event, ToolCall | Working)


def _produce(
    provider: ModelProvider, request: ModelRequest, arrived: queue.Queue[ModelEvent | Exception | None]
) -> None:
    events: Iterator[ModelEvent] = iter(())
    try:
        events = provider.take_turn(request)
        for event in events:
            if request.abandoned.is_set():
                return
            _hand_over(arrived, event, request.abandoned)
        _hand_over(arrived, None, request.abandoned)
    except Exception as error:
        # A provider may only fail as ModelFailure. Anything else is its bug, and must not cost the turn.
        known = (
            error
            if isinstance(error, ModelFailure)
            else ModelFailure(FailureKind.MALFORMED, type(error).__name__)
        )
        _hand_over(arrived, known, request.abandoned)
    finally:
        if isinstance(events, Generator):
            events.close()


def _hand_over(
    arrived: queue.Queue[ModelEvent | Exception | None], item: ModelEvent | Exception | None, abandoned: Event
) -> None:
    """Wait for room, but not for somebody who has left."""
    while not abandoned.is_set():
        try:
            arrived.put(item, timeout=0.5)
        except queue.Full:
            continue
        return
