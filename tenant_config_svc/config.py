"""The settings of this service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from servicekit.config import Reader, ServiceConfig


@dataclass(frozen=True)
class Config(ServiceConfig):
    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        config = super().from_reader(reader)
        reader.require("DATABASE_URL", config.database_url, "tenants and keys are kept in PostgreSQL")
        return config


@dataclass(frozen=True)
class Stores:
    """Where `apply` writes to: all it needs to know, so that it runs where no service could."""

    database_url: str
    redis_url: str

    @classmethod
    def from_environment(cls) -> Self:
        reader = Reader()
        stores = cls(reader.secret("DATABASE_URL"), reader.secret("REDIS_URL"))
        reader.require("DATABASE_URL", stores.database_url, "tenants are kept in PostgreSQL")
        reader.check()
        return stores
