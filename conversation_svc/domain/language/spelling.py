"""Spelled words: "S-M-I-T-H", "s m i t h", "t for Tommy", "Tango", "double l". Letters in, words out."""

from __future__ import annotations

import re

from conversation_svc.domain.language.lexicon import SpellingWords

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[-@.,;/]")
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
            letters.append(_letter(token, say) * twice)
            at += 1
        twice = 1
    return "".join(letters)


def _letter(token: str, say: SpellingWords) -> str:
    if len(token) == 1 and token.isalpha():
        return token
    if token in say.skipped:
        return ""
    return say.alphabet.get(token) or say.letter_names.get(token) or token
