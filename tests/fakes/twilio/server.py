"""The HTTP side."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import LOSES_THE_ANSWER, Behaviour, Callbacks, Mishap
from tests.fakes.twilio.callbacks import Postman
from tests.fakes.twilio.calls import Telephone
from tests.fakes.twilio.ledger import Entry, Ledger, as_twilio
from tests.fakes.twilio.rules import Refusal, refuse_call, refuse_message

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_BASE = "/2010-04-01/Accounts/{account}"


class StandIn:
    def __init__(self, account: Account, *, seed: int = 1) -> None:
        self.account = account
        self.behaviour = Behaviour()
        self.ledger = Ledger()
        self._chance = random.Random(seed)
        self._postman = Postman(account, self.behaviour, self._chance)
        self._telephone = Telephone(account, self.behaviour, self._postman)
        self._recent: dict[str, list[float]] = defaultdict(list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post(f"{_BASE}/Messages.json", self._guarded(self.create_message))
        app.router.add_post(f"{_BASE}/Calls.json", self._guarded(self.create_call))
        app.router.add_get(f"{_BASE}/{{resource:Messages|Calls}}.json", self._guarded(self.list_items))
        app.router.add_get(f"{_BASE}/{{resource:Messages|Calls}}/{{sid}}.json", self._guarded(self.fetch))
        app.router.add_get("/control", self.show)
        app.router.add_post("/control/behaviour", self.behave)
        app.router.add_post("/control/reset", self.reset)
        app.router.add_get("/control/ledger", self.show_ledger)
        app.on_cleanup.append(self._close)
        return app

    async def create_message(self, request: web.Request) -> web.StreamResponse:
        form = await _form(request)
        return await self._create(request, "Messages", form, refuse_message(form, self.behaviour.opted_out))

    async def create_call(self, request: web.Request) -> web.StreamResponse:
        form = await _form(request)
        return await self._create(request, "Calls", form, refuse_call(form))

    async def list_items(self, request: web.Request) -> web.StreamResponse:
        if self.behaviour.listing_fails:
            return web.json_response({"code": 20500, "status": 503}, status=503)
        resource = request.match_info["resource"]
        found = self.ledger.listed(resource, dict(request.query), lag=self.behaviour.listing_lag)
        return web.json_response(
            {
                resource.lower(): [as_twilio(entry, self.account.sid) for entry in found],
                "page": 0,
                "page_size": int(request.query.get("PageSize", "50")),
                "next_page_uri": None,
            }
        )

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        entry = self.ledger.by_sid.get(request.match_info["sid"])
        if entry is None or entry.resource != request.match_info["resource"]:
            return _refused(Refusal(20404, 404))
        return web.json_response(as_twilio(entry, self.account.sid))

    async def _create(
        self, request: web.Request, resource: str, form: dict[str, str], refusal: Refusal | None
    ) -> web.StreamResponse:
        self.ledger.requests += 1
        await self._take_time(form.get("From", ""))
        if refusal is not None:
            self.ledger.refuse(str(refusal.code))
            return _refused(refusal)
        mishap = self.behaviour.next_mishap(self._chance)
        if mishap is Mishap.RATE_LIMIT or self._is_too_fast(form.get("From", "")):
            self.ledger.refuse("429")
            headers = {"Retry-After": str(self.behaviour.retry_after)}
            return web.json_response(Refusal(20429, 429).body(), status=429, headers=headers)
        if mishap is Mishap.ERROR_BEFORE:
            self.ledger.refuse("500")
            return web.Response(status=500, text="Internal Server Error")
        if mishap is Mishap.DROP_BEFORE:
            self.ledger.refuse("dropped")
            return _drop(request)
        entry = self.ledger.accept(
            resource,
            form,
            answer_lost=mishap in LOSES_THE_ANSWER,
            lag=self.behaviour.listing_lag,
        )
        await self._follow_up(entry)
        return await self._answer(request, entry, mishap)

    async def _follow_up(self, entry: Entry) -> None:
        if entry.resource == "Calls":
            self._telephone.ring(entry)
            return
        manner = self.behaviour.callbacks_of_next(self._chance)
        if manner is Callbacks.EARLY and entry.form.get("StatusCallback"):
            await self._postman.tell_early(entry)
        self._postman.tell_later(entry, manner)

    async def _answer(self, request: web.Request, entry: Entry, mishap: Mishap) -> web.StreamResponse:
        if mishap is Mishap.ERROR_AFTER:
            return web.Response(status=500, text="Internal Server Error")
        if mishap is Mishap.DROP_AFTER:
            return _drop(request)
        if mishap is Mishap.HANG:
            await asyncio.sleep(self.behaviour.hang)
            return _drop(request)
        if mishap is Mishap.GARBAGE:
            return web.Response(status=201, text="<html>", content_type="text/html")
        return web.json_response(as_twilio(entry, self.account.sid), status=201)

    async def _take_time(self, sender: str) -> None:
        seconds = self.behaviour.latency
        if sender in self.behaviour.slow_senders:
            seconds += self.behaviour.slow
        if seconds:
            await asyncio.sleep(seconds)

    def _is_too_fast(self, sender: str) -> bool:
        if not self.behaviour.per_second:
            return False
        now = time.monotonic()
        recent = [at for at in self._recent[sender] if now - at < 1.0]
        self._recent[sender] = [*recent, now]
        return len(recent) >= self.behaviour.per_second

    def _guarded(self, handler: Handler) -> Handler:
        async def checked(request: web.Request) -> web.StreamResponse:
            known = request.match_info["account"] == self.account.sid
            if not known or not self.account.accepts(request.headers.get("Authorization")):
                return _refused(Refusal(20003, 401))
            return await handler(request)

        return checked

    async def show(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(
            {
                "behaviour": asdict(self.behaviour),
                "mishaps": [one.value for one in Mishap],
                "callbacks": [one.value for one in Callbacks],
                "accepted": len(self.ledger.entries),
                "requests": self.ledger.requests,
                "refusals": self.ledger.refusals,
                "callbacks_delivered": self._postman.delivered,
                "callbacks_failed": self._postman.failed,
                "callbacks_under_way": self._postman.under_way,
            }
        )

    async def behave(self, request: web.Request) -> web.StreamResponse:
        try:
            self.behaviour.update(await request.json())
        except KeyError as error:
            return web.json_response({"unknown": str(error)}, status=422)
        return web.json_response(asdict(self.behaviour))

    async def reset(self, request: web.Request) -> web.StreamResponse:
        self.behaviour.update(asdict(Behaviour()))
        self.ledger.entries.clear()
        self.ledger.by_sid.clear()
        self.ledger.refusals.clear()
        self.ledger.requests = 0
        return web.json_response({})

    async def show_ledger(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"entries": [entry.plain() for entry in self.ledger.entries]})

    async def _close(self, app: web.Application) -> None:
        await self._postman.close()


async def _form(request: web.Request) -> dict[str, str]:
    if request.content_type != "application/x-www-form-urlencoded":
        return {}
    posted: Mapping[str, Any] = await request.post()
    return {name: str(value) for name, value in posted.items()}


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.status)


def _drop(request: web.Request) -> web.Response:
    """Break the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
