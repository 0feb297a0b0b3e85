"""A linear model of intents: CLINC150 and HWU64 (CC BY) for what people say, our own phrases for what they
want here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conversation_svc.domain.language.intents import features_of
from conversation_svc.domain.language.plain import plain_text
from deploy.training.data import is_held_out, rows
from deploy.training.linear import train_many

PHRASES = Path(__file__).parent / "phrases"
OWN_COPIES = 3  # our phrases are few, and are what it is about
SMALLEST = 0.12

CLINC = {
    "restaurant_reservation": "book",
    "schedule_maintenance": "book",
    "cancel_reservation": "cancel",
    "confirm_reservation": "status",
    "accept_reservations": "info",
    "how_busy": "info",
    "are_you_a_bot": "chitchat",
    "what_is_your_name": "chitchat",
    "who_do_you_work_for": "chitchat",
    "tell_joke": "chitchat",
    "meaning_of_life": "chitchat",
    "what_can_i_ask_you": "chitchat",
    "yes": "none",
    "no": "none",
    "maybe": "none",
    "thank_you": "none",
    "goodbye": "none",
    "greeting": "none",
    "repeat": "none",
    "cancel": "none",
}
CLINC_LEFT_OUT = {"schedule_meeting", "meeting_schedule", "calendar", "directions", "insurance", "distance"}
HWU = {
    "general_affirm": "none",
    "general_confirm": "none",
    "general_negate": "none",
    "general_dontcare": "none",
    "general_repeat": "none",
    "general_explain": "none",
    "general_praise": "none",
    "general_commandstop": "none",
    "general_joke": "chitchat",
}
HWU_LEFT_OUT = {"calendar_set", "calendar_query", "calendar_remove"}


def train_intents(folder: Path) -> dict[str, Any]:
    examples = list(_examples(folder))
    labels = sorted({label for _, label in examples})
    number = {label: at for at, label in enumerate(labels)}
    counts = Counter(feature for text, _ in examples for feature in set(features_of(text)))
    known = [
        ([feature for feature in features_of(text) if counts[feature] > 1], number[label])
        for text, label in examples
    ]
    random.Random(3).shuffle(known)
    weights, bias = train_many(known, len(labels))
    features = {}
    for feature in sorted(weights):
        kept = [[at, round(w, 2)] for at, w in enumerate(weights[feature]) if abs(w) >= SMALLEST]
        if kept:
            features[feature] = kept
    return {"labels": labels, "bias": [round(each, 3) for each in bias], "features": features}


def _examples(folder: Path) -> Iterator[tuple[str, str]]:
    for name, labels, left_out in (
        ("clinc150_receptionist_train", CLINC, CLINC_LEFT_OUT),
        ("hwu64_calendar_general_train", HWU, HWU_LEFT_OUT),
    ):
        for row in rows(folder, name):
            if row["intent"] not in left_out and not is_held_out(row["utterance"]):
                yield plain_text(row["utterance"]), labels.get(row["intent"], "oos")
    for path in sorted(PHRASES.glob("*.txt")):
        for text, label in own_phrases(path):
            for _ in range(OWN_COPIES):
                yield plain_text(text), label


def own_phrases(path: Path) -> Iterator[tuple[str, str]]:
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            label = line[1:-1]
        elif line.strip() and not line.startswith("#"):
            yield line, label
