"""What the appointment service is told from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from servicekit.config import Reader, ServiceConfig


@dataclass(frozen=True)
class Config:
    service: ServiceConfig
    pf360_url: str
    """Base URL of the PF360 system for tenants with `backend: pf360`; empty: its built-in stand-in."""
    pf360_client_id: str
    pf360_secret: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        reader = Reader(environ)
        config = cls(
            service=ServiceConfig.from_reader(reader),
            pf360_url=reader.text("PF360_URL").rstrip("/"),
            pf360_client_id=reader.text("PF360_CLIENT_ID"),
            pf360_secret=reader.secret("PF360_SECRET"),
        )
        reader.require("DATABASE_URL", config.service.database_url, "the calendar lives in PostgreSQL")
        reader.check()
        return config
