"""The dispatcher's loops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from notification_worker.dispatching import Dispatcher
from notification_worker.inquest import Inquest
from servicekit import logs
from servicekit.errors import ServiceError

_log = logs.get("dispatcher")


_BREATH = 0.02  # seconds


class Rounds:
    """Claiming on one thread, recovery and doubts on others, until asked to stop."""

    def __init__(self, dispatcher: Dispatcher, inquest: Inquest, *, tick: float) -> None:
        self._dispatcher = dispatcher
        self._inquest = inquest
        self._tick = tick
        self._stop = threading.Event()

    def run(self) -> None:
        threads = [
            threading.Thread(target=self._repeat, args=(self._dispatcher.recover, 1.0), name="recover"),
            threading.Thread(target=self._repeat, args=(self._inquest.look, 1.0), name="doubts"),
        ]
        for thread in threads:
            thread.start()
        self._repeat(self._dispatcher.dispatch, self._tick)
        for thread in threads:
            thread.join()

    def stop(self) -> None:
        self._stop.set()

    def _repeat(self, work: Callable[[], object], pause: float) -> None:
        while not self._stop.is_set():
            started = time.monotonic()
            try:
                done = work()
            except ServiceError as error:
                _log.warning("a round has to wait", code=error.code)
                done = None
            except Exception:  # a loop that dies silently would be the worst failure of all
                _log.error("a round failed", exc_info=True)
                done = None
            # A round that found something is followed by the next almost at once; an empty one by a pause.
            spent = time.monotonic() - started
            self._stop.wait(_BREATH if done else max(_BREATH, pause - spent))
