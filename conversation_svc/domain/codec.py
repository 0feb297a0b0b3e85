"""Frozen dataclasses to JSON and back, by their type hints.

Instants keep their offset, empty values are left out. What a type needs is worked out once: this runs twice
in every turn.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_json(value: Any) -> Any:
    """A JSON-ready copy. Fields that hold their default are left out, so that a stored state stays small."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(kind):
        told = {}
        for name, default in _defaults(kind):
            held = getattr(value, name)
            if held is not default and held != default:
                told[name] = to_json(held)
        return told
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset | set):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return value


def from_json(kind: type[T], data: Any) -> T:
    """The dataclass `kind` from what `to_json` made. Unknown keys (of a newer version) are dropped."""
    return typing.cast(T, _decoder(typing.cast(Any, kind))(data))


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, _default(item)) for item in fields(kind))


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING


@cache
def _decoder(hint: Any) -> _Decoder:
    """How to read a value of this type. Types that JSON keeps as they are are passed through."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in get_args(hint) if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin in (tuple, frozenset):
        return _many(origin, get_args(hint))
    if isinstance(hint, type):
        if is_dataclass(hint):
            return _whole(hint)
        if hint in (datetime, date, time):
            read: _Decoder = hint.fromisoformat
            return read
    return lambda data: data


def _many(origin: Callable[[Any], Any], inner: tuple[Any, ...]) -> _Decoder:
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        each = [_decoder(hint) for hint in inner]
        return lambda data: tuple(read(item) for read, item in zip(each, data, strict=True))
    read = _decoder(inner[0])
    return lambda data: origin(read(item) for item in data)


def _whole(kind: type) -> _Decoder:
    hints: dict[str, Any] = {}

    def read(data: Mapping[str, Any]) -> Any:
        if not hints:  # not before first use: a type may hold others that are written below it
            hints.update({name: _decoder(hint) for name, hint in typing.get_type_hints(kind).items()})
        return kind(**{key: hints[key](item) for key, item in data.items() if key in hints})

    return read
