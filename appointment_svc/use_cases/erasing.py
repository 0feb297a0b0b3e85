"""Forgetting a person: here at once, elsewhere by the outbox."""

from __future__ import annotations

from appointment_svc.domain.appointment import Customer
from appointment_svc.events import AUDIENCES, erasure_of
from appointment_svc.use_cases.desk import Desk


def erase_person(desk: Desk, customer: Customer) -> None:
    """The calendar keeps its times. In the same transaction everybody who has copies is told.

    Each by a line of their own, so that one who is away keeps nobody else from hearing it.
    """
    appointment_ids = desk.customers.appointment_ids(customer.customer_id)
    desk.customers.erase(customer.customer_id, desk.now)
    erasure = erasure_of(customer, appointment_ids, tenant_id=desk.tenant_id, now=desk.now)
    for audience in AUDIENCES:
        desk.journal.tell({**erasure, "event_id": str(desk.ids.new()), "audience": audience})
