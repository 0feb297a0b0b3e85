"""Telling everyone who keeps copies that something changed."""

from __future__ import annotations

import redis

from servicekit import logs
from servicekit.db import Database
from servicekit.errors import ServiceError
from servicekit.idempotency import forget_old
from servicekit.queue import connect
from servicekit.tenants import GENERATION_KEY

_log = logs.get("announcement")


class Announcement:
    """Counts up the generation in Redis. Without Redis nothing fails: copies then age by themselves."""

    def __init__(self, redis_url: str) -> None:
        self._redis = connect(redis_url) if redis_url else None

    def change(self) -> None:
        if self._redis is None:
            return
        try:
            self._redis.incr(GENERATION_KEY)
        except redis.RedisError as error:
            _log.warning("a change could not be announced", error=type(error).__name__)

    def ping(self) -> None:
        if self._redis is not None:
            self._redis.ping()


class Aftermath:
    """What follows every change, before it is answered: tell the others, sweep old idempotency keys.

    The sweep rides along here because this service has no timers of its own and its changes are few.
    """

    def __init__(self, announcement: Announcement, database: Database) -> None:
        self._announcement = announcement
        self._database = database

    def settle(self) -> None:
        self._announcement.change()
        try:
            forget_old(self._database)
        except ServiceError as error:
            _log.warning("old idempotency keys were left", code=error.code)
