"""What the owner is doing right now."""

from __future__ import annotations

import pytest

from servicekit.clock import FixedClock
from tests.tenant_config_svc.conftest import Business


def test_operator_is_available_until_somebody_says_otherwise(business: Business) -> None:
    assert business.program.get(f"{business.path}/operator-state").json == {
        "tenant_id": business.id,
        "status": "available",
        "location": None,
        "notes": None,
        "until": None,
        "is_default": True,
        "set_at": None,
        "set_by": None,
    }


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_state_that_was_set_is_told_in_the_tenants_zone(business: Business, method: str) -> None:
    body = {
        "status": "driving",
        "location": "I-95",
        "notes": "Back soon",
        "until": "2026-12-18T17:00:00Z",
    }
    answer = business.bob.request(method, f"{business.path}/operator-state", json=body)

    assert answer.status_code == 200
    assert answer.json["until"] == "2026-12-18T12:00:00-05:00"
    assert answer.json["is_default"] is False
    assert business.program.get(f"{business.path}/operator-state").json == answer.json


def test_state_lapses_by_itself(business: Business, clock: FixedClock) -> None:
    body = {"status": "with a customer", "until": "2026-12-18T15:30:00+00:00"}
    business.alice.put(f"{business.path}/operator-state", body)

    clock.advance(29 * 60)
    assert business.bob.get(f"{business.path}/operator-state").json["status"] == "with a customer"
    clock.advance(60)
    assert business.bob.get(f"{business.path}/operator-state").json["is_default"] is True


def test_later_state_replaces_the_earlier_wholly(business: Business) -> None:
    business.alice.put(f"{business.path}/operator-state", {"status": "busy", "notes": "a call"})

    later = business.alice.put(f"{business.path}/operator-state", {"status": "out"})

    assert (later.json["status"], later.json["notes"]) == ("out", None)


def test_delete_goes_back_to_the_default(business: Business) -> None:
    business.alice.put(f"{business.path}/operator-state", {"status": "busy"})

    assert business.bob.delete(f"{business.path}/operator-state").status_code == 204
    assert business.bob.get(f"{business.path}/operator-state").json["status"] == "available"
    assert business.bob.delete(f"{business.path}/operator-state").status_code == 204


@pytest.mark.parametrize(
    ("body", "path", "message"),
    [
        ({}, "status", "is required"),
        ({"status": ""}, "status", "must not be empty"),
        ({"status": "x" * 101}, "status", "must have at most 100 characters"),
        ({"status": "busy", "mood": "good"}, "mood", "unknown field"),
        ({"status": "busy", "until": "2026-12-18T15:30:00"}, "until",
         "must carry an offset, as in 2026-12-24T09:00:00-05:00"),
        ({"status": "busy", "until": "later"}, "until",
         "must be an instant with an offset such as 2026-12-24T09:00:00-05:00"),
        ({"status": "busy", "until": 1}, "until",
         "must be an instant with an offset such as 2026-12-24T09:00:00-05:00"),
        ({"status": "busy", "notes": 7}, "notes", "must be text"),
    ],
)  # fmt: skip
def test_fault_in_a_state_is_told(
    business: Business, body: dict[str, object], path: str, message: str
) -> None:
    answer = business.alice.put(f"{business.path}/operator-state", body)

    assert answer.status_code == 422
    assert answer.json["errors"] == [{"path": path, "message": message}]


def test_state_of_an_unknown_tenant_is_not_found(business: Business, admin: object) -> None:
    for method in ("GET", "DELETE"):
        answer = business.alice.request(method, "/v1/tenants/nobody/operator-state")
        assert answer.status_code == 404
