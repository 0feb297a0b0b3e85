"""`python -m appointment_svc.timers`: the calendar's clockwork, beside the service. Safe to run twice."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

from appointment_svc.calendars import Calendars
from appointment_svc.clients import Holder, Worker
from appointment_svc.config import Config
from appointment_svc.ids import RandomIds
from appointment_svc.imports.fetch import Fetcher
from appointment_svc.relay import Relay
from appointment_svc.store.staff_numbers import StaffNumbers
from appointment_svc.upkeep import Upkeep
from servicekit import logs
from servicekit.access import TokenSigner
from servicekit.clock import SystemClock
from servicekit.db import Database
from servicekit.errors import ServiceError
from servicekit.http import Upstream
from servicekit.queue import connect
from servicekit.tenants import RedisShelf, TenantDirectory

NAME = "appointment-timers"
_log = logs.get("timers")


class Timer:
    """Calls `work` again and again with a pause between; a failure is logged and costs one round."""

    def __init__(self, name: str, pause: float, work: Callable[[], object], stopped: threading.Event) -> None:
        self._name = name
        self._pause = pause
        self._work = work
        self._stopped = stopped
        self.thread = threading.Thread(target=self._run, name=name)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                again_at_once = bool(self._work())
            except ServiceError as error:
                _log.warning("a timer has to wait", timer=self._name, code=error.code)
                again_at_once = False
            except Exception:
                # One poisoned row must not silence the clockwork; the stack is in the log.
                _log.error("a timer broke", exc_info=True, timer=self._name)
                again_at_once = False
            if not again_at_once:
                self._stopped.wait(self._pause)


def main() -> None:
    config = Config.from_environment()
    service = config.service
    logs.configure(NAME)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    signer = TokenSigner(service.internal_secret)
    database = Database.of_package(service.database_url, "appointment_svc", max_size=6)
    shelf = RedisShelf(connect(service.redis_url)) if service.redis_url else None
    directory = TenantDirectory(
        Upstream(service.tenant_config_url, "tenant_config", signer), shelf, service=NAME
    )
    clock = SystemClock(service.now_offset_seconds)
    notification = Upstream(service.notification_url, "notification", signer)
    conversation = Upstream(service.conversation_url, "conversation", signer)
    holders = {"notification": Holder(notification), "conversation": Holder(conversation)}
    calendars = Calendars(directory, StaffNumbers(database))
    upkeep = Upkeep(database, calendars, clock, RandomIds(), Fetcher())
    timers = [
        Timer("relay", 0.1, Relay(database, Worker(notification), holders).run_once, stopped),
        Timer("holds", 1.0, upkeep.end_holds, stopped),
        Timer("waitlist", 3.0, upkeep.fill_waitlists, stopped),
        Timer("calendars", 5.0, upkeep.read_calendars, stopped),
        Timer("imports", 60.0, lambda: upkeep.know_calendars(directory.all_tenants()), stopped),
        Timer("forgetting", 600.0, upkeep.forget, stopped),
    ]
    for timer in timers:
        timer.thread.start()
    stopped.wait()
    for timer in timers:
        timer.thread.join(10)
    database.close()


if __name__ == "__main__":
    main()
