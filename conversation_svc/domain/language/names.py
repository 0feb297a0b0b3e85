"""Names of people: after "my name is", "under", "for", before "here", or as the answer to the question.

Which part of it is the first name and which the last is told by `person_name.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from conversation_svc.domain.language.lexicon import NameWords, SpellingWords
from conversation_svc.domain.language.person_name import NameQuestion, PersonName, labelled
from conversation_svc.domain.language.spelling import is_spelled, spelled_letters
from conversation_svc.domain.language.weights import NameModel

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-](?!s\b)(?=[^\W\d_])[^\W\d_]+)*")
_BREAK = re.compile(r"[^\s\"“”'‘’.]|[.](?=\s+[A-ZÁÉÍÓÚÑ¿¡]).*\S", re.S)
_CAPITAL = re.compile(r"\b(?!I\b)[^\W\d_a-zà-ÿ][^\W\d_]*")
_MOST = 4  # words of one name, beside its particles
_OF = frozenset(("de", "del"))
EXPECTED_NAMES = frozenset(("name", "first_name", "last_name", "customer", "full_name"))


class _Token(NamedTuple):
    text: str
    lower: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def find_name(
    question: NameQuestion, say: NameWords, letters: SpellingWords, model: NameModel
) -> PersonName | None:
    if question.expected in EXPECTED_NAMES and is_spelled(question.text, letters):
        spelled = spelled_letters(question.text, letters)
        return labelled((spelled.capitalize(),), question, say, model) if len(spelled) > 1 else None
    if question.expected not in EXPECTED_NAMES and not _may_have_name(question, say, model):
        return None
    tokens = _tokens(question.text)
    if not tokens:
        return None
    both = _first_and_last(tokens, question, say)
    if both:
        return both
    words = _by_marks(tokens, question, say, model)
    if not words and question.expected in EXPECTED_NAMES:
        words = _answer(tokens, question, say, model)
    if not words:
        words = _bare(tokens, question, say, model)
    return labelled(words, question, say, model) if words else None


def _may_have_name(question: NameQuestion, say: NameWords, model: NameModel) -> bool:
    """Most lines have none, and this is the cheapest way to know."""
    if (
        _CAPITAL.search(question.text, 1)
        or (_is_announced(question.plain, say) and say.strong.search(question.plain))
        or say.after.search(question.plain)
    ):
        return True
    words = set(_TOKEN.findall(question.plain))
    return not (words & model.first_names) <= model.common or len(words) == 1


def _is_announced(plain: str, say: NameWords) -> bool:
    return any(hint in plain for hint in say.hints)


def _tokens(text: str) -> list[_Token]:
    found = (_Token(word := match[0], word.lower(), *match.span()) for match in _TOKEN.finditer(text))
    return [token for token in found if not _is_genitive(token, text)]


def _is_genitive(token: _Token, text: str) -> bool:
    return token.lower == "s" and token.start > 0 and text[token.start - 1] in "'’"


def _first_and_last(tokens: list[_Token], question: NameQuestion, say: NameWords) -> PersonName | None:
    """ "First name Carry, last name Jocoy" """
    first, last = say.first_name.search(question.plain), say.last_name.search(question.plain)
    if not first or not last:
        return None
    values = []
    for mark in (first, last):
        after = [
            t
            for t in tokens
            if t.start >= mark.end() and t.lower not in say.never and t.lower not in say.particles
        ]
        if not after:
            return None
        values.append(after[0].text)
    return PersonName(values[0], values[1], " ".join(values)) if values[0] != values[1] else None


def _by_marks(
    tokens: list[_Token], question: NameQuestion, say: NameWords, model: NameModel
) -> tuple[str, ...]:
    """The name after (or before) words that announce one."""
    plain = question.plain
    announced = _is_announced(plain, say)
    for pattern, is_strong in ((say.strong, True), (say.weak, False)) if announced else ((say.weak, False),):
        for mark in pattern.finditer(plain):
            rest = [token for token in tokens if token.start >= mark.end()]
            words = _run(rest, question, say, model, is_strong=is_strong, reached=mark.end())
            if words and (is_strong or len(words) > 1 or words[0].lower() in model.first_names):
                return words
    for mark in say.after.pattern.finditer(plain) if say.after.search(plain) else ():
        before = [token for token in tokens if token.end <= mark.start()]
        thumbed = [token.lower for token in before[-2:]]
        if len(thumbed) == 2 and model.is_everyday(*thumbed):  # "jo park here"
            return before[-2].text, before[-1].text
        words = _run_back(before, question, say, model, reached=mark.start())
        if words:
            return words
    return ()


def _run(
    tokens: list[_Token],
    question: NameQuestion,
    say: NameWords,
    model: NameModel,
    *,
    is_strong: bool,
    reached: int,
) -> tuple[str, ...]:
    words: list[str] = []
    for token in tokens:
        if _BREAK.search(question.text[reached : token.start]) or _count(words, say) == _MOST:
            break
        reached = token.end
        if token.lower in say.titles and not words:
            continue
        if _is_particle(token, words, say):
            words.append(token.text)
            continue
        everyday = words and model.is_everyday(words[-1].lower(), token.lower)  # "jo park"
        if not everyday and not _fits(token, question, say, model, is_strong=is_strong, follows=bool(words)):
            break
        words.append(token.text)
    return _trimmed(words, say)


def _run_back(
    tokens: list[_Token], question: NameQuestion, say: NameWords, model: NameModel, *, reached: int
) -> tuple[str, ...]:
    words: list[str] = []
    for token in reversed(tokens):
        if question.text[token.end : reached].strip(" '’s,") or len(words) == _MOST:
            break
        reached = token.start
        if not _fits(token, question, say, model, is_strong=False, follows=bool(words)):
            break
        words.insert(0, token.text)
    return _trimmed(words, say)


def _fits(
    token: _Token, question: NameQuestion, say: NameWords, model: NameModel, *, is_strong: bool, follows: bool
) -> bool:
    word = token.lower
    if word in say.never or _is_taken(token, question):
        return False
    if word in say.particles:
        return follows or token.is_capital
    if token.is_capital:
        return is_strong or word not in model.common or word in model.first_names or follows
    if word in model.first_names and word not in model.common:
        return True
    if is_strong and word in model.also_first_names:  # "my name is bill"
        return True
    return (is_strong or follows) and word not in model.common


def _is_particle(token: _Token, before: Sequence[str], say: NameWords) -> bool:
    """ "Ana de la Rosa": "la" alone is no part of a name, behind "de" it is."""
    if not before or token.lower not in say.particles:
        return False
    return token.lower not in say.never or token.lower in _OF or before[-1].lower() in _OF


def _count(words: Sequence[str], say: NameWords) -> int:
    return sum(word.lower() not in say.particles for word in words)


def _is_taken(token: _Token, question: NameQuestion) -> bool:
    return any(start < token.end and token.start < end for start, end in question.taken)


def _trimmed(words: list[str], say: NameWords) -> tuple[str, ...]:
    while words and words[-1].lower() in say.particles:
        words.pop()
    return tuple(words)


def _answer(
    tokens: list[_Token], question: NameQuestion, say: NameWords, model: NameModel
) -> tuple[str, ...]:
    """The whole answer, without "it's" and "please"."""
    runs: list[list[str]] = [[]]
    reached = 0
    for token in tokens:
        if "," in question.text[reached : token.start] and runs[-1]:
            runs.append([])
        reached = token.end
        if token.lower in say.titles:
            continue
        if _is_particle(token, runs[-1], say):
            runs[-1].append(token.text)
            continue
        if _is_taken(token, question) or token.lower in say.never:
            runs.append([])
            continue
        behind = bool(runs[-1]) and runs[-1][-1].lower() in say.particles  # "de los angeles"
        known = token.lower in model.first_names or token.lower not in model.common
        if token.is_capital or known or behind:
            runs[-1].append(token.text)
        else:
            runs.append([])
    runs = [run for run in runs if run]
    if len(runs) == 2 and all(len(run) == 1 for run in runs) and len(tokens) <= 3:
        runs = [runs[0] + runs[1]]  # "Dulcie, Petsch"
    best = max(runs, key=len, default=[])
    if not best and len(tokens) <= 2 and all(token.lower not in say.never for token in tokens):
        best = [token.text for token in tokens]
    return _trimmed(best, say) if _count(best, say) <= _MOST else ()


def _bare(tokens: list[_Token], question: NameQuestion, say: NameWords, model: NameModel) -> tuple[str, ...]:
    """Two capitalised words that are no words and no place, the first one a first name; or a known name
    alone.
    """
    if len(tokens) == 1 and tokens[0].is_capital and not _is_taken(tokens[0], question):
        word = tokens[0].lower
        known = word in model.first_names or word in model.last_names
        return (tokens[0].text,) if known and word not in model.common else ()
    if sum(token.is_capital for token in tokens) > len(tokens) * 0.7 and len(tokens) > 3:
        return ()
    for first, second in itertools.pairwise(tokens):
        if not (first.is_capital and second.is_capital) or question.text[first.end : second.start] != " ":
            continue
        if (
            first.lower in model.common
            or second.lower in model.common
            or second.lower in say.never
            or first.lower in say.never
        ):
            continue
        if _is_taken(first, question) or _is_taken(second, question):
            continue
        if say.place.search(question.plain[: first.start]) or not model.is_first(first.lower):
            continue
        return first.text, second.text
    return ()
