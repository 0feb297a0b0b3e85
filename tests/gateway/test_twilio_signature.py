"""Webhooks are believed only with Twilio's signature. Twilio's own SDK is the second opinion."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from gateway.twilio_signature import is_genuine, sign

TOKEN = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
FORM = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]
PUBLISHED = "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def header(signature: str, **settings: str) -> dict[str, str]:
    extra = {"X-Twilio-Webhooks-Signature-Settings": settings["settings"]} if settings else {}
    return {"X-Twilio-Signature": signature, **extra}


def test_published_vector() -> None:
    assert sign(TOKEN, URL, FORM) == PUBLISHED
    assert is_genuine(TOKEN, URL, header(PUBLISHED), form=FORM)


@pytest.mark.parametrize(
    ("token", "url", "form", "signature"),
    [
        ("54321", URL, FORM, PUBLISHED),
        (TOKEN, URL + "&x=1", FORM, PUBLISHED),
        (TOKEN, URL.replace("mycompany", "yours"), FORM, PUBLISHED),
        (TOKEN, URL, FORM[1:], PUBLISHED),
        (TOKEN, URL, [*FORM, ("Body", "hi")], PUBLISHED),
        (TOKEN, URL, FORM, ""),
        (TOKEN, URL, FORM, PUBLISHED.lower()),
        (TOKEN, URL, FORM, "ñ"),
        ("", URL, FORM, sign("", URL, FORM)),
    ],
)
def test_whatever_differs_is_refused(
    token: str, url: str, form: list[tuple[str, str]], signature: str
) -> None:
    assert not is_genuine(token, url, header(signature), form=form)


def test_without_any_header_it_is_refused() -> None:
    assert not is_genuine(TOKEN, URL, {}, form=FORM)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("https://front.example/twilio/sms", "https://front.example:443/twilio/sms"),
        ("https://front.example:443/twilio/sms", "https://front.example/twilio/sms"),
        ("https://front.example:8443/twilio/sms", "https://front.example/twilio/sms"),
        ("http://front.example/twilio/sms", "http://front.example:80/twilio/sms"),
        ("wss://front.example/twilio/relay", "wss://front.example:443/twilio/relay"),
    ],
)
def test_address_counts_with_and_without_its_port(ours: str, theirs: str) -> None:
    assert is_genuine(TOKEN, ours, header(sign(TOKEN, theirs, FORM)), form=FORM)


def test_repeated_values_count_once_and_their_order_does_not_matter() -> None:
    twice = [("MediaUrl", "b"), ("MediaUrl", "a"), ("MediaUrl", "b")]
    assert sign(TOKEN, URL, twice) == sign(TOKEN, URL, [("MediaUrl", "a"), ("MediaUrl", "b")])


def test_other_bodies_are_bound_by_their_digest_in_the_query() -> None:
    body = b'{"property": "value"}'
    url = f"{URL}&bodySHA256={hashlib.sha256(body).hexdigest()}"
    assert RequestValidator(TOKEN).validate(url, body.decode(), sign(TOKEN, url))
    assert is_genuine(TOKEN, url, header(sign(TOKEN, url)), raw=body)
    assert not is_genuine(TOKEN, url, header(sign(TOKEN, url)), raw=b'{"property": "other"}')
    assert not is_genuine(TOKEN, URL, header(sign(TOKEN, URL)), raw=body)


def test_newer_accounts_may_sign_with_sha256() -> None:
    strong = sign(TOKEN, URL, FORM, "sha256")
    settings = "key=primary,algorithm=HMAC_SHA256"
    assert is_genuine(TOKEN, URL, header(strong, settings=settings), form=FORM)
    assert not is_genuine(TOKEN, URL, header(PUBLISHED, settings=settings), form=FORM)
    assert not is_genuine(TOKEN, URL, header(strong), form=FORM)


@pytest.mark.parametrize(
    "settings", ["key=primary,algorithm=HMAC_MD5", "key=primary", "nonsense", "algorithm="]
)
def test_unknown_algorithm_fails_closed(settings: str) -> None:
    for signature in (PUBLISHED, sign(TOKEN, URL, FORM, "sha256")):
        assert not is_genuine(TOKEN, URL, header(signature, settings=settings), form=FORM)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    token=st.text("abcdef0123456789", min_size=1, max_size=32),
    path=st.text("abc/-_", max_size=12),
    form=st.lists(st.tuples(st.sampled_from(["From", "To", "Body", "body", "A", "AB"]), TEXT), max_size=8),
)
def test_we_agree_with_twilios_sdk(token: str, path: str, form: list[tuple[str, str]]) -> None:
    url = f"https://front.example/{path}?tenant_id=downtown"
    theirs = RequestValidator(token).compute_signature(url, MultiDict(form))
    assert sign(token, url, form) == theirs
    assert is_genuine(token, url, header(theirs), form=form)
