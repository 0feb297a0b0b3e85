"""Whose account it plays."""

from __future__ import annotations

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    sid: str = "AC" + "0" * 32
    token: str = "test-token"

    def accepts(self, authorization: str | None) -> bool:
        expected = base64.b64encode(f"{self.sid}:{self.token}".encode()).decode()
        return authorization == f"Basic {expected}"
