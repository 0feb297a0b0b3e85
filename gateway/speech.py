"""What a caller hears and how they may answer, as TwiML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from gateway.twiml import Verb, verb
from gateway.words import Words, words
from servicekit.payloads.tenant import Service, Tenant

# Twilio's names of a language and of a voice that speaks it.
_LOCALES: Mapping[str, str] = {"en": "en-US", "es": "es-US"}
_VOICES: Mapping[str, str] = {"en": "Polly.Joanna-Neural", "es": "Polly.Lupe-Neural"}
_COMMON_HINTS: Mapping[str, str] = {
    "en": "appointment, book, reschedule, cancel, yes, no, morning, afternoon, tomorrow, the first one, "
    "the second one, speak to a person",
    "es": "cita, reservar, cambiar, cancelar, sí, no, mañana, tarde, la primera, la segunda, "
    "hablar con una persona",
}
_MOST_HINTS = 100
_LISTEN_SECONDS = 6
_VOICEMAIL_SECONDS = 120


@dataclass(frozen=True)
class Line:
    """One caller's line: whose business, in which language, where Twilio comes back to."""

    tenant: Tenant
    language: str
    public_url: str
    dial_seconds: int

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def locale(self) -> str:
        return _LOCALES.get(self.language, "en-US")

    @property
    def voice(self) -> str:
        return _VOICES.get(self.language, _VOICES["en"])

    @property
    def greeting(self) -> str:
        """Says whose business this is and, by law and courtesy, that a machine is talking."""
        told = self.words
        opening = self.tenant.assistant.greeting or told.greeting.format(business=self.tenant.name)
        return f"{opening} {told.disclosure.format(assistant=self.tenant.assistant.name)}"

    @property
    def other_language(self) -> str | None:
        return next((one for one in self.tenant.languages if one != self.language), None)

    def say(self, text: str, language: str | None = None) -> Verb:
        spoken = language or self.language
        return verb("Say", text, language=_LOCALES.get(spoken), voice=_VOICES.get(spoken))

    def url(self, path: str, **query: str | int) -> str:
        return f"{self.public_url}/twilio/{path}?{urlencode({'lang': self.language, **query})}"

    def listen(self, *prompts: Verb, step: str = "talk", **query: str | int) -> Verb:
        """Ask, and send what was said or typed to the next turn; silence is sent too."""
        return verb(
            "Gather",
            *prompts,
            input="speech dtmf",
            action=self.url("voice/turn", step=step, **query),
            method="POST",
            language=self.locale,
            hints=hints(self.tenant, self.language),
            timeout=_LISTEN_SECONDS,
            speechTimeout="auto",
            actionOnEmptyResult="true",
            profanityFilter="false",
            numDigits=1 if step == "menu" else None,
            finishOnKey="#",
        )

    def hand_over(self, *before: Verb, caller_id: str | None) -> list[Verb]:
        """Ring the business; when nobody answers, a message can be left."""
        if not self.tenant.transfer_number:
            return [*before, *self.take_message()]
        number = verb(
            "Number",
            self.tenant.transfer_number,
            statusCallback=f"{self.public_url}/twilio/voice/status",
            statusCallbackEvent="initiated ringing answered completed",
        )
        dial = verb(
            "Dial",
            number,
            action=self.url("voice/dialed"),
            method="POST",
            timeout=self.dial_seconds,
            callerId=caller_id,
        )
        return [*before, dial]

    def take_message(self) -> list[Verb]:
        told = self.words
        record = verb(
            "Record",
            action=self.url("voice/recorded"),
            method="POST",
            maxLength=_VOICEMAIL_SECONDS,
            timeout=5,
            finishOnKey="#",
            playBeep="true",
        )
        # Twilio goes on to the next verb when nothing was recorded.
        return [self.say(told.leave_message), record, self.say(told.closed_line), verb("Hangup")]


def _called(service: Service, language: str) -> list[str]:
    return [service.translated(language) or service.name, *service.aliases]


def hints(tenant: Tenant, language: str) -> str:
    """Words the speech recognition should expect: the names of services and staff before all."""
    names = [name for service in tenant.services for name in _called(service, language)]
    names += [member.name for member in tenant.staff]
    cleaned = [name.replace(",", " ")[:100] for name in dict.fromkeys(names)]
    return ", ".join([*cleaned[:_MOST_HINTS], _COMMON_HINTS.get(language, _COMMON_HINTS["en"])])
