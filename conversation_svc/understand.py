"""`python -m conversation_svc.understand --now ISO --timezone ZONE`: one JSON object a line in, one a line
out.

In: {"text", "system"?, "expected"?, "now"?, "timezone"?}. Out: acts, intent, language, confidence, fields,
times. No server, no network. `--tenant ID` reads hours, services and staff from the tenants' file
(TENANTS_FILE).
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from conversation_svc.domain.understand import UnderstandingContext, understand
from conversation_svc.domain.understanding import Fields, TimeExpression, Understanding

_FIELD_NAMES = tuple(field.name for field in fields(Fields))
_NOTHING = Fields()
_NO_FIELDS = dict.fromkeys(_FIELD_NAMES)


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    zone = options.timezone or "UTC"
    # no tenant, no country: digits that are dictated are read day first, as most of the world says them
    context = UnderstandingContext(now=_local(options.now, zone), country="")
    if options.tenant:
        context, zone = _of_tenant(options.tenant, options.now, options.timezone)
    if options.customers:
        from conversation_svc.domain.language.customers import CustomerIndex  # sounds cost a start, too

        names = options.customers.read_text(encoding="utf-8").splitlines()
        context = replace(context, customers=CustomerIndex([name for name in names if name.strip()]))
    gc.freeze()  # what is loaded by now stays: no need to look through it again and again
    written = sys.stdout.buffer
    for answer in answers(getattr(sys.stdin, "buffer", sys.stdin), context, zone):
        written.write(answer + b"\n")
        if options.line_buffered:
            written.flush()
    written.flush()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="conversation_svc.understand", description=__doc__)
    parser.add_argument(
        "--now", required=True, type=_iso, help="ISO instant, or local time without an offset"
    )
    parser.add_argument("--timezone", help="IANA name; default: the tenant's, else UTC")
    parser.add_argument("--tenant", help="id of a tenant: its hours, services, staff and languages")
    parser.add_argument("--customers", type=Path, help="file with one customer's name a line")
    parser.add_argument("--line-buffered", action="store_true", help="answer each line at once")
    return parser


def _iso(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None
    return text


def _of_tenant(tenant_id: str, now: str, zone: str | None) -> tuple[UnderstandingContext, str]:
    from conversation_svc.tenant_file import (  # YAML and pydantic cost a start that most runs need not pay
        context_of,
        read_tenant,
        tenants_file,
    )
    from servicekit.config import Reader

    try:
        tenant = read_tenant(tenants_file(Reader()), tenant_id)
    except KeyError:
        raise SystemExit(f"no tenant {tenant_id!r} in {tenants_file(Reader())}") from None
    zone = zone or tenant.timezone
    return context_of(tenant, _local(now, zone)), zone


def answers(lines: Iterable[str | bytes], context: UnderstandingContext, zone: str) -> Iterator[bytes]:
    """The answers to lines of JSON, in order and as many. No JSON object, or nothing: {"error": ...}."""
    for line in lines:
        if not line.strip():  # whoever pairs answers with lines by counting must not be put off
            yield orjson.dumps({"error": "the line is empty"})
            continue
        try:
            asked = _parsed(line)
            if not isinstance(asked, dict):
                raise ValueError("not a JSON object")
            here = context
            if asked.get("timezone"):
                ZoneInfo(asked["timezone"])  # one that nobody knows is told, also where it changes nothing
            if asked.get("now"):
                here = replace(context, now=_local(asked["now"], asked.get("timezone") or zone))
            text, expected, system = asked["text"], asked.get("expected"), asked.get("system")
        except ZoneInfoNotFoundError:
            yield orjson.dumps({"error": f"timezone: {asked['timezone']!r} is not known"})
            continue
        except KeyError:
            yield orjson.dumps({"error": "text: is needed"})
            continue
        except (ValueError, AttributeError, TypeError) as problem:
            yield orjson.dumps({"error": str(problem)})
            continue
        found = understand(
            text if isinstance(text, str) else "",
            expected=expected if isinstance(expected, str) else None,
            system=system if isinstance(system, str) else None,
            context=here,
        )
        yield orjson.dumps(as_json(found))


def _parsed(line: str | bytes) -> Any:
    """The JSON of a line. Letters that are none (half a pair, bytes of another encoding) become "?"."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        text = line if isinstance(line, str) else line.decode(errors="replace")
        return json.loads(text, object_pairs_hook=lambda pairs: {key: _whole(value) for key, value in pairs})


def _whole(value: object) -> object:
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def _local(text: str, zone: str) -> datetime:
    """The zone's wall-clock, naive. An instant with an offset is moved to the zone; one without is local
    already.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo:
        moment = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return moment


def as_json(found: Understanding) -> Mapping[str, Any]:
    """What orjson writes: dates and datetimes stay as they are."""
    return {
        "acts": sorted(found.acts),
        "intent": found.intent,
        "language": found.language,
        "confidence": found.confidence,
        "fields": _NO_FIELDS if found.fields == _NOTHING else _fields(found.fields),
        "times": [_time(each) for each in found.times],
    }


def _fields(found: Fields) -> Mapping[str, Any]:
    values = {name: getattr(found, name) for name in _FIELD_NAMES}
    if found.time is not None:
        values["time"] = found.time.isoformat("minutes")
    return values


def _time(each: TimeExpression) -> Mapping[str, Any]:
    return {
        "text": each.text,
        "kind": each.kind,
        "start": each.start,
        "end": each.end,
        "grain": each.grain,
    }


if __name__ == "__main__":
    sys.exit(main())
