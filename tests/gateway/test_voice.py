"""Phone calls: what Twilio is told at every step. Its own TwiML classes agree on the vocabulary."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.test import Client, TestResponse

from tests.fakes.service import Reply, problem
from tests.gateway.conftest import MakeGateway, Street

CALL = {"CallSid": "CA1", "From": "+12025550123", "To": "+12025550101", "CallStatus": "ringing"}


def ring(gateway: Client, path: str = "/twilio/voice", **fields: str) -> ElementTree.Element:
    return parse(gateway.post(path, data={**CALL, **fields}))


def parse(answer: TestResponse) -> ElementTree.Element:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    return ElementTree.fromstring(answer.data)


def find(twiml: ElementTree.Element, path: str) -> ElementTree.Element:
    found = twiml.find(path)
    assert found is not None, ElementTree.tostring(twiml).decode()
    return found


def said(twiml: ElementTree.Element) -> str:
    return " ".join(say.text or "" for say in twiml.iter("Say"))


def spoken(street: Street) -> list[dict[str, Any]]:
    """What callers said: all turns but the empty one that opens a call's session."""
    return [turn for turn in street.conversation.turns if turn["text"]]


def next_address(twiml: ElementTree.Element, verb: str = "Gather") -> str:
    parts = urlsplit(find(twiml, f".//{verb}").attrib["action"])
    assert f"{parts.scheme}://{parts.netloc}" == "http://localhost:8080"
    return f"{parts.path}?{parts.query}"


def test_call_is_greeted_by_a_machine_that_says_so(gateway: Client) -> None:
    twiml = ring(gateway)
    assert "Thanks for calling Downtown Dental & Sons" in said(twiml)
    assert "automated AI assistant" in said(twiml)
    assert "press 1" in said(twiml)
    assert "Para español, marque" in said(twiml)
    gather = find(twiml, "Gather").attrib
    assert gather["input"] == "speech dtmf"
    assert gather["actionOnEmptyResult"] == "true"
    assert gather["speechTimeout"] == "auto"
    assert gather["language"] == "en-US"
    assert gather["hints"].startswith("Check-up, cleaning, Dr. Lee")
    assert {say.attrib["voice"] for say in twiml.iter("Say")} == {"Polly.Joanna-Neural", "Polly.Lupe-Neural"}


def test_session_of_a_call_begins_with_the_greeting(gateway: Client, street: Street) -> None:
    ring(gateway)
    assert [(turn["text"], turn["call_sid"]) for turn in street.conversation.turns] == [("", "CA1")]


def test_what_is_said_goes_to_the_receptionist_and_its_answer_is_spoken(
    gateway: Client, street: Street
) -> None:
    address = next_address(ring(gateway))
    twiml = ring(gateway, address, SpeechResult="a cleaning tomorrow", Confidence="0.91")
    assert said(twiml) == "You said: a cleaning tomorrow"
    find(twiml, "Gather/Say")
    assert spoken(street) == [
        {
            "tenant_id": "downtown",
            "channel": "voice",
            "text": "a cleaning tomorrow",
            "from": "+12025550123",
            "to": "+12025550101",
            "language": "en",
            "call_sid": "CA1",
            "confidence": 0.91,
        }
    ]


@pytest.mark.parametrize(
    ("key", "text"), [("1", "book"), ("2", "change"), ("3", "cancel"), ("0", "talk to a person")]
)
def test_keys_of_the_menu_mean_what_they_say(gateway: Client, street: Street, key: str, text: str) -> None:
    ring(gateway, next_address(ring(gateway)), Digits=key)
    assert text in spoken(street)[0]["text"]
    assert "digits" not in spoken(street)[0]


def test_caller_who_hides_their_number_has_none(gateway: Client, street: Street) -> None:
    ring(gateway, From="anonymous")
    assert "from" not in street.conversation.turns[0]


def test_keys_later_are_the_receptionists_business(gateway: Client, street: Street) -> None:
    address = next_address(ring(gateway, next_address(ring(gateway)), SpeechResult="hello"))
    ring(gateway, address, Digits="2")
    assert (spoken(street)[1]["digits"], spoken(street)[1]["text"]) == ("2", "2")


def test_nine_changes_the_language_for_the_rest_of_the_call(gateway: Client, street: Street) -> None:
    street.conversation.next_answer = {"language": "es"}
    twiml = ring(gateway, next_address(ring(gateway)), Digits="9")
    assert "inteligencia artificial" in said(twiml)
    assert find(twiml, "Gather").attrib["language"] == "es-US"
    later = ring(gateway, next_address(twiml), SpeechResult="una cita")
    assert spoken(street)[0]["language"] == "es"
    assert find(later, "Gather/Say").attrib == {"language": "es-US", "voice": "Polly.Lupe-Neural"}


