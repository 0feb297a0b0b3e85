"""Names that nobody told us to look for: first names everybody knows, and whoever is announced. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from conversation_svc.assisted.suspicions import EVERYDAY
from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.weights import is_given_name, name_model
from conversation_svc.domain.times.lexicon import without_accents

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOINTS = frozenset({"de", "la", "del", "las", "los", "van", "von", "da", "y"})
_VERB = re.compile(r"(?:ed|ing|ó|aba|ado|ndo|comes|lives)$", re.I)
_MOST_PARTS = 5
# First names that are words in one of our languages, and seldom names.
_WORDS_TOO = frozenset({"una", "ella", "les", "don", "mia", "miss", "page", "carry", "golden", "denver"})
_TITLE = r"(?:mr|mrs|ms|miss|sr|sra|srta|se[ñn]or(?:a|ita)?|do[ñn]a)\b\.?"
_RELATED = (
    r"(?:(?:my|our|his|her|mi|su|nuestr[oa]) (?:\w+ )?(?:husband|wife|partner|son|daughter"
    r"|kids?|child|boy|girl|baby|mother|father|mom|mum|dad|brother|sister|grand\w+|uncle|aunt|cousin|niece|nephew|friend|neighbou?r|boss"
    r"|boyfriend|girlfriend|fianc[eé]e?|espos[oa]|marido|mujer|hij[oa]|ni[ñn][oa]|beb[eé]|madre|padre|mam[aá]"
    r"|pap[aá]|herman[oa]|abuel[oa]|t[ií][oa]|prim[oa]|sobrin[oa]|amig[oa]|vecin[oa]|novi[oa]|jef[ea])"
    r"|tell|ask|named|called|d[ií]gale a|dile a|se llama)"
)
_ANNOUNCING = re.compile(rf"\b(?:(?P<title>{_TITLE})|{_RELATED}),? ", re.I)


def hide_names(text: str, instead: Callable[[str], str], public: Iterable[str] = ()) -> str:
    """What is public is no secret."""
    known = {word for one in public for word in _plain(one).split()}
    words = list(_WORD.finditer(text))
    built, done = [], 0
    for start, end in sorted([*_known_names(text, words, known), *_announced(text, words, known)]):
        if start >= done:
            built += [text[done:start], instead(text[start:end])]
            done = end
    return "".join([*built, text[done:]])


def _known_names(text: str, words: list[re.Match[str]], public: set[str]) -> Iterator[tuple[int, int]]:
    """A first name begins one."""
    for at, first in enumerate(words):
        plain = _plain(first.group())
        if len(plain) < 3 or plain in public or not is_given_name(plain):
            continue
        if plain in _WORDS_TOO and (first.group().islower() or first.start() == 0):
            continue
        yield first.start(), _end(text, words[at : at + _MOST_PARTS], public)


def _announced(text: str, words: list[re.Match[str]], public: set[str]) -> Iterator[tuple[int, int]]:
    """ "Mr. Vance", "tell Wilhelmina": a word that is no other, written as names are or behind a title."""
    for mark in _ANNOUNCING.finditer(text):
        rest = [word for word in words if word.start() >= mark.end()][:_MOST_PARTS]
        if not rest or rest[0].start() != mark.end():
            continue
        said = rest[0].group()
        written = said[0].isupper() or mark["title"] is not None
        if written and len(said) > 2 and _plain(said) not in public | _words():
            yield rest[0].start(), _end(text, rest, public)


def _end(text: str, words: list[re.Match[str]], public: set[str]) -> int:
    end = words[0].end()
    for before, word in pairwise(words):
        if text[before.end() : word.start()] not in (" ", "-") or _plain(word.group()) in public:
            break
        if _plain(word.group()) in _JOINTS:
            continue  # "de la": only with what follows
        if not _may_be_last(word.group()):
            break
        end = word.end()
    return end


def _may_be_last(word: str) -> bool:
    """Any word that is not an everyday one, and no verb by its ending: rather a word too many than a name."""
    plain, model = _plain(word), name_model()
    known = plain in model.last_names or is_given_name(plain)
    strange = len(plain) > 2 and plain not in _words() and (word[0].isupper() or not _VERB.search(word))
    return known or strange


@cache
def _words() -> frozenset[str]:
    """Everyday words of both languages."""
    never = {word for lexicon in LEXICONS.values() for word in lexicon.names.never | lexicon.telling}
    return frozenset(_plain(word) for word in name_model().common | EVERYDAY | never)


def _plain(text: str) -> str:
    return without_accents(text.lower())
