"""A tenant-config service that knows one clinic and its keys."""

from __future__ import annotations

import re
from typing import Any

from servicekit.keys import fingerprint
from tests.fakes.service import FakeService, Received, Reply, problem

DOWNTOWN: dict[str, Any] = {
    "id": "downtown",
    "name": "Downtown Dental & Sons",
    "timezone": "America/New_York",
    "languages": ["en", "es"],
    "phone_numbers": ["+12025550101"],
    "transfer_number": "+12025550199",
    "hours": {"mon": ["09:00-17:00"]},
    "services": [{"id": "checkup", "name": "Check-up", "aliases": ["cleaning"], "duration_minutes": 30}],
    "staff": [{"id": "dr-lee", "name": "Dr. Lee"}],
}
STAFF_KEY = "fdk_staff_of_downtown"


class FakeTenantConfig(FakeService):
    def __init__(self) -> None:
        super().__init__()
        self.keys = {fingerprint(STAFF_KEY): {"key_id": "key-1", "role": "staff", "tenant_id": "downtown"}}
        self.on("GET /v1/tenants/downtown", lambda _: Reply(DOWNTOWN, headers={"ETag": '"1"'}))
        self.on("GET /v1/tenants/by-phone/.*", self._by_phone)
        self.on("POST /v1/keys/identify", self._identify)

    def _by_phone(self, received: Received) -> Reply:
        number = re.sub(r".*/", "", received.path).replace("%2B", "+")
        return Reply(DOWNTOWN) if number in DOWNTOWN["phone_numbers"] else problem(404, "not_found")

    def _identify(self, received: Received) -> Reply:
        return Reply(self.keys.get(received.json["fingerprint"], {"key_id": None}))
