"""How well acts, intents, names and misheard customers are understood, on lines nobody of us wrote.

Acts: SGD's train file is what the patterns were written with, its dev file (other people, a service that
train does not have) is the report. The rest: a fifth of the lines, by their hash, was kept out of training
and tuning.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from conversation_svc.domain.language.customers import CustomerIndex
from conversation_svc.domain.understand import UnderstandingContext, understand
from conversation_svc.domain.understanding import Understanding
from deploy.training.data import is_held_out, rows
from deploy.training.intents import OWN_HELD_OUT_PERCENT, own_phrases
from tests.evaluation.report import Row

COMMAND = "python -m tests.evaluation"
HELD_OUT, TUNED = "held out", "tuned on"
CONTEXT = UnderstandingContext(now=datetime(2019, 3, 1, 9))
WISHES = ("book", "cancel", "reschedule")
OUR_ACT = {
    "INFORM": "inform",
    "INFORM_INTENT": "intent",
    "REQUEST": "request",
    "REQUEST_ALTS": "alternatives",
    "AFFIRM": "affirm",
    "AFFIRM_INTENT": "affirm",
    "NEGATE": "negate",
    "NEGATE_INTENT": "negate",
    "SELECT": "select",
    "THANK_YOU": "thanks",
    "GOODBYE": "bye",
}
LIST_LENGTH = 1000


def acts_report(data: Path) -> list[Row]:
    sections = (_acts, _typos, _oos, _own_intents, _texts, _names, _customers, _speed)
    return [row for section in sections for row in section(data)]


def _heard(text: str, system: str | None = None, expected: str | None = None) -> Understanding:
    return understand(text, expected=expected, system=system or None, context=CONTEXT)


def _f1(right: int, extra: int, missed: int) -> float:
    return 200 * right / (2 * right + extra + missed) if right else 0.0


def _acts(data: Path) -> Iterator[Row]:
    for name, part in (("sgd_user_acts_train", TUNED), ("sgd_user_acts_dev", HELD_OUT)):
        right = extra = missed = total = 0
        for row in rows(data, name):
            wanted = {OUR_ACT[act] for act in row["acts"]}
            found = _heard(row["utterance"], row["prev_system"]).acts & set(OUR_ACT.values())
            right, extra, missed = (
                right + len(wanted & found),
                extra + len(found - wanted),
                missed + len(wanted - found),
            )
            total += 1
        yield Row(f"acts on SGD, F1, {part}", f"{_f1(right, extra, missed):.1f} %", ">= 92 %", total, COMMAND)


def _typos(data: Path) -> Iterator[Row]:
    """The same intents and acts with a slip in every tenth word."""
    same_acts = same_intent = total = 0
    dice = random.Random(5)
    for row in rows(data, "sgd_user_acts_dev"):
        clean = _heard(row["utterance"], row["prev_system"])
        slipped = _heard(misspelt(row["utterance"], dice), row["prev_system"])
        same_acts += clean.acts == slipped.acts
        same_intent += clean.intent == slipped.intent
        total += 1
    yield Row(
        "same acts with typos in 1 of 10 words (SGD)", f"{100 * same_acts / total:.1f} %", "", total, COMMAND
    )
    yield Row(
        "same intent with typos in 1 of 10 words (SGD)",
        f"{100 * same_intent / total:.1f} %",
        "",
        total,
        COMMAND,
    )


def misspelt(text: str, dice: random.Random) -> str:
    """One letter dropped, doubled, swapped with the next or replaced, in every tenth word of four letters
    or more.
    """
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) < 4 or not word.isalpha() or dice.random() >= 0.1:
            continue
        spot = dice.randrange(1, len(word) - 1)
        words[at] = dice.choice(
            (
                word[:spot] + word[spot + 1 :],
                word[:spot] + word[spot] + word[spot:],
                word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :],
                word[:spot] + dice.choice("abcdefghijklmnopqrstuvwxyz") + word[spot + 1 :],
            )
        )
    return " ".join(words)


def _oos(data: Path) -> Iterator[Row]:
    """CLINC150's lines about nothing of ours, and all its other intents that no appointment answers."""
    for part in (TUNED, HELD_OUT):
        oos: Counter[bool] = Counter()
        others: Counter[bool] = Counter()
        for row in rows(data, "clinc150_receptionist_train"):
            if is_held_out(row["utterance"]) != (part == HELD_OUT) or row["intent"] in ABOUT_APPOINTMENTS:
                continue
            taken = _heard(row["utterance"]).intent in WISHES
            (oos if row["intent"] == "oos" else others)[taken] += 1
        for name, counts in (("CLINC oos", oos), ("CLINC unrelated intents", others)):
            total = counts.total()
            share = 100 * counts[True] / total
            yield Row(f"{name} taken for a wish, {part}", f"{share:.1f} %", "<= 2 %", total, COMMAND)


ABOUT_APPOINTMENTS = frozenset(
    (
        "restaurant_reservation",
        "cancel_reservation",
        "confirm_reservation",
        "accept_reservations",
        "schedule_meeting",
        "schedule_maintenance",
        "meeting_schedule",
    )
)


def _texts(data: Path) -> Iterator[Row]:
    """Texts of our own that the model was not trained on."""
    texts = [each for each in own_phrases() if is_held_out(each[0], OWN_HELD_OUT_PERCENT)]
    right = sum((_heard(text).intent or "none") == intent for text, intent in texts)
    yield Row(
        "intents of our own texts, held out", f"{100 * right / len(texts):.1f} %", "", len(texts), COMMAND
    )


