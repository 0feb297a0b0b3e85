"""English."""

from __future__ import annotations

from conversation_svc.domain.times.languages.en.holidays import HOLIDAYS
from conversation_svc.domain.times.languages.en.lookalikes import LOOKALIKES
from conversation_svc.domain.times.languages.en.words import OFTEN_MISSPELT, SIGNS, WORDS
from conversation_svc.domain.times.lexicon import Language

ENGLISH = Language(
    code="en",
    words=WORDS,
    holidays=HOLIDAYS,
    often_misspelt=OFTEN_MISSPELT,
    lookalikes=LOOKALIKES,
    signs=SIGNS,
)
