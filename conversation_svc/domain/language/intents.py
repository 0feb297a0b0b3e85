"""What the customer wants of the business.

Patterns come first: they are exact, and every language has its own. A linear model, learnt from public data
and from phrases of ours, has the second word: it refuses wishes about other things (flights, alarms) and
names what no pattern knows.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from conversation_svc.domain.language.lexicon import Lexicon
from conversation_svc.domain.language.objects import Whose, whose
from conversation_svc.domain.language.previous import Previous
from conversation_svc.domain.language.weights import intent_model

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_WISHES = frozenset(("book", "cancel", "reschedule"))
_VAGUE = frozenset(("search", "status", "message"))  # their patterns are wide
_CONTENT = frozenset(("intent", "request", "inform", "alternatives", "select"))
_ANSWERS = frozenset(
    (Previous.REQUEST, Previous.CONFIRM, Previous.OFFER, Previous.REOFFER, Previous.PROPOSAL, Previous.MORE)
)
_DETAILS = frozenset((Previous.OFFER, Previous.ANSWER, Previous.SUCCESS, Previous.CONFIRM))
_REFUSED = "refused"  # "don't cancel": a wish that is none
_SURE, _LIKELY, _GUESSED = 0.97, 0.85, 0.6
_VETO = 0.97  # so sure the model must be that a wish is about something else
_NAMED = 0.75  # and so sure to name an intent that no pattern found


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a line before its intent: plain text, acts, what we had said, whether a value was
    told.
    """

    plain: str
    acts: frozenset[str]
    previous: Previous
    told: bool
    ours: bool = False  # a service or a person of the business was named


def features_of(plain: str) -> list[str]:
    """Words, pairs of neighbours and the first word, for the model."""
    words = _WORD.findall(plain)[:40]
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]
    return [*words, *pairs, *(f"^{word}" for word in words[:1])]


def intent_of(reading: Reading, lexicon: Lexicon) -> tuple[str | None, float]:
    """The intent, or None where there is none; and how sure that is, 0 to 1."""
    return pattern_intent(reading, lexicon) or _by_model(reading, lexicon)


def pattern_intent(reading: Reading, lexicon: Lexicon) -> tuple[str | None, float] | None:
    """What the patterns of a language say, None where they say nothing."""
    found = _by_pattern(reading, lexicon)
    if found == _REFUSED:
        return None, _GUESSED
    if found in _WISHES and _is_wished_elsewhere(reading, lexicon):
        return "oos", _LIKELY
    if found in _VAGUE and _is_elsewhere(reading, lexicon, sure=found == "status"):
        return "oos", _LIKELY
    if found:
        return found, _SURE if found in ("opt_out", "emergency") else _LIKELY
    if "request" in reading.acts and reading.previous in _DETAILS:
        return "info", _GUESSED
    return None


def _by_pattern(reading: Reading, lexicon: Lexicon) -> str | None:
    left = _without_the_unwanted(reading.plain, lexicon)
    refused = left != reading.plain
    for intent, phrases in lexicon.intents.matches(reading.plain):
        if refused and intent in _WISHES and not phrases.search(left):
            continue
        if intent == "reschedule" and _is_correction(reading, lexicon):
            continue
        if intent == "cancel" and _is_stop(reading, lexicon):
            continue
        return intent
    return _REFUSED if refused else None


def _without_the_unwanted(plain: str, lexicon: Lexicon) -> str:
    if not lexicon.not_wanted.search(plain):
        return plain
    return lexicon.not_wanted.pattern.sub(" ", plain)


def _is_stop(reading: Reading, lexicon: Lexicon) -> bool:
    """ "Cancel" in the middle of something ends that; before anything was asked it ends an appointment."""
    in_between = reading.previous in _ANSWERS or reading.previous is Previous.FAILURE
    return "stop" in reading.acts and in_between and not lexicon.booking.search(reading.plain)


def _is_correction(reading: Reading, lexicon: Lexicon) -> bool:
    """ "Can we change it to Friday?" in the middle of a booking changes the wish, not an appointment."""
    return reading.previous in _ANSWERS and not lexicon.booking.search(reading.plain)


def _is_wished_elsewhere(reading: Reading, lexicon: Lexicon) -> bool:
    left = _without_the_unwanted(reading.plain, lexicon)
    if lexicon.own_diary.search(left):
        return True
    thing = whose(left, lexicon.objects)
    return thing is Whose.FOREIGN or (thing is Whose.UNKNOWN and not reading.ours)


def _speaks_of_us(reading: Reading, lexicon: Lexicon) -> bool:
    return reading.ours or lexicon.objects.ours.search(reading.plain) is not None


def _is_elsewhere(reading: Reading, lexicon: Lexicon, *, sure: bool) -> bool:
    """sure: the pattern names what only we have, and the model need not be asked."""
    if lexicon.own_diary.search(reading.plain):
        return True
    thing = whose(reading.plain, lexicon.objects)
    if thing is not Whose.NOTHING and thing is not Whose.UNKNOWN:
        return thing is Whose.FOREIGN
    if lexicon.no_booking.search(reading.plain) and not lexicon.booking.search(reading.plain):
        return True
    if sure or _speaks_of_us(reading, lexicon):
        return False
    return reading.previous is Previous.NOTHING and _scores(reading)["oos"] > _VETO


def _scores(reading: Reading) -> dict[str, float]:
    return intent_model().scores(features_of(reading.plain))


def _is_credible(intent: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Of a wish that only the model sees, something in the line must be ours."""
    if intent not in _WISHES:
        return True
    return _speaks_of_us(reading, lexicon) and not _is_wished_elsewhere(reading, lexicon)


def _by_model(reading: Reading, lexicon: Lexicon) -> tuple[str | None, float]:
    """Only where the line is no mere answer: a wish or a question, or nothing we could make sense of."""
    if reading.acts & (_CONTENT - {"intent", "request"}) or reading.previous in _ANSWERS:
        return None, _GUESSED
    scores = _scores(reading)
    best = max(scores, key=lambda label: scores[label])
    if best == "oos" and scores[best] > 0.5 and not reading.told:
        return "oos", scores[best]
    if best not in ("none", "oos") and scores[best] > _NAMED and _is_credible(best, reading, lexicon):
        return best, scores[best]
    if not reading.acts and not reading.told and scores["none"] < 0.5:
        return "oos", 1 - scores["none"]
    return None, max(scores["none"], 0.3)
