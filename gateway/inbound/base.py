"""What every inbound channel works with."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gateway import twilio_signature
from gateway.clients import Conversation, Leads, Notifications
from gateway.config import Config
from gateway.limits import Limits
from gateway.plain_text import without_controls
from servicekit import logs
from servicekit.errors import Kind, ServiceError
from servicekit.payloads.tenant import Tenant
from servicekit.phone import normalise
from servicekit.tenants import TenantDirectory
from servicekit.web import Api, Call

FORM = "application/x-www-form-urlencoded"
AnyCall = Call[Any, Any]

_SHORT_CODE = re.compile(r"\d{3,8}")

_log = logs.get("inbound")


@dataclass(frozen=True)
class Doors:
    """The collaborators of the inbound channels, made once per process."""

    config: Config
    conversation: Conversation
    tenants: TenantDirectory
    limits: Limits
    leads: Leads
    notifications: Notifications
    address_of: Callable[[AnyCall], str]

    def require_genuine(self, call: AnyCall) -> None:
        """Raises 403 unless Twilio signed this webhook. Without a token (development only) all may call."""
        self.require_genuine_form(call.url, dict(call.headers), call.form, route=call.route, raw=call.raw)

    def require_genuine_form(
        self,
        url: str,
        headers: Mapping[str, str],
        form: list[tuple[str, str]],
        *,
        route: str,
        raw: bytes = b"",
    ) -> None:
        """`url`: path and query as they came. raw: a body that is no form; its digest vouches for it."""
        token = self.config.twilio_auth_token
        address = self.config.public_url + url
        if token and not twilio_signature.is_genuine(token, address, headers, form=form, raw=raw or None):
            _log.warning("a webhook with a wrong or missing signature was refused", route=route)
            raise ServiceError(
                Kind.FORBIDDEN, "bad_signature", "This webhook does not carry Twilio's signature."
            )

    def tenant_called_at(self, number: str | None) -> Tenant | None:
        """None, and a line in the log, when nobody we know has this number. Raises UNAVAILABLE."""
        tenant = self.tenants.by_phone(number) if number else None
        if tenant is None:
            _log.warning("nobody we know has the number that was called")
        return tenant


class Webhook:
    """The fields of one webhook, and how much of Twilio's patience is left."""

    def __init__(self, call: AnyCall, seconds: float) -> None:
        self._fields = {name: without_controls(value) for name, value in call.form}
        self._token = call.headers.get("I-Twilio-Idempotency-Token", "").strip()[:100] or None
        self._ends = time.monotonic() + seconds

    def __getitem__(self, name: str) -> str:
        """A missing field is empty."""
        return self._fields.get(name, "").strip()

    def number(self, name: str) -> str | None:
        """A phone number as E.164, or a short code; also of an address such as whatsapp:+12025550101.

        None for callers without one, whom Twilio calls anonymous, restricted and the like.
        """
        raw = self[name].rpartition(":")[2]
        return normalise(raw) or (raw if _SHORT_CODE.fullmatch(raw) else None)

    @property
    def token(self) -> str | None:
        """What Twilio sends again with the same request, when it could not reach us the first time."""
        return self._token

    @property
    def seconds_left(self) -> float:
        return max(0.5, self._ends - time.monotonic())


AddRoutes = Callable[[Api, Doors], None]
