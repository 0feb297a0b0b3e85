"""Somebody cancels: the time is offered to those who wait, one after the other, and a text back books it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.twilio.account import Account
from tests.fakes.twilio.client import TwilioProcess
from tests.journeys.conftest import TWILIO_TOKEN
from tests.journeys.people import Owner, Texter
from tests.journeys.test_a_text_books import NUMBER, wait_for
from tests.stack import Stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

CLINIC = "+12025550101"
START = "2026-12-01T09:00:00-05:00"
TENANT = {
    "id": "downtown",
    "name": "Downtown Dental",
    "confirmation_prefix": "DOWN",
    "timezone": "America/New_York",
    "languages": ["en"],
    "phone_numbers": [CLINIC],
    "hours": {"tue": ["09:00-09:30"]},  # a single time a week: whoever has it, nobody else can
    "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30, "horizon_days": 5}],
    "staff": [{"id": "lee", "name": "Dr. Lee"}],
    "policies": {"offer_minutes": 1},
    "quiet_hours": "21:00-08:00",
}


@dataclass
class Clinic:
    house: Stack
    twilio: TwilioProcess
    owner: Owner

    def person(self) -> Texter:
        return Texter(self.house, token=TWILIO_TOKEN)

    def book(self, person: Texter, name: str) -> str:
        body = {
            "tenant_id": "downtown",
            "service_id": "checkup",
            "start": START,
            "customer": {"name": name, "phone": person.number},
        }
        answer = self.owner.call("POST", "/v1/appointments/confirm", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["appointment_id"])

    def wait_in_line(self, person: Texter, name: str, **about: str) -> str:
        body = {
            "tenant_id": "downtown",
            "service_id": "checkup",
            "from": "2026-12-01",
            "to": "2026-12-01",
            "customer": {"name": name, "phone": person.number, **about},
        }
        answer = self.owner.call("POST", "/v1/waitlist", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["waitlist_id"])

    def leave_the_line(self, waitlist_id: str) -> None:
        path = f"/v1/waitlist/{waitlist_id}"
        assert self.owner.call("DELETE", path, params={"tenant_id": "downtown"}).status_code == 204

    def cancel(self, appointment_id: str) -> None:
        path = f"/v1/appointments/{appointment_id}/cancel"
        answer = self.owner.call("POST", path, json={"tenant_id": "downtown"})
        assert answer.status_code == 200, answer.text

    def texts_to(self, person: Texter) -> list[str]:
        return [entry["body"] for entry in self.twilio.ledger() if entry["to"] == person.number]

    def offer_to(self, person: Texter, seconds: float = 20.0) -> str:
        found = wait_for(lambda: [text for text in self.texts_to(person) if "9:00" in text], seconds)
        assert found, self.twilio.ledger()
        return str(found[-1])

    def free_times(self) -> list[Any]:
        body = {"tenant_id": "downtown", "service_id": "checkup"}
        answer = self.owner.call("POST", "/v1/slots/search", json=body)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["slots"])

    def booked_for(self, person: Texter) -> list[str]:
        found = self.owner.appointments(phone=person.number)
        return [one["appointment_id"] for one in found if one["status"] == "booked"]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    tenants: Path = tmp_path_factory.mktemp("tenants") / "one.yaml"
    tenants.write_text(json.dumps({"tenants": [TENANT]}))  # JSON is YAML
    account = Account(token=TWILIO_TOKEN)
    twilio = TwilioProcess(account)
    environment = {
        "NOW": "2026-11-30T10:00:00-05:00",
        "TENANTS_FILE": str(tenants),
        "TWILIO_ACCOUNT_SID": account.sid,
        "TWILIO_AUTH_TOKEN": account.token,
        "TWILIO_API_URL": twilio.url,
    }
    try:
        with Stack(environment=environment) as house:
            yield Clinic(house, twilio, Owner(house))
    finally:
        twilio.stop()


@pytest.mark.parametrize("answer", ["yes", "1"])
def test_the_freed_time_is_held_for_the_first_in_line_whose_text_books_it(
    clinic: Clinic, answer: str
) -> None:
    zoe, ann, ben = clinic.person(), clinic.person(), clinic.person()
    taken = clinic.book(zoe, "Zoe")
    clinic.wait_in_line(ann, "Ann")
    bens_place = clinic.wait_in_line(ben, "Ben")
    clinic.cancel(taken)
    offer = clinic.offer_to(ann)
    assert "Reply 1" in offer
    assert clinic.free_times() == []  # nobody can snatch it meanwhile
    said = ann.text(answer)
    assert NUMBER.search(said), said
    (booked,) = clinic.booked_for(ann)
    assert clinic.owner.appointments(phone=ann.number)[0]["start"] == START
    assert clinic.texts_to(ben) == []
    clinic.leave_the_line(bens_place)
    clinic.cancel(booked)


def test_who_does_not_answer_leaves_the_time_to_the_next(clinic: Clinic) -> None:
    zoe, ann, ben = clinic.person(), clinic.person(), clinic.person()
    taken = clinic.book(zoe, "Zoe")
    anns_place = clinic.wait_in_line(ann, "Ann")
    clinic.wait_in_line(ben, "Ben")
    clinic.cancel(taken)
    assert clinic.offer_to(ann)
    assert clinic.texts_to(ben) == []
    assert clinic.offer_to(ben, 100)  # the offer stands for one minute
    late = ann.text("yes")
    assert not NUMBER.search(late), late
    assert clinic.booked_for(ann) == []
    said = ben.text("yes please")
    assert NUMBER.search(said), said
    (booked,) = clinic.booked_for(ben)
    clinic.leave_the_line(anns_place)
    clinic.cancel(booked)


def test_nobody_is_offered_a_time_at_night(clinic: Clinic) -> None:
    zoe, ken, ann = clinic.person(), clinic.person(), clinic.person()
    taken = clinic.book(zoe, "Zoe")
    kens_place = clinic.wait_in_line(ken, "Ken", timezone="Asia/Tokyo")  # where it is midnight now
    clinic.wait_in_line(ann, "Ann")
    clinic.cancel(taken)
    assert clinic.offer_to(ann)
    assert clinic.texts_to(ken) == []
    said = ann.text("Yes!")
    assert NUMBER.search(said), said
    clinic.leave_the_line(kens_place)
    clinic.cancel(clinic.booked_for(ann)[0])


def test_whoever_turns_the_offer_down_is_asked_no_more_about_it(clinic: Clinic) -> None:
    zoe, ann, ben = clinic.person(), clinic.person(), clinic.person()
    taken = clinic.book(zoe, "Zoe")
    anns_place = clinic.wait_in_line(ann, "Ann")
    clinic.wait_in_line(ben, "Ben")
    clinic.cancel(taken)
    assert clinic.offer_to(ann)
    said = ann.text("no thanks")
    assert not NUMBER.search(said), said
    assert clinic.offer_to(ben, 100)
    said = ben.text("yes")
    assert NUMBER.search(said), said
    clinic.leave_the_line(anns_place)
    clinic.cancel(clinic.booked_for(ben)[0])
