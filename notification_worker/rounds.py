"""The dispatcher's loops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from notification_worker.dispatching import Dispatcher
from notification_worker.forgetting import Forgetting
from notification_worker.inquest import Inquest
from servicekit import logs
from servicekit.errors import ServiceError

_log = logs.get("dispatcher")


FORGET_EVERY = 3600.0  # seconds
_BREATH = 0.02  # seconds
# A round that found this much may have left as much behind. Smaller ones wait for the tick: what is claimed
# together is prepared together, and that is much cheaper than one by one.
_FULL = 50


class Rounds:
    """Claiming on one thread, recovery, doubts and retention on others, until asked to stop."""

    def __init__(
        self, dispatcher: Dispatcher, inquest: Inquest, forgetting: Forgetting, *, tick: float
    ) -> None:
        self._dispatcher = dispatcher
        self._inquest = inquest
        self._forgetting = forgetting
        self._tick = tick
        self._stop = threading.Event()

    def run(self) -> None:
        threads = [
            threading.Thread(target=self._repeat, args=(self._dispatcher.recover, 1.0), name="recover"),
            threading.Thread(target=self._repeat, args=(self._inquest.look, 1.0), name="doubts"),
            threading.Thread(
                target=self._repeat, args=(self._forgetting.forget_old, FORGET_EVERY), name="old"
            ),
        ]
        for thread in threads:
            thread.start()
        self._repeat(self._dispatcher.dispatch, self._tick)
        for thread in threads:
            thread.join()

    def stop(self) -> None:
        self._stop.set()

    def _repeat(self, work: Callable[[], int], pause: float) -> None:
        while not self._stop.is_set():
            started = time.monotonic()
            try:
                done = work()
            except ServiceError as error:
                _log.warning("a round has to wait", code=error.code)
                done = 0
            except Exception:  # a loop that dies silently would be the worst failure of all
                _log.error("a round failed", exc_info=True)
                done = 0
            spent = time.monotonic() - started
            self._stop.wait(_BREATH if done >= _FULL else max(_BREATH, pause - spent))
