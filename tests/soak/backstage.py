"""Who the worker asks: tenants, and a stand-in for the calendar's fence where the real one is not part of it.

`python -m tests.soak.backstage --port N --tenants 50`. The fence keeps a lock per appointment, as the
appointment service does with its row; `POST /control/cancel` and `/control/reschedule` take it as well.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import defaultdict
from typing import Any

from aiohttp import web

from tests.fakes.tenants import make_tenant


class Entry:
    def __init__(self) -> None:
        self.version = 1
        self.cancelled = False
        self.announced = False
        self.lock = asyncio.Lock()


class Backstage:
    def __init__(self, tenants: int) -> None:
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

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/v1/tenants/{tenant_id}", self.tenant)
        app.router.add_post("/v1/fences", self.fence)
        app.router.add_post("/control/cancel/{appointment_id}", self.cancel)
        app.router.add_post("/control/reschedule/{appointment_id}", self.reschedule)
        app.router.add_get("/control", self.show)
        app.router.add_get("/v1/live", self.show)
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

    async def show(self, request: web.Request) -> web.Response:
        return web.json_response({"appointments": len(self._entries)})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tenants", type=int, default=50)
    options = parser.parse_args()
    web.run_app(
        Backstage(options.tenants).app(), host="127.0.0.1", port=options.port, access_log=None, print=None
    )


if __name__ == "__main__":
    main()
