"""The port of a scheduling backend.

Our own calendar always decides first, under its locks and its constraint. A backend may then refuse: it is
asked before the transaction commits, so that nothing is announced which the backend does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from appointment_svc.domain.appointment import Appointment, Customer
from servicekit.errors import Kind, ServiceError


class Backend(Protocol):
    """Raises the errors below and nothing else. Every call has a time limit of its own."""

    def allowed(self, service_id: str, starts: Sequence[int]) -> frozenset[int]:
        """Those of our free starts (epoch minutes) that the backend would take, too."""
        ...

    def book(self, appointment: Appointment, customer: Customer) -> None: ...

    def move(self, appointment: Appointment) -> None: ...

    def cancel(self, appointment: Appointment) -> None: ...


@dataclass(frozen=True, slots=True)
class BackendSettings:
    """What a backend may be made of."""

    pf360_url: str = ""
    pf360_client_id: str = ""
    pf360_secret: str = ""


def backend_away() -> ServiceError:
    """Temporary: the same request may succeed later."""
    return ServiceError(
        Kind.UNAVAILABLE,
        "backend_unavailable",
        "The scheduling system behind this calendar is away.",
        retry_after=5,
    )


def backend_broken() -> ServiceError:
    """Permanent until somebody looks: it answered what nobody can understand, or will not let us in."""
    return ServiceError(
        Kind.UPSTREAM, "backend_failed", "The scheduling system behind this calendar answered badly."
    )


def backend_refuses() -> ServiceError:
    """The backend says the time is taken. It offers no others; search again."""
    return ServiceError(
        Kind.CONFLICT,
        "slot_taken",
        "The scheduling system says that time is taken.",
        extra={"alternatives": []},
    )
