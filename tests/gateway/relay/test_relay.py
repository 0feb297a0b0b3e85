"""Calls through ConversationRelay, with a real WebSocket between a caller and the relay."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
import requests
from twilio.request_validator import RequestValidator
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from gateway.config import Config
from gateway.relay.app import create_relay
from gateway.relay.call import Pace
from servicekit.config import Reader
from tests.fakes.service import Received, Reply, problem
from tests.gateway.conftest import Street

SETUP = {
    "type": "setup",
    "sessionId": "VX1",
    "callSid": "CA1",
    "from": "+12025550123",
    "to": "+12025550101",
    "customParameters": {"language": "en"},
}
PATIENT = Pace(turn=5, between_digits=0.1, silence=60, speaking=lambda _: 0.05)

Scene = Callable[[str], Coroutine[Any, Any, None]]


@asynccontextmanager
async def relay(street: Street, pace: Pace = PATIENT, **settings: str) -> AsyncIterator[str]:
    config = Config.from_reader(Reader({**street.environ, **settings}))
    server = await create_relay(config, pace).listen("127.0.0.1", 0)
    try:
        yield f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


class Phone:
    """What Twilio is to the relay."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **frame: Any) -> None:
        await self.connection.send(json.dumps(frame))

    async def say(self, text: str) -> None:
        await self.send(type="prompt", voicePrompt=text, lang="en-US", last=True)

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(5):
            frame: dict[str, Any] = json.loads(await self.connection.recv())
            return frame

    async def answer(self) -> str:
        """Everything spoken up to the end of the answer."""
        text = ""
        while True:
            frame = await self.next()
            assert frame["type"] == "text", frame
            text += str(frame["token"])
            if frame["last"]:
                return text


@asynccontextmanager
async def call(address: str, **setup: Any) -> AsyncIterator[Phone]:
    async with connect(f"{address}/twilio/relay") as connection:
        phone = Phone(connection)
        await phone.send(**{**SETUP, **setup})
        yield phone


def play(street: Street, scene: Scene, pace: Pace = PATIENT, **settings: str) -> None:
    async def run() -> None:
        async with relay(street, pace, **settings) as address:
            await scene(address)

    asyncio.run(run())


def test_words_are_passed_on_as_they_are_made(street: Street) -> None:
    street.conversation.token_seconds = 0.1

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("a cleaning")
            first = await phone.next()
            began = time.monotonic()
            rest = await phone.answer()
            assert first == {"type": "text", "token": "You", "last": False}
            assert first["token"] + rest == "You said: a cleaning"
            assert time.monotonic() - began > 0.25, "the first words did not wait for the last"

    play(street, scene)
    (turn,) = street.conversation.turns
    assert turn == {
        "tenant_id": "downtown",
        "channel": "voice",
        "text": "a cleaning",
        "from": "+12025550123",
        "to": "+12025550101",
        "language": "en",
        "call_sid": "CA1",
    }


