"""A calendar that people use today, beside ours: django-appointment from PyPI, with the same bookings.

It gets a virtual environment of its own in a temporary folder, the same PostgreSQL server and the same number
of gunicorn workers and threads; `site_of_rival.py` runs there and is not imported here.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg

from deploy.bench.load import Client
from servicekit.db import with_database

PACKAGES = ("django-appointment==3.12.0", "gunicorn", "psycopg[binary]")
_SITE = Path(__file__).parent
_DATABASE = "rival"

Booking = tuple[str, str, str]
"""Staff member, ISO date, time of day ("09:30"); each is half an hour long."""


class Rival:
    def __init__(self, url: str, staff: Sequence[str]) -> None:
        self.url = url
        self._staff = staff

    def client(self) -> Client:
        return Client(self.url)

    def free_times(self, client: Client, day: date, staff_id: str) -> int:
        """How many starts one staff member has that day: what its booking page asks for."""
        number = self._staff.index(staff_id) + 1
        path = f"/ajax/available_slots/?selected_date={day}&staff_member={number}"
        status, body = client.get(path, {"X-Requested-With": "XMLHttpRequest"})
        assert status == 200, (status, body[:300])
        return len(json.loads(body)["available_slots"])


@contextmanager
def running_rival(server_url: str, staff: Sequence[str], bookings: Sequence[Booking]) -> Iterator[Rival]:
    """Installed, filled and served. Needs PyPI; raises CalledProcessError where it cannot be reached."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-rival-") as folder:
        python = _install(Path(folder))
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {_DATABASE}")
        environment = {**os.environ, "RIVAL_DATABASE": with_database(server_url, _DATABASE)}
        environment["PYTHONPATH"] = str(_SITE)
        data = json.dumps({"staff": list(staff), "bookings": list(bookings)})
        subprocess.run([python, "-m", "site_of_rival"], input=data, text=True, env=environment, check=True)
        port = _free_port()
        command = [python, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--preload"]
        command += ["--worker-class", "gthread", "--threads", "16", "--log-level", "warning"]
        process = subprocess.Popen([*command, "site_of_rival:application"], env=environment)
        try:
            rival = Rival(f"http://127.0.0.1:{port}", staff)
            _wait_for(rival)
            yield rival
        finally:
            process.terminate()
            process.wait(20)


def _install(folder: Path) -> str:
    python = str(folder / "bin" / "python")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    print(f"bench: installing {', '.join(PACKAGES)} to compare with", flush=True)
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True, stderr=subprocess.DEVNULL
    )
    return python


def _wait_for(rival: Rival) -> None:
    for _ in range(200):
        try:
            rival.client().get("/", {})
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the calendar to compare with did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
