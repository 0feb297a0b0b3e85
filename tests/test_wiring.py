"""What is easily forgotten when something is added: access, workers, settings, registries."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest
from flask import Flask

from servicekit.web import Api

ROOT = Path(__file__).resolve().parent.parent
SERVICES = ("tenant_config_svc", "appointment_svc", "conversation_svc", "notification_worker", "gateway")
SETTING = re.compile(r"^[A-Z][A-Z0-9_]{2,}$")
READERS = {"text", "number", "integer", "flag", "secret"}


def apps() -> list[tuple[str, Flask, Api]]:
    """Every service's app as its process builds it, on servers that need not be there."""
    environ = {
        "DATABASE_URL": "postgresql://postgres@127.0.0.1:1/postgres",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "INTERNAL_SECRET": "a-secret-of-the-house-that-is-long-enough",
        "ADMIN_API_KEY": "admin-key",
    }
    found = []
    for package in SERVICES:
        config = importlib.import_module(f"{package}.config").Config.from_environment(environ)
        app = importlib.import_module(f"{package}.app").create_app(config)
        for way in ("api", "own", "flask"):  # what some roots return beside their Flask app
            app = getattr(app, way, app)
        found.append((package, app, app.extensions["api"]))
    return found


def test_every_route_has_an_access_rule() -> None:
    """Nothing is served but what was registered through Api.route, which asks for the rule."""
    for package, app, api in apps():
        declared = {(route.method, route.path) for route in api.routes}
        served = {
            (method, rule.rule)
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        }
        assert served <= declared, f"{package} serves without a rule: {sorted(served - declared)}"
        assert all(route.access for route in api.routes)


def test_every_mutating_route_of_the_public_api_says_whether_it_is_idempotent() -> None:
    for package, _, api in apps():
        if package in ("gateway", "conversation_svc"):
            continue
        for route in api.routes:
            if route.method == "POST" and route.status == 201:
                assert route.idempotent, f"{package}: POST {route.path} creates and takes no Idempotency-Key"


def test_every_queue_has_a_worker() -> None:
    """Jobs are rung by a dotted name and a queue; the worker must serve the queue and the name must exist."""
    rung: set[tuple[str, str]] = set()
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "enqueue" or path.parent.name == "servicekit":
                continue
            names = {keyword.arg: keyword.value for keyword in node.keywords}
            job = _constant(node.args[0], path)
            queue = _constant(names["queue"], path)
            rung.add((job, queue))
    assert rung, "somebody rings a queue"
    served = importlib.import_module("notification_worker.worker").QUEUES
    for job, queue in rung:
        module, _, function = job.rpartition(".")
        assert hasattr(importlib.import_module(module), function), job
        assert queue in served


def _constant(node: ast.expr, path: Path) -> str:
    """A literal, or a module's constant."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.Name), ast.dump(node)
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return str(getattr(module, node.id))


def _sources() -> list[Path]:
    return [
        path
        for package in (*SERVICES, "servicekit", "deploy")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def settings_read() -> dict[str, str]:
    """Every setting a config asks for, with the file that asks."""
    found: dict[str, str] = {}
    for path in _sources():
        if path.name not in {"config.py", "gunicorn_conf.py", "settings.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr not in READERS | {"get"} or not node.args:
                    continue
                name = node.args[0]
                if (
                    isinstance(name, ast.Constant)
                    and isinstance(name.value, str)
                    and SETTING.match(name.value)
                ):
                    found[name.value] = str(path.relative_to(ROOT))
    return found


# Set by the launcher or the image for each process, not by a person.
INNER_SETTINGS = {
    "BIND",
    "WORKERS",
    "THREADS",
    "WORKER_CLASS",
    "NOW_OFFSET_SECONDS",
    "PROMETHEUS_MULTIPROC_DIR",
}


def documented() -> set[str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return {match.group(1) for line in lines if (match := re.match(r"^#?\s?([A-Z][A-Z0-9_]+)=", line))}


def test_every_setting_has_a_line_in_env_example() -> None:
    missing = {
        name: where
        for name, where in settings_read().items()
        if name not in documented() | INNER_SETTINGS and not name.endswith("_FILE")
    }
    assert not missing


def test_env_example_names_no_setting_that_nobody_reads() -> None:
    shipped = [*_sources(), ROOT / "docker-compose.yml"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in shipped)
    places = {
        f"{name}_{kind}" for name in ("GATEWAY", "TENANT_CONFIG", "APPOINTMENT") for kind in ("URL", "PORT")
    }
    places |= {f"{name}_{kind}" for name in ("CONVERSATION", "NOTIFICATION") for kind in ("URL", "PORT")}
    assert not {name for name in documented() if name not in text} - places


# Where plug-ins live, what their registry is called, and how a file shows that it is one.
REGISTRIES = [
    ("notification_worker/channels", "REGISTRY", re.compile(r"class \w+Transport\b")),
    ("gateway/inbound", "REGISTRY", re.compile(r"^def add_routes\(", re.M)),
    ("conversation_svc/models", "PROVIDERS", re.compile(r"^class \w+Provider\b(?!\(Protocol)", re.M)),
    ("conversation_svc/tools", "TOOLS", re.compile(r"^TOOL\b", re.M)),
    ("appointment_svc/backends", "REGISTRY", re.compile(r"^class \w+Backend\b(?!\(Protocol)", re.M)),
]


@pytest.mark.parametrize(("folder", "name", "mark"), REGISTRIES)
def test_every_registry_entry_imports(folder: str, name: str, mark: re.Pattern[str]) -> None:
    registry = importlib.import_module(f"{folder.replace('/', '.')}.registry")
    entries = getattr(registry, name)
    assert entries
    assert all(target is not None for target in entries.values())


@pytest.mark.parametrize(("folder", "name", "mark"), REGISTRIES)
def test_every_plug_in_file_is_registered(folder: str, name: str, mark: re.Pattern[str]) -> None:
    registry = (ROOT / folder / "registry.py").read_text(encoding="utf-8")
    plug_ins = [
        path
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name not in {"base.py", "registry.py"} and mark.search(path.read_text(encoding="utf-8"))
    ]
    assert plug_ins, "the mark fits nothing"
    for path in plug_ins:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        parent, _, own = module.rpartition(".")
        said = f"{module} import" in registry or re.search(rf"from {parent} import[^)]*\b{own}\b", registry)
        assert said or f"{parent} import" in registry, f"{module} stands in no registry line"
