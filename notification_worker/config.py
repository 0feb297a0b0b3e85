"""What the worker is told by its environment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from servicekit.config import Reader, ServiceConfig

# Seconds: what a send may take beside waiting for the answer, a slow connection and the writing down.
CONNECTING = 4.5


@dataclass(frozen=True)
class TwilioConfig:
    account_sid: str
    auth_token: str
    phone_number: str
    api_url: str
    read_timeout: float

    @property
    def is_set(self) -> bool:
        return bool(self.account_sid and self.auth_token)


@dataclass(frozen=True)
class MailConfig:
    host: str
    port: int
    username: str
    password: str
    sender: str
    tls: bool

    @property
    def is_set(self) -> bool:
        return bool(self.host and self.sender)


@dataclass(frozen=True)
class Pace:
    """How fast and how patiently. Seconds, unless the name says otherwise.

    `send_lease` must outlast the provider's time limits, or a slow answer would be taken for a dead worker.
    """

    tick: float = 0.2
    claim_lease: float = 5.0
    send_lease: float = 30.0
    sms_per_second: float = 10.0
    sms_burst: float = 20.0
    lane_limit: int = 20
    in_flight_limit: int = 200
    threads: int = 32
    start_within: float = 15.0  # of `send_lease`: a send that starts later might outlast it
    settle: float = 20.0
    patience: float = 900.0
    parked_after: int = 5  # failures of our own
    lost_after: int = 50  # leases: far more than any overload or series of restarts takes


@dataclass(frozen=True)
class Config(ServiceConfig):
    twilio: TwilioConfig
    mail: MailConfig
    pace: Pace

    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        common = ServiceConfig.from_reader(reader)
        twilio = TwilioConfig(
            account_sid=reader.secret("TWILIO_ACCOUNT_SID"),
            auth_token=reader.secret("TWILIO_AUTH_TOKEN"),
            phone_number=reader.text("TWILIO_PHONE_NUMBER"),
            api_url=reader.text("TWILIO_API_URL", "https://api.twilio.com").rstrip("/"),
            read_timeout=reader.number("TWILIO_TIMEOUT_SECONDS", 10.0),
        )
        if common.is_production and not twilio.is_set:
            reader.problems.append(
                "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set: production has no console channel"
            )
        standard = Pace()
        send_lease = reader.number("NOTIFICATION_SEND_LEASE_SECONDS", standard.send_lease)
        pace = Pace(
            tick=reader.number("NOTIFICATION_TICK_SECONDS", standard.tick),
            claim_lease=reader.number("NOTIFICATION_CLAIM_LEASE_SECONDS", standard.claim_lease),
            send_lease=send_lease,
            sms_per_second=reader.number("SMS_PER_SECOND_PER_SENDER", standard.sms_per_second),
            sms_burst=reader.number("SMS_BURST_PER_SENDER", standard.sms_burst),
            lane_limit=reader.integer("NOTIFICATION_LANE_LIMIT", standard.lane_limit),
            in_flight_limit=reader.integer("NOTIFICATION_IN_FLIGHT_LIMIT", standard.in_flight_limit),
            threads=reader.integer("NOTIFICATION_THREADS", standard.threads),
            start_within=send_lease - twilio.read_timeout - CONNECTING,
            settle=reader.number("NOTIFICATION_SETTLE_SECONDS", standard.settle),
            patience=reader.number("NOTIFICATION_PATIENCE_SECONDS", standard.patience),
        )
        if pace.send_lease <= twilio.read_timeout + 5:
            reader.problems.append(
                "NOTIFICATION_SEND_LEASE_SECONDS must outlast TWILIO_TIMEOUT_SECONDS by 5 s"
            )
        return cls(
            **vars(common),
            twilio=twilio,
            mail=MailConfig(
                host=reader.text("SMTP_HOST"),
                port=reader.integer("SMTP_PORT", 587),
                username=reader.text("SMTP_USERNAME"),
                password=reader.secret("SMTP_PASSWORD"),
                sender=reader.text("SMTP_FROM"),
                tls=reader.flag("SMTP_STARTTLS", True),
            ),
            pace=pace,
        )
