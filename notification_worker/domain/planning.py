"""From what happened to an appointment to the messages it causes and the messages it makes untrue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from notification_worker.domain.kinds import Kind
from notification_worker.domain.quiet_hours import QuietHours, shift
from notification_worker.domain.recipient import Outlets, Recipient
from notification_worker.domain.reminder_plan import ReminderRule, plan_reminders
from notification_worker.domain.usefulness import useful_until


@dataclass(frozen=True, slots=True)
class Business:
    """What planning needs of a tenant."""

    zone: ZoneInfo
    language: str
    languages: Sequence[str]
    reminders: Sequence[ReminderRule]
    quiet_hours: str | None

    def quiet_for(self, recipient_zone: ZoneInfo | None) -> QuietHours | None:
        """The tenant's hours on the recipient's clock, where theirs is known."""
        return QuietHours.parse(self.quiet_hours, recipient_zone or self.zone)


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of one appointment. `told`: a message about it has left, or may have."""

    type: str
    appointment_id: str
    version: int
    start: datetime
    by: str
    told: bool
    offer_id: str | None = None
    offer_expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be. `due` is None for one that never had a decent moment: kept as expired, for staff to
    see."""

    kind: Kind
    channel: str
    to: str
    language: str
    due: datetime | None
    useful_until: datetime
    dedupe_key: str
    fallbacks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`stops`: the kinds whose waiting messages about this appointment are no longer true."""

    stops: frozenset[Kind] = frozenset()
    drafts: Sequence[Draft] = field(default_factory=tuple)


_ABOUT_THE_APPOINTMENT = frozenset({Kind.CONFIRMATION, Kind.REMINDER, Kind.RESCHEDULED, Kind.CANCELLED})
_AT_ONCE: Mapping[str, Kind] = {"booked": Kind.CONFIRMATION, "rescheduled": Kind.RESCHEDULED}


def plan(
    happening: Happening, business: Business, recipient: Recipient, outlets: Outlets, *, now: datetime
) -> Plan:
    """What to stop and what to send. An event of a type that nobody has heard of causes nothing."""
    language = recipient.language if recipient.language in business.languages else business.language
    writer = _Writer(happening, recipient, outlets, language, now)
    if happening.type in _AT_ONCE:
        stops = _ABOUT_THE_APPOINTMENT
        if happening.start <= now:
            return Plan(stops)  # written down afterwards; nobody needs to be told of the past
        quiet = business.quiet_for(recipient.zone)
        return Plan(
            stops, [*writer.at_once(_AT_ONCE[happening.type]), *writer.reminders(business.reminders, quiet)]
        )
    if happening.type == "cancelled":
        # Who cancelled by talking to us knows it already; but a text that says otherwise must not be the
        # last word.
        tell = happening.told or happening.by != "customer"
        return Plan(_ABOUT_THE_APPOINTMENT, writer.at_once(Kind.CANCELLED) if tell else ())
    if happening.type == "status":
        return Plan(frozenset({Kind.REMINDER, Kind.CONFIRMATION, Kind.RESCHEDULED}))
    if happening.type == "offer":
        return Plan(frozenset({Kind.WAITLIST_OFFER}), writer.offer(business.quiet_for(recipient.zone)))
    if happening.type == "offer_ended":
        return Plan(frozenset({Kind.WAITLIST_OFFER}))
    return Plan()


@dataclass(frozen=True, slots=True)
class _Writer:
    happening: Happening
    recipient: Recipient
    outlets: Outlets
    language: str
    now: datetime

    def at_once(self, kind: Kind) -> list[Draft]:
        until = useful_until(kind, now=self.now, start=self.happening.start)
        return self._draft(kind, "sms", self.now, until, f"{self._base}:{kind}")

    def reminders(self, rules: Sequence[ReminderRule], quiet: QuietHours | None) -> list[Draft]:
        drafts = []
        for reminder in plan_reminders(rules, start=self.happening.start, now=self.now, quiet=quiet):
            minutes = int(reminder.rule.before / timedelta(minutes=1))
            key = f"{self._base}:{Kind.REMINDER}:{minutes}:{reminder.rule.channel}"
            drafts += self._draft(
                Kind.REMINDER, reminder.rule.channel, reminder.due, reminder.useful_until, key
            )
        return drafts

    def offer(self, quiet: QuietHours | None) -> list[Draft]:
        until = min(self.happening.offer_expires or self.happening.start, self.happening.start)
        due = shift(self.now, quiet=quiet, useful_until=until, not_before=self.now)
        key = f"{self.happening.offer_id or self._base}:{Kind.WAITLIST_OFFER}"
        return self._draft(Kind.WAITLIST_OFFER, "sms", due, until, key)

    @property
    def _base(self) -> str:
        return f"{self.happening.appointment_id}:{self.happening.version}"

    def _draft(self, kind: Kind, wish: str, due: datetime | None, until: datetime, key: str) -> list[Draft]:
        routes = self.recipient.routes(wish, self.outlets)
        if not routes:
            return []  # neither phone nor address: there is nobody to tell
        first, *others = routes
        return [
            Draft(
                kind=kind,
                channel=first.channel,
                to=first.address,
                language=self.language,
                due=due,
                useful_until=until,
                dedupe_key=key,
                fallbacks=tuple(route.wish for route in others),
            )
        ]
