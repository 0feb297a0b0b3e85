"""The rules of the house that review forgets: who imports whom, and where the outside may be touched."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SERVICES = ("tenant_config_svc", "appointment_svc", "conversation_svc", "notification_worker", "gateway")
PACKAGES = (*SERVICES, "servicekit", "deploy")

# May a domain module use it? Nothing with a socket, a file or a clock.
PURE = frozenset({"holidays", "phonenumbers"})
FORBIDDEN_STDLIB = frozenset({"socket", "subprocess", "threading", "asyncio", "http", "urllib", "time", "os"})


@dataclass(frozen=True)
class Import:
    file: str
    module: str
    line: int


def modules(package: str) -> list[Path]:
    return sorted(path for path in (ROOT / package).rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[Import]:
    """Also the imports inside functions; not those for the type checker alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    type_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    relative = str(path.relative_to(ROOT))
    for node in ast.walk(tree):
        if id(node) in type_only:
            continue
        if isinstance(node, ast.Import):
            yield from (Import(relative, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{relative}:{node.lineno}: imports are absolute"
            yield from (Import(relative, f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


ALL = [(path, found) for package in PACKAGES for path in modules(package) for found in imports(path)]


def offenders(rule: object) -> list[str]:
    assert callable(rule)
    return [f"{found.file}:{found.line} imports {found.module}" for path, found in ALL if rule(path, found)]


def test_services_never_import_each_other() -> None:
    def crosses(path: Path, found: Import) -> bool:
        own, other = path.relative_to(ROOT).parts[0], found.module.split(".")[0]
        return own in SERVICES and other in SERVICES and own != other

    assert not offenders(crosses)


def test_servicekit_knows_no_service() -> None:
    assert not offenders(
        lambda path, found: (
            path.relative_to(ROOT).parts[0] == "servicekit"
            and found.module.split(".")[0] in (*SERVICES, "deploy", "tests")
        )
    )


def test_no_package_imports_the_tests() -> None:
    assert not offenders(
        lambda path, found: found.module.split(".")[0] == "tests" and "deploy" not in path.parts
    )


def test_a_domain_is_pure() -> None:
    import sys

    def impure(path: Path, found: Import) -> bool:
        parts = path.relative_to(ROOT).parts
        if "domain" not in parts:
            return False
        top = found.module.split(".")[0]
        if top == parts[0]:
            return not found.module.startswith(f"{parts[0]}.domain")
        return top not in PURE and (top not in sys.stdlib_module_names or top in FORBIDDEN_STDLIB)

    assert not offenders(impure)


def test_the_rooms_of_the_receptionist_know_only_those_before_them() -> None:
    rooms = ("times", "language", "reading", "flows", "dialogue")

    def looks_behind(path: Path, found: Import) -> bool:
        own, other = path.relative_to(ROOT).parts, found.module.split(".")
        inside = own[:2] == ("conversation_svc", "domain") and other[:2] == ["conversation_svc", "domain"]
        known = inside and own[2] in rooms and len(other) > 2 and other[2] in rooms
        return known and rooms.index(other[2]) > rooms.index(own[2])

    assert not offenders(looks_behind)


def test_flask_stays_at_the_edge() -> None:
    def strays(path: Path, found: Import) -> bool:
        if found.module.split(".")[0] not in {"flask", "werkzeug"}:
            return False
        parts = path.relative_to(ROOT).parts
        at_edge = parts[0] == "gateway" or "routes" in parts
        at_edge = at_edge or parts[:2] in (("servicekit", "web"), ("deploy", "bench"))
        return not (at_edge or path.name in {"app.py", "routes.py"})

    assert not offenders(strays)


@pytest.mark.parametrize("library", ["psycopg", "sqlalchemy", "alembic"])
def test_sql_stays_in_stores(library: str) -> None:
    def strays(path: Path, found: Import) -> bool:
        if found.module.split(".")[0] != library:
            return False
        parts = path.relative_to(ROOT).parts
        if parts[0] == "deploy":  # starts servers and seeds benchmarks
            return False
        if parts[0] == "servicekit":
            return path.name not in {"db.py", "migrate.py", "idempotency.py", "env.py"}
        return not ("store" in parts or path.name == "store.py" or "migrations" in parts)

    assert not offenders(strays)


def test_the_environment_is_read_in_config_only() -> None:
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in (*SERVICES, "servicekit")
        for path in modules(package)
        if path.name != "config.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and node.attr in {"environ", "getenv", "putenv"}
    ]
    assert not strays


def test_rq_stays_in_the_queue_and_the_worker() -> None:
    def strays(path: Path, found: Import) -> bool:
        return found.module.split(".")[0] == "rq" and not (
            path.relative_to(ROOT).parts == ("servicekit", "queue.py") or path.name == "worker.py"
        )

    assert not offenders(strays)


def test_boto3_stays_in_its_adapters() -> None:
    def strays(path: Path, found: Import) -> bool:
        parts = path.relative_to(ROOT).parts
        at_home = parts[:2] in (("conversation_svc", "models"), ("deploy", "lambda"))
        return found.module.split(".")[0] in {"boto3", "botocore"} and not at_home

    assert not offenders(strays)


def test_only_a_process_imports_its_composition_root() -> None:
    """app.py wires everything; wsgi.py, worker.py and their like start it; nobody else looks up at it."""
    starters = {"wsgi.py", "worker.py", "relay.py", "timers.py", "dispatcher.py", "__main__.py"}

    def looks_up(path: Path, found: Import) -> bool:
        parts = found.module.split(".")
        return len(parts) >= 2 and parts[0] in SERVICES and parts[1] == "app" and path.name not in starters

    assert not offenders(looks_up)


def test_a_plug_in_never_imports_its_sibling() -> None:
    folders = ("channels", "backends", "inbound")
    strays = []
    for path, found in ALL:
        parts, target = path.relative_to(ROOT).parts, found.module.split(".")
        if len(parts) < 3 or parts[1] not in folders or target[:2] != list(parts[:2]) or len(target) < 3:
            continue
        own = parts[2].removesuffix(".py")
        if own not in ("__init__", "base", "registry") and target[2] not in (own, "base", "registry"):
            strays.append(f"{found.file}:{found.line} imports {found.module}")
    assert not strays


def test_there_are_no_import_cycles() -> None:
    names = {name_of(path): path for package in PACKAGES for path in modules(package)}
    graph: dict[str, set[str]] = {name: set() for name in names}
    for path, found in ALL:
        target = found.module
        while target and target not in names:
            target = target.rpartition(".")[0]
        # A package's __init__ that gathers its own modules is no cycle by itself.
        if target and target != name_of(path) and not name_of(path).startswith(f"{target}."):
            graph[name_of(path)].add(target)
    assert not _cycles(graph)


def _cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Strongly connected components of more than one module (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in graph[node]:
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                found.append(sorted(component))

    for node in graph:
        if node not in index:
            visit(node)
    return found