def test_first_words_come_quickly(street: Street) -> None:
    async def scene(address: str) -> None:
        async with call(address) as phone:
            times = []
            for _ in range(20):
                began = time.perf_counter()
                await phone.say("hello")
                await phone.next()
                times.append(time.perf_counter() - began)
                await phone.answer()
            assert sorted(times)[len(times) // 2] < 0.05

    play(street, scene)


def test_interruption_cuts_the_stored_answer_to_what_was_heard(street: Street) -> None:
    street.conversation.next_answer = {"response": "I have nine, ten and eleven o'clock. Which one?"}

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("a cleaning")
            await phone.answer()
            await phone.send(
                type="interrupt", utteranceUntilInterrupt="I have nine ten", durationUntilInterruptMs=900
            )
            await phone.say("ten")
            await phone.answer()

    play(street, scene)
    (cut,) = street.conversation.calls("POST /v1/turns/interrupted")
    assert cut.json == {"tenant_id": "downtown", "session_id": "fresh-session", "heard": "I have nine, ten"}
    order = [one.path for one in street.conversation.received]
    assert order == ["/v1/turns", "/v1/turns/interrupted", "/v1/turns"]


def test_interruption_in_the_middle_stops_the_words(street: Street) -> None:
    street.conversation.token_seconds = 0.15
    street.conversation.next_answer = {"response": "one two three four five six"}

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("count")
            assert (await phone.next())["token"] == "one"
            await phone.send(type="interrupt", utteranceUntilInterrupt="one")
            await asyncio.sleep(0.3)
            street.conversation.token_seconds = 0.0
            street.conversation.next_answer = {"response": "all right"}
            await phone.say("stop")
            spoken = await phone.answer()
            assert "six" not in spoken
            assert spoken.endswith("all right")

    play(street, scene)
    (cut,) = street.conversation.calls("POST /v1/turns/interrupted")
    assert cut.json["heard"] == "one"


def test_keys_pressed_one_after_the_other_are_one_number(street: Street) -> None:
    async def scene(address: str) -> None:
        async with call(address) as phone:
            for digit in "2025550123":
                await phone.send(type="dtmf", digit=digit)
            await phone.answer()
            await phone.send(type="dtmf", digit="2")
            await phone.send(type="dtmf", digit="#")
            await phone.answer()

    play(street, scene)
    assert [turn["digits"] for turn in street.conversation.turns] == ["2025550123", "2"]


def test_zero_asks_for_a_person_and_the_call_ends_with_data_for_twilio(street: Street) -> None:
    street.conversation.next_answer = {"response": "I'll connect you.", "transfer_to": "+12025550199"}

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.send(type="dtmf", digit="0")
            assert await phone.answer() == "I'll connect you."
            end = await phone.next()
            assert end["type"] == "end"
            assert json.loads(end["handoffData"])["reason"] == "live-agent"

    play(street, scene)
    assert "talk to a person" in street.conversation.turns[0]["text"]


def test_goodbye_ends_the_call(street: Street) -> None:
    street.conversation.next_answer = {"response": "Goodbye!", "end_call": True}

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("bye")
            await phone.answer()
            assert json.loads((await phone.next())["handoffData"]) == {"reason": "done"}

    play(street, scene)


def test_change_of_language_is_told_before_the_first_word_of_it(street: Street) -> None:
    street.conversation.next_answer = {"response": "¡Claro!", "language": "es"}

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("en español por favor")
            assert await phone.next() == {
                "type": "language",
                "ttsLanguage": "es-US",
                "transcriptionLanguage": "es-US",
            }
            assert await phone.answer() == "¡Claro!"
            await phone.say("gracias")
            assert await phone.answer() == "¡Claro!"

    play(street, scene)


def test_silence_is_told_to_the_receptionist_who_may_end_the_call(street: Street) -> None:
    def silent(received: Received) -> Reply:
        told = len(street.conversation.turns)
        done = {"response": f"Still there? {told}", "session_id": "s", "end_call": told == 3}
        return Reply(iter([f"event: done\ndata: {json.dumps(done)}\n\n".encode()]))

    street.conversation.on("POST /v1/turns", silent)

    async def scene(address: str) -> None:
        async with call(address) as phone:
            assert [await phone.answer() for _ in range(3)] == [f"Still there? {n}" for n in (1, 2, 3)]
            assert (await phone.next())["type"] == "end"

    play(street, scene, Pace(silence=0.1, speaking=lambda _: 0.0))
    assert [turn["text"] for turn in street.conversation.turns] == ["", "", ""]


def test_caller_who_comes_back_hears_the_last_answer_and_keeps_the_session(street: Street) -> None:
    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("hello")
            await phone.answer()
            phone.connection.transport.abort()
        await asyncio.sleep(0.1)
        async with call(address) as phone:
            assert await phone.answer() == "You said: hello"
            await phone.say("again")
            await phone.answer()

    play(street, scene)
    assert street.conversation.turns[1]["session_id"] == "fresh-session"
    assert street.conversation.turns[1]["call_sid"] == "CA1"


def test_receptionist_away_means_a_person(street: Street) -> None:
    street.conversation.on("POST /v1/turns", lambda _: problem(503, "database_unavailable"))

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("hello")
            assert "problem" in await phone.answer()
            assert json.loads((await phone.next())["handoffData"])["reason"] == "live-agent"

    play(street, scene)


def test_slow_receptionist_is_excused_once(street: Street) -> None:
    def slow(_: Any) -> Reply:
        time.sleep(0.6)
        return Reply({})

    street.conversation.on("POST /v1/turns", slow)

    async def scene(address: str) -> None:
        async with call(address) as phone:
            await phone.say("hello")
            assert "problem" in await phone.answer()

    play(street, scene, Pace(turn=0.3, silence=60))


@pytest.mark.parametrize(
    "first", ["not json", "[]", '{"type": "prompt"}', '{"type": "setup"}', '{"no": "type"}']
)
def test_connection_that_does_not_begin_with_a_setup_is_closed(street: Street, first: str) -> None:
    async def scene(address: str) -> None:
        async with connect(f"{address}/twilio/relay") as connection:
            await connection.send(first)
            with pytest.raises(ConnectionClosed) as closed:
                await connection.recv()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1008

    play(street, scene)


def test_number_nobody_has_is_closed(street: Street) -> None:
    async def scene(address: str) -> None:
        async with call(address, to="+12025559999") as phone:
            with pytest.raises(ConnectionClosed):
                await phone.connection.recv()

    play(street, scene)


def test_strange_frames_in_a_call_do_no_harm(street: Street) -> None:
    async def scene(address: str) -> None:
        async with call(address) as phone:
            for strange in ("nonsense", "[1]", '{"type": "info"}', '{"type": "prompt", "voicePrompt": 5}'):
                await phone.connection.send(strange)
            await phone.send(type="error", description="+12025550123 said something")
            await phone.say("hello")
            assert await phone.answer() == "You said: hello"

    play(street, scene)


def test_only_twilio_may_connect(street: Street) -> None:
    url = "wss://relay.example/twilio/relay"
    good = RequestValidator("secret").compute_signature(url, {})

    async def scene(address: str) -> None:
        for headers in ({}, {"X-Twilio-Signature": "AAAA" + good[4:]}):
            with pytest.raises(InvalidStatus) as refused:
                await connect(f"{address}/twilio/relay", additional_headers=headers)
            assert refused.value.response.status_code == 403
        async with connect(f"{address}/twilio/relay", additional_headers={"X-Twilio-Signature": good}):
            pass

    play(street, scene, TWILIO_AUTH_TOKEN="secret", RELAY_PUBLIC_URL="wss://relay.example")


def test_health_and_figures_on_the_same_port(street: Street) -> None:
    async def scene(address: str) -> None:
        base = address.replace("ws://", "http://")
        health = await asyncio.to_thread(requests.get, f"{base}/v1/health", timeout=5)
        assert health.json()["service"] == "relay"
        assert health.status_code == 200
        figures = await asyncio.to_thread(requests.get, f"{base}/metrics", timeout=5)
        assert "frontdesk_relay_calls" in figures.text
        missing = await asyncio.to_thread(requests.get, f"{base}/elsewhere", timeout=5)
        assert missing.status_code == 404
        assert missing.headers["Content-Type"] == "application/problem+json"

    play(street, scene)


def test_fifty_calls_at_once(street: Street) -> None:
    street.conversation.token_seconds = 0.05

    async def scene(address: str) -> None:
        async def one(number: int) -> None:
            async with call(address, callSid=f"CA{number}") as phone:
                for turn in range(3):
                    await phone.say(f"line {number} {turn}")
                    assert await phone.answer() == f"You said: line {number} {turn}"

        async with asyncio.TaskGroup() as callers:
            for number in range(50):
                callers.create_task(one(number))

    play(street, scene)
