"""How many people are coming: "a table for 4", "5 adults and 1 child", "me and my two sisters"."""

from __future__ import annotations

import re

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.languages.en.words import WORDS as ENGLISH_WORDS
from conversation_svc.domain.times.languages.es.words import WORDS as SPANISH_WORDS
from conversation_svc.domain.times.lexicon import without_accents
from conversation_svc.domain.times.values import Number
from conversation_svc.domain.times.wording import words_of

_NUMBERS = {
    without_accents(word): str(value.value)
    for kind, value, words in (*SPANISH_WORDS, *ENGLISH_WORDS)
    if kind == "n" and isinstance(value, Number) and value.value > 0
    for word in words.split()
    if "_" not in word and word != "once"  # "once again"
}
_WORD = re.compile(r"[a-z]+")
_N = r"(\d{1,3})"
_NOUNS = "|".join(
    sorted(
        (
            without_accents(word).replace("_", " ")
            for kind, _, words in (*ENGLISH_WORDS, *SPANISH_WORDS)
            if kind == "Q"
            for word in words.split()
        ),
        key=len,
        reverse=True,
    )
)
_KIN = (
    r"(?:wife|husband|partner|mother|mom|mum|father|dad|son|daughter|brother|sister|friend|girlfriend|boyfriend|boss"
    r"|child|kid|baby|spouse|date|colleague|coworker|co-worker|cousin|aunt|uncle|grandma|grandpa|grandmother|"
    r"grandfather|fiance|fiancee|esposa|esposo|marido|mujer|madre|padre|hijo|hija|hermano|hermana|amigo|amiga|novio|"
    r"novia|pareja)"
)
_COUNTED = re.compile(
    rf"\b{_N}[ -](?:more |other |big |small |little |young |hungry )?(?:{_NOUNS}|(?:{_KIN})e?s)\b"
)
_NO_CLOCK = r"(?!\s?(?::|\.\d|[ap]\.?\s?m\b|o'?clock)|\s\d\d\b)"
_GROUP = re.compile(
    r"\b(?:party|group|family|table|gang|grupo|familia|mesa|crowd|total)(?: size)?"
    rf"(?: will be| is| of| for| de| para)+ {_N}\b{_NO_CLOCK}"
    rf"|\b(?:we are|we're|there are|somos|seremos|seriamos) {_N}\b{_NO_CLOCK}"
    rf"|\b(?:the|all) {_N} of us\b|\bseats? {_N}\b"
    rf"|\b(?:number of (?:guests|people)|party size)\D{{0,12}}{_N}\b"
)
_ME = re.compile(
    r"\b(?:me|myself|i|yo|mi persona)\b(?=,? (?:and|plus|with|y)\b|, (?:my|mi)\b)"
    r"|\b(?:and|plus|y) (?:i|me|myself|yo)\b"
)
_RELATIVE = re.compile(rf"\b(?:my|our|his|her|a|1|mi|un|una)(?: \w+)? {_KIN}\b")
_CHANGED = re.compile(
    rf"\b{_N}(?: (?:{_NOUNS}))? (?:to|a)(?: just| only| solo)? {_N}\b(?!\s?(?::|\.\d|[ap]\.?\s?m|o'?clock))"
)
_FOR = re.compile(
    rf"\b(?:for|para)(?: just| only| us| about| around)? {_N}\b{_NO_CLOCK}"
    r"(?!\s?(?:/|-|th\b|st\b|nd\b|rd\b|ish|hours?|minutes?|mins?|days?|weeks?|in the|at night|tonight"
    r"|tomorrow|de la|horas?|dias?|semanas?))"
)
_TABLE = re.compile(
    r"\b(?:tables?|booking|booked|book|reserv\w*|seat\w*|dinner|lunch|space|mesa|reserva\w*|spot)\b"
)
_ALONE = re.compile(
    r"\b(?:just|only|solo|solamente) (?:me|myself|i|yo|1|una|para mi)\b|\bby myself\b|\balone\b"
)
_COUPLE = re.compile(r"\b(?:for|just) a couple\b|\bboth of us\b|\bnosotros 2\b")
_DIGIT = re.compile(r"\d")
_HINTS = _NUMBERS.keys() | words_of(
    """
    wife husband partner mother mom mum father dad son daughter brother sister friend girlfriend boyfriend
    boss child kid baby spouse date colleague coworker worker cousin aunt uncle grandma grandpa grandmother
    grandfather fiance fiancee esposa esposo marido mujer madre padre hijo hija hermano hermana amigo amiga
    novio novia pareja just only solo solamente myself alone couple both nosotros
    """
)  # where no digit is, one of these words must be there
_BARE = re.compile(
    rf"^\W*(?:(?:for|it's|its|make it|just|only|about|we are|para|somos|with|maybe|around) )*{_N}\b"
)


def _companions(text: str) -> int:
    """Counted people and relatives, each counted once."""
    counted = list(_COUNTED.finditer(text))
    rest = _COUNTED.sub(" ", text)
    return sum(int(found[1]) for found in counted) + len(_RELATIVE.findall(rest))


def find_people(text: str, context: TimeContext) -> int | None:
    """The number of people, the speaker included where they say so; None when nobody is counted."""
    lowered = without_accents(text.lower()).replace("’", "'")
    if _HINTS.isdisjoint(_WORD.findall(lowered)) and not _DIGIT.search(lowered):
        return None
    lowered = _WORD.sub(lambda word: _NUMBERS.get(word[0], word[0]), lowered)
    if changed := _CHANGED.search(lowered):
        return int(changed[2])
    companions = _companions(lowered)
    if companions and (_ME.search(lowered)):
        return companions + 1
    if group := _GROUP.search(lowered):
        return int(next(found for found in group.groups() if found))
    if _COUNTED.search(lowered):
        return companions
    if _ALONE.search(lowered):
        return 1
    if context.expected != "time" and _TABLE.search(lowered) and (counted := _FOR.search(lowered)):
        return int(counted[1])
    if _COUPLE.search(lowered):
        return 2
    if context.expected == "people" and (bare := _BARE.search(lowered)):
        return int(bare[1])
    return None
