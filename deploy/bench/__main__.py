"""`python -m deploy.bench [subject ...]`: measure, then put docs/measurements.md together."""

from __future__ import annotations

import importlib
import sys

from deploy import measurements

SUBJECTS = {
    "running": "deploy.bench.running",
    "conversation": "deploy.bench.conversation",
    "calendar": "deploy.bench.calendar",
}


def main(wanted: list[str]) -> int:
    unknown = set(wanted) - set(SUBJECTS)
    if unknown:
        print(f"bench: no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
        return 2
    for name in wanted or SUBJECTS:
        importlib.import_module(SUBJECTS[name]).main()
    measurements.write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
