"""Which kind of task a line asks for: its intent, and what the talk so far makes of it. Pure."""

from __future__ import annotations

from conversation_svc.domain.flows import information
from conversation_svc.domain.flows.proof import confirmation_number
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import service_of_trade, services_named
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import State

KINDS = {
    "book": "book",
    "search": "book",
    "reschedule": "reschedule",
    "cancel": "cancel",
    "status": "status",
    "note": "note",
    "message": "message",
    "waitlist": "waitlist",
    "late": "late",
}
_ONCE_IT_IS_SO = frozenset({"late", "cancel", "reschedule", "note"})
_IDLE = frozenset({None, "info", "chitchat", "oos", "status", "handoff"})  # of who wants no visit
_SURELY = 0.85
_GUESSED = 0.5
ASIDE = frozenset(  # short errands, after which the booking goes on
    {"status", "notes", "note", "message", "late", "details"}
)


def kind_of(state: State, heard: Heard, policy: Policy) -> str | None:
    """None: the line starts nothing."""
    kind = KINDS.get(heard.intent or "")
    unsure = heard.understanding.confidence < (_GUESSED if services_named(heard.text, policy) else _SURELY)
    if kind == "status" and unsure and not (heard.says("my_status") or heard.says("my_appointment")):
        kind = None  # nobody is asked for proof because of a guess
    moves = heard.says("moving") or (heard.says("question") and mentions(heard))
    if kind == "cancel" and moves and not heard.says("cancelling"):
        kind = "reschedule"  # "can't do 9 anymore, 11?"
    if heard.intent == "info" and state.task is None and heard.says("wish_beside"):
        kind = "book"  # "I want to book a cleaning, and how much is it?"
    if kind in _ONCE_IT_IS_SO and heard.says("what_if") and heard.says("question"):
        return None  # "what if I'm late?", "can I cancel later if needed?"
    if kind in ("reschedule", "cancel") and not heard.says("changing") and heard.understanding.fields.service:
        kind = "book"  # "a check-up next week, but not on Tuesday"
    if kind == "late" and heard.says("late_but") and any(mention.at for mention in mentions(heard)):
        return "reschedule"  # "actually 11, I'm stuck on the train"
    if kind == "cancel" and heard.says("cancel_but"):
        return "reschedule"  # "need to cancel Tuesday... or could you do Wednesday instead"
    new = heard.understanding.fields.service and heard.understanding.times
    if kind == "note" and state.task is None and new and not heard.says("my_appointment"):
        return "book"  # "a cleaning on Monday at 9, note that I'm allergic to latex"
    outright = _said_outright(state, heard, policy)
    if outright:
        return outright
    if _wants_nothing(state, heard, policy, kind):
        return None
    if state.task is None and kind in (None, "book") and _only_tells_what_they_have(heard):
        return "status" if information.answer(state, heard, policy) is None else None
    theirs = state.task is None and state.customer.verified and not _names_no_service(heard)
    # "move check-up to Saturday", "push both back an hour"
    moved = (theirs and heard.says("moves_it")) or (state.task is None and heard.says("moves_all"))
    if kind in (None, "book") and (moved or _is_about_theirs(state, heard)):
        return "reschedule"
    soonest = heard.says("free_time") or (heard.says("as_early") and state.task is None)
    if heard.intent in ("hours", "info", None) and soonest:
        return "book"  # "when is your next opening?"
    if kind in (None, "book", "status"):
        kind = _existing_or_new(state, heard, policy, kind)
    if kind is None:
        kind = _inferred_now(state, heard) if state.task else _inferred(state, heard, policy)
    return kind


def nothing_found_yet(state: State) -> bool:
    """A wish without a service, of somebody who may have an appointment: "cancel it" means that one."""
    task = state.task
    unknown = task is not None and task.kind == "book" and task.service_id is None
    return unknown and state.expected == "service" and state.customer.verified


