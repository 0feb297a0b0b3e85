"""The worker and the dispatcher as they are, but they kill themselves with signal 9 between two steps,
by chance.

`python -m tests.soak.mortal worker|dispatcher`, with MORTAL_CHANCE (per step) and MORTAL_DIARY (where
each death is noted) in the environment.
"""

from __future__ import annotations

import os
import random
import signal
import sys

from notification_worker import app, dispatcher, worker
from notification_worker.preparation import Step


def deadly(chance: float, diary: str) -> Step:
    def step(name: str) -> None:
        if random.random() < chance:
            with open(diary, "a", encoding="utf-8") as deaths:
                deaths.write(name + "\n")
            os.kill(os.getpid(), signal.SIGKILL)

    return step


class MortalHouse(app.House):
    def courier(self, step: Step | None = None) -> app.Courier:
        chance = float(os.environ.get("MORTAL_CHANCE", "0"))
        return super().courier(deadly(chance, os.environ.get("MORTAL_DIARY", os.devnull)))


def main(role: str) -> None:
    process = {"worker": worker, "dispatcher": dispatcher}[role]
    vars(process)["House"] = MortalHouse
    process.main()


if __name__ == "__main__":
    main(sys.argv[1])
