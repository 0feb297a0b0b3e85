"""The history of a tenant's configuration."""

from __future__ import annotations

import pytest

from servicekit.clock import FixedClock
from tests.tenant_config_svc.conftest import Business, Caller, make_number, open_business


def test_versions_tell_who_and_when(business: Business, clock: FixedClock) -> None:
    clock.advance(3600)
    business.alice.put(business.path, {**business.document, "name": "Renamed"})

    first, second = reversed(business.bob.get(f"{business.path}/versions").json["versions"])

    assert (first["version"], first["how"], first["written_by"]) == (1, "created", "admin")
    assert first["written_at"] == "2026-12-18T15:00:00+00:00"
    assert (second["version"], second["how"]) == (2, "changed")
    assert second["written_by"].startswith("key_")
    assert second["written_at"] == "2026-12-18T16:00:00+00:00"


def test_earlier_version_can_be_looked_at(business: Business) -> None:
    business.alice.put(business.path, {**business.document, "name": "Renamed"})

    assert business.bob.get(f"{business.path}/versions/1").json == business.document


def test_restoring_makes_a_new_version_of_the_old_text(business: Business) -> None:
    original = business.alice.get(business.path)
    business.alice.put(business.path, {**business.document, "name": "Renamed"})

    restored = business.alice.post(f"{business.path}/versions/1/restore")

    assert (restored.status_code, restored.json) == (200, business.document)
    assert restored.headers["ETag"] == original.headers["ETag"]
    newest = business.alice.get(f"{business.path}/versions").json["versions"][0]
    assert (newest["version"], newest["how"]) == (3, "restored")


def test_restoring_obeys_if_match(business: Business) -> None:
    answer = business.alice.post(f"{business.path}/versions/1/restore", headers={"If-Match": '"x"'})

    assert answer.status_code == 412


def test_restoring_cannot_take_a_number_that_others_have_now(admin: Caller) -> None:
    number = make_number()
    first = open_business(admin, phone_numbers=[number])
    admin.put(first.path, {**first.document, "phone_numbers": []})
    open_business(admin, phone_numbers=[number])

    answer = admin.post(f"{first.path}/versions/1/restore")

    assert (answer.status_code, answer.json["code"]) == (409, "phone_number_taken")
    assert admin.get(first.path).json["phone_numbers"] == []


@pytest.mark.parametrize("version", ["2", "0", "x", "-1", "99999999999999999999", "²"])
def test_unknown_version_is_not_found(business: Business, version: str) -> None:
    assert business.alice.get(f"{business.path}/versions/{version}").status_code == 404
    assert business.alice.post(f"{business.path}/versions/{version}/restore").status_code == 404


def test_list_of_versions_goes_page_by_page(business: Business) -> None:
    for n in range(4):
        business.alice.put(business.path, {**business.document, "name": f"Name {n}"})

    first = business.alice.get(f"{business.path}/versions", query_string={"limit": 3}).json
    query = {"limit": 3, "cursor": first["next_cursor"]}
    second = business.alice.get(f"{business.path}/versions", query_string=query).json

    assert [one["version"] for one in first["versions"] + second["versions"]] == [5, 4, 3, 2, 1]
    assert second["next_cursor"] is None
