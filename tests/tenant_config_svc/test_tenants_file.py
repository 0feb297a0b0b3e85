"""The tenants file as people write it, and what they are told when it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from servicekit.payloads.tenant import Tenant
from tenant_config_svc import check
from tenant_config_svc.tenants_file import BadFile, Entry, parse_tenants, read_tenants

SAMPLES = Path(__file__).resolve().parents[2] / "tenants" / "samples.yaml"
GOOD = """
tenants:
  - id: corner
    name: Corner Clinic
    timezone: America/New_York
    hours: {mon: ["09:00-12:00"]}
    services:
      - {id: checkup, name: Check-up, duration_minutes: 30}
    staff:
      - {id: dr-lee, name: Dr. Lee}
"""


def faults_of(text: str) -> dict[str, str]:
    with pytest.raises(BadFile) as caught:
        parse_tenants(text, name="file")
    return {fault.path: fault.message for fault in caught.value.faults}


def first(text: str) -> Tenant:
    return parse_tenants(text, name="file")[0].tenant


def with_line(line: str) -> str:
    """The good file with one more line in its tenant."""
    return f"{GOOD}    {line}\n"


def test_samples_hold_three_clinics_a_repair_shop_and_a_field_service() -> None:
    tenants = {entry.tenant.id: entry.tenant for entry in read_tenants(SAMPLES)}

    assert {tenant.confirmation_prefix for tenant in tenants.values()} >= {"DOWN", "UPTN", "WEST"}
    assert "Brandon" in {member.name for member in tenants["brandons"].staff}
    assert tenants["downtown"].phone_numbers == ["+12025550101"]
    for tenant in tenants.values():
        assert tenant.languages == ["en", "es"]
        assert tenant.faq
        assert tenant.reminders
        assert tenant.phone_numbers


def test_sample_of_the_contract_is_read_as_it_stands() -> None:
    downtown = next(entry.tenant for entry in read_tenants(SAMPLES) if entry.tenant.id == "downtown")
    checkup = downtown.services[0].model_dump(exclude={"aliases", "description", "names", "at_customer"})

    assert checkup == {
        "id": "checkup",
        "name": "Check-up",
        "duration_minutes": 30,
        "slot_interval_minutes": 30,
        "buffer_before_minutes": 0,
        "buffer_after_minutes": 10,
        "minimum_notice_minutes": 120,
        "horizon_days": 60,
        "capacity": 1,
        "max_per_day": None,
        "price": "120.00 USD",
        "staff": ["dr-lee", "dr-kim"],
    }
    assert downtown.faq[0].question == "Do you take walk-ins?"
    assert downtown.date_overrides[1].first.isoformat() == "2026-12-25"


def test_fewest_fields_are_enough() -> None:
    tenant = first(GOOD)

    assert tenant.confirmation_prefix == "CORN"
    assert tenant.services[0].slot_interval_minutes == 30
    assert tenant.staff_of(tenant.services[0]) == tenant.staff


@pytest.mark.parametrize(
    ("line", "path", "value"),
    [
        ("phone_numbers: [+12025550101]", "phone_numbers", ["+12025550101"]),  # no number without its plus
        ("phone_numbers: ['+12025550101']", "phone_numbers", ["+12025550101"]),
        ("quiet_hours: 21:00-08:00", "quiet_hours", "21:00-08:00"),
        ("address: no", "address", "no"),  # not false
        ("faq: [{question: Do you take walk-ins?, answer: Yes}]", "faq",
         [{"question": "Do you take walk-ins?", "answer": "Yes"}]),
        ("faq: [{question: Open? Really?, answer: yes}]", "faq", [{"question": "Open? Really?",
                                                                   "answer": "yes"}]),
        ("faq: [{question: \"Why?\", answer: a:b and 12:30}]", "faq", [{"question": "Why?",
                                                                       "answer": "a:b and 12:30"}]),
        ("date_overrides: [{date: 2026-12-24, hours: [09:00-12:00]}]", "date_overrides",
         [{"date": "2026-12-24", "from": None, "to": None, "hours": ["09:00-12:00"], "closed": False,
           "reason": ""}]),
        ("message_templates: {es: {greeting: ¿Qué tal?}}", "message_templates",
         {"es": {"greeting": "¿Qué tal?"}}),
        ("holidays: {country: NO}", "holidays", {"country": "NO", "subdivision": None}),  # Norway
        ("confirmation_prefix: \"0123\"", "confirmation_prefix", "0123"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(line: str, path: str, value: Any) -> None:
    document = first(with_line(line)).document()

    assert document[path] == value


@pytest.mark.parametrize(
    ("line", "path", "message"),
    [
        ("name: Again", "tenants[0].name", "is there twice (line 11)"),
        ("date_overrides: [{date: 2026-02-30, closed: true}]", "tenants[0].date_overrides[0].date",
         "must be a date such as 2026-12-24"),
        ("date_overrides: [{date: 2026-12-24 10:00, closed: true}]", "tenants[0].date_overrides[0].date",
         "must be a date such as 2026-12-24"),
        ("date_overrides: [{from: 2026-12-24, closed: true}]", "tenants[0].date_overrides[0]",
         "needs either date, or from and to"),
        ("date_overrides: [{from: 2026-12-24, to: 2026-12-20, closed: true}]",
         "tenants[0].date_overrides[0]", "from must not lie after to"),
        ("policies: {hold_minutes: 12:30}", "tenants[0].policies.hold_minutes", "must be a whole number"),
        ("policies: {hold_minutes: '5'}", "tenants[0].policies.hold_minutes", "must be a whole number"),
        ("policies: {hold_minutes: true}", "tenants[0].policies.hold_minutes", "must be a whole number"),
        ("reminders: [{before_minutes: 1.5}]", "tenants[0].reminders[0].before_minutes",
         "must be a whole number"),
        ("address: !!python/object:os.system x", "tenants[0].address",
         "has the tag tag:yaml.org,2002:python/object:os.system, which means nothing here"),
        ('address: "a\\0b"', "tenants[0].address", "holds characters that are no text"),
        ("email: ~", "tenants[0].email", "must be text"),
        ("faq: [{question: Walk-ins?, answer: Yes, before noon}]", "tenants[0].faq[0].before noon",
         "unknown field"),  # the comma ends the answer
        ("languages: []", "tenants[0].languages", "needs at least 1 of them"),
        ("phone_numbers: [\"+12025550101\", \"+12025550101\"]", "tenants[0].phone_numbers[1]",
         "+12025550101 is there twice"),
        ("holidays: {country: US, subdivision: XX}", "tenants[0].holidays", "US has no subdivision XX"),
    ],
)  # fmt: skip
def test_fault_is_told_with_its_path(line: str, path: str, message: str) -> None:
    assert faults_of(with_line(line)).get(path) == message


def test_every_fault_of_every_tenant_is_told() -> None:
    text = GOOD + GOOD.replace("tenants:", "").replace("duration_minutes: 30", "duration_minutes: 4").replace(
        "America/New_York", "Nowhere"
    )

    assert faults_of(text + "x: 1\n") == {
        "x": "unknown field",
        "tenants[1].services[0].duration_minutes": "must be at least 5",
        "tenants[1].timezone": "must be an IANA time zone such as America/New_York",
        "tenants[1].id": "is already the id of tenants[0]",
    }


def test_two_tenants_cannot_have_one_number() -> None:
    second = GOOD.replace("tenants:", "").replace("id: corner", "id: other")
    numbers = '    phone_numbers: ["+12025550101"]\n'

    assert faults_of(GOOD + numbers + second + numbers) == {
        "tenants[1].phone_numbers[0]": "is already a number of tenants[0]"
    }


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "tenants"),
        ("tenants:", "tenants"),
        ("tenants: {id: a}", "tenants"),
        ("- a", "tenants"),
        ("tenants: [1]", "tenants[0]"),
        ("tenants: [a", "line 1, column 12"),
        ("a: &a [*a]", "a[0]"),
        ("? [a]\n: b", ""),
        ("\x01", ""),
    ],
)
def test_file_of_another_shape_is_refused(text: str, path: str) -> None:
    assert path in faults_of(text)


def test_anchors_and_merges_save_writing() -> None:
    text = """
