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
    heard_as=dict(
        pair.split("=")
        for pair in words(
            "he=ed hey=a eh=a ay=a they=a may=am day=da say=a stay=a bay=b be=bed bee=b by=y see=c sea=c "
            "cee=c she=c the=de dee=d do=uq ee=e eat=e me=e ef=f eff=f if=f of=f half=f gee=g aitch=h each=h "
            "age=h ace=hs uh=h aah=h eye=i my=i high=i jay=j kay=k key=k cake=k okay=k ok=k gay=ak el=l "
            "ell=l how=l em=m am=m i'm=m im=m um=m en=n and=nm an=n in=n on=n end=n hen=n oh=o no=o pee=p "
            "pea=p cue=q queue=q are=r ar=r ah=r all=r our=r or=r her=r ess=s es=s as=s is=s us=s yes=s "
            "tee=t tea=t to=tu too=tu you=u vee=v we=ve ex=x why=y wye=y kai=yk zee=z zed=z said=z that=z "
            "0=o 1=l 2=qu 3=ed 4=r 5=f 6=x 7=s 8=ahe 9=n"
        )
    ),
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
