"""Spanish."""

import re

from conversation_svc.domain.phrases.es.circumstances import BOUNDS
from conversation_svc.domain.phrases.es.dates import SpanishDates
from conversation_svc.domain.phrases.es.phrases import PHRASES, QUICK
from conversation_svc.domain.phrases.es.telling import EVERYDAY, SAME
from conversation_svc.domain.phrases.es.trades import DEVICES, LOOKING, PHONES, TRADES, UNLISTED
from conversation_svc.domain.phrases.es.words import ORDINALS, PATTERNS
from conversation_svc.domain.phrases.language import Language, Words, read_bounds, read_trades

# "a las 1:30" is "a la 1:30", "de el Beto" is "del Beto"
_CONTRACTIONS = (
    (re.compile(r"\b([Aa]) las (?=1:)"), r"\1 la "),
    (re.compile(r"\b([Dd])e el (?=\w)"), r"\1el "),
)
LANGUAGE = Language(
    "es",
    PHRASES,
    Words(PATTERNS, ORDINALS),
    SpanishDates(),
    QUICK,
    EVERYDAY,
    SAME,
    read_bounds(BOUNDS),
    read_trades(TRADES),
    LOOKING,
    read_trades(UNLISTED),
    read_trades(DEVICES),
    PHONES,
    _CONTRACTIONS,
)
