"""A worker with everything around it as real processes: PostgreSQL, Redis, Twilio's stand-in, two of
each role."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import requests

from deploy.local.postgres import EmbeddedPostgres
from deploy.local.redis import EmbeddedRedis
from servicekit.migrate import migrate
from tests.fakes.ports import free_port
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.client import TwilioProcess
from tests.soak.cpu import seconds_of

SECRET = "a-secret-for-the-soak-that-is-long-enough"


class Role:
    """A process that is started again when it dies, until it is told to stop."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self._command = command
        self._environment = environment
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()  # between who stops a process and who revives the dead
        self.deaths = 0

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=dict(self._environment), stdout=log, stderr=log, start_new_session=True
            )

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def revive(self) -> None:
        with self._lock:
            if self._process is not None and self._process.poll() is not None:
                self.deaths += 1
                self.start()

    def kill(self) -> None:
        """Signal 9 to the process and its children."""
        if self._process is not None and self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def stop(self) -> float:
        """Ask to end. Returns how long it took; 15 s at most."""
        started = time.monotonic()
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()
                try:
                    self._process.wait(15)
                except subprocess.TimeoutExpired:
                    self.kill()
                    self._process.wait()
            self._process = None
        return time.monotonic() - started


class Scene:
    def __init__(
        self,
        *,
        tenants: int = 50,
        settings: Mapping[str, str] | None = None,
        mortal: float = 0.0,
        workers: int = 2,
        dispatchers: int = 2,
        real_calendar: bool = False,
        postgres_url: str | None = None,
        redis: EmbeddedRedis | None = None,
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="frontdesk-soak-"))
        self._stack = contextlib.ExitStack()
        self._settings = dict(settings or {})
        self._mortal = mortal
        self._counts = {"worker": workers, "dispatcher": dispatchers}
        self._tenants = tenants
        self._real_calendar = real_calendar
        self._given_postgres = postgres_url
        self.redis = redis or EmbeddedRedis(self.folder / "redis")
        self._owns_redis = redis is None
        self.roles: dict[str, Role] = {}
        self._postgres_pid: int | None = None
        self._stop = threading.Event()

    def __enter__(self) -> Self:
        server = self._given_postgres or self._start_postgres()
        self.database_url = migrate(server, "notification_worker")
        if self._owns_redis:
            self.redis.start()
            self._stack.callback(self.redis.stop)
        self.twilio = TwilioProcess()
        self._stack.callback(self.twilio.stop)
        if self._real_calendar:
            self.calendar_database_url = migrate(server, "appointment_svc")
        api, door, backstage, calendar = (free_port() for _ in range(4))
        self.api_url, self.door_url = f"http://127.0.0.1:{api}", f"http://127.0.0.1:{door}"
        self.calendar_url = f"http://127.0.0.1:{calendar if self._real_calendar else backstage}"
        backstage_url = f"http://127.0.0.1:{backstage}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": server,
            "REDIS_URL": self.redis.url,
            "INTERNAL_SECRET": SECRET,
            "ADMIN_API_KEY": "admin-key-of-the-soak",
            "TENANT_CONFIG_URL": backstage_url,
            "APPOINTMENT_URL": self.calendar_url,
            "CONVERSATION_URL": backstage_url,
            "NOTIFICATION_URL": self.api_url,
            "PUBLIC_URL": self.door_url,
            "TWILIO_ACCOUNT_SID": Account.sid,
            "TWILIO_AUTH_TOKEN": Account.token,
            "TWILIO_API_URL": self.twilio.url,
            "TWILIO_PHONE_NUMBER": "+12025550100",
            "BIND": f"127.0.0.1:{api}",
            "WORKERS": "1",
            "THREADS": "16",
            "MORTAL_CHANCE": str(self._mortal),
            "MORTAL_DIARY": str(self.folder / "deaths.txt"),
            **self._settings,
        }
        self._make_roles(backstage, door, calendar)
        for role in self.roles.values():
            role.start()
        self._stack.callback(self._end_roles)
        _wait_for(f"{backstage_url}/control")
        for url in (self.api_url, self.door_url, *([self.calendar_url] if self._real_calendar else [])):
            _wait_for(f"{url}/v1/live")
        keeper = threading.Thread(target=self._keep_alive, daemon=True)
        keeper.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def query(self, text: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            return connection.execute(text.encode(), values).fetchall()

    def statuses(self) -> Counter[str]:
        return Counter(dict(self.query("SELECT status, count(*) FROM notifications GROUP BY status")))

    def open_count(self) -> int:
        """Messages about which something is still going to happen."""
        [(count,)] = self.query(
            """
            SELECT count(*) FROM notifications
             WHERE status IN ('pending', 'leased', 'sending') OR (status = 'unknown' AND look_at IS NOT NULL)
            """
        )
        return int(count)

    def wait_until_settled(self, timeout: float, *, say: Any = None) -> float:
        """Seconds until nothing is open any more. Raises TimeoutError."""
        started = time.monotonic()
        while (left := self.open_count()) > 0:
            if time.monotonic() - started > timeout:
                raise TimeoutError(f"{left} messages are still open: {self.statuses()}")
            if say:
                say(left)
            time.sleep(0.5)
        return time.monotonic() - started

    def wait_until_some_left(self, timeout: float = 60.0) -> None:
        end = time.monotonic() + timeout
        while not self.statuses()["accepted"] + self.statuses()["delivered"]:
            if time.monotonic() > end:
                raise TimeoutError("nothing left at all")
            time.sleep(0.1)

    def replace(self, name: str) -> float:
        """Ask a process to end and start another. Seconds it took to end."""
        seconds = self.roles[name].stop()
        self.roles[name].start()
        return seconds

    def deaths(self) -> Counter[str]:
        diary = self.folder / "deaths.txt"
        return Counter(diary.read_text().split()) if diary.exists() else Counter()

    def cpu_seconds(self) -> dict[str, float]:
        """What each kind of process has used of the processor so far."""
        roots = {name: role.pid for name, role in self.roles.items()}
        roots |= {"redis": self.redis.pid, "twilio": self.twilio.pid, "postgres": self._postgres_pid}
        used: Counter[str] = Counter()
        for name, seconds in seconds_of({name: pid for name, pid in roots.items() if pid}).items():
            used[name.partition("-")[0]] += seconds  # type: ignore[assignment]
        return dict(used)

    def _start_postgres(self) -> str:
        server = EmbeddedPostgres(self.folder / "postgres", settings={"max_connections": "200"})
        server.start()
        self._postgres_pid = server.pid
        self._stack.callback(lambda: server.stop(immediately=True))
        return server.url

    def _make_roles(self, backstage: int, door: int, calendar: int) -> None:
        def role(name: str, *command: str, **environment: str) -> None:
            self.roles[name] = Role(
                [sys.executable, "-m", *command],
                {**self.environment, **environment},
                self.folder / f"{name}.log",
            )

        gunicorn = ("gunicorn", "-c", "python:servicekit.gunicorn_conf")
        role(
            "backstage",
            *("tests.soak.backstage", "--port", str(backstage), "--tenants", str(self._tenants)),
        )
        role("api", *gunicorn, "notification_worker.wsgi:app")
        role("gateway", *gunicorn, "gateway.wsgi:app", BIND=f"127.0.0.1:{door}", WORKER_CLASS="gevent")
        if self._real_calendar:
            role("calendar", *gunicorn, "appointment_svc.wsgi:app", BIND=f"127.0.0.1:{calendar}")
            role("timers", "appointment_svc.timers")
        for kind, count in self._counts.items():
            for number in range(count):
                role(f"{kind}-{number}", "tests.soak.mortal", kind)

    def _keep_alive(self) -> None:
        while not self._stop.wait(0.1):
            for role in self.roles.values():
                role.revive()

    def _end_roles(self) -> None:
        self._stop.set()
        time.sleep(0.2)
        for role in reversed(list(self.roles.values())):
            role.stop()


def _wait_for(url: str, timeout: float = 90.0) -> None:
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(url, timeout=5).status_code == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{url} does not answer")
