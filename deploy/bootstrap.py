"""Set up .venv from the locked requirements: `python3 deploy/bootstrap.py run|dev`.

Runs on the machine's own Python before anything is installed, so it uses the standard library only, and a
syntax that an old Python can read far enough to say that it is too old.
"""

import hashlib
import os
import subprocess
import sys
import time
from typing import List, NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)


def main(which: str) -> None:
    if sys.version_info < OLDEST:
        fail(
            "Frontdesk needs Python 3.11 or newer; this is Python %d.%d. "
            "Install a newer one and run: make PYTHON=python3.12 ..." % sys.version_info[:2]
        )
    wanted = fingerprint(which)
    if is_ready(which):
        return
    started = time.time()
    if not os.path.exists(PYTHON) or not works([PYTHON, "-m", "pip", "--version"]):
        say("making a virtual environment in .venv")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
        if made.returncode:
            fail(
                "Python could not make a virtual environment (%s). "
                "On Debian and Ubuntu: apt install python3-venv" % last_line(made.stdout + made.stderr)
            )
    say("installing locked dependencies (%s)" % which)
    install(requirements(which))
    with open(stamp(which), "w") as file:
        file.write(wanted)
    say("ready after %.0f s" % (time.time() - started))


def install(path: str) -> None:
    """With uv, which takes seconds; with pip where uv cannot be had or does not know the local index."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip += ["--require-hashes", "-r"]
    uv = [PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON]
    uv += ["--require-hashes", "-r"]
    if works([*pip, os.path.join(ROOT, "requirements", "setup.txt")]) and works([*uv, path]):
        return
    say("installing with pip instead of uv; this takes a minute or two")
    done = subprocess.run([*pip, path], capture_output=True, text=True)
    if done.returncode == 0:
        return
    output = done.stdout + done.stderr
    if any(word in output for word in ("gcc", "clang", "compiler", "error: command 'cc'")):
        fail(
            "A dependency has no ready-made package for this machine, and there is no C compiler. "
            "Install one (apt install build-essential, or xcode-select --install) or use Python 3.11 or 3.12."
        )
    fail("The dependencies could not be installed: %s" % last_line(output))


def requirements(which: str) -> str:
    return os.path.join(ROOT, "requirements", which + ".txt")


def fingerprint(which: str) -> str:
    with open(requirements(which), "rb") as file:
        return "%s %s" % (hashlib.sha256(file.read()).hexdigest(), ".".join(map(str, sys.version_info[:2])))


def stamp(which: str) -> str:
    return os.path.join(VENV, "." + which + "-installed")


def is_ready(which: str) -> bool:
    """Everything of `run` is in `dev` too, so either stamp serves a run."""
    for one in {which, "dev"}:
        try:
            with open(stamp(one)) as file:
                if file.read() == fingerprint(one) and os.path.exists(PYTHON):
                    return True
        except OSError:
            continue
    return False


def works(command: List[str]) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no message"


def say(text: str) -> None:
    print("setup: " + text, flush=True)


def fail(text: str) -> NoReturn:
    sys.stderr.write("setup: " + text + "\n")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
