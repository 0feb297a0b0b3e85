"""`python -m deploy.training [FOLDER]`: learn the shipped weights anew from the public data in FOLDER."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from deploy.training.intents import train_intents
from deploy.training.names import train_names

WEIGHTS = Path(__file__).parents[2] / "conversation_svc" / "domain" / "language" / "weights"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", choices=("names", "intents"))
    options = parser.parse_args()
    for name, train in (("names", train_names), ("intents", train_intents)):
        if options.only in (None, name):
            path = WEIGHTS / f"{name}.json"
            path.write_text(
                json.dumps(train(options.folder), ensure_ascii=False, separators=(",", ":")) + "\n"
            )
            print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
