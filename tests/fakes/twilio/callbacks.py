"""Calling back: signed, and in whatever order and number the behaviour wants."""

from __future__ import annotations

import asyncio
import random
import secrets

from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import Behaviour, Callbacks
from tests.fakes.twilio.ledger import Entry
from tests.fakes.twilio.outbound import Outbound
from tests.fakes.twilio.signature import sign


class Postman:
    def __init__(self, account: Account, behaviour: Behaviour, chance: random.Random) -> None:
        self._account = account
        self._behaviour = behaviour
        self._chance = chance
        self._outbound = Outbound()
        self._running: set[asyncio.Task[None]] = set()
        self.delivered = 0
        self.failed = 0

    async def post(self, url: str, form: dict[str, str]) -> str:
        """A signed webhook; the answer's text, or "" when it failed."""
        headers = {
            "X-Twilio-Signature": sign(self._account.token, url, form),
            "I-Twilio-Idempotency-Token": secrets.token_hex(16),
            "User-Agent": "TwilioProxy/1.1",
        }
        try:
            status, text = await self._outbound.post(url, form, headers)
        except (OSError, TimeoutError, ValueError):
            status, text = 0, ""
        if 200 <= status < 400:
            self.delivered += 1
            return text
        self.failed += 1
        return ""

    async def tell_early(self, entry: Entry) -> None:
        """The first callback, before the POST is answered."""
        await self._tell(entry, "sent")

    def tell_later(self, entry: Entry, manner: Callbacks) -> None:
        """The callbacks of a message, in the background."""
        if manner is Callbacks.LOST or not entry.form.get("StatusCallback"):
            return
        task = asyncio.get_running_loop().create_task(self._sequence(entry, manner))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    @property
    def under_way(self) -> int:
        return len(self._running)

    async def close(self) -> None:
        for task in list(self._running):
            task.cancel()
        await self._outbound.close()

    async def _sequence(self, entry: Entry, manner: Callbacks) -> None:
        statuses = ["sent", "undelivered" if entry.to in self._behaviour.undeliverable else "delivered"]
        if manner is Callbacks.EARLY:
            statuses = statuses[1:]
        if manner is Callbacks.TWICE:
            statuses = [status for status in statuses for _ in range(2)]
        if manner is Callbacks.SHUFFLED:
            statuses = statuses[::-1]
        if manner is Callbacks.LATE:
            await asyncio.sleep(max(self._behaviour.callback_delay, 0.5))
        for status in statuses:
            await asyncio.sleep(self._chance.uniform(0.0, 0.05))
            await self._tell(entry, status)

    async def _tell(self, entry: Entry, status: str) -> None:
        entry.status = status
        entry.callbacks.append(status)
        form = {
            "MessageSid": entry.sid,
            "SmsSid": entry.sid,
            "AccountSid": self._account.sid,
            "From": entry.sender,
            "To": entry.to,
            "MessageStatus": status,
            "SmsStatus": status,
            "ApiVersion": "2010-04-01",
        }
        if status == "undelivered":
            form["ErrorCode"] = str(self._behaviour.undeliverable[entry.to])
        await self.post(entry.form["StatusCallback"], form)
