"""One HTTP exchange with Twilio, and what its outcome proves.

Not Twilio's SDK: time limits and the difference between "refused", "certainly not sent" and "unclear" are
ours.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import orjson

from notification_worker.channels.base import TransportError, UnclearOutcome
from notification_worker.config import TwilioConfig
from notification_worker.twilio.codes import meaning_of
from servicekit.wires import BrokenAnswer, NotConnected, Passed, Wires

CONNECT_TIMEOUT = 3.0


class ListUnavailable(Exception):
    """The list could not be read; it proves nothing."""


class TwilioClient:
    def __init__(self, config: TwilioConfig) -> None:
        self._wires = Wires(config.api_url, connect_timeout=CONNECT_TIMEOUT)
        self._base = f"{urlsplit(config.api_url).path}/2010-04-01/Accounts/{config.account_sid}"
        login = base64.b64encode(f"{config.account_sid}:{config.auth_token}".encode()).decode()
        self._head = (
            f"Host: {self._wires.host}\r\nAuthorization: Basic {login}\r\nAccept: application/json\r\n"
        )
        self._seconds = config.read_timeout

    def create(self, resource: str, form: Mapping[str, str]) -> dict[str, Any]:
        """POST a new message or call. Raises TransportError when it certainly was not taken, UnclearOutcome
        when that cannot be known."""
        body = "&".join(f"{name}={_quoted(value)}" for name, value in form.items())
        request = (
            f"POST {self._base}/{resource}.json HTTP/1.1\r\n{self._head}"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )
        try:
            response = self._exchange(request)
        except NotConnected as error:
            raise TransportError("unreachable", str(error), permanent=False) from error
        except (OSError, BrokenAnswer) as error:
            raise UnclearOutcome(type(error).__name__) from error
        if response.status in (200, 201):
            return _created(response)
        if response.status == 429:
            raise TransportError(
                "20429",
                "too many requests",
                permanent=False,
                retry_after=_seconds(response.headers.get("retry-after")),
            )
        if response.status >= 500 or response.status < 400:
            raise UnclearOutcome(f"HTTP {response.status}")
        raise _refusal(response)

    def list(self, resource: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
        """One page of what was sent, newest first. Raises ListUnavailable."""
        try:
            response = self._exchange(
                f"GET {self._base}/{resource}.json?{urlencode(query)} HTTP/1.1\r\n{self._head}\r\n"
            )
            if response.status != 200:
                raise ListUnavailable(f"HTTP {response.status}")
            listed = orjson.loads(response.body)[resource.lower()]
        except (OSError, BrokenAnswer, orjson.JSONDecodeError, KeyError) as error:
            raise ListUnavailable(type(error).__name__) from error
        assert isinstance(listed, list)
        return listed

    def close(self) -> None:
        self._wires.close()

    def _exchange(self, request: str) -> Passed:
        return self._wires.exchange(request.encode(), has_body=True, seconds=self._seconds)


def _quoted(text: str) -> str:
    """As quote_plus, which goes byte by byte; this is asked for each message."""
    return text.translate(_QUOTED) if text.isascii() else quote_plus(text)


_QUOTED = {code: quote_plus(chr(code)) for code in range(128)}


def _created(response: Passed) -> dict[str, Any]:
    try:
        created = orjson.loads(response.body)
        str(created["sid"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        # It said yes and then nothing readable: it has the message, and the list will show under which id.
        raise UnclearOutcome("unreadable answer") from error
    assert isinstance(created, dict)
    return created


def _refusal(response: Passed) -> TransportError:
    try:
        problem = orjson.loads(response.body)
        code = int(problem["code"])
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        code = 20003 if response.status in (401, 403) else response.status
    meaning = meaning_of(code)
    # Twilio's own sentence quotes the phone number; the code says enough.
    return TransportError(
        str(code),
        "refused",
        permanent=meaning.permanent,
        opted_out=meaning.opted_out,
        alarm=meaning.alarm,
    )


def _seconds(text: str | None) -> float | None:
    try:
        return min(max(float(text), 0.0), 300.0) if text else None
    except ValueError:
        return None
