"""The settings of this service."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from conversation_svc.assisted.settings import ModelConfig, read_models
from servicekit.config import Reader, ServiceConfig


@dataclass(frozen=True)
class Config(ServiceConfig):
    late_answer_seconds: float = 10.0
    quiet_window_seconds: float = 1.5
    models: ModelConfig = field(default_factory=ModelConfig)

    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        config = replace(super().from_reader(reader), models=read_models(reader))
        config = replace(
            config,
            late_answer_seconds=reader.number("LATE_ANSWER_SECONDS", config.late_answer_seconds),
            quiet_window_seconds=reader.number("QUIET_WINDOW_SECONDS", config.quiet_window_seconds),
        )
        reader.require("DATABASE_URL", config.database_url, "sessions are kept in PostgreSQL")
        return config
