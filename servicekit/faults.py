"""What pydantic finds wrong, in plain words and with the path a person would look for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from servicekit.errors import FieldError

Location = tuple[int | str, ...]

_DATE = "must be a date such as 2026-12-24"
_INSTANT = "must be an instant with an offset such as 2026-12-24T09:00:00-05:00"
_WORDS: Mapping[str, str | Callable[[Mapping[str, Any]], str]] = {
    "missing": "is required",
    "extra_forbidden": "unknown field",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "string_type": "must be text",
    "string_too_short": lambda context: (
        "must not be empty"
        if context["min_length"] == 1
        else f"must have at least {context['min_length']} characters"
    ),
    "string_too_long": "must have at most {max_length} characters",
    "string_unicode": "must be valid text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "is too large",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object with named fields",
    "model_type": "must be an object with named fields",
    "model_attributes_type": "must be an object with named fields",
    "invalid_key": "the name of a field must be text",
    "too_short": "needs at least {min_length} of them",
    "too_long": "must be at most {max_length} of them",
    "literal_error": lambda context: f"must be one of {_choices(context['expected'])}",
    "enum": lambda context: f"must be one of {_choices(context['expected'])}",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_from_date_parsing": _INSTANT,
    "timezone_aware": "must carry an offset, as in 2026-12-24T09:00:00-05:00",
    "none_required": "must be null",
}


def field_errors(error: ValidationError) -> list[FieldError]:
    return [
        FieldError(field_path(fault["loc"]), _sentence(fault))
        for fault in error.errors(include_url=False, include_input=False)
        if fault["type"] != "default_factory_not_called"  # the echo of a fault that is told itself
    ]


def field_path(location: Location) -> str:
    """("services", 1, "price") -> services[1].price"""
    path = ""
    for part in location:
        if part == "[key]":  # pydantic's mark that the name is at fault, not what it holds
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _sentence(fault: Any) -> str:
    context = fault.get("ctx", {})
    words = _WORDS.get(fault["type"])
    if fault["type"] == "value_error":
        return str(context.get("error", fault["msg"]))
    if words is None:
        return str(fault["msg"])
    return words.format(**context) if isinstance(words, str) else words(context)


def _choices(expected: str) -> str:
    """ "'en' or 'es'" -> en, es"""
    return expected.replace(" or ", ", ").replace("'", "")
