"""Every way out, by name. One line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from notification_worker.channels.base import Transport
from notification_worker.channels.console.transport import ConsoleTransport
from notification_worker.channels.email.transport import EmailTransport
from notification_worker.channels.sms.transport import SmsTransport
from notification_worker.channels.voice.transport import VoiceTransport
from notification_worker.config import Config
from notification_worker.twilio.client import TwilioClient
from servicekit.clock import Clock
from servicekit.db import Database


@dataclass(frozen=True)
class Parts:
    """What a transport may be made of."""

    config: Config
    database: Database
    clock: Clock


Make = Callable[[Parts], Transport | None]


def _sms(parts: Parts) -> Transport | None:
    twilio = parts.config.twilio
    return SmsTransport(TwilioClient(twilio), public_url=parts.config.public_url) if twilio.is_set else None


def _voice(parts: Parts) -> Transport | None:
    twilio = parts.config.twilio
    return VoiceTransport(TwilioClient(twilio), public_url=parts.config.public_url) if twilio.is_set else None


def _email(parts: Parts) -> Transport | None:
    return EmailTransport(parts.config.mail, parts.clock) if parts.config.mail.is_set else None


def _console(parts: Parts) -> Transport | None:
    return None if parts.config.is_production else ConsoleTransport(parts.database, parts.clock)


REGISTRY: Mapping[str, Make] = {"sms": _sms, "voice": _voice, "email": _email, "console": _console}


def make_transports(parts: Parts) -> dict[str, Transport]:
    """Those that this deployment has the settings for."""
    made = {name: make(parts) for name, make in REGISTRY.items()}
    return {name: transport for name, transport in made.items() if transport is not None}


def outlets_of(transports: Mapping[str, Transport]) -> dict[str, str]:
    """Wished-for channel -> the one that serves it: itself, else the console where there is one.

    A text stands on the console page as soon as texts are not set up; e-mail and calls only while nothing
    at all is, because a half-configured deployment should fall back to what it really has.
    """
    outlets = {name: name for name in transports}
    if "console" in transports and "sms" not in transports:
        outlets.update({name: "console" for name in REGISTRY if name not in transports})
    return outlets
