"""How well dates, times, people and dates of birth are understood, on phrases nobody of us wrote.

Three tenths of the phrases (by the hash of the phrase, or of the call for dates of birth) were held out while
the grammar was written, and are reported on their own: the row "held out" is the honest one.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time as clock
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from conversation_svc.domain.times import TimeContext, find_birth_date, find_people, find_times, merge
from tests.evaluation.report import Row

COMMAND = "python -m tests.evaluation.times [data directory]"
SGD_NOW, TABLE_NOW, CALL_NOW = datetime(2019, 3, 1), datetime(2018, 8, 14, 9), datetime(2021, 6, 1)
HELD_OUT, TUNED = "held out", "tuned on"
Example = dict[str, Any]


def is_held_out(text: str) -> bool:
    return hashlib.sha256(text.lower().encode()).digest()[0] % 10 < 3


def _read(data: Path, name: str) -> Iterator[Example]:
    with (data / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _parts(examples: Iterable[Example], key: str) -> Iterator[tuple[str, list[Example]]]:
    parts: dict[str, list[Example]] = {TUNED: [], HELD_OUT: []}
    for example in examples:
        parts[HELD_OUT if is_held_out(example[key]) else TUNED].append(example)
    return iter(parts.items())


def _percent(count: int, total: int) -> float:
    return 100 * count / total if total else 0.0


# Single expressions and ranges


def _same(found: datetime | None, wanted: str | None, whole: bool) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    said = found.isoformat()
    return said == wanted if whole else said[11:] == wanted[11:]


def phrase_is_right(example: Example) -> tuple[bool, bool]:
    """(exactly right, answered)."""
    found = find_times(example["phrase"], TimeContext(datetime.fromisoformat(example["reference"])))
    whole = example["date_explicit"]
    wanted = [(example["start"], example["end"]), *example["alts"]]
    right = len(found) == 1 and any(
        _same(found[0].start, start, whole) and _same(found[0].end, end, whole) for start, end in wanted
    )
    return right, bool(found)


def _is_range(example: Example) -> bool:
    return bool(example["type"].endswith("range") or example["holiday"])


_GROUPS: tuple[tuple[str, str, Callable[[Example], bool]], ...] = (
    ("single dates and times", ">= 95 % exact, <= 2 % wrong", lambda each: not _is_range(each)),
    (
        "single dates and times without SGD's",
        ">= 90 % exact, <= 4 % wrong",
        lambda each: not _is_range(each) and each["source"] != "sgd",
    ),
    ("ranges and holidays", ">= 70 % exact", _is_range),
)


def _phrases(data: Path) -> Iterator[Row]:
    examples = list(_read(data, "datetime_dev.jsonl"))
    for name, target, belongs in _GROUPS:
        for part, chosen in _parts(filter(belongs, examples), "phrase"):
            results = [phrase_is_right(each) for each in chosen]
            right = sum(result[0] for result in results)
            wrong = sum(answered and not exact for exact, answered in results)
            total = len(chosen)
            figure = f"{_percent(right, total):.1f} % exact, {_percent(wrong, total):.1f} % wrong"
            yield Row(f"{name}, {part}", figure, target, total, COMMAND)


# Whole turns of SGD


def _wanted_fields(turn: Example) -> dict[str, str]:
    wanted = {}
    for act in turn["user_acts"]:
        slot = act.get("slot", "")
        if act["act"] == "INFORM" and slot.endswith(("_date", "_time")):
            wanted[slot.rpartition("_")[2]] = act["canonical"][0]
    return wanted


def turn_is_right(turn: Example) -> bool:
    context = TimeContext(SGD_NOW, system=turn["prev_system"])
    day, moment, _ = merge(find_times(turn["utterance"], context))
    found = {}
    if day:
        found["date"] = day.isoformat()
    if moment:
        found["time"] = f"{moment:%H:%M}"
    return found == _wanted_fields(turn)


def _is_about_booking(turn: Example) -> bool:
    """Turns that ask the weather of a day have that day, but its label belongs to another service."""
    return bool(turn["user_acts"]) and "weather" not in turn["utterance"].lower()


def _turns(data: Path) -> Iterator[Row]:
    turns = filter(_is_about_booking, _read(data, "sgd_booking_dev.jsonl"))
    for part, chosen in _parts(turns, "utterance"):
        right = sum(map(turn_is_right, chosen))
        figure = f"{_percent(right, len(chosen)):.1f} %"
        yield Row(f"whole turns of SGD, {part}", figure, ">= 99 %", len(chosen), COMMAND)


# RESTAURANTS-8K


def _f1(counts: Counter[str]) -> float:
    return _percent(2 * counts["hit"], 2 * counts["hit"] + counts["extra"] + counts["missed"])


def _tables(data: Path) -> Iterator[Row]:
    for part, chosen in _parts(_read(data, "restaurant8k_train.jsonl"), "utterance"):
        counts: dict[str, Counter[str]] = {"date": Counter(), "time": Counter(), "people": Counter()}
        taken = 0
        for each in chosen:
            context = TimeContext(TABLE_NOW, expected=next(iter(each["requested"]), None))
            times = find_times(each["utterance"], context)
            day, moment, _ = merge(times)
            found = {"date": day, "time": moment, "people": find_people(each["utterance"], context)}
            for name, value in found.items():
                wanted = name in each["slots"]
                if wanted or value is not None:
                    counts[name]["missed" if value is None else "hit" if wanted else "extra"] += 1
            taken += _takes_people_for_time(each, [time.text for time in times if time.kind == "time"])
        for name, target in (("date", ">= 95"), ("time", ">= 95"), ("people", "")):
            yield Row(
                f"RESTAURANTS-8K {name} found, {part}",
                f"F1 {_f1(counts[name]):.1f}",
                target,
                len(chosen),
                COMMAND,
            )
        yield Row(f"RESTAURANTS-8K people taken for a time, {part}", str(taken), "0", len(chosen), COMMAND)


def _takes_people_for_time(example: Example, times: list[str]) -> bool:
    """Did the words labelled as people, and nothing but them, become a time?"""
    people = example["slots"].get("people", "").strip(" .").lower()
    return bool(people) and "time" not in example["slots"] and any(people in time.lower() for time in times)


# Dates of birth


def _births(data: Path) -> Iterator[Row]:
    calls = (
        each for each in _read(data, "evi_phone_asr_dev.jsonl") if each["item"] == "dob" and each["expected"]
    )
    context = TimeContext(CALL_NOW, expected="dob")
    for part, chosen in _parts(calls, "dialogue_id"):
        found = [(find_birth_date(each["transcription"], context), each["expected"]) for each in chosen]
        right = sum(day is not None and day.isoformat() == wanted for day, wanted in found)
        wrong = sum(day is not None and day.isoformat() != wanted for day, wanted in found)
        total = len(chosen)
        figure = f"{_percent(right, total):.1f} %, {_percent(wrong, total):.1f} % wrong"
        yield Row(f"date of birth by phone, {part}", figure, ">= 75 %", total, COMMAND)


def _speed(data: Path) -> Iterator[Row]:
    lines = [each["utterance"] for each in _read(data, "sgd_booking_dev.jsonl")]
    context = TimeContext(SGD_NOW)
    find_times("tomorrow", context)
    before = clock.process_time()
    for line in lines:
        find_times(line, context)
    spent = clock.process_time() - before
    yield Row("times of a line", f"{1000 * spent / len(lines):.2f} ms", "<= 0.20 ms", len(lines), COMMAND)


def times_report(data_dir: str | Path) -> list[Row]:
    data = Path(data_dir)
    sections = (_phrases, _turns, _tables, _births, _speed)
    return [row for section in sections for row in section(data)]


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "../shared/data"
    for row in times_report(data):
        print(f"{row.name:<55} {row.figure:<32} {row.target:<28} n={row.n}")


if __name__ == "__main__":
    main()
