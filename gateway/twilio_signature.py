"""Does this request come from Twilio? The scheme of X-Twilio-Signature."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, urlsplit, urlunsplit

SIGNATURE = "X-Twilio-Signature"
SETTINGS = "X-Twilio-Webhooks-Signature-Settings"

_ALGORITHMS = {"HMAC_SHA1": "sha1", "HMAC_SHA256": "sha256"}
_DEFAULT_PORTS = {"https": 443, "http": 80, "wss": 443, "ws": 80}

Fields = Iterable[tuple[str, str]]


def is_genuine(
    token: str, url: str, headers: Mapping[str, str], *, form: Fields = (), raw: bytes | None = None
) -> bool:
    """True when the header of the request was made with our auth token.

    `url` is the address as Twilio called it, built from our settings and never from the Host header; it is
    tried with and without its port. `form` are the posted fields, `raw` is given instead for other bodies:
    their digest stands in the query as bodySHA256.
    """
    given = headers.get(SIGNATURE, "")
    digest = _digest(headers.get(SETTINGS))
    if not token or not given or digest is None:
        return False
    if raw is not None and not _is_body(url, raw):
        return False
    fields = list(form)
    return any(
        hmac.compare_digest(given.encode(), sign(token, one, fields, digest).encode())
        for one in _with_and_without_port(url)
    )


def sign(token: str, url: str, form: Fields = (), digest: str = "sha1") -> str:
    """The signature of a request: names sorted, each name's values sorted and without repetition."""
    text = url + "".join(name + value for name, value in sorted(set(form)))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), digest).digest()).decode()


def _digest(settings: str | None) -> str | None:
    """Newer accounts name their algorithm. One we do not know must not pass as if it were an older one."""
    if not settings:
        return "sha1"
    pairs = dict(part.strip().partition("=")[::2] for part in settings.split(","))
    return _ALGORITHMS.get(pairs.get("algorithm", ""))


def _is_body(url: str, raw: bytes) -> bool:
    expected = parse_qs(urlsplit(url).query).get("bodySHA256", [""])[0]
    return hmac.compare_digest(hashlib.sha256(raw).hexdigest().encode(), expected.lower().encode())


def _with_and_without_port(url: str) -> list[str]:
    parts = urlsplit(url)
    host, _, port = parts.netloc.rpartition(":")
    bare = host if host and port.isdigit() else parts.netloc
    standard = f"{bare}:{_DEFAULT_PORTS.get(parts.scheme, 443)}"
    return [url, *(urlunsplit(parts._replace(netloc=one)) for one in (bare, standard) if one != parts.netloc)]
