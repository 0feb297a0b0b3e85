"""What a container runs: one role or a service with its companions, living and dying together."""

from __future__ import annotations

import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import role as container
from deploy.docker.healthcheck import is_fit
from deploy.local.failure import Failure
from deploy.roles import BY_NAME, Role

ROOT = Path(__file__).resolve().parents[2]


def test_role_listens_on_all_addresses_with_its_own_number_of_workers() -> None:
    environment = container.environment_of(
        BY_NAME["appointment"], {"APPOINTMENT_WORKERS": "5", "THREADS": "1"}
    )

    assert environment["BIND"] == "0.0.0.0:7002"
    assert environment["WORKERS"] == "5"
    assert environment["THREADS"] == BY_NAME["appointment"].environment["THREADS"]


def test_companions_share_the_figures_of_their_service() -> None:
    folders = {
        container.environment_of(BY_NAME[name], {})["PROMETHEUS_MULTIPROC_DIR"]
        for name in ("notification", "notification-dispatcher", "notification-worker")
    }

    assert len(folders) == 1
    assert "PROMETHEUS_MULTIPROC_DIR" not in container.environment_of(BY_NAME["relay"], {})


@pytest.mark.parametrize("names", [[], ["nonsense"], ["gateway", "nonsense"]])
def test_unknown_role_is_told_with_the_known_ones(names: list[str]) -> None:
    with pytest.raises(Failure, match="There are: setup, tenant-config, appointment"):
        container.chosen(names)


def test_moved_clock_needs_one_offset_for_all_containers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOW", "2026-12-18T09:00:00-05:00")
    monkeypatch.delenv("NOW_OFFSET_SECONDS", raising=False)

    assert container.main(["gateway"]) == 2
    assert "NOW_OFFSET_SECONDS" in capsys.readouterr().err


SCRIPT = """
import sys
from deploy import role
from deploy.roles import Role

class Told(Role):
    def command(self):
        return [sys.executable, "-c", self.module]

roles = [Told(f"part-{n}", "tenant_config_svc", module=code) for n, code in enumerate(sys.argv[1:])]
sys.exit(role.run_together(roles, {}))
"""
# One write for a line: the two share a pipe, and `print` would write the line's end by itself.
WAITING = "import os, time; os.write(1, b'here\\n'); time.sleep(60)"


def together(*code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("code", "expected"), [("raise SystemExit(3)", 3), ("pass", 1)])
def test_when_one_companion_ends_all_end_and_the_container_fails(code: str, expected: int) -> None:
    began = time.monotonic()
    process = together(WAITING, f"import time; time.sleep(0.3); {code}")
    _, said = process.communicate(timeout=30)

    assert process.returncode == expected
    assert "part-1 ended" in said
    assert time.monotonic() - began < 20


def test_stopping_the_container_stops_every_companion_in_good_order() -> None:
    process = together(WAITING, WAITING)
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(2)] == ["here\n", "here\n"]

    os.kill(process.pid, signal.SIGTERM)
    process.communicate(timeout=30)

    assert process.returncode == 0


class Answering(http.server.BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/v1/health" else 404)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def health_port() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "fit"), [(200, True), (503, False), (500, False)])
def test_health_check_believes_only_200(
    health_port: int, monkeypatch: pytest.MonkeyPatch, status: int, fit: bool
) -> None:
    monkeypatch.setattr(Answering, "status", status)

    assert is_fit(health_port) is fit


def test_health_check_fails_where_nobody_listens() -> None:
    assert is_fit(1) is False


def test_role_of_gunicorn_and_role_of_a_module_have_their_commands() -> None:
    assert BY_NAME["gateway"].command()[1:] == [
        *("-m", "gunicorn", "-c", "python:servicekit.gunicorn_conf", "gateway.wsgi:app")
    ]
    assert Role("x", "gateway", module="gateway.relay").command()[1:] == ["-m", "gateway.relay"]
