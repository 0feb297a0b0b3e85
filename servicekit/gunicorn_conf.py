"""gunicorn's settings for every service.

`gunicorn -c python:servicekit.gunicorn_conf appointment_svc.wsgi:app`.
"""

from __future__ import annotations

import json
from typing import Any

from gunicorn import util
from prometheus_client import multiprocess

from servicekit.config import Reader, multiprocess_folder
from servicekit.errors import KIND_BY_STATUS, Kind, ServiceError

_settings = Reader()

bind = _settings.text("BIND", "127.0.0.1:8000")
workers = _settings.integer("WORKERS", 2)
worker_class = _settings.text("WORKER_CLASS", "gthread")
threads = _settings.integer("THREADS", 16)
worker_connections = 1000
keepalive = 75  # longer than any client of ours keeps an idle connection
timeout = 60
graceful_timeout = 10
backlog = 2048
accesslog = None  # the services log each request themselves, without personal data
errorlog = "-"
loglevel = "warning"
# The app is imported once and shared by the forks; not under gevent, whose patching must come first.
preload_app = worker_class == "gthread"
control_socket_disable = True


_settings.check()


def child_exit(server: Any, worker: Any) -> None:
    """A dead worker's gauges must not be counted on."""
    if multiprocess_folder():
        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def _write_problem(sock: Any, status: int, reason: str, _: str) -> None:
    """What never reached an app is a problem like all others; gunicorn itself would answer in HTML."""
    kind = KIND_BY_STATUS.get(status, Kind.MALFORMED if status < 500 else Kind.INTERNAL)
    error = ServiceError(kind, kind.value, f"The request could not be read: {reason}.")
    body = json.dumps({**error.problem(), "title": reason, "status": status}).encode()
    head = (
        f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    util.write_nonblock(sock, head.encode("latin1") + body)


util.write_error = _write_problem
