"""Wires the service. Only `wsgi` and tests import this."""

from __future__ import annotations

from flask import Flask

from servicekit.access import TokenSigner
from servicekit.clock import Clock, SystemClock
from servicekit.db import Database
from servicekit.web import Api
from tenant_config_svc.announcement import Aftermath, Announcement
from tenant_config_svc.callers import LocalCallers
from tenant_config_svc.config import Config
from tenant_config_svc.routes import access_keys, operator_states, tenants, versions
from tenant_config_svc.routes.parts import Parts

SERVICE = "tenant-config"


def create_app(config: Config, *, database: Database | None = None, clock: Clock | None = None) -> Flask:
    """`database` and `clock` are given by tests; else they come from the settings."""
    database = database or Database.of_package(
        config.database_url, "tenant_config_svc", max_size=config.database_pool_size
    )
    clock = clock or SystemClock(config.now_offset_seconds)
    announcement = Announcement(config.redis_url)
    callers = LocalCallers(TokenSigner(config.internal_secret), config.admin_api_key, database)
    api = Api(SERVICE, callers=callers, database=database)
    api.health.add("database", database.ping, needed=True)
    api.health.add("redis", announcement.ping, needed=False)
    parts = Parts(database, clock, Aftermath(announcement, database), config.internal_secret)
    for noun in (tenants, versions, access_keys, operator_states):
        noun.add_routes(api, parts)
    return api.flask
