from __future__ import annotations

import base64
from uuid import UUID

import orjson
import pytest

from servicekit.errors import ServiceError
from servicekit.paging import decode_cursor, encode_cursor

PLACE = UUID("01234567-89ab-7cde-8f01-23456789abcd")


def forged(*position: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(position)).decode()


def test_a_cursor_gives_back_what_it_was_made_of() -> None:
    cursor = encode_cursor(-7, "ünï", PLACE)
    assert decode_cursor(cursor, int, str, UUID) == (-7, "ünï", PLACE)
    assert decode_cursor(None, int) is None


@pytest.mark.parametrize(
    "cursor",
    ["x", "!!", forged(), forged(1, 2), forged("1"), forged(True), forged(1.5), forged(2**63), "e30", "NQ"],
)
def test_what_is_no_number_of_ours_is_refused(cursor: str) -> None:
    with pytest.raises(ServiceError) as refused:
        decode_cursor(cursor, int)
    assert refused.value.errors[0].path == "cursor"


def test_texts_and_ids_that_no_database_would_take_are_refused() -> None:
    for cursor, kind in ((forged("a\0b"), str), (forged("not-an-id"), UUID), (forged(5), UUID)):
        with pytest.raises(ServiceError):
            decode_cursor(cursor, kind)
