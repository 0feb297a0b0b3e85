"""Who makes the words of a turn: the built-in receptionist, or a model in front of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.turn import RunTool, Spoken, take_line

Words = Callable[[str, str], None]  # is told the words of the answer as they are made, and their language


WORDS_AT_ONCE = 4  # all of them are there at once; each piece costs every process on the way a write


def tell(text: str, language: str, words: Words) -> None:
    """Hand over a finished answer in pieces that join to it again.

    An answer that a model made comes this way too, when it is whole and vouched for. Its sentences cannot be
    let out one by one: only at the end of a round is it known whether the model was speaking to the customer
    or on its way to a tool, whose answer decides what may be said; a provider that fails in the middle is
    replaced and starts anew; and what was heard cannot be taken back.
    """
    said = text.split(" ")
    for place in range(0, len(said) if text else 0, WORDS_AT_ONCE):
        piece = " ".join(said[place : place + WORDS_AT_ONCE])
        words(piece if place + WORDS_AT_ONCE >= len(said) else f"{piece} ", language)


class Mind(Protocol):
    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, words: Words | None
    ) -> Spoken:
        """Answer one line. Effects happen only inside `run_tool`, which lets nothing unconfirmed through."""
        ...

    def asks_a_model(self, text: str, state: State, policy: Policy, now: datetime) -> bool:
        """Would this line be answered with the help of a model, which takes time and costs money?"""
        ...


class BuiltinMind:
    """The deterministic core. Needs no network but the calendar's, and is always the last to be asked."""

    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, words: Words | None
    ) -> Spoken:
        spoken = take_line(text, state, policy, now, run_tool)
        if words is not None:
            tell(spoken.response, spoken.state.language, words)
        return spoken

    def asks_a_model(self, text: str, state: State, policy: Policy, now: datetime) -> bool:
        return False
