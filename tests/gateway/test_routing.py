"""What exists outside, and what does not."""

from __future__ import annotations

import importlib
import re

import pytest

from gateway.routing import find_target
from servicekit.access import INNER, Role


@pytest.mark.parametrize(
    ("line", "service"),
    [
        ("GET /v1/tenants", "tenant_config"),
        ("PUT /v1/tenants/downtown/operator-state", "tenant_config"),
        ("POST /v1/tenants/downtown/keys", "tenant_config"),
        ("POST /v1/slots/search", "appointment"),
        ("DELETE /v1/holds/h1", "appointment"),
        ("POST /v1/appointments/a1/reschedule", "appointment"),
        ("GET /v1/waitlist", "appointment"),
        ("GET /v1/customers/c1/export", "appointment"),
        ("POST /v1/sessions/s1/takeover", "conversation"),
        ("POST /v1/handoffs", "conversation"),
        ("GET /v1/notifications", "notification"),
        ("POST /v1/notifications/n1/retry", "notification"),
        ("PUT /v1/contacts/+12025550101/consent", "notification"),
    ],
)
def test_each_public_path_has_its_owner(line: str, service: str) -> None:
    method, path = line.split(" ")
    target = find_target(method, path)
    assert target is not None
    assert (target.service, target.path) == (service, path)


@pytest.mark.parametrize(
    "line",
    [
        "GET /v1/tenants/by-phone/+12025550101",
        "POST /v1/keys/identify",
        "POST /v1/events",
        "POST /v1/turns",
        "POST /v1/turns/interrupted",
        "POST /v1/fences",
        "POST /v1/receipts",
        "POST /v1/notifications",
        "GET /v1/voice-reminders/n1",
        "GET /v1/chat-sessions/s1",
        "GET /v1/nothing",
        "GET /v1/",
        "GET /v1//tenants",
        "GET /v1/tenants/",
        "GET /v1/tenants/../keys/identify",
        "POST /v1/tenants/../keys/identify",
        "POST /v1/tenants/./by-phone/x",
        "TRACE /v1/nothing",
        "OPTIONS /v1/tenants/by-phone/+12025550101",
        "x-odd /v1/tenants/by-phone/+12025550101",
        "GET /v2/tenants",
    ],
)
def test_what_is_inner_or_unknown_does_not_exist(line: str) -> None:
    assert find_target(*line.split(" ")) is None


def test_path_is_sent_on_with_its_odd_characters_encoded() -> None:
    target = find_target("GET", "/v1/customers/a b?\xc3\xa9#")
    assert target is not None
    assert target.path == "/v1/customers/a%20b%3F%C3%A9%23"


SERVICES = {
    "tenant_config_svc": "tenant_config",
    "appointment_svc": "appointment",
    "conversation_svc": "conversation",
    "notification_worker": "notification",
}
# What every service has for itself; the gateway has its own.
STANDARD = {"/v1/health", "/v1/live", "/metrics", "/openapi.json"}
# Looked up by our services only, though the platform's key may do it at the service itself.
HIDDEN = {("GET", "/v1/tenants/by-phone/<number>")}


@pytest.mark.parametrize(("package", "service"), SERVICES.items())
def test_the_table_agrees_with_the_access_rules_of_the_services(package: str, service: str) -> None:
    environ = {
        "DATABASE_URL": "postgresql://postgres@127.0.0.1:1/postgres",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "INTERNAL_SECRET": "a-secret-of-the-house-that-is-long-enough",
        "ADMIN_API_KEY": "admin-key",
    }
    config = importlib.import_module(f"{package}.config").Config.from_environment(environ)
    wired = importlib.import_module(f"{package}.app").create_app(config)
    api = wired.api if hasattr(wired, "api") else wired.extensions["api"]
    checked = 0
    for route in api.routes:
        if route.path in STANDARD:
            continue
        target = find_target(route.method, re.sub(r"<[^>]+>", "x", route.path))
        if route.access == INNER or (route.method, route.path) in HIDDEN:
            assert target is None, f"{route.method} {route.path} must not be seen from outside"
        else:
            assert target is not None, f"{route.method} {route.path} cannot be reached from outside"
            assert target.service == service
            assert target.needs_key == (Role.ANONYMOUS not in route.access)
        checked += 1
    assert checked
