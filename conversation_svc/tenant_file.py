"""A tenant straight from the tenants' file, for commands that talk to no service."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import yaml

from conversation_svc.domain.understand import Named, UnderstandingContext
from conversation_svc.policies import policy_of
from servicekit.config import Reader
from servicekit.payloads.tenant import Tenant

SAMPLES = "tenants/samples.yaml"
_PLAIN_QUESTION = re.compile(r"""(question: *)([^"'\s,{}\[\]][^"',{}\[\]\n]*\?)(?=\s*[,}\n])""")


def tenants_file(reader: Reader) -> Path:
    return Path(reader.text("TENANTS_FILE") or reader.text("CONFIG_PATH") or SAMPLES)


def read_tenant(path: Path, tenant_id: str) -> Tenant:
    """Raises KeyError when the file has no such tenant."""
    for raw in yaml.safe_load(_quoted(path.read_text(encoding="utf-8")))["tenants"]:
        if raw["id"] == tenant_id:
            return Tenant.model_validate(raw)
    raise KeyError(tenant_id)


def _quoted(text: str) -> str:
    """PyYAML refuses `{question: Do you take walk-ins?, ...}`, which YAML 1.2 allows and people write."""
    return _PLAIN_QUESTION.sub(r'\1"\2"', text)


def context_of(tenant: Tenant, now: datetime) -> UnderstandingContext:
    """now: the tenant's wall-clock, without an offset."""
    return UnderstandingContext(
        now=now,
        opening=policy_of(tenant).opening_hours(),
        services=tuple(
            Named(each.id, each.name, (*each.aliases, *each.names.values())) for each in tenant.services
        ),
        staff=tuple(Named(each.id, each.name) for each in tenant.staff),
        languages=tuple(tenant.languages),
        country=tenant.country or "US",
    )
