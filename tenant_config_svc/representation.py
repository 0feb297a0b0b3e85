"""A tenant as bytes on the wire, and the tag that names those bytes."""

from __future__ import annotations

import hashlib
from typing import Any

from servicekit.payloads.tenant import Tenant
from servicekit.web import Answer
from servicekit.web.call import encode


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """A stored document with the defaults of this version of the software."""
    return Tenant.model_validate(document).document()


def etag_of(body: bytes) -> str:
    """From the content alone: the same in every process, after a replay, and for a tenant made anew."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def etag_of_document(document: dict[str, Any]) -> str:
    return etag_of(encode(complete(document)))


def tagged(answer: Answer) -> Answer:
    """The same answer with its ETag, when it is a tenant."""
    if answer.status not in (200, 201):
        return answer
    headers = {**answer.headers, "ETag": etag_of(encode(answer.body))}
    return Answer(answer.body, answer.status, headers, answer.content_type)
