"""One HTTP exchange with Twilio, and what its outcome proves.

Not Twilio's SDK: time limits and the difference between "refused", "certainly not sent" and "unclear" are
ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
import urllib3
from urllib3.util import Timeout, make_headers

from notification_worker.channels.base import TransportError, UnclearOutcome
from notification_worker.config import TwilioConfig
from notification_worker.twilio.codes import meaning_of

CONNECT_TIMEOUT = 3.0
# Raised before a byte of the request was written.
_NOT_SENT = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)


class ListUnavailable(Exception):
    """The list could not be read; it proves nothing."""


class TwilioClient:
    def __init__(self, config: TwilioConfig, *, connections: int = 64) -> None:
        self._base = f"{config.api_url}/2010-04-01/Accounts/{config.account_sid}"
        self._headers = {
            **make_headers(basic_auth=f"{config.account_sid}:{config.auth_token}"),
            "Accept": "application/json",
        }
        self._timeout = Timeout(connect=CONNECT_TIMEOUT, read=config.read_timeout)
        self._pool = urllib3.PoolManager(num_pools=2, maxsize=connections, retries=False)

    def create(self, resource: str, form: Mapping[str, str]) -> dict[str, Any]:
        """POST a new message or call. Raises TransportError when it certainly was not taken, UnclearOutcome
        when that cannot be known."""
        try:
            response = self._pool.request(
                "POST",
                f"{self._base}/{resource}.json",
                body=urlencode(form),
                headers={**self._headers, "Content-Type": "application/x-www-form-urlencoded"},
                timeout=self._timeout,
                redirect=False,
            )
        except _NOT_SENT as error:
            raise TransportError("unreachable", type(error).__name__, permanent=False) from error
        except urllib3.exceptions.HTTPError as error:
            raise UnclearOutcome(type(error).__name__) from error
        if response.status in (200, 201):
            return _created(response)
        if response.status == 429:
            raise TransportError(
                "20429",
                "too many requests",
                permanent=False,
                retry_after=_seconds(response.headers.get("Retry-After")),
            )
        if response.status >= 500 or response.status < 400:
            raise UnclearOutcome(f"HTTP {response.status}")
        raise _refusal(response)

    def list(self, resource: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
        """One page of what was sent, newest first. Raises ListUnavailable."""
        try:
            response = self._pool.request(
                "GET",
                f"{self._base}/{resource}.json?{urlencode(query)}",
                headers=self._headers,
                timeout=self._timeout,
                redirect=False,
            )
            if response.status != 200:
                raise ListUnavailable(f"HTTP {response.status}")
            listed = orjson.loads(response.data)[resource.lower()]
        except (urllib3.exceptions.HTTPError, orjson.JSONDecodeError, KeyError) as error:
            raise ListUnavailable(type(error).__name__) from error
        assert isinstance(listed, list)
        return listed

    def close(self) -> None:
        self._pool.clear()


def _created(response: urllib3.BaseHTTPResponse) -> dict[str, Any]:
    try:
        created = orjson.loads(response.data)
        str(created["sid"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        # It said yes and then nothing readable: it has the message, and the list will show under which id.
        raise UnclearOutcome("unreadable answer") from error
    assert isinstance(created, dict)
    return created


def _refusal(response: urllib3.BaseHTTPResponse) -> TransportError:
    try:
        problem = orjson.loads(response.data)
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
