"""Twilio's status callbacks, forwarded by the gateway after it has checked their signature."""

from __future__ import annotations

from typing import Any

from notification_worker.receipts import ReceiptDesk, receipt_from
from servicekit.access import INNER
from servicekit.web import Answer, Api, Call, TenantQuery

FORM = "application/x-www-form-urlencoded"


class ReceiptQuery(TenantQuery):
    notification_id: str


def register(api: Api, desk: ReceiptDesk) -> None:
    @api.post(
        "/v1/receipts",
        access=INNER,
        query=ReceiptQuery,
        consumes=FORM,
        status=204,
        summary="What became of a message: Twilio's form, our ids in the query",
    )
    def take_receipt(call: Call[Any, ReceiptQuery]) -> Answer:
        """Whatever it says, the answer is 204: to an error Twilio would only call again."""
        receipt = receipt_from(call.query.notification_id, dict(call.form))
        if receipt is not None:
            desk.take(call.tenant_id, receipt)
        return Answer(None, 204)
