"""What the gateway's two processes are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from servicekit.config import Reader, ServiceConfig


@dataclass(frozen=True)
class LimitConfig:
    """Calls per minute; 0 switches a limit off."""

    texts_per_number: int
    chat_per_session: int
    chat_per_address: int
    tenant_key: int
    public_per_address: int
    wrong_keys_per_address: int


@dataclass(frozen=True)
class Config(ServiceConfig):
    relay_public_url: str
    relay_host: str
    relay_port: int
    twilio_auth_token: str
    voice_mode: str  # gather: speech recognised between webhooks; relay: ConversationRelay over a WebSocket
    proxy_hops: int  # proxies of ours in front of the gateway; their X-Forwarded-For entries are believed
    cors_origins: tuple[str, ...]
    limits: LimitConfig
    webhook_seconds: float  # a webhook's answer leaves within this; Twilio hangs up after 15
    chat_seconds: float
    forward_seconds: float
    dial_seconds: int

    @classmethod
    def from_reader(cls, reader: Reader) -> Self:
        host, _, port = reader.text("BIND").rpartition(":")  # set for each process by its launcher
        config = cls(
            **vars(ServiceConfig.from_reader(reader)),
            relay_public_url=reader.text("RELAY_PUBLIC_URL", "ws://localhost:7005").rstrip("/"),
            relay_host=host or "127.0.0.1",
            relay_port=int(port) if port.isdigit() else reader.integer("RELAY_PORT", 7005),
            twilio_auth_token=reader.secret("TWILIO_AUTH_TOKEN"),
            voice_mode=reader.text("VOICE_MODE", "gather"),
            proxy_hops=reader.integer("PROXY_HOPS", 0),
            cors_origins=tuple(reader.text("CORS_ORIGINS", "*").split()),
            limits=LimitConfig(
                texts_per_number=reader.integer("LIMIT_TEXTS_PER_NUMBER", 20),
                chat_per_session=reader.integer("LIMIT_CHAT_PER_SESSION", 30),
                chat_per_address=reader.integer("LIMIT_CHAT_PER_ADDRESS", 120),
                tenant_key=reader.integer("LIMIT_TENANT_KEY", 6000),
                public_per_address=reader.integer("LIMIT_PUBLIC_PER_ADDRESS", 600),
                wrong_keys_per_address=reader.integer("LIMIT_WRONG_KEYS_PER_ADDRESS", 60),
            ),
            webhook_seconds=reader.number("WEBHOOK_SECONDS", 13.0),
            chat_seconds=reader.number("CHAT_SECONDS", 30.0),
            forward_seconds=reader.number("FORWARD_SECONDS", 10.0),
            dial_seconds=reader.integer("DIAL_SECONDS", 20),
        )
        if config.voice_mode not in {"gather", "relay"}:
            reader.problems.append(f"VOICE_MODE={config.voice_mode!r} must be gather or relay")
        if not 3 <= config.webhook_seconds <= 14:
            reader.problems.append("WEBHOOK_SECONDS must lie between 3 and 14, for Twilio hangs up after 15")
        if config.is_production:
            reader.require(
                "TWILIO_AUTH_TOKEN", config.twilio_auth_token, "without it anybody could send webhooks"
            )
        return config
