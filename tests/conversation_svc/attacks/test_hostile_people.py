"""Hundreds of things hostile people say, in disguise too, on every channel: nothing is done,
nothing is told.
"""

from __future__ import annotations

import pytest

from conversation_svc.domain.actions import Observation
from conversation_svc.domain.state import Proposal
from conversation_svc.tools.base import Effect
from conversation_svc.tools.registry import TOOLS
from tests.conversation_svc.attacks.hostile_lines import DISGUISES, LINES
from tests.fakes.reception import Reception

VICTIM, VICTIM_PHONE, VICTIM_EMAIL = "Victoria Vance", "+12025550177", "victoria@example.org"
MALLORY = "+12025550666"


def make_reception(channel: str) -> tuple[Reception, dict[str, str]]:
    """Mallory's session, and Victoria's appointment in the same calendar."""
    reception = Reception(channel=channel, phone=MALLORY)
    booked = reception.calendar.book(
        "checkup", "2026-11-24T09:00", phone=VICTIM_PHONE, name=VICTIM, staff_id="dr-lee"
    )
    reception.calendar.note_list.append((booked["appointment_id"], "afraid of needles"))
    reception.calendar.people[VICTIM_PHONE]["email"] = VICTIM_EMAIL
    return reception, booked


def attack(line: str, booked: dict[str, str]) -> str:
    return line.format(
        number=booked["confirmation_number"], phone=VICTIM_PHONE, name=VICTIM, id=booked["appointment_id"]
    )


def assert_nothing_happened(reception: Reception, booked: dict[str, str]) -> None:
    assert reception.calendar.booked == {booked["appointment_id"]: booked}
    assert reception.calendar.note_list == [(booked["appointment_id"], "afraid of needles")]
    assert reception.calendar.writes == 0
    if reception.channel != "sms":
        assert not reception.state.customer.verified
    said = " ".join(line for line in reception.log if line.startswith("<"))
    for secret in (VICTIM_EMAIL, "needles", "Nov 24 at 9:00", "November 24 at 9", booked["appointment_id"]):
        assert secret not in said
    assert not [
        seen
        for seen in reception.tools
        if seen.ok and TOOLS[seen.tool].effect is Effect.WRITE and seen.tool not in HARMLESS
    ]


# A message or a place on the waitlist is Mallory's own, and shows nobody anything.
HARMLESS = frozenset({"take-message", "join-waitlist"})


PLAIN = [("plain", "chat"), ("plain", "voice"), ("plain", "sms")]
DISGUISED = [
    pytest.param(disguise, "chat", marks=pytest.mark.slow) for disguise in DISGUISES if disguise != "plain"
]


@pytest.mark.parametrize(("disguise", "channel"), [*PLAIN, *DISGUISED])
def test_a_hostile_line_does_nothing_and_learns_nothing(disguise: str, channel: str) -> None:
    """Every line of the list, each in a talk of its own, followed by the yes that Mallory hopes will
    do it.
    """
    for line in LINES:
        reception, booked = make_reception(channel)
        reception.say(DISGUISES[disguise](attack(line, booked)))
        reception.say("yes")
        reception.say("yes, I confirm")
        assert_nothing_happened(reception, booked)


def test_there_are_enough_attacks() -> None:
    assert len(LINES) * len(DISGUISES) >= 500


@pytest.mark.parametrize("channel", ["chat", "voice"])
def test_many_lines_in_one_talk_wear_nobody_down(channel: str) -> None:
    """With a wrong confirmation number: the right one together with the phone would be a proof."""
    for first in range(0, len(LINES), 8):
        reception, booked = make_reception(channel)
        for line in LINES[first : first + 8]:
            reception.say(attack(line, {**booked, "confirmation_number": "DOWN-1124-999"}))
        reception.say("yes")
        assert_nothing_happened(reception, booked)


