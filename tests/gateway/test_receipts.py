"""Status callbacks travel together, and are answered only when the worker has them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from gateway.clients import SELF
from gateway.receipts import Receipts
from servicekit.access import TokenSigner
from servicekit.errors import ServiceError
from servicekit.http import Upstream
from tests.fakes.service import FakeService, Received, Reply

SIGNER = TokenSigner("a-secret-that-is-long-enough-for-tests")


@pytest.fixture
def worker() -> FakeService:
    return FakeService()


@pytest.fixture
def receipts(worker: FakeService) -> Iterator[Receipts]:
    with worker.running() as address:
        yield Receipts(Upstream(address, "notification", SIGNER), SELF, linger=0.1)


def hand_in(receipts: Receipts, *ids: str) -> None:
    def one(notification_id: str) -> None:
        form = [("MessageSid", f"SM{notification_id}"), ("MessageStatus", "sent"), ("To", "+12025550123")]
        receipts.hand_in(form, {"tenant_id": "downtown", "notification_id": notification_id})

    with ThreadPoolExecutor(len(ids)) as twilio:
        list(twilio.map(one, ids))


def ids_of(request: Received) -> list[str]:
    return [callback["notification_id"] for callback in request.json["callbacks"]]


def test_callbacks_that_come_together_travel_together(receipts: Receipts, worker: FakeService) -> None:
    worker.on("POST /v1/receipts", lambda _: Reply(status=204))
    hand_in(receipts, "n1", "n2", "n3")
    [request] = worker.received
    assert sorted(ids_of(request)) == ["n1", "n2", "n3"]
    assert request.json["callbacks"][0]["form"].keys() == {"MessageSid", "MessageStatus"}, "no phone numbers"


def test_one_that_the_worker_cannot_read_hurts_no_other(receipts: Receipts, worker: FakeService) -> None:
    taken: list[str] = []

    def take(request: Received) -> Reply:
        if "bad" in ids_of(request):
            return Reply({"status": 422, "code": "invalid_request"}, status=422)
        taken.extend(ids_of(request))
        return Reply(status=204)

    worker.on("POST /v1/receipts", take)
    hand_in(receipts, "n1", "bad", "n2")
    assert sorted(taken) == ["n1", "n2"]


def test_all_are_told_when_the_worker_is_away(receipts: Receipts, worker: FakeService) -> None:
    worker.on("POST /v1/receipts", lambda _: Reply({"status": 503, "code": "away"}, status=503))
    with pytest.raises(ServiceError):
        hand_in(receipts, "n1", "n2")


def test_a_callback_that_names_no_message_is_dropped(receipts: Receipts, worker: FakeService) -> None:
    receipts.hand_in([("MessageSid", "SM1")], {"tenant_id": "downtown"})
    assert worker.received == []
