"""Keeps the processes of a local run alive: starts them, restarts what dies, ends all of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.failure import Failure
from deploy.local.forking import Process, start
from deploy.roles import Role

GRACE_SECONDS = 15.0
_FAST_DEATHS = 5  # this many deaths within the window, and the process is given up
_WINDOW_SECONDS = 30.0


@dataclass
class _Child:
    role: Role
    environment: dict[str, str]
    log_file: Path
    process: Process | None = None
    deaths: list[float] = field(default_factory=list)
    restart_at: float = 0.0


class Supervisor:
    """Every child has a process group and a log file of its own; its output never mixes with ours."""

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        self._environ = environ
        self._folder = folder
        self._children: list[_Child] = []
        (folder / "logs").mkdir(exist_ok=True)

    def start(self, role: Role) -> None:
        child = _Child(role, self._environment(role), self._folder / "logs" / f"{role.name}.log")
        self._children.append(child)
        self._spawn(child)

    def watch(self) -> list[str]:
        """Call it a few times a second. Restarts the dead, with a pause that grows; tells what it did.

        Raises Failure when a process keeps dying.
        """
        news: list[str] = []
        now = time.monotonic()
        for child in self._children:
            if child.process is not None and child.process.poll() is not None:
                code = child.process.returncode
                child.process = None
                child.deaths = [at for at in child.deaths if now - at < _WINDOW_SECONDS] + [now]
                if len(child.deaths) >= _FAST_DEATHS:
                    raise Failure(f"{child.role.name} keeps dying:\n{self.tail(child.role.name)}")
                child.restart_at = now + 0.2 * 2 ** (len(child.deaths) - 1)
                news.append(f"{child.role.name} ended (exit code {code}) and is started again")
            if child.process is None and now >= child.restart_at:
                self._spawn(child)
        return news

    def tail(self, name: str, lines: int = 12) -> str:
        path = self._folder / "logs" / f"{name}.log"
        text = path.read_text(errors="replace").splitlines()[-lines:] if path.exists() else []
        return "\n".join(f"    {line[:300]}" for line in text) + f"\n    (all of it: {path})"

    def stop(self) -> None:
        """SIGTERM to all, then SIGKILL to whoever is left after the grace period, with their own children."""
        alive = [child.process for child in self._children if child.process is not None]
        for process in alive:
            _signal_group(process, signal.SIGTERM)
        end = time.monotonic() + GRACE_SECONDS
        for process in alive:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.05, end - time.monotonic()))
        for process in alive:
            _signal_group(process, signal.SIGKILL)
            process.wait()

    def pids(self) -> dict[str, int]:
        return {child.role.name: child.process.pid for child in self._children if child.process is not None}

    def _spawn(self, child: _Child) -> None:
        child.process = start(child.role, child.environment, child.log_file)
        (self._folder / "pids").write_text(
            "".join(f"{name} {pid}\n" for name, pid in sorted(self.pids().items()))
        )

    def _environment(self, role: Role) -> dict[str, str]:
        environment = role.process_environment(self._environ)
        metrics = self._folder / "metrics" / role.package
        if role.package not in {child.role.package for child in self._children}:
            shutil.rmtree(metrics, ignore_errors=True)  # numbers of an earlier run
        metrics.mkdir(parents=True, exist_ok=True)
        if role.name != "relay":  # a single process that answers /metrics itself
            environment["PROMETHEUS_MULTIPROC_DIR"] = str(metrics)
        return environment


def _signal_group(process: Process, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