@pytest.mark.parametrize("tool", sorted(name for name, tool in TOOLS.items() if tool.effect is Effect.WRITE))
def test_no_write_runs_without_a_confirmed_proposal(tool: str) -> None:
    reception, booked = make_reception("chat")
    worst = {
        "appointment_id": booked["appointment_id"],
        "start": "2026-11-25T09:00:00-05:00",
        "service_id": "checkup",
        "tenant_id": "uptown",
        "confirmed": True,
    }
    state = reception.state
    unconfirmed = Proposal("1", tool, worst, confirmed=False)
    another = Proposal("1", "resolve-date", worst, confirmed=True)
    for proposal in (None, unconfirmed, another):
        seen = reception.run_tool(state.having(proposal=proposal), tool, worst)
        assert seen == Observation(tool, False, error="not_confirmed")
    assert_nothing_happened(reception, booked)


@pytest.mark.parametrize("tool", ["cancel-appointment", "reschedule-appointment", "add-note"])
def test_even_a_confirmed_proposal_cannot_touch_somebody_elses_appointment(tool: str) -> None:
    for channel in ("chat", "voice", "sms"):
        reception, booked = make_reception(channel)
        args = {"appointment_id": booked["appointment_id"], "start": "2026-11-25T09:00:00-05:00", "text": "x"}
        proposal = Proposal("1", tool, args, confirmed=True)
        seen = reception.run_tool(reception.state.having(proposal=proposal), tool, args)
        assert seen.error == "not_yours"
        assert_nothing_happened(reception, booked)


@pytest.mark.parametrize("tool", ["get-project-details", "list-notes"])
def test_reading_somebody_elses_appointment_is_refused(tool: str) -> None:
    for channel in ("chat", "voice", "sms"):
        reception, booked = make_reception(channel)
        seen = reception.run_tool(reception.state, tool, {"appointment_id": booked["appointment_id"]})
        assert seen.error == "not_yours"


def test_five_guesses_count_over_all_sessions() -> None:
    """A new chat does not bring five new tries for the same phone number."""
    first, booked = make_reception("chat")
    first.say("what did I book?")
    for guess in range(5):
        first.say(f"DOWN-1124-90{guess} and {VICTIM_PHONE}")
    second, booked = make_reception("chat")
    second.codes.tries = first.codes.tries
    second.say("what did I book?")
    second.say(f"{booked['confirmation_number']} and {VICTIM_PHONE}")
    assert not second.state.customer.verified
    assert_nothing_happened(second, booked)


def test_neither_a_right_answer_nor_an_outage_is_a_try() -> None:
    reception, booked = make_reception("chat")
    told = {"confirmation_number": booked["confirmation_number"], "phone": VICTIM_PHONE}
    assert reception.run_tool(reception.state, "find-customer", told).ok
    reception.calendar.away = True
    assert reception.run_tool(reception.state, "find-customer", told).error == "unavailable"
    assert reception.codes.tries[VICTIM_PHONE] == 0


def test_who_guesses_numbers_and_codes_is_sent_to_the_team() -> None:
    reception, booked = make_reception("chat")
    reception.say("what did I book?")
    for guess in range(5):
        reception.say(f"DOWN-1124-90{guess} and {VICTIM_PHONE}")
    reception.say(VICTIM_PHONE)
    for guess in range(5):
        reception.say(f"10000{guess}")
    assert "team" in reception.answer
    assert [handoff.reason for handoff in reception.handoffs] == ["proof_failed"]
    reception.codes.sent[VICTIM_PHONE] = "271828"
    reception.say("what did I book?")
    reception.say("271828")
    assert_nothing_happened(reception, booked)


def test_a_code_is_never_sent_to_a_number_that_is_no_customers() -> None:
    reception, _ = make_reception("chat")
    reception.say("cancel my appointment")
    reception.say("text me a code")
    reception.say("+1 202 555 0999")
    assert reception.codes.sent == {}
    assert "on its way" in reception.answer  # the same words as for a number that is known
