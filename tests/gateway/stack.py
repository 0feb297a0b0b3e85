"""The gateway as it runs in earnest: gunicorn with gevent workers, in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_gateway(environ: Mapping[str, str], log: Path, *, workers: int = 1) -> Iterator[str]:
    """Yields the address once it answers."""
    port = free_port()
    settings = {"BIND": f"127.0.0.1:{port}", "WORKERS": str(workers), "WORKER_CLASS": "gevent"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:servicekit.gunicorn_conf", "gateway.wsgi:app"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_alive(address, process, log)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_until_alive(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            if requests.get(f"{address}/v1/live", timeout=2).status_code == 200:
                return
        except requests.RequestException:
            time.sleep(0.05)
    raise AssertionError(log.read_text())
