"""Where in a text personal data stands: written, spelled or spoken, in English and Spanish. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from conversation_svc.domain.language.weights import is_given_name, name_model
from conversation_svc.domain.times.lexicon import without_accents

Instead = Callable[[str], str]

_AT, _DOT = (
    r"(?: ?[(\[] ?(?:at|arroba|@) ?[)\]] ?| (?:at|arroba) )",
    r"(?:\.| ?[(\[] ?(?:dot|punto) ?[)\]] ?)",
)
_SPELLED = r"(?:[\w+-]+ (?:dot|punto|dash|underscore) )*[\w.+-]+ (?:at|arroba) [\w-]+ (?:dot|punto) \w{2,}"
EMAIL = re.compile(
    rf"[\w.+-]+ ?@ ?[\w-]+\.[\w.-]*\w|\b{_SPELLED}\b|[\w.+-]+{_AT}[\w-]+{_DOT}(?:[\w-]+{_DOT})*[a-z]{{2,}}\b",
    re.I,
)
CONFIRMATION = re.compile(r"\b[A-Z0-9]{2,8}[-–—]\d{4}[-–—]\d{3,6}\b", re.I)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"sep?tiembre|octubre|noviembre|diciembre)"
)
# A year that is over names a birth, or something else that is no wish for an appointment.
_YEAR = r"(?:19\d\d|20[01]\d)"
_YEAR_SAID = (
    r"(?:nineteen (?:hundred|oh|[a-z]+ty|[a-z]+teen)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|mil novecientos(?: \w+(?: y \w+)?)?)"
)
_DAY = r"(?:the |el )?\d{1,2}(?:st|nd|rd|th|º)?"
BIRTH = re.compile(
    rf"\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:{_YEAR}|[3-9]\d)\b(?![/.\-]?\d)|\b{_YEAR}[/.\-]\d{{1,2}}[/.\-]\d{{1,2}}\b"
    rf"|\b{_DAY} (?:of |de )?{_MONTH}\.?,? (?:of |de |del )?{_YEAR}\b"
    rf"|\b{_MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?{_YEAR}\b"
    rf"|\b(?:(?:\w+ ){{0,2}}(?:de )?{_MONTH}(?: \w+){{0,3}} )?(?:de |del )?{_YEAR_SAID}\b",
    re.I,
)
BORN = re.compile(
    r"(?P<born>\b(?:born|birth ?(?:day|date)?|d\.?o\.?b\b\.?|nac[ií]\w*)[^\d.!?\n\[]{0,25})"
    r"(?P<day>\d[\d/.\- ]{0,10}\d)\b",
    re.I,
)
DIGITS = re.compile(r"\+?\(?\d[\d\s().\-/–—‐‑·_]{2,}\d")

_UNITS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|"
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
_TEENS = (
    r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|diez|once|doce|trece|"
    r"catorce|quince|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinti\w+"
)
_TENS = (
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
)
_FIGURE = rf"(?:(?:double|triple|doble) )?(?:(?:{_TENS})(?:[ -](?:y )?(?:{_UNITS}))?|{_TEENS}|{_UNITS}|\d+)"
SPOKEN = re.compile(rf"\b(?:o )?{_FIGURE}(?:(?:[\s,.\-]+(?:o )?)(?:y )?{_FIGURE}){{2,}}\b", re.I)
_PART = re.compile(
    rf"(?P<times>(?:double|triple|doble) )?"
    rf"(?:(?P<two>(?:{_TENS})(?:[ -](?:y )?(?:{_UNITS})\b)?|(?:{_TEENS})\b)"
    rf"|(?P<one>\b(?:{_UNITS}|o)\b)|(?P<n>\d+))",
    re.I,
)

_LETTER = r"[^\W\d_]"
SPELLED = re.compile(
    rf"(?<![\w.])(?:(?:{_LETTER}-){{2,}}{_LETTER}|{_LETTER}(?:(?:, ?| |\. ){_LETTER}){{3,}}"
    rf"|{_LETTER} (?:as in|for|de|como) \w+(?:,? (?:and |y )?{_LETTER} (?:as in|for|de|como) \w+)+)(?!\w)"
)
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
_JOINTS = frozenset({"de", "la", "del", "las", "los", "van", "von", "da", "y"})
_VERB = re.compile(r"(?:ed|ing|ó|aba|ado|ndo|comes|lives)$", re.I)
_MOST_PARTS = 5


def figures_in(spoken: str) -> int:
    """How many digits the words stand for: "double five" and "fifty five" are two. None in figures alone, and
    none in hours told one after the other ("nine thirty, ten, eleven thirty").
    """
    count = 0
    parts = list(_PART.finditer(spoken))
    singles = sum(part["one"] is not None for part in parts)
    if all(part["n"] for part in parts) or ("," in spoken and 2 * singles < len(parts)):
        return 0
    for part in parts:
        times = {"double": 2, "doble": 2, "triple": 3}.get((part["times"] or "").strip().lower(), 1)
        count += times * (len(part["n"]) if part["n"] else 2 if part["two"] else 1)
    return count


def hide_names(text: str, instead: Instead, public: Iterable[str] = ()) -> str:
    """Names that nobody told us to look for. A first name begins one; what is public is no secret."""
    known = {word for one in public for word in _plain(one).split()}
    words = list(_WORD.finditer(text))
    built, done = [], 0
    for at, first in enumerate(words):
        plain = _plain(first.group())
        if first.start() < done or len(plain) < 3 or plain in known or not is_given_name(plain):
            continue
        end = first.end()
        for before, word in pairwise(words[at : at + _MOST_PARTS]):
            if text[before.end() : word.start()] not in (" ", "-") or _plain(word.group()) in known:
                break
            if _plain(word.group()) in _JOINTS:
                continue  # "de la": only with what follows
            if not _may_be_last(word.group()):
                break
            end = word.end()
        built += [text[done : first.start()], instead(text[first.start() : end])]
        done = end
    return "".join([*built, text[done:]])


def _may_be_last(word: str) -> bool:
    """Any word that is not an everyday one, and no verb by its ending: rather a word too many than a name."""
    plain, model = _plain(word), name_model()
    known = plain in model.last_names or is_given_name(plain)
    strange = len(plain) > 2 and plain not in model.common and (word[0].isupper() or not _VERB.search(word))
    return known or strange


def _plain(text: str) -> str:
    return without_accents(text.lower())
