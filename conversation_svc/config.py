"""The settings of this service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from servicekit.config import Reader, ServiceConfig


@dataclass(frozen=True)
class Config(ServiceConfig):
    late_answer_seconds: float = 10.0

    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        config = super().from_reader(reader)
        reader.require("DATABASE_URL", config.database_url, "sessions are kept in PostgreSQL")
        return config
