"""English."""

from conversation_svc.domain.phrases.en.circumstances import BOUNDS
from conversation_svc.domain.phrases.en.dates import EnglishDates
from conversation_svc.domain.phrases.en.phrases import PHRASES, QUICK
from conversation_svc.domain.phrases.en.telling import EVERYDAY, SAME
from conversation_svc.domain.phrases.en.trades import DEVICES, LOOKING, PHONES, TRADES, UNLISTED
from conversation_svc.domain.phrases.en.words import ORDINALS, PATTERNS
from conversation_svc.domain.phrases.language import Language, Words, read_bounds, read_trades

LANGUAGE = Language(
    "en",
    PHRASES,
    Words(PATTERNS, ORDINALS),
    EnglishDates(),
    QUICK,
    EVERYDAY,
    SAME,
    read_bounds(BOUNDS),
    read_trades(TRADES),
    LOOKING,
    read_trades(UNLISTED),
    read_trades(DEVICES),
    PHONES,
)
