"""RQ as a bell, never as the truth: a lost job costs time, not a message. Payloads are JSON."""

from __future__ import annotations

from typing import Any

import redis
from rq import Queue
from rq.serializers import JSONSerializer

from servicekit import logs

_log = logs.get("queue")


def connect(redis_url: str, *, timeout: float = 1.0) -> redis.Redis:
    """A client whose every wait is bounded."""
    return redis.Redis.from_url(
        redis_url, socket_timeout=timeout, socket_connect_timeout=timeout, health_check_interval=30
    )


class Queues:
    def __init__(self, redis_url: str) -> None:
        self._redis = connect(redis_url)
        self._queues: dict[str, Queue] = {}

    def enqueue(self, job: str, arguments: dict[str, Any], *, queue: str, job_id: str | None = None) -> bool:
        """Ring for `job` (a dotted name). False when Redis is away: the row stays due and is found again."""
        try:
            self._queue(queue).enqueue(
                job, kwargs=arguments, job_id=job_id, result_ttl=0, failure_ttl=86_400, job_timeout=120
            )
        except redis.RedisError as error:
            _log.warning("a job could not be queued", queue=queue, error=type(error).__name__)
            return False
        return True

    def depth(self, queue: str) -> int:
        """Jobs waiting. Raises redis.RedisError when Redis is away."""
        return int(self._queue(queue).count)

    def ping(self) -> None:
        self._redis.ping()

    def _queue(self, name: str) -> Queue:
        if name not in self._queues:
            self._queues[name] = Queue(name, connection=self._redis, serializer=JSONSerializer)
        return self._queues[name]
