"""A turn's end: everything it leaves behind is saved at once, or nothing is."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from conversation_svc.store.turn_parts import LIFETIME, Ending
from servicekit.db import DbConnection

# The messages and the answers hang on the session's row, and the row on our lease: one statement, one round
# trip, and nothing is written by a turn that lost its session.
_NOBODY_CAME = (  # and nobody gave the word back, while the turn was being made
    "handoff = %(handoff_before)s AND state->>'awaiting_person_since' IS NOT DISTINCT FROM %(awaited)s::text"
)
_END = f"""
WITH mine AS (
    UPDATE sessions SET language = %(language)s,
           state = CASE WHEN {_NOBODY_CAME} THEN %(state)s
                        ELSE %(state)s - '{{awaiting_person_since,helping}}'::text[] END,
           handoff = CASE WHEN {_NOBODY_CAME} THEN %(handoff)s ELSE handoff END,
           outcome = coalesce(%(outcome)s, outcome),
           customer_id = coalesce(%(customer_id)s, customer_id),
           customer_name = coalesce(%(customer_name)s, customer_name),
           appointment_id = coalesce(%(appointment_id)s, appointment_id),
           confirmation_number = coalesce(%(confirmation_number)s, confirmation_number),
           tools = tools || %(tools)s, turns = turns + 1, errors = errors + %(errors)s,
           spent_ms = spent_ms + %(latency_ms)s::real, tokens_in = tokens_in + %(tokens_in)s,
           tokens_out = tokens_out + %(tokens_out)s, lease_until = NULL, lease_token = NULL,
           last_at = %(now)s, expires_at = %(expires_at)s
     WHERE session_id = %(session)s AND tenant_id = %(tenant)s AND lease_token = %(token)s
    RETURNING session_id
), said AS (
    INSERT INTO messages
           (tenant_id, session_id, role, text, tool_calls, latency_ms, tokens_in, tokens_out, prompt_version,
            created_at)
    SELECT %(tenant)s, session_id, line.role, line.text, line.tool_calls::jsonb, line.latency_ms,
           line.tokens_in, line.tokens_out, line.prompt_version, %(now)s
      FROM mine, ROWS FROM (unnest(%(roles)s::text[]), unnest(%(texts)s::text[]), unnest(%(calls)s::text[]),
           unnest(%(latencies)s::real[]), unnest(%(ins)s::integer[]), unnest(%(outs)s::integer[]),
           unnest(%(prompts)s::text[]))
           WITH ORDINALITY AS line (role, text, tool_calls, latency_ms, tokens_in, tokens_out, prompt_version,
           place)
     ORDER BY line.place
), settled AS (
    UPDATE turns SET status = 'done', answer = given.answer::jsonb
      FROM mine, unnest(%(turn_ids)s::bigint[], %(answers)s::text[]) AS given (turn_id, answer)
     WHERE turns.turn_id = given.turn_id AND turns.tenant_id = %(tenant)s
)
SELECT 1 FROM mine
"""  # noqa: S608 - constants only


def end_turn(connection: DbConnection, tenant_id: str, ending: Ending, now: datetime) -> bool:
    """Save everything. False: the lease was lost, somebody else has the session, and nothing was saved.

    A person may have taken over meanwhile, and keeps the word.
    """
    lines: list[tuple[Any, ...]] = [("customer", text, None, None, None, None, None) for text in ending.texts]
    if ending.response:
        calls = json.dumps(list(ending.tool_calls))
        made = (calls, ending.latency_ms, ending.tokens_in, ending.tokens_out, ending.prompt_version)
        lines.append(("assistant", ending.response, *made))
    columns = [list(column) for column in zip(*lines, strict=True)]
    saved = connection.execute(
        _END,
        {
            "tenant": tenant_id,
            "session": ending.session_id,
            "token": ending.token,
            "state": Jsonb(ending.state),
            "language": ending.language,
            "handoff_before": ending.handoff_before,
            "handoff": ending.handoff,
            "awaited": ending.awaited_before,
            "outcome": ending.outcome,
            "customer_id": ending.customer_id,
            "customer_name": ending.customer_name,
            "appointment_id": ending.appointment_id,
            "confirmation_number": ending.confirmation_number,
            "tools": Jsonb({call["name"]: 1 for call in ending.tool_calls}),
            "errors": ending.errors,
            "latency_ms": round(ending.latency_ms),
            "tokens_in": ending.tokens_in,
            "tokens_out": ending.tokens_out,
            "now": now,
            "expires_at": now + LIFETIME,
            **dict(
                zip(("roles", "texts", "calls", "latencies", "ins", "outs", "prompts"), columns, strict=True)
            ),
            "turn_ids": list(ending.turn_ids),
            "answers": [json.dumps(answer) for answer in ending.answers],
        },
    ).fetchone()
    return saved is not None
