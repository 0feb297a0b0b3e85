"""What can be seen of the receptionist in Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

from servicekit.metrics import LATENCY_BUCKETS

TURNS = Counter(
    "frontdesk_turns_total", "Turns taken, by channel and how they ended.", ["channel", "outcome"]
)
TURN_SECONDS = Histogram(
    "frontdesk_turn_duration_seconds",
    "Time to take a turn, tools included.",
    ["channel"],
    buckets=LATENCY_BUCKETS,
)
HANDOFFS = Counter("frontdesk_handoffs_total", "Conversations passed to people, by reason.", ["reason"])
