"""Is it a yes or a no? Only a clear one commits something. Pure."""

from __future__ import annotations

import re

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.reading.heard import Heard


def is_yes(heard: Heard) -> bool:
    return heard.says("yes_only") or ("affirm" in heard.acts and "negate" not in heard.acts)


def is_agreed(heard: Heard) -> bool:
    """A yes that may commit something: never a question, and never beside a no, a wait or an exception."""
    if heard.says("yes_only") or heard.says("no_but_yes"):
        return True
    if is_hedged(heard):
        return False
    if heard.says("yes_and"):
        return True
    if heard.says("agreed") and "negate" not in heard.acts:
        return True
    if heard.says("bye") or "bye" in heard.acts:  # "thanks, bye" leaves, and commits nothing
        return False
    weak = heard.says("agreeing") and heard.says("agreeable") and heard.intent in (None, "book", "chitchat")
    weak = weak and not heard.says("question") and not heard.understanding.fields.name
    return weak and is_yes(heard)


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
