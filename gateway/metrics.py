"""Figures of the gateway beside those every service has."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

RELAY_CALLS = Gauge(
    "frontdesk_relay_calls", "Phone calls connected to the relay.", multiprocess_mode="livesum"
)
RELAY_TURNS = Counter("frontdesk_relay_turns_total", "What callers said through the relay.", ["outcome"])
RELAY_FIRST_TOKEN_SECONDS = Histogram(
    "frontdesk_relay_first_token_seconds",
    "From what a caller said to the first words of the answer.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
)
