"""From a template and facts to the words that leave. Of several forms the first that fits one segment is
taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notification_worker.domain.segments import (
    Segments,
    count_segments,
    plain_punctuation,
    without_costly_accents,
)

# A text over this is refused by the provider (Twilio 21617).
LONGEST_TEXT = 1600

PLACEHOLDERS = frozenset(["business", "when", "until", "code", "service", "staff", "address", "phone"])
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class TemplateError(Exception):
    """A template names something that does not exist, or needs a fact that this message lacks."""


@dataclass(frozen=True, slots=True)
class Template:
    """One kind in one language. `sms` holds forms from roomy to terse."""

    sms: Sequence[str]
    voice: str
    subject: str
    email: str


@dataclass(frozen=True, slots=True)
class Rendered:
    text: str
    segments: Segments


def fill(pattern: str, facts: Mapping[str, str]) -> str:
    """Only plain `{name}` placeholders: a tenant's own template can reach nothing but the facts."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in PLACEHOLDERS:
            raise TemplateError(f"unknown placeholder {{{name}}}")
        if not facts.get(name):
            raise TemplateError(f"nothing to put in place of {{{name}}}")
        return facts[name]

    return _PLACEHOLDER.sub(value, pattern)


def render_text(forms: Sequence[str], facts: Mapping[str, str]) -> Rendered:
    """The first form that fits one segment; if none does, the one with the fewest. Raises TemplateError
    when the facts fill none of them."""
    rendered = []
    for form in forms:
        try:
            text = without_costly_accents(fill(form, facts))
        except TemplateError as error:
            failure = error
            continue
        candidate = Rendered(text, count_segments(text))
        if candidate.segments.count == 1:
            return candidate
        rendered.append(candidate)
    if not rendered:
        raise failure
    return min(rendered, key=lambda candidate: candidate.segments.count)


def render_own_words(body: str) -> Rendered:
    """A reply that somebody wrote: keyboard punctuation, cut to what the provider takes, accents
    untouched."""
    text = plain_punctuation(body)
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 3].rstrip() + "..."
    return Rendered(text, count_segments(text))


def check_override(pattern: str) -> None:
    """Raises TemplateError for a tenant's template that could never be filled."""
    for match in _PLACEHOLDER.finditer(pattern):
        if match.group(1) not in PLACEHOLDERS:
            raise TemplateError(f"unknown placeholder {{{match.group(1)}}}")
