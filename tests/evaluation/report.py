"""One line of the table of measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """figure: as printed. target: as promised, or "". n: cases. command: what repeats the measurement."""

    name: str
    figure: str
    target: str
    n: int
    command: str
