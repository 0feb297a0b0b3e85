"""What can be seen of the model providers in Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

ROUNDS = Counter(
    "frontdesk_model_rounds_total",
    "Questions put to a model provider, by how they went.",
    ["provider", "outcome"],
)
TOKENS = Counter("frontdesk_model_tokens_total", "Tokens the providers counted.", ["provider", "direction"])
FIRST_WORD_SECONDS = Histogram(
    "frontdesk_model_first_word_seconds",
    "Time until a provider's first word or tool call.",
    ["provider"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0),
)
TURNS = Counter(
    "frontdesk_model_turns_total",
    "Turns in which a model was asked, by what became of its answer.",
    ["outcome"],
)
