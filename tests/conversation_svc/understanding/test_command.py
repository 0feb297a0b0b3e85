"""The command that is measured: JSON lines in, JSON lines out."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from conversation_svc.understand import answers, main
from tests.conversation_svc.understanding.hearing import make_context


def ask(*lines: str, zone: str = "America/Los_Angeles") -> list[dict[str, Any]]:
    context = make_context(services=(), staff=())
    return [json.loads(answer) for answer in answers(io.StringIO("\n".join(lines)), context, zone)]


def test_an_answer_has_the_promised_shape() -> None:
    (answer,) = ask('{"text": "book me in tomorrow at 4 pm"}')
    assert set(answer) == {"acts", "intent", "language", "confidence", "fields", "times"}
    assert set(answer["fields"]) >= {
        "date",
        "time",
        "part_of_day",
        "name",
        "first_name",
        "last_name",
        "phone",
        "email",
        "people",
        "service",
        "staff",
        "dob",
    }
    assert set(answer["times"][0]) == {"text", "kind", "start", "end", "grain"}
    assert answer["fields"]["date"] == "2019-03-02"
    assert answer["fields"]["time"] == "16:00"


def test_answers_come_in_the_order_of_the_lines() -> None:
    found = ask('{"text": "hello"}', "", '{"text": "I need to cancel my appointment"}')
    assert [each.get("intent") for each in found] == [None, None, "cancel"]
    assert found[1] == {"error": "the line is empty"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[]", "not a JSON object"),
        ("{}", "text: is needed"),
        ('{"text": "x", "timezone": "Mars/Base"}', "timezone: 'Mars/Base' is not known"),
        ('{"text": "x", "now": "soon"}', "Invalid isoformat string: 'soon'"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_in_words(line: str, problem: str) -> None:
    assert ask(line) == [{"error": problem}]


def test_a_now_that_is_none_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--now", "soon"])
    assert "argument --now: Invalid isoformat string: 'soon'" in capsys.readouterr().err


def test_now_of_a_line_counts_before_that_of_the_command() -> None:
    (answer,) = ask('{"text": "tomorrow", "now": "2020-06-30T23:30:00"}')
    assert answer["fields"]["date"] == "2020-07-01"


def test_now_with_an_offset_is_moved_to_the_zone() -> None:
    (answer,) = ask('{"text": "tomorrow", "now": "2020-07-01T02:00:00+00:00"}')
    assert answer["fields"]["date"] == "2020-07-01"


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"text": "x", "now": "soon"}', '"text"'])
def test_a_bad_line_is_answered_and_does_not_stop_the_rest(line: str) -> None:
    found = ask(line, '{"text": "hello"}')
    assert "error" in found[0]
    assert found[1]["acts"] == ["greet"]


@pytest.mark.parametrize("line", [b'{"text": "tomorrow \\ud800"}', b'{"text": "tomorrow \xff"}'])
def test_letters_that_are_none_do_not_hide_the_rest_of_a_line(line: bytes) -> None:
    (answer,) = map(json.loads, answers([line], make_context(), "UTC"))
    assert answer["fields"]["date"] == "2019-03-02"


def test_null_and_odd_values_are_taken_as_nothing() -> None:
    lines = ('{"text": null, "system": null, "expected": null}', '{"text": "hi", "expected": ["date"]}')
    assert [answer["times"] for answer in ask(*lines, '{"text": "hi", "system": 5}')] == [[], [], []]


def test_without_a_tenant_dictated_digits_have_the_day_first_and_phones_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = '{"text": "0304 1985", "expected": "dob"}\n{"text": "call 202 555 0143", "expected": "phone"}\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    assert main(["--now", "2021-06-01T09:00:00"]) == 0

    birth, phone = (json.loads(answer)["fields"] for answer in capsys.readouterr().out.splitlines())
    assert birth["dob"] == "1985-04-03"
    assert phone["phone"] == "+12025550143"
