"""Lists of a business that was busy for years: each page comes out of an index, the last like the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest

from appointment_svc.domain.appointment import Status
from appointment_svc.store.appointments import Appointments, Page
from appointment_svc.store.customers import Customers
from appointment_svc.store.feeds import Feeds
from appointment_svc.store.journal import Journal
from appointment_svc.store.leads import Leads
from appointment_svc.store.waitlist import Waitlist
from servicekit.db import Database, DbConnection
from tests.appointment_svc.service import CalendarService

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROWS = 200_000
TENANT = "busy"
LIMIT = 51
"""One more than the page, as the routes ask for, to know whether there is another."""
_FILL = (
    """
    INSERT INTO staff_numbers (tenant_id, staff_id)
    VALUES ('busy', 'lee'), ('busy', 'kim'), ('busy', 'rare')
    """,
    """
    INSERT INTO customers (tenant_id, customer_id, name, phone, secondary_phone, email, created_at,
                           updated_at)
    SELECT 'busy', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Customer ' || n,
           '+1202' || lpad(n::text, 7, '0'), CASE WHEN n % 10 = 0 THEN '+1303' || lpad(n::text, 7, '0') END,
           'c' || n || '@example.com', now(), now()
      FROM generate_series(1, %(rows)s) AS n
    """,
    # Most were cancelled, one in fifty was kept, hardly any did not come; Dr. Rare works hardly ever.
    """
    INSERT INTO appointments (tenant_id, appointment_id, confirmation_number, status, service_id, staff_id,
                              staff_number, start_minute, end_minute, customer_id, created_at, updated_at)
    SELECT 'busy', ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'BUSY-' || n,
           CASE WHEN n % 10000 = 7 THEN 'no_show' WHEN n % 50 = 0 THEN 'fulfilled' ELSE 'cancelled' END,
           'checkup', s.staff_id, s.number, 28000000 + n * 5, 28000000 + n * 5 + 5,
           ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now(), now()
      FROM generate_series(1, %(rows)s) AS n JOIN staff_numbers s ON s.tenant_id = 'busy' AND s.staff_id =
           CASE WHEN n % 5000 = 3 THEN 'rare' WHEN n % 2 = 0 THEN 'lee' ELSE 'kim' END
    """,
    """
    INSERT INTO history (tenant_id, appointment_id, at, version, action, by_role, by_caller)
    SELECT 'busy', ('00000000-0000-4000-9000-' || lpad(to_hex(n %% 100000 + 1), 12, '0'))::uuid, now(), 1,
           'booked', 'owner', 'key' FROM generate_series(1, %(rows)s) AS n
    """,
    """
    INSERT INTO leads (tenant_id, lead_id, name, phone, created_at)
    SELECT 'busy', 'LEAD-' || n, 'Lead ' || n, '+1202' || lpad(n::text, 7, '0'), now()
      FROM generate_series(1, %(rows)s) AS n
    """,
    """
    INSERT INTO waitlist (tenant_id, waitlist_id, status, service_id, first_minute, until_minute, customer_id,
                          created_at)
    SELECT 'busy', ('00000000-0000-4000-a000-' || lpad(to_hex(n), 12, '0'))::uuid,
           CASE WHEN n %% 100 = 0 THEN 'waiting' ELSE 'ended' END, 'checkup', 28000000, 40000000,
           ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now()
      FROM generate_series(1, %(rows)s) AS n
    """,
)


class Watched:
    """A connection that has each query explained, as it really ran, before it answers it."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection
        self.plans: list[dict[str, Any]] = []

    def execute(self, query: Any, values: Any = None) -> Any:
        text = query if isinstance(query, bytes) else query.encode()
        explained = self._connection.execute(b"EXPLAIN (ANALYZE, FORMAT JSON) " + text, values).fetchone()
        assert explained is not None
        self.plans.append(explained[0][0]["Plan"])
        return self._connection.execute(query, values)

    def rows_looked_at(self) -> int:
        """The most that any step of any plan went through, those thrown away included."""
        return max(rows for plan in self.plans for rows in _looked_at(plan))


def _looked_at(plan: dict[str, Any]) -> Iterator[int]:
    thrown_away = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    yield (plan["Actual Rows"] + thrown_away) * plan["Actual Loops"]
    for part in plan.get("Plans", ()):
        yield from _looked_at(part)


