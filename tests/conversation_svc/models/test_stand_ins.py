"""Do the stand-ins speak the real formats? OpenAI's own client and AWS's own decoder say so."""

from __future__ import annotations

from collections.abc import Iterator

import openai
import pytest
from botocore.eventstream import EventStreamBuffer

from tests.fakes.models import event_stream
from tests.fakes.models.script import Reply, calls, says
from tests.fakes.models.server import ModelServer

ADD = {"type": "object", "properties": {"a": {"type": "integer"}}}


@pytest.fixture
def client(model_server: ModelServer) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(api_key="k", base_url=f"{model_server.url}/v1", max_retries=0) as made:
        yield made


def test_openais_client_reads_a_streamed_response(client: openai.OpenAI, model_server: ModelServer) -> None:
    model_server.play(says("We are ", "open."))
    with client.responses.stream(model="m", input="Hi") as stream:
        text = "".join(event.delta for event in stream if event.type == "response.output_text.delta")
        final = stream.get_final_response()
    assert text == final.output_text == "We are open."
    assert final.usage is not None
    assert final.usage.total_tokens == 150


def test_openais_client_reads_a_streamed_function_call(
    client: openai.OpenAI, model_server: ModelServer
) -> None:
    model_server.play(calls("add", {"a": 1}))
    tool = {"type": "function", "name": "add", "parameters": ADD, "strict": False}
    with client.responses.stream(model="m", input="Hi", tools=[tool]) as stream:  # type: ignore[list-item]
        final = stream.get_final_response()
    (item,) = final.output
    assert item.type == "function_call"
    assert (item.name, item.arguments) == ("add", '{"a": 1}')


def test_openais_client_reads_streamed_chat_completions(
    client: openai.OpenAI, model_server: ModelServer
) -> None:
    model_server.play(says("We are ", "open."), calls("add", {"a": 1}))
    messages: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": "Hi"}]
    with client.chat.completions.stream(
        model="m", messages=messages, stream_options={"include_usage": True}
    ) as stream:
        final = stream.get_final_completion()
    assert final.choices[0].message.content == "We are open."
    assert final.usage is not None
    with client.chat.completions.stream(model="m", messages=messages) as stream:
        final = stream.get_final_completion()
    (call,) = final.choices[0].message.tool_calls or []
    assert call.function.arguments == '{"a": 1}'


def test_openais_client_understands_how_it_fails(client: openai.OpenAI, model_server: ModelServer) -> None:
    model_server.play(Reply(status=429))
    with pytest.raises(openai.RateLimitError):
        client.responses.create(model="m", input="Hi")
    model_server.play(Reply(status=500))
    with pytest.raises(openai.InternalServerError):
        client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hi"}])


def test_aws_decodes_our_frames_and_checks_their_sums() -> None:
    buffer = EventStreamBuffer()
    buffer.add_data(event_stream.event("messageStart", {"role": "assistant"}))
    (message,) = list(buffer)
    assert message.headers[":event-type"] == "messageStart"
    broken = bytearray(event_stream.event("messageStart", {"role": "assistant"}))
    broken[-6] ^= 1
    buffer.add_data(bytes(broken))
    with pytest.raises(Exception, match="Checksum"):
        list(buffer)


def test_a_request_against_the_format_is_refused(client: openai.OpenAI, model_server: ModelServer) -> None:
    model_server.play(says("x"))
    with pytest.raises(openai.BadRequestError, match="call_id"):
        client.responses.create(
            model="m", input=[{"type": "function_call_output", "call_id": "x", "output": "y"}]
        )
