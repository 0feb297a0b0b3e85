"""What the model of intents looks at: words and their neighbours, what kind of words they are, runs of
letters, which patterns match, and whose the thing is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from conversation_svc.domain.language.lexicon import Lexicon
from conversation_svc.domain.language.objects import whose

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_DIGIT = re.compile(r"\d")
_MOST_WORDS = 40
_RUN = 4  # letters
_SHORT = 3  # letters of a word that stands for itself where its kind is not known


class _Word(NamedTuple):
    text: str  # digits are 0
    alone: tuple[str, ...]  # the features it has wherever it stands
    stands_for: str  # its first kind


def kinds_by_word(kinds: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """From words by kind to kinds by word, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), kind)
    return found


def features_of(plain: str, lexicon: Lexicon) -> list[str]:
    """plain: lower case, mended. The same in training and in use, or the weights are worth nothing."""
    words = [_read(word, lexicon) for word in _WORD.findall(plain)[:_MOST_WORDS]]
    hits = [f"@{name}" for name, _ in lexicon.intents.matches(plain)]
    found = [*hits, f"&{whose(plain, lexicon.objects)}"]
    if hits:
        found.append(f"@1{hits[0]}")
    if words:
        found.append(f"^{words[0].text}")
    if plain.endswith("?"):
        found.append("?")
    found += dict.fromkeys(feature for word in words for feature in word.alone)
    found += [f"{a.text} {b.text}" for a, b in itertools.pairwise(words)]
    row = [word.stands_for for word in words]
    found += [f"%{a} {b}" for a, b in itertools.pairwise(row)]
    for a, b, c in zip(row, row[1:], row[2:], strict=False):
        found += (f"%{a} {b} {c}", f"%{a}_{c}")
    return found


@lru_cache(maxsize=20_000)
def _read(word: str, lexicon: Lexicon) -> _Word:
    text = _DIGIT.sub("0", word)
    marked = f"<{text}>"
    runs = [f"#{marked[at : at + _RUN]}" for at in range(len(marked) - _RUN + 1)] if len(text) >= _RUN else []
    kinds = lexicon.kinds.get(text, ())
    stands_for = kinds[0] if kinds else text if len(text) <= _SHORT else "_"
    return _Word(text, (text, *runs, *(f"%{kind}" for kind in kinds)), stands_for)
