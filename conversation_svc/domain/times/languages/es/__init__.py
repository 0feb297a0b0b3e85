"""Spanish."""

from __future__ import annotations

from conversation_svc.domain.times.languages.es.holidays import HOLIDAYS
from conversation_svc.domain.times.languages.es.lookalikes import LOOKALIKES
from conversation_svc.domain.times.languages.es.words import OFTEN_MISSPELT, SIGNS, WORDS
from conversation_svc.domain.times.lexicon import Language

SPANISH = Language(
    code="es",
    words=WORDS,
    holidays=HOLIDAYS,
    often_misspelt=OFTEN_MISSPELT,
    lookalikes=LOOKALIKES,
    signs=SIGNS,
)
