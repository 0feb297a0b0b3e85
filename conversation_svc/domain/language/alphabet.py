"""The radio alphabet, the same in every language that we speak."""

from __future__ import annotations

from conversation_svc.domain.language.words import words

RADIO = {
    word: word[0]
    for word in words(
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
        "november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    )
}
