"""The providers in the order of the configuration. One that fails is replaced in the middle of the turn."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Thread

from conversation_svc.models import counters
from conversation_svc.models.base import (
    ModelEvent,
    ModelFailure,
    ModelProvider,
    ModelRequest,
    TextDelta,
    ToolCall,
    Usage,
    Working,
)
from conversation_svc.models.patience import patiently
from servicekit import logs
from servicekit.breaker import Breaker

LEAST_SECONDS = 0.5  # with less time left nobody is asked any more
BREAKER_FAILURES = 3
BREAKER_SECONDS = 20.0
LONGEST_REST = 120.0  # seconds that a provider may send us away for

_log = logs.get("models")


@dataclass(frozen=True, slots=True)
class Restarted:
    """The provider failed; what it said since the round began is void. The next one begins anew, if any."""

    provider: str
    model: str
    failure: ModelFailure


class NobodyAnswered(Exception):
    """Every provider failed, is resting, or had no time left: the built-in receptionist takes the turn."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An event and who it came from."""

    provider: str
    model: str
    event: ModelEvent


class ProviderChain:
    """Rounds with whichever provider answers. One per process; a breaker for each provider.

    It knows every usable provider; a turn names those it wants, in its order.
    """

    def __init__(
        self,
        providers: Sequence[ModelProvider],
        *,
        failures: int = BREAKER_FAILURES,
        open_seconds: float = BREAKER_SECONDS,
    ) -> None:
        self._providers = tuple(providers)
        self._breakers: Mapping[str, Breaker] = {
            provider.name: Breaker(failures=failures, open_seconds=open_seconds) for provider in providers
        }

        self._busy_until: dict[str, float] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(provider.name for provider in self._providers)

    def prepare(self) -> None:
        """Load slow libraries beside the start, so that the first customer does not wait for them."""
        for provider in self._providers:
            Thread(target=provider.prepare, name=f"prepare-{provider.name}", daemon=True).start()

    def play_round(
        self, request: ModelRequest, deadline: float, *, order: Sequence[str] | None = None
    ) -> Iterator[Spoken | Restarted]:
        """Events of one round. `deadline` is a time.monotonic() for everybody together.

        order: names, first asked first; unknown ones are passed over. None: all, as given at the start.

        Raises NobodyAnswered at last; never ModelFailure.
        """
        for provider in self._in_order(order):
            left = deadline - time.monotonic()
            if left < LEAST_SECONDS:
                break
            breaker = self._breakers[provider.name]
            if self._busy_until.get(provider.name, 0.0) > time.monotonic() or not breaker.allows():
                continue
            limits = replace(request.limits, total=min(request.limits.total, left))
            try:
                yield from self._one(provider, replace(request, limits=limits))
            except ModelFailure as failure:
                breaker.record(not failure.counts_against_provider)  # a refusal shows that it is there
                if failure.retry_after is not None:
                    rest = min(failure.retry_after, LONGEST_REST)
                    self._busy_until[provider.name] = time.monotonic() + rest
                counters.ROUNDS.labels(provider.name, failure.kind.value).inc()
                _log.warning(
                    "a model provider failed",
                    provider=provider.name,
                    kind=failure.kind.value,
                    detail=failure.detail,
                )
                yield Restarted(provider.name, provider.model, failure)
                continue
            breaker.record(True)
            counters.ROUNDS.labels(provider.name, "ok").inc()
            return
        raise NobodyAnswered

    def _in_order(self, order: Sequence[str] | None) -> list[ModelProvider]:
        known = {provider.name: provider for provider in self._providers}
        return [known[name] for name in (known if order is None else order) if name in known]

    def _one(self, provider: ModelProvider, request: ModelRequest) -> Iterator[Spoken]:
        started = time.monotonic()
        waiting = True
        for event in patiently(provider, request):
            if waiting and isinstance(event, TextDelta | ToolCall | Working):
                waiting = False
                counters.FIRST_WORD_SECONDS.labels(provider.name).observe(time.monotonic() - started)
            if isinstance(event, Usage):
                counters.TOKENS.labels(provider.name, "input").inc(event.input_tokens)
                counters.TOKENS.labels(provider.name, "output").inc(event.output_tokens)
            yield Spoken(provider.name, provider.model, event)
