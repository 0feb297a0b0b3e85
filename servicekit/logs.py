"""JSON lines on stdout.

What a person said or is called never gets here in clear: fields that could are masked.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import orjson

from servicekit.tracing import current_trace_id

_PHONE = re.compile(r"\+?\d[\d\s().-]{6,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NEVER = frozenset(
    {
        *("phone", "from", "to", "email", "address", "client_address"),
        *("name", "first_name", "last_name", "caller_name", "client_name", "customer_name"),
        *("body", "message_text", "text", "notes"),
        *("key", "token", "secret", "authorization", "password"),
    }
)
_KEPT = frozenset(["ts", "level", "service", "message", "trace_id", "tenant_id"])


def mask(text: str) -> str:
    """Hide phone numbers and e-mail addresses in a text that is otherwise ours."""
    return _PHONE.sub(_hide_number, _EMAIL.sub("<email>", text))


def _hide_number(found: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in found.group())
    # Dates and durations are shorter than any phone number or contain a dash pattern of their own.
    return found.group() if digits < 8 or re.match(r"^\d{4}-\d{2}-\d{2}", found.group()) else "<phone>"


class JsonFormatter(logging.Formatter):
    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "ts": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "service": self._service,
            "message": mask(record.getMessage()),
            "trace_id": current_trace_id(),
            "tenant_id": None,
        }
        for key, value in getattr(record, "fields", {}).items():
            line[key] = _safe(key, value)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            # Only where it happened: an exception's text may quote what a person said.
            line["stack"] = [
                f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(record.exc_info[2])
            ]
        return orjson.dumps(line, default=str).decode()


def _safe(key: str, value: Any) -> Any:
    if key in _NEVER:
        return "<hidden>"
    if isinstance(value, str):
        return value if key in _KEPT or key.endswith("_id") else mask(value)
    return value


class Log:
    """`log.info("slot won", tenant_id=..., latency_ms=...)`: a constant sentence and fields beside it."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, message: str, **fields: Any) -> None:
        self._logger.debug(message, extra={"fields": fields})

    def info(self, message: str, **fields: Any) -> None:
        self._logger.info(message, extra={"fields": fields})

    def warning(self, message: str, **fields: Any) -> None:
        self._logger.warning(message, extra={"fields": fields})

    def error(self, message: str, *, exc_info: bool | BaseException = False, **fields: Any) -> None:
        self._logger.error(message, exc_info=exc_info, extra={"fields": fields})


def get(name: str) -> Log:
    return Log(f"frontdesk.{name}")


def configure(service: str, level: str = "INFO") -> None:
    """Send everything this process logs to stdout as JSON lines under the name of its service."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter(service))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("frontdesk").setLevel(level)
