"""`python -m notification_worker.worker`: an RQ worker that answers the dispatcher's bell.

It does not fork (a fork per job allows 50 jobs a second, this 400), and works on one queue only: a
worker on two can lose a job that it has just popped.
"""

from __future__ import annotations

import threading

import redis
from rq import Queue, SimpleWorker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer

from notification_worker import jobs
from notification_worker.app import House
from notification_worker.config import Config
from notification_worker.crew import Crew
from notification_worker.dispatching import QUEUE
from notification_worker.termination import on_termination
from servicekit import logs
from servicekit.queue import connect

_log = logs.get("worker")

QUEUES = (QUEUE,)


class QuietWorker(SimpleWorker):
    """Leaves signals to the process around it."""

    def _install_signal_handlers(self) -> None:
        """RQ would install its own anew at each reconnect."""

    def stop(self) -> None:
        """Called in the main thread by a signal: after the job in hand, or out of waiting for one."""
        self._stop_requested = True
        if not self._is_busy():
            raise StopRequested

    def _is_busy(self) -> bool:
        return str(self.get_state()).endswith("busy")


class QueueLoop:
    """Works until told to stop. RQ's worker ends when Redis hangs or goes away; here it begins again."""

    def __init__(self, connection: redis.Redis) -> None:
        self._connection = connection
        self._stop = threading.Event()
        self._worker: QuietWorker | None = None

    def run(self) -> None:
        while not self._stop.is_set():
            try:
                queue = Queue(QUEUE, connection=self._connection, serializer=JSONSerializer)
                self._worker = QuietWorker([queue], connection=self._connection, serializer=JSONSerializer)
                self._worker.log_result_lifespan = False
                self._worker.work(logging_level="WARNING")
            except StopRequested:
                break
            except redis.RedisError as error:
                _log.warning("the queue is away", error=type(error).__name__)
            self._worker = None
            self._stop.wait(1.0)

    def stop(self) -> None:
        self._stop.set()
        if self._worker is not None:
            self._worker.stop()


def main() -> None:
    logs.configure("notification-worker")
    config = Config.from_environment()
    house = House(config)
    crew = Crew(house.courier(), threads=config.pace.threads)
    jobs.CREW.set(crew)
    loop = QueueLoop(connect(config.redis_url))
    on_termination(loop.stop)
    loop.run()
    crew.close()
    house.close()


if __name__ == "__main__":
    main()
