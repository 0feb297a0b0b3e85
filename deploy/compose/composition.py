"""One Compose project: what `docker compose` or `docker-compose` does for us."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.local.failure import Failure

FILES = ("docker-compose.yml", "deploy/compose/build-network.yml")


def find_compose() -> list[str]:
    """The command that works here. Raises Failure saying what is missing."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if _answers([*command, "version"]):
            break
    else:
        raise Failure(
            "There is no Docker Compose here: install docker.io with docker-compose, or Docker Desktop."
        )
    if not _answers(["docker", "info"]):
        raise Failure(
            f"No Docker engine answers at {os.environ.get('DOCKER_HOST') or 'its usual socket'}: "
            "start one, or set DOCKER_HOST."
        )
    return command


def _answers(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


class Composition:
    """The project of docker-compose.yml under a name of its own, so that it disturbs no other."""

    def __init__(self, root: Path, name: str, settings: Mapping[str, str], folder: Path) -> None:
        self._root = root
        self._name = name
        self._containers: dict[str, str] = {}
        self._settings_file = folder / "settings.env"
        self._settings_file.write_text("".join(f"{key}={value}\n" for key, value in settings.items()))
        self._settings_file.chmod(0o600)
        self._command = [
            *find_compose(),
            *(part for file in FILES for part in ("-f", file)),
            *("-p", name),
            *("--env-file", str(self._settings_file)),
        ]
        # What is set in the shell would win over the file.
        self._environ = {**os.environ, **settings, "ENV_FILE": str(self._settings_file)}

    def run(self, *arguments: str, timeout: float = 900.0) -> bytes:
        """Raises Failure with the end of what was printed."""
        return _run(
            [*self._command, *arguments], f"compose {arguments[0]}", timeout, self._root, self._environ
        )

    def inside(self, service: str, *command: str, given: bytes = b"") -> bytes:
        """Run a command in the service's container, with `given` on its stdin. Raises Failure."""
        words = ["docker", "exec", "-i", self._container(service), *command]
        return _run(words, f"{command[0]} in {service}", 60.0, self._root, self._environ, given)

    def build(self) -> None:
        self.run("build", "setup", timeout=1200)

    def start(self) -> None:
        self.run("up", "-d", "--no-build", timeout=600)

    def take_down(self) -> None:
        self.run("down", "--volumes", "--remove-orphans", "--timeout", "20", timeout=180)

    def logs(self, service: str, lines: int = 25) -> str:
        return self.run("logs", "--no-color", f"--tail={lines}", service, timeout=30).decode(errors="replace")

    def services(self) -> list[str]:
        return self.run("config", "--services", timeout=30).decode().split()

    def state_of(self, service: str) -> dict[str, object]:
        """The engine's own words: Running, ExitCode, RestartCount, Health."""
        done = subprocess.run(
            ["docker", "inspect", "--format", "{{json .State}}", self._container(service)],
            capture_output=True,
            timeout=30,
        )
        return dict(json.loads(done.stdout)) if done.returncode == 0 else {}

    def _container(self, service: str) -> str:
        """Its id, from the engine itself: asking Compose takes ten times as long."""
        if service not in self._containers:
            labels = {"project": self._name, "service": service}
            filters = [
                part
                for key, value in labels.items()
                for part in ("--filter", f"label=com.docker.compose.{key}={value}")
            ]
            words = ["docker", "ps", "--all", "--quiet", *filters]
            self._containers[service] = (
                _run(words, "docker ps", 30.0, self._root, self._environ).decode().strip()
            )
        return self._containers[service]


def _run(
    command: Sequence[str],
    name: str,
    timeout: float,
    root: Path,
    environ: Mapping[str, str],
    given: bytes = b"",
) -> bytes:
    try:
        done = subprocess.run(
            command, cwd=root, env=environ, capture_output=True, timeout=timeout, input=given
        )
    except subprocess.TimeoutExpired as error:
        raise Failure(f"{name} took longer than {timeout:.0f} s") from error
    if done.returncode:
        said = (done.stdout[-3000:] + b"\n" + done.stderr[-3000:]).decode(errors="replace").strip()
        raise Failure(f"{name} failed:\n{said}")
    return done.stdout
