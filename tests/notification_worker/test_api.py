from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from notification_worker.app import create_app
from notification_worker.config import Config
from servicekit.access import Principal, Role, TokenSigner
from servicekit.db import Database
from tests.fakes.service import FakeService, Reply
from tests.fakes.tenants import make_tenant
from tests.notification_worker.stage import CAROL, NOON, ShiftedClock, make_event

SECRET = "a-secret-of-the-house-that-is-long-enough"


@pytest.fixture
def tenant_config() -> Iterator[str]:
    """Two tenants, by HTTP; yields the address."""
    service = FakeService()
    for tenant_id in ("downtown", "uptown"):
        document = make_tenant(tenant_id, phone_numbers=[]).document()
        service.on(f"GET /v1/tenants/{tenant_id}", lambda _, body=document: Reply(body))
    with service.running() as address:
        yield address


@pytest.fixture
def client(clean_database: Database, tenant_config: str) -> FlaskClient:
    config = Config.from_environment(
        {
            "DATABASE_URL": "unused",
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "INTERNAL_SECRET": SECRET,
            "ADMIN_API_KEY": "admin",
            "TENANT_CONFIG_URL": tenant_config,
        }
    )
    return create_app(config, database=clean_database, clock=ShiftedClock()).test_client()


def as_caller(role: Role = Role.SERVICE, tenant: str | None = None) -> dict[str, str]:
    token = TokenSigner(SECRET).sign(Principal(role, tenant, "a-test"), ttl=3600)
    return {"Authorization": f"Bearer {token}"}


BOB = as_caller(Role.STAFF, "downtown")
MALLORY = as_caller(Role.OWNER, "uptown")


def tell(client: FlaskClient, kind: str = "booked", **differences: Any) -> Any:
    body = make_event(kind, **differences).model_dump(mode="json")
    return client.post("/v1/events", json=body, headers=as_caller())


def listed(client: FlaskClient, query: str = "", headers: dict[str, str] = BOB) -> list[dict[str, Any]]:
    answer = client.get(f"/v1/notifications?tenant_id=downtown{query}", headers=headers)
    assert answer.status_code == 200, answer.json
    found: list[dict[str, Any]] = answer.json["notifications"]
    return found


def test_an_event_becomes_messages_that_staff_can_see(client: FlaskClient) -> None:
    answer = tell(client)
    assert answer.status_code == 202

    messages = listed(client, "&appointment_id=apt-1")

    assert [message["kind"] for message in messages] == ["reminder", "reminder", "confirmation"]
    confirmation = messages[-1]
    assert confirmation["to"] == CAROL
    assert confirmation["status"] == "pending"
    assert confirmation["due_at"] == "2026-12-14T12:00:00-05:00"
    assert confirmation["channel"] == "console"
    assert {"notification_id", "attempts", "provider_message_id", "error"} <= set(confirmation)


def test_an_event_told_again_makes_nothing_new(client: FlaskClient) -> None:
    event = make_event().model_dump(mode="json")
    for _ in range(2):
        assert client.post("/v1/events", json=event, headers=as_caller()).status_code == 202
    assert len(listed(client)) == 3


def test_only_our_own_services_tell_events(client: FlaskClient) -> None:
    event = make_event().model_dump(mode="json")
    assert client.post("/v1/events", json=event, headers=BOB).status_code == 403
    assert client.post("/v1/events", json=event).status_code == 401


def test_our_own_services_ask_for_many_consents_at_once(client: FlaskClient) -> None:
    path = "/v1/contacts/+12025550111/consent"
    for wish in ("granted", "revoked"):
        body = {"tenant_id": "downtown", "sms": wish}
        assert client.put(path, json=body, headers=BOB).status_code == 200
    query = {"tenant_id": "downtown", "contacts": "+12025550112,+12025550111"}
    answer = client.get("/v1/consents", query_string=query, headers=as_caller())
    silent, revoked = answer.get_json()["consents"]
    assert (silent["contact"], silent["sms"], silent["history"]) == ("+12025550112", None, [])
    assert (revoked["contact"], revoked["sms"]) == ("+12025550111", "revoked")
    assert [change["sms"] for change in revoked["history"]] == ["granted", "revoked"]
    other = client.get("/v1/consents", query_string={**query, "tenant_id": "uptown"}, headers=as_caller())
    assert {one["sms"] for one in other.get_json()["consents"]} == {None}
    assert client.get("/v1/consents", query_string=query, headers=BOB).status_code == 403


