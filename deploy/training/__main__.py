"""`python -m deploy.training [FOLDER]`: learn the shipped weights anew from the public data in FOLDER.

`--only runs` needs no data: it goes through the patterns, and is due whenever one of them was changed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deploy.training.hearing import train_hearing
from deploy.training.intents import train_intents
from deploy.training.names import train_names
from deploy.training.runs import find_runs

LANGUAGE = Path(__file__).parents[2] / "conversation_svc" / "domain" / "language"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", choices=("names", "intents", "hearing", "runs"))
    options = parser.parse_args()
    ways: tuple[tuple[str, Path, Callable[[], Any]], ...] = (
        ("names", LANGUAGE / "weights" / "names.json", lambda: train_names(options.folder)),
        ("intents", LANGUAGE / "weights" / "intents.json", lambda: train_intents(options.folder)),
        ("hearing", LANGUAGE / "weights" / "hearing.json", lambda: train_hearing(options.folder)),
        ("runs", LANGUAGE / "runs.json", find_runs),
    )
    for name, path, made in ways:
        if options.only in (None, name):
            path.write_text(json.dumps(made(), ensure_ascii=False, separators=(",", ":")) + "\n")
            print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
