"""What our own previous line asked of the customer. The same "yes" answers a question, an offer or a read-
back.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from conversation_svc.domain.language.lexicon import Lexicon, SystemPhrases
from conversation_svc.domain.language.plain import plain_text
from conversation_svc.domain.language.words import words


class Previous(StrEnum):
    NOTHING = "nothing"  # the conversation begins, or the line was about something else
    REQUEST = "request"  # a field was asked for
    OFFER = "offer"  # a place, a person or a time was offered
    ANSWER = "answer"  # a fact was told
    CONFIRM = "confirm"  # details were read back for a yes
    PROPOSAL = "proposal"  # "shall I book?"
    MORE = "more"  # "anything else?"
    SUCCESS = "success"  # it was done
    FAILURE = "failure"  # it could not be done
    REOFFER = "reoffer"  # it could not be done, and something else was offered


_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_NO_STREET = r"(?! (?:st|ave|street|avenue|road|rd|salon|place|drive)\b)"
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\bnoon\b|\ba las? \d"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}} (?:{_MONTHS})\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\b{_NO_STREET}"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btoday\b|\btomorrow\b"
    r"|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|hoy|ma[nñ]ana)\b"
)


_DIGIT = re.compile(r"\d")
# pieces of all words that name a day
_DAYS = words("day tomorrow noon lunes martes rcoles jueves viernes bado domingo hoy ana")


def _says_when(line: str, say: SystemPhrases) -> bool:
    """Does our line name a day or a time of the clock?"""
    if not _DIGIT.search(line) and not any(name in line for name in _DAYS):
        return False
    if say.today.search(line):
        line = say.today.pattern.sub("", line)
    return _CLOCK.search(line) is not None


@lru_cache(maxsize=4096)
def previous_of(system: str | None, lexicon: Lexicon) -> Previous:
    if not system:
        return Previous.NOTHING
    return _kind(plain_text(system), lexicon)


def _kind(line: str, lexicon: Lexicon) -> Previous:
    """The order matters: what asks most strongly for an answer wins."""
    say = lexicon.system
    if say.elsewhere.search(line):
        return Previous.NOTHING
    timed = _says_when(line, say)
    failure = bool(say.failure.search(line))
    if not timed and say.more.search(line):
        return Previous.SUCCESS if not failure and say.success.search(line) else Previous.MORE
    if failure and timed:
        return Previous.REOFFER
    if timed and say.please_confirm.search(line):
        return Previous.CONFIRM
    if not timed and say.request.search(line):
        return Previous.REQUEST
    success = not failure and bool(say.success.search(line))
    if not success and say.read_back.search(line) and (timed or not say.offer.search(line)):
        return Previous.CONFIRM
    if success and not (timed and "?" in line):
        return Previous.SUCCESS
    if timed:
        return Previous.CONFIRM
    if say.offer.search(line) and not say.answer.match(line):
        return Previous.OFFER
    if say.proposal.search(line):
        return Previous.PROPOSAL
    if say.answer.search(line):
        return Previous.ANSWER
    if failure:
        return Previous.FAILURE
    return Previous.REQUEST if line.endswith("?") else Previous.OFFER
