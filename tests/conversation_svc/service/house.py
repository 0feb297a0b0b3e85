"""The conversation service on the real PostgreSQL, talking over real HTTP to the real calendar service."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import Flask, Response, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

from appointment_svc.app import create_app as create_calendar
from appointment_svc.config import Config as CalendarConfig
from conversation_svc.app import create_app
from conversation_svc.config import Config
from servicekit.access import Principal, Role, TokenSigner
from servicekit.clock import FixedClock
from servicekit.db import Database
from servicekit.payloads.tenant import Tenant
from tests.appointment_svc.service import FakeDirectory, Reply

SECRET = "a secret that only tests know, long enough"
NOW = datetime(2026, 12, 17, 15, 0, tzinfo=UTC)  # a Thursday, ten in the morning in New York
CAROL = "+12025550143"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def make_tenant(tenant_id: str = "downtown", **differences: Any) -> Tenant:
    return Tenant.model_validate(
        {
            "id": tenant_id,
            "name": "Downtown Dental",
            "confirmation_prefix": "DOWN",
            "timezone": "America/New_York",
            "languages": ["en", "es"],
            "phone_numbers": ["+12025550101"],
            "transfer_number": "+12025550199",
            "email": "front@downtown.example",
            "address": "12 Main St, Springfield",
            "hours": {day: ["09:00-17:00"] for day in WEEKDAYS[:6]},
            "services": [
                {"id": "checkup", "name": "Check-up", "aliases": ["cleaning"], "duration_minutes": 30},
                {"id": "whitening", "name": "Whitening", "duration_minutes": 60, "price": "300.00 USD"},
            ],
            "staff": [{"id": "dr-lee", "name": "Dr. Lee"}],
            **differences,
        }
    )


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - its own name
        pass


class Server:
    """A WSGI app on a free port of this machine, in a thread."""

    def __init__(self, app: Flask) -> None:
        self._server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class FakeNeighbours:
    """The notification worker and the tenant-config service, as far as we call them."""

    def __init__(self) -> None:
        self.sent: list[Mapping[str, Any]] = []
        self.consents: list[tuple[str, Mapping[str, Any]]] = []
        self.operator: Mapping[str, Any] = {"status": "available"}
        self.app = Flask("neighbours")

        @self.app.post("/v1/notifications")
        def send() -> tuple[Response, int]:
            self.sent.append(request.get_json())
            return jsonify({}), 201

        @self.app.put("/v1/contacts/<phone>/consent")
        def consent(phone: str) -> Response:
            self.consents.append((phone, request.get_json()))
            return jsonify({})

        @self.app.get("/v1/tenants/<tenant_id>/operator-state")
        def operator(tenant_id: str) -> Response:
            return jsonify(self.operator)


class House:
    """`text` and `chat` as the gateway would send them; `call` for everything else."""

    def __init__(
        self,
        conversation: Database,
        calendar: Database,
        tenants: list[Tenant],
        now: datetime = NOW,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """The first tenant is ours, the second one Mallory's. settings: more of the conversation service."""
        more = settings or {}
        self.tenant_id, self.other_id = (tenant.id for tenant in tenants)
        self.clock = FixedClock(now)
        self.directory = FakeDirectory()
        self.directory.tenants = {tenant.id: tenant for tenant in tenants}
        signer = TokenSigner(SECRET)
        settings = {"INTERNAL_SECRET": SECRET, "DATABASE_URL": calendar.url, "ADMIN_API_KEY": "admin-key"}
        self.calendar_app = create_calendar(
            CalendarConfig.from_environment(settings),
            database=calendar,
            directory=self.directory,
            clock=self.clock,
        )
        self.neighbours = FakeNeighbours()
        self.calendar = Server(self.calendar_app)
        self.others = Server(self.neighbours.app)
        self.wired = create_app(
            Config.from_environment(
                {
                    **settings,
                    "DATABASE_URL": conversation.url,
                    "APPOINTMENT_URL": self.calendar.url,
                    "NOTIFICATION_URL": self.others.url,
                    "TENANT_CONFIG_URL": self.others.url,
                    **more,
                }
            ),
            database=conversation,
            directory=self.directory,
            clock=self.clock,
        )
        self.client = self.wired.api.flask.test_client()
        self.database = conversation
        self.inner = signer.sign(Principal(Role.SERVICE, None, "gateway"), ttl=3600)
        self.staff = signer.sign(Principal(Role.STAFF, self.tenant_id, "bob"), ttl=3600)
        self.mallory = signer.sign(Principal(Role.OWNER, self.other_id, "mallory"), ttl=3600)

    def stop(self) -> None:
        self.calendar.stop()
        self.others.stop()

    def call(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, **headers: str
    ) -> Reply:
        with self.wired.api.flask.test_client() as client:
            answer = client.open(
                path,
                method=method,
                json=body,
                headers={"Authorization": f"Bearer {key or self.staff}", **headers},
            )
        return Reply(answer.status_code, answer.get_json(silent=True), answer.headers, answer.text)

    def turn(self, **turn: Any) -> dict[str, Any]:
        reply = self.call("POST", "/v1/turns", {"tenant_id": self.tenant_id, **turn}, key=self.inner)
        assert reply.status == 200, reply.text
        answer: dict[str, Any] = reply.json
        return answer

    def text(
        self, text: str, *, phone: str = CAROL, sid: str | None = None, tenant_id: str = ""
    ) -> dict[str, Any]:
        return self.turn(
            tenant_id=tenant_id or self.tenant_id,
            channel="sms",
            text=text,
            message_sid=sid or f"SM{uuid4().hex}",
            **{"from": phone, "to": "+12025550101"},
        )

    def chat(self, text: str, session_id: str | None = None, **more: Any) -> dict[str, Any]:
        return self.turn(channel="chat", text=text, session_id=session_id, **more)

    def appointments(self, tenant_id: str = "") -> list[dict[str, Any]]:
        tenant_id = tenant_id or self.tenant_id
        signer = TokenSigner(SECRET)
        key = signer.sign(Principal(Role.SERVICE, tenant_id, "test"))
        found = self.calendar_app.test_client().get(
            "/v1/appointments",
            query_string={"tenant_id": tenant_id},
            headers={"Authorization": f"Bearer {key}"},
        )
        return [a for a in found.get_json()["appointments"] if a["status"] == "booked"]
