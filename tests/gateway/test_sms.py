"""Text messages: from Twilio's webhook to TwiML."""

from __future__ import annotations

import hashlib
import time
from xml.etree import ElementTree

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.test import Client, TestResponse

from tests.fakes.service import Received, Reply
from tests.gateway.conftest import MakeGateway, Street

TEXT = {"From": "+12025550123", "To": "+12025550101", "Body": "Hi!", "MessageSid": "SM1", "NumMedia": "0"}
URL = "http://localhost:8080/twilio/sms"


def text(gateway: Client, **changes: str) -> TestResponse:
    return gateway.post("/twilio/sms", data={**TEXT, **changes})


def said(answer: TestResponse) -> list[str]:
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    return [message.text or "" for message in ElementTree.fromstring(answer.data).findall("Message")]


def test_text_is_answered_in_twiml(gateway: Client, street: Street) -> None:
    answer = text(gateway)
    assert (answer.status_code, said(answer)) == (200, ["You said: Hi!"])
    assert street.conversation.turns == [
        {
            "tenant_id": "downtown",
            "channel": "sms",
            "text": "Hi!",
            "from": "+12025550123",
            "to": "+12025550101",
            "message_sid": "SM1",
            "media_count": 0,
        }
    ]


def test_answer_is_escaped(gateway: Client, street: Street) -> None:
    street.conversation.next_answer = {"response": 'A < B & "C" \x00\x0b</Message> é 😀'}
    assert said(text(gateway)) == ['A < B & "C" </Message> é 😀']


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ("STOP\x00", "STOP"),
        ("\x00", ""),
        ("book\x07 it\nplease\x9f", "book it\nplease"),
        ("\x00STOP", "STOP"),
    ],
)
def test_control_characters_stay_outside(gateway: Client, street: Street, body: str, heard: str) -> None:
    answer = text(gateway, Body=body)
    assert answer.status_code == 200
    assert [turn["text"] for turn in street.conversation.turns] == [heard]


def test_nothing_to_say_is_an_empty_answer(gateway: Client, street: Street) -> None:
    street.conversation.next_answer = {"response": ""}
    assert said(text(gateway)) == []


def test_long_answer_is_cut_between_words(gateway: Client, street: Street) -> None:
    street.conversation.next_answer = {"response": "word " * 500}
    parts = said(text(gateway))
    assert len(parts) == 2
    assert all(len(part) <= 1600 for part in parts)
    assert " ".join(parts) == ("word " * 500).strip()


def test_a_text_without_a_name_is_known_by_twilios_token(gateway: Client, street: Street) -> None:
    headers = {"I-Twilio-Idempotency-Token": "t-1"}
    gateway.post("/twilio/sms", data={**TEXT, "MessageSid": ""}, headers=headers)
    gateway.post("/twilio/sms", data=TEXT, headers=headers)
    assert [turn["message_sid"] for turn in street.conversation.turns] == ["t-1", "SM1"]


def test_pictures_are_counted(gateway: Client, street: Street) -> None:
    text(gateway, Body="", NumMedia="2")
    assert street.conversation.turns[0]["media_count"] == 2
    assert street.conversation.turns[0]["text"] == ""


def test_signed_webhook_is_let_in_and_others_are_not(make_gateway: MakeGateway, street: Street) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret")
    good = RequestValidator("secret").compute_signature(URL, TEXT)
    for signature, status in ((good, 200), ("AAAA" + good[4:], 403), (None, 403)):
        headers = {"X-Twilio-Signature": signature} if signature else {}
        answer = gateway.post("/twilio/sms", data=TEXT, headers=headers)
        assert answer.status_code == status
    assert len(street.conversation.turns) == 1


