"""How quickly the receptionist answers on the running stack, with the built-in one.

At the service, through the gateway and on a phone line, one customer at a time; then fifty at once, each with
a person's pauses. Every turn is part of a whole booking, tool calls included.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import requests
from websockets.asyncio.client import connect

from deploy import measurements
from deploy.bench.load import server_timing
from servicekit.access import Principal, Role, TokenSigner
from tests.stack import Stack

NOW = "2026-11-30T08:00:00-05:00"
DOWNTOWN = "+12025550101"
BOOKINGS = 24  # of four turns each, for every way in
AT_ONCE = 50
SECONDS = 60.0
THINKING = (2.0, 6.0)  # seconds between an answer and the next line, evenly spread
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "tomorrow", "December 14", "next week", "December 21")
BUSINESSES = (
    ("downtown", "a check-up"),
    ("uptown", "an annual physical"),
    ("westside", "a treatment session"),
    ("brandons", "a diagnosis"),
    ("peak-field", "a maintenance visit"),
)

Say = Callable[[str], float]  # the milliseconds until the answer was there


def lines(chance: random.Random, service: str = "a check-up") -> tuple[str, ...]:
    return (
        f"Hi, can I get {service} on {chance.choice(DAYS)}?",
        chance.choice(["the second one", "the first one", "the last one"]),
        "Carol Jones",
        "yes",
    )


@dataclass
class Caller:
    """Keeps its connection, as programs do."""

    house: Stack
    session: requests.Session = field(default_factory=requests.Session)
    own: list[float] = field(default_factory=list)
    """Of turns at the service: milliseconds inside it, without waiting for the calendar."""

    def post(self, url: str, **more: Any) -> tuple[requests.Response, float]:
        started = time.perf_counter()
        answer = self.session.post(url, timeout=30, **more)
        took = (time.perf_counter() - started) * 1000
        assert answer.ok, (answer.status_code, answer.text)
        return answer, took

    def at_the_service(self) -> Say:
        """Texts to the conversation service itself, as the gateway passes them on."""
        signer = TokenSigner(self.house.internal_secret)
        token = signer.sign(Principal(Role.SERVICE, None, "gateway"), ttl=600)
        number = _number()

        def say(line: str) -> float:
            body = {
                "tenant_id": "downtown",
                "channel": "sms",
                "text": line,
                "from": number,
                "to": DOWNTOWN,
                "message_sid": f"SM{secrets.token_hex(16)}",
            }
            url = f"{self.house.url('conversation')}/v1/turns"
            answer, took = self.post(url, json=body, headers={"Authorization": f"Bearer {token}"})
            timing = server_timing(answer.headers["Server-Timing"])
            self.own.append(timing["app"] - timing["others"])
            return took

        return say

    def by_text(self) -> Say:
        number = _number()

        def say(line: str) -> float:
            sid = f"SM{secrets.token_hex(16)}"
            form = {"From": number, "To": DOWNTOWN, "Body": line, "MessageSid": sid}
            return self.post(f"{self.house.gateway}/twilio/sms", data=form)[1]

        return say

    def by_chat(self, tenant_id: str = "downtown", seen: Counter[str] | None = None) -> Say:
        session_id: str | None = None

        def say(line: str) -> float:
            nonlocal session_id
            body = {"tenant_id": tenant_id, "message": line, "session_id": session_id}
            headers = {"Authorization": f"Bearer {self.house.admin_key}"}
            answer, took = self.post(f"{self.house.gateway}/api/chat", json=body, headers=headers)
            told = answer.json()
            session_id = told["session_id"]
            if seen is not None:
                seen["turns"] += 1
                seen["booked"] += "appointment" in told["metadata"]
            return took

        return say


def main() -> None:
    settings = {"NOW": NOW, "LIMIT_TEXTS_PER_NUMBER": "0", "LIMIT_PUBLIC_PER_ADDRESS": "0"}
    with Stack(environment=settings) as house:
        caller = Caller(house)
        ways = {
            "a turn at the conversation service": caller.at_the_service,
            "a text through the gateway": caller.by_text,
            "a chat message through the gateway": caller.by_chat,
        }
        print("conversation: one customer at a time", flush=True)
        alone = _one_at_a_time(ways)
        print("conversation: calls", flush=True)
        first_words = asyncio.run(_calls(house))
        print(f"conversation: {AT_ONCE} customers at once", flush=True)
        crowd, seen = _at_once(house)
    page = _page(alone, caller.own, first_words, crowd, seen)
    (measurements.PARTS / "conversation.md").write_text(page, encoding="utf-8")
    print(page, flush=True)


def _one_at_a_time(ways: dict[str, Callable[[], Say]]) -> dict[str, list[float]]:
    """Bookings in turn by every way, so that the machine's moods fall on all of them."""
    chance = random.Random(1)
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(BOOKINGS + 4):
        for name, opened in ways.items():
            say = opened()
            taken = [say(line) for line in lines(chance)]
            if number >= 4:  # every worker has had its first
                found[name] += taken
    return found


