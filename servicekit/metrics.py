"""Prometheus metrics that add up over a service's worker processes."""

from __future__ import annotations

from prometheus_client import REGISTRY as PROCESS_REGISTRY
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

from servicekit.config import multiprocess_folder

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

LATENCY_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUESTS = Counter(
    "frontdesk_http_requests_total", "HTTP requests answered.", ["service", "route", "method", "status"]
)
REQUEST_SECONDS = Histogram(
    "frontdesk_http_request_duration_seconds",
    "Time to answer an HTTP request.",
    ["service", "route", "method"],
    buckets=LATENCY_BUCKETS,
)
UPSTREAM_SECONDS = Histogram(
    "frontdesk_upstream_request_duration_seconds",
    "Time a call to another service took.",
    ["upstream", "outcome"],
    buckets=LATENCY_BUCKETS,
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UP = Gauge(
    "frontdesk_up", "1 while the process of this service answers.", ["service"], multiprocess_mode="livemax"
)


def method_label(method: str) -> str:
    """Callers may invent methods, and each label value stays in memory for good."""
    return method if method in _METHODS else "other"


def exposition() -> bytes:
    """What /metrics answers: of all workers together when gunicorn runs several, else of this process."""
    if multiprocess_folder():
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(PROCESS_REGISTRY)
