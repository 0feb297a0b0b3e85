"""What somebody leaves for the team comes in any order: who they are, a number, what it is about. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from conversation_svc.domain.dialogue.names_told import as_written
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.naming import WRITTEN, is_first_name, is_thumbed_name
from conversation_svc.domain.state import State

_LONGEST = 120  # letters of a line that is kept beside a message
_LEAD_LETTERS = 14  # "you can call me at" is a sentence already, "my number is" is not
_NUMBER = re.compile(r"(?:\+|\(?\d)[\d\s().-]{5,}\d")
_AT_START = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){1,2})(?:,| here\b|[.:;])")
_AT_END = re.compile(r"(?:^|[.!?,;:]\s*|\s)(?P<name>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){1,2})$")


def contact_told(state: State, heard: Heard) -> State:
    """With the name and the number or address of the line. What is proven stays."""
    fields, known = heard.understanding.fields, state.customer
    name = _name(heard) or known.name
    if known.verified:
        return replace(state, customer=replace(known, name=name, email=fields.email or known.email))
    phone, email = fields.phone or known.phone, fields.email or known.email
    return replace(state, customer=replace(known, name=name, phone=phone, email=email))


def is_only_a_number(heard: Heard) -> bool:
    """A phone number with no more around it than "my number is"."""
    return heard.understanding.fields.phone is not None and _letters(heard.text) <= _LEAD_LETTERS


def is_only_contact(heard: Heard) -> bool:
    """A name, with a number or without: no message yet."""
    name = _name(heard)
    if name is None or heard.intent is not None:
        return False
    lead = heard.words.find("name_lead", heard.text)
    rest = heard.text[lead.end() :] if lead else heard.text
    for known in (re.escape(name), _NUMBER.pattern, re.escape(heard.understanding.fields.email or name)):
        rest = re.sub(known, "", rest, flags=re.IGNORECASE)
    return heard.words.matches("around_a_number", rest)


def another_number(state: State, heard: Heard) -> str:
    """The line, where its number is not the one they write from: the team may need it."""
    phone = heard.understanding.fields.phone
    return heard.text[:_LONGEST] if phone and phone != state.customer.phone else ""


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _name(heard: Heard) -> str | None:
    """Introduced, in front of a number, or alone and a name for sure: "Broken Tooth" is what it is about."""
    told = heard.understanding.fields.name
    if told and heard.says("introduction"):
        more = re.search(rf"\b{re.escape(told)}(?: [A-ZÀ-Þ][\w'’-]+){{0,2}}", heard.text)
        return as_written(more.group() if more else told)
    contact = _contact_at(heard)
    before = (heard.text if contact is None else heard.text[:contact]).strip(" .!,;:-")
    if contact is not None and (ends := _AT_END.search(before)):
        before = ends["name"]
    first = _AT_START.match(before)
    if first and is_first_name(first["name"].split()[0]):
        return as_written(first["name"])  # "Bill Paxton, you charged me twice"
    words = before.split()
    written = WRITTEN.match(before) or (contact is not None and len(words) == 2)
    sure = written and is_first_name(words[0])
    return as_written(before) if sure or is_thumbed_name(before) else None


def _contact_at(heard: Heard) -> int | None:
    """Where the number or the e-mail address begins."""
    fields = heard.understanding.fields
    number = _NUMBER.search(heard.text) if fields.phone else None
    if number:
        return number.start()
    place = heard.text.lower().find(fields.email.lower()) if fields.email else -1
    return place if place >= 0 else None
