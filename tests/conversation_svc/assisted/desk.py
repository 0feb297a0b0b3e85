"""The receptionist of the other tests, with a model beside her."""

from __future__ import annotations

from dataclasses import dataclass, field

from conversation_svc.assisted.budget import Budget, Price
from conversation_svc.assisted.receptionist import Assistance, Talk
from conversation_svc.domain.actions import End, HandOff
from conversation_svc.domain.state import State
from conversation_svc.models.base import Limits
from conversation_svc.models.chain import ProviderChain
from conversation_svc.tools.registry import TOOLS
from tests.fakes.models.double import FakeLedger, ModelDouble
from tests.fakes.reception import Reception

LIMITS = Limits(connect=0.5, first_token=0.3, between_tokens=0.3, total=2.0)


@dataclass
class AssistedReception(Reception):
    models: tuple[ModelDouble, ...] = ()
    ceiling_cents: int | None = None
    own_ceiling_cents: int | None = None
    only_when_unsure: bool = False
    order: tuple[str, ...] | None = None
    ledger: FakeLedger = field(default_factory=FakeLedger)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.models = self.models or (ModelDouble(),)
        prices = {model.name: Price(100.0, 1000.0) for model in self.models}
        self.lines: list[tuple[str, str]] = []
        self.assistance = Assistance(
            chain=ProviderChain(self.models),
            budget=Budget(self.ledger, prices, self.ceiling_cents),
            tools=TOOLS,
            limits=LIMITS,
            only_when_unsure=self.only_when_unsure,
        )

    @property
    def model(self) -> ModelDouble:
        return self.models[0]

    def say(self, text: str) -> str:
        order = tuple(model.name for model in self.models) if self.order is None else self.order
        talk = Talk(order, self.own_ceiling_cents, tuple(self.lines))
        spoken = self.assistance.take_line(text, self.state, self.policy, self.now, self.run_tool, talk)
        self.state = State.from_json(spoken.state.to_json())
        self.answer = spoken.response
        self.tools += spoken.tools
        self.handoffs += [a for a in spoken.actions if isinstance(a, HandOff)]
        self.ended = any(isinstance(a, End) for a in spoken.actions)
        self.lines += [("customer", text), ("assistant", self.answer)]
        self.tokens = (spoken.tokens_in, spoken.tokens_out)
        return self.answer
