"""Spelled words: "S-M-I-T-H", "s m i t h", "t for Tommy", "Tango", "double l". Letters in, words out."""

from __future__ import annotations

import re

from conversation_svc.domain.language.lexicon import SpellingWords

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[-@.,;/]")
_RADIO = 2  # so many words of an alphabet make it one
_WORD = 3  # letters: what is shorter is a cluster, "ll"
_JOINED = re.compile(r"(?<![^\W_])(?:[^\W\d_][-.·]){2,}[^\W\d_](?![^\W_])")


def is_spelled(text: str, say: SpellingWords) -> bool:
    """Is most of the text single letters or alphabet words?"""
    if _JOINED.search(text):
        return True
    tokens = [token.lower() for token in _TOKEN.findall(text) if token[0].isalnum()]
    letters = sum(len(token) == 1 or token in say.alphabet for token in tokens)
    return letters >= 2 and letters * 2 > len(tokens)


def spelled_letters(text: str, say: SpellingWords) -> str:
    """All letters that are spelled in the text, one after the other; clusters like "LL" are letters too."""
    tokens = [token.lower() for token in _TOKEN.findall(text) if token[0].isalnum()]
    letters: list[str] = []
    by_radio = sum(len(token) > 1 and token in say.alphabet for token in tokens) >= _RADIO
    twice = 1
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in say.double:
            twice = say.double[token]
            at += 1
            continue
        if len(token) == 1 and at + 2 < len(tokens) and tokens[at + 1] in say.as_in:
            length = 3 if tokens[at + 2] == "in" and at + 3 < len(tokens) else 2
            letters.append(token * twice)
            at += length + 1
        else:
            letters.append(_letter(token, say, by_radio=by_radio) * twice)
            at += 1
        twice = 1
    return "".join(letters)


def _letter(token: str, say: SpellingWords, *, by_radio: bool) -> str:
    """by_radio: the words stand for their first letters, also those of no alphabet ("October", "glass")."""
    if len(token) == 1 and token.isalpha():
        return token
    if token in say.skipped:
        return ""
    known = say.alphabet.get(token) or say.letter_names.get(token)
    return known or (token[0] if by_radio and len(token) >= _WORD else token)
