"""`python -m tests.soak.notifications [chapter ...] [--sends N]`: kills, races, load and outages, then a
report.

Chapters: crashes, cancels, whole-cancels, evenly, at-once, redis, history. Figures go to
docs/measurements/notifications.md.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time

from tests.soak import chapters
from tests.soak.report import Report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak.notifications")
    parser.add_argument("chapter", nargs="*", choices=[*chapters.ALL, []], help="all when none is named")
    parser.add_argument("--sends", type=int, default=0, help="instead of each chapter's own number")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # so that all processes end with us
    report = Report()
    good = True
    for name in options.chapter or chapters.ALL:
        print(f"-- {name}", flush=True)
        started = time.monotonic()
        passed = chapters.ALL[name](report, options.sends)
        print(
            f"-- {name}: {'ok' if passed else 'FAILED'} after {time.monotonic() - started:.0f} s", flush=True
        )
        good = good and passed
    report.write()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
