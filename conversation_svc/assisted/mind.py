"""The mind with a model in front of the built-in receptionist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from conversation_svc.assisted.receptionist import Assistance, Talk
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.mind import Words, tell
from conversation_svc.models.registry import BUILT_IN
from conversation_svc.turn import RunTool, Spoken

Lines = tuple[tuple[str, str], ...]  # (role, text), oldest first


class AssistedMind:
    """Implements `mind.Mind`.

    choice_of: tenant id -> the provider it named itself (or None), its ceiling in cents a month (or None).
    lines_of: tenant id, session id -> what was said before. order: of the deployment, built-in left out.
    """

    def __init__(
        self,
        assistance: Assistance,
        *,
        order: tuple[str, ...],
        choice_of: Callable[[str], tuple[str | None, int | None]],
        lines_of: Callable[[str, str], Lines],
    ) -> None:
        self._assistance = assistance
        self._order = order
        self._choice_of = choice_of
        self._lines_of = lines_of

    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, words: Words | None
    ) -> Spoken:
        choice, ceiling = self._choice_of(policy.tenant_id)
        order = self._order_for(choice)
        lines = self._lines_of(policy.tenant_id, state.session_id) if order else ()
        spoken = self._assistance.take_line(text, state, policy, now, run_tool, Talk(order, ceiling, lines))
        if words is not None:
            tell(spoken.response, spoken.state.language, words)
        return spoken

    def asks_a_model(self, text: str, state: State, policy: Policy, now: datetime) -> bool:
        choice, ceiling = self._choice_of(policy.tenant_id)
        return self._assistance.is_asked(text, state, policy, now, Talk(self._order_for(choice), ceiling))

    def _order_for(self, choice: str | None) -> tuple[str, ...]:
        if choice is None:
            return self._order
        if choice == BUILT_IN:
            return ()
        return (choice, *(name for name in self._order if name != choice))
