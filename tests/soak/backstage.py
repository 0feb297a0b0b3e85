"""Everybody the worker talks to but Twilio: tenants, the calendar's fence, the gateway's door for receipts.

`python -m tests.soak.backstage --port N --tenants 50`. The fence keeps a lock per appointment, as the
appointment service does with its row; `POST /control/cancel` and `/control/reschedule` take it as well.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from servicekit.access import Principal, Role, TokenSigner
from tests.fakes.tenants import make_tenant
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.signature import sign

FORM = "application/x-www-form-urlencoded"


class Entry:
    def __init__(self) -> None:
        self.version = 1
        self.cancelled = False
        self.announced = False
        self.lock = asyncio.Lock()


class Backstage:
    def __init__(self, tenants: int, worker_url: str, public_url: str, secret: str) -> None:
        self._tenants = {
            f"t{number:03d}": make_tenant(
                f"t{number:03d}",
                name=f"Clinic {number:03d}",
                confirmation_prefix="CLIN",
                phone_numbers=[f"+1202555{number:04d}"],
                quiet_hours="",
            )
            for number in range(tenants)
        }
        self._entries: dict[str, Entry] = defaultdict(Entry)
        self._worker_url = worker_url
        self._public_url = public_url
        self._signer = TokenSigner(secret)
        self._session: aiohttp.ClientSession | None = None
        self.receipts = 0
        self.forged = 0
        self.refused = 0

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/v1/tenants/{tenant_id}", self.tenant)
        app.router.add_post("/v1/fences", self.fence)
        app.router.add_post("/control/cancel/{appointment_id}", self.cancel)
        app.router.add_post("/control/reschedule/{appointment_id}", self.reschedule)
        app.router.add_get("/control", self.show)
        app.router.add_post("/twilio/status", self.status)
        app.on_cleanup.append(self._close)
        return app

    async def tenant(self, request: web.Request) -> web.Response:
        tenant = self._tenants.get(request.match_info["tenant_id"])
        if tenant is None:
            return web.json_response({"status": 404, "code": "not_found"}, status=404)
        return web.json_response(tenant.document(), headers={"ETag": '"1"'})

    async def fence(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        return web.json_response({"answers": [await self._answer(one) for one in wanted["questions"]]})

    async def _answer(self, wanted: dict[str, Any]) -> dict[str, Any]:
        entry = self._entries[wanted["appointment_id"]]
        async with entry.lock:
            if entry.cancelled:
                return {"stands": False, "reason": "cancelled"}
            if entry.version != wanted["version"]:
                return {"stands": False, "reason": "rescheduled"}
            entry.announced = True
            return {"stands": True, "reason": None}

    async def cancel(self, request: web.Request) -> web.Response:
        return await self._change(request, cancelled=True)

    async def reschedule(self, request: web.Request) -> web.Response:
        return await self._change(request, cancelled=False)

    async def _change(self, request: web.Request, *, cancelled: bool) -> web.Response:
        entry = self._entries[request.match_info["appointment_id"]]
        async with entry.lock:
            entry.version += 1
            entry.cancelled = cancelled
            return web.json_response({"version": entry.version, "announced": entry.announced})

    async def status(self, request: web.Request) -> web.Response:
        """What the gateway does: check the signature over the public address, then hand the form on."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        url = f"{self._public_url}{request.path_qs}"
        if request.headers.get("X-Twilio-Signature") != sign(Account.token, url, form):
            self.forged += 1
            return web.Response(status=403)
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=12))
        token = self._signer.sign(Principal(Role.SERVICE, None, "gateway"))
        headers = {"Authorization": f"Bearer {token}", "Content-Type": FORM}
        target = f"{self._worker_url}/v1/receipts?{request.query_string}"
        try:
            async with self._session.post(target, data=urlencode(form), headers=headers) as answer:
                self.receipts += answer.status == 204
                self.refused += answer.status != 204
                return web.Response(status=answer.status)
        except (aiohttp.ClientError, TimeoutError):
            self.refused += 1
            return web.Response(status=503)

    async def show(self, request: web.Request) -> web.Response:
        return web.json_response({"receipts": self.receipts, "forged": self.forged, "refused": self.refused})

    async def _close(self, app: web.Application) -> None:
        if self._session is not None:
            await self._session.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tenants", type=int, default=50)
    parser.add_argument("--worker-url", required=True)
    options = parser.parse_args()
    backstage = Backstage(
        options.tenants,
        options.worker_url,
        f"http://127.0.0.1:{options.port}",
        os.environ["INTERNAL_SECRET"],
    )
    web.run_app(backstage.app(), host="127.0.0.1", port=options.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
