"""Starting the stand-in from a test, and talking to its control side."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import requests

from tests.fakes.ports import free_port
from tests.fakes.twilio.account import Account


class TwilioProcess:
    def __init__(self, account: Account | None = None, *, seed: int = 1) -> None:
        self.account = account or Account()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.fakes.twilio", "--port", str(self.port)),
                *("--sid", self.account.sid, "--token", self.account.token, "--seed", str(seed)),
            ]
        )
        self._session = requests.Session()
        self._wait()

    @property
    def pid(self) -> int:
        return self._process.pid

    def behave(self, **settings: Any) -> None:
        answer = self._session.post(f"{self.url}/control/behaviour", json=settings, timeout=10)
        answer.raise_for_status()

    def reset(self) -> None:
        self._session.post(f"{self.url}/control/reset", timeout=10).raise_for_status()

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self._session.get(f"{self.url}/control", timeout=10).json()
        return state

    def ledger(self) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self._session.get(f"{self.url}/control/ledger", timeout=30).json()[
            "entries"
        ]
        return entries

    def stop(self) -> None:
        self._session.close()
        self._process.terminate()
        self._process.wait(timeout=10)

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                self.state()
            except requests.ConnectionError:
                time.sleep(0.05)
            else:
                return
        self.stop()
        raise TimeoutError("the stand-in for Twilio did not start")
