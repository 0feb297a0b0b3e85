"""A whole running house for journeys, soaks and measurements: real processes, as a person starts them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.roles import BY_NAME, ROLES

ROOT = Path(__file__).resolve().parent.parent


class Stack:
    """`with Stack(environment={...}) as house:` - ready when it enters, everything ended when it leaves."""

    def __init__(
        self,
        *,
        environment: Mapping[str, str] | None = None,
        data: Path | None = None,
        through_make: bool = False,
        timeout: float = 120.0,
    ) -> None:
        self._keeps_data = data is not None
        self.data = data or Path(tempfile.mkdtemp(prefix="frontdesk-house-"))
        self.ports = _free_ports([role.port_setting for role in ROLES if role.port_setting])
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("TWILIO_", "FRONTDESK_"))
            },
            **{name: str(port) for name, port in self.ports.items()},
            "DATA_DIR": str(self.data),
            "PUBLIC_URL": f"http://localhost:{self.ports['GATEWAY_PORT']}",
            "RELAY_PUBLIC_URL": f"ws://localhost:{self.ports['RELAY_PORT']}",
            **(environment or {}),
        }
        self._command = ["make", "run"] if through_make else [sys.executable, "-m", "deploy.local"]
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self.output = self.data / "output.txt"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if not self._keeps_data:
            shutil.rmtree(self.data, ignore_errors=True)

    @property
    def gateway(self) -> str:
        return self.url("gateway")

    @property
    def admin_key(self) -> str:
        given = self.environment.get("ADMIN_API_KEY")
        return given or str(json.loads((self.data / "secrets.json").read_text())["ADMIN_API_KEY"])

    @property
    def internal_secret(self) -> str:
        given = self.environment.get("INTERNAL_SECRET")
        return given or str(json.loads((self.data / "secrets.json").read_text())["INTERNAL_SECRET"])

    def url(self, role: str) -> str:
        return f"http://127.0.0.1:{self.ports[BY_NAME[role].port_setting or '']}"

    def start(self) -> None:
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        end = time.monotonic() + self._timeout
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise AssertionError(f"the house ended at once:\n{self.printed()}")
            if "Frontdesk is ready" in self.printed():
                return
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"the house did not become ready:\n{self.printed()}")

    def stop(self, number: signal.Signals = signal.SIGINT) -> int | None:
        """As by Ctrl-C. Returns the exit code."""
        if self._process is None:
            return None
        if self._process.poll() is None:
            # The whole group, as a terminal does; the children have groups of their own.
            os.killpg(self._process.pid, number)
        code = self._process.wait(60)
        self._process = None
        return code

    def printed(self) -> str:
        return self.output.read_text(errors="replace") if self.output.exists() else ""

    def pid(self, role: str) -> int:
        lines = (self.data / "pids").read_text().splitlines()
        return int(dict(line.rsplit(" ", 1) for line in lines)[role])

    def kill(self, role: str) -> None:
        """SIGKILL to the process of a role and all its workers. The launcher starts it again."""
        os.killpg(self.pid(role), signal.SIGKILL)

    def pause(self, role: str) -> None:
        """The process hangs: its port is open and nothing answers."""
        os.killpg(self.pid(role), signal.SIGSTOP)

    def resume(self, role: str) -> None:
        os.killpg(self.pid(role), signal.SIGCONT)

    def log(self, role: str) -> list[dict[str, object]]:
        """The JSON lines a role has logged."""
        path = self.data / "logs" / f"{role}.log"
        return [json.loads(line) for line in path.read_text().splitlines() if line.startswith("{")]

    def is_healthy(self, role: str) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url(role)}/v1/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _free_ports(names: list[str]) -> dict[str, int]:
    """Ports that were free a moment ago, all held open until the last is known so that none comes twice."""
    probes = []
    for _ in names:
        probe = socket.socket()
        probe.bind(("127.0.0.1", 0))
        probes.append(probe)
    ports = {name: int(probe.getsockname()[1]) for name, probe in zip(names, probes, strict=True)}
    for probe in probes:
        probe.close()
    return ports
