"""What a run of the soak says: on the screen, and as a page among the measurements."""

from __future__ import annotations

import os
import platform
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.soak.calendar_run.acts import Act

PAGE = Path(__file__).resolve().parents[3] / "docs" / "measurements" / "calendar_soak.md"
_TAKES = ("confirm", "hold", "reschedule")


@dataclass
class Outcome:
    clients: int
    acts: list[Act] = field(default_factory=list)
    blows: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    pieces: int = 0
    operations: int = 0
    steps: int = 0
    longest_check: float = 0.0
    seconds: float = 0.0
    slot_race_ms: float = 0.0
    move_race_ms: float = 0.0
    overlaps: int = 0
    unjustified: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def answers(self) -> Counter[str]:
        return Counter(
            f"{act.kind} {act.status} {act.code}".strip() if act.status else f"{act.kind} never happened"
            for act in self.acts
        )

    def lines(self) -> list[str]:
        asked = [act for act in self.acts if act.kind in _TAKES]
        won = sum(act.won for act in asked)
        times = sorted(act.ended - act.began for act in self.acts if act.status and act.tries == 1)
        repeated = sum(act.tries > 1 for act in self.acts)
        blows = ", ".join(f"{name} {count} times" for name, count in self.blows.items()) or "nothing"
        return [
            f"{len(self.acts):,} attempts by {self.clients} clients in {self.seconds:.0f} s: "
            f"{len(self.acts) / self.seconds:.0f} a second, pauses and checks included",
            f"killed meanwhile: {blows}",
            f"times asked for (booked, held or moved onto): {len(asked):,}, won {won:,} "
            f"({100 * won / max(len(asked), 1):.0f} %)",
            f"repeated under their key because no answer came: {repeated:,}; given up instead, so that "
            f"nobody was told how they ended: {self.unknown:,}",
            f"answers to undisturbed attempts: median {_at(times, 0.5):.0f} ms, "
            f"p99 {_at(times, 0.99):.0f} ms",
            f"history: {self.pieces} pieces, {self.operations:,} operations put in order with "
            f"{self.steps:,} changes of the list; the longest piece took {self.longest_check:.1f} s to check",
            f"overlapping appointments: {self.overlaps}",
            f"answers that no order explains (an unjustified refusal is one): {self.unjustified}",
            f"keys with another number of effects than one: {self.doubled}",
            f"other faults: {len(self.faults) - self.overlaps - self.unjustified - self.doubled}",
            f"24 at once after one time, 20 rounds: the slowest answer of a round, median "
            f"{self.slot_race_ms:.0f} ms",
            f"24 appointments moved onto one time at once, 20 rounds: likewise {self.move_race_ms:.0f} ms",
        ]


_METHOD = """\
Clients book, hold, confirm, move, cancel, search and look within three days of two people's calendars:
equal, overlapping and contained times of four services, one of them a class of three places, one with
buffers. Some holds run out while they are asked for. Meanwhile a worker process, the whole service (both
by SIGKILL) and PostgreSQL (an immediate shutdown, as after a power cut) go down in turn and come back.
Every attempt is repeated under its key until it has an answer, but for some whose connection broke: what
became of those is read from the table once nothing is under way.

Then the recorded history is checked for linearizability: an order is searched in which one clerk with a
plain list would have given every answer, each at an instant between question and answer. Answers of
searches and of single appointments must fit as a whole, a refused time must have been taken at that
instant, a hold's running out is an event at its own time (0.1 s are allowed). The calendars of all staff
and days are one object, so that a move from one to another needs no special case. The history is cut
where all clients pause, every few thousand attempts; within a piece only operations that touch the same
time, or the same appointment, are tried in several orders, and a piece that takes more than 20 steps an
operation counts as a fault. At the end the table must be what the last order leaves, and every key must
have had exactly one effect.
"""


def write(outcome: Outcome, command: str) -> None:
    machine = (
        f"{os.cpu_count()} cores for clients, service and PostgreSQL together, load average "
        f"{os.getloadavg()[1]:.0f}, Python {platform.python_version()}"
    )
    day = datetime.now(UTC).date().isoformat()
    answers = "\n".join(f"| {name} | {count:,} |" for name, count in outcome.answers.most_common())
    figures = "\n".join(f"- {line}" for line in outcome.lines())
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(
        f"# The calendar under attack\n\n`{command}`, {day}, {machine}.\n\n{figures}\n\n"
        f"| answer | how often |\n|---|---|\n{answers}\n\n{_METHOD}",
        encoding="utf-8",
    )


def _at(times: list[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)] * 1000 if times else 0.0
