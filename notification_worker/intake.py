"""What happened to an appointment becomes planned messages, together with the note that it was heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from notification_worker.domain.kinds import Kind
from notification_worker.domain.planning import Business, Draft, Happening, plan
from notification_worker.domain.recipient import Outlets, Recipient
from notification_worker.domain.reminder_plan import ReminderRule
from notification_worker.domain.usefulness import useful_until
from notification_worker.senders import Senders
from notification_worker.store.planned import Letterhead, PlannedStore
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database, DbConnection
from servicekit.errors import Kind as ErrorKind
from servicekit.errors import ServiceError
from servicekit.payloads.events import AppointmentEvent
from servicekit.payloads.tenant import Tenant
from servicekit.tracing import current_traceparent

_log = logs.get("intake")


class Tenants(Protocol):
    def get(self, tenant_id: str) -> Tenant: ...


class Intake:
    def __init__(
        self,
        database: Database,
        tenants: Tenants,
        clock: Clock,
        outlets: Outlets,
        senders: Senders,
        make_id: Callable[[], str],
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._clock = clock
        self._outlets = outlets
        self._senders = senders
        self._make_id = make_id

    def take_event(self, event: AppointmentEvent) -> list[str]:
        """The ids of the messages it caused; none when it was heard before. Raises NotFound for no such
        tenant."""
        tenant = self._tenants.get(event.tenant_id)
        now = self._clock.now()
        appointment = event.appointment
        with self._database.transaction(tenant.id) as connection:
            store = PlannedStore(connection, tenant.id)
            if not store.hear(event.event_id, appointment.appointment_id, appointment.version):
                return []
            told = event.announced or store.has_told(appointment.appointment_id)
            made = plan(
                _happening(event, told=told),
                _business(tenant),
                _recipient(event, tenant),
                self._outlets,
                now=now,
            )
            if made.stops:
                store.stop(appointment.appointment_id, made.stops, f"the appointment was {event.type}")
            head = self._letterhead(event, tenant)
            ids = [self._make_id() for _ in made.drafts]
            added = [
                notification_id
                for notification_id, draft in zip(ids, made.drafts, strict=True)
                if store.add(notification_id, draft, head, now=now)
            ]
        _log.info("event heard", tenant_id=tenant.id, type=event.type, planned=len(added))
        return added

    def take_message(
        self, connection: DbConnection, tenant_id: str, draft: Draft, body: str, session_id: str | None
    ) -> bool:
        """A reply or an alert that another service has worded. False when its dedupe key came before."""
        tenant = self._tenants.get(tenant_id)
        head = Letterhead(
            sender_of_channel=self._lanes(tenant),
            facts={"body": body, "session_id": session_id},
            reach={},
            timezone=None,
            traceparent=current_traceparent(),
        )
        store = PlannedStore(connection, tenant_id)
        return store.add(self._make_id(), draft, head, now=self._clock.now())

    def draft_of(
        self,
        kind: Kind,
        *,
        channel: str,
        to: str,
        language: str,
        dedupe_key: str,
        expires_at: datetime | None,
    ) -> Draft:
        """Raises 422 `channel_unavailable` for a channel that this deployment does not have."""
        served_by = self._outlets.get(channel)
        if served_by is None:
            raise ServiceError(
                ErrorKind.INVALID, "channel_unavailable", f"This deployment cannot send by {channel}."
            )
        now = self._clock.now()
        return Draft(
            kind=kind,
            channel=served_by,
            to=to,
            language=language,
            due=now,
            useful_until=expires_at or useful_until(kind, now=now, start=None),
            dedupe_key=dedupe_key,
        )

    def _lanes(self, tenant: Tenant) -> dict[str, str]:
        channels = set(self._outlets.values())
        return {channel: self._senders.lane(channel, tenant) for channel in channels}

    def _letterhead(self, event: AppointmentEvent, tenant: Tenant) -> Letterhead:
        appointment, customer = event.appointment, event.customer
        # Only what the texts may name: no name of the customer, because no text needs it.
        facts: Mapping[str, Any] = {
            "start": appointment.start,
            "end": appointment.end,
            "code": appointment.confirmation_number,
            "service_id": appointment.service_id,
            "service": appointment.service_name,
            "staff": appointment.staff_name,
            "until": event.offer.expires_at if event.offer else None,
        }
        return Letterhead(
            sender_of_channel=self._lanes(tenant),
            facts=facts,
            reach={"phone": customer.phone, "email": customer.email},
            timezone=customer.timezone,
            traceparent=event.traceparent or current_traceparent(),
            appointment_id=appointment.appointment_id,
            version=appointment.version,
        )


def _happening(event: AppointmentEvent, *, told: bool) -> Happening:
    return Happening(
        type=event.type,
        appointment_id=event.appointment.appointment_id,
        version=event.appointment.version,
        start=datetime.fromisoformat(event.appointment.start),
        by=event.by,
        told=told,
        offer_id=event.offer.hold_id if event.offer else None,
        offer_expires=datetime.fromisoformat(event.offer.expires_at) if event.offer else None,
    )


def _business(tenant: Tenant) -> Business:
    return Business(
        zone=ZoneInfo(tenant.timezone),
        language=tenant.languages[0],
        languages=tenant.languages,
        reminders=[
            ReminderRule(timedelta(minutes=rule.before_minutes), rule.channel) for rule in tenant.reminders
        ],
        quiet_hours=tenant.quiet_hours,
    )


def _recipient(event: AppointmentEvent, tenant: Tenant) -> Recipient:
    customer = event.customer
    configured = [*tenant.fallback_channels, *(rule.channel for rule in tenant.reminders)]
    return Recipient(
        phone=customer.phone,
        email=customer.email,
        language=(customer.language or tenant.languages[0])[:2],
        zone=ZoneInfo(customer.timezone) if customer.timezone else None,
        channels=tuple(dict.fromkeys(configured)),
    )
