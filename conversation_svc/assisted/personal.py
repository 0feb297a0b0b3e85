"""Where a text tells of a person: e-mail, telephone, numbers, dates of birth, written, said or spelled. Pure.

What a model needs stays: days to come, clock times, prices, how many come.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.numbers import dictated_runs
from conversation_svc.domain.reading.places import hide_addresses

Instead = Callable[[str, str], str]  # kind and the words -> what a model reads in their place

_LETTERS = r"(?<![^\W_])[^\W_](?:[ .-]{1,2}[^\W_](?![^\W_])){2,40}"  # "c-a-r-o-l", "J O N E S"
_AS_IN = r" (?:as in|like|for|de|como(?: en)?) (?P=letter)[^\W\d_]+"
_LETTER = r"(?:(?:double|doble) )?(?P<letter>(?![ap]\.? ?m\b)[^\W\d_])(?![^\W_])"
_SAID_LETTER = rf"{_LETTER}(?:{_AS_IN})?"


def _again(piece: str) -> str:
    """The same once more in one pattern, where a group can be named only once."""
    return piece.replace("?P<letter>", "").replace("(?P=letter)", "")


_SPELLED = re.compile(
    rf"(?<![^\W_])(?:{_SAID_LETTER}(?:[ .-]{{1,2}}{_again(_SAID_LETTER)}){{2,}}"
    rf"|{_again(_SAID_LETTER)}(?:(?:, ?|[ .-]){_again(_SAID_LETTER)}){{3,}}"
    rf"|{_again(_LETTER + _AS_IN)}(?:,? (?:and |y )?{_again(_LETTER + _AS_IN)})+)",
    re.I,
)
_SIGN = r"(?:dot|punto|dash|hyphen|gui[oó]n bajo|gui[oó]n|underscore)"
_LOCAL = rf"(?:{_LETTERS}|[\w+-]+)(?: {_SIGN} (?:{_LETTERS}|[\w+-]+))*"
_HOUSES = r"(?:g-?mail|yahoo|hotmail|outlook|icloud|proton(?:mail)?)"
_ENDS = r"(?:com|net|org|edu|gov|info|io|me|us|co|mx|es)"
_DOT = r" [\[(]?(?:dot|punto)[\])]? "
_DOMAIN = rf"(?:[a-z][\w-]*(?:(?:{_DOT}[\w-]{{2,}})+|(?:\.\w+)*\.{_ENDS}\b)|{_HOUSES}\b)"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[a-z][\w-]*(?:\.[\w-]*\w)*"
    r"|(?<![\w.+-])[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[a-z][\w-]*(?:\.[\w-]*\w)+"
    rf"|(?<![\w+-]){_LOCAL} (?:@|[\[(]?(?:at|arroba)[\])]?) {_DOMAIN}"
    r"|(?<!\w)@[a-z][\w.]{2,}",  # a name in a network
    re.I,
)
_CONFIRMATION = re.compile(r"\b[A-Z0-9]{2,8}\s?-\s?\d{4}\s?-\s?\d{3,8}\b", re.I)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[p]?tiembre|octubre"
    r"|noviembre|diciembre)\b\.?"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|[ºª])?|[^\W\d_]+(?:[ -][^\W\d_]+)?)"
_YEAR = (
    r"(?:(?:19|20)\d\d|nineteen[ -]\w+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand(?: and)? (?!twenty)\w+"
    r"|mil novecientos \w+(?: y \w+)?|dos mil (?!veint)\w+)\b"
)
_IN_WORDS = re.compile(
    rf"\b{_MONTH} (?:the )?{_DAY}(?:,| of| in)? {_YEAR}"
    rf"|\b{_DAY} (?:of |de )?{_MONTH}(?:,| of| del?)? {_YEAR}",
    re.I,
)
_FIGURES = re.compile(r"\d{4}")
_PIECES = re.compile(r"\w+")
_MARK = re.compile(
    r"\b(?:born|birth(?:day|date)?|d\.?o\.?b|naci(?:ó|miento|da|do)?|nací|cumplea[ñn]os)\b\.?"
    r"(?:[\s:,]+(?:is|was|on|in|the|of|date|my|es|fue|el|en|de|del)\b)*[\s:,]*",
    re.I,
)
# A day and clock times; figures that go on behind a date make a telephone of it.
_UP_TO_31 = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|{_UP_TO_31}[/.-]{_UP_TO_31}(?:[/.-](?:(?:19|20)\d\d|\d\d))?"
_TIMED = re.compile(
    rf"(?<![\d./-])(?P<date>{_DATE})(?![./-]?\d)|(?<!\d)\d{{1,2}}:\d\d(?!\d)"
    r"|(?P<run>\+?\(?\d[\d\s()./_·–—-]{2,}\d|\d{3}, ?\d{3},? ?\d{4})",
    re.I,
)
_TELEPHONE = range(7, 13)  # digits; more is a card, fewer a code
_FEWEST_DIGITS = 5
_FEWEST_SAID = 6  # digits in words; fewer are hours
_SAID_ALONE = 3  # words of one digit each among them: "ten thirty, eleven thirty" are hours, too
_TOKEN = re.compile(r"[^\W_]+")


def hide(text: str, instead: Instead, *, year: int) -> str:
    """The text with every find replaced. year: the present one; whole dates before it are dates of birth."""
    text = _EMAIL.sub(lambda found: instead("EMAIL", found.group()), text)
    text = hide_addresses(text, lambda found: instead("ADDRESS", found))
    text = _CONFIRMATION.sub(lambda found: instead("NUMBER", found.group()), text)
    text = _without_births(text, instead, year)
    text = _TIMED.sub(lambda found: _figures(found, instead, year), text)
    text = _without_dictated(text, instead)
    return _SPELLED.sub(lambda found: _letters(found, instead), text)


def _without_births(text: str, instead: Instead, year: int) -> str:
    text = _IN_WORDS.sub(
        lambda found: instead("BIRTH", found.group()) if _is_past(found.group(), year) else found.group(),
        text,
    )
    told, reached = "", 0
    for mark in _MARK.finditer(text):
        run = _DATED.match(text, mark.end())
        said = run.group().rstrip(" ,.") if run else ""
        if mark.start() < reached or not (_FIGURES.search(said) or len(_PIECES.findall(said)) > 1):
            continue  # "my birthday, 3 of us"
        told += text[reached : mark.end()] + instead("BIRTH", said)
        reached = mark.end() + len(said)
    return told + text[reached:]


def _is_past(words: str, year: int) -> bool:
    figures = _FIGURES.search(words)
    return int(figures.group()) < year if figures else True


def _figures(found: re.Match[str], instead: Instead, year: int) -> str:
    text = found.group()
    if found["date"]:
        return instead("BIRTH", text) if _is_before(text, year) else text
    digits = sum(character.isdigit() for character in text)
    groups = re.findall(r"\d+", text)
    if found["run"] is None or digits < _FEWEST_DIGITS:
        return text  # a clock time, a price: the model needs those, and they name nobody
    hours = text.replace(" ", "").isdigit() and all(0 < int(group) <= 12 for group in groups)
    if hours and digits < min(_TELEPHONE) and any(len(group) > 1 for group in groups):
        return text  # "9 10 11"
    if len(groups) == 2 and len(groups[1]) == 4 and len(groups[0]) <= 2 and int(groups[1]) >= year:
        return text  # "December 17 2026"
    return instead("PHONE" if digits in _TELEPHONE else "NUMBER", text)


def _is_before(date: str, year: int) -> bool:
    parts = re.split(r"[-/.]", date)
    if len(parts) < 3:
        return False
    told = parts[0] if len(parts[0]) == 4 else parts[2]
    century = year // 100 * 100
    full = int(told) if len(told) == 4 else century + int(told)
    return full < year or full > year + 5  # "85" is no year to come


def _without_dictated(text: str, instead: Instead) -> str:
    """Digits in words, of each language."""
    for lexicon in LEXICONS.values():
        told, reached = "", 0
        for digits, (start, end) in dictated_runs(text, lexicon.digits):
            words = [word.lower() for word in _TOKEN.findall(text[start:end])]
            alone = sum(word in lexicon.digits.digits for word in words)
            if len(digits) < _FEWEST_SAID or alone < _SAID_ALONE:
                continue
            kind = "PHONE" if len(digits) in _TELEPHONE else "NUMBER"
            told += text[reached:start] + instead(kind, text[start:end])
            reached = end
        text = told + text[reached:]
    return text


def _letters(found: re.Match[str], instead: Instead) -> str:
    """A spelled word is a name, an address or a number that was asked for: never a word of the talk."""
    return instead("NAME", found.group())


def _dated() -> re.Pattern[str]:
    """Whatever a date is made of, figures and words, one after the other."""
    words = {
        word for lexicon in LEXICONS.values() for word in (*lexicon.digits.digits, *lexicon.digits.pairs)
    }
    ordinals = "first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen"
    ordinals += (
        "|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th|primero|hundred|thousand|mil|novecientos"
    )
    known = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    piece = rf"(?:\d[\d/.-]*(?:st|nd|rd|th)?|{_MONTH}|(?:{ordinals}|{known})\b)"
    return re.compile(rf"{piece}(?:[\s,-]+(?:(?:of|the|de|del|y|and) )*{piece})*", re.I)


_DATED = _dated()
