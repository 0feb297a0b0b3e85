"""What must still be handed in: one that breaks stops no other, and nothing is lost without a word."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from conversation_svc import forgetting
from conversation_svc.forgetting import forget
from conversation_svc.store.errands import MOST_TRIES, Errand, ErrandStore
from servicekit.errors import Kind, ServiceError
from tests.conversation_svc.service.house import CAROL, House

LEAD = {"name": "Carol Jones", "phone": CAROL, "message": "I lost my card"}
REPLY = {"kind": "reply", "channel": "sms", "to": CAROL, "body": "At nine."}


def leave(house: House, errand_id: str, kind: str, body: dict[str, Any], *, tries: int = 0) -> None:
    with house.database.transaction(house.tenant_id) as connection:
        ErrandStore(connection, house.tenant_id).add(Errand(house.tenant_id, errand_id, kind, body))
        connection.execute(
            "UPDATE errands SET tries = %s, due_at = clock_timestamp() - interval '1 second' "
            "WHERE errand_id = %s",
            (tries, errand_id),
        )


def left(house: House) -> set[str]:
    with house.database.transaction(house.tenant_id) as connection:
        return {row[0] for row in connection.execute("SELECT errand_id FROM errands").fetchall()}


def test_one_that_breaks_does_not_stop_the_one_behind_it(house: House) -> None:
    leave(house, "broken", "consent", {"no": "phone"})
    leave(house, "whole", "reply", dict(REPLY))
    house.wired.errands.run_due()
    assert [sent["body"] for sent in house.neighbours.sent] == ["At nine."]
    assert left(house) == {"broken"}


def test_a_message_for_the_team_is_never_given_up(house: House) -> None:
    leave(house, "lead-1", "lead", dict(LEAD), tries=MOST_TRIES)
    house.wired.errands.run_due()
    key = house.staff
    found = house.calendar_app.test_client().get(
        f"/v1/leads?tenant_id={house.tenant_id}", headers={"Authorization": f"Bearer {key}"}
    )
    assert [lead["message"] for lead in found.get_json()["leads"]] == ["I lost my card"]
    assert left(house) == set()


def test_an_answer_that_comes_far_too_late_is_given_up_with_a_line_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    leave(house, "reply-1", "reply", dict(REPLY), tries=MOST_TRIES)
    house.wired.errands.run_due()
    assert left(house) == set()
    assert house.neighbours.sent == []
    (line,) = [line for line in caplog.records if line.message == "an errand was given up"]
    assert line.__dict__["fields"]["errand_id"] == "reply-1"


def test_a_tenant_whose_settings_cannot_be_read_keeps_nobody_else_from_forgetting(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And many old sessions go in several small steps."""
    monkeypatch.setattr(forgetting, "MOST", 1)
    for _ in range(3):
        house.chat("hello")
    house.chat("hello", tenant_id=house.other_id)
    get = house.directory.get

    def away(tenant_id: str) -> Any:
        if tenant_id == house.other_id:
            raise ServiceError(Kind.UNAVAILABLE, "tenant_config_unavailable", "away")
        return get(tenant_id)

    monkeypatch.setattr(house.directory, "get", away)
    forget(house.wired.database, house.directory, house.clock.now() + timedelta(days=400))
    with house.database.transaction("*") as connection:
        rows = connection.execute(
            "SELECT tenant_id, count(*) FROM sessions WHERE tenant_id = ANY(%s) GROUP BY tenant_id",
            ([house.tenant_id, house.other_id],),
        ).fetchall()
    assert rows == [(house.other_id, 1)]
