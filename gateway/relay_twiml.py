"""Handing a call to our relay, and reading what it hands back."""

from __future__ import annotations

import orjson

from gateway.speech import Line, hints
from gateway.twiml import Verb, verb

LIVE_AGENT = "live-agent"


def connect(line: Line, relay_url: str, *, greeting: str | None) -> Verb:
    """`greeting` None: the call comes back after its connection broke, and has been greeted."""
    return verb(
        "Connect",
        verb(
            "ConversationRelay",
            verb("Parameter", name="tenant_id", value=line.tenant.id),
            verb("Parameter", name="language", value=line.language),
            url=f"{relay_url}/twilio/relay",
            welcomeGreeting=f"{greeting} {line.words.how_can_i_help}" if greeting else None,
            language=line.locale,
            ttsProvider="Amazon",
            voice=line.voice.removeprefix("Polly."),
            interruptible="any",
            dtmfDetection="true",
            hints=hints(line.tenant, line.language),
        ),
        action=line.url("voice/relay-ended", again=0 if greeting else 1),
        method="POST",
    )


def wants_person(handoff_data: str) -> bool:
    """Twilio brings back the string that the relay ended the session with."""
    try:
        data = orjson.loads(handoff_data) if handoff_data else None
    except orjson.JSONDecodeError:
        return False
    return isinstance(data, dict) and data.get("reason") == LIVE_AGENT
