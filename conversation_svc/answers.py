"""What the caller of a turn gets back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conversation_svc.domain.actions import Actions, End, HandOff, Say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.rendering import quick_replies
from conversation_svc.tools.shown import shown
from conversation_svc.turn import Spoken

COMMITTED = frozenset({"confirm-appointment", "reschedule-appointment", "cancel-appointment"})


def answer_of(
    response: str,
    session_id: str,
    language: str,
    *,
    spoken: Spoken | None = None,
    policy: Policy | None = None,
    elapsed_ms: float = 0.0,
    **flags: bool,
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "processing_time_ms": round(elapsed_ms, 2),
        "tools_executed": [],
        "intent": None,
        "quick_replies": [],
        "handoff": False,
        **flags,
    }
    answer: dict[str, Any] = {
        "response": response,
        "session_id": session_id,
        "language": language,
        "end_call": False,
        "transfer_to": None,
        "metadata": metadata,
    }
    if spoken is not None:
        state = spoken.state
        metadata["tools_executed"] = [seen.tool for seen in spoken.tools]
        metadata["intent"] = state.intent
        metadata["handoff"] = state.handoff == "human"
        metadata["quick_replies"] = quick_replies(state) if state.channel == "chat" else []
        committed = [seen.data for seen in spoken.tools if seen.ok and seen.tool in COMMITTED]
        if committed:
            metadata["appointment"] = shown(committed[-1])
        answer["end_call"] = any(isinstance(action, End) for action in spoken.actions)
        handed_over = any(isinstance(action, HandOff) and action.takeover for action in spoken.actions)
        if handed_over and state.channel == "voice" and policy is not None:
            answer["transfer_to"] = policy.transfer_number
    return answer


def joined(first: Spoken, second: Spoken) -> Spoken:
    """One answer for two texts. What happened must be heard; a mere question is overtaken by the next one."""
    must = [a for a in first.actions if not isinstance(a, Say) or a.must_hear]
    actions: Actions = (*must, *second.actions)
    heard = first.response if any(isinstance(a, Say) for a in must) else ""
    response = " ".join(dict.fromkeys(filter(None, [heard, second.response])))
    return replace(second, actions=actions, response=response, tools=(*first.tools, *second.tools))
