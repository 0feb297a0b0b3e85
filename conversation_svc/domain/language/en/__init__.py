"""English."""

from __future__ import annotations

from conversation_svc.domain.language.en import (
    acts,
    choices,
    elsewhere,
    intents,
    objects,
    system_lines,
    wants,
    wishes,
)
from conversation_svc.domain.language.en.kinds import KINDS
from conversation_svc.domain.language.en.names import NAMES
from conversation_svc.domain.language.en.ordinary import ORDINARY
from conversation_svc.domain.language.en.spelling import ADDRESSES, DIGITS, SPELLING
from conversation_svc.domain.language.en.texting import SHORT
from conversation_svc.domain.language.features import kinds_by_word
from conversation_svc.domain.language.gate import Phrases, Ranking
from conversation_svc.domain.language.lexicon import ActPhrases, Lexicon, SystemPhrases
from conversation_svc.domain.language.typos import typo_index
from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.language.words import words

_ACTS = (acts, choices, wishes)

ENGLISH = Lexicon(
    code="en",
    intents=Ranking((name, Phrases(patterns)) for name, patterns in intents.INTENTS),
    no_booking=Phrases(elsewhere.NO_BOOKING),
    objects=objects.OBJECTS,
    own_diary=Phrases(elsewhere.OWN_DIARY),
    not_wanted=Phrases(intents.NOT_WANTED),
    booking=Phrases(objects.BOOKING),
    birth=Phrases((r"born", r"birth ?(?:day|date)", r"date of birth", r"dob")),
    typos=typo_index((*_ACTS, intents, objects, wants, system_lines), {*name_model().common, *ORDINARY}),
    short=SHORT,
    kinds=kinds_by_word(KINDS),
    telling=frozenset(
        words(
            "the i you is it to for my and a of in on at can would like want need have do what when where "
            "how are we please thanks thank yes yeah hello hi this that with be not don't i'm it's am was "
            "could no book appointment cancel time today tomorrow monday tuesday wednesday thursday friday "
            "saturday sunday no morning afternoon evening january february march april may june july august "
            "september october november december next week day any there me your will just ok okay sure "
            "good great name people sorry an or but were been does did should these those she they them us "
            "their our which who why hey get make take go see know think from about into after before if then "
            "than too very also again still now here some every each another same right wrong help call much "
            "many long soon early late free accept open close hours month year move change"
        )
    ),
    letters=frozenset(),
    ignored=frozenset(
        words("the a an dr doctor mr mrs ms miss and of for with my service appointment visit session")
    ),
    weak=frozenset(
        words(
            "it its at on to in out up is do does did done not no won doesn don turn look like book back off over check first second third last next new great good best perfect fine nice super right cool"
        )
    ),
    acts=ActPhrases.of(*_ACTS),
    system=SystemPhrases.of(system_lines),
    spelling=SPELLING,
    digits=DIGITS,
    addresses=ADDRESSES,
    names=NAMES,
)
