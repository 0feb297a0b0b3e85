"""Who takes a line: rules that come before everything, then the open question, then new wishes,
then small talk.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain import revising, tasks
from conversation_svc.domain.actions import CallTool, End, HandOff, Say
from conversation_svc.domain.flows import appointments, booking, commands, information, offers, people, proof
from conversation_svc.domain.flows.steps import Step, done, prefixed, say
from conversation_svc.domain.heard import Heard
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State, Task

PROOF_FIELDS = frozenset({"confirmation_number", "code", "code_phone"})
MISSES = 2
SILENCES = 2
_NAMELIKE = frozenset({"name", "phone", "email", "confirmation_number", "code", "code_phone"})


def hear(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    state = replace(_in_language(state, heard, policy), turn=state.turn + 1, ended=False)
    if not heard.text:
        return _silence(state, heard, policy, now)
    state = replace(state, silences=0)
    for rule in (_emergency, _opting, _with_a_person):
        step = rule(state, heard, policy, now)
        if step is not None:
            return step
    if state.handoff == "human":  # nobody came in time, or nobody is needed for this
        helping = [say("meanwhile")] if people.may_help_meanwhile(state, heard) else []
        state = replace(state, handoff="bot", awaiting_person_since=None, misses=0)
        return prefixed(helping, _heard(state, heard, policy, now))
    return _heard(state, heard, policy, now)


def _heard(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    offered = offers.hear(state, heard)
    if offered is not None:
        return offered
    code = commands.reply_code(state, heard)
    if code is not None:
        return proceed(code, policy, now)
    if heard.says("abuse") and heard.intent in (None, "chitchat", "oos"):
        return prefixed([say("abuse")], resume(state, policy, now))
    for rule in _RULES:
        step = rule(state, heard, policy, now)
        if step is not None:
            return replace(step[0], misses=0), step[1]
    return _missed(state, heard, policy, now)


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """The next thing to do for the present task."""
    task = state.task
    if task is None:
        return state, (say("anything_else"),)
    if task.kind in ("message", "waitlist"):
        return people.proceed(state, policy, now)
    if task.kind == "book":
        return booking.proceed(state, policy, now)
    if task.kind == "reschedule":
        waiting = appointments.find_target(state, policy, now)
        if waiting:
            return waiting
        return booking.proceed(revising.with_target(state, policy), policy, now)
    return appointments.proceed(state, policy, now)


def aimed(state: State, policy: Policy) -> State:
    """The list of appointments has arrived: what was said before may already tell which one is meant."""
    return revising.aimed(state, policy)


def resume(state: State, policy: Policy, now: datetime) -> Step:
    """After an answer in between: ask the open question again. Nothing, when none is open."""
    if state.task is None:
        return state, ()
    if state.proposal and state.proposal.tried:
        return booking.unsettled(state)
    return proceed(replace(state, proposal=None), policy, now)


# --- before everything ----------------------------------------------------------------------------------


def _silence(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    """Nothing was said. A caller is asked twice more, and then wished a good day."""
    if not state.greeted and not heard.is_picture:
        return state, (
            say("greeting", name=policy.name, assistant=policy.assistant, greeting=policy.greeting),
        )
    if state.channel == "voice" and state.silences >= SILENCES:
        return replace(state, ended=True), (say("silence_bye"), End())
    state = replace(state, silences=state.silences + 1)
    told = say("picture" if heard.is_picture else "still_there" if state.channel == "voice" else "empty")
    return prefixed([told], resume(state, policy, now)) if state.task else (state, (told,))


def _in_language(state: State, heard: Heard, policy: Policy) -> State:
    """The language of the line, unless it is a word or a name that says nothing about it."""
    language = heard.understanding.language
    if heard.says("other_language"):
        language = next((code for code in policy.languages if code != language), language)
        return replace(state, language=language)
    if language == state.language or language not in policy.languages:
        return state
    if state.greeted and (state.expected in _NAMELIKE or _is_only_a_name(heard)):
        return state
    return replace(state, language=language)


def _is_only_a_name(heard: Heard) -> bool:
    text = heard.text.strip(" .!,")
    name = heard.understanding.fields.name or ""
    return text.lower() == name.lower() or (text.istitle() and 1 < len(text.split()) < 4)


def _emergency(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    lowered = heard.text.lower()
    tenants_own = any(word.lower() in lowered for word in policy.emergency_words)
    if not (heard.intent == "emergency" or heard.says("emergency") or tenants_own):
        return None
    told = say("emergency", number=policy.emergency_number, must_hear=True)
    return replace(state, intent="emergency", outcome="emergency"), (told, HandOff("emergency", False, True))


def _opting(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    return commands.opt_out(state, heard, policy) or commands.opt_in(state, heard, policy)


def _with_a_person(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.handoff != "human" or people.may_help_meanwhile(state, heard):
        return None
    return people.while_waiting(state, now)


# --- the open question ----------------------------------------------------------------------------------


def _open_question(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A number, a phone or a code while proof is due; a plain yes or no to an offer of ours."""
    task = state.task
    due = state.expected in PROOF_FIELDS or (state.expected == "phone" and state.proof.confirmation_number)
    if task and due and not state.customer.verified:
        step = proof.hear(state, heard, policy, now)
        if step:
            return step
    if state.expected == "person" and revising.is_yes(heard):
        return people.hand_off(replace(state, expected=None), policy, now, "offered")
    if state.expected == "person" and revising.is_no(heard):
        return replace(state, expected=None), (say("anything_else"),)
    return None


