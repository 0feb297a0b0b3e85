"""What an incoming text says about texting. The words live here, with consent, for whoever receives texts."""

from __future__ import annotations

from pydantic import BaseModel

from notification_worker.domain.consent import Consent, asks_for_help, wish_of
from notification_worker.store.consents import ConsentStore
from servicekit.access import INNER
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.web import Api, Body, Call


class IncomingText(Body):
    """`contact`: E.164; `source`: the message's id at the provider; `yes_answers`: a question of ours is
    open, so YES and START are left to the dialogue unless this person had opted out."""

    tenant_id: str
    contact: str
    text: str
    source: str | None = None
    yes_answers: bool = False


class TextMeaning(BaseModel):
    """`wish`: null when the text says nothing about texting. `changed`: it was different before."""

    wish: Consent | None
    method: str | None
    changed: bool
    asks_for_help: bool
    stopped: int


def register(api: Api, database: Database, clock: Clock) -> None:
    @api.post(
        "/v1/incoming-texts",
        access=INNER,
        body=IncomingText,
        answer=TextMeaning,
        summary="Read an incoming text for an opt-out or opt-in, and record it",
    )
    def read_text(call: Call[IncomingText, None]) -> TextMeaning:
        text = call.body
        wish = wish_of(text.text)
        stopped, changed = 0, False
        if wish is not None:
            with database.transaction(call.tenant_id) as connection:
                store = ConsentStore(connection, call.tenant_id)
                before = store.state(text.contact)
                changed = wish.consent is not (before or Consent.GRANTED)
                if wish.consent is Consent.GRANTED and before is not Consent.REVOKED and text.yes_answers:
                    return TextMeaning(wish=None, method=None, changed=False, asks_for_help=False, stopped=0)
                stopped = store.record(text.contact, wish.consent, wish.method, text.source, now=clock.now())
        return TextMeaning(
            wish=wish.consent if wish else None,
            method=wish.method if wish else None,
            changed=changed,
            asks_for_help=asks_for_help(text.text),
            stopped=stopped,
        )
