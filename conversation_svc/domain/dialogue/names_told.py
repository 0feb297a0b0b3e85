"""Names that were asked for, come unasked, or are put right: of who books, and of who comes. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from conversation_svc.domain.dialogue import several
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.beside_contact import name_beside_contact
from conversation_svc.domain.reading.catalogue import resolve_service, resolve_staff
from conversation_svc.domain.reading.heard import Heard, somebody_named
from conversation_svc.domain.reading.naming import (
    PARTICLES,
    WRITTEN,
    given_name,
    is_first_name,
    is_full_name,
    is_strange_name,
    is_thumbed_name,
    sure_name,
)
from conversation_svc.domain.reading.places import find_address
from conversation_svc.domain.reading.spelled import spelled_name
from conversation_svc.domain.state import State

NAME_LENGTH = 80
ALIKE = 0.6  # of two words that are one name, heard differently
MOST_FAMILY_NAMES = 2
_DIGITS = re.compile(r"[,;]?\s*\+?\(?\d[\d\s().-]{5,}$")  # a telephone number
_ANSWERS = (
    "begins_yes",
    "agreeing",
    "yes_only",
    "no_lead",
    "none_of_them",
    "thanks",
    "bye",
    "choosing",
    "question",
)


def somebody_told(state: State, heard: Heard, policy: Policy) -> State | None:
    """ "Mike Brown, my son's name is Jack": who books, and who comes."""
    found = heard.words.find("somebody_named", heard.text)
    if found is None or state.task is None or state.task.kind != "book":
        return None
    before = WRITTEN.match(heard.text[: found.start()].strip(" .,!"))
    told = replace(state.customer, name=before.group() if before else state.customer.name)
    expected = None if state.expected == "name" else state.expected
    return replace(state, customer=told, expected=expected).with_task(
        for_other=True, for_whom=somebody_called(heard)
    )


def somebody_called(heard: Heard) -> str | None:
    """ "A cleaning for my mother, her name is Rosa Delgado": all of her name."""
    found = heard.words.find("somebody_named", heard.text)
    found = found or heard.words.find("somebody_called", heard.text)
    told = next((name for name in found.groups() if name), None) if found else None
    whole = heard.understanding.fields.name
    longer = told and whole and (whole.lower().startswith(told.lower()) or whole in told)
    name = whole if longer else told
    return as_written(name) if name else None


def booker(state: State, heard: Heard) -> State | None:
    """ "This is her mom, Sarah Jones": who books for somebody else."""
    if state.task is None or not state.task.for_other:
        return None
    found = heard.words.find("being_kin", heard.text) or heard.words.find("being_booker", heard.text)
    if found is None:
        return None
    return replace(state, customer=replace(state.customer, name=as_written(found.group("name"))))


def introduced(state: State, heard: Heard) -> State | None:
    """ "Hi, this is Zack Levy": who greets us with a name need not be asked for it."""
    name = sure_name(heard) if state.task is None and not state.customer.name else None
    return replace(state, customer=replace(state.customer, name=as_written(name))) if name else None


def out_of_turn(state: State, heard: Heard) -> State | None:
    """A name where something else was asked for: of the booker, or of who comes."""
    books = booker(state, heard)
    if books:
        return books
    names = several.names_told(heard) if state.task and state.task.others else []
    if names:
        return replace(several.with_names(named_as(state, names[0]), names), expected=state.expected)
    name = name_out_of_turn(state, heard)
    return replace(named_as(state, name), expected=state.expected) if name else None


def name_given(state: State, heard: Heard, policy: Policy) -> State | None:
    fields = heard.understanding.fields
    if state.expected != "name":
        return None
    other = heard.words.find("for_somebody", heard.text) if state.task and state.task.kind == "book" else None
    if other and state.task and not state.task.for_other:  # "it's for my son, Leo": another name is due
        return state.with_task(for_other=True, for_whom=somebody_named(other))
    books = booker(state, heard)
    if books:
        return books
    names = several.names_told(heard) if state.task and state.task.others else []
    if names:
        return several.with_names(named_as(state, names[0]), names)
    name = name_beside_contact(heard, policy) or given_name(heard)
    if not name or resolve_service(name, policy):  # "no whitening, a check-up" is no name
        return None
    place = find_address(heard.text) if policy.goes_out else None
    if place and heard.text.find(name) > heard.text.find(place):
        return None  # "12 Oak Street Denver": the town
    return named_as(state, name, phone=fields.phone, email=fields.email)


def named_as(state: State, name: str, *, phone: str | None = None, email: str | None = None) -> State:
    name = as_written(name)
    customer = state.customer
    known = replace(
        customer,
        phone=customer.phone or phone,
        email=customer.email or email,
        name=customer.name if state.task and state.task.for_other else name,
    )
    state = replace(state, customer=known, expected=None)
    if state.task and state.task.for_other:
        return state.with_task(for_whom=name)
    return state


def as_written(name: str) -> str:
    name = " ".join(name.split())[:NAME_LENGTH]
    if name.islower():
        return " ".join(word if word in PARTICLES else word.title() for word in name.split())
    return name.title() if name.isupper() and len(name) > 3 else name


def corrected_name(state: State, heard: Heard) -> str | None:
    """ "No, it's Maria Lopez": a name in answer to a read-back."""
    name = (
        spelled_name(heard.text, state.customer.name)
        or _put_right(state.customer.name, heard)
        or heard.understanding.fields.name
        or _bare_name(heard)
    )
    known = (state.customer.name or "").lower()
    again = name is not None and (known == name.lower() or known.startswith(f"{name.lower()} "))
    return name if name and not again and not heard.says("for_somebody") else None


def _put_right(known: str | None, heard: Heard) -> str | None:
    """ "It's not Gia, it's Ghia", "the last name is Gomez": the part of the name that was wrong."""
    if not known:
        return None
    words = known.split()
    fuller = _fuller(known, heard)
    if fuller:
        return fuller
    found = heard.words.find("not_but_name", heard.text)
    if found:
        told = {key.rstrip("2"): value for key, value in found.groupdict().items() if value}
        place = next((at for at, word in enumerate(words) if word.lower() == told["old"].lower()), None)
        return (
            None
            if place is None
            else " ".join([*words[:place], as_written(told["new"]), *words[place + 1 :]])
        )
    renamed = heard.words.find("rename", heard.text)
    if renamed:
        return _renamed(words, as_written(renamed["name"]))
    lettered = heard.words.find("with_letter", heard.text)
    if lettered:
        return _in_place(words, as_written(lettered["name"]))
    first = heard.words.find("first_name_is", heard.text)
    if first:  # of "Nguyen", which was all we had
        return " ".join([as_written(first["name"]), words[-1]])
    last = heard.words.find("last_name_is", heard.text)
    return f"{words[0]} {as_written(last['name'])}" if last else None


def _in_place(words: list[str], new: str) -> str | None:
    """ "Karol with a K", of Carol Jones: in the place of what sounds like it."""
    alike = [SequenceMatcher(None, word.lower(), new.lower()).ratio() for word in words]
    place = alike.index(max(alike))
    return " ".join([*words[:place], new, *words[place + 1 :]]) if alike[place] >= ALIKE else None


def _fuller(known: str, heard: Heard) -> str | None:
    """ "Carl Weathers", after "Carl"."""
    bare = heard.text.strip(" .!,")
    more = bare[len(known) :].split()
    again = bare.lower().startswith(f"{known.lower()} ") and 0 < len(more) <= MOST_FAMILY_NAMES
    words = again and all(word.replace("-", "").replace("'", "").isalpha() for word in more)
    answers = heard.says("not_a_name") or heard.words.matches("begins_yes", " ".join(more))
    return as_written(bare) if words and not answers else None


def _renamed(words: list[str], new: str) -> str:
    """ "The name to Carolyn", of Carol Jones: her first name."""
    alike = [at for at, word in enumerate(words) if word[:3].lower() == new[:3].lower()]
    if len(words) > 1 and " " not in new and alike:
        return " ".join([*words[: alike[0]], new, *words[alike[0] + 1 :]])
    return new


def with_name_beside(state: State, heard: Heard, policy: Policy) -> State:
    """Of who comes, and for whom a name is still due."""
    name = _name_beside(heard, policy)
    task = state.task
    if name is None or task is None or task.kind != "book":
        return state
    if task.for_other:
        return state if task.for_whom else state.with_task(for_whom=name)
    return state if state.customer.name else replace(state, customer=replace(state.customer, name=name))


def _name_beside(heard: Heard, policy: Policy) -> str | None:
    """ "9:30, Gia", "the 9:30, name is Gia", "Tim Roth 9:30": told with the choice of a time."""
    found = heard.words.find("named_at_end", heard.text)
    name = found["name"] if found else _name_before_time(heard)
    if (
        found
        and heard.text[: found.start("name")].rstrip().endswith((".", ";"))
        and not is_first_name(name.split()[0])
    ):
        return None  # "With Alpha Barbershop", as a sentence of its own
    other = resolve_service(name, policy) or resolve_staff(name, policy)
    timed = any(name in time.text for time in heard.understanding.times)
    return None if not name or other or timed else as_written(name)


def name_behind_time(heard: Heard) -> str | None:
    """ "A check-up Monday 10am Ralph Jones 202 555 0177": nothing but the name, and perhaps a number."""
    last = max((time.span[1] for time in heard.understanding.times), default=0)
    left = _DIGITS.sub("", heard.text[last:]).strip(" ,.-") if last else ""
    return left if is_full_name(left) or is_thumbed_name(left) else None


def _name_before_time(heard: Heard) -> str:
    """Two words in capitals, and then nothing but the time."""
    first = next(iter(heard.understanding.times), None)
    before = heard.text[: first.span[0]].strip(" ,.-") if first else ""
    whole = first and heard.text[first.span[1] :].strip(" .!") == ""
    return before if whole and len(before.split()) > 1 and WRITTEN.fullmatch(before) else ""


def _bare_name(heard: Heard) -> str | None:
    """Nothing but "Diego Ramos", as names are written."""
    bare = heard.text.strip(" .!,")
    fields = heard.understanding.fields
    other = fields.service or fields.staff or heard.understanding.times or heard.intent
    written = WRITTEN.match(bare) or is_thumbed_name(bare)
    if other or not written or any(heard.says(key) for key in _ANSWERS):
        return None
    return bare


def name_out_of_turn(state: State, heard: Heard) -> str | None:
    """Only a name, where a time or a service was asked for: kept, so that it need not be asked for later."""
    if state.expected not in ("time", "date", "service", "waitlist"):
        return None
    spelled = spelled_name(heard.text)
    if spelled:
        return spelled
    bare = heard.text.strip(" .!,")
    alone = is_first_name(bare) and heard.intent is None
    thumbed = is_thumbed_name(bare)
    written = bare if bare.istitle() or thumbed or alone else None
    given = given_name(heard)
    full = bare if is_full_name(bare) and not heard.understanding.times else None
    found = full or heard.understanding.fields.name
    name = found or written or (given if heard.says("introduction") else None)
    if heard.understanding.fields.service or (given is None and not thumbed):
        return None
    strange = is_strange_name(bare) and heard.intent is None
    whole = name is not None and (
        len(name.split()) > 1 or heard.says("introduction") or is_first_name(bare) or strange
    )
    if not name or not whole or not bare.lower().endswith(name.lower()):
        return None
    if name == state.customer.name or heard.understanding.fields.staff:
        return None
    short = len(bare.split()) - len(name.split()) <= 3 and not heard.says("question")
    return as_written(name) if short else None
