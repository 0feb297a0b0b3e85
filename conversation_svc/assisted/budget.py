"""What models may cost a business in a month, and what they have cost. Past the ceiling nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

MICROCENTS = 1_000_000  # to the cent: a short answer costs a few hundredths of one
LETTERS_A_TOKEN = 4  # where a provider does not count, we do, roughly


@dataclass(frozen=True, slots=True)
class Price:
    """Cents for a million tokens."""

    input_cents: float
    output_cents: float

    def microcents(self, input_tokens: int, output_tokens: int) -> int:
        return round(input_tokens * self.input_cents + output_tokens * self.output_cents)


@dataclass(frozen=True, slots=True)
class Spending:
    """One answer of one provider. `guessed`: it did not tell its tokens, or was cut before it could."""

    provider: str
    model: str
    input_tokens: int
    output_tokens: int
    guessed: bool = False


class Ledger(Protocol):
    """Where spending is written down, per tenant and month (of the tenant's zone, as YYYY-MM)."""

    def spent(self, tenant_id: str, month: str) -> int:
        """Microcents of this month so far."""
        ...

    def add(self, tenant_id: str, month: str, spending: Spending, microcents: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Budget:
    """prices: by provider's name. A provider without one costs nothing that we could count.

    ceiling_cents: for a tenant that has none of its own; None is no ceiling.
    """

    ledger: Ledger
    prices: Mapping[str, Price] = field(default_factory=dict)
    ceiling_cents: int | None = None

    def allows(self, tenant_id: str, own_ceiling_cents: int | None, local_now: datetime) -> bool:
        """Turns under way are not counted yet, so a busy tenant may pass the ceiling by those."""
        ceiling = self.ceiling_cents if own_ceiling_cents is None else own_ceiling_cents
        return ceiling is None or self.ledger.spent(tenant_id, month_of(local_now)) < ceiling * MICROCENTS

    def record(self, tenant_id: str, spending: Spending, local_now: datetime) -> None:
        price = self.prices.get(spending.provider, Price(0, 0))
        cost = price.microcents(spending.input_tokens, spending.output_tokens)
        self.ledger.add(tenant_id, month_of(local_now), spending, cost)


def month_of(local: datetime) -> str:
    return f"{local:%Y-%m}"


def guess_tokens(letters: int) -> int:
    return -(-letters // LETTERS_A_TOKEN)
