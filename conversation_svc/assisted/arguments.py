"""Do a model's arguments follow the tool's schema? The part of JSON Schema our tools use. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LONGEST_TEXT = 500
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def problem(arguments: Mapping[str, Any] | None, schema: Mapping[str, Any]) -> str | None:
    """What is wrong, in a sentence the model can act on. None: nothing."""
    if arguments is None:
        return "The arguments were no JSON object."
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    unknown = sorted(set(arguments) - set(properties))
    if unknown:
        return f"There is no argument {unknown[0][:40]!r}."
    missing = [name for name in schema.get("required", ()) if arguments.get(name) in (None, "")]
    if missing:
        return f"The argument {missing[0]!r} is needed."
    for name, value in arguments.items():
        wanted = properties[name].get("type", "string")
        known = _TYPES.get(wanted, object)
        if value is None:
            continue
        if not isinstance(value, known) or (isinstance(value, bool) and wanted != "boolean"):
            return f"The argument {name!r} must be of the type {wanted}."
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            return f"The argument {name!r} is too long."
        if "enum" in properties[name] and value not in properties[name]["enum"]:
            return f"The argument {name!r} must be one of {', '.join(map(str, properties[name]['enum']))}."
    return None
