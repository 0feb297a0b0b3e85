"""Names that are spelled out, whole or in part. Pure.

"John Smyth, S M Y T H", "S as in Sam, M I T H", "double L".
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from conversation_svc.domain.language.weights import name_model

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\|")
_HYPHENED = re.compile(r"(?<![\w-])(?:[^\W\d_]-){2,}[^\W\d_](?![\w-])")
_END = "|"  # of a spelled word
_AS_IN = ({"as", "in"}, {"like"}, {"for"}, {"de"}, {"como"}, {"como", "en"})
_TWICE = frozenset({"double", "doble"})
_AROUND = frozenset(
    [
        "no", "yes", "it", "it's", "its", "is", "i'm", "spelled", "spelt", "spell", "that", "that's", "my",
        "name", "name's", "last", "first", "the", "surname", "with", "and", "um", "uh", "please", "sure",
        "ok", "okay", "sí", "si", "es", "se", "deletrea", "escribe", "apellido", "nombre", "mi", "con",
        "soy", "me", "llamo", "y", "but", "pero", "actually", "wait", "sorry", "her", "his", "he", "she",
        "this", "for", "he's", "she's", "im", "hes", "shes",
    ]
)  # fmt: skip
_LAST_THEN_FIRST = re.compile(r"\blast name\b.*\bfirst name\b|\bapellido\b.*\bnombre\b", re.IGNORECASE)
_ONE_NAME = re.compile(r"\b(?:last|first|sur|family) ?name\b|\bapellido\b", re.IGNORECASE)
_LAST_NAME = re.compile(r"\b(?:last|sur|family) ?name\b|\bapellido\b", re.IGNORECASE)
_SIGNS = {"apostrophe": "'", "apóstrofo": "'", "dash": "-", "hyphen": "-", "guion": "-", "guión": "-"}
_FEWEST = 3  # letters; two may be initials
_ALIKE = 0.5
_SAME = 0.8
_BOTH = 2


def spelled_name(text: str, known: str | None = None) -> str | None:
    """The name, with what was spelled in the place of what was only said. None: nothing is spelled here.

    known: the name as we have it, where only a part of it is put right.
    """
    text = _HYPHENED.sub(lambda word: f"{word[0].replace('-', ' ')} {_END}", text.replace(_END, " "))
    runs, around = _runs([token.lower() for token in _TOKEN.findall(text)])
    if not runs:
        return None
    said = [word for word in around if _may_be_name(word, runs)] or (known or "").lower().split()
    if known and len(said) == 1 and _ONE_NAME.search(text) and not _LAST_THEN_FIRST.search(text):
        first, *_, last = [*known.lower().split()] * _BOTH
        said = [first, *said] if _LAST_NAME.search(text) else [*said, last]
    for run in runs:
        said = _both_names(run, said) or _put(run, said)
    if len(said) == _BOTH and _LAST_THEN_FIRST.search(text):
        said.reverse()
    return " ".join(_capitalised(word) for word in said)


def _may_be_name(word: str, runs: list[str]) -> bool:
    """ "He's", "calling" and "husband" stand around a name; "Young" is one where it is spelled."""
    if word in _AROUND or len(word) < _BOTH:
        return False
    model = name_model()
    return (
        word not in model.common
        or word in model.first_names
        or max(_likeness(word, run) for run in runs) >= _SAME
    )


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def _both_names(run: str, said: list[str]) -> list[str] | None:
    """ "Maria Gomez, M A R I A G O M E Z": both names in one run of letters."""
    whole = "".join(said)
    alike = _likeness(whole, run)
    if len(said) != _BOTH or alike < _SAME or alike <= max(_likeness(word, run) for word in said):
        return None
    return [run[: len(said[0])], run[len(said[0]) :]]


def _put(run: str, said: list[str]) -> list[str]:
    """In the place of the word that sounds like it, else behind all others."""
    alike = [(_likeness(word, run), place) for place, word in enumerate(said)]
    best, place = max(alike, default=(0.0, 0))
    if best < _ALIKE:
        return [*said, run]
    return [*said[:place], run, *said[place + 1 :]]


def _runs(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The spelled words, and the words around them."""
    runs, around, letters, place = [], [], "", 0
    while place < len(tokens):
        found = _letter(tokens, place)
        if found is not None:
            letters, place = letters + found[0], found[1]
            continue
        if letters and tokens[place] in _SIGNS and _letter(tokens, place + 1):
            letters, place = letters + _SIGNS[tokens[place]], place + 1
            continue
        if letters:
            runs.append(letters)
            letters = ""
        if tokens[place] != _END:
            around.append(tokens[place])
        place += 1
    return [run for run in [*runs, letters] if len(run) >= _FEWEST], around


def _letter(tokens: list[str], place: int) -> tuple[str, int] | None:
    """The letters that begin at this token, and where the next token is."""
    token = tokens[place] if place < len(tokens) else _END
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if token in _TWICE and len(following) == 1:
        return following * 2, place + 2
    if len(token) != 1 or token == _END:
        return None
    for words in _AS_IN:
        behind = place + 1 + len(words)
        if set(tokens[place + 1 : behind]) == words and behind < len(tokens) and tokens[behind][0] == token:
            return token, behind + 1
    return token, place + 1
