"""What a line is about, by the words in it that tell something: a question of the tenant's list, a rule of
the tenant. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from conversation_svc.domain.phrases import LANGUAGES
from conversation_svc.domain.policy import Policy, Question

# what a rule says around the thing it is about
_AROUND_A_RULE = frozenset(
    [
        "somebody", "someone", "anybody", "anyone", "customer", "caller", "patient", "want", "wants",
        "wanting", "ask", "asks", "asking", "question", "questions", "about", "other", "make", "makes", "an",
    ]
)  # fmt: skip
_EVERYDAY = frozenset().union(*(language.everyday for language in LANGUAGES.values()))
_SAME_AS = [
    (re.compile(rf"\b(?:{pattern})\b"), word)
    for language in LANGUAGES.values()
    for word, pattern in language.same.items()
]
_PROPER = re.compile(r"(?<=[a-záéíóúñ] )[A-ZÁÉÍÓÚÑ][\w&]{2,}")  # not the first word, which is always large
_ACCEPTING = re.compile(r"\b(?:take|accept|acepta[ns]?|toman)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r",|\bor\b|\bo\b")
_SHORT = 3  # letters: "gas" is no plural
_PLURAL = re.compile(r"e?s?$")
_ALIKE = 0.5  # share of a question's telling words that must be in the line
_LONG = 4  # letters without a plural ending: "iphone" is a phone, but "scar" is no car


def telling(text: str, *, as_said: bool = False) -> frozenset[str]:
    """as_said: "medicare" stays what it is, and is not taken for a word for insurance."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    for pattern, word in () if as_said else _SAME_AS:
        plain = pattern.sub(f" {word} ", plain)
    words = re.findall(r"[a-z0-9][a-z0-9-]*", plain)
    return frozenset(_stem(word) for word in words if word not in _EVERYDAY)


def _stem(word: str) -> str:
    """One form for the one and the many: "phone" and "phones", "celular" and "celulares"."""
    return word if len(word) <= _SHORT or word.endswith("ss") else _PLURAL.sub("", word)


_AROUND = frozenset(map(_stem, _AROUND_A_RULE))


def listed_question(text: str, policy: Policy) -> Question | None:
    """The tenant's question that shares most telling words with the line."""
    told, said = telling(text), telling(text, as_said=True)
    ours = {word for member in policy.staff for word in telling(member.name)}
    proper = {word for name in _PROPER.findall(text) for word in telling(name)} - ours
    for question in policy.faq:  # "do you take Delta Dental?": what it asks about stands in an answer
        words = telling(question.answer, as_said=True)
        whether = len(said) > 1 or _ACCEPTING.search(text)  # "do you take cigna?"
        if proper & words or (whether and said and said <= words | telling(question.question, as_said=True)):
            return question
    offered = {word for s in policy.services for name in (s.name, *s.aliases) for word in telling(name)}
    best: tuple[float, Question | None] = (0.0, None)
    for question in policy.faq:
        words = telling(question.question)
        # the thing we repair stands in many questions: it alone does not say which one is asked
        known = told & words if told <= offered else (told & words) - offered
        if known and len(told & words) / len(words) > best[0]:
            best = (len(told & words) / len(words), question)
    return best[1] if best[0] >= _ALIKE else None


def breaks_a_rule(text: str, rules: Sequence[str]) -> bool:
    """Is one of the tenant's "this goes to a person" in the line? "A gas smell, sparks or flooding" are three
    rules, and each is met by all of its telling words.
    """
    said = telling(text)
    for rule in rules:
        for alternative in _ALTERNATIVES.split(rule):
            words = telling(alternative) - _AROUND
            if words and all(_is_said(word, said) for word in words):
                return True
    return False


def _is_said(word: str, said: frozenset[str]) -> bool:
    return word in said or (len(word) >= _LONG and any(other.endswith(word) for other in said))
