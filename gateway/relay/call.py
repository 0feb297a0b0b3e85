"""One phone call through the relay."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from gateway.clients import Turn, TurnAnswer
from gateway.metrics import RELAY_FIRST_TOKEN_SECONDS, RELAY_TURNS
from gateway.relay import frames
from gateway.relay.heard import heard_part, speaking_seconds
from gateway.relay.streaming import Receptionist, events_of
from gateway.relay_twiml import LIVE_AGENT
from gateway.words import words
from servicekit import logs
from servicekit.errors import Kind, ServiceError
from servicekit.payloads.tenant import Tenant

_log = logs.get("relay")

Send = Callable[[str], Awaitable[None]]


@dataclass(frozen=True)
class Pace:
    """Seconds."""

    turn: float = 30.0
    between_digits: float = 1.5
    silence: float = 10.0
    speaking: Callable[[str], float] = speaking_seconds


@dataclass
class Talk:
    """What outlives a broken connection of the same call."""

    tenant: Tenant
    call_sid: str
    caller: str
    called: str
    language: str
    session_id: str | None = None
    last_answer: str = ""
    was_cut_off: bool = False
    seen_at: float = field(default_factory=time.monotonic)


class Call:
    """Frames come in one after the other by `receive`; everything that waits runs beside them.

    Turns of a call follow each other: the next begins when the one before has ended and, where it was spoken
    over, has been cut to what was heard.
    """

    def __init__(
        self, talk: Talk, receptionist: Receptionist, threads: Executor, send: Send, pace: Pace
    ) -> None:
        self.talk = talk
        self._receptionist = receptionist
        self._threads = threads
        self._send = send
        self._pace = pace
        self._turn: asyncio.Task[None] | None = None
        self._sent = ""  # of the running or last answer
        self._is_stored = False  # is what was sent an answer that the receptionist keeps?
        self._heard: str | None = None  # set by an interruption
        self._digits = ""
        self._waiting: asyncio.Task[None] | None = None  # for more digits, for a silence, for the end
        self._is_closed = False

    async def begin(self) -> None:
        """After a broken connection the caller hears the last answer again."""
        if self.talk.was_cut_off and self.talk.last_answer:
            await self._say(self.talk.last_answer)
        self.talk.was_cut_off = False
        self._after(2 * self._pace.silence, self._break_silence)  # the greeting is still being spoken

    def receive(self, frame: frames.Frame) -> None:
        match frame:
            case frames.Prompt(text, language, True) if text:
                self._take_turn(text, None, language)
            case frames.Dtmf(digit) if digit and digit in "0123456789*#":
                self._collect(digit)
            case frames.Interrupt(heard):
                self._interrupt(heard)
            case frames.Trouble():
                _log.warning("Twilio reports trouble with a call", tenant_id=self.talk.tenant.id)
            case _:
                pass

    async def close(self) -> None:
        """The connection is gone. A running turn is heard to its end, so that the talk can go on later."""
        self._is_closed = True
        self._stop_waiting()
        self.talk.seen_at = time.monotonic()
        if self._turn is not None and not self._turn.done():
            self.talk.was_cut_off = True
            await asyncio.wait([self._turn])

    def _collect(self, digit: str) -> None:
        self._stop_waiting()
        if digit != "#":
            self._digits += digit
        if digit == "#":
            self._hand_in_digits()
        else:
            self._after(self._pace.between_digits, self._hand_in_digits_later)

    async def _hand_in_digits_later(self) -> None:
        self._hand_in_digits()

    def _hand_in_digits(self) -> None:
        digits, self._digits = self._digits[:40], ""
        if digits == "0":
            self._take_turn(words(self.talk.language).want_person, None, None)
        elif digits:
            self._take_turn(digits, digits, None)

    def _interrupt(self, utterance: str) -> None:
        self._stop_waiting()
        if self._heard is not None or not self._sent:
            return
        self._heard = heard_part(self._sent, utterance)
        if not self._is_stored:
            self._heard = None
        elif self._turn is None or self._turn.done():  # it had been sent wholly and was still being spoken
            self._turn = asyncio.create_task(self._cut())
        self._wait_for_silence()

    def _take_turn(self, text: str, digits: str | None, language: str | None) -> None:
        self._stop_waiting()
        known = language if language in self.talk.tenant.languages else self.talk.language
        turn = Turn(
            tenant_id=self.talk.tenant.id,
            channel="voice",
            text=text[:10_000],
            from_=self.talk.caller or None,
            to=self.talk.called or None,
            session_id=self.talk.session_id,
            call_sid=self.talk.call_sid,
            language=known,
            digits=digits,
        )
        before = self._turn
        if before is not None and not before.done() and self._heard is None:
            self._heard = self._sent  # a new sentence while we still answer: no more of that is sent
        self._turn = asyncio.create_task(self._answer(turn, before))

    async def _answer(self, turn: Turn, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        self._sent, self._heard, self._is_stored = "", None, True
        started = time.perf_counter()
        try:
            answer = await self._pass_on(replace(turn, session_id=self.talk.session_id), started)
        except ServiceError as error:
            RELAY_TURNS.labels("failed").inc()
            await self._without_answer(error)
            return
        RELAY_TURNS.labels("interrupted" if self._heard is not None else "answered").inc()
        self.talk.session_id = answer.session_id or self.talk.session_id
        self.talk.last_answer = answer.response
        if self._heard is not None:
            await self._cut()
            return
        await self._finish(answer)

    async def _pass_on(self, turn: Turn, started: float) -> TurnAnswer:
        """Words go out as they are made. An interruption stops them; the answer is still awaited."""
        answer = TurnAnswer("", turn.session_id or "")
        async for event in events_of(self._receptionist, turn, self._threads, seconds=self._pace.turn):
            if event.name == "done":
                answer = TurnAnswer.parse(event.json)
            elif event.name == "token" and self._heard is None:
                if not self._sent:
                    RELAY_FIRST_TOKEN_SECONDS.observe(time.perf_counter() - started)
                await self._speak(event.json.get("language"))
                token = event.json["text"]
                self._sent += token
                await self._send(frames.words(token, last=False))
        return answer

    async def _finish(self, answer: TurnAnswer) -> None:
        await self._speak(answer.language)
        missing = answer.response if not self._sent else ""
        self._sent = self._sent or missing
        await self._send(frames.words(missing, last=True))
        spoken = self._pace.speaking(self._sent)
        if answer.transfer_to:
            self._after(spoken, self._end_with_person)
        elif answer.end_call:
            self._after(spoken, self._end)
        else:
            self._wait_for_silence()

    async def _speak(self, language: str | None) -> None:
        """Before the first words of another language, or the old one's voice would read them."""
        if language and language != self.talk.language:
            self.talk.language = language
            await self._send(frames.language(language))

    async def _without_answer(self, error: ServiceError) -> None:
        _log.warning("a caller could not be answered", code=error.code, tenant_id=self.talk.tenant.id)
        told = words(self.talk.language)
        if error.kind is Kind.TIMEOUT:
            await self._say(f"{told.trouble} {told.unclear}")
            self._wait_for_silence()
            return
        text = f"{told.trouble} {told.connecting}"
        await self._say(text)
        self._after(self._pace.speaking(text), self._end_with_person)

    async def _cut(self) -> None:
        """Tell the receptionist what was heard, if it has given this talk a name yet."""
        if self.talk.session_id is None or self._heard is None:
            return
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(
                self._threads,
                self._receptionist.interrupted,
                self.talk.tenant.id,
                self.talk.session_id,
                self._heard,
            )
        except ServiceError as error:
            _log.warning("an interruption could not be told", code=error.code, tenant_id=self.talk.tenant.id)

    async def _say(self, text: str) -> None:
        self._sent, self._heard, self._is_stored = text, None, False
        await self._send(frames.words(text, last=True))

    def _wait_for_silence(self) -> None:
        self._after(self._pace.silence + self._pace.speaking(self._sent), self._break_silence)

    async def _break_silence(self) -> None:
        """An empty turn: the receptionist asks again, in its own words, or says goodbye after some times."""
        self._take_turn("", None, None)

    async def _end(self) -> None:
        await self._send(frames.end(reason="done"))

    async def _end_with_person(self) -> None:
        await self._send(frames.end(reason=LIVE_AGENT, session_id=self.talk.session_id or ""))

    def _after(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        """At most one thing is waited for; whatever the caller does next replaces it."""
        self._stop_waiting()
        if self._is_closed:
            return

        async def wait() -> None:
            await asyncio.sleep(seconds)
            self._waiting = None
            await act()

        self._waiting = asyncio.create_task(wait())

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
