"""What is wrong with a request is said with a path, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from appointment_svc.slot_count import pause_after
from tests.appointment_svc.service import CalendarService, at


@pytest.mark.parametrize(
    ("path", "body", "fault"),
    [
        ("/v1/slots/search", {}, "service_id"),
        ("/v1/slots/search", {"service_id": "checkup", "colour": "red"}, "colour"),
        ("/v1/slots/search", {"service_id": "checkup", "limit": 1001}, "limit"),
        ("/v1/slots/search", {"service_id": "checkup", "limit": 0}, "limit"),
        ("/v1/slots/search", {"service_id": "checkup", "limit": "5"}, "limit"),
        ("/v1/slots/search", {"service_id": "checkup", "from": "2026-12-15", "to": "2027-12-15"}, "to"),
        ("/v1/slots/search", {"service_id": "checkup", "from": "2026-12-15", "to": "2026-12-14"}, "to"),
        ("/v1/slots/search", {"service_id": "checkup", "from": "tomorrow"}, "from"),
        ("/v1/slots/search", {"service_id": "checkup", "from": "9999-12-31"}, "from"),
        ("/v1/slots/search", {"service_id": "checkup", "from": "2026-12-15T10:00:00"}, "from"),
        ("/v1/slots/search", {"service_id": "checkup", "part_of_day": "noon"}, "part_of_day"),
        ("/v1/slots/search", {"service_id": "check\x00up"}, "service_id"),
        ("/v1/holds", {"service_id": "checkup", "start": "2026-12-15T10:00:00"}, "start"),
        ("/v1/holds", {"service_id": "checkup", "start": "2026-12-15T10:00:00+99:00"}, "start"),
        ("/v1/holds", {"service_id": "checkup", "start": at("10:00"), "ttl_seconds": 0}, "ttl_seconds"),
        ("/v1/holds", {"service_id": "checkup", "start": at("10:00"), "session_id": "s" * 129}, "session_id"),
        ("/v1/appointments/confirm", {"service_id": "checkup", "start": at("10:00")}, "customer"),
        (
            "/v1/appointments/confirm",
            {"customer": {}, "service_id": "checkup", "start": at("10:00")},
            "customer",
        ),
        ("/v1/appointments/confirm", {"customer": {"name": "C"}}, "service_id"),
        ("/v1/appointments/confirm", {"customer": {"name": "C"}, "service_id": "checkup"}, "start"),
        (
            "/v1/appointments/confirm",
            {"customer": {"phone": "12"}, "service_id": "checkup", "start": at("10:00")},
            "customer.phone",
        ),
        (
            "/v1/appointments/confirm",
            {"customer": {"name": "C", "email": "nobody"}, "service_id": "checkup", "start": at("10:00")},
            "customer.email",
        ),
        (
            "/v1/appointments/confirm",
            {
                "customer": {"name": "C", "timezone": "Mars/Olympus"},
                "service_id": "checkup",
                "start": at("10:00"),
            },
            "customer.timezone",
        ),
        ("/v1/leads", {"name": " "}, "name"),
        ("/v1/leads", {"name": "A", "details": {"n": 10**400}}, "details"),
        ("/v1/leads", {"name": "A", "details": {"n": [1e20]}}, "details"),
        ("/v1/waitlist", {"service_id": "checkup", "customer": {"name": "C"}}, "from"),
    ],
)
def test_faults_have_a_path(calendar: CalendarService, path: str, body: dict[str, Any], fault: str) -> None:
    refused = calendar.post(path, body)
    assert refused.status == 422, refused.text
    assert refused.code == "invalid_request"
    assert fault in [error["path"] for error in refused.json["errors"]]
    assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-12-15", "2026-12-14"),
        ("2026-12-15", "2026-12-01"),
        ("2026-12-15T00:00:00-05:00", "2026-12-14"),
        ("2026-12-15T10:00:00-05:00", "2026-12-15T09:59:00-05:00"),
        ("2026-12-15", "2026-12-14T23:59:00-05:00"),
    ],
)
def test_a_range_that_runs_backwards_is_refused(calendar: CalendarService, first: str, last: str) -> None:
    customer = {"name": "Carol", "phone": "+12025550143"}
    wish = {"from": first, "to": last, "service_id": "checkup"}
    for refused in (
        calendar.search(**{"from": first, "to": last}),
        calendar.get("/v1/appointments", **{"from": first, "to": last}),
        calendar.post("/v1/waitlist", {**wish, "customer": customer}),
    ):
        assert refused.status == 422, refused.json
        assert refused.json["errors"] == [{"path": "to", "message": "must not lie before from"}]


def test_a_range_of_no_length_is_empty(calendar: CalendarService) -> None:
    nothing = {"from": "2026-12-15T10:00:00-05:00", "to": "2026-12-15T10:00:00-05:00"}
    assert calendar.search(**nothing).json["slots"] == []
    assert calendar.get("/v1/appointments", **nothing).json["appointments"] == []


def test_what_does_not_exist_is_not_found(calendar: CalendarService) -> None:
    assert calendar.search("surgery").status == 404
    assert calendar.search(staff_id="nobody").status == 404
    assert calendar.confirm(hold_id="nonsense").status == 404
    assert calendar.get("/v1/appointments/nonsense").status == 404
    assert calendar.post("/v1/appointments/nonsense/cancel", {}).status == 404
    unknown = calendar.call(
        "POST", "/v1/slots/search", {"tenant_id": "nowhere", "service_id": "c"}, key="admin"
    )
    assert unknown.status == 404


def test_a_service_that_nobody_performs_is_never_open(make_calendar: Callable[..., CalendarService]) -> None:
    service = {"id": "checkup", "name": "Check-up", "duration_minutes": 30, "staff": []}
    clinic = make_calendar(services=[service])
    assert clinic.times() == []
    for refused in (clinic.confirm(at("10:00"), customer={"name": "Carol"}), clinic.hold(at("10:00"))):
        assert (refused.status, refused.code) == (422, "outside_hours")


def test_malformed_and_oversized_bodies(calendar: CalendarService) -> None:
    def send(data: bytes, content_type: str = "application/json") -> tuple[int, str]:
        response = calendar.client.post(
            "/v1/leads",
            data=data,
            content_type=content_type,
            headers={"Authorization": f"Bearer owner:{calendar.tenant_id}"},
        )
        return response.status_code, response.get_json(force=True)["code"]

    assert send(b"{") == (400, "malformed_json")
    assert send(b'{"name": "\\ud800"}')[0] in (400, 422)
    assert send(b'{"name": "A", "details": {"x": 1e999}}')[0] == 422
    assert send(b'{"name": "A", "details": ' + b'{"a":' * 60 + b"1" + b"}" * 60 + b"}")[0] == 422
    assert send(b'{"name": "' + b"x" * 10_000_000 + b'"}')[0] == 413
    assert send(b"name=A", "application/x-www-form-urlencoded")[0] == 415
    assert send(b"[]")[0] == 422
    assert calendar.get("/v1/leads").json["leads"] == []


def test_keys_are_needed_and_bound_to_their_tenant(calendar: CalendarService) -> None:
    body = {"service_id": "checkup", "tenant_id": calendar.tenant_id}
    assert calendar.client.post("/v1/slots/search", json=body).status_code == 401
    wrong = {"Authorization": "Bearer nobody"}
    assert calendar.client.post("/v1/slots/search", json=body, headers=wrong).status_code == 401
    assert calendar.post("/v1/slots/search", body, key="owner:another").status == 404
    assert calendar.get("/v1/leads", key="agent").status == 403


def test_health_tells_the_number_of_free_slots(calendar: CalendarService) -> None:
    health = calendar.client.get("/v1/health").get_json()
    assert health["status"] == "ok"
    assert health["slots"] == 5 * 16  # five working days of the next seven


def test_counting_free_slots_takes_little_of_the_time_however_many_tenants_there_are() -> None:
    assert pause_after(0.2) == 30
    assert pause_after(12) == 240
