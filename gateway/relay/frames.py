"""The frames of ConversationRelay: what Twilio sends, what we send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from gateway.plain_text import without_controls

_LOCALES: Mapping[str, str] = {"en": "en-US", "es": "es-US"}


class NotAFrame(Exception):
    """What came is not one of Twilio's frames."""


@dataclass(frozen=True, slots=True)
class Setup:
    call_sid: str
    caller: str
    called: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    text: str
    language: str | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class Dtmf:
    digit: str


@dataclass(frozen=True, slots=True)
class Interrupt:
    heard: str


@dataclass(frozen=True, slots=True)
class Trouble:
    description: str


@dataclass(frozen=True, slots=True)
class Other:
    kind: str


Frame = Setup | Prompt | Dtmf | Interrupt | Trouble | Other


def read(raw: str | bytes) -> Frame:
    """Raises NotAFrame."""
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise NotAFrame("not JSON") from error
    if not isinstance(data, dict):
        raise NotAFrame("not an object")

    def text(name: str) -> str:
        value = data.get(name)
        return without_controls(value) if isinstance(value, str) else ""

    match text("type"):
        case "setup":
            parameters = data.get("customParameters")
            return Setup(
                text("callSid"),
                text("from"),
                text("to"),
                {str(key): str(value) for key, value in parameters.items()}
                if isinstance(parameters, dict)
                else {},
            )
        case "prompt":
            return Prompt(
                text("voicePrompt").strip(), text("lang")[:2] or None, data.get("last") is not False
            )
        case "dtmf":
            return Dtmf(text("digit")[:1])
        case "interrupt":
            return Interrupt(text("utteranceUntilInterrupt"))
        case "error":
            return Trouble(text("description"))
        case "":
            raise NotAFrame("no type")
        case kind:
            return Other(kind)


def words(token: str, *, last: bool) -> str:
    return _frame({"type": "text", "token": token, "last": last})


def language(code: str) -> str:
    locale = _LOCALES.get(code, "en-US")
    return _frame({"type": "language", "ttsLanguage": locale, "transcriptionLanguage": locale})


def end(**handoff: str) -> str:
    """Twilio hands `handoffData`, a JSON text inside the JSON, to the address of <Connect action>."""
    return _frame({"type": "end", "handoffData": orjson.dumps(handoff).decode()})


def _frame(payload: dict[str, Any]) -> str:
    return orjson.dumps(payload).decode()
