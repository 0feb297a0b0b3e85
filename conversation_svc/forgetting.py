"""Retention and erasure: what is too old, and what belonged to a person who is to be forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversation_svc.reception import Directory
from servicekit import logs
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import NotFound, ServiceError
from servicekit.payloads.erasure import Erasure

DEFAULT_DAYS = 365
MOST = 5000  # sessions in one go: the locks of a big delete would be felt

_log = logs.get("forgetting")


def forget(database: Database, directory: Directory, now: datetime) -> int:
    """How many sessions were deleted. A tenant that is gone keeps the default retention."""
    with database.transaction(EVERY_TENANT) as connection:
        tenants = [row[0] for row in connection.execute("SELECT DISTINCT tenant_id FROM sessions").fetchall()]
        connection.execute("DELETE FROM proof_tries WHERE at < clock_timestamp() - interval '2 days'")
        connection.execute("DELETE FROM codes WHERE created_at < clock_timestamp() - interval '1 day'")
    deleted = 0
    for tenant_id in tenants:
        try:
            days = directory.get(tenant_id).policies.retention_days
        except NotFound:
            days = DEFAULT_DAYS
        except ServiceError as error:  # its turn comes again; the others need not wait for it
            _log.warning("a tenant's sessions are kept for now", tenant_id=tenant_id, code=error.code)
            continue
        deleted += _forget_old(database, tenant_id, now - timedelta(days=days))
    return deleted


def _forget_old(database: Database, tenant_id: str, before: datetime) -> int:
    deleted, gone = 0, MOST
    while gone == MOST:
        with database.transaction(tenant_id) as connection:
            gone = connection.execute(
                "DELETE FROM sessions WHERE tenant_id = %(tenant)s AND session_id IN (SELECT session_id "
                "FROM sessions WHERE tenant_id = %(tenant)s AND last_at < %(before)s LIMIT %(most)s)",
                {"tenant": tenant_id, "before": before, "most": MOST},
            ).rowcount
        deleted += gone
    return deleted


def erase(database: Database, erasure: Erasure) -> int:
    """How many sessions were deleted, with their messages and hand-offs. Doing it twice does no harm.

    A session belongs to the person when it came from one of their numbers, was known to be theirs, or led to
    one of their appointments.
    """
    values = {
        "tenant": erasure.tenant_id,
        "customer": erasure.customer_id,
        "phones": list(erasure.phones),
        "appointments": list(erasure.appointment_ids),
        "contacts": [*erasure.phones, *([erasure.email] if erasure.email else []), erasure.customer_id],
    }
    with database.transaction(erasure.tenant_id) as connection:
        gone = connection.execute(
            """
            DELETE FROM sessions WHERE tenant_id = %(tenant)s AND (
                   address = ANY(%(phones)s) OR customer_id = %(customer)s
                   OR appointment_id = ANY(%(appointments)s))
            """,
            values,
        ).rowcount
        for statement in _OTHER_PLACES:
            connection.execute(statement, values)
    return gone


_OTHER_PLACES = (
    "DELETE FROM codes WHERE tenant_id = %(tenant)s AND phone = ANY(%(phones)s)",
    "DELETE FROM proof_tries WHERE tenant_id = %(tenant)s AND phone = ANY(%(phones)s)",
    # Late replies, alerts and messages that still had to be handed in.
    """
    DELETE FROM errands WHERE tenant_id = %(tenant)s AND EXISTS (
           SELECT FROM unnest(%(contacts)s::text[]) AS one (contact)
            WHERE position(contact IN body::text) > 0)
    """,
    # Answers kept for repeated requests.
    """
    DELETE FROM idempotency_keys WHERE tenant_id = %(tenant)s AND EXISTS (
           SELECT FROM unnest(%(contacts)s::text[]) AS one (contact)
            WHERE position(convert_to(contact, 'UTF8') IN answer) > 0)
    """,
)
