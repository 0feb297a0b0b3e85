"""A real calendar service on a real PostgreSQL, both of which can be hit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import urllib3

from deploy.local.postgres import EmbeddedPostgres
from servicekit.access import Principal, Role, TokenSigner
from servicekit.migrate import migrate
from tests.fakes.service import FakeService, Received, Reply

SECRET = "a-secret-for-the-soak-that-is-long-enough"


class Calendar:
    """`with running_calendar(tenants) as calendar:` - `calendar.url`, `calendar.token(tenant)`."""

    def __init__(self, postgres: EmbeddedPostgres, tenant_config_url: str, workers: int) -> None:
        self.postgres = postgres
        self.database_url = ""
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._tenant_config_url = tenant_config_url
        self._workers = workers
        self._process: subprocess.Popen[bytes] | None = None
        self._signer = TokenSigner(SECRET)

    def token(self, tenant_id: str) -> str:
        return self._signer.sign(Principal(Role.OWNER, tenant_id, "soak"), ttl=24 * 3600)

    def start(self) -> None:
        self.database_url = self.database_url or migrate(self.postgres.url, "appointment_svc")
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "-c",
                "python:servicekit.gunicorn_conf",
                "appointment_svc.wsgi:app",
            ],
            env={**os.environ, **self.environment()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_until_healthy()

    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.postgres.url,
            "INTERNAL_SECRET": SECRET,
            "TENANT_CONFIG_URL": self._tenant_config_url,
            "NOTIFICATION_URL": "http://127.0.0.1:1",
            "REDIS_URL": "",
            "BIND": f"127.0.0.1:{self.port}",
            "WORKERS": str(self._workers),
            "THREADS": "16",
        }

    def wait_until_healthy(self, seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        pool = urllib3.PoolManager(retries=False, timeout=3.0)
        while time.monotonic() < deadline:
            try:
                if pool.request("GET", f"{self.url}/v1/health").status == 200:
                    return
            except urllib3.exceptions.HTTPError:
                pass
            time.sleep(0.1)
        raise RuntimeError("the calendar did not become healthy")

    def worker_pids(self) -> list[int]:
        assert self._process is not None
        return [child.pid for child in psutil.Process(self._process.pid).children()]

    def memory_mb(self) -> list[float]:
        """Unique memory of each worker."""
        return [psutil.Process(pid).memory_full_info().uss / 2**20 for pid in self.worker_pids()]

    def kill_a_worker(self) -> None:
        """SIGKILL, in the middle of whatever it does; gunicorn starts another."""
        for pid in self.worker_pids()[:1]:
            os.kill(pid, signal.SIGKILL)

    def kill_everything(self) -> None:
        """The whole service dies at once and is started again."""
        assert self._process is not None
        for pid in (self._process.pid, *self.worker_pids()):
            os.kill(pid, signal.SIGKILL)
        self._process.wait()
        self.start()

    def restart_postgres(self) -> None:
        """Without asking its clients first, as after a power cut; committed work must survive."""
        self.postgres.stop(immediately=True)
        self.postgres.start()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()


@contextmanager
def running_calendar(
    tenants: list[dict[str, Any]], *, workers: int = 2, **settings: str
) -> Iterator[Calendar]:
    """Durability settings are PostgreSQL's own: every answered commit is on disk."""
    directory = FakeService()
    for tenant in tenants:
        directory.on(f"GET /v1/tenants/{tenant['id']}", _always(Reply(tenant, headers={"ETag": '"1"'})))
    listing = {"tenants": [{"id": tenant["id"]} for tenant in tenants], "next_cursor": None}
    directory.on("GET /v1/tenants", lambda _: Reply(listing))
    with tempfile.TemporaryDirectory(prefix="frontdesk-calendar-") as folder, directory.running() as url:
        postgres = EmbeddedPostgres(Path(folder) / "data", settings={"max_connections": "100", **settings})
        postgres.start()
        calendar = Calendar(postgres, url, workers)
        try:
            calendar.start()
            yield calendar
        finally:
            calendar.stop()
            postgres.stop(immediately=True)


def _always(reply: Reply) -> Callable[[Received], Reply]:
    return lambda _: reply


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
