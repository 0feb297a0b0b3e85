"""What a channel brings, as a line: keys pressed on a phone, words that were hardly heard."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.reading.heard import PICTURE
from conversation_svc.domain.state import State

HARDLY_HEARD = 0.35  # Twilio's confidence below which a yes is not taken for one


def line_of(
    texts: Sequence[str], state: State, *, digits: str | None, confidence: float | None, media_count: int = 0
) -> str:
    """The line to answer. Keys: 0 a person, 1 yes and 2 no to a question, else the place of an offer."""
    if media_count and not any(text.strip() for text in texts):
        return PICTURE
    quick = language_of(state.language).quick
    if digits:
        if digits == "0":
            return quick["person"]
        if state.expected in ("confirm", "waitlist", "person") and digits in ("1", "2"):
            return quick["yes"] if digits == "1" else quick["no"]
        pressed = digits.strip("*#")
        offers = state.task.offers if state.task else ()
        choosing = state.expected == "time" and pressed.isdigit() and 0 < int(pressed) <= len(offers)
        return f"#{pressed}" if choosing else pressed  # a key is a place, where a spoken "one" may be an hour
    mumbled = state.channel == "voice" and confidence is not None and confidence < HARDLY_HEARD
    if mumbled and state.expected == "confirm":
        return ""  # asked again; nothing is booked on a mumble
    return " ".join(texts)
