"""What became of a message or a call: POST /twilio/status, handed on to the worker.

Two or three come for every message that leaves, so they take the short way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from gateway.callers import body_of
from gateway.inbound.base import FORM, AnyCall, Doors
from gateway.short_way import Answered, answer
from gateway.twilio_signature import SETTINGS, SIGNATURE
from servicekit.access import PUBLIC
from servicekit.errors import Kind, ServiceError
from servicekit.web import Answer, Api
from servicekit.web.api import MAX_BODY_BYTES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PATH = "/twilio/status"
_HEADERS = {f"HTTP_{name.upper().replace('-', '_')}": name for name in (SIGNATURE, SETTINGS)}
_MOST_FIELDS = 100


def add_routes(api: Api, doors: Doors) -> None:
    """For the description of the API; whatever comes by this way means the same."""

    @api.post(PATH, access=PUBLIC, consumes=FORM, status=204, tag="twilio", summary="Status callback")
    def receive_status(call: AnyCall) -> Answer:
        doors.require_genuine(call)
        doors.notifications.hand_in_receipt(call.form, call.args)
        return Answer()


class StatusDoor:
    """A WSGI application for POST /twilio/status."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return answer(environ, start_response, PATH, lambda: self._take(environ))

    def _take(self, environ: WSGIEnvironment) -> Answered:
        query = environ.get("QUERY_STRING", "")
        headers = {name: environ[key] for key, name in _HEADERS.items() if key in environ}
        form = _form(environ)
        self._doors.require_genuine_form(f"{PATH}?{query}" if query else PATH, headers, form, route=PATH)
        self._doors.notifications.hand_in_receipt(form, dict(parse_qsl(query, keep_blank_values=True)))
        return 204, [], b""


def _form(environ: WSGIEnvironment) -> list[tuple[str, str]]:
    if not environ.get("CONTENT_TYPE", "").startswith(FORM):
        return []
    body = body_of(environ, MAX_BODY_BYTES)
    try:
        fields: Sequence[tuple[str, str]] = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:  # not UTF-8, or far too many
        raise ServiceError(Kind.MALFORMED, "malformed", "This is no form.") from error
    return list(fields)
