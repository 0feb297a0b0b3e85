"""placeholder until the phrases are written"""
from pathlib import Path
from typing import Any
def train_intents(folder: Path) -> dict[str, Any]:
    return {"labels": ["none"], "bias": [0.0], "features": {}}
