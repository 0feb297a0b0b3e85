"""A real SMTP server that keeps what it is given, and refuses or breaks off when told to."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.fakes.ports import free_port


class Mailbox:
    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuse_recipient: str | None = None  # for example "550 no such mailbox"
        self.answer_data: str = "250 OK"
        self.break_off = False
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> Any:
        assert isinstance(envelope.content, bytes)
        if self.answer_data.startswith("250"):
            letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        if self.break_off and server.transport is not None:
            server.transport.abort()
        return self.answer_data

    def stop(self) -> None:
        self._controller.stop()
