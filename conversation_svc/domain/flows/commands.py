"""Short words with a fixed meaning in text messages: STOP, START, HELP, and C / R / X under a reminder."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.actions import Actions, Consent, HandOff
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State, Task


def opt_out(state: State, heard: Heard, policy: Policy) -> Step | None:
    """STOP and its kin count in texts only; a wish in whole words ("stop texting me") counts everywhere."""
    if state.proposal is not None and heard.says("yes_and"):
        return None  # "fine, but don't text me": first the one, then the other
    exact = state.channel == "sms" and _in_any_language("opt_out", heard, policy)
    wished = heard.says("opt_out_wish") or (heard.intent == "opt_out" and state.channel == "sms")
    if not (exact or wished):
        return None
    actions: Actions = (
        Consent(False, "keyword" if exact else "free_text"),
        say("opted_out", name=policy.name),
    )
    if exact and heard.says(
        "opt_out_ambiguous"
    ):  # CANCEL also means "cancel my appointment" to many: staff shall know
        actions = (*actions, HandOff("possible_cancellation", takeover=False))
    quiet = replace(
        state, task=None, proposal=None, expected=None, outcome="opted_out", finished=None, quiet=True
    )
    return quiet, actions


def opt_in(state: State, heard: Heard, policy: Policy) -> Step | None:
    if state.channel != "sms":
        return None
    back = state.outcome == "opted_out" and state.proposal is None and heard.says("opt_in_yes")
    if _in_any_language("opt_in", heard, policy) or back:
        return replace(state, outcome=None, quiet=False), (
            Consent(True, "keyword"),
            say("opted_in", name=policy.name),
        )
    if heard.says("help") and state.task is None:
        contact = policy.transfer_number or policy.phone or policy.email
        return state, (say("help", name=policy.name, contact=contact),)
    return None


def _in_any_language(command: str, heard: Heard, policy: Policy) -> bool:
    """One word says little about its language, and these count whatever was spoken before."""
    return any(language_of(code).words.matches(command, heard.text) for code in policy.languages)


def reply_code(state: State, heard: Heard) -> State | None:
    """C confirms, R moves, X cancels the next appointment. Only when nothing else was asked."""
    if state.channel != "sms" or state.expected or state.proposal:
        return None
    if heard.says("reply_cancel"):
        return replace(state, task=Task("cancel", text="reply"), intent="cancel")
    if heard.says("reply_move"):
        return replace(state, task=Task("reschedule"), intent="reschedule")
    if heard.says("reply_confirm"):
        return replace(state, task=Task("confirmed", text="Customer confirmed by text."), intent="status")
    return None


def answers_a_reminder(state: State, text: str) -> bool:
    """A "confirm", or a "yes" that opens a talk: what is agreed to is what our last message reminded of."""
    return not state.greeted or language_of(state.language).words.matches("reply_confirm", text)
