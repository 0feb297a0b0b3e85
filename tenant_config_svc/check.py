"""`python -m tenant_config_svc.check FILE`: is this tenants file fit to be applied? Needs no database."""

from __future__ import annotations

import sys
from pathlib import Path

from tenant_config_svc.tenants_file import BadFile, read_tenants


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tenant_config_svc.check FILE\n")
        return 2
    try:
        entries = read_tenants(Path(arguments[0]))
    except BadFile as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for entry in entries:
        sys.stdout.write(f"{entry.tenant.id}: fine\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
