"""A reminder call: the message, then 1 to confirm, 2 to move, 3 to cancel. As TwiML."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from notification_worker.clients import Calendar
from notification_worker.domain.kinds import Kind
from notification_worker.intake import Tenants
from notification_worker.store.catalogue import CatalogueStore
from notification_worker.store.row import Notification
from notification_worker.texts import language
from servicekit import logs
from servicekit.db import Database
from servicekit.errors import ServiceError
from servicekit.payloads.tenant import Tenant

_log = logs.get("voice")

# A cancelled appointment or a free time has nothing to confirm by key.
_WITH_MENU = frozenset({Kind.CONFIRMATION, Kind.REMINDER, Kind.RESCHEDULED})


class VoiceMenu:
    def __init__(self, database: Database, tenants: Tenants, calendar: Calendar, public_url: str) -> None:
        self._database = database
        self._tenants = tenants
        self._calendar = calendar
        self._public_url = public_url

    def answer(self, tenant_id: str, notification_id: str, *, digits: str, answered_by: str) -> str:
        """Raises NotFound for a call that is not ours."""
        with self._database.transaction(tenant_id) as connection:
            notification = CatalogueStore(connection, tenant_id).get(notification_id)
        call = language(notification.language).call
        if digits:
            return self._key(notification, self._tenants.get(tenant_id), digits, call)
        message = notification.body or ""
        if answered_by.startswith("machine") or notification.kind not in _WITH_MENU:
            return _twiml(_say(message, call), "<Hangup/>")
        return self._menu(notification, f"{message} {call['menu']}", call)

    def _key(self, notification: Notification, tenant: Tenant, digits: str, call: Mapping[str, str]) -> str:
        """What is said after a key is said only once it is done."""
        assert notification.appointment_id is not None
        if digits == "2":
            if tenant.transfer_number:
                return _twiml(_say(call["moving"], call), f"<Dial>{escape(tenant.transfer_number)}</Dial>")
            return _twiml(_say(call["move_by_text"], call), "<Hangup/>")
        if digits not in ("1", "3"):
            return self._menu(notification, f"{call['not_understood']} {call['menu']}", call)
        try:
            if digits == "1":
                self._calendar.note(
                    tenant.id, notification.appointment_id, "The customer confirmed by pressing 1."
                )
            else:
                self._calendar.cancel(tenant.id, notification.appointment_id, "cancelled by phone key")
        except ServiceError as error:
            _log.warning("a key could not be obeyed", tenant_id=tenant.id, code=error.code)
            gone = error.code in ("not_found", "wrong_status")
            return _twiml(_say(call["no_longer" if gone else "failed"], call), "<Hangup/>")
        return _twiml(_say(call["confirmed" if digits == "1" else "cancelled"], call), "<Hangup/>")

    def _menu(self, notification: Notification, words: str, call: Mapping[str, str]) -> str:
        query = urlencode(
            {"tenant_id": notification.tenant_id, "notification_id": notification.notification_id}
        )
        action = quoteattr(f"{self._public_url}/twilio/voice-reminder?{query}")
        gather = (
            f'<Gather input="dtmf" numDigits="1" timeout="8" method="POST" action={action}>'
            f"{_say(words, call)}</Gather>"
        )
        return _twiml(gather, _say(call["goodbye"], call), "<Hangup/>")


def _say(words: str, call: Mapping[str, str]) -> str:
    return f"<Say language={quoteattr(call['voice_language'])}>{escape(words)}</Say>"


def _twiml(*verbs: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{"".join(verbs)}</Response>'
