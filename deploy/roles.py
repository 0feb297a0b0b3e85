"""Every process of the house: what it runs, where it listens. The launcher and the image read this table."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

PACKAGES = (
    "tenant_config_svc",
    "appointment_svc",
    "conversation_svc",
    "notification_worker",
)  # have a database


@dataclass(frozen=True)
class Role:
    name: str
    package: str
    module: str | None = None  # `python -m module`; None: gunicorn serves `package.wsgi:app`
    port_setting: str | None = None  # the setting that moves the port
    port: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)  # defaults of `process_environment`

    @property
    def is_http(self) -> bool:
        return self.port is not None

    def command(self) -> list[str]:
        if self.module is not None:
            return [sys.executable, "-m", self.module]
        return [
            *(sys.executable, "-m", "gunicorn"),
            *("-c", "python:servicekit.gunicorn_conf"),
            f"{self.package}.wsgi:app",
        ]

    def listening_port(self, environ: Mapping[str, str]) -> int:
        assert self.port is not None
        assert self.port_setting is not None
        return int(environ.get(self.port_setting) or self.port)

    def process_environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """`environ` with what this role adds to it.

        WORKERS and the like are each role's own: APPOINTMENT_WORKERS=4 moves the appointment service's only.
        """
        environment = {**environ, "PYTHONUNBUFFERED": "1"}
        prefix = self.name.upper().replace("-", "_")
        for name, value in self.environment.items():
            environment[name] = environ.get(f"{prefix}_{name}") or value
        if self.is_http:
            host = environ.get("BIND_HOST") or "127.0.0.1"
            environment["BIND"] = f"{host}:{self.listening_port(environ)}"
        return environment


ROLES: tuple[Role, ...] = (
    Role(
        "tenant-config",
        "tenant_config_svc",
        port_setting="TENANT_CONFIG_PORT",
        port=7001,
        environment={"WORKERS": "1", "THREADS": "16"},
    ),
    Role(
        "appointment",
        "appointment_svc",
        port_setting="APPOINTMENT_PORT",
        port=7002,
        environment={"WORKERS": "2", "THREADS": "16"},
    ),
    Role("appointment-timers", "appointment_svc", module="appointment_svc.timers"),
    Role(
        "conversation",
        "conversation_svc",
        port_setting="CONVERSATION_PORT",
        port=7003,
        environment={"WORKERS": "2", "THREADS": "64"},  # a streamed turn keeps a thread
    ),
    Role("conversation-timers", "conversation_svc", module="conversation_svc.timers"),
    Role(
        "notification",
        "notification_worker",
        port_setting="NOTIFICATION_PORT",
        port=7004,
        environment={"WORKERS": "1", "THREADS": "16"},
    ),
    Role("notification-dispatcher", "notification_worker", module="notification_worker.dispatcher"),
    Role("notification-worker", "notification_worker", module="notification_worker.worker"),
    Role(
        "gateway",
        "gateway",
        port_setting="GATEWAY_PORT",
        port=8080,
        environment={"WORKERS": "2", "WORKER_CLASS": "gevent"},
    ),
    Role("relay", "gateway", module="gateway.relay", port_setting="RELAY_PORT", port=7005),
)
BY_NAME: Mapping[str, Role] = {role.name: role for role in ROLES}
