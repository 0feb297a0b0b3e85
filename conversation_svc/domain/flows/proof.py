"""Proving who is talking. A text's number is proven by Twilio's signature; a caller's or a chatter's is not.

Proof is the confirmation number together with the phone number it was booked with (five wrong ones are too
many), or a code that we text to that phone. Who guesses closes the first way for the phone's owner too, never
the second.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import CallTool, HandOff, Observation
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.language import LEXICONS, Lexicon
from conversation_svc.domain.language.numbers import dictated_digits, find_phone
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_yes
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

TRIES = 5
FIELDS = frozenset({"confirmation_number", "code", "code_phone"})  # what is asked for as a proof
_NUMBER = re.compile(r"\b([A-Za-z][A-Za-z0-9]{1,9})[\s-]+(\d{4})[\s-]+(\d{2,6})\b")
_TIGHT = re.compile(r"\b([A-Za-z]{2,9})(\d{4})(\d{3,5})\b")
_SPELLED = re.compile(r"\b(?:[A-Za-z][\s.-]+){1,9}[A-Za-z]\b(?=[\s.-]*\d)")
_SLASHED = re.compile(r"\d/\d")  # a date
_CODE = range(6, 7)  # digits
_DIGITS = range(6, 10)  # of a confirmation number: month, day and two to five more


def confirmation_number(text: str) -> str | None:
    """`DOWN-1218-939` as it is written or read out: dashes may be blanks, letters may be small."""
    found = _NUMBER.search(text) or _TIGHT.search(text) or _TIGHT.search(_drawn_together(text))
    return "-".join(found.groups()).upper() if found else None


def _drawn_together(text: str) -> str:
    """ "D O W N 11 20 101" as it is read out, in one piece. A phone number stays too long to match."""
    text = _SPELLED.sub(lambda found: re.sub(r"[\s.-]+", "", found[0]), text)
    return re.sub(r"(?<=[A-Za-z\d])[\s.-]+(?=\d)", "", text)


def _number_told(state: State, heard: Heard, policy: Policy) -> str | None:
    """In answer to our question its figures are enough, however its letters were spoken or heard: every
    number of a business begins alike ("downtown twelve oh one, one twenty seven").
    """
    number = confirmation_number(heard.text)
    due = state.expected in ("confirmation_number", "phone") and policy.confirmation_prefix
    if not due or (number or "").startswith(f"{due}-") or _SLASHED.search(heard.text):
        return number
    digits = dictated_digits(heard.text, _lexicon(heard).digits, _DIGITS)
    return f"{due}-{digits[:4]}-{digits[4:]}" if digits else number


def _lexicon(heard: Heard) -> Lexicon:
    return LEXICONS.get(heard.understanding.language, LEXICONS["en"])


def _phone_beside(heard: Heard, policy: Policy) -> str | None:
    """ "DOWN-1203-151 202 555 0143": without its number the line is a phone number."""
    found = find_phone(_NUMBER.sub(" ", heard.text), policy.country, _lexicon(heard).digits)
    return found.number if found else None


def is_needed(state: State) -> bool:
    return not state.customer.verified


def _is_guessed_out(state: State) -> bool:
    return state.proof.locked or state.proof.tries >= TRIES


def told_at_once(state: State, heard: Heard, policy: Policy) -> State:
    """ "I'd like to cancel DOWN-1203-151": half of the proof, or with the phone number all of it."""
    number = confirmation_number(heard.text) if is_needed(state) and state.task else None
    if number is None:
        return state
    phone = _phone_beside(heard, policy) or state.proof.phone
    return replace(state, proof=replace(state.proof, confirmation_number=number, phone=phone))


def ask(state: State, policy: Policy) -> Step:
    """Ask for what is missing of the proof, or check it when nothing is."""
    proof = state.proof
    if proof.code_tries >= TRIES:
        return _give_up(state)
    if _is_guessed_out(state):
        if proof.code_sent:
            return replace(state, expected="code"), (say("ask_code"),)
        by_code = replace(proof, locked=True, confirmation_number=None)
        return replace(state, proof=by_code, expected="code_phone"), (say("ask_code_phone"),)
    if proof.confirmation_number and proof.phone:
        return state, (
            CallTool(
                "find-customer", {"confirmation_number": proof.confirmation_number, "phone": proof.phone}
            ),
        )
    if proof.code_sent:
        return replace(state, expected="code"), (say("ask_code"),)
    if proof.confirmation_number:
        return replace(state, expected="phone"), (say("ask_proof_phone"),)
    if proof.phone:
        return replace(state, expected="confirmation_number"), (say("ask_proof_number"),)
    return replace(state, expected="confirmation_number"), (say("ask_proof"),)


def _give_up(state: State) -> Step:
    locked = replace(state.proof, locked=True, code_sent=False)
    told = say("proof_locked"), HandOff("proof_failed", takeover=False)
    return replace(state, proof=locked, task=None, expected=None), told


def hear(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """Take a number, a phone or a code out of the line.

    None: there was none, somebody else may read the line.
    """
    phone = heard.understanding.fields.phone
    code = dictated_digits(heard.text, _lexicon(heard).digits, _CODE) if state.proof.code_sent else None
    if code and not phone and not confirmation_number(heard.text):
        return state, (CallTool("check-code", {"code": code}),)
    number = _number_told(state, heard, policy)
    phone = phone or (_phone_beside(heard, policy) if number else None)
    if phone is None and state.expected in ("phone", "code_phone") and heard.says("this_number"):
        phone = state.customer.phone
    if number or phone:
        proof = replace(
            state.proof,
            confirmation_number=number or state.proof.confirmation_number,
            phone=phone or state.proof.phone,
            code_sent=False if number else state.proof.code_sent,
        )
        if phone and not number and heard.says("code_please"):
            return replace(state, proof=proof), (CallTool("send-code", {"phone": phone}),)
        if phone and state.expected in ("code", "code_phone"):
            return replace(state, proof=proof), (CallTool("send-code", {"phone": phone}),)
        if _is_guessed_out(state) and state.expected == "code_phone":
            return _give_up(state)  # another number instead of a code
        return ask(replace(state, proof=proof), policy)
    lost = state.expected == "code" and heard.says("code_lost")
    offered = state.expected == "confirmation_number"
    if heard.says("code_please") or lost or (offered and (heard.says("by_text") or is_yes(heard))):
        known = state.proof.phone or state.customer.phone
        if known:
            return replace(state, proof=replace(state.proof, phone=known)), (
                CallTool("send-code", {"phone": known}),
            )
        return replace(state, expected="code_phone"), (say("ask_code_phone"),)
    return None


def observed(state: State, seen: Observation, policy: Policy) -> Step | None:
    """None: the caller is proven, go on with the task."""
    proof = state.proof
    if seen.tool == "send-code":
        if seen.ok:
            return replace(state, proof=replace(proof, code_sent=True), expected="code"), (say("code_sent"),)
        return replace(state, expected="confirmation_number"), (say("code_not_sent"), say("ask_proof"))
    if seen.ok:
        return None
    if seen.error == "locked":
        return ask(replace(state, proof=replace(proof, locked=True)), policy)
    if seen.tool == "check-code":
        again = replace(state, proof=replace(proof, code_tries=proof.code_tries + 1), expected="code")
        return ask(again, policy) if again.proof.code_tries >= TRIES else (again, (say("code_wrong"),))
    tries = proof.tries + 1
    if tries >= TRIES:
        return ask(replace(state, proof=replace(proof, tries=tries)), policy)
    emptied = replace(proof, tries=tries, confirmation_number=None, phone=None)
    return replace(state, proof=emptied, expected="confirmation_number"), (say("proof_wrong"),)
