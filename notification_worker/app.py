"""The wiring of the worker's three processes: the API, the dispatcher, the RQ worker."""

from __future__ import annotations

import uuid
from functools import cached_property

from flask import Flask, request

from notification_worker.channels.base import Transport
from notification_worker.channels.registry import Parts, make_transports, outlets_of
from notification_worker.clients import AppointmentClient
from notification_worker.config import Config
from notification_worker.courier import Courier
from notification_worker.fallback import Fallback
from notification_worker.forgetting import Forgetting
from notification_worker.gauges import Gauges
from notification_worker.inquest import Inquest
from notification_worker.intake import Intake
from notification_worker.preparation import Step, no_step
from notification_worker.receipts import ReceiptDesk
from notification_worker.routes import calls, consents, console, erasures, notifications, receipts, texts
from notification_worker.routes import events as event_routes
from notification_worker.senders import Senders
from notification_worker.tokens import MemoryTokens, Rate, RedisTokens, Tokens
from notification_worker.voice_menu import VoiceMenu
from servicekit.access import TokenSigner
from servicekit.clock import Clock, SystemClock
from servicekit.db import Database
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.queue import Queues, connect
from servicekit.tenants import RedisShelf, TenantDirectory
from servicekit.web import Api

NAME = "notification"


class House:
    """What all three processes share; made once per process."""

    def __init__(
        self, config: Config, *, database: Database | None = None, clock: Clock | None = None
    ) -> None:
        self.config = config
        self.clock = clock or SystemClock(config.now_offset_seconds)
        self.database = database or Database.of_package(
            config.database_url, "notification_worker", max_size=config.database_pool_size
        )
        self.signer = TokenSigner(config.internal_secret)
        self.tenant_config = Upstream(config.tenant_config_url, "tenant_config", self.signer)
        self.calendar = AppointmentClient(Upstream(config.appointment_url, "appointment", self.signer))
        self.redis = connect(config.redis_url)
        self.tenants = TenantDirectory(self.tenant_config, RedisShelf(self.redis), service=NAME)
        self.senders = Senders(config.twilio.phone_number, config.mail.sender)

    @cached_property
    def transports(self) -> dict[str, Transport]:
        return make_transports(Parts(self.config, self.database, self.clock))

    @cached_property
    def outlets(self) -> dict[str, str]:
        return outlets_of(self.transports)

    @cached_property
    def tokens(self) -> Tokens:
        rate = Rate(self.config.pace.sms_per_second, self.config.pace.sms_burst)

        def rates(sender: str) -> Rate | None:
            return rate if sender.startswith(("sms:", "voice:")) else None

        return RedisTokens(self.redis, rates, MemoryTokens(rates))

    def courier(self, step: Step = no_step) -> Courier:
        return Courier(
            database=self.database,
            tenants=self.tenants,
            calendar=self.calendar,
            transports=self.transports,
            senders=self.senders,
            outlets=self.outlets,
            tokens=self.tokens,
            clock=self.clock,
            pace=self.config.pace,
            make_id=new_id,
            step=step,
        )

    def inquest(self) -> Inquest:
        return Inquest(
            database=self.database,
            tenants=self.tenants,
            transports=self.transports,
            senders=self.senders,
            clock=self.clock,
            pace=self.config.pace,
        )

    def intake(self) -> Intake:
        return Intake(self.database, self.tenants, self.clock, self.outlets, self.senders, new_id)

    def receipt_desk(self) -> ReceiptDesk:
        fallback = Fallback(self.transports, self.senders, self.outlets, new_id)
        return ReceiptDesk(self.database, self.tenants, self.clock, fallback)

    def forgetting(self) -> Forgetting:
        return Forgetting(self.database, self.tenants, self.clock)

    def close(self) -> None:
        for transport in self.transports.values():
            transport.close()
        self.database.close()


def create_app(config: Config, *, database: Database | None = None, clock: Clock | None = None) -> Flask:
    """The API of port 7004. `database` and `clock` are given by tests; else they come from the settings."""
    house = House(config, database=database, clock=clock)
    callers = KeyRing(house.signer, config.admin_api_key, house.tenant_config, service=NAME)
    api = Api(NAME, callers=callers, database=house.database)
    queues = Queues(config.redis_url)
    api.health.add("database", house.database.ping, needed=True)
    api.health.add("redis", queues.ping, needed=False)
    intake = house.intake()
    event_routes.register(api, intake)
    erasures.register(api, house.forgetting())
    notifications.register(api, intake, house.tenants, house.database, house.clock)
    consents.register(api, house.database, house.clock)
    texts.register(api, house.database, house.clock)
    receipts.register(api, house.receipt_desk())
    console.register(api, house.database)
    menu = VoiceMenu(house.database, house.tenants, house.calendar, config.public_url)
    calls.register(api, menu)
    gauges = Gauges(house.database, queues, house.clock)

    @api.flask.before_request
    def look_at_the_gauges() -> None:
        """Read when somebody looks, so that no process has to keep them fresh."""
        if request.path == "/metrics":
            gauges.refresh()

    return api.flask


def new_id() -> str:
    return f"ntf-{uuid.uuid4().hex}"
