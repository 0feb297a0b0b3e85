"""Settings come from the environment, once, at the start. A secret may also come from a file (NAME_FILE)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


class ConfigError(Exception):
    """A setting is missing or wrong. The message names the setting and what to do."""


class Reader:
    """Reads settings and remembers what is wrong, so that all faults are told at once."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = os.environ if environ is None else environ
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self._environ.get(name, "").strip() or default

    def number(self, name: str, default: float) -> float:
        raw = self.text(name)
        if not raw:
            return default
        try:
            return float(raw)
        except ValueError:
            self.problems.append(f"{name}={raw!r} is not a number")
            return default

    def integer(self, name: str, default: int) -> int:
        return int(self.number(name, default))

    def flag(self, name: str, default: bool = False) -> bool:
        raw = self.text(name).lower()
        return raw in {"1", "true", "yes", "on"} if raw else default

    def secret(self, name: str, default: str = "") -> str:
        path = self.text(f"{name}_FILE")
        if not path:
            return self.text(name, default)
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            self.problems.append(f"{name}_FILE={path!r} cannot be read: {error.strerror}")
            return default

    def require(self, name: str, value: str, why: str) -> str:
        if not value:
            self.problems.append(f"{name} is not set: {why}")
        return value

    def check(self) -> None:
        if self.problems:
            raise ConfigError("; ".join(self.problems))


@dataclass(frozen=True)
class ServiceConfig:
    """What every process of the house is told."""

    environment: str
    database_url: str
    redis_url: str
    internal_secret: str
    admin_api_key: str
    now_offset_seconds: float
    gateway_url: str
    tenant_config_url: str
    appointment_url: str
    conversation_url: str
    notification_url: str
    public_url: str
    database_pool_size: int

    @property
    def is_production(self) -> bool:
        return self.environment == "production"

    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        environment = reader.text("ENVIRONMENT", "development")
        if environment not in {"development", "production"}:
            reader.problems.append(f"ENVIRONMENT={environment!r} must be development or production")
        config = cls(
            environment=environment,
            database_url=reader.secret("DATABASE_URL"),
            redis_url=reader.secret("REDIS_URL"),
            internal_secret=reader.secret("INTERNAL_SECRET"),
            admin_api_key=reader.secret("ADMIN_API_KEY"),
            now_offset_seconds=reader.number("NOW_OFFSET_SECONDS", 0.0),
            gateway_url=_service_url(reader, "GATEWAY", 8080),
            tenant_config_url=_service_url(reader, "TENANT_CONFIG", 7001),
            appointment_url=_service_url(reader, "APPOINTMENT", 7002),
            conversation_url=_service_url(reader, "CONVERSATION", 7003),
            notification_url=_service_url(reader, "NOTIFICATION", 7004),
            public_url=reader.text("PUBLIC_URL", "http://localhost:8080").rstrip("/"),
            database_pool_size=reader.integer("DATABASE_POOL_SIZE", 8),
        )
        reader.require("INTERNAL_SECRET", config.internal_secret, "services sign their calls with it")
        if config.is_production:
            if reader.text("NOW") or config.now_offset_seconds:
                reader.problems.append("NOW moves the clock and is for development only")
            if len(config.internal_secret) < 32:
                reader.problems.append("INTERNAL_SECRET must have at least 32 characters in production")
            reader.require("ADMIN_API_KEY", config.admin_api_key, "production makes no key of its own")
        return config

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        reader = Reader(environ)
        config = cls.from_reader(reader)
        reader.check()
        return config


def _service_url(reader: Reader, name: str, port: int) -> str:
    """`X_URL` when services live on other hosts (Compose, AWS), else this machine and `X_PORT`."""
    fallback = f"http://127.0.0.1:{reader.integer(f'{name}_PORT', port)}"
    return reader.text(f"{name}_URL", fallback).rstrip("/")


def multiprocess_folder() -> str:
    """prometheus_client's own switch: where several workers of one service share their numbers."""
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
