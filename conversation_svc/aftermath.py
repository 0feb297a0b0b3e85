"""What a turn leaves behind: the rows to save, and the errands to other services."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from conversation_svc.answers import answer_of
from conversation_svc.domain import briefing
from conversation_svc.domain.actions import DOWN, Consent, HandOff
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.incoming import TurnIn
from conversation_svc.store.errands import Errand
from conversation_svc.store.turn_parts import Begun, Ending
from conversation_svc.turn import Spoken


def ending_of(
    begun: Begun,
    spoken: Spoken,
    answer: Mapping[str, Any],
    *,
    turn_ids: tuple[int, ...],
    texts: tuple[str, ...],
    elapsed_ms: float,
    late: bool = False,
) -> Ending:
    """The text whose request made the turn gets the answer; the others are told that they were taken along.

    For their own requests wait too, and an answer kept for one of them would be given by both. An answer that
    leaves as a message is kept for nobody: Twilio may ask for it again.
    """
    state = spoken.state
    kept = answer_of("", begun.session_id, state.language, late=True) if late else answer
    written = (
        state.finished.appointment if state.finished and state.finished.kind in ("booked", "moved") else None
    )
    return Ending(
        session_id=begun.session_id,
        token=begun.token,
        state=state.to_json(),
        language=state.language,
        handoff=state.handoff,
        handoff_before=begun.handoff,
        awaited_before=begun.state.get("awaiting_person_since"),
        outcome=state.outcome,
        customer_id=state.customer.customer_id,
        customer_name=state.customer.name,
        appointment_id=written.appointment_id if written else None,
        confirmation_number=written.confirmation_number if written else None,
        texts=texts,
        response=spoken.response,
        tool_calls=[{"name": seen.tool, "ok": seen.ok, "error": seen.error} for seen in spoken.tools],
        latency_ms=elapsed_ms,
        tokens_in=spoken.tokens_in,
        tokens_out=spoken.tokens_out,
        prompt_version=spoken.prompt_version,
        errors=sum(not seen.ok and seen.error in DOWN for seen in spoken.tools),
        turn_ids=turn_ids,
        answers=tuple(
            kept if turn_id == begun.own else answer_of("", begun.session_id, state.language, joined=True)
            for turn_id in turn_ids
        ),
    )


def errands_of(
    turn: TurnIn, policy: Policy, session_id: str, spoken: Spoken, texts: Sequence[str]
) -> list[Errand]:
    left: list[Errand] = []
    for action in spoken.actions:
        if isinstance(action, Consent) and spoken.state.customer.phone and turn.channel == "sms":
            body = {
                "phone": spoken.state.customer.phone,
                "sms": "granted" if action.granted else "revoked",
                "method": action.method,
                "source": turn.message_sid or session_id,
            }
            left.append(Errand(turn.tenant_id, f"consent-{secrets.token_hex(8)}", "consent", body))
        if isinstance(action, HandOff):
            alert = _alert(policy, session_id, action, spoken.state, texts[-1])
            if alert:
                left.append(Errand(turn.tenant_id, f"handoff-{secrets.token_hex(8)}", "handoff", alert))
    return left


def _alert(
    policy: Policy, session_id: str, action: HandOff, state: State, text: str
) -> Mapping[str, Any] | None:
    channel, to = ("email", policy.email) if policy.email else ("sms", policy.transfer_number)
    if not to:
        return None
    return {
        "kind": "handoff",
        "channel": channel,
        "to": to,
        "body": briefing.summary(state, policy, action.reason, text),
        "session_id": session_id,
        "language": "en",
    }


def late_reply(turn: TurnIn, session_id: str, spoken: Spoken, now: datetime) -> Errand:
    """now: business time, by which the worker decides whether a message is still of use."""
    body = {
        "kind": "reply",
        "channel": "sms",
        "to": turn.phone,
        "body": spoken.response,
        "session_id": session_id,
        "language": spoken.state.language,
        "expires_at": (now + timedelta(hours=1)).isoformat(),
    }
    return Errand(turn.tenant_id, f"reply-{turn.message_sid or secrets.token_hex(8)}", "reply", body)
