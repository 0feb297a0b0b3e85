"""What a stand-in should do with the next question, in words that fit every provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Call:
    """`arguments` as text is sent as it is, so that it may be broken JSON."""

    name: str
    arguments: Mapping[str, Any] | str


@dataclass(frozen=True)
class Reply:
    """text: the pieces as they are streamed. Stalls and cuts happen where they are told to, for ever."""

    text: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    status: int = 200
    code: str = ""
    stall_before_headers: bool = False
    stall_before_first_token: bool = False
    stall_after_first_token: bool = False
    alive_while_stalling: bool = False  # pings and empty pieces, but no word
    cut_after_first_token: bool = False
    ends_early: bool = False  # a tidy end of the connection, without the closing event
    refuses: bool = False
    filtered: bool = False
    stopped_by_length: bool = False
    thoughts: str = ""  # of a model that reasons first; told on the wire, and for nobody to hear
    error_in_stream: bool = False
    rubbish: bool = False
    byte_by_byte: bool = False
    usage: tuple[int, int] = (120, 30)


def says(*pieces: str, **changes: Any) -> Reply:
    return Reply(text=pieces, **changes)


def calls(name: str, arguments: Mapping[str, Any] | str = "", **changes: Any) -> Reply:
    return Reply(calls=(Call(name, arguments),), **changes)


@dataclass(frozen=True)
class Frame:
    """A piece of the stream. `useful`: it carries a word or a part of a tool call."""

    data: bytes
    useful: bool = False
    closing: bool = False  # without it the format counts the stream as unfinished