def test_silence_is_asked_twice_and_then_the_call_ends(gateway: Client, street: Street) -> None:
    twiml = ring(gateway)
    heard = []
    for _ in range(2):
        twiml = ring(gateway, next_address(twiml), SpeechResult="")
        heard.append(said(twiml))
    assert "didn't hear" in heard[0]
    assert "still there" in heard[1]
    last = ring(gateway, next_address(twiml))
    assert "Goodbye" in said(last)
    find(last, "Hangup")
    assert last.find("Gather") is None
    assert spoken(street) == []


def test_silence_in_the_middle_is_the_receptionists_business(gateway: Client, street: Street) -> None:
    address = next_address(ring(gateway, next_address(ring(gateway)), SpeechResult="hello"))
    ring(gateway, address, SpeechResult="")
    assert [turn["text"] for turn in street.conversation.turns] == ["", "hello", ""]


def test_a_repeated_turn_of_a_call_is_known_by_twilios_token(gateway: Client, street: Street) -> None:
    for token in ("t-1", "t-1", "t-2"):
        gateway.post(
            "/twilio/voice/turn?lang=en",
            data={**CALL, "SpeechResult": "a cleaning"},
            headers={"I-Twilio-Idempotency-Token": token},
        )
    first, again, other = (turn["message_sid"] for turn in street.conversation.turns)
    assert first == again != other
    assert CALL["CallSid"] in first


def test_somebody_who_speaks_again_starts_with_a_fresh_count_of_silences(gateway: Client) -> None:
    twiml = ring(gateway, next_address(ring(gateway)))
    twiml = ring(gateway, next_address(twiml), SpeechResult="hello")
    assert "silence" not in parse_qs(urlsplit(next_address(twiml)).query)


def test_unclear_speech_is_asked_for_once_more_and_then_taken_as_it_is(
    gateway: Client, street: Street
) -> None:
    twiml = ring(gateway, next_address(ring(gateway)), SpeechResult="mumble", Confidence="0.12")
    assert "not clear" in said(twiml)
    assert spoken(street) == []
    ring(gateway, next_address(twiml), SpeechResult="mumble", Confidence="0.12")
    assert spoken(street)[0]["confidence"] == 0.12


def test_control_characters_in_what_was_heard_stay_outside(gateway: Client, street: Street) -> None:
    ring(gateway, next_address(ring(gateway)), SpeechResult="hel\x00lo\x1b")
    assert spoken(street)[0]["text"] == "hello"


def test_recognition_that_tells_no_confidence_is_believed(gateway: Client, street: Street) -> None:
    ring(gateway, next_address(ring(gateway)), SpeechResult="hello", Confidence="0.0")
    assert spoken(street)[0]["text"] == "hello"


def test_receptionist_may_end_the_call(gateway: Client, street: Street) -> None:
    street.conversation.next_answer = {"response": "Goodbye!", "end_call": True}
    twiml = ring(gateway, next_address(ring(gateway)), SpeechResult="bye")
    assert [element.tag for element in twiml] == ["Say", "Hangup"]


def test_hand_off_rings_a_person_for_a_while_and_then_takes_a_message(
    gateway: Client, street: Street
) -> None:
    street.conversation.next_answer = {"response": "I'll connect you.", "transfer_to": "+12025550199"}
    twiml = ring(gateway, next_address(ring(gateway)), Digits="0")
    dial = find(twiml, "Dial")
    assert dial.attrib["timeout"] == "20"
    number = find(twiml, "Dial/Number")
    assert number.text == "+12025550199"
    assert "answered" in number.attrib["statusCallbackEvent"]
    unanswered = ring(gateway, next_address(twiml, "Dial"), DialCallStatus="no-answer")
    assert "leave your name" in said(unanswered)
    street.appointment.on("POST /v1/leads", lambda _: Reply({"lead_id": "LEAD-1"}, 201))
    recorded = ring(
        gateway,
        next_address(unanswered, "Record"),
        RecordingUrl="https://api.twilio.com/RE1",
        RecordingSid="RE1",
        RecordingDuration="7",
    )
    assert "we have your message" in said(recorded)
    (lead,) = street.appointment.calls("POST /v1/leads")
    assert lead.json["phone"] == "+12025550123"
    assert "https://api.twilio.com/RE1" in lead.json["message"]
    assert lead.headers["idempotency-key"] == "RE1"


def test_answered_transfer_ends_quietly(gateway: Client) -> None:
    twiml = ring(gateway, "/twilio/voice/dialed?lang=en", DialCallStatus="completed")
    assert [element.tag for element in twiml] == ["Hangup"]


