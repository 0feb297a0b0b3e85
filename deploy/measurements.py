"""`python -m deploy.measurements`: put docs/measurements.md together from one file per subject.

Each measuring command writes its own file below docs/measurements/ and calls this, so that a figure never
stands without the command that repeats it, and measuring one subject leaves the others as they were.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "docs" / "measurements"
WHOLE = ROOT / "docs" / "measurements.md"

_HEAD = """# What was measured

Every figure here was printed by the command that stands beside it, on a machine with two cores unless said
otherwise. Machines are noisy: trust the ratios measured within one run more than the milliseconds. This page
is put together from `docs/measurements/` by `python -m deploy.measurements`; do not edit it by hand.
"""


def compose() -> str:
    parts = [
        path.read_text(encoding="utf-8").strip()
        for path in sorted(PARTS.glob("*.md"))
        if not path.stem.endswith("_notes")
    ]  # notes stand inside their subject's page
    return "\n\n".join([_HEAD.strip(), *parts]) + "\n"


def write() -> None:
    WHOLE.write_text(compose(), encoding="utf-8")
    print(f"measurements: wrote {WHOLE.relative_to(ROOT)}")


if __name__ == "__main__":
    write()
