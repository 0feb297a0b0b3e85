"""What customers of three businesses really text: slang, slips, Spanish, Spanglish, shouting, run-ons."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from conversation_svc.domain.understand import UnderstandingContext, understand
from conversation_svc.domain.understanding import Understanding
from conversation_svc.tenant_file import context_of, read_tenant
from tests.conversation_svc.understanding.hearing import hear

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tenants" / "samples.yaml"
TEXTS: dict[str, Any] = yaml.safe_load(
    (ROOT / "deploy/training/phrases/texts.yaml").read_text(encoding="utf-8")
)
THANKSGIVING = datetime(2026, 11, 26, 9)
WISHES = ("book", "cancel", "reschedule")
READ_BACK = "Please confirm: a cleaning on Tuesday, December 1 at 3 pm. Is that right?"


@cache
def context(tenant: str) -> UnderstandingContext:
    return context_of(read_tenant(SAMPLES, tenant), THANKSGIVING)


def heard_by(tenant: str, text: str) -> Understanding:
    return understand(text, expected=None, system=None, context=context(tenant))


def _wanted() -> list[tuple[str, str, str]]:
    return [
        (tenant, intent, text)
        for tenant, by_intent in TEXTS["intents"].items()
        for intent, texts in by_intent.items()
        for text in texts
    ]


@pytest.mark.parametrize(("tenant", "intent", "text"), _wanted())
def test_a_text_is_understood(tenant: str, intent: str, text: str) -> None:
    assert (heard_by(tenant, text).intent or "none") == intent


@pytest.mark.parametrize("case", TEXTS["fields"], ids=lambda case: case["text"])
def test_what_a_text_tells_is_kept(case: dict[str, Any]) -> None:
    fields = heard_by(case["tenant"], case["text"]).fields
    assert {name: str(getattr(fields, name)) for name in case["told"]} == case["told"]


@pytest.mark.parametrize("text", TEXTS["elsewhere"])
def test_what_others_keep_is_no_wish_for_us(text: str) -> None:
    for tenant in ("downtown", "brandons", "peak-field"):
        assert heard_by(tenant, text).intent not in WISHES


@pytest.mark.parametrize(("intent", "text"), TEXTS["wishes"])
def test_a_wish_needs_no_tenant_to_be_one(intent: str, text: str) -> None:
    assert hear(text).intent == intent


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("ok thx", {"affirm", "thanks"}),
        ("lol ok", {"affirm"}),
        ("nvm", {"negate", "stop"}),
        ("no worries thanks", {"affirm", "thanks"}),
        ("nah", {"negate"}),
        ("ttyl", {"bye"}),
        ("say that again pls", {"repeat"}),
        ("no gracias", {"negate", "thanks"}),
    ],
)
def test_short_words_of_texts_do_what_long_ones_do(text: str, acts: set[str]) -> None:
    assert hear(text).acts == acts


@pytest.mark.parametrize("text", ["hold on", "wait a sec", "un momento", "let me check my calendar"])
def test_who_asks_us_to_wait_has_agreed_to_nothing(text: str) -> None:
    assert hear(text, system=READ_BACK).acts == frozenset()


def test_a_day_that_is_refused_is_no_yes() -> None:
    assert hear("not tuesday", system=READ_BACK).acts == {"negate"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("don't cancel, just move it to friday", "reschedule"),
        ("i don't want to move it, just cancel it", "cancel"),
        ("i didn't book this, please cancel it", "cancel"),
        ("no cancele mi cita, muévala al viernes", "reschedule"),
    ],
)
def test_the_wish_beside_a_refused_one_counts(text: str, intent: str) -> None:
    assert hear(text).intent == intent


@pytest.mark.parametrize("system", ["What day works for you?", READ_BACK])
def test_cancel_in_the_middle_of_something_ends_only_that(system: str) -> None:
    heard = hear("cancel", system=system)
    assert heard.intent is None
    assert "stop" in heard.acts


@pytest.mark.parametrize(
    "text",
    [
        "can i come in friday before my flight",
        "i have a meeting at 2 so can we move my cleaning to 4",
        "we leave on vacation monday, please book me in before",
        "i took the bus and i'm late, can you move my appointment to 3",
    ],
)
def test_other_business_in_a_line_does_not_hide_the_wish(text: str) -> None:
    assert hear(text).intent in (*WISHES, "late")


@pytest.mark.parametrize("text", ["my dad has cancer", "she took the bus", "the booth near the theater"])
def test_a_word_that_is_right_is_not_mended_into_a_wish(text: str) -> None:
    assert hear(text).intent not in WISHES
