"""Who may be texted, and how a person says so: the carriers' words and plain wishes in English and
Spanish."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Consent(StrEnum):
    GRANTED = "granted"
    REVOKED = "revoked"


class Method(StrEnum):
    """How it was said; kept in the history, because the law asks."""

    KEYWORD = "keyword"
    FREE_TEXT = "free_text"
    PROVIDER = "provider"  # Twilio answered 21610
    STAFF = "staff"
    API = "api"


@dataclass(frozen=True, slots=True)
class Wish:
    consent: Consent
    method: Method


# Carriers' words count only as the whole text. CANCEL and END are opt-outs first, whatever else they may
# mean.
OPT_OUT_WORDS = frozenset(
    [
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "alto",
        "parar",
        "baja",
        "detener",
    ]
)
OPT_IN_WORDS = frozenset(["start", "yes", "unstop"])
HELP_WORDS = frozenset(["help", "info", "ayuda"])

_MESSAGES = r"(?:text(?:s|ing)?|messag(?:es?|ing)|sms|reminders?|notifications?|alerts?)"
_WISHES = [
    re.compile(pattern)
    for pattern in (
        r"\b(?:stop|quit|cease)\s+(?:sending|texting|messaging|contacting|bothering)\b",
        rf"\bstop\s+(?:all\s+|the\s+|these\s+|this\s+|those\s+|your\s+)+{_MESSAGES}\b",
        r"\b(?:do not|don'?t|dont|never)\s+(?:ever\s+)?(?:text|message|sms|contact)\s+(?:me|us|this)\b",
        rf"\b(?:do not|don'?t|dont|never)\s+send\s+(?:me\s+|us\s+|any\s+|more\s+|these\s+)*{_MESSAGES}\b",
        rf"\bno more\s+{_MESSAGES}\b",
        r"\b(?:unsubscribe|opt(?:ing)?[ -]?out|opt me out)\b",
        r"\b(?:take|remove)\s+(?:me|my (?:phone )?number|us)\s+(?:off|from)\b.*\blist\b",
        rf"\b(?:don'?t|do not|dont)\s+want\s+(?:to\s+(?:get|receive)\s+)?"
        rf"(?:any\s+|more\s+|these\s+|your\s+)*{_MESSAGES}\b",
        r"\bno\s+(?:me|nos)\s+(?:escriban?|escribas|manden?|mandes|envien?|envies|textee[ns]?|contacten?)\b"
        r"(?!.*\b(?:la|una)\s+(?:confirmacion|direccion|factura)\b)",
        r"\b(?:dejen?|deja|dejar|paren?)\s+de\s+(?:escribir|mandar|enviar|textear|molestar|contactar)\w*\b",
        r"\bno\s+(?:mas|quiero(?:\s+recibir)?(?:\s+mas)?)\s+(?:sus\s+|estos\s+)?(?:mensajes?|textos?|recordatorios?)\b",
        r"\b(?:darme|dame|denme|quiero darme)\s+de\s+baja\b",
        r"\b(?:quiten|saquen|borren|eliminen)me\b.*\blista\b",
    )
]


def wish_of(text: str) -> Wish | None:
    """What a text says about texting, or None. A word counts as the whole body, any case, with stray
    punctuation.

    YES opts in for the carriers; whether it also answers a question of ours is for the caller to know."""
    plain = _plain(text)
    if plain in OPT_OUT_WORDS:
        return Wish(Consent.REVOKED, Method.KEYWORD)
    if plain in OPT_IN_WORDS:
        return Wish(Consent.GRANTED, Method.KEYWORD)
    if any(wish.search(plain) for wish in _WISHES):
        return Wish(Consent.REVOKED, Method.FREE_TEXT)
    return None


def asks_for_help(text: str) -> bool:
    return _plain(text) in HELP_WORDS


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"\s+", " ", letters).strip(" \t\n.!?,;:\"'*-¡¿")
