"""What a caller may demand of the object's present state before it is changed (RFC 9110, section 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r'(?:W/)?"[^"]*"')


@dataclass(frozen=True, slots=True)
class Preconditions:
    """The headers If-Match and If-None-Match as they came; None when they did not."""

    if_match: str | None = None
    if_none_match: str | None = None

    def hold(self, etag: str | None) -> bool:
        """May the change happen? `etag` is the present one, None while there is no such object."""
        if self.if_match is not None and not _names(self.if_match, etag, weakly=False):
            return False
        return self.if_none_match is None or not _names(self.if_none_match, etag, weakly=True)


def is_known(if_none_match: str | None, etag: str) -> bool:
    """Does the reader already hold this state (304)?"""
    return if_none_match is not None and _names(if_none_match, etag, weakly=True)


def _names(header: str, etag: str | None, *, weakly: bool) -> bool:
    if etag is None:
        return False
    if header.strip() == "*":
        return True
    tags = _TAG.findall(header)
    return etag in ([tag.removeprefix("W/") for tag in tags] if weakly else tags)