def test_another_tenant_sees_nothing_and_learns_nothing(client: FlaskClient) -> None:
    tell(client)
    known = listed(client)[0]["notification_id"]

    foreign = client.get(f"/v1/notifications/{known}?tenant_id=uptown", headers=MALLORY)
    unheard = client.get("/v1/notifications/ntf-none?tenant_id=uptown", headers=MALLORY)

    assert foreign.status_code == unheard.status_code == 404
    assert foreign.data == unheard.data
    assert client.get("/v1/notifications?tenant_id=downtown", headers=MALLORY).status_code == 404


def test_pages_follow_each_other_without_gaps(client: FlaskClient) -> None:
    tell(client)
    seen, cursor = [], ""
    while True:
        page = client.get(f"/v1/notifications?tenant_id=downtown&limit=2{cursor}", headers=BOB).json
        assert page is not None
        seen += [message["notification_id"] for message in page["notifications"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(seen) == len(set(seen)) == 3


def test_a_list_can_be_narrowed_to_a_status(client: FlaskClient) -> None:
    tell(client)
    assert len(listed(client, "&status=pending")) == 3
    assert listed(client, "&status=failed") == []
    assert client.get("/v1/notifications?tenant_id=downtown&status=lost", headers=BOB).status_code == 422


def test_a_waiting_message_cannot_be_tried_again(client: FlaskClient) -> None:
    tell(client)
    known = listed(client)[0]["notification_id"]
    answer = client.post(f"/v1/notifications/{known}/retry", json={"tenant_id": "downtown"}, headers=BOB)
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["code"] == "wrong_status"


def test_a_failed_message_is_due_again_after_retry(client: FlaskClient, clean_database: Database) -> None:
    tell(client)
    with clean_database.transaction("downtown") as connection:
        connection.execute("UPDATE notifications SET status = 'failed', error = 'parked: x'")
    known = listed(client)[0]["notification_id"]

    answer = client.post(f"/v1/notifications/{known}/retry", json={"tenant_id": "downtown"}, headers=BOB)

    assert answer.status_code == 200
    assert answer.json is not None
    assert (answer.json["status"], answer.json["error"]) == ("pending", None)


def test_what_did_not_arrive_and_nothing_will_be_done_about_is_listed(
    client: FlaskClient, clean_database: Database
) -> None:
    tell(client)
    doomed, taken_over, looked_into = (one["notification_id"] for one in listed(client))
    with clean_database.transaction("downtown") as connection:
        for notification_id, change in (
            (doomed, "status = 'failed', error = '21614: refused'"),
            (taken_over, "status = 'failed', dedupe_key = 'k'"),
            (looked_into, "status = 'unknown', look_at = now()"),
        ):
            connection.execute(
                f"UPDATE notifications SET {change} WHERE notification_id = %s",
                (notification_id,),
            )
        connection.execute(
            "INSERT INTO notifications (notification_id, tenant_id, kind, channel, sender, recipient, "
            "language, dedupe_key, status, due_at, ready_at, useful_until) VALUES ('ntf-next', 'downtown', "
            "'reminder', 'email', 'email', 'c@x.org', 'en', 'k>email', 'delivered', now(), now(), now())"
        )

    [shown] = listed(client, "&unresolved=true")

    assert shown["notification_id"] == doomed
    assert shown["error"] == "21614: refused"


def test_a_late_reply_is_taken_once_per_key(client: FlaskClient) -> None:
    body = {
        "tenant_id": "downtown",
        "kind": "reply",
        "channel": "sms",
        "to": CAROL,
        "body": "Yes, we have ten o'clock.",
        "dedupe_key": "SM123",
        "session_id": "s1",
    }
    first = client.post("/v1/notifications", json=body, headers=as_caller())
    second = client.post("/v1/notifications", json=body, headers=as_caller())
    assert first.status_code == second.status_code == 201
    assert first.json is not None
    assert second.json is not None
    assert first.json["notification_id"] == second.json["notification_id"]
    assert len(listed(client)) == 1


def test_consent_is_kept_with_its_history(client: FlaskClient) -> None:
    url = f"/v1/contacts/{CAROL}/consent?tenant_id=downtown"
    empty = client.get(url, headers=BOB).json
    assert empty is not None
    assert (empty["sms"], empty["history"]) == (None, [])

    client.put(url, json={"sms": "revoked", "method": "keyword", "source": "SM1"}, headers=as_caller())
    client.put(url, json={"sms": "granted"}, headers=BOB)

    consent = client.get(url, headers=BOB).json
    assert consent is not None
    assert consent["sms"] == "granted"
    assert [(entry["sms"], entry["method"], entry["source"]) for entry in consent["history"]] == [
        ("revoked", "keyword", "SM1"),
        ("granted", "staff", None),
    ]


@pytest.mark.parametrize("body", [{"sms": "maybe"}, {}, {"sms": "granted", "colour": "red"}])
def test_nonsense_about_consent_is_refused(client: FlaskClient, body: dict[str, str]) -> None:
    url = f"/v1/contacts/{CAROL}/consent?tenant_id=downtown"
    assert client.put(url, json=body, headers=BOB).status_code == 422


def test_an_opt_out_stops_waiting_messages(client: FlaskClient) -> None:
    tell(client)
    client.put(f"/v1/contacts/{CAROL}/consent?tenant_id=downtown", json={"sms": "revoked"}, headers=BOB)
    assert {message["status"] for message in listed(client)} == {"suppressed"}


@pytest.mark.parametrize(
    ("text", "wish"), [("STOP", "revoked"), ("please stop texting me", "revoked"), ("tomorrow at 3?", None)]
)
def test_incoming_texts_are_read_for_opt_outs(client: FlaskClient, text: str, wish: str | None) -> None:
    body = {"tenant_id": "downtown", "contact": CAROL, "text": text, "source": "SM9"}
    answer = client.post("/v1/incoming-texts", json=body, headers=as_caller()).json
    assert answer is not None
    assert answer["wish"] == wish


def test_yes_answers_a_question_unless_this_person_had_opted_out(client: FlaskClient) -> None:
    body = {"tenant_id": "downtown", "contact": CAROL, "text": "YES", "yes_answers": True}
    first = client.post("/v1/incoming-texts", json=body, headers=as_caller()).json
    client.put(f"/v1/contacts/{CAROL}/consent?tenant_id=downtown", json={"sms": "revoked"}, headers=BOB)
    second = client.post("/v1/incoming-texts", json=body, headers=as_caller()).json
    assert first is not None
    assert second is not None
    assert (first["wish"], second["wish"]) == (None, "granted")


def callback(notification_id: str, **form: str) -> dict[str, Any]:
    return {"callbacks": [{"tenant_id": "downtown", "notification_id": notification_id, "form": form}]}


def test_a_receipt_settles_its_message(client: FlaskClient, clean_database: Database) -> None:
    tell(client)
    with clean_database.transaction("downtown") as connection:
        connection.execute(
            "UPDATE notifications SET status = 'accepted', provider_message_id = 'SM1' "
            "WHERE kind = 'confirmation'"
        )
    known = listed(client)[-1]["notification_id"]
    answer = client.post(
        "/v1/receipts",
        json=callback(known, MessageSid="SM1", MessageStatus="delivered"),
        headers=as_caller(),
    )
    assert answer.status_code == 204
    assert listed(client)[-1]["status"] == "delivered"


def test_a_receipt_of_nothing_is_taken_quietly(client: FlaskClient) -> None:
    answer = client.post(
        "/v1/receipts",
        json=callback("ntf-none", MessageSid="SM1", MessageStatus="delivered"),
        headers=as_caller(),
    )
    assert answer.status_code == 204


def test_health_names_its_dependencies(client: FlaskClient) -> None:
    answer = client.get("/v1/health")
    assert answer.status_code == 200, "Redis is away, and that stops no message"
    assert answer.json is not None
    assert answer.json["checks"]["redis"]["status"] == "down"


def test_the_state_of_the_queue_can_be_scraped(client: FlaskClient) -> None:
    tell(client)
    text = client.get("/metrics").get_data(as_text=True)
    assert "frontdesk_notification_due_messages 1.0" in text
    assert "frontdesk_notification_oldest_due_seconds 0.0" in text
    assert "frontdesk_notification_lateness_seconds" in text
    for name in ("in_flight_messages", "unclear_messages", "queue_jobs", "duplicates_total", "results_total"):
        assert f"frontdesk_notification_{name}" in text


def test_business_time_is_what_counts(client: FlaskClient) -> None:
    tell(client)
    assert listed(client)[-1]["due_at"].startswith(NOON.astimezone().date().isoformat())


def test_retry_needs_no_body_when_the_address_names_the_tenant(client: FlaskClient) -> None:
    tell(client)
    known = listed(client)[0]["notification_id"]
    answer = client.post(f"/v1/notifications/{known}/retry?tenant_id=downtown", headers=BOB)
    assert answer.status_code == 409, answer.json
