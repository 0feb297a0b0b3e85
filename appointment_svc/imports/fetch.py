"""Fetching an address that a tenant gave us, without being made a tool against our own network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.util import Timeout

MOST_BYTES = 4 * 1024 * 1024
SECONDS = 15.0
MOST_REDIRECTS = 3

Resolver = Callable[[str, int], list[str]]


class FetchError(Exception):
    """The sentence is shown to the tenant's staff."""


@dataclass(frozen=True, slots=True)
class Fetched:
    body: bytes | None
    """None: not modified since `etag`."""
    etag: str


def resolve(host: str, port: int) -> list[str]:
    """Every address of the host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Neither private, loopback, link-local (cloud metadata!), multicast nor reserved; also not in
    disguise."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast


class Fetcher:
    """`allows` decides about each address that would be connected to; tests let loopback in."""

    def __init__(self, *, resolver: Resolver = resolve, allows: Callable[[str], bool] = is_public) -> None:
        self._resolver = resolver
        self._allows = allows

    def fetch(self, url: str, etag: str = "") -> Fetched:
        """Raises FetchError. Each redirect is checked like the first address."""
        deadline = time.monotonic() + SECONDS
        for _ in range(MOST_REDIRECTS + 1):
            response = self._get(url, etag, deadline)
            try:
                if response.status == 304:
                    return Fetched(None, etag)
                if response.status in (301, 302, 303, 307, 308):
                    url = urljoin(url, response.headers.get("Location", ""))
                    continue
                if response.status != 200:
                    raise FetchError(f"the calendar's server answered {response.status}")
                return Fetched(_read(response, deadline), response.headers.get("ETag", "")[:200])
            finally:
                response.close()
        raise FetchError("the address redirects too often")

    def _get(self, url: str, etag: str, deadline: float) -> urllib3.BaseHTTPResponse:
        parts = urlsplit(url)
        scheme = {"webcal": "https"}.get(parts.scheme, parts.scheme)
        try:
            port = parts.port or (443 if scheme == "https" else 80)
        except ValueError as error:
            raise FetchError("the address has no valid port") from error
        if scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise FetchError("only http and https addresses without a password are read")
        address = self._checked_address(parts.hostname, port)
        # Connected to the very address that was checked: a second look-up might say something else.
        timeout = Timeout(connect=3.0, read=max(0.1, min(5.0, deadline - time.monotonic())))
        pool: urllib3.HTTPConnectionPool
        if scheme == "https":
            pool = urllib3.HTTPSConnectionPool(
                address, port, server_hostname=parts.hostname, assert_hostname=parts.hostname, timeout=timeout
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
        headers = {"Host": parts.netloc, "Accept": "text/calendar", "Accept-Encoding": "identity"}
        if etag:
            headers["If-None-Match"] = etag
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            return pool.request(
                "GET", target, headers=headers, redirect=False, retries=False, preload_content=False
            )
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise FetchError("the calendar's server cannot be reached") from error

    def _checked_address(self, host: str, port: int) -> str:
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError("the address is unknown") from error
        if not addresses or not all(self._allows(address) for address in addresses):
            raise FetchError("the address does not lie on the public internet")
        return addresses[0]


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    try:
        for chunk in response.stream(64 * 1024, decode_content=False):
            body += chunk
            if len(body) > MOST_BYTES:
                raise FetchError(f"the calendar is larger than {MOST_BYTES // 1024 // 1024} MB")
            if time.monotonic() > deadline:
                raise FetchError(f"the calendar took longer than {SECONDS:.0f} s")
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise FetchError("the connection broke while the calendar was read") from error
    return bytes(body)
