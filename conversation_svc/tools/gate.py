"""The one door to every tool. What a tool may do is decided here, outside of any model.

A WRITE tool runs only for a proposal that the customer confirmed, with the proposal's arguments: what the
caller of the tool passes is not even looked at. The same proposal always carries the same idempotency key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conversation_svc.domain.actions import Observation
from conversation_svc.domain.state import Proposal
from conversation_svc.tools.base import Desk, Effect, Tool, ToolRefused
from servicekit import logs
from servicekit.errors import Kind, ServiceError

_log = logs.get("tools")

_AWAY = {
    Kind.UNAVAILABLE: "unavailable",
    Kind.TIMEOUT: "timeout",
    Kind.UPSTREAM: "upstream",
    Kind.INTERNAL: "internal",
}


def proof_key(session_id: str, proposal: Proposal) -> str:
    """One key per session and proposal: a repeated write has no second effect."""
    args = json.dumps(proposal.args, sort_keys=True, default=str)
    return f"{session_id}:{proposal.proposal_id}:{hashlib.sha256(args.encode()).hexdigest()[:16]}"


def run_tool(tools: Mapping[str, Tool], desk: Desk, name: str, args: Mapping[str, Any]) -> Observation:
    """Run a tool and tell what it answered. Never raises for anything a caller can cause."""
    tool = tools.get(name)
    if tool is None:
        return Observation(name, False, error="unknown_tool")
    if tool.effect is Effect.WRITE:
        proposal = desk.state.proposal
        if proposal is None or not proposal.confirmed or proposal.tool != name:
            return Observation(name, False, error="not_confirmed")
        args = proposal.args
        desk = replace(desk, proof_key=proof_key(desk.state.session_id, proposal))
    try:
        return Observation(name, True, tool.run(desk, args))
    except ToolRefused as refused:
        return Observation(name, False, error=refused.code)
    except ServiceError as error:
        return Observation(name, False, dict(error.extra), _AWAY.get(error.kind, error.code))
    except (KeyError, ValueError, TypeError) as error:
        if tool.effect is Effect.WRITE:  # its arguments are our own: what is odd is the answer to a write
            _log.error(
                "an odd answer to a write",
                tenant_id=desk.policy.tenant_id,
                tool=name,
                error=type(error).__name__,
            )
            return Observation(name, False, error="upstream")
        return Observation(name, False, error="bad_arguments")  # of a shape nobody offered