x-hours: &hours {mon: ["09:00-12:00"]}
x-service: &service {duration_minutes: 30, capacity: 2}
tenants:
  - id: corner
    name: Corner Clinic
    timezone: America/New_York
    hours: *hours
    services:
      - {id: a, name: A, <<: *service}
      - {id: b, name: B, <<: *service, capacity: 3}
    staff: [{id: x, name: X, hours: *hours}]
"""
    assert [service.capacity for service in first(text).services] == [2, 3]


def test_aliases_cannot_grow_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

    assert "holds more than 200000 values" in faults_of("\n".join(lines)).values()


def digest(text: str) -> str:
    entry: Entry = parse_tenants(text, name="file")[0]
    return entry.digest


def test_digest_changes_with_what_is_said_and_not_with_how() -> None:
    reformatted = yaml.safe_dump(yaml.safe_load(GOOD), sort_keys=True) + "# a comment\n"

    assert digest(reformatted) == digest(GOOD)
    assert digest(GOOD.replace("Corner Clinic", "Corner Practice")) != digest(GOOD)


def test_check_says_what_is_wrong_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tenants.yaml"
    file.write_text(GOOD.replace("duration_minutes: 30", "duration_minutes: 2"))

    assert check.main([str(file)]) == 2
    assert f"{file}: tenants[0].services[0].duration_minutes: must be at least 5" in capsys.readouterr().err
    assert check.main([str(tmp_path / "missing.yaml")]) == 2
    assert "cannot be read: No such file or directory" in capsys.readouterr().err
    file.write_text(GOOD)
    assert check.main([str(file)]) == 0
    assert capsys.readouterr().out == "corner: fine\n"
    file.write_bytes(b"\xff\xfe\x00")
    assert check.main([str(file)]) == 2
    assert check.main([]) == 2
