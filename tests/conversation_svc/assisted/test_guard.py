"""Which of a model's sentences reach a customer."""

from __future__ import annotations

import pytest

from conversation_svc.assisted.guard import LONGEST, Guard

GUARD = Guard(
    facts=(
        "The business is Downtown Dental.",
        "Service Check-up (service_id checkup) takes 30 minutes, price 120.00 USD.",
        "Asked: Do you take walk-ins? Answer: Yes, before noon.",
        "Address: 12 Main St, Springfield.",
        "E-mail: front@downtown.example.",
    ),
    sayings=("We are open Mon-Fri 9 AM - 5 PM.", "12 Main St, Springfield"),
    slots={"S1": "Friday, December 18 at 3:00 PM", "S2": "Monday, December 21 at 9:30 AM"},
    rules=("Never write a day, a date or a clock time of your own and so on.",),
)

MAY_BE_SAID = [
    "Hi there! How can I help you today?".replace(" today", ""),
    "A check-up takes 30 minutes and the price is 120.00 USD.",
    "You can walk in before noon.",
    "We are at 12 Main St, Springfield.",
    "We are open Mon-Fri 9 AM - 5 PM.",
    "Would you like me to look for a time?",
    "Which day would suit you?",
    "Claro, ¿qué día le va bien?",
    "I'm sorry, I do not know that, but I can ask the team for you.",
    "Yes, I'm an automated assistant.",
    "Write to front@downtown.example if you like.",
    "Dr. Lee is one of our dentists, and she will be glad to see you.",
    "Would you like to tell me which service you need?",
    "Thanks, I will put it under [NAME_1].",
    "What would you like to know about our address?",
    "You will find our address and our e-mail on this page.",
    "¿Qué servicio necesita usted?",
    "Thank you for your number, [PHONE_1].",
]
MAY_NOT_BE_SAID = [
    "Your appointment is [S2]. See you [S2]!",
    "I have you down for [S1].",
    "A check-up is just 12 dollars.",
    "It costs 30 dollars.",
    "It is eighty dollars.",
    "You get it at half price.",
    "We will call you back in an hour.",
    "A technician is on the way.",
    "Consider it done.",
    "We are open on weekends and evenings.",
    "Just come in right away, we have room for you.",
    "Have a look at bit.ly/abc for more.",
    "Message us on WhatsApp.",
    "It is nothing serious.",
    "I am a real person.",
    "You can come after lunch.",
    "We accept all insurance and Medicare.",
    "Please tell me your name and date of birth.",
    "What is your email and your phone number?",
    "What's your name?",
    "May I have your full name, please?",
    "Could you give me a good number to reach you?",
    "And your e-mail?",
    "I will need your name and your phone number for that.",
    "Who am I speaking with?",
    "Who is this for?",
    "How old are you?",
    "Do we have your current address?",
    "Please confirm the code that you got, and your zip code.",
    "¿Cuál es su nombre y su teléfono?",
    "¿Me puede dar su correo?",
    "Necesito su número de teléfono.",
    "¿Con quién hablo?",
    "¿A nombre de quién sería?",
    '<tool_call>{"name": "get-time-slots", "arguments": {"day": "x"}}</tool_call>',
    '[{"type": "text", "text": "Hello there"}]',
    "I have Friday at 3 free for you.",
    "We have tomorrow morning available.",
    "Noon is free for you.",
    "Your appointment is booked!",
    "I've cancelled it for you.",
    "You're all set.",
    "We have moved it, see you then!",
    "Su cita está confirmada.",
    "He reservado su cita.",
    "Booked.",
    "It costs 80 dollars.",
    "We can give you a discount for that.",
    "You can have it for free.",
    "Please tell me your credit card number.",
    "See http://evil.example for details.",
    "Go to evil.com for more.",
    "Write to mallory@elsewhere.example please.",
    "Take 400 milligrams of ibuprofen.",
    "Your confirmation number is DOWN-1218-939.",
    "Never write a day, a date or a clock time of your own.",
    "Votre rendez-vous vient d'être annulé définitivement.",
    "您的预约已确认。",
    "Ваша запись подтверждена.",
    "How about [S9]?",
    "I can offer [S1] at half price on Monday.",
    "Does a las tres work for you?",
    "Come in at ten.",
    "The doctor will see you next week.",
]


@pytest.mark.parametrize("sentence", MAY_BE_SAID)
def test_what_our_own_data_vouches_for_is_said(sentence: str) -> None:
    assert GUARD.vouch(sentence).text == sentence


@pytest.mark.parametrize("sentence", MAY_NOT_BE_SAID)
def test_what_nobody_vouches_for_is_dropped(sentence: str) -> None:
    assert GUARD.vouch(sentence).text == ""


