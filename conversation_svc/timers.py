"""`python -m conversation_svc.timers`: hands in what had to wait, and forgets what may not be kept.

Safe to run twice.
"""

from __future__ import annotations

import signal
import threading
import time

from conversation_svc.app import create_app
from conversation_svc.config import Config
from conversation_svc.forgetting import forget
from servicekit import logs
from servicekit.errors import ServiceError

PAUSE_SECONDS = 1.0
FORGET_EVERY_SECONDS = 600.0

_log = logs.get("timers")


def main() -> None:
    logs.configure("conversation-timers")
    wired = create_app(Config.from_environment())
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    forget_at = time.monotonic()
    while not stopping.wait(PAUSE_SECONDS):
        try:
            wired.errands.run_due()
            if time.monotonic() >= forget_at:
                forget_at = time.monotonic() + FORGET_EVERY_SECONDS
                forget(wired.database, wired.directory, wired.clock.now())
        except ServiceError as error:
            _log.warning("timers will try again", code=error.code)
        except Exception:  # nothing that one round meets may end the clockwork
            _log.error("a round of the timers broke", exc_info=True)


if __name__ == "__main__":
    main()
