"""The appointment service as the notification worker sees it: its fence, ordered against cancels by a
lock."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from notification_worker.clients import Question, Standing
from servicekit.errors import NotFound, ServiceError


@dataclass(slots=True)
class Entry:
    version: int = 1
    cancelled: bool = False
    announced: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """A fence that passed. `at`: of the monotonic clock."""

    appointment_id: str
    version: int
    notification_id: str
    at: float


class FakeCalendar:
    """`fence`, `cancel` and `reschedule` take the same lock, as the real one takes the row's."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._lock = threading.Lock()
        self.passed: list[Passage] = []
        self.failure: ServiceError | None = None

    def book(self, appointment_id: str, version: int = 1) -> None:
        with self._lock:
            self._entries[appointment_id] = Entry(version)

    def fence(self, questions: Sequence[Question]) -> list[Standing]:
        if self.failure is not None:
            raise self.failure
        with self._lock:
            return [self._answer(question) for question in questions]

    def _answer(self, question: Question) -> Standing:
        entry = self._entries.get(question.appointment_id)
        if entry is None:
            return Standing(False, "gone")
        if entry.cancelled:
            return Standing(False, "cancelled")
        if entry.version != question.version:
            return Standing(False, "rescheduled")
        entry.announced = True
        self.passed.append(
            Passage(question.appointment_id, question.version, question.notification_id, time.monotonic())
        )
        return Standing(True, "")

    def cancel(self, tenant_id: str, appointment_id: str, reason: str) -> None:
        self.cancel_told(appointment_id)

    def cancel_told(self, appointment_id: str) -> tuple[int, bool]:
        """Cancel; the new version and whether anything had been announced before."""
        with self._lock:
            entry = self._get(appointment_id)
            entry.cancelled = True
            entry.version += 1
            return entry.version, entry.announced

    def reschedule(self, appointment_id: str) -> tuple[int, bool]:
        with self._lock:
            entry = self._get(appointment_id)
            entry.version += 1
            return entry.version, entry.announced

    def passed_after(self, appointment_id: str, at: float, *, version: int) -> int:
        """Fences of that version that passed after that moment."""
        with self._lock:
            return sum(
                1
                for one in self.passed
                if one.appointment_id == appointment_id and one.version == version and one.at > at
            )

    def note(self, tenant_id: str, appointment_id: str, text: str) -> None:
        with self._lock:
            self._get(appointment_id).notes.append(text)

    def is_cancelled(self, appointment_id: str) -> bool:
        with self._lock:
            return self._get(appointment_id).cancelled

    def notes_of(self, appointment_id: str) -> list[str]:
        with self._lock:
            return list(self._get(appointment_id).notes)

    def _get(self, appointment_id: str) -> Entry:
        if appointment_id not in self._entries:
            raise NotFound
        return self._entries[appointment_id]
