"""`make check`, `make test` and their kin: one check after the other, with what ran and how long it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time

_PATHS = [
    *("servicekit", "tenant_config_svc", "appointment_svc", "conversation_svc", "notification_worker"),
    *("gateway", "deploy", "tests"),
]
_HEAVY = "slow or browser or docker or soak"


def _tool(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", name, *arguments]


def _tests(markers: str, *arguments: str) -> list[str]:
    workers = os.environ.get("TEST_WORKERS", str(min(os.cpu_count() or 2, 4)))
    return _tool("pytest", "-q", "-n", workers, "--dist", "loadfile", "-m", markers, *arguments)


LINT = {
    "ruff": _tool("ruff", "check", *_PATHS),
    "format": _tool("ruff", "format", "--check", "--quiet", *_PATHS),
    "types": _tool("mypy"),
    "types of the Lambda": _tool("mypy", "--config-file=", "--strict", "-m", "actions"),
}
SUITES: dict[str, dict[str, list[str]]] = {
    "lint": LINT,
    "quick": {**LINT, "tests": _tests(f"not ({_HEAVY})")},
    "all": {
        **LINT,
        "tests": _tests(f"not ({_HEAVY})"),
        "slow tests": _tests("slow and not (browser or docker or soak)", "--ignore=tests/journeys"),
        # One at a time: these start whole houses and kill parts of them.
        "journeys": _tool("pytest", "-q", "-m", "slow", "tests/journeys"),
    },
    "browser": {"browser tests": _tool("pytest", "-q", "-m", "browser", "tests")},
    "soak": {
        "calendar": _tool("tests.soak.calendar"),
        "notifications": _tool("tests.soak.notifications"),
    },
}


def main(suite: str) -> int:
    failed = []
    for name, command in SUITES[suite].items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, env={**os.environ, "MYPYPATH": "deploy/lambda"}).returncode
        print(
            f"== {name}: {'ok' if code == 0 else 'FAILED'} after {time.monotonic() - started:.0f} s",
            flush=True,
        )
        if code:
            failed.append(name)
    if failed:
        print(f"{suite}: {', '.join(failed)} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
