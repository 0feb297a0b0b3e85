"""The contract as a stranger would check it: through the public door, on the real processes."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from deploy.roles import ROLES
from tests.journeys.people import Chatter, Owner
from tests.stack import Stack

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def alice(house: Stack) -> Owner:
    return Owner(house)


def key_of(alice: Owner, tenant: str, role: str) -> str:
    answer = alice.call("POST", f"/v1/tenants/{tenant}/keys", json={"role": role, "label": "for a test"})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["key"])


def call(house: Stack, key: str | None, method: str, path: str, **options: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    headers.update(options.pop("headers", {}))
    return requests.request(method, house.gateway + path, headers=headers, timeout=15, **options)


def free_times(alice: Owner, service: str = "checkup", **wish: Any) -> list[dict[str, Any]]:
    body = {"tenant_id": "downtown", "service_id": service, **wish}
    answer = alice.call("POST", "/v1/slots/search", json=body)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["slots"]
    return found


def booking(slot: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "tenant_id": "downtown",
        "service_id": "checkup",
        "start": slot["start"],
        "staff_id": slot["staff_id"],
        "customer": {"name": "Carol Jones", "phone": f"+1202555{secrets.randbelow(9000) + 1000}"},
        **more,
    }


def test_keys_open_what_their_role_may(house: Stack, alice: Owner) -> None:
    search = {"tenant_id": "downtown", "service_id": "checkup", "limit": 1}
    agent, staff = key_of(alice, "downtown", "agent"), key_of(alice, "downtown", "staff")
    assert call(house, None, "POST", "/v1/slots/search", json=search).status_code == 401
    assert call(house, "fdk_wrong", "POST", "/v1/slots/search", json=search).status_code == 401
    assert call(house, agent, "POST", "/v1/slots/search", json=search).status_code == 200
    assert call(house, agent, "GET", "/v1/leads?tenant_id=downtown").status_code == 403
    assert call(house, staff, "GET", "/v1/leads?tenant_id=downtown").status_code == 200
    assert call(house, staff, "DELETE", "/v1/tenants/downtown").status_code == 403


def test_another_tenant_is_byte_for_byte_like_nothing(house: Stack, alice: Owner) -> None:
    mallory = key_of(alice, "uptown", "owner")
    booked = alice.call(
        "POST", "/v1/appointments/confirm", json=booking(free_times(alice, limit=1)[0])
    ).json()
    for path in (
        "/v1/tenants/{}",
        "/v1/appointments/{id}?tenant_id={}",
        "/v1/appointments?tenant_id={}",
        "/v1/customers?tenant_id={}&phone=%2B12025550123",
        "/v1/tenants/{}/operator-state",
    ):
        foreign = call(house, mallory, "GET", path.format("downtown", id=booked["appointment_id"]))
        unknown = call(house, mallory, "GET", path.format("nobody-there", id=booked["appointment_id"]))
        assert foreign.status_code == unknown.status_code == 404, path
        assert foreign.content == unknown.content, path


def test_the_inner_services_want_a_token_or_a_key(house: Stack) -> None:
    for role in ("tenant-config", "appointment", "conversation", "notification"):
        base = house.url(role)
        assert requests.get(f"{base}/v1/health", timeout=5).status_code == 200
        assert requests.get(f"{base}/metrics", timeout=5).status_code == 200
    search = {"tenant_id": "downtown", "service_id": "checkup"}
    url = f"{house.url('appointment')}/v1/slots/search"
    assert requests.post(url, json=search, timeout=5).status_code == 401
    headers = {"Authorization": f"Bearer {house.admin_key}"}
    assert requests.post(url, json=search, headers=headers, timeout=5).status_code == 200


def test_what_services_say_to_each_other_is_not_public(house: Stack) -> None:
    for method, path in (
        ("GET", "/v1/tenants/by-phone/+12025550101"),
        ("POST", "/v1/keys/identify"),
        ("POST", "/v1/events"),
        ("POST", "/v1/turns"),
        ("POST", "/v1/receipts"),
        ("POST", "/v1/notifications"),
    ):
        answer = call(house, house.admin_key, method, path, json={} if method == "POST" else None)
        assert answer.status_code in (403, 404, 405), (path, answer.status_code)


def test_the_life_of_an_appointment(alice: Owner) -> None:
    first, second = free_times(alice, limit=2)
    made = alice.call("POST", "/v1/appointments/confirm", json=booking(first))
    assert made.status_code == 201, made.text
    one = made.json()
    assert {
        "appointment_id",
        "confirmation_number",
        "status",
        "service_id",
        "staff_id",
        "start",
        "end",
    } <= set(one)
    assert one["status"] == "booked"
    assert first["start"] not in [slot["start"] for slot in free_times(alice, staff_id=first["staff_id"])]
    path = f"/v1/appointments/{one['appointment_id']}"
    params = {"tenant_id": "downtown"}
    moved = alice.call("POST", f"{path}/reschedule", params=params, json={"start": second["start"]})
    assert moved.status_code == 200, moved.text
    assert moved.json()["confirmation_number"] == one["confirmation_number"]
    assert moved.json()["version"] > one["version"]
    stale = alice.call(
        "POST", f"{path}/reschedule", params=params, json={"start": first["start"], "version": one["version"]}
    )
    assert (stale.status_code, stale.json()["code"]) == (409, "version_conflict")
    noted = alice.call("POST", f"{path}/notes", params=params, json={"text": "Prefers the window"})
    assert noted.status_code == 201, noted.text
    assert (
        alice.call("GET", f"{path}/notes", params=params).json()["notes"][0]["text"] == "Prefers the window"
    )
    calendar = alice.call("GET", f"{path}/calendar.ics", params=params)
    assert calendar.text.startswith("BEGIN:VCALENDAR")
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    cancelled = alice.call("POST", f"{path}/cancel", params=params, json={"reason": "ill", "by": "customer"})
    assert cancelled.json()["status"] == "cancelled"
    again = alice.call("POST", f"{path}/cancel", params=params, json={})
    assert (again.status_code, again.json()["code"]) == (409, "wrong_status")
    history = alice.call("GET", f"{path}/history", params=params).json()["history"]
    assert len(history) >= 3


def test_twenty_confirmations_of_one_time_have_one_winner(alice: Owner) -> None:
    slot = free_times(alice, limit=1)[0]
    with ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(
                lambda _: alice.call("POST", "/v1/appointments/confirm", json=booking(slot)),
                range(20),
            )
        )
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [201] + [409] * 19
    lost = next(answer.json() for answer in answers if answer.status_code == 409)
    assert lost["code"] == "slot_taken"
    assert 1 <= len(lost["alternatives"]) <= 3


def test_the_same_idempotency_key_makes_one_appointment(alice: Owner) -> None:
    body = booking(free_times(alice, limit=1)[0])
    headers = {"Idempotency-Key": secrets.token_hex(8)}
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: alice.call("POST", "/v1/appointments/confirm", json=body, headers=headers), range(8)
            )
        )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["appointment_id"] for answer in answers}) == 1
    other = {**body, "notes": "something else"}
    reused = alice.call("POST", "/v1/appointments/confirm", json=other, headers=headers)
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("2026-12-01T03:00:00-05:00", "outside_hours"),
        ("2026-12-01T09:07:00-05:00", "off_grid"),
        ("2026-11-30T07:00:00-05:00", None),
        ("2031-12-01T09:00:00-05:00", "horizon"),
    ],
)
def test_forged_times_are_refused(alice: Owner, start: str, code: str | None) -> None:
    body = {**booking(free_times(alice, limit=1)[0]), "start": start}
    answer = alice.call("POST", "/v1/appointments/confirm", json=body)
    assert answer.status_code == 422, answer.text
    assert code is None or answer.json()["code"] == code


def test_bad_bodies_are_told_with_a_path(alice: Owner) -> None:
    good = booking(free_times(alice, limit=1)[0])
    for change, path in (
        ({"colour": "red"}, "colour"),
        ({"customer": {}}, "customer"),
        ({"start": "tomorrow"}, "start"),
        ({"customer": {"name": "a\x00b"}}, "customer.name"),
    ):
        answer = alice.call("POST", "/v1/appointments/confirm", json={**good, **change})
        assert answer.status_code == 422, (change, answer.text)
        assert answer.json()["errors"][0]["path"].startswith(path), (change, answer.json())


def test_a_hold_keeps_the_time_for_its_session(alice: Owner) -> None:
    slot = free_times(alice, limit=1)[0]
    body = {"tenant_id": "downtown", "service_id": "checkup", "start": slot["start"], "session_id": "abc"}
    held = alice.call("POST", "/v1/holds", json=body)
    assert held.status_code == 201, held.text
    mine = free_times(alice, session_id="abc", limit=1)[0]["start"]
    assert mine == slot["start"]
    confirm = {
        "tenant_id": "downtown",
        "hold_id": held.json()["hold_id"],
        "customer": {"name": "Carol Jones"},
    }
    assert alice.call("POST", "/v1/appointments/confirm", json=confirm).status_code == 201


def test_the_operators_state_comes_and_goes(alice: Owner) -> None:
    path = "/v1/tenants/downtown/operator-state"
    set_ = alice.call("PUT", path, json={"status": "away", "location": "the gym"})
    assert set_.status_code in (200, 201), set_.text
    assert alice.call("GET", path).json()["location"] == "the gym"
    assert alice.call("DELETE", path).status_code == 204
    assert alice.call("GET", path).json().get("location") in (None, "")


def test_an_edit_of_a_tenant_counts_at_once(alice: Owner) -> None:
    document = alice.call("GET", "/v1/tenants/westside")
    body = document.json()
    changed = {**body, "name": "Westside Renamed"}
    wrong = alice.call("PUT", "/v1/tenants/westside", json=changed, headers={"If-Match": '"nonsense"'})
    assert wrong.status_code == 412
    headers = {"If-Match": document.headers["ETag"]}
    assert alice.call("PUT", "/v1/tenants/westside", json=changed, headers=headers).status_code == 200
    assert alice.call("GET", "/v1/tenants/westside").json()["name"] == "Westside Renamed"
    versions = alice.call("GET", "/v1/tenants/westside/versions").json()["versions"]
    assert len(versions) >= 2
    assert "Westside Renamed" in requests.get(f"{alice.house.gateway}/chat/westside", timeout=10).text


def test_a_chat_streams(house: Stack) -> None:
    body = {"tenant_id": "downtown", "message": "What are your opening hours?"}
    answer = requests.post(
        f"{house.gateway}/api/chat",
        json=body,
        headers={"Accept": "text/event-stream"},
        timeout=15,
        stream=True,
    )
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    blocks = answer.content.decode().strip().split("\n\n")
    events = [dict(line.split(": ", 1) for line in block.splitlines() if ": " in line) for block in blocks]
    assert {event["event"] for event in events} == {"token", "done"}
    done = json.loads(events[-1]["data"])
    assert done["response"]
    assert done["session_id"]


def test_an_unknown_session_is_replaced_never_adopted(house: Stack) -> None:
    chosen = "session-i-made-up"
    person = Chatter(house, session_id=chosen)
    assert person.say("hello")["session_id"] != chosen
    assert requests.get(f"{house.gateway}/api/sessions/{chosen}", timeout=5).status_code == 404


def test_every_service_has_metrics_that_lint(house: Stack) -> None:
    for role in ROLES:
        if not role.is_http or role.name == "relay":
            continue
        text = requests.get(f"{house.url(role.name)}/metrics", timeout=10).text
        for family in text_string_to_metric_families(text):
            assert family.documentation, f"{role.name}: {family.name} has no help"
        promtool = shutil.which("promtool")
        if promtool:
            done = subprocess.run([promtool, "check", "metrics"], input=text, text=True, capture_output=True)
            assert done.returncode == 0, f"{role.name}: {done.stderr}{done.stdout}"


def test_logs_are_json_and_name_nobody(house: Stack, alice: Owner) -> None:
    secret = "Zebediah Quackenbush"
    person = Chatter(house)
    person.say(f"Hi, this is {secret}, my number is 202-555-0188 and my mail is zeb@quack.example")
    alice.call("POST", "/v1/leads", json={"tenant_id": "downtown", "name": secret, "phone": "+12025550188"})
    for role in ROLES:
        path = house.data / "logs" / f"{role.name}.log"
        text = path.read_text() if path.exists() else ""
        for word in ("Quackenbush", "5550188", "555-0188", "zeb@quack"):
            assert word not in text, f"{role.name} logged {word}"
        for line in text.splitlines():
            entry = json.loads(line)
            assert {"ts", "level", "service", "message", "trace_id", "tenant_id"} <= set(entry)
