"""Being asked to end."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType


def on_termination(stop: Callable[[], None]) -> None:
    """SIGTERM and SIGINT call `stop`, once; a second one ends the process at once. Main thread only."""

    def handle(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
