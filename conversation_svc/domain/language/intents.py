"""What the customer wants of the business.

Patterns come first: they are exact, and every language has its own. A linear model, learnt from public data
and from phrases of ours, has the second word: it refuses wishes about other things (flights, alarms), names
what no pattern knows, and overrules a pattern where it is sure and nothing was asked before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conversation_svc.domain.language.features import features_of
from conversation_svc.domain.language.lexicon import Lexicon
from conversation_svc.domain.language.objects import Whose, whose
from conversation_svc.domain.language.previous import Previous
from conversation_svc.domain.language.weights import intent_model

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
_NAMED = 0.75  # and so sure to name an intent that no pattern found in the middle of a talk
_OPENING = {
    "emergency": 0.9,
    "opt_out": 0.8,
    "handoff": 0.7,
    "cancel": 0.55,
    "reschedule": 0.55,
}  # or at its beginning, else:
_OPENING_ELSE = 0.35
_TOLD = 0.9  # or where something was told, which may be a wish without a word for it
_STRANGE = 0.75  # and for a wish about a thing that we never heard of
_OVERRULED, _NOT_AT_ALL = 0.85, 0.1  # the model's own intent, and the pattern's
_NEW, _OLD = frozenset(("book", "search")), frozenset(("cancel", "reschedule"))
_OVERRULED_BOOKING = 0.97  # who wants to book says so in words that patterns know
_FINAL = frozenset(("opt_out", "emergency"))  # patterns that no model overrules
_CANCELLING = re.compile(r"\b(?:cancel|anul)")
_NO_REASON = frozenset(("none", "oos", "handoff")) | _FINAL  # to overrule one


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


def intent_of(
    reading: Reading, lexicon: Lexicon, beside: Iterable[tuple[Reading, Lexicon]] = ()
) -> tuple[str | None, float]:
    """The intent, or None where there is none; and how sure that is, 0 to 1.

    beside: the same line as other languages read it, where it is in two.
    """
    found = pattern_intent(reading, lexicon)
    if found is None or found[0] in (None, "oos"):
        for other, its_lexicon in beside:
            if other_found := pattern_intent(other, its_lexicon):
                return other_found
    if found is None:
        return _by_model(reading, lexicon)
    refused = lexicon.not_wanted.search(reading.plain)
    if reading.previous is not Previous.NOTHING or refused or not found[0] or found[0] in _FINAL:
        return found
    return _overruled(found[0], reading, lexicon) or found


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
    return reading.previous is Previous.NOTHING and _scores(reading, lexicon)["oos"] > _VETO


def _scores(reading: Reading, lexicon: Lexicon) -> dict[str, float]:
    return intent_model().scores(features_of(reading.plain, lexicon))


def _overruled(found: str, reading: Reading, lexicon: Lexicon) -> tuple[str, float] | None:
    scores = _scores(reading, lexicon)
    best = max(scores, key=lambda label: scores[label])
    needed = _OVERRULED_BOOKING if found in _NEW else _OVERRULED
    sure = scores[best] > needed and scores.get(found, 0.0) < _NOT_AT_ALL
    if found == "cancel" and best in _NEW and _CANCELLING.search(reading.plain):
        return None  # "I have an appointment on the 1st and want to cancel it"
    if not sure or best == found or best in _NO_REASON or (found in _NEW and best in _OLD):
        return None  # nothing is given up on a guess against what was said
    return (best, scores[best]) if _is_credible(best, scores[best], reading, lexicon) else None


def _is_credible(intent: str, sure: float, reading: Reading, lexicon: Lexicon) -> bool:
    """A wish that only the model sees must not be about a thing of others; about one that we never heard of,
    or in the middle of a talk, something in the line must be ours, or the model very sure.
    """
    if intent not in _WISHES:
        return True
    if lexicon.own_diary.search(reading.plain):
        return False
    thing = whose(reading.plain, lexicon.objects)
    if thing is Whose.FOREIGN:
        return False
    if _speaks_of_us(reading, lexicon):
        return True
    return reading.previous is Previous.NOTHING and thing is not Whose.UNKNOWN and sure > _STRANGE


def _by_model(reading: Reading, lexicon: Lexicon) -> tuple[str | None, float]:
    """At the beginning any line; later only where it is no mere answer: a wish or a question, or nothing we
    could make sense of.
    """
    opening = reading.previous is Previous.NOTHING
    answers = reading.acts & (_CONTENT - {"intent", "request"}) or reading.previous in _ANSWERS
    if answers and not opening:
        return None, _GUESSED
    scores = _scores(reading, lexicon)
    best = max(scores, key=lambda label: scores[label])
    sure = scores[best]
    if best == "oos" and sure > 0.5 and not reading.told:
        return "oos", sure
    needed = _OPENING.get(best, _OPENING_ELSE) if opening else _NAMED
    if reading.told and best != "book":
        needed = _TOLD  # a service or a day and no verb: mostly a wish to come
    if best not in ("none", "oos") and sure > needed and _is_credible(best, sure, reading, lexicon):
        return best, sure
    if not reading.acts and not reading.told and scores["none"] < 0.5:
        return "oos", 1 - scores["none"]
    return None, max(scores["none"], 0.3)
