"""What is told beside a booking, for those who will be there: it is kept with the booking. Pure."""

from __future__ import annotations

from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

LONGEST = 500  # letters of all notes of one booking


def note_beside(state: State, heard: Heard) -> State | None:
    """ "Tell them the gate code is 1234", "I'm allergic to latex", in the middle of a booking. A note that is
    only announced is asked for elsewhere.
    """
    if heard.says("about_me") and not heard.says("question"):
        return with_note(state, heard.text)
    if heard.intent != "note" or heard.says("my_appointment") or heard.says("list_notes"):
        return None
    found = heard.words.find("note_text", heard.text)
    if found is None and heard.says("noting"):
        return None
    return with_note(state, found.group("text") if found else heard.text)


def trouble_beside(state: State, heard: Heard) -> State | None:
    """ "The toilet won't stop running", "it's a Galaxy S21"."""
    tells = heard.says("complains") and heard.says("trouble")
    return with_note(state, heard.text) if tells or is_description(heard) else None


def is_description(heard: Heard) -> bool:
    """ "It's an iPhone" tells what is to be repaired, and asks for nothing else."""
    changes = any(map(heard.says, ("correcting", "no_lead", "as_well", "question")))
    return heard.says("describing") and not changes and not heard.understanding.times


def with_note(state: State, text: str) -> State | None:
    task = state.task
    if task is None or task.kind != "book":
        return None
    return state.with_task(notes=" ".join(filter(None, (task.notes, text.strip())))[:LONGEST])
