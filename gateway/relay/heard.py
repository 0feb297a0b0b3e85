"""How much of an answer a caller heard before speaking over it, and how long saying it takes."""

from __future__ import annotations

_CHARACTERS_A_SECOND = 15.0  # unhurried speech


def heard_part(sent: str, utterance: str) -> str:
    """The beginning of `sent` that ends where `utterance` ends.

    Twilio tells what it said as its voice engine spoke it, so spaces and punctuation may differ; letters and
    digits do not. An utterance that is not in `sent` is taken as it is.
    """
    wanted = [character for character in utterance.casefold() if character.isalnum()]
    if not wanted:
        return ""
    places = [place for place, character in enumerate(sent) if character.isalnum()]
    spoken = [sent[place].casefold() for place in places]
    for start in range(len(spoken) - len(wanted) + 1):
        if spoken[start : start + len(wanted)] == wanted:
            end = places[start + len(wanted) - 1] + 1
            while end < len(sent) and not (sent[end].isalnum() or sent[end].isspace()):
                end += 1  # a full stop belongs to its sentence
            return sent[:end]
    return utterance


def speaking_seconds(text: str) -> float:
    return len(text) / _CHARACTERS_A_SECOND
