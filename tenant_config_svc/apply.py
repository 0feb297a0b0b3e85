"""`python -m tenant_config_svc.apply FILE`: bring what changed in the tenants file into the database.

A tenant is written only when what the file says of it changed since it was last applied, so that edits made
elsewhere stay. Nothing is deleted, and a tenant deleted elsewhere stays deleted until its text changes. The
whole file is one transaction: any fault, and nothing of it happens.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from servicekit.clock import SystemClock
from servicekit.config import ConfigError
from servicekit.db import EVERY_TENANT, Database, DbConnection
from servicekit.errors import FieldError, ServiceError
from tenant_config_svc.announcement import Announcement
from tenant_config_svc.config import Stores
from tenant_config_svc.store.applied import AppliedStore
from tenant_config_svc.store.tenants import Author, TenantStore, owners_of_numbers
from tenant_config_svc.tenants_file import BadFile, Entry, read_tenants


def apply_entries(
    connection: DbConnection, entries: Sequence[Entry], *, name: str, at: datetime
) -> list[tuple[str, str]]:
    """(tenant, what happened) in the order of the file; needs a platform-wide transaction. Raises BadFile."""
    outcomes = {}
    for entry in sorted(entries, key=lambda entry: entry.tenant.id):  # one order for all who lock
        outcomes[entry.tenant.id] = _outcome(connection, entry)
    changed = {tenant_id for tenant_id, outcome in outcomes.items() if outcome in ("created", "changed")}
    for tenant_id in changed:  # first all, so that numbers may move from one tenant to another
        TenantStore(connection, tenant_id).release_numbers()
    faults: list[FieldError] = []
    for n, entry in enumerate(entries):
        if entry.tenant.id in changed:
            faults += _write(connection, n, entry, at)
    if faults:
        raise BadFile(name, faults)
    return [(entry.tenant.id, outcomes[entry.tenant.id]) for entry in entries]


def _outcome(connection: DbConnection, entry: Entry) -> str:
    store = TenantStore(connection, entry.tenant.id)
    store.lock()
    is_there = store.find() is not None
    if AppliedStore(connection, entry.tenant.id).digest() == entry.digest:
        return "unchanged" if is_there else "unchanged; it was deleted since and stays so"
    return "changed" if is_there else "created"


def _write(connection: DbConnection, n: int, entry: Entry, at: datetime) -> list[FieldError]:
    tenant, store = entry.tenant, TenantStore(connection, entry.tenant.id)
    document = tenant.document()
    if document != store.find():
        store.save(document, how="applied", author=Author("file", at))
    AppliedStore(connection, tenant.id).remember(entry.digest, at)
    refused = store.take_numbers(tenant.phone_numbers)
    owners = owners_of_numbers(connection, refused) if refused else {}
    return [
        FieldError(f"tenants[{n}].phone_numbers[{i}]", f"belongs to the tenant {owners.get(number, '?')}")
        for i, number in enumerate(tenant.phone_numbers)
        if number in refused
    ]


def apply_file(path: Path, stores: Stores) -> list[tuple[str, str]]:
    """Raises BadFile, or ServiceError when the database is away."""
    entries = read_tenants(path)
    database = Database.of_package(stores.database_url, "tenant_config_svc", max_size=1)
    try:
        with database.transaction(EVERY_TENANT) as connection:
            outcomes = apply_entries(connection, entries, name=str(path), at=SystemClock().real_now())
    finally:
        database.close()
    Announcement(stores.redis_url).change()
    return outcomes


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tenant_config_svc.apply FILE\n")
        return 2
    try:
        outcomes = apply_file(Path(arguments[0]), Stores.from_environment())
    except BadFile as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (ServiceError, ConfigError) as error:
        sys.stderr.write(f"apply: {error}\n")
        return 1
    for tenant_id, outcome in outcomes:
        sys.stdout.write(f"{tenant_id}: {outcome}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