def test_message_that_could_not_be_kept_is_not_called_kept(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(APPOINTMENT_URL="http://127.0.0.1:9")
    twiml = ring(gateway, "/twilio/voice/recorded?lang=en", RecordingUrl="u", RecordingSid="RE1")
    assert "we have your message" not in said(twiml)
    assert "problem" in said(twiml)


def test_call_goes_to_a_person_when_the_receptionist_is_away(make_gateway: MakeGateway) -> None:
    twiml = ring(make_gateway(CONVERSATION_URL="http://127.0.0.1:9"))
    assert find(twiml, "Dial/Number").text == "+12025550199"


def test_call_goes_to_a_person_when_the_receptionist_fails_in_the_middle(
    gateway: Client, street: Street
) -> None:
    address = next_address(ring(gateway))
    street.conversation.on("POST /v1/turns", lambda _: problem(503, "database_unavailable"))
    twiml = ring(gateway, address, SpeechResult="hello")
    assert "problem" in said(twiml)
    find(twiml, "Dial/Number")


def test_number_nobody_has_is_not_picked_up(gateway: Client) -> None:
    assert [element.tag for element in ring(gateway, To="+12025559999")] == ["Reject"]


def test_reminder_call_speaks_what_the_worker_says(gateway: Client, street: Street) -> None:
    street.notification.on(
        "POST /v1/voice-reminders/n1",
        lambda _: Reply(b"<Response><Say>Hi</Say></Response>", headers={"Content-Type": "text/xml"}),
    )
    twiml = ring(gateway, "/twilio/voice-reminder?tenant_id=downtown&notification_id=n1", Digits="1")
    assert said(twiml) == "Hi"
    (received,) = street.notification.received
    assert received.query == {"tenant_id": ["downtown"]}
    assert b"Digits=1" in received.body


PATHS = ("", "/turn", "/dialed", "/recorded", "/relay-ended", "/status", "-reminder")


@pytest.mark.parametrize("path", PATHS)
def test_no_step_of_a_call_is_taken_without_a_signature(make_gateway: MakeGateway, path: str) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret")
    assert gateway.post(f"/twilio/voice{path}?lang=en", data=CALL).status_code == 403


def test_signature_covers_the_state_in_the_address(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret")
    url = "/twilio/voice/turn?lang=en&step=menu"
    signature = RequestValidator("secret").compute_signature(f"http://localhost:8080{url}", CALL)
    headers = {"X-Twilio-Signature": signature}
    assert gateway.post(url, data=CALL, headers=headers).status_code == 200
    assert gateway.post(f"{url}&silence=2", data=CALL, headers=headers).status_code == 403


def test_relay_mode_connects_the_call_to_the_relay(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(VOICE_MODE="relay", RELAY_PUBLIC_URL="wss://relay.example")
    twiml = ring(gateway)
    relay = find(twiml, "Connect/ConversationRelay").attrib
    assert relay["url"] == "wss://relay.example/twilio/relay"
    assert "automated AI assistant" in relay["welcomeGreeting"]
    assert relay["dtmfDetection"] == "true"
    parameters = {one.attrib["name"]: one.attrib["value"] for one in twiml.iter("Parameter")}
    assert parameters == {"tenant_id": "downtown", "language": "en"}


@pytest.mark.parametrize(
    ("fields", "verbs"),
    [
        ({"HandoffData": '{"reason": "live-agent"}'}, ["Dial"]),
        ({"HandoffData": '{"reason": "done"}'}, ["Hangup"]),
        ({"HandoffData": "not json"}, ["Hangup"]),
        ({"SessionStatus": "failed", "ErrorCode": "64105"}, ["Connect"]),
        ({}, ["Hangup"]),
    ],
)
def test_how_a_call_leaves_the_relay(
    make_gateway: MakeGateway, fields: dict[str, str], verbs: list[str]
) -> None:
    gateway = make_gateway(VOICE_MODE="relay")
    twiml = ring(gateway, "/twilio/voice/relay-ended?lang=en&again=0", **fields)
    assert [element.tag for element in twiml] == verbs


def test_second_break_of_the_relay_goes_to_a_person_and_the_first_is_not_greeted_again(
    make_gateway: MakeGateway,
) -> None:
    gateway = make_gateway(VOICE_MODE="relay")
    failed = {"SessionStatus": "failed", "ErrorCode": "64105"}
    twiml = ring(gateway, next_address(ring(gateway), "Connect"), **failed)
    assert "welcomeGreeting" not in find(twiml, "Connect/ConversationRelay").attrib
    find(ring(gateway, next_address(twiml, "Connect"), **failed), "Dial/Number")


def test_twilios_own_classes_know_every_attribute_we_use(gateway: Client, street: Street) -> None:
    import inspect

    from twilio.twiml import voice_response

    street.conversation.next_answer = {"transfer_to": "+12025550199"}
    pages = [
        ring(gateway),
        ring(gateway, "/twilio/voice/turn?lang=en", Digits="0"),
        ring(gateway, "/twilio/voice/dialed?lang=en", DialCallStatus="busy"),
    ]
    makers = {"Gather": "gather", "Say": "say", "Dial": "dial", "Record": "record"}
    for element in (one for page in pages for one in page.iter() if one.tag in makers):
        known = inspect.signature(getattr(voice_response.VoiceResponse, makers[element.tag])).parameters
        for name in element.attrib:
            assert re.sub("(?=[A-Z])", "_", name).lower() in known, (element.tag, name)