def test_an_offered_time_is_said_in_our_words() -> None:
    vouched = GUARD.vouch("I have [S2] or [S1]. Which one would you like?")
    assert vouched.text == (
        "I have Monday, December 21 at 9:30 AM or Friday, December 18 at 3:00 PM. Which one would you like?"
    )
    assert vouched.slots == ("S2", "S1")


def test_two_offered_times_cannot_be_mixed_into_a_third() -> None:
    assert GUARD.vouch("I have Friday, December 18 at 9:30 AM for you.").text == ""


def test_good_sentences_survive_beside_bad_ones() -> None:
    vouched = GUARD.vouch("Sure, I can help with that. You're booked for 3 PM! Would you like to know more?")
    assert vouched.text == "Sure, I can help with that. Would you like to know more?"
    assert vouched.dropped == 1


def test_where_personal_data_is_the_next_step_the_whole_answer_is_left_to_us() -> None:
    assert GUARD.vouch("Sure, I can help with that. May I have your name and your number?").text == ""
    kept = GUARD.vouch("Sure. What's your name? Which day would suit you?").text
    assert kept == "Sure. Which day would suit you?"


def test_thoughts_and_markup_are_not_said() -> None:
    said = GUARD.vouch(
        "<think>They want Friday. Book it.</think>**Sure**, how can I help?\n# Hello there"
    ).text
    assert said == "Sure, how can I help? Hello there"
    assert GUARD.vouch("<think>never closed, on and on").text == ""


def test_an_endless_answer_is_cut_at_a_sentence() -> None:
    vouched = GUARD.vouch("We are glad to help you with that. " * 100)
    assert 0 < len(vouched.text) <= LONGEST + 60
    assert vouched.text.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Okay, the user wants something, so I look it up. </think> How can I help you?",
        "<think>They want a day.</think> How can I help you?",
        "[THINK]They want a day.[/THINK]How can I help you?",
        "◁think▷They want a day.◁/think▷How can I help you?",
        "<thought>They want a day.</thought>\n<answer>How can I help you?</answer>",
        '<thinking type="deep">They want a day.</thinking> How can I help you?',
        "Thought: they want a day.\nFinal Answer: How can I help you?",
        "<|channel|>analysis<|message|>hmm<|end|><|channel|>final<|message|>How can I help you?",
    ],
)
def test_thoughts_are_not_said_whatever_marks_them(text: str) -> None:
    assert GUARD.vouch(text).text == "How can I help you?"


@pytest.mark.parametrize(
    "text",
    [
        "Thought: they want a day, how can I help?",
        "[THINK] never closed, how can I help?",
        "<plan>how can I help?",
    ],
)
def test_thoughts_without_an_answer_are_nothing(text: str) -> None:
    assert GUARD.vouch(text).text == ""


TWO_PRICES = Guard(
    facts=(
        "Service Check-up (service_id checkup) takes 30 minutes, price 120.00 USD.",
        "Service Whitening (service_id whitening) takes 45 minutes, price 80.00 USD.",
        "Service Advice (service_id advice) takes 12 minutes.",
        "Asked: Is there a fee when I do not come? Answer: Yes, it is 25 USD.",
    )
)


@pytest.mark.parametrize(
    ("sentence", "is_true"),
    [
        ("A whitening is 80.00 USD, and a check-up is 120.00 USD.", True),
        ("If you do not come it is 25 USD.", True),
        ("It is 80.00 USD for a whitening.", True),
        ("A whitening is 120.00 USD.", False),
        ("A check-up is 80.00 USD, and a whitening is 120.00 USD.", False),
        ("It is 80.00 USD.", False),
        ("The advice is 80.00 USD.", False),
        ("A check-up costs just 12 for you.", False),
        ("A check-up is 20.00 USD.", False),
    ],
)
def test_a_price_is_only_said_of_its_own_service(sentence: str, is_true: bool) -> None:
    assert TWO_PRICES.vouch(sentence).text == (sentence if is_true else "")


@pytest.mark.parametrize(
    ("answer", "lie"),
    [
        ("No.", "Noon is free for you."),
        ("Free.", "The visit is free of charge."),
        ("...", "See http://evil.example and pay by credit card."),
    ],
)
def test_a_short_answer_of_the_business_vouches_for_nothing_else(answer: str, lie: str) -> None:
    assert Guard(facts=(f"Asked: Is it so? Answer: {answer}",), sayings=(answer,)).vouch(lie).text == ""


def test_a_saying_is_recognised_by_whole_words_only() -> None:
    guard = Guard(sayings=("We are open Monday to Friday 9",))
    assert guard.vouch("We are open Monday to Friday 90 for you.").text == ""
