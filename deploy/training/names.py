"""What letters tell of a name: is it a first or a last one? And which words are no names at all."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from conversation_svc.domain.language.weights import letter_runs
from deploy.training.data import is_held_out, rows
from deploy.training.linear import train_binary

_WORD = re.compile(r"[a-z']+")
FREQUENT = Path(__file__).parent / "first_names.txt"
ALSO_WORDS = Path(__file__).parent / "also_first_names.txt"
FREQUENT_LAST = Path(__file__).parent / "last_names.txt"


def train_names(folder: Path) -> dict[str, Any]:
    """RESTAURANTS-8K, EVI and lists of ours for the names; CLINC150, HWU64 and RESTAURANTS-8K for words that
    are none.
    """
    first, last = Counter[str](), Counter[str]()
    words = Counter[str]()
    for row in rows(folder, "restaurant8k_train"):
        if is_held_out(row["utterance"]):
            continue
        named = [
            str(row["slots"].get(key, "")).lower().strip(" .,'\"") for key in ("first_name", "last_name")
        ]
        if named[0]:
            first[named[0].split()[0]] += 1
        if named[1]:
            last[named[1].split()[-1]] += 1
        words.update(word for word in set(_WORD.findall(row["utterance"].lower())) if word not in named)
    for row in rows(folder, "evi_phone_asr_dev"):
        if row["item"] == "name" and row["expected"] and not is_held_out(row["expected"]):
            parts = str(row["expected"]).lower().split()
            first[parts[0]] += 1
            last[parts[-1]] += 1
    for name in ("clinc150_receptionist_train", "hwu64_calendar_general_train"):
        for row in rows(folder, name):
            if not is_held_out(row["utterance"]):
                words.update(set(_WORD.findall(row["utterance"].lower())))
    examples = [(letter_runs(word), True) for word in first] + [(letter_runs(word), False) for word in last]
    grams, bias = train_binary(examples)
    first.update(_listed(FREQUENT))
    common = {word for word, count in words.items() if count > 1 and len(word) > 1 and "'" not in word}
    common -= {word for word in (*first, *last) if words[word] < 25}
    last.update(_listed(FREQUENT_LAST))
    return {
        "common": " ".join(sorted(common)),
        "first_names": " ".join(sorted(first)),
        "also_first_names": " ".join(sorted(_listed(ALSO_WORDS))),
        "last_names": " ".join(sorted(last)),
        "grams": {gram: round(weight, 2) for gram, weight in sorted(grams.items()) if abs(weight) > 0.08},
        "bias": round(bias, 3),
    }


def _listed(path: Path) -> list[str]:
    """Names that are in many sentences, so that counting alone would take them for ordinary words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]
