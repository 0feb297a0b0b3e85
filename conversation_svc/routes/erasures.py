"""A person is to be forgotten: told by the appointment service, which owns customers."""

from __future__ import annotations

from conversation_svc.forgetting import erase
from conversation_svc.routes.parts import Parts
from servicekit.access import INNER
from servicekit.payloads.erasure import Erasure
from servicekit.web import Answer, Api, Call


def add_routes(api: Api, parts: Parts) -> None:
    @api.post(
        "/v1/erasures",
        access=INNER,
        body=Erasure,
        status=204,
        summary="Forget a customer: their conversations, codes and what still had to be handed in",
        tag="sessions",
    )
    def erase_person(call: Call[Erasure, None]) -> Answer:
        erase(parts.database, call.body)
        return Answer(None, 204)
