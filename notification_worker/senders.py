"""From whom a tenant's messages come, per channel."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import formataddr

from servicekit.payloads.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Senders:
    """The tenant's first number, else the deployment's own; e-mail in the tenant's name from the one address
    that the mail server lets us use."""

    phone_number: str
    mail_address: str

    def address(self, channel: str, tenant: Tenant) -> str:
        """Empty when there is none."""
        if channel in ("sms", "voice"):
            return tenant.phone_numbers[0] if tenant.phone_numbers else self.phone_number
        if channel == "email":
            return formataddr((tenant.name, self.mail_address)) if self.mail_address else ""
        return channel

    def lane(self, channel: str, tenant: Tenant) -> str:
        """What shares a rate limit: "sms:+12025550101"; all e-mail leaves by one server."""
        return f"{channel}:{self.address(channel, tenant)}" if channel in ("sms", "voice") else channel
