"""English."""

from __future__ import annotations

from conversation_svc.domain.language.en import acts, system_lines
from conversation_svc.domain.language.lexicon import ActPhrases, Lexicon, SystemPhrases, compiled

ENGLISH = Lexicon(
    code="en",
    acts=ActPhrases(
        **{name: compiled(getattr(acts, name.upper())) for name in ActPhrases.__dataclass_fields__}
    ),
    system=SystemPhrases(
        **{name: compiled(getattr(system_lines, name.upper())) for name in SystemPhrases.__dataclass_fields__}
    ),
)
