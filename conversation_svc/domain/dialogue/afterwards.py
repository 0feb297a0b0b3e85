"""Right after a booking or a move: "actually, make it Friday", "cancel that", "my number is ...". Pure."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.dialogue.counting import shift
from conversation_svc.domain.dialogue.details import contact_out_of_turn
from conversation_svc.domain.dialogue.kinds import KINDS
from conversation_svc.domain.dialogue.names_told import as_written
from conversation_svc.domain.dialogue.wishing import revised
from conversation_svc.domain.flows.proof import confirmation_number
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_yes
from conversation_svc.domain.reading.catalogue import resolve_staff
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import Booked, State, Task, Wish


def changed(state: State, heard: Heard, policy: Policy) -> State | None:
    """The task that changes or cancels what was just done. None: the line is not about that."""
    done = state.finished
    if state.task is not None or done is None or done.appointment is None:
        return None
    if done.kind == "cancelled":
        return _restored(state, heard, done.appointment)
    number = confirmation_number(heard.text)
    if number and number != done.appointment.confirmation_number.upper():
        return None  # another one is named outright
    kind = KINDS.get(heard.intent or "")
    if kind is None and heard.says("cancelling") and not heard.says("keep_it"):
        kind = "cancel"
    named = mentions(heard)
    staff = resolve_staff(heard.understanding.fields.staff, policy)
    wished = bool(named or staff or heard.understanding.fields.part_of_day)
    unsuited = (
        heard.says("unsuited")
        or heard.says("moving")
        or (done.kind == "status" and heard.says("wishing_instead"))
    )
    unsuited = unsuited and not heard.understanding.fields.service
    correcting = (heard.says("correcting") or unsuited) and wished and kind in (None, "reschedule", "book")
    moved = shift(heard.words, heard.text) is not None
    shifting = kind is None and (moved or (heard.says("question") and _is_relative(heard)))
    pointing = kind in ("reschedule", "cancel") and heard.says("that_one")
    if not (correcting or pointing or shifting) or heard.says("another_one") or heard.says("reminders"):
        return None
    target = done.appointment
    kind = "cancel" if kind == "cancel" else "reschedule"
    wish = revised(Wish(), heard, named=named, reference=target.start, offers=())
    if moved:
        named = ()
    elif staff and not named:  # "can you make it with Dr. Gomez?": at the same time
        day = target.start.date()
        wish = replace(wish, days=((day, day),), at=target.start.timetz().replace(tzinfo=None))
    task = Task(
        kind,
        target=target,
        candidates=(target,),
        listed=True,
        staff_id=staff,
        wish=wish,
        mentioned=named,
        settled=not named,
        service_id=target.service_id,
        hints=heard.text[:200],
    )
    return replace(state, task=task, intent=kind)


def another_time(state: State, heard: Heard) -> State | None:
    """A yes to "would you like another time?", which we asked when the old one was cancelled."""
    last = state.finished
    asked = str(language_of(state.language).phrases["cancelled"]).rpartition(". ")[2]
    if state.task or last is None or last.appointment is None or not state.said.endswith(asked):
        return None
    if (
        not is_yes(heard)
        or heard.says("restoring")
        or heard.understanding.times
        or heard.understanding.fields.service
    ):
        return None
    return replace(state, task=Task("book", service_id=last.appointment.service_id), intent="book")


def _restored(state: State, heard: Heard, gone: Booked) -> State | None:
    """ "Can I have it back?", about what was just cancelled: the same once more, at another time if one is
    named.
    """
    if not heard.says("restoring"):
        return None
    day = gone.start.date()
    same = Wish(days=((day, day),), at=gone.start.timetz().replace(tzinfo=None))
    wish = revised(same, heard, named=mentions(heard), reference=gone.start, offers=())
    task = Task("book", service_id=gone.service_id, staff_id=gone.staff_id or None, wish=wish)
    return replace(state, task=task, intent="book")


def name_given(state: State, heard: Heard) -> State | None:
    """Right after a booking, another name and nothing else: for those who will be there."""
    last, name = state.finished, heard.understanding.fields.name
    if state.task is not None or last is None or last.kind != "booked" or last.appointment is None:
        return None
    renamed = heard.words.find("rename", heard.text)
    name = as_written(renamed.group("name")) if renamed else name
    alone = heard.text.strip(" .!") == name and not heard.intent
    if not name or name == state.customer.name or not (alone or renamed):
        return None
    note = Task("note", target=last.appointment, text=f"Name: {name}", listed=True)
    return replace(state, task=note, intent="note")


def number_given(state: State, heard: Heard) -> State | None:
    """Right after a booking without one: "my number is ..." belongs to that booking."""
    last = state.finished
    phone = heard.understanding.fields.phone
    told = contact_out_of_turn(state, heard)
    if (
        state.task is not None
        or last is None
        or last.kind != "booked"
        or not (told and phone and last.appointment)
    ):
        return None
    note = Task("note", target=last.appointment, text=f"Phone: {phone}", listed=True)
    return replace(told, task=note, intent="note")


def _is_relative(heard: Heard) -> bool:
    """ "A bit later", "the day after": than what we speak of."""
    return any(map(heard.says, ("earlier", "later", "day_after", "day_before", "week_after")))