def _said_outright(state: State, heard: Heard, policy: Policy) -> str | None:
    if heard.says("late") and not heard.text.rstrip().endswith("?"):
        return "late"
    if heard.intent in ("note", "status", "info", None) and heard.says("list_notes"):
        return "notes"
    if heard.says("message_only"):
        return "message"
    theirs = heard.understanding.fields.service or heard.says("my_appointment")
    if state.task is None and theirs and heard.says("no_longer_wanted"):
        return "cancel"  # "I don't want the flu shot anymore"
    if heard.intent == "book" and heard.says("waitlist"):
        return "waitlist"
    if heard.is_rebooking:
        return "reschedule"
    alone = state.task is None and not heard.understanding.times
    if alone and heard.says("for_the_team") and heard.intent != "message":
        return "message"  # a refill, a doctor's note: nothing to book
    if alone and heard.intent in _IDLE and heard.says("no_customer") and not service_of_trade(heard, policy):
        return "message"  # who sells, delivers or looks for work
    if confirmation_number(heard.text) and heard.says("changing"):
        return "cancel" if heard.says("cancelling") else "reschedule"  # "move DOWN-1203-151 to Wednesday"
    to_another = heard.understanding.fields.service or not heard.understanding.times
    if to_another and heard.says("another_service") and heard.says("my_appointment"):
        return "note"  # "can my appointment be a whitening instead?": the team changes it
    if heard.says("in_my_place") and heard.intent in ("book", "note", "reschedule", "message", None):
        return "note"  # "my sister comes in my place": the team changes the name
    times = heard.understanding.fields.service and heard.understanding.times
    if heard.intent == "hours" and times and heard.says("whats_open"):
        return "book"  # "what's open Thursday for a filling?"
    if state.task is None and _keeps_one_and_cancels(heard):
        return "cancel"
    if state.task is None and heard.says("sooner_than_mine"):
        return "reschedule"  # "is there anything earlier than my appointment?"
    theirs = state.customer.verified and heard.says("moves_mine")  # "move it up a day, the tooth gets worse"
    if state.task is None and (theirs or _asks_for_another_time(heard)):
        return "reschedule"
    beside = heard.says("same_time") or heard.says("after_me")
    if state.task is None and beside and heard.says("my_somebody"):
        return "book"  # "can my husband come at the same time?"
    named = heard.understanding.fields.service or any(mention.at for mention in mentions(heard))
    if heard.says("still_free") and named:
        return "book"
    return None


def _keeps_one_and_cancels(heard: Heard) -> bool:
    """ "Keep the physical, and cancel the flu shot"; but "don't cancel my appointment" cancels nothing."""
    kept = heard.words.find("kept_one", heard.text)
    return kept is not None and any(
        heard.words.matches("cancelling", beside)
        for beside in (heard.text[: kept.start()], heard.text[kept.end() :])
    )


def _wants_nothing(state: State, heard: Heard, policy: Policy, kind: str | None) -> bool:
    """Looks like a wish, and is a question about the business, a goodbye, or a word of thanks."""
    if state.task is None and kind in (None, "book") and heard.says("bye") and _names_no_service(heard):
        return True  # "see you Tuesday!", "sorry, wrong number"
    if heard.says("today_is") or information.asks_when_somebody_works(heard, policy):
        return True
    thanks = heard.says("thanks") and heard.says("past_time") and not heard.understanding.times
    if thanks and (heard.intent is None or heard.understanding.confidence < _SURELY):
        return True  # "thanks for yesterday, the cleaning was great"
    asks = heard.intent in ("search", "book", "info") and heard.says("hours") and heard.says("question")
    if asks and not heard.understanding.fields.service:
        return True  # "what hours do you have on Saturday?"
    if heard.says("insurance_asked") and heard.says("question") and "intent" not in heard.acts:
        return not heard.understanding.times  # "is a cleaning covered by my insurance?"
    if heard.says("offering") and heard.says("whole_new") and not heard.understanding.times:
        return True  # "do you install new AC units?"
    wished = "intent" in heard.acts and heard.understanding.times
    if heard.says("care") and not wished:
        return True  # "can I eat before my appointment?"
    if kind == "book" and information.asks_what_is_listed(heard, policy):
        return True  # "¿dónde puedo aparcar?"
    goes_on = information.asks_on_about_hours(state, heard) or information.asks_on(state, heard)
    return kind in (None, "book") and state.task is None and goes_on


def _asks_for_another_time(heard: Heard) -> bool:
    """ "He has an appt on Monday, but soccer now. Can we do Tuesday same time?" """
    new = any(map(heard.says, ("another_one", "for_somebody", "after_me"))) or not _names_no_service(heard)
    asks = heard.says("about_slots") or heard.says("question")
    elsewhen = heard.says("about_theirs") or len(mentions(heard)) > 1
    return heard.says("having_one") and asks and elsewhen and not new


def _only_tells_what_they_have(heard: Heard) -> bool:
    """ "I have an appointment on Monday at 3, is that still on?", "... what should I bring?" """
    wishes = ("wishing_for", "about_slots", "another_one", "for_somebody", "after_me", "as_well", "free_time")
    return heard.says("having_one") and not any(map(heard.says, wishes))


def _names_no_service(heard: Heard) -> bool:
    return heard.understanding.fields.service is None


