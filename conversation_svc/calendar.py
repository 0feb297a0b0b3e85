"""The calendar as the receptionist's tools need it.

The appointment service is one; tests bring a small one of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Json = Mapping[str, Any]


class Calendar(Protocol):
    """One tenant's calendar. Shapes are those of the appointment service's HTTP API.

    Raises ServiceError with the calendar's own code (`slot_taken` with `alternatives`,
    `too_late_to_change`, ...),
    or a retryable one when it cannot be reached.
    """

    def find_slots(self, wanted: Json) -> Sequence[Json]: ...

    def hold(self, wanted: Json) -> Json: ...

    def release(self, hold_id: str) -> None: ...

    def confirm(self, wanted: Json, *, key: str) -> Json: ...

    def reschedule(self, appointment_id: str, wanted: Json, *, key: str) -> Json: ...

    def cancel(self, appointment_id: str, wanted: Json, *, key: str) -> Json: ...

    def appointment(self, appointment_id: str) -> Json: ...

    def appointments(self, query: Json) -> Sequence[Json]: ...

    def customers(self, phone: str) -> Sequence[Json]: ...

    def notes(self, appointment_id: str) -> Sequence[Json]: ...

    def add_note(self, appointment_id: str, text: str, *, key: str) -> Json: ...

    def add_lead(self, lead: Json, *, key: str) -> Json: ...

    def join_waitlist(self, entry: Json, *, key: str) -> Json: ...

    def waitlist(self, query: Json) -> Sequence[Json]: ...
