"""A linear model of intents: CLINC150 and HWU64 (CC BY) for what people say, our own phrases for what they
want here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.detection import language_of
from conversation_svc.domain.language.features import features_of
from conversation_svc.domain.language.plain import mended, plain_text
from conversation_svc.domain.language.weights import written_weights
from deploy.training.data import is_held_out, rows
from deploy.training.linear import train_many
from deploy.training.templates import filled

PHRASES = Path(__file__).parent / "phrases"
OWN_COPIES = 5  # our phrases are few, and are what it is about
OOS_COPIES = 3  # nor are requests that fit nowhere
OWN_HELD_OUT_PERCENT = 10
RARELY_ELSEWHERE = 1.0  # in the public data most lines are about other things; customers rarely are
EPOCHS = 6

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
    read = [(_features(text), number[label]) for text, label in examples]
    counts = Counter(feature for features, _ in read for feature in set(features))
    known = [([feature for feature in features if counts[feature] > 1], label) for features, label in read]
    random.Random(3).shuffle(known)
    weights, bias = train_many(known, len(labels), epochs=EPOCHS)
    bias[number["oos"]] -= RARELY_ELSEWHERE
    written = {feature: written_weights(weights[feature]) for feature in sorted(weights)}
    features = {feature: row for feature, row in written.items() if row}
    return {"labels": labels, "bias": [round(each, 3) for each in bias], "features": features}


def _features(text: str) -> list[str]:
    """As in use: in the language of the line."""
    plain = plain_text(text)
    lexicons = tuple(LEXICONS.values())
    lexicon = language_of(plain, lexicons, LEXICONS["en"])
    return features_of(mended(plain, lexicon), lexicon)


def _examples(folder: Path) -> Iterator[tuple[str, str]]:
    """Of phrases of our own, each as often as its copies."""
    for name, labels, left_out in (
        ("clinc150_receptionist_train", CLINC, CLINC_LEFT_OUT),
        ("hwu64_calendar_general_train", HWU, HWU_LEFT_OUT),
    ):
        for row in rows(folder, name):
            if row["intent"] not in left_out and not is_held_out(row["utterance"]):
                for _ in range(OOS_COPIES if row["intent"] == "oos" else 1):
                    yield row["utterance"], labels.get(row["intent"], "oos")
    for text, label in own_phrases():
        if not is_held_out(text, OWN_HELD_OUT_PERCENT):
            for _ in range(OWN_COPIES):
                yield text, label
    yield from filled(PHRASES / "templates.yaml")


def own_phrases() -> Iterator[tuple[str, str]]:
    """What we wrote: one file a language, and the texts that the tests hold us to."""
    for path in sorted(PHRASES.glob("*.txt")):
        yield from written(path)
    texts = yaml.safe_load((PHRASES / "texts.yaml").read_text(encoding="utf-8"))
    for by_intent in texts["intents"].values():
        for intent, lines in by_intent.items():
            yield from ((line, intent) for line in lines)
    yield from ((line, "oos") for line in texts["elsewhere"])
    yield from ((line, intent) for intent, line in texts["wishes"])


def written(path: Path) -> Iterator[tuple[str, str]]:
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            label = line[1:-1]
        elif line.strip() and not line.startswith("#"):
            yield line, label
