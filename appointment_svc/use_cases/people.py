"""Finding or writing the customer a request speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from appointment_svc.domain.appointment import Customer
from appointment_svc.store.occupancy import customer_key
from appointment_svc.use_cases.desk import Desk
from appointment_svc.use_cases.refusals import customer_exists, invalid


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as a request describes them; the phone number in E.164, the e-mail address in lower case.

    Not `verified`: whoever booked, by chat or by phone, merely said that the number or address is theirs.
    What they book is filed with its owner, who can see and cancel it; the owner's record does not change.
    """

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    secondary_phone: str | None = None
    language: str | None = None
    timezone: str | None = None
    channel: str | None = None
    preferences: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    verified: bool = True

    @property
    def identity(self) -> str | None:
        """What makes them the same person next time; someone with a mere name is new each time."""
        return self.phone or self.email

    def lock_key(self, tenant_id: str) -> int | None:
        return customer_key(tenant_id, self.identity) if self.identity else None


def find_person(desk: Desk, person: Person) -> Customer | None:
    if person.phone:
        known = _by_either_phone(desk, person, person.phone)
        if known is not None or not person.email or not person.verified:
            return known
        by_email = desk.customers.by_email(person.email)
        # The same address with another number is another person: families share an address.
        return by_email if by_email is not None and by_email.phone is None else None
    return desk.customers.by_email(person.email) if person.email else None


def _by_either_phone(desk: Desk, person: Person, phone: str) -> Customer | None:
    """Whose first number it is. As a second one it must be one customer's only, and no other name may be
    given: families share numbers."""
    found = desk.customers.with_phone(phone)
    if found and found[0].phone == phone:
        return found[0]
    if len(found) != 1:
        return None
    (known,) = found
    is_same = not person.name or person.name.casefold() == (known.name or "").casefold()
    return known if is_same else None


def keep_person(desk: Desk, person: Person, known: Customer | None) -> Customer:
    """Write a new customer, or fill in what was not known of an old one. What is known is not overwritten,
    except the name: people say how they want to be called. Nothing of it by somebody unproven."""
    if known is None:
        return desk.customers.add(
            Customer(
                customer_id=desk.ids.new(),
                name=person.name,
                phone=person.phone,
                secondary_phone=person.secondary_phone,
                email=person.email,
                language=person.language,
                timezone=person.timezone,
                channel=person.channel,
                preferences=person.preferences,
                tags=person.tags,
                created_at=desk.now,
                updated_at=desk.now,
            )
        )
    if not person.verified:
        return known
    changes: dict[str, Any] = {}
    if person.name and not _is_same_name(person.name, known.name):
        changes["name"] = person.name
    for name in ("phone", "secondary_phone", "email", "language", "timezone", "channel"):
        if getattr(person, name) and not getattr(known, name):
            changes[name] = getattr(person, name)
    if person.preferences and {**known.preferences, **person.preferences} != known.preferences:
        changes["preferences"] = {**known.preferences, **person.preferences}
    if set(person.tags) - set(known.tags):
        changes["tags"] = sorted({*known.tags, *person.tags})
    return desk.customers.change(known.customer_id, changes, desk.now) if changes else known


def _is_same_name(said: str, known: str | None) -> bool:
    """ "carol jones" tells nothing new about Carol Jones, while "Carol Jones" does about carol jones."""
    return known is not None and said in (known, known.lower(), known.upper())


def change_person(desk: Desk, known: Customer, changes: dict[str, Any]) -> Customer:
    """Raises 409 customer_exists when the new number or address is another customer's."""
    phone = changes.get("phone", known.phone)
    email = changes.get("email", known.email)
    keys = [customer_key(desk.tenant_id, identity) for identity in (phone, email) if identity]
    desk.occupations.lock(keys)
    if phone:
        other = desk.customers.by_phone(phone)
    else:
        other = desk.customers.by_email(email) if email else None
        other = other if other is not None and other.phone is None else None
    if other is not None and other.customer_id != known.customer_id:
        raise customer_exists()
    if not changes.get("name", known.name) and not phone:
        raise invalid("name", "a customer needs a name or a phone number")
    return desk.customers.change(known.customer_id, changes, desk.now)
