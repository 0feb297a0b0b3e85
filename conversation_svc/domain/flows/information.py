"""Questions about the business, answered from its own configuration; nothing is made up."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from conversation_svc.domain.actions import Actions, CallTool, Observation, Say
from conversation_svc.domain.flows.steps import in_zone, say
from conversation_svc.domain.heard import Heard
from conversation_svc.domain.policy import Policy, Question
from conversation_svc.domain.state import State
from conversation_svc.domain.wishing import mentions

_EVERYDAY = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "do",
        "does",
        "you",
        "your",
        "i",
        "my",
        "we",
        "me",
        "to",
        "of",
        "for",
        "in",
        "on",
        "at",
        "it",
        "can",
        "could",
        "will",
        "would",
        "have",
        "has",
        "be",
        "what",
        "when",
        "where",
        "who",
        "how",
        "which",
        "there",
        "any",
        "and",
        "or",
        "if",
        "with",
        "please",
        "take",
        "need",
        "get",
        "got",
        "un",
        "una",
        "el",
        "la",
        "los",
        "las",
        "de",
        "en",
        "que",
        "es",
        "son",
        "se",
        "mi",
        "su",
        "por",
        "para",
        "con",
        "hay",
        "como",
        "cual",
        "donde",
        "cuando",
        "puedo",
        "pueden",
        "tienen",
        "hacen",
        "y",
        "o",
    ]
)
_PROPER = re.compile(r"(?<=[a-záéíóúñ] )[A-ZÁÉÍÓÚÑ][\w&]{2,}")  # not the first word, which is always large
_SAID_BEFORE = frozenset({"he", "she", "they"})
SHORT_FOLLOW_UP = 5  # words
SHORT_TOPIC = 2  # words: "walk-ins", "parking"; who writes more than that asks a question, if it is one
_ALIKE = 0.5  # share of a FAQ question's telling words that must be in the line


def answer(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """What to say to a question, or the tool to ask. None: it is no question we know."""
    asking = heard.says("question") or heard.intent == "info" or "request" in heard.acts
    known = faq(heard.text, policy) if asking or len(heard.text.split()) <= SHORT_TOPIC else None
    if known is not None and not (heard.says("price") and not heard.words.matches("price", known.question)):
        return (say("faq", answer=known.answer),)
    for topic, reply in _TOPICS:
        if heard.says(topic):
            said = reply(state, heard, policy)
            if said:
                return said
    if heard.intent == "hours" or asks_on_about_hours(state, heard):
        return _hours(state, heard, policy)
    if heard.intent == "weather":
        return _weather(state, heard, policy)
    return None


def asks_on_about_hours(state: State, heard: Heard) -> bool:
    """ "And tomorrow?", after a question about opening hours. With a clock time it is a wish to come."""
    named = mentions(heard)
    days_only = bool(named) and all(mention.days and not mention.at for mention in named)
    short = len(heard.text.split()) <= SHORT_FOLLOW_UP and not heard.understanding.fields.service
    asks = heard.text.endswith("?") and short
    return state.intent == "hours" and state.task is None and days_only and asks


def faq(text: str, policy: Policy) -> Question | None:
    """The tenant's question that shares most telling words with the line."""
    told = _telling(text)
    ours = {word for member in policy.staff for word in _telling(member.name)}
    proper = {word for name in _PROPER.findall(text) for word in _telling(name)} - ours
    for question in policy.faq:  # "do you take Delta Dental?": what it asks about stands in an answer
        if proper & _telling(question.answer) or (len(told) > 1 and told <= _telling(question.answer)):
            return question
    scored = [(len(told & words) / len(words), q) for q in policy.faq if (words := _telling(q.question))]
    score, found = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return found if found and score >= _ALIKE and len(told & _telling(found.question)) >= 1 else None


