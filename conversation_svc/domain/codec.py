"""Frozen dataclasses to JSON and back, by their type hints.

Instants keep their offset, empty values are left out.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
_SCALARS: tuple[type, ...] = (str, int, float, bool)


def to_json(value: Any) -> Any:
    """A JSON-ready copy. Fields that hold their default are left out, so that a stored state stays small."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: to_json(getattr(value, f.name))
            for f in fields(value)
            if getattr(value, f.name) != _default(f)
        }
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset | set):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return value


def from_json(kind: type[T], data: Any) -> T:
    """The dataclass `kind` from what `to_json` made. Unknown keys (of a newer version) are dropped."""
    return typing.cast(T, _decode(kind, data))


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if data is None else _decode(next(a for a in get_args(hint) if a is not type(None)), data)
    if origin in (tuple, frozenset):
        inner = get_args(hint)
        if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            return tuple(_decode(h, item) for h, item in zip(inner, data, strict=True))
        return origin(_decode(inner[0], item) for item in data)
    if isinstance(hint, type):
        if is_dataclass(hint):
            hints = _hints(hint)
            return hint(**{key: _decode(hints[key], item) for key, item in data.items() if key in hints})
        if hint in (datetime, date, time):
            return hint.fromisoformat(data)
        if hint in _SCALARS:
            return data
    return data
