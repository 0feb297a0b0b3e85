"""The worker's parts put together by hand around fakes, on the real PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from notification_worker.app import new_id
from notification_worker.channels.base import Transport
from notification_worker.channels.console.transport import ConsoleTransport
from notification_worker.channels.registry import outlets_of
from notification_worker.channels.sms.transport import SmsTransport
from notification_worker.channels.voice.transport import VoiceTransport
from notification_worker.config import Pace, TwilioConfig
from notification_worker.courier import Courier
from notification_worker.crew import Crew
from notification_worker.dispatching import Dispatcher
from notification_worker.fallback import Fallback
from notification_worker.inquest import Inquest
from notification_worker.intake import Intake
from notification_worker.preparation import Step, no_step
from notification_worker.receipts import ReceiptDesk, receipt_from
from notification_worker.senders import Senders
from notification_worker.store.catalogue import CatalogueStore
from notification_worker.store.claims import ClaimStore
from notification_worker.store.console import ConsoleMessage, ConsoleStore
from notification_worker.store.row import Notification
from notification_worker.tokens import MemoryTokens, Rate
from notification_worker.twilio.client import TwilioClient
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.payloads.events import AppointmentEvent
from servicekit.payloads.tenant import Tenant
from tests.fakes.appointments import FakeCalendar
from tests.fakes.tenants import FakeTenants, make_tenant
from tests.fakes.twilio.client import TwilioProcess

PUBLIC_URL = "http://127.0.0.1:9"  # nobody listens: callbacks get lost unless a test listens
CAROL = "+14155550123"
NOON = datetime(2026, 12, 14, 17, 0, tzinfo=UTC)  # a Monday, noon in New York


class ShiftedClock:
    """Real time runs on; business time stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def real_now(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, **parts: float) -> None:
        self._now += timedelta(**parts)

    def set(self, now: datetime) -> None:
        self._now = now


def make_event(kind: str = "booked", **differences: Any) -> AppointmentEvent:
    """Carol's check-up on Friday at nine. `start`, `appointment_id`, `version` and the customer's fields
    may be given flat."""
    start = differences.pop("start", datetime(2026, 12, 18, 9, 0, tzinfo=ZoneInfo("America/New_York")))
    customer = {
        "customer_id": "carol",
        "name": "Carol Jones",
        "phone": CAROL,
        "email": differences.pop("email", None),
        "language": differences.pop("language", None),
        "timezone": differences.pop("timezone", None),
    }
    if "phone" in differences:
        customer["phone"] = differences.pop("phone")
    appointment = {
        "appointment_id": differences.pop("appointment_id", "apt-1"),
        "confirmation_number": differences.pop("confirmation_number", "DOWN-1218-939"),
        "version": differences.pop("version", 1),
        "status": "cancelled" if kind == "cancelled" else "booked",
        "service_id": "checkup",
        "service_name": "Check-up",
        "staff_id": "dr-lee",
        "staff_name": "Dr. Lee",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=30)).isoformat(),
    }
    event = {
        "event_id": uuid.uuid4().hex,
        "tenant_id": "downtown",
        "occurred_at": NOON.isoformat(),
        "type": kind,
        "appointment": appointment,
        "customer": customer,
        "by": "customer",
    }
    return AppointmentEvent.model_validate({**event, **differences})