def _telling(text: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return frozenset(
        re.sub(r"(?:s|es)$", "", w) for w in re.findall(r"[a-z0-9]+", plain) if w not in _EVERYDAY
    )


def _hours(state: State, heard: Heard, policy: Policy) -> Actions:
    day = next((m.days[0] for m in mentions(heard) if m.days and m.days[0] == m.days[1]), None)
    return (CallTool("get-working-hours", {"date": day.isoformat() if day else None}),)


def _weather(state: State, heard: Heard, policy: Policy) -> Actions:
    day = next((m.days[0] for m in mentions(heard) if m.days), None)
    return (CallTool("get-weather", {"date": day.isoformat() if day else None}),)


def _service_in(state: State, heard: Heard, policy: Policy) -> str | None:
    named = heard.understanding.fields.service
    if named:
        return resolve_service(named, policy)
    return (state.task.service_id if state.task else None) or (
        policy.services[0].id if len(policy.services) == 1 else None
    )


def resolve_service(named: str | None, policy: Policy) -> str | None:
    """A service by its id, name or alias."""
    lowered = (named or "").lower()
    for service in policy.services:
        if lowered in (service.id.lower(), service.name.lower(), *(a.lower() for a in service.aliases)):
            return service.id
    return None


def resolve_staff(named: str | None, policy: Policy) -> str | None:
    lowered = (named or "").lower()
    return next((m.id for m in policy.staff if lowered in (m.id.lower(), m.name.lower())), None)


def _price(state: State, heard: Heard, policy: Policy) -> Actions | None:
    service = policy.service(_service_in(state, heard, policy))
    if service:
        key = "price" if service.price else "price_unknown"
        return (say(key, service=service.name, price=service.price),)
    priced = [(s.name, s.price) for s in policy.services if s.price]
    return (say("prices", prices=priced[:6]),) if priced else (say("price_unknown", service="", price=None),)


def _duration(state: State, heard: Heard, policy: Policy) -> Actions | None:
    service = policy.service(_service_in(state, heard, policy))
    return (say("duration", service=service.name, minutes=service.duration_minutes),) if service else None


def _address(state: State, heard: Heard, policy: Policy) -> Actions | None:
    return (
        say("address", name=policy.name, address=policy.address) if policy.address else say("unknown_detail"),
    )


def _services(state: State, heard: Heard, policy: Policy) -> Actions | None:
    if heard.understanding.times:
        return None  # "do you have anything on Friday" asks for a time
    named = resolve_service(heard.understanding.fields.service, policy)
    if named and (service := policy.service(named)):
        return (
            say("service_yes", service=service.name, minutes=service.duration_minutes, price=service.price),
        )
    return (say("services", services=[s.name for s in policy.services]),)


def _staff(state: State, heard: Heard, policy: Policy) -> Actions | None:
    people = [m.name for m in policy.staff if m.kind == "person"]
    return (say("staff", people=people[:8]),) if people else None


def _phone(state: State, heard: Heard, policy: Policy) -> Actions | None:
    number = policy.transfer_number or policy.phone
    return (say("phone", phone=number) if number else say("unknown_detail"),)


def _email(state: State, heard: Heard, policy: Policy) -> Actions | None:
    return (say("email", email=policy.email) if policy.email else say("unknown_detail"),)


def _operator(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """Only about the owner, or somebody who works here: "is parking available" is another question."""
    found = heard.words.find("operator", heard.text)
    groups = found.groupdict() if found else {}
    who = (groups.get("who") or groups.get("who2") or groups.get("who3") or "").lower()
    people = {part.lower() for member in policy.staff for part in member.name.split() if len(part) > 2}
    if not (" " in who or who in people or who in policy.owner_names or who in _SAID_BEFORE):
        return None
    return (CallTool("get-operator-state", {}),)


_TOPICS = (
    ("robot", lambda state, heard, policy: (say("robot", assistant=policy.assistant, name=policy.name),)),
    ("operator", _operator),
    ("weather", _weather),
    ("price", _price),
    ("duration", _duration),
    ("address", _address),
    ("email", _email),
    ("phone", _phone),
    ("staff", _staff),
    ("hours", _hours),
    ("services", _services),
)


def observed(seen: Observation, policy: Policy) -> Say:
    """What a READ tool of this flow answered, in a phrase."""
    if seen.tool == "get-working-hours":
        if seen.data.get("date"):
            return say("hours_day", **seen.data)
        return say("hours_week", week=seen.data.get("week", ()), name=policy.name)
    if seen.tool == "get-operator-state":
        if seen.ok and seen.data.get("status"):
            return say("operator", **_operator_words(seen, policy))
        return say("unknown_detail")
    if seen.ok:
        return say("weather", summary=seen.data.get("summary", ""))
    return say("weather_unknown")


def _operator_words(seen: Observation, policy: Policy) -> dict[str, Any]:
    words = {name: seen.data.get(name) for name in ("status", "location", "notes", "until", "who")}
    until = words.get("until")
    return {**words, "until": in_zone(policy, until) if until else None}


def week_of(policy: Policy) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    """Opening windows by weekday, Monday first."""
    return [(weekday, tuple(policy.hours.get(weekday, ()))) for weekday in range(7)]
