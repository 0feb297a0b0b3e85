"""How a person can be reached: the channel that was wished for, and what to try when that fails for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

# What this deployment has: wished-for channel -> the channel that serves it ("console" stands in for one
# that is not set up, in development only).
Outlets = Mapping[str, str]

_NEEDS_PHONE = frozenset({"sms", "voice"})


@dataclass(frozen=True, slots=True)
class Route:
    wish: str
    channel: str
    address: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """`channels`: those the tenant has configured, in order of preference."""

    phone: str | None
    email: str | None
    language: str
    zone: ZoneInfo | None = None
    channels: Sequence[str] = ("sms",)

    def address_for(self, wish: str) -> str | None:
        return self.phone if wish in _NEEDS_PHONE else self.email

    def routes(self, wish: str, outlets: Outlets) -> list[Route]:
        """The wished-for channel first, then the tenant's others; whoever has no phone is written to."""
        routes = []
        for candidate in dict.fromkeys((wish, *self.channels, "email")):
            # E-mail is a fallback for everybody who left an address: no tenant has to ask for it.
            address = self.address_for(candidate)
            if address and candidate in outlets:
                routes.append(Route(candidate, outlets[candidate], address))
        return routes
