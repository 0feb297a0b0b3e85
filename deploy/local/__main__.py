"""`make run`: the whole house on this machine, with its own PostgreSQL and Redis unless told of others."""

from __future__ import annotations

import os
import runpy
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import NoReturn

import psycopg

from deploy.local import settings
from deploy.local.failure import Failure
from deploy.local.forking import Forked, import_shared, is_forked
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.redis import EmbeddedRedis
from deploy.local.supervisor import Supervisor
from deploy.roles import PACKAGES, ROLES
from servicekit.config import Reader
from servicekit.migrate import migrate

READY_SECONDS = 60.0


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with ExitStack() as cleanup:
            run(cleanup)
    except Stopped:
        say("stopped; the data stays for the next start")
        return 0
    except Failure as failure:
        sys.stderr.write(f"frontdesk: {failure}\n")
        return 1
    return 0


def run(cleanup: ExitStack) -> NoReturn:
    started = time.monotonic()
    environ = settings.load_environment(os.environ, Path(".env"))
    folder = settings.data_folder(environ)
    cleanup.enter_context(settings.lock_folder(folder))
    settings.check_ports(environ)
    settings.fill_clock(environ)
    new_key = settings.fill_secrets(environ, folder)
    # Whatever starts below is stopped again in reverse order, also when a later step fails.
    if not environ.get("DATABASE_URL") and not environ.get("DATABASE_URL_FILE"):
        postgres = EmbeddedPostgres(folder / "postgres")
        cleanup.callback(postgres.stop)
        step("PostgreSQL", postgres.start)
        environ["DATABASE_URL"] = postgres.url
    if not environ.get("REDIS_URL") and not environ.get("REDIS_URL_FILE"):
        redis = EmbeddedRedis(folder / "redis")
        cleanup.callback(redis.stop)
        step("Redis", redis.start)
        environ["REDIS_URL"] = redis.url
    step("databases", lambda: _migrate(environ))
    supervisor = Supervisor(environ, folder)
    cleanup.callback(supervisor.stop)
    for role in ROLES:
        if not is_forked(role):
            supervisor.start(role)
    # While those import everything themselves on another core:
    step("libraries", import_shared)
    for role in ROLES:
        if is_forked(role):
            supervisor.start(role)
    # Meanwhile: the services learn of tenants as they are applied.
    step("tenants", lambda: _apply_tenants(environ, folder))
    step("services", lambda: _wait_until_ready(environ, supervisor))
    _welcome(environ, folder, new_key, time.monotonic() - started)
    while True:
        for line in supervisor.watch():
            say(line)
        time.sleep(0.25)


def step(name: str, work: Callable[[], object]) -> None:
    began = time.monotonic()
    print(f"  {name:<14}", end="", flush=True)
    try:
        work()
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"ok  {time.monotonic() - began:5.1f} s", flush=True)


def say(text: str) -> None:
    print(f"frontdesk: {text}", flush=True)


def _migrate(environ: dict[str, str]) -> None:
    url = Reader(environ).secret("DATABASE_URL")
    try:
        for package in PACKAGES:
            migrate(url, package)
    except psycopg.OperationalError as error:
        raise Failure(f"The PostgreSQL server of DATABASE_URL cannot be used: {error}") from error


def _apply_tenants(environ: dict[str, str], folder: Path) -> None:
    said = folder / "tenants.log"
    said.unlink(missing_ok=True)

    def apply() -> None:
        sys.argv = ["tenant_config_svc.apply", settings.tenants_file(environ)]
        runpy.run_module("tenant_config_svc.apply", run_name="__main__", alter_sys=True)

    if Forked("tenants", apply, environ, said).wait(60.0):
        raise Failure(said.read_text(encoding="utf-8").strip())


def _wait_until_ready(environ: dict[str, str], supervisor: Supervisor) -> None:
    end = time.monotonic() + READY_SECONDS
    waiting = {role.name: role.listening_port(environ) for role in ROLES if role.is_http}
    while waiting and time.monotonic() < end:
        supervisor.watch()
        waiting = {name: port for name, port in waiting.items() if not _is_healthy(port)}
        time.sleep(0.1)
    if waiting:
        name = next(iter(waiting))
        raise Failure(f"{', '.join(waiting)} did not become ready:\n{supervisor.tail(name)}")


def _is_healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def _welcome(environ: dict[str, str], folder: Path, new_key: str | None, seconds: float) -> None:
    ports = {role.name: role.listening_port(environ) for role in ROLES if role.is_http}
    base = f"http://localhost:{ports['gateway']}"
    print(
        f"""
Frontdesk is ready after {seconds:.1f} s.

  chat page    {base}/chat/downtown
  console      {base}/console
  API docs     {base}/docs
  health       {base}/v1/health

Play a text message:

  curl -s {base}/twilio/sms -d From=+12025550123 -d To=+12025550101 -d MessageSid=SM$(date +%s%N) \\
       --data-urlencode "Body=Hi, can I get a check-up tomorrow morning?"

  logs         {folder / "logs"}
  settings     .env.example, README.md"""
    )
    if new_key:
        print(f"\n  admin key    {new_key}\n               shown only now; kept in {folder / 'secrets.json'}")
    print("\nCtrl-C stops everything. The data stays.\n", flush=True)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # A second Ctrl-C must not interrupt the clean-up of the first.
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    raise Stopped


if __name__ == "__main__":
    sys.exit(main())
