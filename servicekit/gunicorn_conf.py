"""gunicorn's settings for every service.

`gunicorn -c python:servicekit.gunicorn_conf appointment_svc.wsgi:app`.
"""

from __future__ import annotations

from typing import Any

from prometheus_client import multiprocess

from servicekit.config import Reader, multiprocess_folder

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
