"""All calls of this process: who rang where, and what is kept when a connection breaks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from gateway.metrics import RELAY_CALLS
from gateway.relay import frames
from gateway.relay.call import Call, Pace, Talk
from gateway.relay.streaming import Receptionist
from servicekit import logs
from servicekit.errors import ServiceError
from servicekit.payloads.tenant import Tenant
from servicekit.phone import normalise

_KEPT_SECONDS = 600.0  # after its connection broke, a talk waits this long for its call to come back
_SETUP_SECONDS = 10.0
_POLICY_VIOLATION = 1008
_TRY_AGAIN_LATER = 1013

_log = logs.get("relay")

FindTenant = Callable[[str], Tenant | None]


class Calls:
    def __init__(
        self, receptionist: Receptionist, find_tenant: FindTenant, threads: Executor, pace: Pace
    ) -> None:
        self._receptionist = receptionist
        self._find_tenant = find_tenant
        self._threads = threads
        self._pace = pace
        self._talks: dict[str, Talk] = {}

    async def take(self, connection: ServerConnection) -> None:
        """One connection from its setup frame to its end."""
        talk = await self._set_up(connection)
        if talk is None:
            return

        async def send(frame: str) -> None:
            try:
                await connection.send(frame)
            except ConnectionClosed:
                talk.was_cut_off = True

        call = Call(talk, self._receptionist, self._threads, send, self._pace)
        with RELAY_CALLS.track_inprogress():
            try:
                await call.begin()
                async for raw in connection:
                    try:
                        call.receive(frames.read(raw))
                    except frames.NotAFrame:
                        _log.warning("something that is no frame came", tenant_id=talk.tenant.id)
            except ConnectionClosed:
                talk.was_cut_off = True
            finally:
                await call.close()

    async def _set_up(self, connection: ServerConnection) -> Talk | None:
        try:
            setup = frames.read(await asyncio.wait_for(connection.recv(), _SETUP_SECONDS))
        except (TimeoutError, ConnectionClosed, frames.NotAFrame):
            setup = None
        if not isinstance(setup, frames.Setup) or not setup.call_sid:
            await connection.close(_POLICY_VIOLATION, "a call begins with setup")
            return None
        called = normalise(setup.called) or setup.called
        try:
            loop = asyncio.get_running_loop()
            tenant = await loop.run_in_executor(self._threads, self._find_tenant, called)
        except ServiceError:
            await connection.close(_TRY_AGAIN_LATER, "not now")
            return None
        if tenant is None:
            _log.warning("nobody we know has the number that was called")
            await connection.close(_POLICY_VIOLATION, "unknown number")
            return None
        return self._talk(setup, tenant, called)

    def _talk(self, setup: frames.Setup, tenant: Tenant, called: str) -> Talk:
        now = time.monotonic()
        for call_sid in [sid for sid, one in self._talks.items() if now - one.seen_at > _KEPT_SECONDS]:
            del self._talks[call_sid]
        known = self._talks.get(setup.call_sid)
        if known is not None and known.tenant.id == tenant.id:
            _log.info("a call came back", tenant_id=tenant.id)
            known.seen_at = now
            return known
        wished = setup.parameters.get("language", "")
        language = wished if wished in tenant.languages else tenant.languages[0]
        caller = normalise(setup.caller) or ""  # anonymous callers have none
        talk = self._talks[setup.call_sid] = Talk(tenant, setup.call_sid, caller, called, language)
        return talk
