"""Ids and codes: randomness comes in through here."""

from __future__ import annotations

import secrets
import time
from typing import Protocol
from uuid import UUID


class Ids(Protocol):
    def new(self) -> UUID:
        """A fresh id; ids made later sort later, which keeps indexes dense."""
        ...

    def digits(self, count: int) -> str: ...

    def token(self) -> str:
        """Unguessable, fit for a URL."""
        ...


class RandomIds:
    """UUIDs of version 7: 48 bits of time, 74 bits of chance."""

    def new(self) -> UUID:
        stamp = time.time_ns() // 1_000_000
        chance = secrets.randbits(74)
        high, low = chance >> 62, chance & ((1 << 62) - 1)
        return UUID(int=stamp << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)

    def digits(self, count: int) -> str:
        return f"{secrets.randbelow(10**count):0{count}d}"

    def token(self) -> str:
        return secrets.token_urlsafe(32)
