"""Questions about the business, answered from its own configuration; nothing is made up."""

from __future__ import annotations

from datetime import datetime

from conversation_svc.domain.actions import Actions, CallTool, Observation, Say
from conversation_svc.domain.flows import whereabouts
from conversation_svc.domain.flows.steps import say
from conversation_svc.domain.policy import Policy, Question
from conversation_svc.domain.reading.catalogue import resolve_service, resolve_staff, service_of_trade
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.reading.naming import is_thumbed_name
from conversation_svc.domain.reading.places import find_address
from conversation_svc.domain.reading.telling import listed_question, telling
from conversation_svc.domain.state import State

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WISHES = frozenset({"book", "reschedule", "cancel"})
_DOUBTFUL = 0.6  # a wish that the model only guesses
SHORT_FOLLOW_UP = 5  # words
SHORT_TOPIC = 2  # words: "walk-ins", "parking"; who writes more than that asks a question, if it is one


def answer(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """What to say to a question, or the tool to ask. None: it is no question we know."""
    asking = heard.says("question") or heard.intent == "info" or "request" in heard.acts
    topic = len(heard.text.split()) <= SHORT_TOPIC and not is_thumbed_name(heard.text.strip(" .!"))
    known = listed_question(heard.text, policy) if asking or topic else None
    if known is not None and not _is_sharper(state, heard, policy, known):
        return (say("faq", answer=known.answer),)
    on = _asks_on(state, heard)
    if on:
        return _TOPIC_OF[on](state, heard, policy)
    replies = [
        said for topic, reply in _TOPICS if heard.says(topic) and (said := reply(state, heard, policy))
    ]
    figures = [said for key in _FIGURES if heard.says(key) and (said := _TOPIC_OF[key](state, heard, policy))]
    if len(figures) > 1 and replies[0] in figures:  # "how long is it, and what does it cost?"
        return tuple(action for said in figures for action in said)
    if replies:
        return replies[0]
    if heard.intent == "hours" or asks_on_about_hours(state, heard):
        return _hours(state, heard, policy)
    if heard.intent == "weather":
        return _weather(state, heard, policy)
    return None


def _is_sharper(state: State, heard: Heard, policy: Policy, listed: Question) -> bool:
    """Do our own figures of a service answer better than the list? "How long does that take?" in the middle
    of a battery is not answered with what the list says about screens.
    """
    if heard.says("price"):
        return not heard.words.matches("price", listed.question)
    service = policy.service(_service_in(state, heard, policy)) if heard.says("duration") else None
    return service is not None and not telling(service.name) & telling(listed.question)


def asks_what_is_listed(heard: Heard, policy: Policy) -> bool:
    fields, times = heard.understanding.fields, heard.understanding.times
    asks = heard.says("question") and not (fields.service or fields.staff or times)
    return asks and listed_question(heard.text, policy) is not None


def topic_of(heard: Heard) -> str | None:
    """A question that may be asked again about something else: "and a filling?"."""
    return next((topic for topic in _FIGURES if heard.says(topic)), None)


def _asks_on(state: State, heard: Heard) -> str | None:
    return state.asked if state.task is None and asks_on(state, heard) else None


def asks_on(state: State, heard: Heard) -> bool:
    """ "And a filling?", after what a check-up costs; "what about crowns", after what nobody does here."""
    fields, anything = heard.understanding.fields, state.asked == "offering"
    short = len(heard.text.split()) <= SHORT_FOLLOW_UP and (anything or heard.text.rstrip().endswith("?"))
    named = (fields.service or anything) and not (heard.understanding.times or fields.staff)
    return bool(state.asked and short and named and heard.says("asking_on"))


def asks_on_about_hours(state: State, heard: Heard) -> bool:
    """ "And tomorrow?", after a question about opening hours. With a clock time it is a wish to come."""
    named = mentions(heard)
    days_only = bool(named) and all(mention.days and not mention.at for mention in named)
    short = len(heard.text.split()) <= SHORT_FOLLOW_UP and not heard.understanding.fields.service
    asks = heard.text.endswith("?") and short
    return state.intent == "hours" and state.task is None and days_only and asks


def _staff_hours(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """ "Is Dr. Lee in on Friday?", "what days does she work?": only where somebody is named."""
    return _hours(state, heard, policy) if asks_when_somebody_works(heard, policy) else None


def asks_when_somebody_works(heard: Heard, policy: Policy) -> bool:
    named = policy.member(resolve_staff(heard.understanding.fields.staff, policy))
    doubtful = heard.intent not in _WISHES or heard.understanding.confidence < _DOUBTFUL
    asks = doubtful and heard.says("staff_hours")
    clock = any(mention.at for mention in mentions(heard))
    return bool(
        asks and named and named.kind == "person" and not clock and not heard.understanding.fields.service
    )


def _may_change(state: State, heard: Heard, policy: Policy) -> Actions:
    return (say("may_change", minutes=max(policy.cancel_notice_minutes, policy.reschedule_notice_minutes)),)


def _reminders(state: State, heard: Heard, policy: Policy) -> Actions:
    return (say("reminders" if policy.reminds else "no_reminders"),)


def _hours(state: State, heard: Heard, policy: Policy) -> Actions:
    day = next((m.days[0] for m in mentions(heard) if m.days and m.days[0] == m.days[1]), None)
    if day and state.about_day and heard.says("day_number") and day.day > state.about_day.day:
        day = state.about_day.replace(day=day.day)  # "and the 26th?", after the 25th of another month
    weekdays = heard.constraints.weekdays
    asked = {"date": day.isoformat() if day else None}
    if day is None and len(weekdays) == 1:  # "open on Saturdays?"
        asked["weekday"] = WEEKDAYS[min(weekdays)]
    asked["staff_id"] = resolve_staff(heard.understanding.fields.staff, policy)
    return (CallTool("get-working-hours", asked),)


def _weather(state: State, heard: Heard, policy: Policy) -> Actions:
    day = next((m.days[0] for m in mentions(heard) if m.days), None)
    return (CallTool("get-weather", {"date": day.isoformat() if day else None}),)


def _service_in(state: State, heard: Heard, policy: Policy) -> str | None:
    named = heard.understanding.fields.service
    if named:
        return resolve_service(named, policy)
    if heard.says("prices"):
        return None
    if state.task:
        return state.task.service_id or _only(policy)
    told = service_of_trade(heard, policy)  # "how much is it for a leaking sink?"
    last = state.finished.appointment if state.finished else None
    return told or state.about or (last.service_id if last else None) or _only(policy)


def _only(policy: Policy) -> str | None:
    return policy.services[0].id if len(policy.services) == 1 else None


def _price(state: State, heard: Heard, policy: Policy) -> Actions | None:
    if heard.says("fee_else"):
        return None  # what cancelling costs is no price of a service
    service = policy.service(_service_in(state, heard, policy))
    if service and heard.says("whole_new") and not heard.words.matches("whole_new", service.name):
        return (say("price_unknown"),)  # a new unit is no repair of one
    if service:
        key = "price" if service.price else "price_unknown"
        return (say(key, service=service.name, price=service.price),)
    priced = [(s.name, s.price) for s in policy.services if s.price]
    return (say("prices", prices=priced[:6]),) if priced else (say("price_unknown", service="", price=None),)


def _duration(state: State, heard: Heard, policy: Policy) -> Actions | None:
    service = policy.service(_service_in(state, heard, policy))
    return (say("duration", service=service.name, minutes=service.duration_minutes),) if service else None


def _address(state: State, heard: Heard, policy: Policy) -> Actions | None:
    if (policy.goes_out and find_address(heard.text)) or heard.says("for_the_team"):
        return None  # "my address is 12 Oak Lane" tells it, and asks for none
    return (
        say("address", name=policy.name, address=policy.address) if policy.address else say("unknown_detail"),
    )


def _services(state: State, heard: Heard, policy: Policy) -> Actions | None:
    if heard.understanding.times:
        return None  # "do you have anything on Friday" asks for a time
    return (say("services", services=[s.name for s in policy.services]),)


def _offering(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """ "Do you do fillings?" Nobody knows here what else is there ("do you have wi-fi?")."""
    if heard.understanding.times:
        return None
    named = resolve_service(heard.understanding.fields.service, policy)
    if named is None:
        named = service_of_trade(heard, policy)  # "do you treat tennis elbow?"
    service = policy.service(named)
    if service and (not heard.says("whole_new") or heard.words.matches("whole_new", service.name)):
        return (
            say("service_yes", service=service.name, minutes=service.duration_minutes, price=service.price),
        )
    if heard.says("having") or heard.says("no_service"):
        return None
    return (say("services_else", services=[s.name for s in policy.services]),)


def _staff(state: State, heard: Heard, policy: Policy) -> Actions | None:
    people = [m.name for m in policy.staff if m.kind == "person"]
    return (say("staff", people=people[:8]),) if people else None


def _phone(state: State, heard: Heard, policy: Policy) -> Actions | None:
    if heard.says("no_phone"):
        return None  # theirs, and no question for ours
    number = policy.transfer_number or policy.phone
    return (say("phone", phone=number) if number else say("unknown_detail"),)


def _email(state: State, heard: Heard, policy: Policy) -> Actions | None:
    return (say("email", email=policy.email) if policy.email else say("unknown_detail"),)


def _what_is(state: State, heard: Heard, policy: Policy) -> Actions | None:
    service = policy.service(resolve_service(heard.understanding.fields.service, policy))
    if service is None:
        return None
    if service.description:
        return (say("faq", answer=service.description),)
    return (say("service_yes", service=service.name, minutes=service.duration_minutes, price=service.price),)


def _who(state: State, heard: Heard, policy: Policy) -> Actions:
    return (say("greeting", name=policy.name, assistant=policy.assistant, greeting=policy.greeting),)


def _insurance(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """What the business says of insurance, whatever service and company were named."""
    said = next((q for q in policy.faq if heard.words.matches("insurance", q.question)), None)
    return (say("faq", answer=said.answer),) if said else None


_TOPICS = (
    ("who_are_you", _who),
    ("insurance_asked", _insurance),
    ("what_is", _what_is),
    ("robot", lambda state, heard, policy: (say("robot", assistant=policy.assistant, name=policy.name),)),
    ("operator", whereabouts.about_somebody),
    ("whereabouts", whereabouts.about_us),
    ("anybody_there", whereabouts.about_anybody),
    ("may_change_later", _may_change),
    ("staff_hours", _staff_hours),
    ("reminders", _reminders),
    ("care", lambda state, heard, policy: (say("unknown_detail"),)),  # what only the practice can tell
    ("weather", _weather),
    ("price", _price),
    ("duration", _duration),
    ("address", _address),
    ("email", _email),
    ("phone", _phone),
    ("staff", _staff),
    ("hours", _hours),
    ("services", _services),
    ("offering", _offering),
)
_TOPIC_OF = {"price": _price, "duration": _duration, "offering": _offering}
_FIGURES = ("duration", "price")


def observed(seen: Observation, policy: Policy, now: datetime) -> Say:
    """What a READ tool of this flow answered, in a phrase."""
    if seen.tool == "get-working-hours":
        if seen.data.get("staff"):
            return say("staff_day" if seen.data.get("date") else "staff_week", **seen.data)
        if seen.data.get("date"):
            return say("hours_day", **seen.data)
        return say("hours_week", week=seen.data.get("week", ()), name=policy.name)
    if seen.tool == "get-operator-state":
        return whereabouts.told(seen, policy, now)
    if seen.ok:
        return say("weather", summary=seen.data.get("summary", ""))
    return say("weather_unknown")


def week_of(policy: Policy) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    """Opening windows by weekday, Monday first."""
    return [(weekday, tuple(policy.hours.get(weekday, ()))) for weekday in range(7)]
