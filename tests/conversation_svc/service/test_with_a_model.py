"""The whole service with a model in front: real HTTP to a stand-in of OpenAI, real PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from conversation_svc.assisted.settings import read_models
from conversation_svc.prompts import VERSION
from conversation_svc.store.model_usage import UsageStore
from servicekit.config import Reader
from servicekit.db import Database
from tests.conversation_svc.service.house import House, make_tenant
from tests.fakes.models.script import Reply, calls, says
from tests.fakes.models.server import ModelServer


@pytest.fixture(scope="module")
def model_server() -> Iterator[ModelServer]:
    server = ModelServer()
    yield server
    server.stop()


OpenHouse = Callable[..., House]


@pytest.fixture
def open_house(
    databases: tuple[Database, Database], model_server: ModelServer, request: pytest.FixtureRequest
) -> Iterator[OpenHouse]:
    opened: list[House] = []
    settings = {
        "MODEL_PROVIDER": "openai",
        "OPENAI_BASE_URL": f"{model_server.url}/v1",
        "OPENAI_MODEL": "stand-in",
        "OPENAI_PRICE": "100,1000",
        "MODEL_FIRST_TOKEN_SECONDS": "1",
        "QUIET_WINDOW_SECONDS": "0.6",
    }

    def open_(*, assistant: dict[str, str] | None = None, policies: dict[str, int] | None = None) -> House:
        name = f"assisted-{abs(hash(request.node.name)) % 10**8}-{len(opened)}"
        ours = make_tenant(name, assistant=assistant or {}, policies=policies or {})
        theirs = make_tenant(f"{name}-next", phone_numbers=[])
        opened.append(House(*databases, [ours, theirs], settings=settings))
        return opened[-1]

    yield open_
    for house in opened:
        house.stop()


def test_a_model_helps_to_book_and_the_customer_confirms(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house()
    model_server.play(
        calls("get-time-slots", {"service_id": "checkup", "from": "2026-12-18", "to": "2026-12-18"}),
        says("I could offer [S1] or [S2]. Which one would you like?"),
    )
    first = house.chat("my tooth feels strange, could somebody have a look at it soon")
    assert "9" in first["response"]
    assert "get-time-slots" in first["metadata"]["tools_executed"]
    session = first["session_id"]
    told = [house.chat(line, session)["response"] for line in ("the second one", "Carol Jones, 202-555-0143")]
    assert house.appointments() == []
    told.append(house.chat("yes", session)["response"])
    assert house.appointments(), told
    (booked,) = house.appointments()
    assert booked["start"].startswith("2026-12-18T09:30")


def test_a_burst_of_texts_is_one_question_to_a_model_however_fast_it_is(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house()
    model_server.play(says("How can I help with that?"))
    with ThreadPoolExecutor(3) as pool:
        answers = []
        for line in ("hm, I was wondering", "about my tooth", "it feels strange"):
            answers.append(pool.submit(house.text, line))
            time.sleep(0.25)
        said = [one.result(20)["response"] for one in answers]
    assert said == ["How can I help with that?", "", ""]
    assert len(model_server.asked) == 1
    assert "it feels strange" in str(model_server.asked[0]["messages"])


def test_a_text_that_needs_no_model_is_answered_at_once(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house()
    model_server.play(says("How can I help with that?"))
    started = time.monotonic()
    assert "911" in house.text("I have chest pain")["response"]
    assert time.monotonic() - started < 0.6
    assert model_server.asked == []


def test_tokens_and_cost_are_kept_for_the_business(open_house: OpenHouse, model_server: ModelServer) -> None:
    house = open_house()
    model_server.play(says("How can I help with that?", usage=(1000, 100)))
    session = house.chat("hm, I was wondering about my tooth")["session_id"]
    path = f"/v1/model-usage?tenant_id={house.tenant_id}"
    assert house.call("GET", path, key=house.staff).status == 403
    assert house.call("GET", path, key=house.mallory).status == 404
    listed = house.call("GET", path, key=house.inner).json
    assert listed["next_cursor"] is None
    (row,) = listed["model_usage"]
    assert (row["provider"], row["model"], row["answers"]) == ("openai", "stand-in", 1)
    assert (row["input_tokens"], row["output_tokens"], row["cents"]) == (1000, 100, 0.2)
    kept = house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").json["messages"]
    assert [message["prompt_version"] for message in kept] == [None, VERSION]
    later = f"/v1/sessions/{session}?tenant_id={house.tenant_id}&after={kept[0]['message_id']}"
    assert house.call("GET", later).json["messages"] == kept[1:]
    with house.database.transaction(house.other_id) as connection:
        assert UsageStore(connection, house.other_id).months() == []


def test_the_monthly_ceiling_switches_to_the_built_in_receptionist(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house(policies={"monthly_model_cents": 1})
    model_server.play(says("How can I help with that?", usage=(20_000, 100)))
    house.chat("hm, I was wondering about my tooth")
    asked = len(model_server.asked)
    answer = house.chat("hm, I was wondering about my tooth")
    assert answer["response"]
    assert len(model_server.asked) == asked == 1


@pytest.mark.parametrize(
    "mischief",
    [
        Reply(status=500),
        says("x", stall_before_first_token=True),
        says("We", "are", cut_after_first_token=True),
    ],
    ids=["500", "stall", "cut"],
)
def test_nobody_hears_that_the_provider_failed(
    open_house: OpenHouse, model_server: ModelServer, mischief: Reply
) -> None:
    house = open_house()
    model_server.play(mischief)
    answer = house.chat("I'd like a check-up tomorrow at 10")
    assert "10" in answer["response"]


def test_a_business_that_wants_the_built_in_receptionist_alone_gets_her(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house(assistant={"provider": "builtin"})
    model_server.play(says("How can I help with that?"))
    house.chat("hm, I was wondering about my tooth")
    assert model_server.asked == []


def test_what_was_said_before_is_told_to_the_model_without_personal_data(
    open_house: OpenHouse, model_server: ModelServer
) -> None:
    house = open_house()
    model_server.play(says("How can I help with that?"))
    session = house.chat("hm, I was wondering about my tooth")["session_id"]
    house.chat("it hurts, mail carol@example.com or call 202-555-0143", session)
    sent = str(model_server.asked[-1]["messages"])
    assert "wondering about my tooth" in sent
    assert "carol@example.com" not in sent
    assert "0143" not in sent


# --- settings


def problems_of(**settings: str) -> list[str]:
    reader = Reader(settings)
    read_models(reader)
    return reader.problems


def test_settings_of_models_that_make_no_sense_are_told() -> None:
    assert problems_of() == []
    assert "MODEL_PROVIDER='gpt'" in problems_of(MODEL_PROVIDER="gpt")[0]
    assert "OPENAI_API_KEY is not set" in problems_of(MODEL_PROVIDER="openai")[0]
    assert "BEDROCK_MODEL_ID is not set" in problems_of(MODEL_PROVIDER="bedrock")[0]
    assert "OPENAI_API='x'" in problems_of(OPENAI_API="x")[0]
    assert "OPENAI_PRICE='1'" in problems_of(OPENAI_PRICE="1")[0]
    assert "MODEL_USE='never'" in problems_of(MODEL_USE="never")[0]


def test_the_order_of_providers_is_a_setting_and_the_built_in_one_ends_it() -> None:
    settings = {
        "MODEL_PROVIDER": "bedrock, openai, builtin, bedrock_agent",
        "OPENAI_API_KEY": "k",
        "BEDROCK_MODEL_ID": "m",
    }
    models = read_models(Reader(settings))
    assert models.order == ("bedrock", "openai")
    assert models.settings.order == ("bedrock", "openai")


def test_a_provider_that_is_set_up_can_be_chosen_by_a_business_though_it_is_not_the_default() -> None:
    models = read_models(Reader({"OPENAI_API_KEY": "k"}))
    assert models.order == ()
    assert models.settings.order == ("openai",)
