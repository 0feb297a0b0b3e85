"""`make run` as a person meets it: it starts, stops, finds its data again, and explains what is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import requests

from tests.journeys.people import Owner
from tests.stack import ROOT, Stack

pytestmark = pytest.mark.slow


def family(stack: Stack) -> list[psutil.Process]:
    marker = str(stack.data)
    return [
        process
        for process in psutil.process_iter(["environ", "cmdline"])
        if marker in " ".join(process.info["cmdline"] or ())
        or (process.info["environ"] or {}).get("DATA_DIR") == marker
    ]


def test_it_prints_addresses_and_a_line_that_plays_a_text(house: Stack) -> None:
    printed = house.printed()
    assert {f"/{page}" for page in ("chat/downtown", "console", "docs")} <= set(
        re.findall(r"http://localhost:\d+(/\S+)", printed)
    )
    assert "curl" in printed
    for page in ("chat/downtown", "console", "docs", "openapi.json"):
        assert requests.get(f"{house.gateway}/{page}", timeout=15).status_code == 200, page


def test_a_second_start_finds_its_data_again_and_is_quick(tmp_path: Path) -> None:
    stack = Stack(data=tmp_path / "house", through_make=True)
    stack.data.mkdir()
    stack.start()
    owner = Owner(stack)
    lead = {"tenant_id": "downtown", "name": "Carol Jones", "phone": "+12025550123", "message": "Call me"}
    assert owner.call("POST", "/v1/leads", json=lead).status_code == 201
    stack.stop()
    assert not family(stack), "Ctrl-C ended every process"
    stack.output.unlink()
    started = time.monotonic()
    stack.start()
    seconds = time.monotonic() - started
    leads = owner.call("GET", "/v1/leads", params={"tenant_id": "downtown"}).json()["leads"]
    stack.stop(signal.SIGTERM)
    assert not family(stack)
    assert [one["name"] for one in leads] == ["Carol Jones"]
    assert "shown only now" not in stack.printed(), "the admin key is shown at the first start alone"
    assert seconds < 20, f"started again in {seconds:.1f} s"  # 8 s on a quiet machine: docs/measurements.md


def attempt(tmp_path: Path, **environment: str) -> str:
    """Start the launcher where it must fail; returns what it said."""
    stack = Stack(data=tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "deploy.local"],
        cwd=ROOT,
        env={**stack.environment, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert not family(stack)
    return done.stderr


def test_a_port_that_is_taken_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = attempt(tmp_path, GATEWAY_PORT=str(taken.getsockname()[1]))
    assert "GATEWAY_PORT" in said
    assert "taken" in said


def test_a_bad_tenants_file_names_every_fault_with_its_path(tmp_path: Path) -> None:
    bad = tmp_path / "tenants.yaml"
    text = (
        (ROOT / "tenants" / "samples.yaml")
        .read_text()
        .replace("duration_minutes: 30", "duration_minutes: 3", 1)
    )
    bad.write_text(text)
    said = attempt(tmp_path / "data", TENANTS_FILE=str(bad))
    assert re.search(r"tenants\[\d\]\.services\[\d\]\.duration_minutes: must be at least 5", said), said


def test_a_missing_tenants_file_is_told(tmp_path: Path) -> None:
    assert "nowhere.yaml" in attempt(tmp_path, TENANTS_FILE="nowhere.yaml")


def test_a_second_run_on_the_same_data_is_refused(house: Stack) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deploy.local"],
        cwd=ROOT,
        env={**house.environment, "GATEWAY_PORT": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "already runs" in done.stderr


def test_production_refuses_to_move_the_clock(tmp_path: Path) -> None:
    said = attempt(tmp_path, ENVIRONMENT="production", NOW="2026-12-18T09:00:00Z")
    assert "NOW" in said


def test_an_error_half_way_ends_what_had_started(tmp_path: Path) -> None:
    """Redis has been started when the database turns out not to answer."""
    said = attempt(tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/postgres")
    assert "DATABASE_URL" in said


def test_an_old_python_is_told_so(tmp_path: Path) -> None:
    script = (ROOT / "deploy" / "bootstrap.py").read_text().replace("OLDEST = (3, 11)", "OLDEST = (9, 0)")
    copy = tmp_path / "bootstrap.py"
    copy.write_text(script)
    done = subprocess.run([sys.executable, str(copy), "run"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_copies_run_side_by_side(house: Stack) -> None:
    with Stack() as other:
        assert other.is_healthy("gateway")
        assert house.is_healthy("gateway")
        assert Owner(other).appointments() == []


def test_a_process_that_dies_is_started_again(house: Stack) -> None:
    before = house.pid("tenant-config")
    os.killpg(before, signal.SIGKILL)
    end = time.monotonic() + 20
    while time.monotonic() < end and (
        house.pid("tenant-config") == before or not house.is_healthy("tenant-config")
    ):
        time.sleep(0.1)
    assert house.pid("tenant-config") != before
    assert house.is_healthy("tenant-config")
