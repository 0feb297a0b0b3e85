"""/openapi.json: what can be called from outside, put together from the services' own documents."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from gateway import routing
from gateway.clients import SELF
from servicekit import logs
from servicekit.errors import ServiceError
from servicekit.http import Upstream

Document = dict[str, Any]

_FRESH_SECONDS = 60.0
_RETRY_SECONDS = 5.0  # while a service is away
_PREFIX = "#/components/schemas/"
_METHODS = frozenset({"get", "put", "post", "delete", "patch"})

_log = logs.get("documents")


class Documents:
    """Asks each service for its document now and then; one that is away keeps its last known part."""

    def __init__(self, upstreams: Mapping[str, Upstream], own: Callable[[], Document]) -> None:
        self._upstreams = upstreams
        self._own = own
        self._parts: dict[str, Document] = {}
        self._merged: tuple[Document, float] | None = None
        self._lock = threading.Lock()

    def merged(self) -> Document:
        now = time.monotonic()
        if self._merged and now < self._merged[1]:
            return self._merged[0]
        with self._lock:
            missing = [name for name in self._upstreams if not self._renew(name)]
            parts = [self._parts[name] for name in self._upstreams if name in self._parts]
            document = merge(self._own(), parts)
            if missing:
                document["x-incomplete"] = missing
            self._merged = (document, now + (_RETRY_SECONDS if missing else _FRESH_SECONDS))
        return document

    def _renew(self, name: str) -> bool:
        """False when nothing is known of this service's document."""
        try:
            reply = self._upstreams[name].get("/openapi.json", SELF, timeout=3.0)
            self._parts[name] = public_part(reply.json, name)
        except ServiceError as error:
            _log.warning("a service's document cannot be had", upstream=name, code=error.code)
        return name in self._parts


def public_part(document: Document, service: str) -> Document:
    """Only the operations that the gateway passes on to this service, and the schemas they use."""
    paths: dict[str, Document] = {}
    for path, operations in document.get("paths", {}).items():
        for method, operation in operations.items():
            target = routing.find_target(method.upper(), path) if method in _METHODS else None
            if target is None or target.service != service or operation.get("x-roles") == ["service"]:
                continue
            told = {**operation, "tags": [path.split("/")[2]]}
            if "x-roles" in told:
                told["x-roles"] = [role for role in told["x-roles"] if role != "service"]
            paths.setdefault(path, {})[method] = told
    return {"paths": paths, "components": {"schemas": _used(paths, document)}}


def merge(own: Document, parts: list[Document]) -> Document:
    """One document; a schema whose name means something else in another part gets a number."""
    paths = dict(own["paths"])
    schemas = dict(own["components"]["schemas"])
    for part in parts:
        renamed: dict[str, str] = {}
        for name, schema in part["components"]["schemas"].items():
            new, number = name, 2
            while new in schemas and schemas[new] != schema:
                new, number = f"{name}{number}", number + 1
            renamed[name] = new
        for name, schema in part["components"]["schemas"].items():
            schemas.setdefault(renamed[name], _with_names(schema, renamed))
        for path, operations in part["paths"].items():
            paths[path] = {**paths.get(path, {}), **_with_names(operations, renamed)}
    components = {**own["components"], "schemas": dict(sorted(schemas.items()))}
    return {**own, "paths": dict(sorted(paths.items())), "components": components}


def _used(part: Any, document: Document) -> Document:
    """The schemas that `part` refers to, and those that they refer to."""
    known = document.get("components", {}).get("schemas", {})
    found: Document = {}
    waiting = [part]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in found and name in known:
                found[name] = known[name]
                waiting.append(known[name])
    return found


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = value.get("$ref")
        names = {own.removeprefix(_PREFIX)} if isinstance(own, str) else set()
        return names.union(*(_references(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(_references(item) for item in value))
    return set()


def _with_names(value: Any, renamed: Mapping[str, str]) -> Any:
    changed = {old: new for old, new in renamed.items() if old != new}
    if not changed:
        return value
    text = orjson.dumps(value).decode()
    for old, new in changed.items():
        text = text.replace(f'"{_PREFIX}{old}"', f'"{_PREFIX}{new}"')
    return orjson.loads(text)
