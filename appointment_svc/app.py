"""The composition root: everything the service is made of is put together here."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from appointment_svc.backends.base import Backend, BackendSettings
from appointment_svc.backends.registry import make_backends
from appointment_svc.calendars import Calendars, Directory
from appointment_svc.clients import Worker
from appointment_svc.config import Config
from appointment_svc.ids import Ids, RandomIds
from appointment_svc.routes import appointments, booking, customers, fence, leads, slots, waitlist
from appointment_svc.routes import calendars as feeds
from appointment_svc.routes.front import Front
from appointment_svc.slot_count import SlotCount
from appointment_svc.store.staff_numbers import StaffNumbers
from servicekit.access import TokenSigner
from servicekit.clock import Clock, SystemClock
from servicekit.db import Database
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.queue import connect
from servicekit.tenants import RedisShelf, TenantDirectory
from servicekit.web import Api
from servicekit.web.api import Callers

NAME = "appointment"


def create_app(
    config: Config,
    *,
    database: Database | None = None,
    directory: Directory | None = None,
    callers: Callers | None = None,
    clock: Clock | None = None,
    ids: Ids | None = None,
    backends: Mapping[str, Backend] | None = None,
) -> Flask:
    """What is not given comes from the settings; tests bring their own tenants and clock."""
    service = config.service
    signer = TokenSigner(service.internal_secret)
    tenant_config = Upstream(service.tenant_config_url, "tenant_config", signer)
    database = database or Database.of_package(
        service.database_url, "appointment_svc", max_size=service.database_pool_size
    )
    directory = directory or _directory(config, tenant_config)
    callers = callers or KeyRing(signer, service.admin_api_key, tenant_config, service=NAME)
    clock = clock or SystemClock(service.now_offset_seconds)
    api = Api(NAME, callers=callers, database=database, title="Frontdesk calendar")
    api.health.add("database", database.ping, needed=True)
    calendars = Calendars(directory, StaffNumbers(database))
    api.health.detail("slots", SlotCount(database, calendars, directory, clock).current)
    worker = Worker(Upstream(service.notification_url, "notification", signer))
    settings = BackendSettings(config.pf360_url, config.pf360_client_id, config.pf360_secret)
    front = Front(database, calendars, clock, ids or RandomIds(), worker, backends or make_backends(settings))
    for views in (slots, booking, appointments, waitlist, leads, customers, feeds, fence):
        views.install(api, front)
    return api.flask


def _directory(config: Config, tenant_config: Upstream) -> TenantDirectory:
    redis_url = config.service.redis_url
    shelf = RedisShelf(connect(redis_url)) if redis_url else None
    return TenantDirectory(tenant_config, shelf, service=NAME)
