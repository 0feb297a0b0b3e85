"""What a reminder call says when somebody picks up, and after a key was pressed."""

from __future__ import annotations

from typing import Any

from notification_worker.voice_menu import VoiceMenu
from servicekit.access import INNER
from servicekit.web import Answer, Api, Call, TenantQuery

_FORM = "application/x-www-form-urlencoded"
_XML = "text/xml; charset=utf-8"


def register(api: Api, menu: VoiceMenu) -> None:
    @api.post(
        "/v1/voice-reminders/<notification_id>",
        access=INNER,
        query=TenantQuery,
        consumes=_FORM,
        produces=_XML,
        summary="TwiML of a reminder call: Twilio's form in, words and menu out",
    )
    def speak(call: Call[Any, TenantQuery]) -> Answer:
        form = dict(call.form)
        twiml = menu.answer(
            call.tenant_id,
            call.path["notification_id"],
            digits=form.get("Digits", ""),
            answered_by=form.get("AnsweredBy", ""),
        )
        return Answer(twiml.encode(), content_type=_XML)