class Stage:
    def __init__(
        self,
        database: Database,
        *,
        tenant: Tenant | None = None,
        transports: Mapping[str, Transport] | None = None,
        clock: Clock | None = None,
        pace: Pace | None = None,
        step: Step = no_step,
        calendar: FakeCalendar | None = None,
        unlimited: bool = False,
    ) -> None:
        self.database = database
        self.clock: Any = clock or ShiftedClock()
        self.tenants = FakeTenants(tenant or make_tenant())
        self.calendar = calendar or FakeCalendar()
        self.pace = pace or Pace()
        self.transports = dict(transports or {"console": ConsoleTransport(database, self.clock)})
        self.outlets = outlets_of(self.transports)
        self.senders = Senders("+12025550100", "desk@frontdesk.example")
        rate = Rate(self.pace.sms_per_second, self.pace.sms_burst)
        self.tokens = MemoryTokens(
            lambda sender: rate if sender.startswith("sms:") and not unlimited else None
        )
        self.intake = Intake(self.database, self.tenants, self.clock, self.outlets, self.senders, new_id)
        self.courier = self.make_courier(step)
        self.inquest = Inquest(
            database=database,
            tenants=self.tenants,
            transports=self.transports,
            senders=self.senders,
            clock=self.clock,
            pace=self.pace,
        )
        fallback = Fallback(self.transports, self.senders, self.outlets, new_id)
        self.desk = ReceiptDesk(database, self.tenants, self.clock, fallback)
        self.lease = timedelta(seconds=self.pace.claim_lease)

    def make_courier(self, step: Step = no_step) -> Courier:
        return Courier(
            database=self.database,
            tenants=self.tenants,
            calendar=self.calendar,
            transports=self.transports,
            senders=self.senders,
            outlets=self.outlets,
            tokens=self.tokens,
            clock=self.clock,
            pace=self.pace,
            make_id=new_id,
            step=step,
        )

    def book(self, **differences: Any) -> str:
        """Book in the calendar and tell the worker; returns the appointment's id."""
        differences.setdefault("appointment_id", f"apt-{uuid.uuid4().hex[:8]}")
        self.calendar.book(differences["appointment_id"], differences.get("version", 1))
        self.intake.take_event(make_event(**differences))
        return str(differences["appointment_id"])

    def work(self, *, threads: int = 4) -> int:
        """One round of the dispatcher, everything delivered when it returns."""
        crew = Crew(self.courier, threads=threads)
        dispatcher = Dispatcher(
            database=self.database,
            tokens=self.tokens,
            crew=crew,
            ring=lambda claims: False,
            clock=self.clock,
            pace=self.pace,
        )
        dispatched = dispatcher.dispatch()
        crew.finish()
        return dispatched

    def restart(self) -> None:
        """As after a crash, with the waiting cut short: every lease has run out, every doubt is a minute
        old."""
        with self.database.transaction("*") as connection:
            connection.execute(
                "UPDATE notifications SET lease_until = clock_timestamp() - interval '1 second' "
                "WHERE status IN ('leased', 'sending')"
            )
            ClaimStore(connection).lapse(parked_after=self.pace.lost_after)
        self.age_doubts(seconds=60)
        self.settle_doubts()
        self.clock.advance(minutes=5)
        self.work()

    def settle_doubts(self) -> None:
        """Look into every doubt now, whenever its next look would be due."""
        self._doubts("look_at = clock_timestamp()")
        self.inquest.look()

    def age_doubts(self, *, seconds: float) -> None:
        """As if the unclear sends had been tried that long ago."""
        self._doubts(f"tried_at = tried_at - make_interval(secs => {seconds})")

    def _doubts(self, change: str) -> None:
        with self.database.transaction("*") as connection:
            connection.execute(f"UPDATE notifications SET {change} WHERE look_at IS NOT NULL")

    def receipt(self, notification: Notification, status: str, **form: str) -> None:
        sid = form.pop("MessageSid", notification.provider_message_id or "SM0")
        receipt = receipt_from(
            notification.tenant_id,
            notification.notification_id,
            {"MessageSid": sid, "MessageStatus": status, **form},
        )
        assert receipt is not None
        self.desk.take([receipt])

    def retry(self, notification_id: str) -> None:
        with self.database.transaction("downtown") as connection:
            CatalogueStore(connection, "downtown").retry(
                notification_id, now=self.clock.now(), useful_until=self.clock.now() + timedelta(hours=1)
            )

    def notifications(
        self, appointment_id: str | None = None, tenant_id: str = "downtown"
    ) -> Sequence[Notification]:
        """Oldest first."""
        with self.database.transaction(tenant_id) as connection:
            rows = CatalogueStore(connection, tenant_id).page(
                appointment_id=appointment_id, status=None, before=None, limit=200
            )
        return rows[::-1]

    def console(self, tenant_id: str = "downtown") -> list[ConsoleMessage]:
        """Oldest first."""
        with self.database.transaction(tenant_id) as connection:
            return ConsoleStore(connection, tenant_id).page(recipient=None, before=None, limit=200)[::-1]


def twilio_transports(
    twilio: TwilioProcess,
    *,
    url: str | None = None,
    token: str | None = None,
    public_url: str = PUBLIC_URL,
    read_timeout: float = 2.0,
) -> dict[str, Transport]:
    config = TwilioConfig(
        account_sid=twilio.account.sid,
        auth_token=token or twilio.account.token,
        phone_number="+12025550100",
        api_url=url or twilio.url,
        read_timeout=read_timeout,
    )
    return {
        "sms": SmsTransport(TwilioClient(config), public_url=public_url),
        "voice": VoiceTransport(TwilioClient(config), public_url=public_url),
    }
