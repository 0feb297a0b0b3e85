"""Every failure has a kind and a code.

The kind alone decides status, title and whether a retry makes sense.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    MALFORMED = "malformed"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD = "method"
    CONFLICT = "conflict"
    PRECONDITION = "precondition"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    INVALID = "invalid"
    TOO_MANY = "too_many"
    INTERNAL = "internal"
    UPSTREAM = "upstream"
    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class KindRule:
    status: int
    title: str
    retryable: bool  # may the same request succeed later without being changed?


KINDS: Mapping[Kind, KindRule] = {
    Kind.MALFORMED: KindRule(400, "The request could not be read", False),
    Kind.UNAUTHENTICATED: KindRule(401, "A valid key is needed", False),
    Kind.FORBIDDEN: KindRule(403, "This key may not do that", False),
    Kind.NOT_FOUND: KindRule(404, "Not found", False),
    Kind.METHOD: KindRule(405, "This address does not know that method", False),
    Kind.CONFLICT: KindRule(409, "The request collides with the present state", False),
    Kind.PRECONDITION: KindRule(412, "The object has changed meanwhile", False),
    Kind.TOO_LARGE: KindRule(413, "The request is too large", False),
    Kind.UNSUPPORTED: KindRule(415, "This kind of content is not understood", False),
    Kind.INVALID: KindRule(422, "The request breaks a rule", False),
    Kind.TOO_MANY: KindRule(429, "Too many requests", True),
    Kind.INTERNAL: KindRule(500, "Something went wrong here", True),
    Kind.UPSTREAM: KindRule(502, "A service behind this one answered badly", True),
    Kind.UNAVAILABLE: KindRule(503, "Temporarily unavailable", True),
    Kind.TIMEOUT: KindRule(504, "A service behind this one took too long", True),
}
KIND_BY_STATUS: Mapping[int, Kind] = {rule.status: kind for kind, rule in KINDS.items()}


@dataclass(frozen=True, slots=True)
class FieldError:
    path: str
    message: str


class ServiceError(Exception):
    """A failure somebody can act on.

    `code` is stable and meant for programs, `detail` is a sentence for people, `extra` is added to the
    answer.
    """

    def __init__(
        self,
        kind: Kind,
        code: str,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        extra: Mapping[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.kind = kind
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.extra = dict(extra or {})
        self.retry_after = retry_after

    @property
    def status(self) -> int:
        return KINDS[self.kind].status

    @property
    def retryable(self) -> bool:
        return KINDS[self.kind].retryable

    def problem(self) -> dict[str, Any]:
        """The body of the answer, RFC 9457."""
        body: dict[str, Any] = {
            "type": f"urn:frontdesk:problem:{self.code}",
            "title": KINDS[self.kind].title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        if self.errors:
            body["errors"] = [{"path": error.path, "message": error.message} for error in self.errors]
        return {**body, **self.extra}


class NotFound(ServiceError):
    """Also the answer to a question about another tenant's things: byte for byte the same."""

    def __init__(self, detail: str = "There is nothing here by that name.") -> None:
        super().__init__(Kind.NOT_FOUND, "not_found", detail)


def error_from_problem(status: int, body: Mapping[str, Any], *, name: str) -> ServiceError:
    """Read another service's problem back into an error of the same kind and code."""
    kind = KIND_BY_STATUS.get(status, Kind.UPSTREAM if status >= 500 else Kind.INVALID)
    known = {"type", "title", "status", "detail", "code", "errors"}
    errors = [
        FieldError(str(item.get("path", "")), str(item.get("message", "")))
        for item in body.get("errors") or ()
        if isinstance(item, Mapping)
    ]
    return ServiceError(
        kind,
        str(body.get("code", f"{name}_answered_{status}")),
        str(body.get("detail", f"{name} answered {status}.")),
        errors=errors,
        extra={key: value for key, value in body.items() if key not in known},
    )
