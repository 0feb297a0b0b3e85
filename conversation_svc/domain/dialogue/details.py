"""What was asked for, or comes unasked: numbers, addresses, texts. Names are read in `names_told`. Pure."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.dialogue import leaving_word
from conversation_svc.domain.dialogue.names_told import as_written, name_given, somebody_told
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_no, is_yes
from conversation_svc.domain.reading.beside_contact import name_beside_contact
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.naming import WRITTEN
from conversation_svc.domain.reading.places import find_address, tidy, told_address
from conversation_svc.domain.state import State

_LONG_ADDRESS = 20  # words


def contact_out_of_turn(state: State, heard: Heard) -> State | None:
    """A phone number or an address that nobody asked for yet."""
    fields, known = heard.understanding.fields, state.customer
    phone, email = known.phone or fields.phone, known.email or fields.email
    if (phone, email) == (known.phone, known.email) or (known.verified and not fields.email):
        return None
    return replace(state, customer=replace(known, phone=phone, email=email))


def contact_told(state: State, heard: Heard) -> State | None:
    """A phone number, an e-mail address or a street beside a read-back. A proven number is not replaced."""
    fields, customer = heard.understanding.fields, state.customer
    placeless = state.task is not None and state.task.placeless
    place_told = (customer.address or placeless) and find_address(heard.text)
    told = replace(
        customer,
        phone=customer.phone if customer.verified else fields.phone or customer.phone,
        email=fields.email or customer.email,
        address=find_address(heard.text) if place_told else _house_put_right(customer.address, heard),
    )
    return None if told == customer else replace(state, customer=told)


def _house_put_right(address: str | None, heard: Heard) -> str | None:
    """ "No, it's 3000": another house of the same street."""
    found = heard.words.find("house_number", heard.text)
    if not address or found is None or not address[0].isdigit():
        return address
    return f"{found['number']} {address.partition(' ')[2]}"


def address_kept(state: State, heard: Heard, policy: Policy) -> State:
    """An address told unasked, so that it need not be asked for later."""
    told = find_address(heard.text) if policy.goes_out and state.proposal is None else None
    return replace(state, customer=replace(state.customer, address=told)) if told else state


def name_before_contact(state: State, heard: Heard, policy: Policy) -> str | None:
    """ "Ann Hill, 44 Rainey Street": both are told, though neither was asked for."""
    if state.customer.name or state.proposal:
        return None
    place = find_address(heard.text)
    before = heard.text[: heard.text.find(place)].strip(" ,.") if place and place in heard.text else ""
    name = before if WRITTEN.match(before) else name_beside_contact(heard, policy)
    return as_written(name) if name else None


def _address_given(state: State, heard: Heard, policy: Policy) -> State | None:
    if state.expected != "address":
        return None
    place = _whole_address(heard) or find_address(heard.text) or _loose_address(heard)
    if place:
        return replace(state, expected=None, customer=replace(state.customer, address=place))
    if heard.says("refuse_detail") or is_no(heard):
        return replace(state, expected=None).with_task(placeless=True)
    return None


def _whole_address(heard: Heard) -> str | None:
    """ "600 E Van Buren St, Suite 3, key under the mat": all of it, where nothing else is in the line."""
    if heard.understanding.times or heard.understanding.fields.phone or heard.says("question"):
        return None
    return told_address(heard.text) if len(heard.text.split()) <= _LONG_ADDRESS else None


def _loose_address(heard: Heard) -> str | None:
    """ "Unit 4, the old mill": in answer to our question, words with a number are the place."""
    lead = heard.words.find("address_lead", heard.text)
    bare = tidy(heard.text[lead.end() :] if lead else heard.text)
    numbered = any(letter.isdigit() for letter in bare) and len(bare.split()) > 1
    if heard.says("crossing") and not any(heard.says(name) for name in _NO_PLACE):
        return bare  # "corner of 5th and Lincoln"
    if not numbered or any(heard.says(name) for name in _NO_PLACE):
        return None
    return None if heard.understanding.times or heard.understanding.fields.phone else bare


def _says_nothing(heard: Heard) -> bool:
    """ "Hello?", "yes": nothing that somebody would have to be told."""
    greets = "greet" in heard.acts and len(heard.text.split()) <= 2
    return greets or heard.says("yes_only") or heard.says("no_only")


def _text_given(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if state.expected == "message":
        known = leaving_word.contact_told(state, heard)
        if leaving_word.is_only_a_number(heard) and known.customer.name == state.customer.name:
            # "Can someone call me?" - "720 555 0101": the wish to be called is the message
            asks = str(language_of(state.language).phrases["_call_me"])
            return replace(known, expected=None).with_task(text=asks)
        if leaving_word.is_only_contact(heard):
            beside = leaving_word.another_number(known, heard)
            return replace(known, expected=None).with_task(hints=beside)  # what it is about is still due
        state = known
    if state.expected in ("note", "message") and len(heard.text) > 1 and not _says_nothing(heard):
        beside = f" ({task.hints})" if state.expected == "message" and task.hints else ""
        return replace(state, expected=None).with_task(text=heard.text[:500] + beside)
    return None


def _contact_given(state: State, heard: Heard, policy: Policy) -> State | None:
    if state.expected not in ("phone", "email"):
        return None
    fields = heard.understanding.fields
    customer = state.customer
    if fields.phone or fields.email:
        known = replace(customer, phone=fields.phone or customer.phone, email=fields.email or customer.email)
        return replace(state, customer=known, expected=None)
    if heard.says("refuse_detail") or is_no(heard):
        return replace(state, expected=None, customer=replace(customer, asked_phone=True))
    return None


def _waitlist_answer(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if state.expected != "waitlist":
        return None
    if is_yes(heard) or heard.says("waitlist"):
        return replace(state, task=replace(task, kind="waitlist"), expected=None)
    return None


_NO_PLACE = ("question", "yes_only", "no_only", "drop_it", "person")
DETAILS = (somebody_told, name_given, _text_given, _contact_given, _address_given, _waitlist_answer)
