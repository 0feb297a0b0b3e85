"""`python -m deploy.role ROLE [ROLE ...]`: what a container runs.

One role becomes the process itself. Several live and die together: companions such as a service's timers
share its numbers for Prometheus, and when one ends the container ends and is started anew by its engine.
`setup` is the one-shot before all others: databases, then the tenants file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from deploy.local.failure import Failure
from deploy.roles import BY_NAME, PACKAGES, Role

SETUP = "setup"
GRACE_SECONDS = 15.0


def environment_of(role: Role, environ: Mapping[str, str]) -> dict[str, str]:
    """In a container every role listens on all addresses and shares its service's numbers with companions."""
    environment = role.process_environment({"BIND_HOST": "0.0.0.0", **environ})
    if role.name != "relay":  # a single process that answers /metrics itself
        environment["PROMETHEUS_MULTIPROC_DIR"] = str(metrics_folder(role))
    return environment


def metrics_folder(role: Role) -> Path:
    return Path(tempfile.gettempdir()) / "frontdesk-metrics" / role.package


def chosen(names: Sequence[str]) -> list[Role]:
    """Raises Failure naming what is unknown."""
    unknown = [name for name in names if name not in BY_NAME]
    if unknown or not names:
        known = ", ".join([SETUP, *BY_NAME])
        raise Failure(f"{', '.join(unknown) or 'Nothing'} is no role. There are: {known}.")
    return [BY_NAME[name] for name in names]


def set_up(environ: Mapping[str, str]) -> int:
    tenants = environ.get("TENANTS_FILE") or environ.get("CONFIG_PATH") or "tenants/samples.yaml"
    for command in (
        ["-m", "tenant_config_svc.check", tenants],
        ["-m", "servicekit.migrate", *PACKAGES],
        ["-m", "tenant_config_svc.apply", tenants],
    ):
        code = subprocess.run([sys.executable, *command]).returncode
        if code:
            return code
    return 0


def run_together(roles: Sequence[Role], environ: Mapping[str, str]) -> int:
    """Until one ends or we are told to stop; then all end. Returns the code of whichever ended first."""
    stopping: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    children = {
        role.name: subprocess.Popen(role.command(), env=environment_of(role, environ)) for role in roles
    }
    code = 0
    while not stopping:
        ended = {name: child.returncode for name, child in children.items() if child.poll() is not None}
        if ended:
            name, code = next(iter(ended.items()))
            sys.stderr.write(f"deploy.role: {name} ended (exit code {code}); the container ends with it\n")
            code = code or 1
            break
        time.sleep(0.2)
    _end(list(children.values()))
    return code


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.05, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _become(role: Role, environ: Mapping[str, str]) -> NoReturn:
    command = role.command()
    os.execve(command[0], command, environment_of(role, environ))


def main(names: list[str]) -> int:
    environ = dict(os.environ)
    try:
        if names == [SETUP]:
            return set_up(environ)
        roles = chosen(names)
        if environ.get("NOW") and not environ.get("NOW_OFFSET_SECONDS"):
            raise Failure("NOW works with `make run`. In containers set NOW_OFFSET_SECONDS, the same in all.")
    except Failure as failure:
        sys.stderr.write(f"deploy.role: {failure}\n")
        return 2
    for role in roles:
        shutil.rmtree(metrics_folder(role), ignore_errors=True)  # numbers of the container's earlier life
        metrics_folder(role).mkdir(parents=True, exist_ok=True)
    if len(roles) > 1:
        return run_together(roles, environ)
    return _become(roles[0], environ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
