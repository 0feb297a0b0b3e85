from __future__ import annotations

import itertools

import pytest

from notification_worker.domain.status import STOPPABLE, TRANSITIONS, Status, fold, may_become

RECEIPTS = [Status.ACCEPTED, Status.ACCEPTED, Status.SENT, Status.DELIVERED]


@pytest.mark.parametrize("order", list(itertools.permutations(RECEIPTS)))
def test_receipts_end_at_delivered_in_whatever_order_they_come(order: tuple[Status, ...]) -> None:
    status = Status.SENDING
    for receipt in order:
        status = fold(status, receipt)
    assert status is Status.DELIVERED


@pytest.mark.parametrize("final", [Status.DELIVERED, Status.FAILED])
def test_a_final_status_stays(final: Status) -> None:
    for receipt in (Status.ACCEPTED, Status.SENT, Status.DELIVERED, Status.FAILED):
        assert fold(final, receipt) is final


@pytest.mark.parametrize("before", [Status.SENDING, Status.UNKNOWN, Status.PENDING, Status.LEASED])
def test_a_receipt_settles_what_was_open(before: Status) -> None:
    assert fold(before, Status.SENT) is Status.SENT


def test_every_status_has_its_transitions() -> None:
    assert set(TRANSITIONS) == set(Status)


def test_only_what_has_not_begun_can_be_stopped() -> None:
    stoppable = {status for status in Status if may_become(status, Status.CANCELLED)}
    assert stoppable == set(STOPPABLE)


def test_nothing_becomes_accepted_without_having_been_tried() -> None:
    assert {status for status in Status if may_become(status, Status.ACCEPTED)} == {
        Status.SENDING,
        Status.UNKNOWN,
    }
