"""What a model is told first: our rules, the facts of the business, where the talk stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.prompts import VERSION, rules

MOST_FACTS = 60
LONGEST_FACT = 500
_LANGUAGES = {"en": "English", "es": "Spanish"}
_FOLDERS = frozenset({"voice", "sms", "chat"})


@dataclass(frozen=True, slots=True)
class Briefing:
    """rules: ours, secret. facts: the business's own words, which may be repeated to anybody. values: those
    that only make sense as a whole, such as the address.
    """

    rules: tuple[str, ...]
    facts: tuple[str, ...]
    values: tuple[str, ...]
    situation: tuple[str, ...]
    version: str = VERSION

    @property
    def lines(self) -> tuple[str, ...]:
        facts = tuple(f"Fact: {fact}" for fact in self.facts)
        return (*self.rules, *facts, *(f"Now: {line}" for line in self.situation))

    @property
    def attributes(self) -> dict[str, str]:
        """For a provider whose rules stand elsewhere."""
        return {"facts": "\n".join(self.facts), "situation": "\n".join(self.situation)}


def briefing(state: State, policy: Policy, now: datetime) -> Briefing:
    """now: an aware instant."""
    filled = {
        "assistant": policy.assistant,
        "business": policy.name,
        "language": _LANGUAGES.get(state.language, "English"),
    }
    folder = state.channel if state.channel in _FOLDERS else "chat"
    told = (*rules("receptionist"), *rules(folder))
    values = (policy.address, policy.phone, policy.email, *(one.answer for one in policy.faq))
    return Briefing(
        rules=tuple(_fill(rule, filled) for rule in told),
        facts=_facts(policy),
        values=tuple(value for value in values if value),
        situation=_situation(state, policy, now),
    )


def _fill(rule: str, values: dict[str, str]) -> str:
    """Not str.format: a business may have braces in its name."""
    for name, value in values.items():
        rule = rule.replace("{" + name + "}", value)
    return rule


def _facts(policy: Policy) -> tuple[str, ...]:
    facts = [f"The business is {policy.name}."]
    if policy.address:
        facts.append(f"Address: {policy.address}.")
    if policy.phone:
        facts.append(f"Phone: {policy.phone}.")
    if policy.email:
        facts.append(f"E-mail: {policy.email}.")
    for service in policy.services:
        price = f", price {service.price}" if service.price else ""
        length = f"takes {service.duration_minutes} minutes{price}"
        facts.append(f"Service {service.name} (service_id {service.id}) {length}.")
    people = [member for member in policy.staff if member.kind == "person"]
    facts += [f"Staff: {member.name} (staff_id {member.id})." for member in people]
    facts += [f"Asked: {one.question} Answer: {one.answer}" for one in policy.faq]
    return tuple(" ".join(fact.split())[:LONGEST_FACT] for fact in facts[:MOST_FACTS])


def _situation(state: State, policy: Policy, now: datetime) -> tuple[str, ...]:
    local = policy.local(now)
    day = language_of("en").dates.day(local.date(), spoken=True)
    lines = [
        f"It is {day} {local.year}, {local:%H:%M}, and we are {'open' if policy.is_open(now) else 'closed'}."
    ]
    task = state.task
    if task is not None:
        service = policy.service(task.service_id)
        lines.append(f"The customer wants to {task.kind}" + (f": {service.name}." if service else "."))
    if state.expected:
        lines.append(f"We have just asked for: {state.expected.replace('_', ' ')}.")
    return tuple(lines)
