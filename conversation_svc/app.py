"""Wires the service. Only `wsgi`, `timers` and tests import this."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from conversation_svc.assisted.budget import Budget
from conversation_svc.assisted.mind import AssistedMind
from conversation_svc.assisted.receptionist import Assistance
from conversation_svc.assisted.settings import ModelConfig
from conversation_svc.calendar import Calendar
from conversation_svc.clients import SERVICE, AppointmentCalendar, Notices, OperatorStates
from conversation_svc.config import Config
from conversation_svc.errands import Errands
from conversation_svc.mind import BuiltinMind, Mind
from conversation_svc.models.chain import ProviderChain
from conversation_svc.models.registry import providers_of
from conversation_svc.reception import Directory, Reception
from conversation_svc.routes import chats, erasures, handoffs, sessions, turns, usage
from conversation_svc.routes.parts import Parts
from conversation_svc.store.model_usage import StoredLedger, latest_lines
from conversation_svc.tools.registry import TOOLS
from servicekit.access import TokenSigner
from servicekit.clock import Clock, SystemClock
from servicekit.db import Database
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.queue import connect
from servicekit.tenants import RedisShelf, TenantDirectory
from servicekit.web import Api

THREADS = 64  # of texts being answered beside the requests that wait for them


@dataclass(frozen=True)
class Wired:
    api: Api
    reception: Reception
    errands: Errands
    database: Database
    directory: TenantDirectory | Directory
    clock: Clock


def create_app(
    config: Config,
    *,
    database: Database | None = None,
    directory: Directory | None = None,
    clock: Clock | None = None,
    calendar_of: Callable[[str], Calendar] | None = None,
) -> Wired:
    """`database`, `directory`, `clock` and `calendar_of` are given by tests; else they come from the
    settings.
    """
    signer = TokenSigner(config.internal_secret)
    tenant_config = Upstream(config.tenant_config_url, "tenant_config", signer)
    appointment = Upstream(config.appointment_url, "appointment", signer, read_timeout=4.0)
    notification = Upstream(config.notification_url, "notification", signer, read_timeout=4.0)
    database = database or Database.of_package(
        config.database_url, "conversation_svc", max_size=config.database_pool_size
    )
    clock = clock or SystemClock(config.now_offset_seconds)
    shelf = RedisShelf(connect(config.redis_url)) if config.redis_url else None
    directory = directory or TenantDirectory(tenant_config, shelf, service=SERVICE)
    calendar_of = calendar_of or (lambda tenant_id: AppointmentCalendar(appointment, tenant_id))
    errands = Errands(database, calendar_of, Notices(notification))
    reception = Reception(
        database=database,
        directory=directory,
        calendar_of=calendar_of,
        operator=OperatorStates(tenant_config),
        errands=errands,
        clock=clock,
        executor=ThreadPoolExecutor(THREADS, thread_name_prefix="turn"),
        mind=_mind(config.models, database, directory),
        patience_seconds=config.late_answer_seconds,
        quiet_seconds=config.quiet_window_seconds,
    )
    api = Api(
        SERVICE,
        callers=KeyRing(signer, config.admin_api_key, tenant_config, service=SERVICE),
        database=database,
        title="Frontdesk receptionist",
    )
    api.health.add("database", database.ping, needed=True)
    api.health.add("appointment", appointment.ping, needed=False)
    parts = Parts(database, clock, reception, errands)
    for noun in (turns, chats, sessions, handoffs, erasures, usage):
        noun.add_routes(api, parts)
    return Wired(api, reception, errands, database, directory, clock)


def _mind(models: ModelConfig, database: Database, directory: Directory) -> Mind:
    """The built-in receptionist, with models in front of her where any are set up."""
    if not models.settings.order:
        return BuiltinMind()
    chain = ProviderChain(providers_of(models.settings))
    chain.prepare()
    assistance = Assistance(
        chain=chain,
        budget=Budget(StoredLedger(database), models.prices, models.ceiling_cents),
        tools=TOOLS,
        limits=models.settings.limits,
        only_when_unsure=models.only_when_unsure,
    )

    def choice_of(tenant_id: str) -> tuple[str | None, int | None]:
        tenant = directory.get(tenant_id)
        return tenant.assistant.provider, tenant.policies.monthly_model_cents

    def lines_of(tenant_id: str, session_id: str) -> tuple[tuple[str, str], ...]:
        return latest_lines(database, tenant_id, session_id)

    return AssistedMind(assistance, order=models.order, choice_of=choice_of, lines_of=lines_of)
