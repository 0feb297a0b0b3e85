"""Making keys for a tenant."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from servicekit.keys import KEY_PREFIX


def make_key_id() -> str:
    return f"key_{secrets.token_hex(8)}"


def make_seed() -> str:
    return secrets.token_urlsafe(32)


def key_from(seed: str, internal_secret: str) -> str:
    """The key that a seed stands for.

    A repeated request must show the same key, and the answer it repeats lies in the database for a day. So
    the seed lies there, which is worth nothing without the secret, and the key never does.
    """
    digest = hmac.new(internal_secret.encode(), f"tenant-key:{seed}".encode(), hashlib.sha256).digest()
    return KEY_PREFIX + base64.urlsafe_b64encode(digest).decode().rstrip("=")
