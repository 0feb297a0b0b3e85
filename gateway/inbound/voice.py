"""Phone calls: POST /twilio/voice and its turns. The state of a call is in the addresses we give Twilio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gateway import twiml
from gateway.clients import Turn, TurnAnswer
from gateway.inbound.base import FORM, AnyCall, Doors, Webhook
from gateway.relay_twiml import connect, wants_person
from gateway.speech import Line
from gateway.twiml import Verb, verb
from gateway.words import words
from servicekit import logs
from servicekit.access import PUBLIC
from servicekit.errors import Kind, ServiceError
from servicekit.payloads.tenant import Tenant
from servicekit.web import Answer, Api

_UNCLEAR_BELOW = 0.3  # confidence of the speech recognition; 0 means that it did not tell
_MOST_SILENCES = 3
_OPENING_SECONDS = 4.0  # somebody hears it ring meanwhile

# The first keypad menu, as if it had been said.
_MENU = {
    "en": {
        "1": "I'd like to book an appointment",
        "2": "I'd like to change my appointment",
        "3": "I'd like to cancel my appointment",
    },
    "es": {"1": "Quiero pedir una cita", "2": "Quiero cambiar mi cita", "3": "Quiero cancelar mi cita"},
}

_log = logs.get("voice")

Step = Callable[[AnyCall], list[Verb]]


def add_routes(api: Api, doors: Doors) -> None:
    calls = PhoneCalls(doors)
    for path, answer, summary in (
        ("/twilio/voice", calls.begin, "A phone call comes in; answers TwiML"),
        ("/twilio/voice/turn", calls.take_turn, "What the caller said or typed"),
        ("/twilio/voice/dialed", calls.after_dial, "How ringing a person ended"),
        ("/twilio/voice/recorded", calls.after_recording, "A message was left"),
        ("/twilio/voice/relay-ended", calls.after_relay, "A call left the relay"),
    ):
        options = {"access": PUBLIC, "consumes": FORM, "produces": twiml.CONTENT_TYPE, "tag": "twilio"}

        @api.post(path, summary=summary, **options)
        def respond(call: AnyCall, answer: Step = answer) -> Answer:
            doors.require_genuine(call)
            return Answer(twiml.response(*answer(call)), content_type=twiml.CONTENT_TYPE)

    @api.post("/twilio/voice/status", access=PUBLIC, consumes=FORM, status=204, tag="twilio")
    def receive_status(call: AnyCall) -> Answer:
        doors.require_genuine(call)
        form = dict(call.form)
        _log.info("a call's status", status=form.get("CallStatus"), call_id=form.get("CallSid"))
        return Answer()

    @api.post(
        "/twilio/voice-reminder",
        access=PUBLIC,
        consumes=FORM,
        produces=twiml.CONTENT_TYPE,
        tag="twilio",
        summary="A reminder call was picked up",
    )
    def speak_reminder(call: AnyCall) -> Answer:
        doors.require_genuine(call)
        notification_id, tenant_id = call.args.get("notification_id", ""), call.args.get("tenant_id", "")
        spoken = doors.notifications.reminder_call(notification_id, tenant_id, call.form)
        return Answer(spoken, content_type=twiml.CONTENT_TYPE)


class PhoneCalls:
    """Each method answers one webhook with TwiML verbs. Never raises for a service that is away."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def begin(self, call: AnyCall) -> list[Verb]:
        webhook = Webhook(call, self._doors.config.webhook_seconds)
        tenant = self._tenant(webhook)
        if tenant is None:
            return [verb("Reject")]
        line = self._line(tenant, call.args.get("lang"))
        try:
            # The session begins with our greeting, so the receptionist knows that it need not greet again.
            self._doors.conversation.take_turn(self._turn(line, webhook), timeout=_OPENING_SECONDS)
        except ServiceError as error:
            _log.warning("the call goes to a person", code=error.code, tenant_id=tenant.id)
            return line.hand_over(line.say(line.words.connecting), caller_id=webhook.number("To"))
        if self._doors.config.voice_mode == "relay":
            return [connect(line, self._doors.config.relay_public_url, greeting=line.greeting)]
        return [self._menu(line, line.greeting)]

    def take_turn(self, call: AnyCall) -> list[Verb]:
        webhook = Webhook(call, self._doors.config.webhook_seconds)
        tenant = self._tenant(webhook)
        if tenant is None:
            return [verb("Hangup")]
        line = self._line(tenant, call.args.get("lang"))
        digits, speech = webhook["Digits"], webhook["SpeechResult"]
        at_menu = call.args.get("step") == "menu"
        if at_menu and not digits and not speech:
            return self._silence(line, _count(call, "silence") + 1)  # later silences are the receptionist's
        if at_menu and digits == "9" and line.other_language:
            other = self._line(tenant, line.other_language)
            return [self._menu(other, other.greeting)]
        confidence = _number(webhook["Confidence"])
        if speech and not digits and 0 < confidence < _UNCLEAR_BELOW and not _count(call, "unclear"):
            return [line.listen(line.say(line.words.unclear), unclear=1)]
        if digits == "0":
            digits, speech = "", line.words.want_person
        elif at_menu and digits in _MENU[line.language]:
            digits, speech = "", _MENU[line.language][digits]
        turn = replace(
            self._turn(line, webhook),
            text=speech or digits,
            digits=digits[:40] or None,
            confidence=confidence or None,
            message_sid=f"{webhook['CallSid'][:64]}-{webhook.token}" if webhook.token else None,
        )
        try:
            answer = self._doors.conversation.take_turn(turn, timeout=webhook.seconds_left - 1.0)
        except ServiceError as error:
            return self._without_answer(line, error, _count(call, "trouble"), webhook)
        return self._spoken(self._line(tenant, answer.language or line.language), answer, webhook)

    def after_dial(self, call: AnyCall) -> list[Verb]:
        webhook = Webhook(call, self._doors.config.webhook_seconds)
        tenant = self._tenant(webhook)
        if tenant is None or webhook["DialCallStatus"] in ("completed", "answered"):
            return [verb("Hangup")]
        return self._line(tenant, call.args.get("lang")).take_message()

    def after_recording(self, call: AnyCall) -> list[Verb]:
        """A message left is a lead with the address of its recording."""
        webhook = Webhook(call, self._doors.config.webhook_seconds)
        tenant = self._tenant(webhook)
        if tenant is None:
            return [verb("Hangup")]
        line = self._line(tenant, call.args.get("lang"))
        try:
            self._doors.leads.take_message(
                tenant.id,
                name="Caller",
                phone=webhook.number("From"),
                message=f"Voicemail ({webhook['RecordingDuration'] or '?'} s): {webhook['RecordingUrl']}",
                key=webhook["RecordingSid"] or webhook["CallSid"],
            )
        except ServiceError as error:
            _log.error("a voicemail could not be handed in", code=error.code, tenant_id=tenant.id)
            return [line.say(f"{line.words.trouble} {line.words.closed_line}"), verb("Hangup")]
        return [line.say(line.words.message_taken), verb("Hangup")]

    def after_relay(self, call: AnyCall) -> list[Verb]:
        """The relay ended the session, or its connection broke: then once more, and after that a person."""
        webhook = Webhook(call, self._doors.config.webhook_seconds)
        tenant = self._tenant(webhook)
        if tenant is None:
            return [verb("Hangup")]
        line = self._line(tenant, call.args.get("lang"))
        if wants_person(webhook["HandoffData"]):
            return line.hand_over(caller_id=webhook.number("To"))
        if webhook["ErrorCode"] or webhook["SessionStatus"] == "failed":
            _log.warning("a call fell out of the relay", code=webhook["ErrorCode"], tenant_id=tenant.id)
            if not _count(call, "again") and self._doors.conversation.is_up():
                return [connect(line, self._doors.config.relay_public_url, greeting=None)]
            return line.hand_over(line.say(line.words.connecting), caller_id=webhook.number("To"))
        return [verb("Hangup")]

    @staticmethod
    def _turn(line: Line, webhook: Webhook) -> Turn:
        return Turn(
            tenant_id=line.tenant.id,
            channel="voice",
            text="",
            from_=webhook.number("From"),
            to=webhook.number("To"),
            call_sid=webhook["CallSid"] or None,
            language=line.language,
        )

    def _tenant(self, webhook: Webhook) -> Tenant | None:
        try:
            return self._doors.tenant_called_at(webhook.number("To"))
        except ServiceError as error:
            _log.error("a call cannot be placed with a business", code=error.code)
            return None

    def _line(self, tenant: Tenant, language: str | None) -> Line:
        config = self._doors.config
        spoken = language if language in tenant.languages else tenant.languages[0]
        return Line(tenant, spoken, config.public_url, config.dial_seconds)

    @staticmethod
    def _menu(line: Line, opening: str) -> Verb:
        told = line.words
        prompts = [line.say(f"{opening} {told.how_can_i_help} {told.keypad}")]
        if line.other_language:
            prompts.append(line.say(words(line.other_language).other_language, line.other_language))
        return line.listen(*prompts, step="menu")

    @staticmethod
    def _silence(line: Line, times: int) -> list[Verb]:
        told = line.words
        if times >= _MOST_SILENCES:
            return [line.say(told.goodbye), verb("Hangup")]
        prompt = told.not_heard if times == 1 else told.still_there
        return [line.listen(line.say(f"{prompt} {told.keypad}"), step="menu", silence=times)]

    def _without_answer(self, line: Line, error: ServiceError, times: int, webhook: Webhook) -> list[Verb]:
        _log.warning("a caller could not be answered", code=error.code, tenant_id=line.tenant.id)
        if error.kind is Kind.TIMEOUT and not times:
            return [line.listen(line.say(f"{line.words.trouble} {line.words.unclear}"), trouble=1)]
        before = line.say(f"{line.words.trouble} {line.words.connecting}")
        return line.hand_over(before, caller_id=webhook.number("To"))

    @staticmethod
    def _spoken(line: Line, answer: TurnAnswer, webhook: Webhook) -> list[Verb]:
        said = [line.say(answer.response)] if answer.response else []
        if answer.transfer_to:
            return line.hand_over(*said, caller_id=webhook.number("To"))
        if answer.end_call:
            return [*said, verb("Hangup")]
        return [line.listen(*said)]


def _count(call: AnyCall, name: str) -> int:
    value = call.args.get(name, "")
    return int(value) if value.isdigit() else 0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
