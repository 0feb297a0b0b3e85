"""The other services, over HTTP: the calendar, the notification worker, the tenant's operator state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from conversation_svc.calendar import Json
from servicekit.access import Principal, Role
from servicekit.errors import Kind, ServiceError
from servicekit.http import Upstream

SERVICE = "conversation"
_APPOINTMENT = frozenset({"appointment_id", "service_id", "start", "end"})


class AppointmentCalendar:
    """Implements `calendar.Calendar` for one tenant.

    Our token is bound to that tenant, whatever a tool asks for.
    """

    def __init__(self, upstream: Upstream, tenant_id: str) -> None:
        self._upstream = upstream
        self._tenant_id = tenant_id
        self._principal = Principal(Role.SERVICE, tenant_id, SERVICE)

    def find_slots(self, wanted: Json) -> Sequence[Json]:
        found: Sequence[Json] = self._post("/v1/slots/search", wanted)["slots"]
        return found

    def hold(self, wanted: Json) -> Json:
        return self._post("/v1/holds", wanted)

    def release(self, hold_id: str) -> None:
        self._upstream.request(
            "DELETE", f"/v1/holds/{quote(hold_id)}", self._principal, query={"tenant_id": self._tenant_id}
        )

    def confirm(self, wanted: Json, *, key: str) -> Json:
        return _appointment(self._post("/v1/appointments/confirm", wanted, key))

    def reschedule(self, appointment_id: str, wanted: Json, *, key: str) -> Json:
        return _appointment(self._post(f"/v1/appointments/{quote(appointment_id)}/reschedule", wanted, key))

    def cancel(self, appointment_id: str, wanted: Json, *, key: str) -> Json:
        return self._post(f"/v1/appointments/{quote(appointment_id)}/cancel", wanted, key)

    def appointment(self, appointment_id: str) -> Json:
        return self._get(f"/v1/appointments/{quote(appointment_id)}", {})

    def appointments(self, query: Json) -> Sequence[Json]:
        found: Sequence[Json] = self._get("/v1/appointments", query)["appointments"]
        return found

    def customers(self, phone: str) -> Sequence[Json]:
        found: Sequence[Json] = self._get("/v1/customers", {"phone": phone})["customers"]
        return found

    def notes(self, appointment_id: str) -> Sequence[Json]:
        found: Sequence[Json] = self._get(f"/v1/appointments/{quote(appointment_id)}/notes", {})["notes"]
        return found

    def add_note(self, appointment_id: str, text: str, *, key: str) -> Json:
        return self._post(f"/v1/appointments/{quote(appointment_id)}/notes", {"text": text}, key)

    def add_lead(self, lead: Json, *, key: str) -> Json:
        return self._post("/v1/leads", lead, key)

    def join_waitlist(self, entry: Json, *, key: str) -> Json:
        return self._post("/v1/waitlist", entry, key)

    def waitlist(self, query: Json) -> Sequence[Json]:
        body = self._get("/v1/waitlist", query)
        found: Sequence[Json] = body.get("waitlist") or body.get("entries") or ()
        return found

    def _get(self, path: str, query: Json) -> Json:
        body: Json = self._upstream.get(
            path, self._principal, query={**query, "tenant_id": self._tenant_id}
        ).json
        return body

    def _post(self, path: str, body: Json, key: str | None = None) -> Json:
        answer: Json = self._upstream.post(
            path, self._principal, json={**body, "tenant_id": self._tenant_id}, idempotency_key=key
        ).json
        return answer


def _appointment(answer: Json) -> Json:
    """What was booked or moved. Whether that was done is unknown when its answer cannot be read: it counts
    as none, so that the same write is tried again under its key.
    """
    if isinstance(answer, Mapping) and answer.keys() >= _APPOINTMENT:
        return answer
    raise ServiceError(Kind.UPSTREAM, "appointment_odd", "The calendar answered something else.")


class Notices:
    """The notification worker: messages to customers and to the team, and consent."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def send(self, tenant_id: str, notice: Json) -> None:
        self._upstream.post("/v1/notifications", _as(tenant_id), json={**notice, "tenant_id": tenant_id})

    def set_consent(self, tenant_id: str, phone: str, consent: Json) -> None:
        self._upstream.request(
            "PUT",
            f"/v1/contacts/{quote(phone)}/consent",
            _as(tenant_id),
            query={"tenant_id": tenant_id},
            json=dict(consent),
            timeout=2.0,
        )


class OperatorStates:
    """What the owner of a business is doing right now. Unknown while its service is away."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def state(self, tenant_id: str) -> Json | None:
        try:
            found: Json = self._upstream.get(
                f"/v1/tenants/{quote(tenant_id)}/operator-state", _as(tenant_id), timeout=1.0
            ).json
        except ServiceError:
            return None
        return found


def _as(tenant_id: str) -> Principal:
    return Principal(Role.SERVICE, tenant_id, SERVICE)
