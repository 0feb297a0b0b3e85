"""YAML as people mean it: 12:30 is a time and not 750, `no` is a word, a key stands once.

YAML 1.1, which the library speaks, reads 12:30 as a number to the base of sixty, +12025550101 as a number
without its plus and `no` as false. Here a plain scalar is null, true, false, a decimal number, or text.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from servicekit.errors import FieldError
from servicekit.faults import Location, field_path
from tenant_config_svc.yaml_loader import Loader

_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_FRACTION = re.compile(r"-?(0|[1-9]\d*)\.\d+")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_SCALARS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "value"})
_MERGE = "tag:yaml.org,2002:merge"
_MOST_VALUES = 200_000  # aliases of aliases can grow without bound


def read_yaml(text: str) -> tuple[Any, list[FieldError]]:
    """The value and what is wrong with how it is written; None when it is not YAML at all."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return None, [FieldError(where, f"is not YAML: {error.problem or error.context}")]
    except yaml.YAMLError as error:
        return None, [FieldError("", f"is not YAML: {str(error).splitlines()[0]}")]
    builder = _Builder()
    value = builder.build(node, ()) if node is not None else None
    return value, builder.faults


class _Builder:
    def __init__(self) -> None:
        self.faults: list[FieldError] = []
        self._open: set[int] = set()
        self._built = 0

    def build(self, node: yaml.Node, path: Location) -> Any:
        self._built += 1
        if self._built > _MOST_VALUES:
            if self._built == _MOST_VALUES + 1:
                self.fault((), f"holds more than {_MOST_VALUES} values")
            return None
        if id(node) in self._open:
            self.fault(path, "refers to itself")
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, path)
            if isinstance(node, yaml.SequenceNode):
                return [self.build(child, (*path, n)) for n, child in enumerate(node.value)]
            assert isinstance(node, yaml.ScalarNode)
            return self._scalar(node, path)
        finally:
            self._open.discard(id(node))

    def fault(self, path: Location, message: str) -> None:
        self.faults.append(FieldError(field_path(path), message))

    def _mapping(self, node: yaml.MappingNode, path: Location) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == _MERGE:
                self._merge(merged, value_node, path)
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(path, "the name of a field must be text")
                continue
            key = str(key_node.value)
            if key in own:
                self.fault((*path, key), f"is there twice (line {key_node.start_mark.line + 1})")
            own[key] = self.build(value_node, (*path, key))
        return {**merged, **own}

    def _merge(self, into: dict[str, Any], node: yaml.Node, path: Location) -> None:
        """`<<: *base` and `<<: [*first, *second]`; the earlier wins."""
        for source in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            value = self.build(source, path)
            if isinstance(value, dict):
                for key, part in value.items():
                    into.setdefault(key, part)
            else:
                self.fault(path, "<< needs an object with named fields")

    def _scalar(self, node: yaml.ScalarNode, path: Location) -> Any:
        text = str(node.value)
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _SCALARS:
            self.fault(path, f"has the tag {node.tag}, which means nothing here")
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            self.fault(path, "holds characters that are no text")
        # Quoted, a block, or marked !!str: text, whatever it looks like.
        if node.style is not None or node.tag.endswith(":str"):
            return text
        if text in _NULLS:
            return None
        if text in _TRUTHS:
            return _TRUTHS[text]
        if _INTEGER.fullmatch(text) and len(text) < 19:
            return int(text)
        return float(text) if _FRACTION.fullmatch(text) else text
