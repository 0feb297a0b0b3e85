from __future__ import annotations

import pytest

from notification_worker.domain.rendering import (
    TemplateError,
    check_override,
    fill,
    render_own_words,
    render_text,
)
from notification_worker.texts import languages

FACTS = {
    "business": "Downtown Dental",
    "when": "Fri, Dec 18 at 9:00 AM",
    "code": "DOWN-1218-939",
    "until": "3:15 PM",
}
ANSWERS = {
    "en": "Reply C to confirm, R to reschedule, X to cancel. STOP to opt out.",
    "es": "Responda C para confirmar, R para cambiar, X para cancelar. STOP para darse de baja.",
}


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("kind", sorted(languages()["en"].templates))
def test_every_text_fits_one_segment_of_the_cheap_alphabet(code: str, kind: str) -> None:
    longest = {**FACTS, "business": "Westside Phone Repair & Co", "when": "miércoles 23 sep, 10:30 AM"}
    rendered = render_text(languages()[code].templates[kind].sms, longest)
    assert (rendered.segments.count, rendered.segments.encoding) == (1, "GSM-7"), rendered.text


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("kind", ["confirmation", "reminder", "rescheduled"])
def test_texts_about_a_standing_appointment_say_how_to_answer(code: str, kind: str) -> None:
    for form in languages()[code].templates[kind].sms:
        assert form.endswith(ANSWERS[code])


@pytest.mark.parametrize("code", sorted(languages()))
def test_no_text_tells_people_to_answer_with_a_carriers_word(code: str) -> None:
    """CANCEL would opt them out and YES is the carriers' opt-in."""
    for template in languages()[code].templates.values():
        for form in template.sms:
            assert "YES" not in form
            assert "CANCEL" not in form


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_text_names_the_business_and_the_way_out(code: str) -> None:
    for template in languages()[code].templates.values():
        for form in template.sms:
            assert "{business}" in form
            assert "STOP" in form


@pytest.mark.parametrize("code", sorted(languages()))
def test_no_template_names_what_does_not_exist(code: str) -> None:
    for template in languages()[code].templates.values():
        for pattern in (*template.sms, template.voice, template.subject, template.email):
            check_override(pattern)


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_call_says_that_it_is_a_machine(code: str) -> None:
    word = {"en": "automated assistant", "es": "asistente automático"}[code]
    assert all(word in template.voice for template in languages()[code].templates.values())


def test_a_long_name_gets_the_terse_form() -> None:
    forms = languages()["en"].templates["confirmation"].sms
    roomy = render_text(forms, {**FACTS, "business": "Dental"})
    terse = render_text(forms, {**FACTS, "business": "Springfield Family Dental"})
    assert len(forms) > 1
    assert "your appointment is booked" in roomy.text
    assert "your appointment is booked" not in terse.text


def test_a_template_reaches_nothing_but_the_facts() -> None:
    with pytest.raises(TemplateError):
        fill("{business.__class__}{secret}", FACTS)


def test_own_words_are_cut_to_what_the_provider_takes() -> None:
    assert len(render_own_words("a" * 3000).text) == 1600
