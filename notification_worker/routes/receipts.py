"""Twilio's status callbacks, handed on by the gateway after it has checked their signatures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from notification_worker.receipts import ReceiptDesk, receipt_from
from servicekit.access import INNER
from servicekit.web import Answer, Api, Body, Call

MOST = 200


class Callback(Body):
    """`form`: Twilio's words, as many as we read."""

    tenant_id: str
    notification_id: str
    form: dict[str, str]


class Callbacks(Body):
    callbacks: Annotated[list[Callback], Field(min_length=1, max_length=MOST)]


def register(api: Api, desk: ReceiptDesk) -> None:
    @api.post(
        "/v1/receipts",
        access=INNER,
        body=Callbacks,
        status=204,
        summary="What became of messages and calls",
    )
    def take_receipts(call: Call[Callbacks, None]) -> Answer:
        """Whatever they say, the answer is 204: to an error Twilio would only call again."""
        for callback in call.body.callbacks:
            call.principal.require_tenant(callback.tenant_id)
        receipts = [
            receipt_from(callback.tenant_id, callback.notification_id, callback.form)
            for callback in call.body.callbacks
        ]
        known = [receipt for receipt in receipts if receipt is not None]
        if known:
            desk.take(known)
        return Answer(None, 204)
