"""Text messages: POST /twilio/sms."""

from __future__ import annotations

import math

from gateway import twiml
from gateway.clients import Turn
from gateway.inbound.base import FORM, AnyCall, Doors, Webhook
from gateway.words import words
from servicekit import logs
from servicekit.access import PUBLIC
from servicekit.errors import Kind, ServiceError
from servicekit.payloads.tenant import Tenant
from servicekit.web import Answer, Api

_log = logs.get("sms")


def add_routes(api: Api, doors: Doors) -> None:
    @api.post(
        "/twilio/sms",
        access=PUBLIC,
        consumes=FORM,
        produces=twiml.CONTENT_TYPE,
        tag="twilio",
        summary="A text message from a customer; answers TwiML",
    )
    def receive_text(call: AnyCall) -> Answer:
        doors.require_genuine(call)
        webhook = Webhook(call, doors.config.webhook_seconds)
        sender = webhook.number("From")
        wait = doors.limits.text(sender) if sender else None
        if wait is not None:
            _log.warning("a number texts too much")
            _heed_opt_out(doors, webhook, sender)
            headers = {"Retry-After": str(math.ceil(wait))}
            return Answer(twiml.response(), 429, headers, twiml.CONTENT_TYPE)
        return Answer(twiml.messages(answer(doors, webhook, sender)), content_type=twiml.CONTENT_TYPE)


def answer(doors: Doors, webhook: Webhook, sender: str | None) -> str:
    """What to text back; empty for nothing. Never raises for a service that is away."""
    language = None
    tenant = None
    try:
        tenant = doors.tenant_called_at(webhook.number("To"))
        if tenant is None or sender is None:
            return ""
        language = tenant.languages[0]
        turn = Turn(
            tenant_id=tenant.id,
            channel="sms",
            text=webhook["Body"][:10_000],
            from_=sender,
            to=webhook.number("To"),
            message_sid=webhook["MessageSid"] or webhook["SmsMessageSid"] or webhook.token,
            media_count=int(webhook["NumMedia"]) if webhook["NumMedia"].isdigit() else 0,
        )
        return doors.conversation.take_turn(turn, timeout=webhook.seconds_left - 1.0).response
    except ServiceError as error:
        _log.warning("a text could not be answered by the receptionist", code=error.code)
        if tenant is not None and sender is not None and _opts_out(doors, webhook, tenant, sender):
            return words(language).opted_out.format(business=tenant.name)
        return words(language).slow if error.kind is Kind.TIMEOUT else words(language).away


def _heed_opt_out(doors: Doors, webhook: Webhook, sender: str | None) -> None:
    """A text too many is not answered, but an opt-out counts: Twilio will not repeat it."""
    try:
        tenant = doors.tenant_called_at(webhook.number("To"))
    except ServiceError as error:
        _log.error("an opt-out may have been lost", code=error.code)
        return
    if tenant is not None and sender is not None:
        _opts_out(doors, webhook, tenant, sender)


def _opts_out(doors: Doors, webhook: Webhook, tenant: Tenant, sender: str) -> bool:
    """STOP counts also while the receptionist is away. Harmless if she heard it too."""
    text, source = webhook["Body"][:1600], webhook["MessageSid"] or None
    patience = min(2.0, webhook.seconds_left)
    try:
        return doors.notifications.opts_out(tenant.id, sender, text, source, timeout=patience)
    except ServiceError as error:
        _log.error("an opt-out may have been lost", tenant_id=tenant.id, code=error.code)
        return False
