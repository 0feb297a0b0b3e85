"""SMTP. The only unclear moment is between the end of the data and the server's answer to it."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from notification_worker.channels.base import (
    Accepted,
    Findings,
    Message,
    TransportError,
    Trial,
    UnclearOutcome,
)
from notification_worker.config import MailConfig
from notification_worker.domain.reconciliation import Listing
from servicekit.clock import Clock

TIMEOUT = 10.0  # seconds, for each answer of the server


class EmailTransport:
    def __init__(self, config: MailConfig, clock: Clock) -> None:
        self._config = config
        self._clock = clock

    def send(self, message: Message) -> Accepted:
        message_id = f"<{message.notification_id}@{self._domain}>"
        content = self._compose(message, message_id)
        server = self._connect()
        try:
            self._hand_over(server, message, content)
        finally:
            server.close()
        return Accepted(message_id)

    def find(self, trial: Trial) -> Findings:
        """SMTP keeps no list. The Message-ID is the same at every try, and most mailboxes show such twins
        once."""
        return Findings((), Listing.MISSING)

    def close(self) -> None:
        """A connection lives for one message."""

    @property
    def _domain(self) -> str:
        return parseaddr(self._config.sender)[1].partition("@")[2] or "localhost"

    def _compose(self, message: Message, message_id: str) -> bytes:
        mail = EmailMessage()
        mail["From"] = message.sender
        mail["To"] = message.to
        mail["Subject"] = message.subject
        mail["Message-ID"] = message_id
        mail["Date"] = format_datetime(self._clock.real_now())
        mail["Auto-Submitted"] = "auto-generated"  # keeps out-of-office machines from answering
        mail.set_content(message.text)
        if message.calendar:
            mail.add_attachment(message.calendar, subtype="calendar", filename="appointment.ics")
        return mail.as_bytes(policy=mail.policy.clone(linesep="\r\n"))

    def _connect(self) -> smtplib.SMTP:
        try:
            server = smtplib.SMTP(self._config.host, self._config.port, timeout=TIMEOUT)
            if self._config.tls:
                server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
            if self._config.username:
                server.login(self._config.username, self._config.password)
        except smtplib.SMTPAuthenticationError as error:
            raise TransportError(
                str(error.smtp_code), "login refused", permanent=False, alarm=True
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise TransportError("unreachable", type(error).__name__, permanent=False) from error
        return server

    def _hand_over(self, server: smtplib.SMTP, message: Message, content: bytes) -> None:
        try:
            _expect(server.mail(parseaddr(message.sender)[1]))
            _expect(server.rcpt(message.to))
        except (OSError, smtplib.SMTPException) as error:
            raise TransportError("unreachable", type(error).__name__, permanent=False) from error
        try:
            code, answer = server.data(content)
        except smtplib.SMTPDataError as error:  # refused before the content
            raise _refusal(error.smtp_code) from error
        except (OSError, smtplib.SMTPException) as error:
            raise UnclearOutcome(type(error).__name__) from error
        _expect((code, answer))


def _expect(reply: tuple[int, bytes]) -> None:
    if reply[0] // 100 != 2:
        raise _refusal(reply[0])


def _refusal(code: int) -> TransportError:
    """4xx asks to come back, 5xx is final (RFC 5321, 4.2.1)."""
    return TransportError(str(code), "refused", permanent=code >= 500)
