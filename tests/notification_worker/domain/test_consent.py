from __future__ import annotations

import pytest

from notification_worker.domain.consent import Consent, Method, Wish, asks_for_help, wish_of


@pytest.mark.parametrize(
    "text",
    "STOP stop Stop. STOPALL Unsubscribe CANCEL end QUIT revoke OptOut ALTO Baja".split(),  # noqa: SIM905
)
def test_the_carriers_words_opt_out(text: str) -> None:
    assert wish_of(text) == Wish(Consent.REVOKED, Method.KEYWORD)


@pytest.mark.parametrize("text", ["START", "yes", "Unstop", " Yes! "])
def test_and_back_in(text: str) -> None:
    assert wish_of(text) == Wish(Consent.GRANTED, Method.KEYWORD)


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me",
        "Please stop sending me these",
        "don't text me anymore",
        "Don’t message me again",
        "do not contact me",
        "no more texts please",
        "take me off your list",
        "remove my number from this list",
        "I don't want any more messages",
        "please unsubscribe me",
        "opt me out",
        "stop all these messages",
        "never text me again",
        "no me escriban más",
        "No me manden mensajes",
        "por favor dejen de escribirme",
        "ya no quiero recibir mensajes",
        "no más mensajes",
        "quiero darme de baja",
        "no me envíen más recordatorios",
    ],
)
def test_plain_wishes_opt_out(text: str) -> None:
    assert wish_of(text) == Wish(Consent.REVOKED, Method.FREE_TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "cancel my appointment",
        "Can I stop by at 3?",
        "I want to cancel",
        "what time does it end?",
        "Yes please, 3pm works",
        "start at 9?",
        "text me the address please",
        "quiero cancelar mi cita",
        "no me queda bien el martes",
        "X",
        "C",
        "1",
        "",
        "I can't quit my job to come at noon",
        "stop, I meant Tuesday",
    ],
)
def test_what_is_about_appointments_is_not_about_texting(text: str) -> None:
    assert wish_of(text) is None


@pytest.mark.parametrize("text", ["HELP", "info", "Ayuda?"])
def test_help_is_help(text: str) -> None:
    assert asks_for_help(text)
    assert wish_of(text) is None
