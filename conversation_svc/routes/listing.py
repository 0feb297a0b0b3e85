"""Pages of rows, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import TenantQuery

Rows = list[dict[str, Any]]
Find = Callable[[tuple[str, str] | None, int], Rows]  # the rows behind a place, and how many at most


class ListQuery(TenantQuery):
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


def listed(noun: str, query: ListQuery, find: Find, *, by: tuple[str, str]) -> dict[str, Any]:
    """`by`: the names of the time and the id that rows are ordered by."""
    found = find(decode_cursor(query.cursor, str, str), query.limit + 1)
    shown = found[: query.limit]
    last = shown[-1] if len(found) > query.limit else None
    cursor = encode_cursor(last[by[0]].isoformat(), last[by[1]]) if last else None
    return {noun: shown, "next_cursor": cursor}
