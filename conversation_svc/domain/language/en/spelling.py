"""How English speakers spell, dictate digits and e-mail addresses."""

from __future__ import annotations

import re

from conversation_svc.domain.language.alphabet import RADIO
from conversation_svc.domain.language.lexicon import AddressWords, DigitWords, SpellingWords
from conversation_svc.domain.language.words import words

SPELLING = SpellingWords(
    alphabet=RADIO,
    letter_names={
        "ay": "a",
        "bee": "b",
        "be": "b",
        "cee": "c",
        "see": "c",
        "sea": "c",
        "dee": "d",
        "ee": "e",
        "ef": "f",
        "eff": "f",
        "gee": "g",
        "aitch": "h",
        "eye": "i",
        "jay": "j",
        "kay": "k",
        "okay": "k",
        "el": "l",
        "ell": "l",
        "em": "m",
        "en": "n",
        "and": "n",
        "an": "n",
        "in": "n",
        "oh": "o",
        "pee": "p",
        "pea": "p",
        "cue": "q",
        "queue": "q",
        "are": "r",
        "ar": "r",
        "ess": "s",
        "es": "s",
        "as": "s",
        "tee": "t",
        "tea": "t",
        "you": "u",
        "vee": "v",
        "ex": "x",
        "why": "y",
        "wye": "y",
        "zee": "z",
        "zed": "z",
        "said": "z",
        "hey": "a",
        "eh": "a",
    },
    double={"double": 2, "triple": 3},
    as_in=frozenset(("for", "as", "like")),
    skipped=frozenset(
        words(
            "is it it's its spelled spelt spell that's name my the then last first surname letter capital "
            "yes um uh dash hyphen space with please"
        )
    ),
)
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
DIGITS = DigitWords(
    digits={word: str(value) for value, word in enumerate(_ONES)}
    | {
        "oh": "0",
        "o": "0",
        "nought": "0",
        "naught": "0",
        "nil": "0",
        "niner": "9",
        "won": "1",
        "too": "2",
        "to": "2",
        "for": "4",
        "ate": "8",
    },
    pairs={
        word: str(value)
        for value, word in (
            *enumerate(
                [
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen",
                ],
                10,
            ),
            *zip(
                range(20, 100, 10),
                ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
                strict=True,
            ),
        )
    }
    | {"hundred": "00"},
    repeats={"double": 2, "triple": 3, "treble": 3},
    between=frozenset(("and", "dash", "hyphen", "space", "then", "area", "code")),
)
ADDRESSES = AddressWords(
    at=re.compile(r"\s+(?:at|\(at\)|\[at\])\s+(?=[\w .-]+\b(?:dot|\.|\(dot\)|\[dot\]))"),
    signs=(
        (".", re.compile(r"\s*\b(?:dot|point|period)\b\s*|\s*[\[(]dot[\])]\s*")),
        ("_", re.compile(r"\s*\bunderscore\b\s*|\s*\bunder score\b\s*")),
        ("-", re.compile(r"\s*\b(?:dash|hyphen|minus)\b\s*")),
        ("+", re.compile(r"\s*\bplus\b\s*")),
        *((str(value), re.compile(rf"\s*\b{word}\b\s*")) for value, word in enumerate(_ONES)),
    ),
    lead=re.compile(
        r"\b(?:e-?mail(?: address)?(?:'s| is|:)?|it'?s|that'?s|it is|is|use|to|address|sure|yes|yeah|ok|okay|have)\b[ ,:]*"
    ),
)
