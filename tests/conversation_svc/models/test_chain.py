"""Several providers in a row."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from conversation_svc.models.base import (
    Done,
    FailureKind,
    Limits,
    ModelEvent,
    ModelFailure,
    ModelRequest,
    TextDelta,
)
from conversation_svc.models.chain import NobodyAnswered, ProviderChain, Restarted, Spoken
from conversation_svc.models.patience import patiently
from conversation_svc.models.registry import BUILT_IN, PROVIDERS, ModelSettings, providers_of
from tests.conversation_svc.models.asking import make_request
from tests.conversation_svc.models.conftest import settings_for
from tests.fakes.models.double import ModelDouble
from tests.fakes.models.script import Reply, says
from tests.fakes.models.server import ModelServer

LIMITS = Limits(connect=0.5, first_token=0.3, between_tokens=0.3, total=2.0)
REQUEST = make_request(limits=LIMITS)


def play(chain: ProviderChain, seconds: float = 5.0, **changes: Any) -> list[Spoken | Restarted]:
    return list(chain.play_round(REQUEST, time.monotonic() + seconds, **changes))


def text_after_restart(events: list[Spoken | Restarted]) -> str:
    text = ""
    for event in events:
        if isinstance(event, Restarted):
            text = ""
        elif isinstance(event.event, TextDelta):
            text += event.event.text
    return text


def test_the_first_provider_that_answers_is_heard() -> None:
    chain = ProviderChain([ModelDouble(says("One.")), ModelDouble(says("Two."), name="bedrock")])
    assert text_after_restart(play(chain)) == "One."


@pytest.mark.parametrize(
    "mischief",
    [
        Reply(status=500),
        Reply(refuses=True),
        Reply(stall_before_first_token=True),
        says("We", " are", cut_after_first_token=True),
        says("We are open, except on", stopped_by_length=True),
        says("We are", filtered=True),
    ],
    ids=["500", "refusal", "stall", "cut", "length", "filter"],
)
def test_the_next_provider_takes_over(mischief: Reply) -> None:
    chain = ProviderChain([ModelDouble(mischief), ModelDouble(says("Two."), name="bedrock")])
    events = play(chain)
    assert text_after_restart(events) == "Two."
    assert sum(isinstance(event, Restarted) for event in events) == 1


def test_when_nobody_answers_that_is_said_at_the_end() -> None:
    chain = ProviderChain([ModelDouble(Reply(status=500)), ModelDouble(Reply(status=500), name="bedrock")])
    with pytest.raises(NobodyAnswered):
        play(chain)


def test_a_failing_provider_rests_and_is_tried_again_later() -> None:
    broken = ModelDouble(Reply(status=500))
    chain = ProviderChain([broken, ModelDouble(says("Two."), name="bedrock")], failures=3, open_seconds=0.2)
    for _ in range(6):
        play(chain)
    assert len(broken.asked) == 3
    time.sleep(0.25)
    broken.play(says("Back."))
    assert text_after_restart(play(chain)) == "Back."
    assert text_after_restart(play(chain)) == "Back."


def test_refusals_do_not_make_a_provider_rest() -> None:
    prim = ModelDouble(Reply(refuses=True))
    chain = ProviderChain([prim, ModelDouble(says("Two."), name="bedrock")], failures=2, open_seconds=60)
    for _ in range(5):
        play(chain)
    assert len(prim.asked) == 5


def test_all_providers_together_keep_to_the_deadline() -> None:
    stalled = [ModelDouble(Reply(stall_before_first_token=True), name=name) for name in PROVIDERS]
    started = time.monotonic()
    with pytest.raises(NobodyAnswered):
        play(ProviderChain(stalled), seconds=1.0)
    assert time.monotonic() - started < 1.3


def test_a_turn_may_name_its_own_order() -> None:
    one, two = ModelDouble(says("One.")), ModelDouble(Reply(status=500), name="bedrock")
    assert (
        text_after_restart(play(ProviderChain([one, two]), order=("bedrock", "nobody", "openai"))) == "One."
    )
    assert len(two.asked) == 1


def test_a_provider_that_raises_something_of_its_own_costs_no_turn() -> None:
    class Buggy(ModelDouble):
        def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
            raise ZeroDivisionError

    with pytest.raises(ModelFailure) as caught:
        list(patiently(Buggy(), REQUEST))
    assert caught.value.kind is FailureKind.MALFORMED


def test_a_provider_that_talks_for_ever_is_stopped_at_the_total() -> None:
    class Endless(ModelDouble):
        def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
            while not request.abandoned.is_set():
                time.sleep(0.01)
                yield TextDelta("and ")

    started = time.monotonic()
    with pytest.raises(ModelFailure) as caught:
        list(patiently(Endless(), make_request(limits=Limits(total=0.5))))
    assert caught.value.kind is FailureKind.TIMEOUT
    assert time.monotonic() - started < 0.8


def test_an_abandoned_provider_leaves_no_thread_behind() -> None:
    model = ModelDouble(Reply(stall_before_first_token=True))
    with pytest.raises(ModelFailure):
        list(patiently(model, REQUEST))
    time.sleep(0.1)
    assert not [thread for thread in threading.enumerate() if thread.name == f"model-{model.name}"]


def test_a_reader_who_leaves_early_stops_the_provider() -> None:
    class Long(ModelDouble):
        stopped = False

        def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
            for _ in range(10_000):
                yield TextDelta("x")
            yield Done("end")

    events = patiently(Long(), REQUEST)
    next(events)
    events.close()  # type: ignore[attr-defined]
    time.sleep(0.7)
    assert not [thread for thread in threading.enumerate() if thread.name == "model-openai"]


def test_the_built_in_receptionist_is_no_provider_and_may_be_named_anyway() -> None:
    assert providers_of(ModelSettings(order=(BUILT_IN,))) == []


def test_every_provider_of_the_registry_has_its_own_name(
    model_server: ModelServer, aws_surroundings: None
) -> None:
    assert [one.name for one in providers_of(settings_for(model_server))] == list(PROVIDERS)


class _Busy(ModelDouble):
    """Sends everybody away for a while."""

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        self.asked.append(request)
        raise ModelFailure(FailureKind.RATE_LIMITED, "429", retry_after=0.2)


def test_who_is_told_to_come_back_later_does() -> None:
    busy = _Busy()
    chain = ProviderChain([busy, ModelDouble(says("Two."), name="bedrock")])
    for _ in range(3):
        assert text_after_restart(play(chain)) == "Two."
    assert len(busy.asked) == 1
    time.sleep(0.25)
    play(chain)
    assert len(busy.asked) == 2


def test_a_refusal_shows_that_a_provider_is_there() -> None:
    model = ModelDouble(Reply(status=500), Reply(status=500), Reply(refuses=True), Reply(status=500))
    chain = ProviderChain([model, ModelDouble(says("Two."), name="bedrock")], failures=3, open_seconds=60)
    for _ in range(5):
        play(chain)
    assert len(model.asked) == 5
