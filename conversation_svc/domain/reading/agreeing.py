"""Is it a yes or a no? Only a clear one commits something. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.reading.heard import Heard

# what may stand between words of agreement: no question mark, and no thumb down
_GAP = re.compile(
    r"[\s,.;:!\-()~*\"'\u2600-\u2604\u270c\u2705\u2714\u2764\ufe0f\u200d\U0001f3fb-\U0001f3ff👍👌💯🙏🙌👏😊🙂😀😁😃😄🎉🦷🥳🤗😍🥰]+"
)
_STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
_ENDS = frozenset(".,;!")
_TRAILING_OFF = ("...", "…")
_ALSO = {"book": ("book",), "reschedule": ("book", "move"), "cancel": ("cancel", "reason")}
_NO_YES = frozenset({"beside", "reason"})


def is_yes(heard: Heard) -> bool:
    return heard.says("yes_only") or ("affirm" in heard.acts and "negate" not in heard.acts)


def is_agreed(heard: Heard, kind: str = "book", said: Sequence[str] = ()) -> bool:
    """A yes that may commit something.

    kind: of the task that waits for it; "move it" agrees to a move alone. said: what was read back (names,
    services), which may be said again. A yes is made of nothing but words of agreement; one more is none,
    unless it begins a question of its own: an unclear yes is asked for again, which costs a turn, where a
    false one costs an appointment.
    """
    if heard.says("no_but_yes"):
        return True
    if heard.says("no_assent") or heard.text.rstrip().endswith(_TRAILING_OFF):
        return False
    if heard.says("yes_and") and not is_hedged(heard):
        return True
    agreed, rest = _assent(heard, kind, said)
    if not rest:
        return agreed
    if not any(map(str.isalnum, rest)):
        return False  # "yes?"
    asks = rest.endswith("?") or "request" in heard.acts
    before = heard.text[: heard.text.rfind(rest)] if rest in heard.text else ""
    if heard.words.matches("only_marking", before):
        return False  # "okay, what's the address?" goes on talking, and has not said yes
    return agreed and asks and not heard.words.matches("doubting", rest)


def _assent(heard: Heard, kind: str, said: Sequence[str]) -> tuple[bool, str]:
    """Is there a yes in the words of agreement that the line begins with, and what stands behind them?"""
    text = heard.text.translate(_STRAIGHT)
    repeated = sorted({*(word.lower() for word in said if word), *_times(heard)}, key=len, reverse=True)
    agreed, place = False, 0
    sentence = (False, 0)  # what held where the last sentence ended, and where that was
    while place < len(text):
        gap = _GAP.match(text, place)
        if gap:
            place = gap.end()
            sentence = (agreed, place) if _ENDS & set(gap.group()) else sentence
            continue
        again = next((word for word in repeated if _stands(text, word, place)), None)
        if again:
            place += len(again)
            continue
        found = heard.words.match("assent", text, place)
        told = next((name for name, words in found.groupdict().items() if words), "") if found else ""
        if found is None or told not in ("sure", "beside", *_ALSO.get(kind, ())):
            break
        agreed, place = agreed or told not in _NO_YES, found.end()
    if place == len(text):
        return agreed, ""
    return sentence[0], text[sentence[1] :].strip()


def _times(heard: Heard) -> list[str]:
    return [time.text.lower() for time in heard.understanding.times]


def _stands(text: str, word: str, place: int) -> bool:
    end = place + len(word)
    return text[place:end].lower() == word and not text[end : end + 1].isalnum()


def is_hedged(heard: Heard) -> bool:
    """ "Sounds good, but let me ask my wife", "perfect except the time": begins like a yes, and is none."""
    return any(map(heard.says, ("hesitating", "excepting", "conditional", "undecided")))


def after_yes(heard: Heard) -> str | None:
    """What comes when the yes has been acted on: "Yes, that's right. What's the address?", "yes, and the same
    for my son".
    """
    also = heard.words.find("yes_and", heard.text)
    if also and also.group("telling"):
        return str(language_of(heard.understanding.language).phrases["_also_note"]).format(also["rest"])
    if also:
        return also["rest"]
    sentences = re.split(r"(?<=[.!?,])\s+(?:and\s+|y\s+)?", heard.text)
    asked = [s for s in sentences[1:] if s.rstrip().endswith("?")]
    return asked[-1] if asked else None


def is_no(heard: Heard) -> bool:
    """A bare phone number or e-mail address in answer to a read-back adds to it and refuses nothing."""
    if heard.says("question") and not (heard.acts & {"alternatives"} or heard.says("no_lead")):
        return False  # "do I need to bring anything?"
    if heard.says("no_but_yes"):
        return False
    fields = heard.understanding.fields
    adds = (fields.phone or fields.email) and not heard.says("denying")
    if heard.says("no_lead") and heard.says("busy_then"):
        return True  # "oh no, I work that day"
    return heard.says("no_only") or ("negate" in heard.acts and "affirm" not in heard.acts and not adds)
