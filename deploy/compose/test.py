"""`python -m deploy.compose.test`: docker-compose.yml from nothing to a booking, and down again."""

from __future__ import annotations

import secrets
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import requests

from deploy.compose.composition import Composition
from deploy.compose.house import House
from deploy.compose.texting import Texter
from deploy.local.failure import Failure
from deploy.roles import ROLES

ROOT = Path(__file__).resolve().parent.parent.parent
MONDAY = datetime.fromisoformat("2026-11-30T09:00:00-05:00")  # an ordinary working day at the dentist's
SENT = {"accepted", "sent", "delivered"}


def make_settings() -> dict[str, str]:
    names = ("GATEWAY_PORT", "RELAY_PORT", "PROMETHEUS_PORT")
    ports = dict(zip(names, _free_ports(len(names)), strict=True))
    return {
        **ports,
        "FRONTDESK_IMAGE": "frontdesk:compose-test",
        "POSTGRES_PASSWORD": secrets.token_hex(16),
        "INTERNAL_SECRET": secrets.token_hex(24),
        "ADMIN_API_KEY": secrets.token_hex(16),
        "TWILIO_AUTH_TOKEN": secrets.token_hex(16),  # webhooks must be signed; messages go to the console
        "PUBLIC_URL": f"http://localhost:{ports['GATEWAY_PORT']}",
        "NOW_OFFSET_SECONDS": f"{(MONDAY - datetime.now(UTC)).total_seconds():.0f}",
    }


def check(house: House, composition: Composition, settings: dict[str, str]) -> None:
    step("gateway healthy", lambda: wait_for(house.is_healthy, "the gateway's health", 120))
    texter = Texter(
        house.gateway,
        settings["PUBLIC_URL"],
        settings["TWILIO_AUTH_TOKEN"],
        number=f"+1202555{secrets.randbelow(9000) + 1000}",
        to="+12025550101",
    )
    wish = "Can I get a check-up tomorrow morning?"
    number = step("text books", lambda: texter.book(wish, name="Carol Jones"))
    appointment = step("calendar", lambda: _appointment(house, texter, number))
    step("confirmation", lambda: _is_confirmed(house, appointment))
    step("Prometheus", lambda: _sees_all(house))
    step("promtool", lambda: _passes_promtool(composition))
    step("lost companion", lambda: _comes_back(composition, "appointment", "appointment_svc.timers"))


def _appointment(house: House, texter: Texter, number: str | None) -> str:
    """Returns the id of the one appointment that the texts booked; it bears the number they were told."""
    found: list[dict[str, Any]] = []

    def is_there() -> bool:
        answer = house.ask("/v1/appointments", tenant_id="downtown", phone=texter.number)
        found[:] = answer["appointments"]
        return bool(found)

    try:
        wait_for(is_there, "the appointment", 5 if number else 30)
    except Failure as failure:
        raise Failure(f"{failure}; the texts were:\n" + "\n".join(texter.talk)) from failure
    told = [(one["status"], one["confirmation_number"]) for one in found]
    if told != [("booked", number or told[0][1])]:
        raise Failure(f"the texts ended in {number}, the calendar has {told}")
    return str(found[0]["appointment_id"])


def _is_confirmed(house: House, appointment_id: str) -> None:
    def is_sent() -> bool:
        told = house.ask("/v1/notifications", tenant_id="downtown", appointment_id=appointment_id)
        return any(one["kind"] == "confirmation" and one["status"] in SENT for one in told["notifications"])

    wait_for(is_sent, "the confirmation to be sent", 30)


def _sees_all(house: House) -> None:
    expected = {role.name for role in ROLES if role.is_http}

    def all_up() -> bool:
        return {job for job, health in house.targets().items() if health == "up"} == expected

    try:
        wait_for(all_up, "every target to be up", 60)
    except Failure as failure:
        raise Failure(f"{failure}; Prometheus sees {house.targets()}") from failure
    if not house.alert_rules():
        raise Failure("Prometheus has no alert rules")


def _passes_promtool(composition: Composition) -> None:
    def promtool(*arguments: str, given: bytes = b"") -> None:
        composition.inside("prometheus", "promtool", "check", *arguments, given=given)

    promtool("config", "/etc/prometheus/prometheus.yml")
    for role in (role for role in ROLES if role.is_http):
        url = f"http://127.0.0.1:{role.port}/metrics"
        script = f"import urllib.request as u; print(u.urlopen({url!r}).read().decode())"
        promtool("metrics", given=composition.inside(role.name, "python", "-c", script))


def _comes_back(composition: Composition, service: str, module: str) -> None:
    """A container whose companion was killed ends and is started again, healthy."""
    script = (
        "import os, pathlib\n"
        "for folder in pathlib.Path('/proc').glob('[0-9]*'):\n"
        f"    if {module!r}.encode() in (folder / 'cmdline').read_bytes().split(bytes(1)):\n"
        "        os.kill(int(folder.name), 9)\n"
    )
    before = composition.state_of(service)["StartedAt"]
    composition.inside(service, "python", "-c", script)

    def is_back() -> bool:
        state = composition.state_of(service)
        return state["StartedAt"] != before and health_of(state) == "healthy"

    wait_for(is_back, f"{service} to come back after {module} was killed", 120)


def health_of(state: dict[str, object]) -> str:
    health = state.get("Health")
    return str(health.get("Status") if isinstance(health, dict) else state.get("Status"))


def step(name: str, work: Callable[[], Any]) -> Any:
    began = time.monotonic()
    print(f"  {name:<16}", end="", flush=True)
    try:
        result = work()
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"ok  {time.monotonic() - began:5.1f} s", flush=True)
    return result


def wait_for(condition: Callable[[], bool], what: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise Failure(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.5)


def _free_ports(count: int) -> list[str]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [str(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _tell_state(composition: Composition) -> None:
    for service in composition.services():
        state = composition.state_of(service)
        words = health_of(state)
        print(f"--- {service}: {words}, exit code {state.get('ExitCode')}")
        if words not in ("healthy", "running") and state.get("ExitCode") != 0:
            print(composition.logs(service))


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Failure(f"stopped by signal {number}")


def main() -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    settings = make_settings()
    with tempfile.TemporaryDirectory(prefix="frontdesk-compose-") as folder:
        try:
            composition = Composition(ROOT, f"frontdesktest{secrets.token_hex(3)}", settings, Path(folder))
        except Failure as failure:
            sys.stderr.write(f"compose-test: {failure}\n")
            return 1
        failed = False
        try:
            step("build", composition.build)
            step("start", composition.start)
            check(House(settings), composition, settings)
        except (Failure, requests.RequestException, KeyboardInterrupt) as failure:
            failed = True
            sys.stderr.write(f"compose-test: {failure or 'interrupted'}\n")
            if isinstance(failure, Failure):
                _tell_state(composition)
        finally:
            step("take down", composition.take_down)
    print(f"compose-test: {'FAILED' if failed else 'ok'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
