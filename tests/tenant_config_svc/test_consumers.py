"""Our other services against this one: their copies of tenants and keys, while it is there and while not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import redis
from flask import Flask, request
from werkzeug.serving import make_server

from servicekit import tenants
from servicekit.access import Role, TokenSigner
from servicekit.errors import NotFound, ServiceError
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.tenants import RedisShelf, TenantDirectory
from tests.tenant_config_svc.conftest import (
    ADMIN_KEY,
    SECRET,
    Business,
    Caller,
    make_number,
    make_tenant,
    open_business,
)


@contextmanager
def served(app: Flask, port: int = 0) -> Iterator[int]:
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def upstream(port: int) -> Upstream:
    return Upstream(f"http://127.0.0.1:{port}", "tenant_config", TokenSigner(SECRET), connect_timeout=0.3)


class Counting:
    """How often the service is asked at all."""

    def __init__(self, app: Flask) -> None:
        self.paths: list[str] = []
        app.before_request(self._count)

    def _count(self) -> None:
        self.paths.append(request.path)


def test_copy_is_used_until_a_change_is_announced(
    app: Flask, admin: Caller, redis_client: redis.Redis
) -> None:
    counting = Counting(app)
    with served(app) as port:
        directory = TenantDirectory(upstream(port), RedisShelf(redis_client))
        business = open_business(admin)
        assert directory.get(business.id).name == business.document["name"]
        asked = len(counting.paths)
        for _ in range(20):
            directory.get(business.id)
        assert len(counting.paths) == asked

        admin.put(business.path, {**business.document, "name": "New name"})

        assert directory.get(business.id).name == "New name"


def test_copy_is_looked_at_again_when_the_signal_of_a_change_was_lost(
    app: Flask, admin: Caller, redis_client: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(app) as port:
        directory = TenantDirectory(upstream(port), RedisShelf(redis_client))
        business = open_business(admin)
        directory.get(business.id)
        generation = redis_client.get(tenants.GENERATION_KEY)
        admin.put(business.path, {**business.document, "name": "New name"})
        redis_client.set(tenants.GENERATION_KEY, generation or 0)

        assert directory.get(business.id).name != "New name"
        monkeypatch.setattr(tenants, "RECHECK_SECONDS", 0.0)
        assert directory.get(business.id).name == "New name"


def test_everything_goes_on_from_copies_while_this_service_is_away(
    app: Flask, admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tenants, "FRESH_SECONDS", 0.0)
    number = make_number()
    business = open_business(admin, phone_numbers=[number])
    signer = TokenSigner(SECRET)
    with served(app) as port:
        one = upstream(port)
        directory = TenantDirectory(one)
        ring = KeyRing(signer, ADMIN_KEY, one, service="gateway")
        directory.get(business.id)
        directory.by_phone(number)
        assert ring.identify(business.alice.credential) is not None
    assert directory.get(business.id).id == business.id
    found = directory.by_phone(number)
    assert found is not None
    assert found.id == business.id
    principal = ring.identify(business.alice.credential)
    assert principal is not None
    assert (principal.role, principal.tenant) == (Role.OWNER, business.id)
    with pytest.raises(ServiceError) as refused:
        directory.get("never-seen")
    assert refused.value.code == "tenant_config_unavailable"


def test_unknown_tenants_and_numbers_are_none(app: Flask, admin: Caller) -> None:
    with served(app) as port:
        directory = TenantDirectory(upstream(port))
        with pytest.raises(NotFound):
            directory.get("nobody")
        assert directory.by_phone(make_number()) is None
        ids = {open_business(admin).id for _ in range(2)}
        assert ids <= set(directory.all_ids())
        assert directory.get(min(ids)) in directory.all_tenants()


def test_wrong_and_withdrawn_keys_are_nobodys(app: Flask, business: Business) -> None:
    made = business.alice.post(f"{business.path}/keys", {"role": "agent"}).json
    with served(app) as port:
        ring = KeyRing(TokenSigner(SECRET), ADMIN_KEY, upstream(port), service="gateway")
        holder = ring.identify(made["key"])
        assert holder is not None
        assert (holder.role, holder.caller) == (Role.AGENT, made["key_id"])
        assert ring.identify("fdk_" + "x" * 43) is None
        business.alice.delete(f"{business.path}/keys/{made['key_id']}")
        fresh = KeyRing(TokenSigner(SECRET), ADMIN_KEY, upstream(port), service="gateway")
        assert fresh.identify(made["key"]) is None


def test_key_made_by_another_secret_is_nobodys(app: Flask, admin: Caller) -> None:
    tenant = make_tenant()
    admin.put(f"/v1/tenants/{tenant['id']}", tenant)
    with served(app) as port:
        forger = Upstream(f"http://127.0.0.1:{port}", "tenant_config", TokenSigner("another secret"))
        with pytest.raises(ServiceError) as refused:
            TenantDirectory(forger).get(str(tenant["id"]))
        assert refused.value.code == "unauthenticated"
