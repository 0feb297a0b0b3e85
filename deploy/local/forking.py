"""Starting many Python processes quickly: import the heavy libraries once, then fork.

A dozen interpreters that each import Flask, pydantic, psycopg and redis keep two cores busy for half a
minute before the first of them answers; forked from one that has imported them they take seconds and share
the memory. Only third-party libraries are shared, and only such as do nothing when imported; nothing of ours,
because a service reads its own environment at its start. The gateway is not forked: gevent must patch first.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import runpy
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, Protocol

import setproctitle

from deploy.roles import Role

_SHARED = (
    *("flask", "jinja2", "pydantic", "orjson", "jwt", "urllib3", "requests", "phonenumbers"),
    *("psycopg", "psycopg_pool", "psycopg.types.json", "redis", "rq", "yaml"),
    *("gunicorn.app.wsgiapp", "gunicorn.workers.gthread"),
)


class Process(Protocol):
    """The part of subprocess.Popen that the supervisor uses."""

    pid: int
    returncode: int | None

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...


def import_shared() -> None:
    for name in _SHARED:
        importlib.import_module(name)


def is_forked(role: Role) -> bool:
    """Not the gateway's: gevent patches before anything is imported, and the relay comes along with it."""
    return sys.platform == "linux" and role.package != "gateway"


def start(role: Role, environment: Mapping[str, str], log_file: Path) -> Process:
    """The role's process, in a session of its own, its output appended to the log file."""
    if is_forked(role):
        return Forked(role.name, lambda: _run(role), environment, log_file)
    with log_file.open("ab") as log:
        return subprocess.Popen(
            role.command(),
            env=dict(environment),
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )


def _run(role: Role) -> None:
    if role.module is not None:
        sys.argv = [role.module]
        runpy.run_module(role.module, run_name="__main__", alter_sys=True)
        return
    from gunicorn.app.wsgiapp import run

    sys.argv = ["gunicorn", "-c", "python:servicekit.gunicorn_conf", f"{role.package}.wsgi:app"]
    run()


class Forked:
    """A child of this process that runs `work` and ends."""

    def __init__(
        self, name: str, work: Callable[[], None], environment: Mapping[str, str], output: Path
    ) -> None:
        self.returncode: int | None = None
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _become(name, work, environment, output)

    def poll(self) -> int | None:
        if self.returncode is None:
            with contextlib.suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired, as Popen does."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            if end is not None and time.monotonic() >= end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            time.sleep(0.02)
        assert self.returncode is not None
        return self.returncode


def _become(name: str, work: Callable[[], None], environment: Mapping[str, str], output: Path) -> NoReturn:
    """In the child: forget the launcher. Never returns, so that none of its clean-up runs here."""
    code = 1
    try:
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        null = os.open(os.devnull, os.O_RDONLY)
        log = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        for source, target in ((null, 0), (log, 1), (log, 2)):
            os.dup2(source, target)
        os.closerange(3, 256)  # the launcher's lock, above all
        os.environ.clear()
        os.environ.update(environment)
        setproctitle.setproctitle(f"frontdesk: {name}")
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