def _own_intents(data: Path) -> Iterator[Row]:
    wanted = {
        "restaurant_reservation": "book",
        "schedule_maintenance": "book",
        "cancel_reservation": "cancel",
        "confirm_reservation": "status",
        "are_you_a_bot": "chitchat",
        "tell_joke": "chitchat",
    }
    for part in (TUNED, HELD_OUT):
        right = total = 0
        for row in rows(data, "clinc150_receptionist_train"):
            if row["intent"] in wanted and is_held_out(row["utterance"]) == (part == HELD_OUT):
                right += _heard(row["utterance"]).intent == wanted[row["intent"]]
                total += 1
        yield Row(f"CLINC intents that we have, {part}", f"{100 * right / total:.1f} %", "", total, COMMAND)


def _letters(name: str | None) -> str | None:
    return re.sub(r"\W", "", name.lower()) if name else None


def _names(data: Path) -> Iterator[Row]:
    for part in (TUNED, HELD_OUT):
        counts: dict[str, list[int]] = {"first_name": [0, 0, 0], "last_name": [0, 0, 0]}
        total = 0
        for row in rows(data, "restaurant8k_train"):
            if is_held_out(row["utterance"]) != (part == HELD_OUT):
                continue
            total += 1
            asked = [each for each in row["requested"] if each.endswith("name")] or row["requested"]
            fields = _heard(row["utterance"], expected=asked[0] if asked else None).fields
            for key, (right, extra, missed) in counts.items():
                wanted, found = _letters(row["slots"].get(key)), _letters(getattr(fields, key))
                hit = wanted is not None and wanted == found
                counts[key] = [
                    right + hit,
                    extra + (found is not None and not hit),
                    missed + (wanted is not None and not hit),
                ]
        for key, (right, extra, missed) in counts.items():
            name = f"RESTAURANTS-8K {key.replace('_', ' ')}, F1, {part}"
            yield Row(name, f"{_f1(right, extra, missed):.1f} %", ">= 90 %", total, COMMAND)


def customer_list(calls: list[dict[str, Any]], data: Path) -> list[str]:
    """Everybody who calls, and others up to 1,000: half of them strangers, half with the callers' own names
    mixed.
    """
    dice = random.Random(11)
    callers = sorted({call["expected"] for call in calls})
    first, last = [name.split()[0] for name in callers], [name.split(" ", 1)[1] for name in callers]
    named = (row["slots"] for row in rows(data, "restaurant8k_train"))
    strangers = {
        f"{s['first_name']} {s['last_name']}" for s in named if "first_name" in s and "last_name" in s
    }
    mixed = {f"{dice.choice(first)} {dice.choice(last)}" for _ in range(3000)} - set(callers)
    free = LIST_LENGTH - len(callers)
    others = dice.sample(sorted(strangers), free // 2) + dice.sample(sorted(mixed), free - free // 2)
    return callers + others


def _customers(data: Path) -> Iterator[Row]:
    calls = [row for row in rows(data, "evi_phone_asr_dev") if row["item"] == "name" and row["expected"]]
    index = CustomerIndex(customer_list(calls, data))
    context = UnderstandingContext(now=CONTEXT.now, customers=index)

    @cache
    def customer(text: str) -> str | None:
        return understand(text, expected="name", system=None, context=context).fields.customer

    for name, chosen in (
        ("said, first try", [call for call in calls if call["attempt"] == 0]),
        ("said, second try", [call for call in calls if call["attempt"] == 1]),
        ("spelled, third try", [call for call in calls if call["attempt"] == 2]),
        ("all tries that were heard at all", [call for call in calls if call["transcription"]]),
    ):
        for part in (TUNED, HELD_OUT):
            right = wrong = total = 0
            for call in chosen:
                if is_held_out(call["dialogue_id"]) != (part == HELD_OUT):
                    continue
                found = customer(call["transcription"])
                total += 1
                right += found == call["expected"]
                wrong += found is not None and found != call["expected"]
            figure = f"{100 * right / total:.1f} % (wrong {100 * wrong / total:.1f} %)"
            yield Row(f"customer of 1,000 by phone, {name}, {part}", figure, ">= 85 %", total, COMMAND)


def _speed(data: Path) -> Iterator[Row]:
    lines = [
        json.dumps({"text": row["utterance"], "system": row["prev_system"]})
        for row in rows(data, "sgd_user_acts_dev")
    ]
    start = min(_seconds_of_command(lines[:1]) for _ in range(3))
    whole = min(_seconds_of_command(lines) for _ in range(3))
    n = len(lines)
    yield Row("the command: lines a second, start included", f"{n / whole:,.0f}", ">= 2,000", n, COMMAND)
    yield Row(
        "the command: lines a second after the start", f"{n / (whole - start):,.0f}", ">= 2,000", n, COMMAND
    )
    yield Row("the command: seconds for one line", f"{start:.2f}", "< 1", 1, COMMAND)


def _seconds_of_command(lines: list[str]) -> float:
    """Time of one core, start and all, for a run of the command over these lines."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "conversation_svc.understand", "--now", "2019-03-01T09:00:00"],
        input="\n".join(lines).encode(),
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
