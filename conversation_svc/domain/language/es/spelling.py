"""How Spanish speakers spell, dictate digits and e-mail addresses."""

from __future__ import annotations

import re

from conversation_svc.domain.language.alphabet import RADIO
from conversation_svc.domain.language.lexicon import AddressWords, DigitWords, SpellingWords
from conversation_svc.domain.language.words import words

SPELLING = SpellingWords(
    alphabet=RADIO,
    letter_names={
        "be": "b",
        "ce": "c",
        "de": "d",
        "efe": "f",
        "ge": "g",
        "hache": "h",
        "jota": "j",
        "ka": "k",
        "ele": "l",
        "eme": "m",
        "ene": "n",
        "eñe": "ñ",
        "pe": "p",
        "cu": "q",
        "erre": "r",
        "ere": "r",
        "ese": "s",
        "te": "t",
        "uve": "v",
        "ve": "v",
        "equis": "x",
        "zeta": "z",
        "ceta": "z",
        "griega": "y",
        "ye": "y",
    },
    heard_as=dict(
        pair.split("=")
        for pair in words(
            "be=bv ve=vb ce=cs se=c de=de te=t he=e efe=f ge=gj hache=h y=iy jota=j ka=k ca=k él=l ele=l "
            "eme=m ene=n eñe=n o=o pe=p cu=q ku=q erre=r ere=r ese=s es=s u=u uve=v equis=x griega=y ye=y "
            "zeta=z ceta=z"
        )
    ),
    double={"doble": 2},
    as_in=frozenset(("de", "como")),
    skipped=frozenset(
        words("es se escribe mi nombre apellido con letra mayúscula sí si por favor guion espacio")
    ),
)
_ONES = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
DIGITS = DigitWords(
    digits={word: str(value) for value, word in enumerate(_ONES)} | {"un": "1", "una": "1"},
    pairs={
        word: str(value)
        for value, word in (
            *enumerate(
                words(
                    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
                    "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
                    "veintinueve"
                ),
                10,
            ),
            *zip(
                range(30, 100, 10),
                ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
                strict=True,
            ),
            *zip((16, 22, 23, 26), ["dieciseis", "veintidos", "veintitres", "veintiseis"], strict=True),
        )
    }
    | {
        "cien": "100",
        "doscientos": "200",
        "trescientos": "300",
        "cuatrocientos": "400",
        "quinientos": "500",
        "seiscientos": "600",
        "setecientos": "700",
        "ochocientos": "800",
        "novecientos": "900",
    },
    repeats={"doble": 2, "triple": 3},
    between=frozenset(("y", "guion", "guión", "espacio")),
)
ADDRESSES = AddressWords(
    at=re.compile(r"\s+(?:arroba|at|\(arroba\))\s+"),
    signs=(
        (".", re.compile(r"\s*\b(?:punto|dot)\b\s*")),
        ("_", re.compile(r"\s*\bguion bajo\b\s*|\s*\bguión bajo\b\s*|\s*\bunderscore\b\s*")),
        ("-", re.compile(r"\s*\b(?:guion|guión)\b\s*")),
        ("+", re.compile(r"\s*\bmás\b\s*")),
        *((str(value), re.compile(rf"\s*\b{word}\b\s*")) for value, word in enumerate(_ONES)),
    ),
    lead=re.compile(r"\b(?:(?:correo|e-?mail)(?: electr[oó]nico)?(?: es|:)?|es|sí|si|claro)\b[ ,:]*"),
)
