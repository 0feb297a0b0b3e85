"""One line of a customer, read: what was understood, what it allows and forbids, and the word
list of its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from conversation_svc.domain.language.weights import is_given_name
from conversation_svc.domain.phrases import Words, language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.circumstances import plainly
from conversation_svc.domain.reading.listed import listed
from conversation_svc.domain.reading.namesakes import is_namesake
from conversation_svc.domain.reading.places import with_house_numbers, without_address
from conversation_svc.domain.state import State
from conversation_svc.domain.times import Constraints, TimeContext, find_constraints
from conversation_svc.domain.understand import Named, UnderstandingContext, understand
from conversation_svc.domain.understanding import Understanding

_BARE_HOUR = re.compile(r"(?<![\d:#-])(?:\d{1,2}|(?:1[0-2]|[1-9])[0-5][05])(?![\d:-])")
_HOUR = re.compile(r"^\W*(1[0-2]|[1-9])\W*$")
_ANOTHER_HOUR = re.compile(  # "9 then", "better 9"
    r"^\W*(?:(?:make it|better|rather|maybe|mejor|no,?) )*(?:a las )?(?:1[0-2]|[1-9])(?::[0-5]\d)?"
    r"(?: (?:then|instead|please|maybe|entonces|mejor|por favor))*\W*$",
    re.IGNORECASE,
)
_HOUR_IN_WORDS = re.compile(  # "actually no, make it one"
    r"^\W*(?:(?:actually|no|ok|okay|wait|sorry|hmm|um|uh|yes|yeah|well|oh)\W+)*(?:make it|better|rather"
    r"|how about"
    r"|what about|let'?s (?:do|say)|(?:can|could) (?:we|you|i) (?:do|make it|say)) (?:at )?(?:one|two"
    r"|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve)(?: (?:o'?clock|then|instead|please|maybe))*\W*$",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r",? (?:named |called )?([a-z]{2,})\b")
LONGEST = 1000  # characters of one message that are read; the rest is noise or an attack
_NOISE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Heard:
    text: str
    understanding: Understanding
    constraints: Constraints
    words: Words
    is_picture: bool = False  # and nothing else
    is_unlisted: bool = False  # it is about something that the business does not do

    @property
    def acts(self) -> frozenset[str]:
        return self.understanding.acts

    @property
    def intent(self) -> str | None:
        return self.understanding.intent

    @property
    def is_rebooking(self) -> bool:
        """ "Cancel it and book me for next week": what they have is moved."""
        return self.says("rebooking") and self.understanding.fields.service is None

    def says(self, name: str) -> bool:
        """Does one of the language's own patterns match?

        The names are those of `phrases/<language>/words.py`.
        """
        return self.words.matches(name, self.text)


def somebody_named(found: re.Match[str]) -> str | None:
    """The name in "for my son Leo", "for another person, Leo Marks"."""
    named = found.groupdict()
    return named.get("name") or named.get("other") or _said_next(found)


def _said_next(found: re.Match[str]) -> str | None:
    """ "For my son tim", as speech is written down."""
    behind = _NEXT_WORD.match(found.string, found.end())
    return behind[1].title() if behind and is_given_name(behind[1]) else None


# "my husband & I", "last week & now"; but "Ann & Sons" stays a name
_AND = re.compile(
    r" & (?=(?:i|me|my|we|he|she|they|it|now|then|also|can|could|is|do|how|what|when|where|will)\b)",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """Control and direction characters out, blanks folded, cut to what is read.

    People begin and end with what they want, and tell their story in between.
    """
    text = _AND.sub(" and ", " ".join(_NOISE.sub(" ", text).split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[1 - LONGEST // 2 :]}"


_EVERYWHERE = frozenset(
    [
        "",
        "no",
        "ok",
        "okay",
        "c",
        "k",
        "r",
        "ya",
        "x",
        "y",
        "n",
        "si",
        "stop",
        "cancel",
        "start",
        "help",
        "info",
        "perfect",
        "sms",
        "1",
        "2",
        "3",
    ]
)


_ONLY_FIGURES = re.compile(r"^[\d\s:.,/-]*\d\s*([ap]\.?\s?m\.?)?\W*$", re.IGNORECASE)


def _without_language(text: str) -> bool:
    """A word that is the same, or means something else, in both languages says nothing about the language;
    nor does an hour ("10 am").
    """
    return text.lower().strip(" .,!?") in _EVERYWHERE or _ONLY_FIGURES.match(text) is not None


def _speaks_of_time(state: State, text: str, understanding: Understanding, no_place: bool) -> bool:
    """no_place: the number is too high to be one of our services by its place."""
    if understanding.intent in ("reschedule", "cancel"):
        return True
    if state.expected == "service" and no_place and not understanding.fields.service:
        return True
    if state.task is not None and state.task.others and understanding.times:
        return True
    chosen = state.task is not None and state.task.chosen is not None
    if chosen and _ANOTHER_HOUR.match(text):
        return True
    words = language_of(understanding.language).words
    if chosen and words.matches("hour_named", text):
        return True  # "yes but could you do 9"
    if words.matches("about_theirs", text) or words.matches("late_but", text):
        return True  # "does 2 work instead?", "actually 11, I'm on the train"
    return words.matches("correcting", text) and (chosen or state.finished is not None)


STORY = 300  # characters; who writes more tells what happened, too
_WISHES = frozenset({"book", "reschedule", "cancel", "status", "handoff", "emergency", "opt_out", "message"})
_BOOKING = frozenset({"book", "search", "reschedule"})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
PICTURE = "📷"  # stands for a message that is only a picture
_THUMBS = {"yes": "👍✅👌🙌💯", "no": "👎❌🚫"}


def _signs(text: str, language: str) -> str:
    """A line of nothing but signs: a thumb is a yes or a no, and marks alone say nothing."""
    if any(c.isalnum() for c in text):
        return text
    quick = language_of(language).quick
    shown = [word for word, signs in _THUMBS.items() if any(c in signs for c in text)]
    return quick[shown[0]] if len(shown) == 1 and "?" not in text else ""


def _without_counts(text: str, policy: Policy) -> str:
    """ "5 flu shots": so many of a service, and no hour. As long as before."""
    names = tuple(name for service in policy.services for name in (service.name, *service.aliases))
    return _counted(names).sub(lambda found: "a".ljust(len(found.group())), text)


@lru_cache(maxsize=256)
def _counted(names: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\d:.])\d{{1,2}}(?= (?:{named})(?:s|es)\b)", re.IGNORECASE)


def _expected(state: State, text: str) -> str | None:
    """ "10", after a read-back was refused: another hour of that day rather than the tenth."""
    refused = state.expected == "date" and state.task is not None and state.task.refused
    return "time" if refused and _HOUR.match(text) else state.expected


def listen(text: str, state: State, policy: Policy, now: datetime) -> Heard:
    """Understand `text` in this session. Pure: `now` is an instant, everything else is data."""
    is_picture = text == PICTURE
    text = _signs(cleaned(text), state.language)
    text = with_house_numbers(text) if policy.goes_out else text
    spoken = _without_counts(plainly(without_address(text) if policy.goes_out else text), policy)
    local = policy.local(now).replace(tzinfo=None)
    opening = policy.opening_hours()
    context = UnderstandingContext(
        now=local,
        opening=opening,
        services=tuple(Named(s.id, s.name, s.aliases) for s in policy.services),
        staff=tuple(Named(m.id, m.name) for m in policy.staff),
        languages=policy.languages,
        country=policy.country,
    )
    expected = _expected(state, spoken)
    understanding = understand(spoken, expected=expected, system=state.said or None, context=context)
    together = state.task is not None and bool(state.task.others)  # "9 and 9:30": each has an hour
    bare = _BARE_HOUR.search(spoken) if together or not understanding.times else None
    chosen = state.task is not None and state.task.chosen is not None
    worded = chosen and not understanding.times and _HOUR_IN_WORDS.match(spoken) is not None
    if worded or (
        bare and _speaks_of_time(state, text, understanding, int(bare.group()) > len(policy.services))
    ):
        # "move it to 4": a bare number is a time only where one is due, and here one is
        again = understand(spoken, expected="time", system=None, context=context)
        understanding = replace(understanding, times=again.times, fields=again.fields)
    if state.greeted and _without_language(spoken):
        understanding = replace(understanding, language=state.language)
    times = TimeContext(
        now=local,
        opening=opening,
        expected=expected,
        system=state.said or None,
        language=understanding.language,
        country=policy.country,
    )
    words = language_of(understanding.language).words
    constraints = find_constraints(_without_no(spoken, words), times)
    named = understanding.fields.service
    kind = listed(spoken, understanding.language, policy, named)
    if kind is not None:
        understanding = replace(understanding, fields=replace(understanding.fields, service=kind.service))
    if is_namesake(spoken, understanding.fields.staff, policy):
        understanding = replace(understanding, fields=replace(understanding.fields, staff=None))
    unlisted = kind is not None and kind.is_unlisted
    heard = Heard(text, understanding, constraints, words, is_picture, unlisted)
    return _point_of(heard, state, policy, now) if len(text) > STORY else heard


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if len(part) <= STORY]


def _with_times_of(whole: Understanding, part: Understanding) -> Understanding:
    fields = replace(
        whole.fields, date=part.fields.date, time=part.fields.time, part_of_day=part.fields.part_of_day
    )
    return replace(whole, times=part.times, fields=fields)


def _without_no(text: str, words: Words) -> str:
    """ "No, better on Thursday": the no in front is an answer, and forbids no Thursday."""
    lead = words.find("no_lead", text)
    return text[lead.end() :] if lead and set(lead.group()) & set(",.!") else text


def _point_of(heard: Heard, state: State, policy: Policy, now: datetime) -> Heard:
    """A long story mostly ends with what is wanted: its end counts where the whole says nothing to act on,
    and the times of the sentence with the wish where the story is full of others.
    """
    if heard.says("emergency") or heard.says("opt_out_wish"):
        return heard
    if heard.intent in _BOOKING:
        parts = [listen(part, state, policy, now) for part in _sentences(heard.text)]
        wish = next((p for p in reversed(parts) if p.intent in _BOOKING and p.understanding.times), heard)
        understanding = _with_times_of(heard.understanding, wish.understanding)
        return replace(heard, constraints=wish.constraints, understanding=understanding)
    if heard.intent in _WISHES:
        return heard
    end = listen(heard.text[-STORY:].partition(" ")[2], state, policy, now)
    return end if end.intent in _WISHES else heard
