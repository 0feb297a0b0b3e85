"""The Lambda's settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Config:
    url: str
    tenant_id: str
    key: str = field(repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Config:
        """Raises KeyError for a setting that is missing, which fails the Lambda at its start."""
        given = os.environ if environ is None else environ
        plain = "FRONTDESK_AGENT_KEY"
        key = given[plain] if plain in given else _secret(given["FRONTDESK_AGENT_KEY_ARN"])
        return cls(given["FRONTDESK_URL"], given["FRONTDESK_TENANT"], key)


def _secret(arn: str) -> str:
    import boto3  # type: ignore[import-untyped]  # part of the runtime; needed only where the key is kept as a secret

    return str(boto3.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]).strip()
