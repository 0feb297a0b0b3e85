"""`python -m conversation_svc.understand --now ISO --timezone ZONE`: one JSON object a line in, one a line
out.

In: {"text", "system"?, "expected"?, "now"?, "timezone"?}. Out: acts, intent, language, confidence, fields,
times. No server, no network. `--tenant ID` reads hours, services and staff from the tenants' file
(TENANTS_FILE).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from conversation_svc.domain.language.customers import CustomerIndex
from conversation_svc.domain.understand import UnderstandingContext, understand
from conversation_svc.domain.understanding import Fields, TimeExpression, Understanding

_FIELD_NAMES = tuple(field.name for field in fields(Fields))


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    zone = options.timezone or "UTC"
    # no tenant, no country: digits that are dictated are read day first, as most of the world says them
    context = UnderstandingContext(now=_local(options.now, zone), country="")
    if options.tenant:
        context, zone = _of_tenant(options.tenant, options.now, options.timezone)
    if options.customers:
        names = options.customers.read_text(encoding="utf-8").splitlines()
        context = replace(context, customers=CustomerIndex([name for name in names if name.strip()]))
    for answer in answers(sys.stdin, context, zone):
        sys.stdout.write(answer + "\n")
        if options.line_buffered:
            sys.stdout.flush()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="conversation_svc.understand", description=__doc__)
    parser.add_argument("--now", required=True, help="ISO instant, or local time without an offset")
    parser.add_argument("--timezone", help="IANA name; default: the tenant's, else UTC")
    parser.add_argument("--tenant", help="id of a tenant: its hours, services, staff and languages")
    parser.add_argument("--customers", type=Path, help="file with one customer's name a line")
    parser.add_argument("--line-buffered", action="store_true", help="answer each line at once")
    return parser


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


def answers(lines: IO[str], context: UnderstandingContext, zone: str) -> Iterator[str]:
    """The answers to lines of JSON, in order. A line that is no JSON object answers {"error": ...}."""
    for line in lines:
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            here = context
            if asked.get("now"):
                here = replace(context, now=_local(asked["now"], asked.get("timezone") or zone))
            text = asked["text"]
        except (ValueError, KeyError, AttributeError, TypeError) as problem:
            yield json.dumps({"error": f"{type(problem).__name__}: {problem}"})
            continue
        found = understand(
            text if isinstance(text, str) else "",
            expected=asked.get("expected"),
            system=asked.get("system"),
            context=here,
        )
        yield json.dumps(as_json(found), ensure_ascii=False)


def _local(text: str, zone: str) -> datetime:
    """The zone's wall-clock, naive. An instant with an offset is moved to the zone; one without is local
    already.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo:
        moment = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return moment


def as_json(found: Understanding) -> Mapping[str, Any]:
    return {
        "acts": sorted(found.acts),
        "intent": found.intent,
        "language": found.language,
        "confidence": found.confidence,
        "fields": {name: _value(getattr(found.fields, name)) for name in _FIELD_NAMES},
        "times": [_time(each) for each in found.times],
    }


def _value(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


def _time(each: TimeExpression) -> Mapping[str, Any]:
    return {
        "text": each.text,
        "kind": each.kind,
        "start": each.start.isoformat() if each.start else None,
        "end": each.end.isoformat() if each.end else None,
        "grain": each.grain,
    }


if __name__ == "__main__":
    sys.exit(main())
