"""Who makes the words of a turn: the built-in receptionist, or a model in front of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.turn import RunTool, Spoken, take_line

Words = Callable[[str], None]  # is told the words of the answer as they are made


WORDS_AT_ONCE = 4  # all of them are there at once; each piece costs every process on the way a write


class Mind(Protocol):
    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, words: Words | None
    ) -> Spoken:
        """Answer one line. Effects happen only inside `run_tool`, which lets nothing unconfirmed through."""
        ...


class BuiltinMind:
    """The deterministic core. Needs no network but the calendar's, and is always the last to be asked."""

    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, words: Words | None
    ) -> Spoken:
        spoken = take_line(text, state, policy, now, run_tool)
        if words is not None and spoken.response:
            said = spoken.response.split(" ")
            for place in range(0, len(said), WORDS_AT_ONCE):
                piece = " ".join(said[place : place + WORDS_AT_ONCE])
                words(piece if place + WORDS_AT_ONCE >= len(said) else piece + " ")
        return spoken
