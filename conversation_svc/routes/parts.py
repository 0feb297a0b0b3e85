"""What every route of this service works with."""

from __future__ import annotations

from dataclasses import dataclass

from conversation_svc.errands import Errands
from conversation_svc.reception import Reception
from servicekit.clock import Clock
from servicekit.db import Database


@dataclass(frozen=True)
class Parts:
    database: Database
    clock: Clock
    reception: Reception
    errands: Errands
