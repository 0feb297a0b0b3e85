"""`python -m tests.evaluation`: measure understanding on public data, print a table and write it down."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from tests.evaluation.acts import acts_report
from tests.evaluation.report import Row
from tests.evaluation.times import times_report

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "measurements" / "understanding.md"
HEAD = """# Understanding, measured

Made by `make eval`. The data is public and not part of the project (see NOTICE); nothing was trained on
the lines marked "held out"; where some of them were seen while tuning, the notes below say so. Targets are
the project's own.

| what | figure | target | cases |
|---|---|---|---|
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--only", choices=("acts", "times"))
    parser.add_argument("--dry", action="store_true", help="print only")
    options = parser.parse_args()
    reports = {"acts": acts_report, "times": times_report}
    rows = [
        row
        for name, report in reports.items()
        if options.only in (None, name)
        for row in report(options.data)
    ]
    for row in rows:
        print(f"{row.name:<64} {row.figure:<32} {row.target:<10} n={row.n}")
    if not options.dry and options.only is None:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(rows), encoding="utf-8")


def page(rows: Iterable[Row]) -> str:
    lines = [f"| {row.name} | {row.figure} | {row.target} | {row.n:,} |" for row in rows]
    tail = ROOT / "docs" / "measurements" / "understanding_notes.md"
    notes = "\n" + tail.read_text(encoding="utf-8") if tail.exists() else ""
    return HEAD + "\n".join(lines) + "\n" + notes


if __name__ == "__main__":
    main()
