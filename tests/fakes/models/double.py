"""A model in memory that does what the script says. For what happens around a model, not on the wire."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from datetime import datetime

from conversation_svc.assisted.budget import Spending
from conversation_svc.models.base import (
    Done,
    FailureKind,
    ModelEvent,
    ModelFailure,
    ModelRequest,
    TextDelta,
    ToolCall,
    Usage,
)
from conversation_svc.models.wire.arguments import read_arguments
from tests.fakes.models.script import Reply, says

Script = Reply | Callable[[ModelRequest], Reply]


class ModelDouble:
    """The last entry of the script is played again and again."""

    def __init__(self, *script: Script, name: str = "openai") -> None:
        self.name = name
        self.model = "double"
        self.script: list[Script] = list(script) or [says("Hello there.")]
        self.asked: list[ModelRequest] = []
        self._ids = itertools.count()

    def play(self, *script: Script) -> None:
        self.script = list(script)

    def prepare(self) -> None:
        """Always ready."""

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        self.asked.append(request)
        planned = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        reply = planned if isinstance(planned, Reply) else planned(request)
        if reply.status != 200:
            raise ModelFailure(FailureKind.SERVER, str(reply.status))
        if reply.refuses:
            raise ModelFailure(FailureKind.REFUSED, "told to refuse")
        if reply.stall_before_first_token:
            request.abandoned.wait(30)
            return
        for piece in reply.text:
            yield TextDelta(piece)
            if reply.cut_after_first_token:
                raise ModelFailure(FailureKind.CUT, "told to cut")
        for call in reply.calls:
            text = call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments)
            yield ToolCall(f"c{next(self._ids)}", call.name, read_arguments(text))
        if reply.usage != (0, 0):
            yield Usage(*reply.usage)
        if reply.filtered:
            raise ModelFailure(FailureKind.REFUSED, "told to be filtered")
        if reply.stopped_by_length:
            raise ModelFailure(FailureKind.LENGTH, "told to be cut")
        yield Done("tools" if reply.calls else "end")


class FakeLedger:
    def __init__(self) -> None:
        self.cost: dict[tuple[str, str], int] = {}
        self.spendings: list[tuple[str, Spending]] = []

    def spent(self, tenant_id: str, month: str) -> int:
        return self.cost.get((tenant_id, month), 0)

    def add(self, tenant_id: str, month: str, spending: Spending, microcents: int) -> None:
        self.cost[tenant_id, month] = self.spent(tenant_id, month) + microcents
        self.spendings.append((tenant_id, spending))


def last_month(now: datetime) -> str:
    return f"{now.year - (now.month == 1)}-{(now.month - 2) % 12 + 1:02d}"
