"""JSON of any shape, as bodies may carry it."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import AfterValidator

_BIGGEST = 2**53 - 1


def _check_tree(value: dict[str, Any]) -> dict[str, Any]:
    """Free-form JSON, as long as it can be stored and given back unchanged."""
    pending: list[tuple[Any, int]] = [(value, 0)]
    while pending:
        item, depth = pending.pop()
        if depth > 16:
            raise ValueError("is nested too deeply")
        if isinstance(item, float) and not math.isfinite(item):
            raise ValueError("must hold finite numbers only")
        # PostgreSQL gives 1e20 back as a whole number, which is too long for a JSON writer.
        if isinstance(item, int | float) and abs(item) > _BIGGEST:
            raise ValueError(f"must hold no numbers beyond {_BIGGEST}")
        if isinstance(item, dict):
            pending += [(part, depth + 1) for part in item.values()]
        elif isinstance(item, list):
            pending += [(part, depth + 1) for part in item]
    return value


Tree = Annotated[dict[str, Any], AfterValidator(_check_tree)]
