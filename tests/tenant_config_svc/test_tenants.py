"""Tenants over HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import redis

from servicekit.db import Database
from servicekit.tenants import GENERATION_KEY
from tenant_config_svc.app import create_app
from tests.tenant_config_svc.conftest import (
    ADMIN_KEY,
    Business,
    Caller,
    make_config,
    make_number,
    make_tenant,
    open_business,
)


def test_new_tenant_is_answered_whole_with_every_default(admin: Caller) -> None:
    tenant = make_tenant(name="Riverside Vets")

    created = admin.put(f"/v1/tenants/{tenant['id']}", tenant)

    assert created.status_code == 201
    assert created.json["confirmation_prefix"] == "RIVE"
    assert created.json["country"] == "US"
    assert created.json["services"][0]["slot_interval_minutes"] == 30
    assert created.json["services"][0]["horizon_days"] == 60
    assert created.json["policies"]["hold_minutes"] == 5
    shown = admin.get(f"/v1/tenants/{tenant['id']}")
    assert shown.json == created.json
    assert shown.headers["ETag"] == created.headers["ETag"]


def test_answered_tenant_can_be_sent_back_as_it_is(business: Business) -> None:
    answer = business.alice.put(business.path, business.document)

    assert (answer.status_code, answer.json) == (200, business.document)


def test_writing_what_already_stands_there_makes_no_version(business: Business) -> None:
    business.alice.put(business.path, business.document)

    assert len(business.alice.get(f"{business.path}/versions").json["versions"]) == 1


def test_change_is_answered_200_with_a_new_etag(business: Business) -> None:
    before = business.alice.get(business.path).headers["ETag"]

    changed = business.alice.put(business.path, {**business.document, "name": "Renamed"})

    assert changed.status_code == 200
    assert changed.json["name"] == "Renamed"
    assert changed.headers["ETag"] != before


def test_reader_who_has_the_present_state_is_answered_304(business: Business) -> None:
    etag = business.alice.get(business.path).headers["ETag"]

    answer = business.alice.get(business.path, headers={"If-None-Match": f'"other", W/{etag}'})

    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", etag)
    assert business.alice.get(business.path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_change_of_an_outdated_copy_is_refused(business: Business) -> None:
    etag = business.alice.get(business.path).headers["ETag"]
    business.alice.put(business.path, {**business.document, "name": "First"})

    late = business.alice.put(
        business.path, {**business.document, "name": "Second"}, headers={"If-Match": etag}
    )

    assert (late.status_code, late.json["code"]) == (412, "precondition_failed")
    assert business.alice.get(business.path).json["name"] == "First"


def test_of_many_changes_to_one_state_exactly_one_wins(business: Business) -> None:
    etag = business.alice.get(business.path).headers["ETag"]

    def change(n: int) -> int:
        body = {**business.document, "name": f"Name {n}"}
        return business.alice.put(business.path, body, headers={"If-Match": etag}).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(change, range(8)))

    assert statuses == [200] + [412] * 7
    assert len(business.alice.get(f"{business.path}/versions").json["versions"]) == 2


def test_of_many_creations_exactly_one_creates(admin: Caller) -> None:
    tenant = make_tenant()

    def create(n: int) -> int:
        headers = {"If-None-Match": "*"}
        return admin.put(
            f"/v1/tenants/{tenant['id']}", {**tenant, "name": f"N{n}"}, headers=headers
        ).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(create, range(6))) == [201] + [412] * 5


def test_delete_forgets_the_tenant_and_its_keys(admin: Caller, business: Business) -> None:
    assert admin.delete(business.path, headers={"If-Match": '"old"'}).status_code == 412
    assert admin.delete(business.path).status_code == 204

    assert admin.get(business.path).status_code == 404
    assert admin.get(f"{business.path}/versions").status_code == 404
    assert business.alice.get(business.path).status_code == 401
    assert admin.delete(business.path).status_code == 404


@pytest.mark.parametrize(
    ("difference", "path", "message"),
    [
        ({"services": [{"id": "a", "name": "A", "duration_minutes": 4}]}, "services[0].duration_minutes",
         "must be at least 5"),
        ({"services": [{"id": "a", "name": "A"}]}, "services[0].duration_minutes", "is required"),
        ({"services": [{"id": "a", "name": "A", "duration_minutes": 30, "staff": ["dr-lee", "dr-who"]}]},
         "services[0].staff[1]", "no such staff member"),
        ({"staff": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}, "staff[1].id", "a is there twice"),
        ({"colour": "red"}, "colour", "unknown field"),
        ({"timezone": "Mars/Olympus"}, "timezone", "must be an IANA time zone such as America/New_York"),
        ({"hours": {"monday": []}}, "hours.monday", "must be one of mon, tue, wed, thu, fri, sat, sun"),
        ({"hours": {"mon": ["22:00-02:00"]}}, "hours.mon[0]",
         "must end after it starts; write a window over midnight as two"),
        ({"phone_numbers": ["2025550101"]}, "phone_numbers[0]",
         "must be in the E.164 form, for example +12025550101"),
        ({"staff": [{"id": "a", "name": "A", "calendar_url": "file:///etc/passwd"}]}, "staff[0].calendar_url",
         "must be an http or https address without a password"),
        ({"staff": [{"id": "a", "name": "A", "calendar_url": "https://ann:secret@example.com/a.ics"}]},
         "staff[0].calendar_url", "must be an http or https address without a password"),
        ({"backend": "paper"}, "backend", "must be one of internal, pf360"),
        ({"id": "somebody-else"}, "id", None),
        ({"name": "a\x00b"}, "name", "must not contain the character U+0000"),
    ],
)  # fmt: skip
def test_fault_in_a_tenant_is_told_with_its_path(
    admin: Caller, difference: dict[str, object], path: str, message: str | None
) -> None:
    tenant = make_tenant()

    answer = admin.put(f"/v1/tenants/{tenant['id']}", {**tenant, **difference})

    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    fault = next(error for error in answer.json["errors"] if error["path"] == path)
    assert message is None or fault["message"] == message
    assert admin.get(f"/v1/tenants/{tenant['id']}").status_code == 404


def test_all_faults_are_told_at_once(admin: Caller) -> None:
    tenant = make_tenant(
        services=[{"id": "a", "name": "A", "duration_minutes": 1, "staff": ["nobody"]}], email=7, x=1
    )

    answer = admin.put(f"/v1/tenants/{tenant['id']}", tenant)

    assert {error["path"] for error in answer.json["errors"]} == {
        "services[0].duration_minutes",
        "services[0].staff[0]",
        "email",
        "x",
    }


def test_number_of_another_tenant_is_refused_with_its_path(admin: Caller) -> None:
    number = make_number()
    open_business(admin, phone_numbers=[number])
    tenant = make_tenant(phone_numbers=[make_number(), number])

    answer = admin.put(f"/v1/tenants/{tenant['id']}", tenant)

    assert (answer.status_code, answer.json["code"]) == (409, "phone_number_taken")
    assert answer.json["errors"] == [{"path": "phone_numbers[1]", "message": "belongs to another tenant"}]
    assert admin.get(f"/v1/tenants/{tenant['id']}").status_code == 404


def test_number_wanted_by_many_tenants_at_once_goes_to_one(admin: Caller) -> None:
    number = make_number()

    def create(_: int) -> int:
        tenant = make_tenant(phone_numbers=[number])
        return admin.put(f"/v1/tenants/{tenant['id']}", tenant).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(create, range(8)))

    assert statuses == [201] + [409] * 7


def test_number_given_up_by_one_tenant_is_free_for_the_next(admin: Caller) -> None:
    number = make_number()
    first = open_business(admin, phone_numbers=[number])
    admin.put(first.path, {**first.document, "phone_numbers": []})

    second = open_business(admin, phone_numbers=[number])

    assert admin.get(f"/v1/tenants/by-phone/{number}").json["id"] == second.id


def test_our_services_find_a_tenant_by_its_number(admin: Caller, service: Caller) -> None:
    number = make_number()
    business = open_business(admin, phone_numbers=[number])

    found = service.get(f"/v1/tenants/by-phone/{number}")

    assert found.json == business.document
    again = service.get(f"/v1/tenants/by-phone/{number}", headers={"If-None-Match": found.headers["ETag"]})
    assert again.status_code == 304
    assert service.get(f"/v1/tenants/by-phone/{make_number()}").status_code == 404
    assert business.alice.get(f"/v1/tenants/by-phone/{number}").status_code == 403


def test_list_goes_page_by_page_through_all_tenants(admin: Caller) -> None:
    made = {open_business(admin).id for _ in range(3)}
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = admin.get("/v1/tenants", query_string={"limit": 2, **({"cursor": cursor} if cursor else {})})
        assert len(page.json["tenants"]) <= 2
        seen += [tenant["id"] for tenant in page.json["tenants"]]
        cursor = page.json["next_cursor"]

    assert seen == sorted(set(seen))
    assert made <= set(seen)


def test_tenants_key_lists_its_own_tenant_only(business: Business, mallory: Caller) -> None:
    for caller in (business.alice, business.bob, business.program):
        listed = caller.get("/v1/tenants").json
        assert [tenant["id"] for tenant in listed["tenants"]] == [business.id]
        assert listed["next_cursor"] is None


@pytest.mark.parametrize("query", [{"limit": "0"}, {"limit": "201"}, {"limit": "x"}, {"cursor": "nonsense"}])
def test_bad_page_is_refused(admin: Caller, query: dict[str, str]) -> None:
    assert admin.get("/v1/tenants", query_string=query).status_code == 422


def test_repeated_put_with_an_idempotency_key_has_one_effect(admin: Caller) -> None:
    tenant = make_tenant()
    headers = {"Idempotency-Key": tenant["id"]}
    path = f"/v1/tenants/{tenant['id']}"

    first = admin.put(path, tenant, headers=headers)
    again = admin.put(path, tenant, headers=headers)
    other = admin.put(path, {**tenant, "name": "Other"}, headers=headers)

    assert (again.status_code, again.data) == (first.status_code, first.data) == (201, first.data)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")


def test_every_change_is_announced_before_it_is_answered(
    admin: Caller, business: Business, redis_client: redis.Redis
) -> None:
    def generation() -> int:
        return int(redis_client.get(GENERATION_KEY) or 0)

    changes = [
        lambda: admin.put(business.path, {**business.document, "name": "New"}),
        lambda: admin.post(f"{business.path}/versions/1/restore"),
        lambda: admin.put(f"{business.path}/operator-state", {"status": "busy"}),
        lambda: admin.delete(f"{business.path}/operator-state"),
        lambda: admin.delete(business.path),
    ]
    for change in changes:
        before = generation()
        assert change().status_code < 300
        assert generation() > before


def test_without_redis_everything_still_works(tenant_database: Database) -> None:
    app = create_app(make_config("redis://127.0.0.1:1/0"), database=tenant_database)
    admin = Caller(app, ADMIN_KEY)

    business = open_business(admin)

    assert admin.get(business.path).status_code == 200
    health = admin.get("/v1/health")
    assert health.status_code == 200
    assert health.json["checks"]["redis"]["status"] == "down"


def test_path_for_a_number_cannot_be_a_tenants_id(admin: Caller) -> None:
    answer = admin.put("/v1/tenants/by-phone", make_tenant(id="by-phone"))

    assert answer.json["errors"] == [{"path": "id", "message": "is a reserved word"}]


def test_without_postgresql_every_call_is_503_and_says_when_to_try_again(redis_url: str) -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/none", timeout=0.3)
    admin = Caller(create_app(make_config(redis_url), database=away), ADMIN_KEY)
    tenant = make_tenant()

    for answer in (
        admin.get("/v1/tenants"),
        admin.get("/v1/tenants/x"),
        admin.put(f"/v1/tenants/{tenant['id']}", tenant),
    ):
        assert (answer.status_code, answer.json["code"]) == (503, "database_unavailable")
        assert answer.headers["Retry-After"] == "1"
    health = admin.get("/v1/health")
    assert health.status_code == 503
    assert health.json["checks"]["database"]["status"] == "down"
    away.close()
