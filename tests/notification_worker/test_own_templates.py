"""A tenant's own texts: `message_templates: {en: {confirmation: "..."}}`."""

from __future__ import annotations

import pytest

from servicekit.db import Database
from tests.fakes.tenants import make_tenant
from tests.notification_worker.stage import Stage

CHECKUP = {"id": "checkup", "name": "Check-up", "names": {"es": "Revisión dental"}, "duration_minutes": 30}


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Check-up on Fri, Dec 18 at 9:00 AM. Carol waves."), ("es", "Nos vemos: Revision dental.")],
)
def test_own_words_name_the_service_as_the_customer_calls_it(
    clean_database: Database, language: str, text: str
) -> None:
    templates = {
        "en": {"confirmation": "{service} on {when}. Carol waves."},
        "es": {"confirmation": "Nos vemos: {service}."},
    }
    stage = Stage(clean_database, tenant=make_tenant(services=[CHECKUP], message_templates=templates))
    stage.book(language=language)
    stage.work()
    assert [message.body for message in stage.console()] == [text]


def test_a_slip_in_own_words_falls_back_to_ours(clean_database: Database) -> None:
    templates = {"en": {"confirmation": "See you {wen}!"}}
    stage = Stage(clean_database, tenant=make_tenant(message_templates=templates))
    stage.book()
    stage.work()
    [message] = stage.console()
    assert "Downtown Dental" in message.body
    assert "{" not in message.body
