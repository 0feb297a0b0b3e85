"""Where staff shall come to: a street address as people write or say it. Pure.

The words for streets are those of all languages at once: a Spanish speaker in Phoenix lives in a street, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.numbers import dictated_digits
from conversation_svc.domain.language.weights import name_model

LENGTH = 200
_STREETS = (
    r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|court|ct|place|pl|terrace|ter"
    r"|circle|cir"
    r"|trail|trl|parkway|pkwy|highway|hwy|square|sq|loop|alley|close|crescent|row"
)
_UNIT = (
    r"(?:,?\s*(?:apartment|apt|unit|suite|ste|floor|fl|piso|depto|dpto|interior|int|apto|apartamento"
    r"|local|lote|lot|trailer"
    r"|space|spc)\.?\s*#?\s*\w+"
    r"|,?\s*#\s*\w+)?"
)
# What follows a comma is a town unless it goes on with the sentence.
_GOES_ON = (
    r"please|thanks?|and|but|or|so|if|i|i'?m|we|you|it|my|our|the|a|an|is|can|could|need|at|on|by|for"
    r"|from|between"
    r"|after|before|around|about|any|anytime|asap|today|tonight|tomorrow|this|next|mon\w*|tues?\w*|wed\w*"
    r"|thu\w*"
    r"|fri\w*|satur\w*|sun|sunday|morning|afternoon|evening|por|gracias|y|o|pero|si|el|la|mi|es|hoy"
    r"|mañana|manana"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|próximo|este|esta|después|antes|necesito"
    r"|quiero|puede|gate|code|key|keys|door|local|apto|apt|suite|unit|call|text|ring|buzz|park|dog|beware"
)
_TOWN_WORD = rf"(?!(?:{_GOES_ON})\b)[^\W\d_][\w.'’-]*"
# without a comma it is one before the letters of its state: "44 Rainey St Mesa AZ"
_TOWN_AND_STATE = r"(?:\s(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=,?\s[A-Z]{2}\b)))?"
# or where the line or its clause ends: "55 W Main St Mesa"
_TOWN_AT_END = rf"(?:\s(?!(?:{_GOES_ON})\b)(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=\s*(?:[,.;]|$)))?"
_TOWN_SPOKEN = re.compile(r" (?:in )?(?P<town>[^\W\d_]{4,}(?: [^\W\d_]{4,})?)(?= *(?:[,.;!]|$))")
_TOWN = rf"(?:,\s*{_TOWN_WORD}(?:\s{_TOWN_WORD}){{0,2}}){{0,2}}"
_CODE = r"(?:,?\s*(?-i:[A-Z]{2})\b)?(?:,?\s*\d{5}(?:-\d{4})?\b)?"
_WAY_IN = r"(?:,?\s*(?:gate|door|lock ?box|access|building)(?:\s+code)?\s*(?:is|:|#)?\s*#?\d\w*)?"
# "10 works either way" is an hour and no Way, "10 am Dr. Lee" an hour and no Drive
_NO_STREET = (
    r"works?|fine|ok|okay|good|great|best|sounds?|suits?|would|will|was|are|either|both|all|one|other"
    r"|same|people"
    r"|persons?|min\w*|hours?|days?|weeks?|times?|in|with|of|to|am|pm|o['’]?clock|sharp|then|maybe"
    r"|perhaps|possibly"
    r"|preferably|instead|appointments?|visits?|dollars?"
)
_STREET_WORD = rf"(?!(?:{_GOES_ON}|{_NO_STREET}|\d{{3,4}})\b)[^\W_][\w.'’-]*"
_NUMBER_FIRST = (
    rf"(?<!\d[\s.:-])\b\d{{1,5}}[a-z]?\s+(?:(?:{_STREET_WORD}\s+){{1,4}}?(?:{_STREETS})\b\.?"
    rf"|(?:[nsew]\.?|north|south|east|west) {_STREET_WORD})"  # "88 E Broadway"
)
_VIA = (
    r"(?:calle|c/|blvd|avenida|av|avda?|carrera|paseo|plaza|camino|bulevar|boulevard|calzada"
    r"|callej[oó]n|cerrada|privada)"
)
# "calle juárez doscientos doce", as speech is written down
_SPOKEN = (
    r"(?:mil|cien|ciento|(?:dos|tres|cuatro|seis|ocho)cientos|quinientos|setecientos|novecientos|diez|once|doce"
    r"|trece|catorce|quince|dieci\w+|veinte|veinti\w+|(?:trei|cuare|cincue|sese|sete|oche|nove)nta|uno|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve)"
)
_HOUSE = rf"(?:\d+[a-z]?|{_SPOKEN}(?:(?:\s+y)?\s+{_SPOKEN})*)\b"
_IN_WORDS = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
)
_SPOKEN_HOUSE = re.compile(
    rf"(?P<hour>\bat )?\b(?P<said>{_IN_WORDS}(?:[\s-]{_IN_WORDS}){{0,4}})"
    rf"(?=\s(?:{_STREET_WORD}\s){{1,3}}?(?:{_STREETS})\b)",
    re.IGNORECASE,
)
_STREET_FIRST = (
    rf"\b{_VIA}\.?\s+(?:(?!a las? |por la |en la )[^\W_][\w.'’-]*[\s,]+){{1,5}}?"
    rf"(?:(?:#|n[uú]m(?:ero)?\.?|no\.?|n°|nº)\s*)?{_HOUSE}(?:\s+(?:colonia|col\.?|barrio|fracc\w*)"
    r"\s+[^\W\d_]+(?:\s(?!(?:en|el|la|a|y|de)\b)[^\W\d_]+)?)?"
    rf"(?:\s+(?:en\s+)?{_TOWN_WORD}(?:\s{_TOWN_WORD})?(?=\s*(?:[,.;]|$)))?"
)
_NUMBER_AND_VIA = (
    rf"\b\d{{1,5}}\s+(?:de la\s+)?{_VIA}\s+[^\W\d_]+(?:\s(?!(?:en|el|la|a|y|por|pero)\b)[^\W\d_]+)?"
)
_ADDRESS = re.compile(
    rf"(?:{_NUMBER_FIRST}|{_STREET_FIRST}|{_NUMBER_AND_VIA}){_UNIT}{_TOWN_AND_STATE}{_TOWN_AT_END}{_UNIT}{_TOWN}{_CODE}{_WAY_IN}",
    re.IGNORECASE,
)


def with_house_numbers(text: str) -> str:
    """ "twelve forty four west palm lane" as it is written: 1244. One lone word behind "at" is an hour."""
    return _SPOKEN_HOUSE.sub(_house_number, text)


def _house_number(found: re.Match[str]) -> str:
    said = re.split(r"[\s-]+", found["said"].lower())
    if found["hour"] and len(said) == 1:
        return found.group()
    digits = dictated_digits(found["said"], LEXICONS["en"].digits, range(1, 6))
    return f"{found['hour'] or ''}{digits}" if digits else found.group()


def find_address(text: str) -> str | None:
    """The first street address with its number, town and code as far as they are there."""
    found = _ADDRESS.search(text)
    return tidy(found.group() + _spoken_town(text, found.end())) if found else None


def _spoken_town(text: str, end: int) -> str:
    """ "44 oak street tempe", as speech is written down. What may be a first name is no town."""
    found = _TOWN_SPOKEN.match(text, end) if text.islower() else None
    known = name_model().common | name_model().first_names
    return found.group() if found and known.isdisjoint(found["town"].split()) else ""


def told_address(text: str) -> str | None:
    """What was asked for, from the house number on: with the way in, as it was told."""
    found = _ADDRESS.search(text)
    return tidy(text[found.start() :]) if found else None


def without_address(text: str) -> str:
    """The text with its addresses blanked, letter by letter: house numbers are no times and no telephones."""
    return hide_addresses(text, lambda found: " " * len(found))


def hide_addresses(text: str, instead: Callable[[str], str]) -> str:
    return _ADDRESS.sub(lambda found: instead(found.group()), text)


def tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .,;")[:LENGTH]
