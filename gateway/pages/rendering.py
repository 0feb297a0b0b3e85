"""Templates and assets of the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from servicekit.web import Answer

_FOLDER = Path(__file__).parent
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asset:
    body: bytes
    content_type: str
    etag: str


class Pages:
    def __init__(self, *, frame_ancestors: str, is_https: bool) -> None:
        """`frame_ancestors`: who may show the chat inside a page of their own (CSP's words)."""
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._frame_ancestors = frame_ancestors
        self._is_https = is_https
        self.assets: Mapping[str, Asset] = {
            path.name: _load(path) for path in sorted((_FOLDER / "assets").iterdir()) if path.suffix in _TYPES
        }

    def page(self, template: str, *, status: int = 200, framed: bool = False, **values: Any) -> Answer:
        body = self._templates.get_template(template).render(values).encode()
        return Answer(body, status, self._headers(framed), HTML)

    def asset(self, name: str, known_etag: str | None) -> Answer | None:
        found = self.assets.get(name)
        if found is None:
            return None
        headers = {"ETag": found.etag, "Cache-Control": "no-cache"}
        if known_etag == found.etag:
            return Answer(b"", 304, headers, found.content_type)
        return Answer(found.body, 200, headers, found.content_type)

    def _headers(self, framed: bool) -> dict[str, str]:
        ancestors = self._frame_ancestors if framed else "'none'"
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            f"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
        )
        headers = {
            "Content-Security-Policy": policy,
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-cache",
        }
        if self._is_https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return headers


def _load(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body, _TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:16]}"')
