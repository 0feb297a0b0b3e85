"""What one line of routing says: path, access, shapes and status."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel

from servicekit.access import Access

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def parameters_in(path: str) -> list[str]:
    return _PARAMETER.findall(path)


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    access: Access
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    answer: type[BaseModel] | None
    status: int
    summary: str
    idempotent: bool
    needs_tenant: bool
    tag: str
    consumes: str | None
    produces: str
    hidden: bool

    @property
    def parameters(self) -> list[str]:
        return parameters_in(self.path)
