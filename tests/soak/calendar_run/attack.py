"""Many clients at once, all after the same few days. Everything asked and answered is recorded."""

from __future__ import annotations

import itertools
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from servicekit.wires import BrokenAnswer, NotConnected, Passed, Wires
from tests.soak.calendar_run.acts import FOREVER, Act
from tests.soak.calendar_run.shop import DAYS, INTERVAL, SERVICES, STAFF, TENANT

SHORT_HOLDS = (1, 2)
"""Seconds: most of these run out before anybody confirms them."""
_PAUSE = 0.05  # seconds before a request that got no answer is repeated
_CREATE = {"confirm", "hold"}
_GIVE_UP = {"confirm", "hold", "confirm_hold", "reschedule", "cancel"}


@dataclass(slots=True)
class Open:
    """Something that can still be changed, as far as the clients know."""

    row: str
    is_hold: bool
    service: str
    version: int
    expires: float = FOREVER
    """When the hold runs out; FOREVER for one that is held long."""


class Attackers:
    """`play(count)` again and again: everybody pauses in between."""

    def __init__(self, url: str, token: str, clients: int, seed: int) -> None:
        self._wires = Wires(url, connect_timeout=2.0)
        self._head = (
            f"Host: {self._wires.host}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        )
        self._chances = [random.Random(f"{seed}-{number}") for number in range(clients)]
        self._seed = seed
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._open: dict[str, Open] = {}
        self._acts: list[Act] = []
        self._epoch = time.time() - time.monotonic()  # adds up to the time of day
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        self.first_minute = int((midnight + timedelta(days=2)).timestamp() // 60)

    def play(self, attempts: int) -> list[Act]:
        """What happened, in no order. Returns when everybody has an answer or has given up."""
        left = itertools.count()
        self._acts = []
        threads = [
            threading.Thread(target=self._client, args=(chance, left, attempts)) for chance in self._chances
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self._acts

    def _client(self, chance: random.Random, left: itertools.count[int], attempts: int) -> None:
        while next(left) < attempts:
            act = self._choose(chance, f"{self._seed}-{next(self._numbers)}")
            self._perform(act, chance)
            with self._lock:
                self._acts.append(act)
                self._learn(act)

    def _choose(self, chance: random.Random, key: str) -> Act:
        dice = chance.random()
        act = Act("confirm", key, service=chance.choice(list(SERVICES)), staff=chance.choice(STAFF))
        act.start = self.first_minute + INTERVAL * chance.randrange(DAYS * 1440 // INTERVAL)
        if dice < 0.33:
            return act
        if dice < 0.46:
            act.kind = "hold"
            act.seconds = chance.choice(SHORT_HOLDS) if chance.random() < 0.4 else act.seconds
            return act
        if dice < 0.49:
            act.kind = "search"
            act.start = self.first_minute + 1440 * chance.randrange(DAYS)
            return act
        return self._change(act, dice, chance)

    def _change(self, act: Act, dice: float, chance: random.Random) -> Act:
        """Something is done with what exists; now and then two clients go for the same."""
        with self._lock:
            if not self._open:
                return act
            chosen = self._open[chance.choice(list(self._open))]
            if chance.random() > 0.1:
                del self._open[chosen.row]
        act.row, act.service, act.known_version = chosen.row, chosen.service, chosen.version
        if chosen.is_hold:
            act.expires = chosen.expires
            releases = chosen.expires == FOREVER and chance.random() < 0.4
            act.kind = "release" if releases else "confirm_hold"
        elif dice < 0.53:
            act.kind = "look"
        else:
            act.kind = "reschedule" if dice < 0.77 else "cancel"
            if act.kind == "reschedule" and chance.random() < 0.2:
                act.given_version = chosen.version
        return act

    def _learn(self, act: Act) -> None:
        if act.kind == "hold" and act.won:
            self._open[act.row] = Open(act.row, True, act.service, act.version, act.expires)
        elif act.kind in ("confirm", "confirm_hold", "reschedule", "look") and act.won:
            self._open[act.row] = Open(act.row, False, act.service, act.version)
        elif act.kind == "reschedule" and act.code in ("slot_taken", "version_conflict"):
            self._open[act.row] = Open(act.row, False, act.service, act.known_version)
        elif act.row:
            self._open.pop(act.row, None)

    def _perform(self, act: Act, chance: random.Random) -> None:
        """Repeat it under its key until there is an answer; some give up when the line breaks."""
        request = self._request(act)
        act.began = time.monotonic()
        while True:
            try:
                answer = self._wires.exchange(request, has_body=True, seconds=30.0)
            except NotConnected:
                pass
            except (BrokenAnswer, ConnectionError):
                # The other end is dead: what it has not written by now it never will.
                if act.kind in _GIVE_UP and chance.random() < 0.3:
                    return
            else:
                if answer.status != 503:
                    break
            act.tries += 1
            time.sleep(_PAUSE)
        act.ended = time.monotonic()
        self._read(act, answer)

    def _read(self, act: Act, answer: Passed) -> None:
        said = json.loads(answer.body) if answer.body else {}
        act.status = answer.status
        act.code = str(said.get("code", ""))
        if not act.won:
            return
        if act.kind == "search":
            act.seen = tuple((_minute(slot["start"]), slot["seats_left"]) for slot in said["slots"])
        elif act.kind == "look":
            at = (said["status"], said["service_id"], said["staff_id"], _minute(said["start"]))
            act.seen = ((*at, said["version"]),)
        if act.kind == "hold":
            act.row, act.version = str(said["hold_id"]), 1
            if act.seconds in SHORT_HOLDS:
                act.expires = datetime.fromisoformat(said["expires_at"]).timestamp() - self._epoch
        elif act.kind != "search" and said:
            act.row, act.version = str(said["appointment_id"]), int(said["version"])

    def _request(self, act: Act) -> bytes:
        method, path, body = _QUESTIONS[act.kind](act)
        content = b"" if body is None else json.dumps({"tenant_id": TENANT, **body}).encode()
        key = f"Idempotency-Key: {act.key}\r\n" if act.kind not in ("look", "search") else ""
        head = f"{method} {path} HTTP/1.1\r\n{self._head}{key}Content-Length: {len(content)}\r\n\r\n"
        return head.encode() + content


Question = tuple[str, str, dict[str, Any] | None]


def _confirm(act: Act) -> Question:
    return "POST", "/v1/appointments/confirm", {**_wish(act), **_customer(act)}


def _hold(act: Act) -> Question:
    return "POST", "/v1/holds", {**_wish(act), "ttl_seconds": act.seconds, "session_id": act.key}


def _confirm_hold(act: Act) -> Question:
    return "POST", "/v1/appointments/confirm", {"hold_id": act.row, **_customer(act)}


def _release(act: Act) -> Question:
    return "DELETE", f"/v1/holds/{act.row}?tenant_id={TENANT}", None


def _reschedule(act: Act) -> Question:
    body = {"start": _iso(act.start), "staff_id": act.staff, "reason": act.key}
    if act.given_version is not None:
        return "POST", f"/v1/appointments/{act.row}/reschedule", {**body, "version": act.given_version}
    return "POST", f"/v1/appointments/{act.row}/reschedule", body


def _cancel(act: Act) -> Question:
    return "POST", f"/v1/appointments/{act.row}/cancel", {"reason": act.key}


def _search(act: Act) -> Question:
    wish = {"service_id": act.service, "staff_id": act.staff, "limit": 1000}
    return "POST", "/v1/slots/search", {**wish, "from": _iso(act.start), "to": _iso(act.start + 1440)}


def _look(act: Act) -> Question:
    return "GET", f"/v1/appointments/{act.row}?tenant_id={TENANT}", None


_QUESTIONS: dict[str, Callable[[Act], Question]] = {
    "confirm": _confirm,
    "hold": _hold,
    "confirm_hold": _confirm_hold,
    "release": _release,
    "reschedule": _reschedule,
    "cancel": _cancel,
    "search": _search,
    "look": _look,
}


def _wish(act: Act) -> dict[str, Any]:
    return {"service_id": act.service, "staff_id": act.staff, "start": _iso(act.start)}


def _customer(act: Act) -> dict[str, Any]:
    return {"customer": {"name": act.key}}


def _iso(minute: int) -> str:
    return datetime.fromtimestamp(minute * 60, UTC).isoformat()


def _minute(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() // 60)