def _existing_or_new(state: State, heard: Heard, policy: Policy, kind: str | None) -> str | None:
    """Is it about an appointment the customer has, or about one to be made?"""
    naming_time = state.task is not None and bool(heard.understanding.times)
    if kind == "status":
        ill = state.task is None and not heard.says("my_status") and service_of_trade(heard, policy)
        new = heard.says("finding") or ill  # "been coughing, who should I see?"
        if new and not heard.says("my_appointment"):
            return "book"  # "find me a dentist to visit"
        if naming_time and state.task is not None and state.task.kind == "book":
            return None  # "confirm my appointment on Friday at 5" while we look for a time
        return kind
    if heard.says("my_status") and heard.intent != "search" and not naming_time:
        return "status"
    mine = heard.says("moving") and heard.understanding.fields.service and heard.says("my_own")
    known = state.customer.verified or state.own or kind is None
    if kind in (None, "book") and state.task is None and mine and known:
        return "reschedule"  # "I'd like to change my physical"
    shifting = heard.says("earlier") or heard.says("later") or heard.says("moving")
    if state.task is None and shifting and heard.says("my_appointment"):
        return "reschedule"  # "do you have anything earlier than my appointment?"
    return kind


def _is_about_theirs(state: State, heard: Heard) -> bool:
    """ "Tuesday doesn't work anymore", "anything sooner than Tuesday?": of somebody who may have an
    appointment, and whom we know.
    """
    known = state.task is None and (state.customer.verified or state.own)
    return (
        bool(known)
        and heard.says("about_theirs")
        and _names_no_service(heard)
        and not heard.says("another_one")
    )


def _inferred_now(state: State, heard: Heard) -> str | None:
    """No wish in so many words, in the middle of something."""
    changing = state.task is not None and state.task.kind in ("cancel", "reschedule")
    if changing and heard.says("moving"):
        return "reschedule"
    if changing and heard.says("cancelling") and not heard.says("keep_it"):
        return "cancel"
    return "waitlist" if heard.says("waitlist") else None


def _inferred(state: State, heard: Heard, policy: Policy) -> str | None:
    """No wish in so many words, and nothing else is being done."""
    fields = heard.understanding.fields
    if heard.says("moving") and heard.says("the_nth"):
        return "reschedule"  # "move the second one to Thursday", of the appointments we told
    if heard.intent == "info" and heard.understanding.times:
        if heard.says("services") or heard.says("having"):
            return "book"  # "what do you have on Thursday?"
        if fields.service and not information.topic_of(heard):
            return "book"  # "can you do Thursday at nine for a cleaning?"
        if heard.says("can_you_do") or (heard.says("offering") and any(m.at for m in mentions(heard))):
            return "book"  # "can you do Thursday?"
    if fields.service and heard.says("another_one"):
        return "book"  # "can you also do a filling?"
    if state.finished and state.finished.kind == "cancelled" and heard.says("another_one"):
        return "book"  # "another one for December", after "would you like another time?"
    if state.finished and state.finished.appointment and state.finished.kind != "cancelled":
        also = any(map(heard.says, ("as_well", "same_day", "after_me", "asking_on")))
        together = also and heard.says("my_somebody")
        if heard.says("same_time") or together:
            return "book"  # "can my friend come too?", "the same time next week as well"
    if heard.says("waitlist"):
        return "waitlist"
    if heard.intent in (None, "oos") and heard.says("note_text"):
        return "note"
    if heard.intent in (None, "oos", "chitchat") and heard.says("message_text"):
        return "message"
    smells = _smells_of_booking(heard, policy) or service_of_trade(heard, policy)
    return "book" if heard.intent in (None, "oos") and smells else None


def _smells_of_booking(heard: Heard, policy: Policy) -> bool:
    """ "Cleaning tomorrow at 3?" has no verb, and needs none."""
    fields = heard.understanding.fields
    if any(map(heard.says, ("what_is", "operator", "hours", "price", "duration"))):
        return False
    if information.asks_when_somebody_works(heard, policy) or heard.says("greeting_only"):
        return False
    if heard.says("asking_of") and not heard.understanding.times:
        return False  # "is a whitening safe?"
    if heard.says("thanks") and not fields.service and not heard.says("question"):
        return False  # "oh, I thought it was tomorrow. Thanks"
    if heard.intent == "oos" and heard.understanding.confidence >= _SURELY and not fields.service:
        return False  # "move my flight to Monday"
    return bool(
        fields.service
        or heard.understanding.times
        or (fields.staff and "request" not in heard.acts and not heard.says("question"))
    )
