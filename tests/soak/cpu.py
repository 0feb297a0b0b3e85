"""Who used the processor: seconds of each process and its children, from /proc."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of(roots: Mapping[str, int]) -> dict[str, float]:
    """`roots`: name -> process id. What has ended already is not counted."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        process = int(path.parent.name)
        parents[process] = int(fields[1])
        used[process] = (int(fields[11]) + int(fields[12])) / _TICKS
    names = {process: name for name, process in roots.items()}
    total: dict[str, float] = defaultdict(float)
    for process, seconds in used.items():
        ancestor: int | None = process
        while ancestor and ancestor not in names:
            ancestor = parents.get(ancestor)
        if ancestor:
            total[names[ancestor]] += seconds
    return dict(total)
