"""The settings of a local run: the environment, a `.env` file, and what the launcher makes up itself."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from deploy.local.failure import Failure
from deploy.roles import ROLES

SAMPLES = "tenants/samples.yaml"


def load_environment(environ: Mapping[str, str], env_file: Path) -> dict[str, str]:
    """The environment over the lines of `.env`."""
    values: dict[str, str] = {}
    if env_file.exists():
        for number, line in enumerate(env_file.read_text(encoding="utf-8").splitlines(), 1):
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            name, separator, value = text.partition("=")
            if not separator or not name.strip().isidentifier():
                raise Failure(f"{env_file.name} line {number} is not NAME=value: {text[:60]}")
            values[name.strip()] = value.strip().strip("'\"")
    return {**{name: value for name, value in values.items() if value}, **environ}


def data_folder(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("DATA_DIR") or ".data").resolve()


def lock_folder(folder: Path) -> IO[str]:
    """One launcher a folder. Keep the returned file open as long as the run lasts."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / "lock").open("w")
    except OSError as error:
        raise Failure(f"The folder {folder} (DATA_DIR) cannot be used: {error.strerror}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise Failure(
            f"Frontdesk already runs on the data in {folder}. Stop it first, or start this one with another "
            "DATA_DIR and other ports."
        ) from error
    return handle


def tenants_file(environ: Mapping[str, str]) -> str:
    return environ.get("TENANTS_FILE") or environ.get("CONFIG_PATH") or SAMPLES


def check_ports(environ: Mapping[str, str]) -> None:
    """Raises Failure naming every port that is taken and the setting that moves it."""
    taken = []
    for role in ROLES:
        if not role.is_http:
            continue
        try:
            port = role.listening_port(environ)
        except ValueError:
            value = environ.get(role.port_setting or "")
            raise Failure(f"{role.port_setting}={value!r} is not a port number.") from None
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                taken.append(f"{port} ({role.port_setting}, {role.name})")
    if taken:
        raise Failure(
            f"These ports are taken: {', '.join(taken)}. Stop what uses them, or set other numbers, "
            "for example: GATEWAY_PORT=8090 make run"
        )


def fill_secrets(environ: MutableMapping[str, str], folder: Path) -> str | None:
    """Use the secrets of the data folder, made at first start. Returns a new admin key, to be shown once."""
    path = folder / "secrets.json"
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    shown = None
    if not environ.get("INTERNAL_SECRET") and not environ.get("INTERNAL_SECRET_FILE"):
        environ["INTERNAL_SECRET"] = known.setdefault("INTERNAL_SECRET", secrets.token_urlsafe(36))
    if not environ.get("ADMIN_API_KEY") and not environ.get("ADMIN_API_KEY_FILE"):
        if "ADMIN_API_KEY" not in known:
            shown = known["ADMIN_API_KEY"] = f"fd_admin_{secrets.token_urlsafe(24)}"
        environ["ADMIN_API_KEY"] = known["ADMIN_API_KEY"]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(known, file)
    return shown


def fill_clock(environ: MutableMapping[str, str]) -> None:
    """NOW becomes one offset that every process inherits, so that they agree also after a restart."""
    wanted = environ.get("NOW", "").strip()
    if not wanted:
        return
    if environ.get("ENVIRONMENT", "development") == "production":
        raise Failure("NOW moves the clock and is for development only; unset it or ENVIRONMENT=production.")
    try:
        instant = datetime.fromisoformat(wanted)
    except ValueError:
        raise Failure(f"NOW={wanted!r} is not an instant such as 2026-12-18T09:00:00-05:00.") from None
    instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    environ["NOW_OFFSET_SECONDS"] = f"{(instant - datetime.now(UTC)).total_seconds():.3f}"
