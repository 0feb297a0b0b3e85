"""Spanish."""

from conversation_svc.domain.phrases.es.circumstances import BOUNDS
from conversation_svc.domain.phrases.es.dates import SpanishDates
from conversation_svc.domain.phrases.es.phrases import PHRASES, QUICK
from conversation_svc.domain.phrases.es.telling import EVERYDAY, SAME
from conversation_svc.domain.phrases.es.trades import LOOKING, TRADES
from conversation_svc.domain.phrases.es.words import ORDINALS, PATTERNS
from conversation_svc.domain.phrases.language import Language, Words, read_bounds, read_trades

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
)
