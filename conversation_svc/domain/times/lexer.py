"""From text to tokens: numbers, signs, and the words the lexicon knows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from conversation_svc.domain.times.grammar import Token
from conversation_svc.domain.times.lexicon import Entry, Lexicon
from conversation_svc.domain.times.values import Clock, Duration, Number
from conversation_svc.domain.times.wording import words_of

_NO_STREET = "at|on|in|the|near|by|from|am|pm"  # "at 4 on Main Street"
_DEVICE = "iphone|ipad|galaxy|samsung|pixel|xbox|playstation|oneplus|redmi|motorola|moto"
# what is full of numbers, but never a time: mails, prices, phones, "24/7", "SW1A 1AA", streets, "iPhone 13"
_MASKED = re.compile(
    r"\S+@\S+\.\w+|https?://\S+|www\.\S+|\b[a-z]{2,5}-\d{3,4}-\d{2,4}\b"
    r"|[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|€|£|usd\b|dollars?\b|bucks\b|euros?\b|d[oó]lares\b)|\#\s?\d+"
    r"|\b24/7\b|\b[a-z]{1,2}\d[a-z\d]?\s?\d(?!am|pm|st|nd|rd|th|hr)[a-z]{2}\b"
    rf"|\b\d{{1,5}}[a-z]?\s(?:(?!(?:{_NO_STREET})\b)[a-z']+\s){{1,2}}(?:street|avenue|road|lane|drive)\b"
    rf"|\b(?:{_DEVICE})\s(?:(?:note|tab|fold|flip|mini|series|pro|air"
    rf"|one)\s)?[a-z]?\d{{1,3}}(?!\s?[ap]\.?\s?m\b|:\d)[a-z]{{0,2}}\b"
    r"|\b[as]\d\d(?:\s(?:ultra|plus|fe))?\b"
    r"|\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b\d{3}-\d{4}\b(?!-)|\b\d{7,}\b"
)
_MAY_BE_MASKED = re.compile(
    rf"{_DEVICE}|\b[as]\d\d"
    r"|[@$€£%#+]|://|www\.|24/7|[a-z]\d[a-z\d]?\s?\d[a-z]|street|avenue|road|lane|drive|\d-\d"
    r"|\d{3}[)\s.-]+\d{3}|\d{7}|\d\s?(?:usd|do|d[oó]l|bucks|euro)"
)
_LEXEME = re.compile(
    r"""
      (?P<meridiem>  (?<![^\W\d_])[ap](?:\.\s?m\b\.?|\s?m\b(?!\w)\.?|(?<=\d.)\b(?:\.(?!\w))?) )
    | (?P<oclock>    \bo\s?['’"`´]?\s?clock\b )
    | (?P<commencing> \bw/c\b )
    | (?P<iso_mark>  (?<=-\d\d)t(?=\d\d:) )
    | (?P<texted>    \b(?:2(?:day|nite|morr?o|morrow|mrw)|b4)\b )
    | (?P<mins>      (?:(?<=\bin\s\d)|(?<=\bin\s\d\d))m\b )
    | (?P<word>      [^\W\d_]+ )
    | (?P<possessive> (?<=\w)['’]s\b )
    | (?P<zone>      (?<=:\d\d)\+\d\d:?\d\d\b )
    | (?P<sign>      [-–—@,;!?&] | (?<!\bst)(?<!\bjr)\. )
    | (?=\d) (?:
        (?P<iso>       \d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?!\d) )
      | (?P<full>      \d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d) )
      | (?P<month>     \d{1,2}\s?[-/]\s?\d{4}(?![\d/-]) | \d{4}[-/]\d{1,2}(?![\d/-]) )
      | (?P<clock>     \d{1,2}\s?:\s?\d{2}(?::\d{2})?(?!\d) )
      | (?P<ordinal>   \d{1,2}\s?(?:(?:st|nd|rd|th|ro|do|er|ero)\b|[ºª]) )
      | (?P<slash>     \d{1,2}\s?/\s?\d{1,2}(?![\d/]) )
      | (?P<dot>       \d{1,2}\.\d{1,2}(?![\d]) )
      | (?P<number>    \d+ ) )
    | (?P<seconds>   (?<=\d)["″] )
    | (?P<minutes>   (?<=\bin\s\d)['′](?!\w) | (?<=\bin\s\d\d)['′](?!\w) | (?<=\bfor\s\d\d)['′](?!\w) )
    | (?P<other>     \x00+ )
    """,
    re.VERBOSE,
)
_SIGNS = {"-": "-", "–": "-", "—": "-", "@": "@", ",": ",", ";": ",", "&": "A"}
_SECOND, _MINUTE = Duration(seconds=1, unit="second"), Duration(seconds=60, unit="minute")
_SHARED = frozenset(
    words_of(
        """
        mar sat sun mon may march second past eve pm am oct nov sept sep ago
        """
    )
)
# small, these are words: "we sat in the sun"
_CAPITAL_DAY = re.compile(r"(?<=[a-z,] )(?:Wed|Sat|Sun)\b(?!')")
# "wed after 4", "sat slots", "whitening sat?": beside what only a day stands beside, they are days
_BESIDE_A_DAY = (
    r"appts?|appointments?|slots?|openings?|spots?|times?|class|after|before|b4|mornings?|afternoons?"
    r"|evenings?|nights?"
    r"|am|pm|noon|same|around|works?|would|between|then|please|pls|instead|too|or|to|not|best|is (?:good|fine"
    r"|best|ok)"
)
_SMALL_DAY = re.compile(
    r"(?<![\w'-])(?:(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\byou )(?<!\bjust )(?<!\band )sat"
    r"|(?<!\bthe )(?<!\bof )(?<!\bin )sun|(?<!\bget )(?<!\bgot )(?<!\bbe )wed)"
    rf"(?=\s(?:{_BESIDE_A_DAY})\b|\s?[?!.,]*$|\s?[?,])"
)
_WHOLE_DAYS = {"wed": "wednesday", "sat": "saturday", "sun": "sunday"}
_SHORT = {"b4": "before"}
_CLASSES_WITH_A_DOT = frozenset("wvmu")
MEANINGFUL = frozenset("nowvWmuUzdpkcqHsPC987653:%*$")  # letters of which a time must have at least one


def _digits(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


def _clock(text: str) -> Token | None:
    hour, minute, *rest = _digits(text)
    if hour > 24 or minute > 59 or (rest and rest[0] > 59):
        return None
    fixed = hour > 12 or hour == 0 or text[0] == "0"
    return Token("C", Clock(hour % 24, minute, rest[0] if rest else 0, fixed), 0, 0)


def _number(kind: str, text: str, start: int, end: int) -> Token:
    if kind == "clock" and (clock := _clock(text)):
        return clock._replace(start=start, end=end)
    if kind == "number" and len(text) <= 4:
        return Token("n", Number(int(text), len(text)), start, end)
    if kind == "ordinal":
        return Token("o", Number(_digits(text)[0], 2), start, end)
    letters = {"iso": "9", "full": "8", "slash": "s", "dot": "P", "month": "7"}
    return Token(letters.get(kind, "#"), text, start, end)


Phrases = list[tuple[tuple[str, ...], Entry]]  # the other words, and what the phrase means
Lexeme = tuple[str, str, int, int]  # its sort, the text in lower case, and its span


def lexemes(text: str) -> list[Lexeme]:
    """The words, numbers and signs of `text`, in any language."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows; spans must stay true
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    if _MAY_BE_MASKED.search(lowered):
        lowered = _MASKED.sub(lambda found: "\0" * len(found[0]), lowered)
    found = [
        (match.lastgroup or "", match[0], match.start(), match.end())
        for match in _LEXEME.finditer(lowered)
        if match.lastgroup not in ("possessive", "iso_mark", "zone")
    ]
    days = {match.start() for match in _CAPITAL_DAY.finditer(text)}
    days |= {match.start() for match in _SMALL_DAY.finditer(lowered)}
    if days or "b4" in lowered:
        return [
            (kind, _WHOLE_DAYS[word] if start in days else _SHORT.get(word, word), start, end)
            for kind, word, start, end in found
        ]
    return found


class Lexer:
    """Tokens of one language."""

    __slots__ = ("_lexicon", "_meaning", "_sense", "unmistakable")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._meaning = lru_cache(maxsize=20_000)(self._looked_up)
        self._sense = lru_cache(maxsize=20_000)(self._looked_for_time)
        self.unmistakable = lexicon.words_of("wWmzdpkH") - _SHARED

    def tokens(self, lexemes: list[Lexeme], *, forgiving: bool = True) -> list[Token]:
        """forgiving: misspelt words are understood."""
        result: list[Token] = []
        at = 0
        while at < len(lexemes):
            kind, word, start, end = lexemes[at]
            at += 1
            if kind in ("word", "texted"):
                at = self._word(lexemes, at, result, forgiving)
            elif kind == "sign":
                if word == "." and result and self._is_abbreviation(result[-1], start):
                    continue
                result.append(Token(_SIGNS.get(word, "!"), None, start, end))
            elif kind == "meridiem":
                result.append(Token("a", word[0] == "a", start, end))
            elif kind == "oclock":
                result.append(Token("c", None, start, end))
            elif kind == "commencing":
                result.append(Token("*", None, start, end))
            elif kind in ("seconds", "minutes", "mins"):
                result.append(Token("u", _SECOND if kind == "seconds" else _MINUTE, start, end))
            else:
                result.append(_number(kind, word, start, end))
        return result

    def may_speak_of_time(self, words: set[str]) -> bool:
        """Could a text of these words, none of them a number in digits, hold a token of time?"""
        begun: list[frozenset[str]] = []
        for word in words:
            sense = self._sense(word)
            if sense is True:
                return True
            if sense:
                begun.append(sense)
        if not begun:
            return False
        meant = words | {self._lexicon.typos.correct(word) or word for word in words}
        return any(not seconds.isdisjoint(meant) or not "".join(seconds).isalpha() for seconds in begun)

    def _looked_for_time(self, word: str) -> frozenset[str] | bool:
        """True: the word says a time. Else the second words that make a phrase of it that does."""
        entry, phrases = self._looked_up(word, True)
        if entry is not None and not MEANINGFUL.isdisjoint(entry.kinds):
            return True
        return frozenset(rest[0] for rest, phrase in phrases or () if not MEANINGFUL.isdisjoint(phrase.kinds))

    @staticmethod
    def _is_abbreviation(token: Token, dot: int) -> bool:
        return token.end == dot and token.kind in _CLASSES_WITH_A_DOT and dot - token.start <= 5

    def _word(self, lexemes: list[Lexeme], at: int, result: list[Token], forgiving: bool) -> int:
        """Appends what the word before `at`, or the phrase it begins, means; returns the index after it."""
        _, word, start, end = lexemes[at - 1]
        entry, phrases = self._meaning(word, forgiving)
        if phrases is not None:
            for rest, phrase in phrases:
                if self._follows(lexemes, at, rest, forgiving):
                    after = at + len(rest)
                    _append(result, phrase, start, lexemes[after - 1][3])
                    return after
        if entry is None:
            result.append(Token(".", word, start, end))
        else:
            _append(result, entry, start, end)
        return at

    def _looked_up(self, word: str, forgiving: bool) -> tuple[Entry | None, Phrases | None]:
        """What a word means, and the phrases it begins."""
        lexicon = self._lexicon
        entry, phrases = lexicon.words.get(word), lexicon.phrases.get(word)
        if forgiving and entry is None and phrases is None:
            meant = lexicon.typos.correct(word)
            if meant is not None:
                return lexicon.words.get(meant), lexicon.phrases.get(meant)
        return entry, phrases

    def _follows(self, lexemes: list[Lexeme], at: int, rest: tuple[str, ...], forgiving: bool) -> bool:
        if at + len(rest) > len(lexemes):
            return False
        for offset, expected in enumerate(rest):
            said = lexemes[at + offset][1]
            if said == expected:
                continue
            if not forgiving or said[0] != expected[0] or self._lexicon.typos.correct(said) != expected:
                return False
        return True


def _append(result: list[Token], entry: Entry, start: int, end: int) -> None:
    if entry.kinds == "_":  # "at, like, four": said, and not meant
        return
    if len(entry.kinds) == 1:
        result.append(Token(entry.kinds, entry.value, start, end))
        return
    values: tuple[Any, ...] = entry.value
    result.extend(Token(kind, value, start, end) for kind, value in zip(entry.kinds, values, strict=True))
