"""What a booking costs PostgreSQL and its client alone: the service's own statements, sent by bare psycopg.

Bookings are made once with the service's code in this process, which writes down every statement; their
effects are deleted, and the statements are sent again, by as many connections as the service had clients.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.queues import SimpleQueue
from typing import Any

import psycopg

Statement = tuple[bytes, Any, bool]
"""Text, parameters, and whether the answer is wanted in PostgreSQL's binary form."""
Recording = list[Statement]
"""The statements of one transaction, its BEGIN first and its COMMIT last."""

PROCESSES = 2  # as many as the service has workers


@contextmanager
def recorded() -> Iterator[Recording]:
    """Everything that this process sends to PostgreSQL meanwhile."""
    statements: Recording = []
    execute, commit = psycopg.Cursor.execute, psycopg.Connection.commit

    def write_down(self: Any, query: Any, parameters: Any = None, **options: Any) -> Any:
        text = query if isinstance(query, bytes) else str(query).encode()
        statements.append((text, parameters, self.format is psycopg.pq.Format.BINARY))
        return execute(self, query, parameters, **options)

    def write_down_commit(self: Any) -> None:
        statements.append((b"COMMIT", None, False))
        commit(self)

    psycopg.Cursor.execute = write_down  # type: ignore[method-assign,assignment]
    psycopg.Connection.commit = write_down_commit  # type: ignore[method-assign]
    try:
        yield statements
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]
        psycopg.Connection.commit = commit  # type: ignore[method-assign]


def replay(database_url: str, role: str, recordings: Sequence[Recording], connections: int) -> float:
    """Transactions a second."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(PROCESSES + 1)
    done: SimpleQueue[float] = context.SimpleQueue()
    shares = [recordings[number::PROCESSES] for number in range(PROCESSES)]
    processes = [
        context.Process(
            target=_replay_share, args=(database_url, role, share, connections // PROCESSES, gate, done)
        )
        for share in shares
    ]
    for process in processes:
        process.start()
    gate.wait(60)
    slowest = max(done.get() for _ in processes)
    for process in processes:
        process.join()
    return len(recordings) / slowest


def _replay_share(
    database_url: str, role: str, recordings: Sequence[Recording], connections: int, gate: Any, done: Any
) -> None:
    ready = threading.Barrier(connections + 1)
    threads = [
        threading.Thread(target=_send, args=(database_url, role, recordings[number::connections], ready.wait))
        for number in range(connections)
    ]
    for thread in threads:
        thread.start()
    gate.wait(60)
    ready.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    done.put(time.perf_counter() - began)


def _send(database_url: str, role: str, recordings: Sequence[Recording], ready: Callable[[], object]) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f"SET ROLE {role}".encode())
        ready()
        for statements in recordings:
            for text, parameters, binary in statements:
                connection.cursor(binary=binary).execute(text, parameters)  # unpacking is not counted