def test_address_of_the_signature_comes_from_our_settings_not_from_the_request(
    make_gateway: MakeGateway,
) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret", PUBLIC_URL="https://front.example")
    evil = RequestValidator("secret").compute_signature("http://evil.example/twilio/sms", TEXT)
    headers = {"X-Twilio-Signature": evil, "Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    assert gateway.post("/twilio/sms", data=TEXT, headers=headers).status_code == 403
    good = RequestValidator("secret").compute_signature("https://front.example/twilio/sms", TEXT)
    assert gateway.post("/twilio/sms", data=TEXT, headers={"X-Twilio-Signature": good}).status_code == 200


@pytest.mark.parametrize(("digest_of", "status"), [(b'{"a": 1}', 200), (b'{"a": 2}', 403), (None, 403)])
def test_a_body_that_is_no_form_is_bound_by_its_digest(
    make_gateway: MakeGateway, digest_of: bytes | None, status: int
) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret")
    query = f"?bodySHA256={hashlib.sha256(digest_of).hexdigest()}" if digest_of else ""
    signature = RequestValidator("secret").compute_signature(URL + query, {})
    answer = gateway.post(
        f"/twilio/sms{query}",
        data=b'{"a": 1}',
        content_type="application/json",
        headers={"X-Twilio-Signature": signature},
    )
    assert answer.status_code == status


def test_number_nobody_has_is_answered_with_nothing(gateway: Client, street: Street) -> None:
    assert said(text(gateway, To="+12025559999")) == []
    assert street.conversation.turns == []


def test_without_a_sender_nothing_happens(gateway: Client, street: Street) -> None:
    assert said(text(gateway, From="")) == []
    assert street.conversation.turns == []


def test_number_that_texts_too_much_gets_an_empty_answer(make_gateway: MakeGateway, street: Street) -> None:
    gateway = make_gateway(LIMIT_TEXTS_PER_NUMBER="3")
    answers = [text(gateway, MessageSid=f"SM{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert said(answers[4]) == []
    assert 1 <= int(answers[4].headers["Retry-After"]) <= 60
    assert len(street.conversation.turns) == 3
    assert text(gateway, From="+12025550124").status_code == 200


def test_stop_counts_also_as_one_text_too_many(make_gateway: MakeGateway, street: Street) -> None:
    street.notification.on("POST /v1/incoming-texts", lambda _: Reply({"wish": "revoked"}))
    gateway = make_gateway(LIMIT_TEXTS_PER_NUMBER="1")
    text(gateway)
    answer = text(gateway, Body="STOP", MessageSid="SM2")
    assert (answer.status_code, said(answer)) == (429, [])
    (told,) = street.notification.calls("POST /v1/incoming-texts")
    assert (told.json["contact"], told.json["text"]) == ("+12025550123", "STOP")


@pytest.mark.parametrize("body", ["fail", "hello"])
def test_polite_line_when_the_receptionist_is_away(make_gateway: MakeGateway, body: str) -> None:
    settings = {} if body == "fail" else {"CONVERSATION_URL": "http://127.0.0.1:9"}
    answer = text(make_gateway(**settings), Body=body)
    assert answer.status_code == 200
    assert "can't answer" in said(answer)[0]


def test_stop_counts_while_the_receptionist_is_away(make_gateway: MakeGateway, street: Street) -> None:
    street.notification.on("POST /v1/incoming-texts", lambda _: Reply({"wish": "revoked"}))
    answer = text(make_gateway(CONVERSATION_URL="http://127.0.0.1:9"), Body="STOP")
    assert "no more texts" in said(answer)[0]
    (told,) = street.notification.calls("POST /v1/incoming-texts")
    assert told.json == {
        "tenant_id": "downtown",
        "contact": "+12025550123",
        "text": "STOP",
        "source": "SM1",
        "yes_answers": True,
    }


def test_stop_with_a_control_character_counts_while_the_receptionist_is_away(
    make_gateway: MakeGateway, street: Street
) -> None:
    street.notification.on("POST /v1/incoming-texts", lambda _: Reply({"wish": "revoked"}))
    gateway = make_gateway(CONVERSATION_URL="http://127.0.0.1:9")
    text(gateway, Body="STOP\x00")
    (call,) = street.notification.calls("POST /v1/incoming-texts")
    assert call.json["text"] == "STOP"


def test_other_texts_end_nothing_while_the_receptionist_is_away(
    make_gateway: MakeGateway, street: Street
) -> None:
    street.notification.on("POST /v1/incoming-texts", lambda _: Reply({"wish": None}))
    assert "can't answer" in said(text(make_gateway(CONVERSATION_URL="http://127.0.0.1:9")))[0]


def test_slow_receptionist_does_not_cost_us_twilios_patience(
    make_gateway: MakeGateway, street: Street
) -> None:
    def answer(_: Received) -> Reply:
        time.sleep(4)
        return Reply({})

    street.conversation.on("POST /v1/turns", answer)
    gateway = make_gateway(WEBHOOK_SECONDS="3")
    started = time.monotonic()
    assert "longer than usual" in said(text(gateway))[0]
    assert time.monotonic() - started < 3


def test_tenant_seen_before_is_known_while_its_service_is_away(
    make_gateway: MakeGateway, street: Street
) -> None:
    gateway = make_gateway()
    text(gateway)
    street.tenant_config.on("GET .*", lambda _: Reply(status=500))
    time.sleep(2.1)  # the copy is no longer fresh
    assert said(text(gateway, MessageSid="SM2")) == ["You said: Hi!"]


def test_status_callback_is_handed_to_the_worker(gateway: Client, street: Street) -> None:
    street.notification.on("POST /v1/receipts", lambda _: Reply(status=204))
    form = {"MessageSid": "SM1", "MessageStatus": "delivered", "To": "+12025550123"}
    answer = gateway.post("/twilio/status?tenant_id=downtown&notification_id=n1", data=form)
    assert (answer.status_code, answer.data) == (204, b"")
    (received,) = street.notification.received
    assert received.json == {
        "callbacks": [
            {
                "tenant_id": "downtown",
                "notification_id": "n1",
                "form": {"MessageSid": "SM1", "MessageStatus": "delivered"},
            }
        ]
    }


def test_status_callback_is_refused_without_a_signature(make_gateway: MakeGateway, street: Street) -> None:
    gateway = make_gateway(TWILIO_AUTH_TOKEN="secret")
    assert gateway.post("/twilio/status?tenant_id=downtown", data={}).status_code == 403
    assert street.notification.received == []


def test_status_callback_while_the_worker_is_away_is_an_honest_503(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(NOTIFICATION_URL="http://127.0.0.1:9")
    assert gateway.post("/twilio/status?tenant_id=downtown&notification_id=n1", data={}).status_code == 503
