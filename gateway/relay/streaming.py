"""A streamed turn, read by a thread and handed to the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor
from typing import Protocol

from gateway.clients import Turn
from gateway.event_stream import Event
from servicekit import tracing
from servicekit.errors import Kind, ServiceError


class Receptionist(Protocol):
    """The part of `gateway.clients.Conversation` that calls need. Blocking; called in threads."""

    def stream_turn(self, turn: Turn, *, timeout: float) -> Iterator[Event]: ...

    def interrupted(self, tenant_id: str, session_id: str, heard: str) -> None: ...


async def events_of(
    receptionist: Receptionist, turn: Turn, threads: Executor, *, seconds: float
) -> AsyncIterator[Event]:
    """The events of a turn as they come. Raises ServiceError where the stream does.

    The thread reads to the end even when nobody listens any more: what was said has been said.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[Event | ServiceError | None] = asyncio.Queue()

    def hand_over(item: Event | ServiceError | None) -> None:
        loop.call_soon_threadsafe(arrived.put_nowait, item)

    def read() -> None:
        try:
            with tracing.trace():
                for event in receptionist.stream_turn(turn, timeout=seconds):
                    hand_over(event)
            hand_over(None)
        except ServiceError as error:
            hand_over(error)
        except Exception:
            hand_over(ServiceError(Kind.INTERNAL, "internal", "The relay hit a fault of its own."))
            raise

    reading = loop.run_in_executor(threads, read)
    while (item := await arrived.get()) is not None:
        if isinstance(item, ServiceError):
            raise item
        yield item
    await reading
