"""Setting up on a machine that lacks something says so in a sentence."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from deploy import bootstrap


def refuse(output: str) -> Any:
    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, stdout="", stderr=output)

    return run


def test_a_missing_compiler_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "run", refuse("building wheel\nerror: command 'gcc' failed: not found"))
    with pytest.raises(SystemExit):
        bootstrap.install("requirements/run.txt")
    said = capsys.readouterr().err
    assert "C compiler" in said
    assert "build-essential" in said


def test_another_failure_is_told_by_its_last_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "run", refuse("long story\nERROR: no network\n"))
    with pytest.raises(SystemExit):
        bootstrap.install("requirements/run.txt")
    assert "ERROR: no network" in capsys.readouterr().err