async def _calls(house: Stack) -> list[float]:
    """Milliseconds from the caller's sentence to the first words, over ConversationRelay's socket."""
    chance = random.Random(2)
    found: list[float] = []
    for number in range(BOOKINGS // 2 + 2):
        async with connect(f"ws://127.0.0.1:{house.ports['RELAY_PORT']}/twilio/relay") as phone:
            sid = f"CA{secrets.token_hex(16)}"
            setup = {"sessionId": f"VX{sid}", "callSid": sid, "from": _number(), "to": DOWNTOWN}
            await phone.send(json.dumps({"type": "setup", **setup}))
            for line in lines(chance):
                started = time.perf_counter()
                prompt = {"type": "prompt", "voicePrompt": line, "lang": "en-US", "last": True}
                await phone.send(json.dumps(prompt))
                frame = json.loads(await asyncio.wait_for(phone.recv(), 15))
                if number >= 2:
                    found.append((time.perf_counter() - started) * 1000)
                while not (frame["type"] == "text" and frame["last"]):
                    frame = json.loads(await asyncio.wait_for(phone.recv(), 15))
    return found


def _at_once(house: Stack) -> tuple[list[float], Counter[str]]:
    ends = time.monotonic() + SECONDS
    found: list[float] = []
    seen: Counter[str] = Counter()
    faults: list[BaseException] = []

    def customer(number: int) -> None:
        chance = random.Random(number)
        try:
            time.sleep(chance.uniform(0, THINKING[1]))
            while time.monotonic() < ends:
                tenant_id, service = chance.choice(BUSINESSES)
                say = Caller(house).by_chat(tenant_id, seen)
                for line in lines(chance, service):
                    found.append(say(line))
                    time.sleep(chance.uniform(*THINKING))
        except BaseException as fault:  # told at the end, by the thread that waits
            faults.append(fault)

    threads = [threading.Thread(target=customer, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return found, seen


def _page(
    alone: dict[str, list[float]],
    own: list[float],
    first_words: list[float],
    crowd: Sequence[float],
    seen: Counter[str],
) -> str:
    targets = {"a text through the gateway": "p50 40 ms"}
    rows = [("a turn inside the conversation service, without its calls", _shown(own), "p50 15 ms")]
    rows += [(name, _shown(taken), targets.get(name, "")) for name, taken in alone.items()]
    rows.append(("ConversationRelay: a sentence to the first words", _shown(first_words), "p50 50 ms"))
    what = f"{AT_ONCE} chats at once for {SECONDS:.0f} s ({seen['turns']} turns, {seen['booked']} booked)"
    rows.append((what, f"{_shown(crowd)}, p99 {_at(crowd, 0.99):.0f} ms", "p99 1,000 ms"))
    low, high = THINKING
    return "\n".join(
        [
            "# Conversation: figures",
            "",
            "`python -m deploy.bench conversation`: the processes of `make run` on two cores, durability on,",
            "the built-in receptionist. Every turn is part of a whole booking (search, hold, confirm), calls",
            "to the calendar included, except in the first row; the customers run on the same two cores. At",
            f"once: with a person's pauses of {low:.0f} to {high:.0f} seconds between answer and next line.",
            "",
            "| what | figure | target |",
            "|---|---|---|",
            *(f"| {name} | {figure} | {target} |" for name, figure, target in rows),
            "",
        ]
    )


def _number() -> str:
    return f"+1202555{secrets.randbelow(9000) + 1000}"


def _at(taken: Iterable[float], share: float) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _shown(taken: Sequence[float]) -> str:
    return f"p50 {statistics.median(taken):.1f} ms, p95 {_at(taken, 0.95):.1f} ms"
