"""What of a model's words may be said. A sentence that cannot be vouched for is dropped, not mended. Pure.

Times, numbers and promises come from our own data or not at all: a model writes `[S2]` for an offered time
and we write the words. What happened is told by us, after it happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conversation_svc.assisted import prices
from conversation_svc.assisted.masking import PLACEHOLDER
from conversation_svc.assisted.suspicions import (
    ADDRESS,
    ASKS,
    AVAILABLE,
    CARE,
    CLAIMED,
    DONE,
    EVERYDAY,
    FUTURE,
    INSURED,
    MONEY,
    OPEN,
    PERSON,
    PROMISES,
    TIME,
)

LONGEST = 600  # characters of one answer
LEAST_EVERYDAY = 0.2  # of the words of a sentence
_LEAST_WITH_FIGURES = 6  # characters of a saying that is recognised: "Dec 18"
_LEAST_LETTERS = 12  # or letters, of one without figures
_LEAK = 7  # so many words in a row from the rules are a quotation, not a coincidence

# What models call their thoughts, and the brackets they put around them.
_THINKING = (
    r"(?:think|thinking|thoughts?|reason|reasoning|reflection|analysis|scratchpad|inner_monologue|plan)"
)
_THOUGHTS = re.compile(
    rf"(?:<|\[|◁)({_THINKING})\b[^>\]▷]*(?:>|\]|▷).*?(?:(?:<|\[|◁)/\1(?:>|\]|▷)|$)", re.S | re.I
)
_THOUGHTS_END = re.compile(rf"(?:<|\[|◁)/{_THINKING}(?:>|\]|▷)", re.I)  # the template opened what this closes
_SAID_ALOUD = re.compile(r"^\s*(?:thoughts?|thinking|reasoning|analysis|razonamiento|pensamiento):", re.I)
_AT_LAST = re.compile(r"\b(?:final answer|final response|respuesta final)\s*:", re.I)
_FINAL = re.compile(r"<\|channel\|>final<\|message\|>", re.I)
_MACHINERY = re.compile(r"<\|?/?tool|<\||\"(?:name|arguments)\"\s*:|\[\s*\{|\{\s*[\"']", re.I)
_MARKUP = re.compile(r"<[^>]{0,200}>|[*`#|~]+|(?<!\w)_+|_+(?!\w)|^\s*[-•]\s+", re.M)
_NOISE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_REFERENCE = re.compile(r"\[(S\d{1,3})\]")
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bSr\.)(?<!\bSra\.)(?<!\b[ap]\.m\.)\s+|\n+"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FOREIGN = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Vouched:
    """text: what may be said; empty when nothing is left. slots: the offered times it names, in order."""

    text: str
    slots: tuple[str, ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Guard:
    """facts: texts of the business that may be repeated. sayings: words our tools gave for this turn, each
    allowed only as a whole. slots: the words for each offered time. rules: the prompt, nobody's business.
    """

    facts: Sequence[str] = ()
    sayings: Sequence[str] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[str] = ()

    def vouch(self, text: str) -> Vouched:
        text = _FINAL.split(_THOUGHTS_END.split(text)[-1])[-1]
        text = _AT_LAST.split(_NOISE.sub(" ", _THOUGHTS.sub(" ", text)))[-1]
        if _SAID_ALOUD.match(text):
            return Vouched("", dropped=1)
        if _MACHINERY.search(text):
            return Vouched("", dropped=1)  # a call written as text: nothing around it is meant for a customer
        text = _MARKUP.sub("", text)
        kept: list[str] = []
        named: list[str] = []
        dropped, asked = 0, False
        for sentence in filter(None, (" ".join(one.split()) for one in _SENTENCE.split(text))):
            refs = _REFERENCE.findall(sentence)
            if sum(map(len, kept)) + len(sentence) > LONGEST or not self._may_say(sentence, refs):
                dropped += 1
                asked = asked or ASKS.search(sentence) is not None
                continue
            named += [ref for ref in refs if ref not in named]
            kept.append(_REFERENCE.sub(lambda found: self.slots[found.group(1)], sentence))
        if asked and not any(sentence.endswith("?") for sentence in kept):
            return Vouched("", dropped=dropped)  # the next step is a question of ours, and so are the words
        return Vouched(" ".join(kept), tuple(named), dropped)

    def _may_say(self, sentence: str, refs: Sequence[str]) -> bool:
        if any(ref not in self.slots for ref in refs):
            return False
        rest = PLACEHOLDER.sub(" ", _REFERENCE.sub(" ", sentence))
        told = (*filter(_is_telling, self.sayings), *self.slots.values())
        for saying in sorted(told, key=len, reverse=True):
            rest = re.sub(rf"(?<!\w){re.escape(saying.rstrip('.'))}(?!\w)", " ", rest, flags=re.I)
        if DONE.search(rest) or _quotes(rest, self.rules) or not _is_readable(rest, bool(refs)):
            return False
        facts = " ".join(self.facts).lower()
        if refs and CLAIMED.search(rest):
            return False  # "your appointment is [S2]": nothing is booked yet
        for pattern in (PROMISES, ASKS, ADDRESS, MONEY, FUTURE, OPEN, CARE, INSURED, PERSON):
            if any(found.group().lower() not in facts for found in pattern.finditer(rest)):
                return False
        if not prices.are_vouched_for(rest, self.facts):
            return False
        times = [found.group().lower() for found in TIME.finditer(rest)]
        if any(not _stands_in(time, facts) for time in times):
            return False
        if times and AVAILABLE.search(rest):
            return False  # "noon is free" is not the same fact as "closed at noon"
        digits = set(re.findall(r"\d+", rest))
        return digits <= set(re.findall(r"\d+", facts))


def _is_telling(saying: str) -> bool:
    """Long enough to be known again as a whole. An answer like "No." or "Free." vouches for nothing."""
    letters = sum(letter.isalpha() for letter in saying)
    if any(letter.isdigit() for letter in saying):
        return len(saying) >= _LEAST_WITH_FIGURES
    return len(saying.split()) >= 3 and letters >= _LEAST_LETTERS


def _stands_in(words: str, facts: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", facts) is not None


def _is_readable(sentence: str, has_reference: bool) -> bool:
    """In English or Spanish, so that the other rules mean something."""
    if any(ord(letter) > 0x24F for letter in _FOREIGN.findall(sentence)):
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
    if not words:
        return has_reference or not sentence.strip(" .,;:!?¡¿()")
    return sum(word in EVERYDAY for word in words) >= max(1, LEAST_EVERYDAY * len(words)) or len(words) <= 2


def _quotes(sentence: str, rules: Sequence[str]) -> bool:
    words = _WORD.findall(sentence.lower())
    told = " " + " ".join(" ".join(_WORD.findall(rule.lower())) for rule in rules) + " "
    return any(" " + " ".join(words[at : at + _LEAK]) + " " in told for at in range(len(words) - _LEAK + 1))
