"""From a stored notification and its tenant to the message that leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from notification_worker.channels.base import Message
from notification_worker.channels.email.calendar_file import calendar_file
from notification_worker.domain.kinds import POLICIES, Kind
from notification_worker.domain.rendering import (
    Rendered,
    Template,
    TemplateError,
    fill,
    render_own_words,
    render_text,
)
from notification_worker.domain.segments import count_segments
from notification_worker.domain.wording import clock_time
from notification_worker.store.row import Notification
from notification_worker.texts import Language, language
from servicekit import logs
from servicekit.payloads.tenant import Tenant

_log = logs.get("composition")


@dataclass(frozen=True, slots=True)
class Composed:
    message: Message
    segments: int


def compose(notification: Notification, tenant: Tenant, sender: str, *, now: datetime) -> Composed:
    """Raises TemplateError when neither the tenant's template nor ours can be filled."""
    words = language(notification.language)
    facts = facts_of(notification, tenant, words, long=notification.channel in ("email", "voice"))
    subject = calendar = None
    if POLICIES[notification.kind].carries_body:
        rendered = render_own_words(str(notification.facts["body"]))
        subject = tenant.name
    else:
        template = words.templates[notification.kind]
        rendered = _FORMS[notification.channel](template, facts, _override(notification, tenant))
        if notification.channel == "email":
            subject = fill(template.subject, facts)
            calendar = _calendar_of(notification, tenant, now)
    message = Message(
        notification_id=notification.notification_id,
        tenant_id=notification.tenant_id,
        kind=notification.kind,
        to=notification.recipient,
        sender=sender,
        text=rendered.text,
        language=notification.language,
        lasts_seconds=(notification.useful_until - now).total_seconds(),
        subject=subject or "",
        calendar=calendar,
    )
    return Composed(message, rendered.segments.count)


def facts_of(notification: Notification, tenant: Tenant, words: Language, *, long: bool) -> dict[str, str]:
    """What a template may name. Times are the business's: that is where the appointment happens."""
    zone = ZoneInfo(tenant.timezone)
    stored = notification.facts
    service = tenant.service(str(stored.get("service_id")))
    translated = service.translated(notification.language) if service else None
    facts = {
        "business": tenant.name,
        "code": str(stored.get("code") or ""),
        "service": translated or str(stored.get("service") or ""),
        "staff": str(stored.get("staff") or ""),
        "address": tenant.address,
        "phone": tenant.phone_numbers[0] if tenant.phone_numbers else "",
    }
    if stored.get("start"):
        start = datetime.fromisoformat(str(stored["start"]))
        facts["when"] = words.calendar.long(start, zone) if long else words.calendar.short(start, zone)
    if stored.get("until"):
        facts["until"] = clock_time(datetime.fromisoformat(str(stored["until"])).astimezone(zone))
    return facts


def _override(notification: Notification, tenant: Tenant) -> str | None:
    """The tenant's own text: `message_templates: {en: {reminder: "..."}}`."""
    return tenant.message_templates.get(notification.language, {}).get(notification.kind)


def _text(template: Template, facts: Mapping[str, str], override: str | None) -> Rendered:
    if override:
        try:
            return render_text([override], facts)
        except TemplateError as error:
            # A tenant's slip of the pen must not silence its reminders.
            _log.warning("a tenant's own template cannot be filled", problem=str(error))
    return render_text(template.sms, facts)


def _speech(template: Template, facts: Mapping[str, str], override: str | None) -> Rendered:
    text = fill(template.voice, facts)
    return Rendered(text, count_segments(text))


def _letter(template: Template, facts: Mapping[str, str], override: str | None) -> Rendered:
    text = fill(template.email, {**facts, "code": facts["code"] or "-"})
    return Rendered(text, count_segments(text))


_FORMS: Mapping[str, Callable[[Template, Mapping[str, str], str | None], Rendered]] = {
    "sms": _text,
    "console": _text,
    "voice": _speech,
    "email": _letter,
}


def _calendar_of(notification: Notification, tenant: Tenant, now: datetime) -> str | None:
    stored = notification.facts
    service = tenant.service(str(stored.get("service_id")))
    if notification.appointment_id is None or not stored.get("start") or not stored.get("end"):
        return None
    if notification.kind is Kind.WAITLIST_OFFER:
        return None  # not theirs yet
    return calendar_file(
        uid=f"{notification.appointment_id}@frontdesk",
        sequence=notification.version or 0,
        start=datetime.fromisoformat(str(stored["start"])),
        end=datetime.fromisoformat(str(stored["end"])),
        summary=tenant.name,
        location="" if service and service.at_customer else tenant.address,
        cancelled=notification.kind is Kind.CANCELLED,
        stamp=now,
    )