@pytest.fixture(scope="module")
def busy(calendar_database: Database) -> Database:
    with psycopg.connect(calendar_database.url, autocommit=True) as connection:
        for statement in _FILL:
            text = statement if "%(rows)s" not in statement else statement.replace("%%", "%")
            connection.execute(text.replace("%(rows)s", str(ROWS)).encode())
        connection.execute("ANALYZE")
    return calendar_database


def nth(number: int, kind: str = "9") -> UUID:
    return UUID(f"00000000-0000-4000-{kind}000-{number:012x}")


def start(number: int) -> int:
    return 28_000_000 + 5 * number


PAGE = Page(limit=LIMIT)
DEEP = (start(ROWS - 5_000), nth(ROWS - 5_000))
ANN = "+12020123456"
PEOPLE = [nth(number, "8") for number in range(100_000, 100_000 + LIMIT)]
LISTS: dict[str, Callable[[Any], Any]] = {
    "appointments": lambda c: Appointments(c, TENANT).listed(PAGE),
    "appointments, deep": lambda c: Appointments(c, TENANT).listed(replace(PAGE, after=DEEP)),
    "appointments of a day": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, first=start(150_000), until=start(150_000) + 1440)
    ),
    "appointments of a staff member": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, staff_id="rare")
    ),
    "appointments of a staff member, deep": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, staff_id="kim", after=DEEP)
    ),
    "appointments at a rare status": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, status=Status.NO_SHOW)
    ),
    "appointments at a common status, deep": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, status=Status.CANCELLED, after=DEEP)
    ),
    "an appointment by its number": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, confirmation_number="BUSY-777")
    ),
    "appointments of a phone number": lambda c: Appointments(c, TENANT).listed(replace(PAGE, phone=ANN)),
    "appointments of a customer": lambda c: Appointments(c, TENANT).listed(
        replace(PAGE, customer_id=nth(123_456, "8"))
    ),
    "history": lambda c: Journal(c, TENANT).history(nth(50_000), 0, LIMIT),
    "customers": lambda c: Customers(c, TENANT).listed(None, LIMIT),
    "customers, deep": lambda c: Customers(c, TENANT).listed(nth(ROWS - 5_000, "8"), LIMIT),
    "customers with a phone number": lambda c: Customers(c, TENANT).with_phone(ANN),
    "leads": lambda c: Leads(c, TENANT).listed(None, LIMIT),
    "leads, deep": lambda c: Leads(c, TENANT).listed(5_000, LIMIT),
    "leads of a phone number": lambda c: Leads(c, TENANT).of_phones([ANN]),
    "visits of a page of customers": lambda c: Customers(c, TENANT).visits(PEOPLE),
    "customers of a page": lambda c: Customers(c, TENANT).these(PEOPLE),
    "the feed of a staff member": lambda c: Feeds(c, TENANT).appointments("rare", start(150_000)),
    "open appointments of a customer": lambda c: Appointments(c, TENANT).count_open(PEOPLE[0], start(0)) + 1,
    "waitlist": lambda c: Waitlist(c, TENANT).listed(0, LIMIT),
    "waitlist, deep": lambda c: Waitlist(c, TENANT).listed(ROWS - 10_000, LIMIT),
    "waitlist of a phone number": lambda c: Waitlist(c, TENANT).listed(0, LIMIT, "+12020123400"),
    "who waits for a time": lambda c: Waitlist(c, TENANT).waiting(start(0), start(1), start(0), limit=LIMIT),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_page_takes_no_more_than_a_page(busy: Database, name: str) -> None:
    with busy.transaction(TENANT) as connection:
        watched = Watched(connection)
        found = LISTS[name](watched)
    assert found
    assert watched.rows_looked_at() <= 250, watched.plans


def test_the_watch_notices_when_a_whole_table_is_read(busy: Database) -> None:
    with busy.transaction(TENANT) as connection:
        watched = Watched(connection)
        watched.execute("SELECT count(*) FROM leads WHERE message IS NOT NULL")
    assert watched.rows_looked_at() >= ROWS


def test_pages_of_the_whole_service_stay_quick(busy: Database) -> None:
    service = CalendarService(busy, TENANT, now=datetime(2026, 12, 14, 13, tzinfo=UTC))
    first = service.get("/v1/appointments", limit=200)
    assert len(first.json["appointments"]) == 200
    second = service.get("/v1/appointments", limit=200, cursor=first.json["next_cursor"])
    shown = [one["appointment_id"] for page in (first, second) for one in page.json["appointments"]]
    assert shown == [str(nth(number)) for number in range(1, 401)]
