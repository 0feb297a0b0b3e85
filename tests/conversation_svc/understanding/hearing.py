"""What the tests of understanding share: one Friday morning, one dentist's office."""

from __future__ import annotations

from datetime import datetime, time

from conversation_svc.domain.language.customers import CustomerIndex
from conversation_svc.domain.understand import Named, UnderstandingContext, understand
from conversation_svc.domain.understanding import Understanding

FRIDAY = datetime(2019, 3, 1, 9)
SERVICES = (
    Named("checkup", "Check-up", ("cleaning", "exam", "limpieza")),
    Named("filling", "Filling", ("cavity", "empaste")),
    Named("whitening", "Teeth Whitening"),
)
STAFF = (Named("dr-lee", "Dr. Lee"), Named("dr-kim", "Dr. Kim"))


def make_context(**different: object) -> UnderstandingContext:
    given: dict[str, object] = {
        "now": FRIDAY,
        "opening": (time(8), time(18)),
        "services": SERVICES,
        "staff": STAFF,
        **different,
    }
    return UnderstandingContext(**given)  # type: ignore[arg-type]


def hear(
    text: str, *, expected: str | None = None, system: str | None = None, customers: tuple[str, ...] = ()
) -> Understanding:
    context = make_context(customers=CustomerIndex(customers) if customers else None)
    return understand(text, expected=expected, system=system, context=context)
