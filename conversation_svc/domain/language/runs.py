"""What letters a pattern cannot do without: sets of runs, of each of which every match contains one.

A run never reaches over a blank, so that it is enough to look at the words of a text one by one.

Parsing a thousand patterns takes longer than starting, so the runs of the shipped ones are kept in
`runs.json` (made by `python -m deploy.training --only runs`). A pattern that is not there is parsed.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

Runs = frozenset[str]
LONGEST = 4  # letters of a run; the shortest has one less
MOST_SETS = 3  # of one pattern
_SHORTEST = 3
_MOST = 60  # pieces of one set; with more it tells nothing


def needed_runs(pattern: str) -> Sequence[Sequence[str]]:
    """At most `MOST_SETS` sets of runs of three or four letters; any match has one of each."""
    known = _known().get(pattern)
    return parsed_runs(pattern) if known is None else known


@cache
def _known() -> Mapping[str, Sequence[Sequence[str]]]:
    raw = pkgutil.get_data(__name__, "runs.json")
    return json.loads(raw) if raw else {}


def parsed_runs(pattern: str) -> Sequence[Sequence[str]]:
    """The same, from the pattern itself."""
    sets = sorted((each for each in _of_pattern(pattern) if len(each) <= _MOST), key=_worth, reverse=True)
    runs = [tuple(sorted({piece[:LONGEST] for piece in pieces})) for pieces in sets]
    runs += [tuple(sorted({piece[-LONGEST:] for piece in pieces})) for pieces in sets]
    return tuple(dict.fromkeys(runs))[:MOST_SETS]


def required_pieces(pattern: str) -> Runs:
    """Pieces of which any match has at least one; empty when there is no such set."""
    found = max(_of_pattern(pattern), key=_worth, default=Runs())
    return found if len(found) <= _MOST else Runs()


def _worth(pieces: Runs) -> tuple[int, int, list[str]]:
    """The longest shortest piece, and then the fewest, tell most."""
    return min(map(len, pieces)), -len(pieces), sorted(pieces)


def _of_pattern(pattern: str) -> list[Runs]:
    from re import _parser as parser  # type: ignore[attr-defined]

    return _required(parser.parse(pattern))


def _required(items: Any) -> list[Runs]:
    """The sets that the items of a sequence demand."""
    sets: list[Runs] = []
    run = ""
    for kind, value in [*items, ("END", None)]:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        sets += [Runs((part,)) for part in run.split(" ") if len(part) >= _SHORTEST]
        run = ""
        sets += _of_item(str(kind), value)
    return sets


def _of_item(kind: str, value: Any) -> list[Runs]:
    if kind == "SUBPATTERN":
        return _required(value[-1])
    if kind == "BRANCH":
        branches = [_required(branch) for branch in value[1]]
        if not all(branches):
            return []
        return [Runs().union(*(max(sets, key=_worth) for sets in branches))]
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _required(value[2])
    return []