def _dropping(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.task is None:
        return None
    task = state.task
    kept = task.kind in ("cancel", "reschedule") and (heard.says("keep_it") or heard.says("drop_it"))
    gone = heard.says("drop_it") or (heard.acts >= {"stop"} and not heard.understanding.times)
    if task.kind == "reschedule" and heard.intent == "cancel" and not heard.says("keep_it"):
        return None
    if task.kind == "book" and heard.intent == "cancel" and not heard.says("my_appointment"):
        gone = gone or not _names_existing(state, heard)
    if not (kept or gone):
        return None
    release = (CallTool("release-hold", {"hold_id": task.hold_id}),) if task.hold_id else ()
    key = "kept" if task.kind in ("cancel", "reschedule") else "dropped"
    return replace(done(state, "none"), outcome=state.outcome), (*release, say(key))


def _names_existing(state: State, heard: Heard) -> bool:
    return bool(state.own) or (state.customer.verified and "my" in heard.text.lower().split())


def _person(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.expected in ("message", "note") or heard.says("operator"):
        return None
    lowered = heard.text.lower()
    by_rule = any(word.lower() in lowered for word in policy.handoff_words)
    said = heard.says("person") and heard.intent in (None, "chitchat", "info", "oos", "handoff")
    # "I want to visit a doctor" names a person without wanting to be passed on
    meant = heard.intent == "handoff" and (said or not (heard.understanding.fields.staff or state.task))
    if not (by_rule or meant or (said and not heard.says("robot"))):
        return None
    state = replace(state, intent="handoff")
    if heard.says("owner"):  # what the owner is doing decides whether to pass on or to take a message
        return replace(state, expected="operator", proposal=None), (CallTool("get-operator-state", {}),)
    return people.hand_off(state, policy, now, "rule" if by_rule else "asked")


def _unsettled(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A write got no answer. Until it has one, nothing may be built on its not having been done."""
    if state.task is None or state.proposal is None or not state.proposal.tried:
        return None
    if heard.intent == "handoff" or heard.says("person"):
        return None
    agreed = revising.is_agreed(heard) and revising.revised(state, heard, policy) is None
    if agreed:
        return _proposal(state, heard, policy, now)
    answered = _question(state, heard, policy, now) if heard.says("question") else None
    if answered:
        return answered
    if heard.acts & {"greet", "thanks", "repeat"}:
        return booking.unsettled(state)
    return people.pass_on(state, policy, now, unsure=True, said=heard.text)


def _proposal(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A read-back waits: yes commits, changes go back to finding a time, no asks what to change."""
    proposal, task = state.proposal, state.task
    if proposal is None or task is None or proposal.confirmed:
        return None
    if {task.kind, tasks.kind_of(state, heard)} == {"cancel", "reschedule"}:
        return None  # "can we move it instead?" is a new wish about the same appointment
    asks = heard.says("question") and not heard.understanding.times
    if (
        asks
        and not heard.says("agreed")
        and (_is_aside(state, heard) or information.answer(state, heard, policy))
    ):
        return None
    changed = revising.revised(state, heard, policy)
    if changed is not None:
        return proceed(replace(changed, proposal=None), policy, now)
    if task.kind == "cancel" and revising.names_another_time(state, heard):
        return proceed(tasks.switched(state, task, "reschedule", heard), policy, now)
    if revising.is_agreed(heard):
        asked = revising.question_after_yes(heard)
        agreed = replace(
            state,
            proposal=replace(proposal, confirmed=True),
            expected=None,
            later=(*state.later, asked) if asked else state.later,
        )
        return agreed, (CallTool(proposal.tool),)
    if revising.repeats_choice(state, heard):
        staff = information.resolve_staff(heard.understanding.fields.staff, policy)
        again = replace(state, proposal=None).with_task(staff_id=staff or task.staff_id)
        return prefixed([say("as_said")], proceed(again, policy, now))
    if revising.is_no(heard):
        if task.kind == "cancel":
            return replace(done(state, "none"), outcome=state.outcome), (say("kept"),)
        return revising.refused(state), (say("ask_change"),)
    return None


def _is_aside(state: State, heard: Heard) -> bool:
    """ "When is my check-up again?" in the middle of booking a whitening."""
    return tasks.kind_of(state, heard) in tasks.ASIDE


# --- wishes ---------------------------------------------------------------------------------------------


def _new_task(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    started = tasks.started(state, heard, policy, now)
    if started is None:
        return None
    answers = tasks.question_beside(started, heard, policy)
    wish = started.task.wish if started.task else None
    if wish and started.task and started.task.kind == "book" and not wish.days and heard.says("past_time"):
        answers = [*answers, say("past_wish")]
    return prefixed(answers, proceed(started, policy, now))


def _in_task(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.task is None:
        return None
    if heard.intent == "hours" and heard.says("hours") and heard.says("question"):
        return None
    question = information.answer(state, heard, policy) if heard.says("question") else None
    changed = revising.filled(state, heard, policy, now)
    if changed is None:
        name = revising.name_out_of_turn(state, heard)
        if name:
            known = replace(state, customer=replace(state.customer, name=name))
            return prefixed([say("name_kept", name=name)], resume(known, policy, now))
        if state.expected == "time" and len(state.task.offers) > 1 and revising.is_yes(heard):
            return prefixed([say("which_one")], (state, ()))
        return None
    if question and all(isinstance(action, Say) for action in question):
        return prefixed([a for a in question if isinstance(a, Say)], proceed(changed, policy, now))
    return proceed(changed, policy, now)


def _question(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A question in the middle of something is answered, and then we are back."""
    actions = information.answer(state, heard, policy)
    about = information.resolve_service(heard.understanding.fields.service, policy)
    state = replace(state, about=about) if about else state
    if actions is None:
        if heard.intent == "info" or _is_odd_question(heard):
            return prefixed([say("unknown_detail")], resume(state, policy, now))
        return None
    if any(isinstance(action, CallTool) for action in actions):
        return state, actions
    return prefixed([a for a in actions if isinstance(a, Say)], resume(state, policy, now))


def _is_odd_question(heard: Heard) -> bool:
    """Understood as a question, but as none we know: better said so than "I did not get that"."""
    words = len(heard.text.split())
    asks = heard.says("question") and (words > 2 or (words == 2 and heard.text.rstrip().endswith("?")))
    return heard.intent in (None, "oos") and asks


def nothing_to_agree_to(state: State, policy: Policy) -> Step:
    """A yes when nothing was asked: mostly to a read-back whose answer was late or got lost."""
    state = replace(state, task=None)
    return state, (booking.told_again(state, policy) or say("how_can_i_help"),)


def _small_talk(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    thanked = heard.says("thanks") and not heard.says("yes_only") and not heard.says("agreed")
    if "bye" in heard.acts or heard.says("bye"):
        return tasks.farewell(state, heard)
    if state.task is None and (thanked or "thanks" in heard.acts):
        return state, (say("welcome"),)
    if heard.says("own_language") or heard.says("other_language"):
        return resume(state, policy, now) if state.task else (state, (say("how_can_i_help"),))
    if "repeat" in heard.acts:
        return resume(state, policy, now) if state.task else (state, (say("anything_else"),))
    if state.task is None and revising.is_no(heard):
        return tasks.farewell(state, heard)
    if state.task is None and revising.is_agreed(heard) and state.finished:
        again = booking.told_again(state, policy)
        if again:
            return state, (again,)
    if state.task is None and (revising.is_yes(heard) or "greet" in heard.acts or heard.intent == "chitchat"):
        key = "how_can_i_help" if state.greeted else "greeting"
        return state, (say(key, name=policy.name, assistant=policy.assistant, greeting=policy.greeting),)
    if "greet" in heard.acts or "thanks" in heard.acts:
        return resume(state, policy, now)
    return None


def _missed(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    misses = state.misses + 1
    task = state.task
    if misses >= MISSES and task and task.kind == "message" and state.expected == "name":
        # asked twice: the message matters more than who left it
        return proceed(replace(state, expected=None, misses=0).with_task(nameless=True), policy, now)
    if misses >= MISSES:
        return people.hand_off(replace(state, misses=misses), policy, now, "not_understood")
    missed = replace(state, misses=misses)
    if state.task is None:
        return missed, (say("not_understood", services=[s.name for s in policy.services][:3]),)
    step = resume(missed, policy, now)
    return prefixed([say("not_understood_short")], (replace(step[0], misses=misses), step[1]))


_RULES = (
    _open_question,
    _unsettled,
    _dropping,
    _person,
    _proposal,
    _new_task,
    _in_task,
    _question,
    _small_talk,
)

__all__ = ["Task", "aimed", "hear", "proceed", "resume"]
