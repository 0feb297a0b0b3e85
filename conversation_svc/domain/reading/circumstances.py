"""The customer's own day: "I get off at 1" allows what is after one, "my train leaves at 11:30" what comes
before it. Pure.
"""

from __future__ import annotations

import re

from conversation_svc.domain.phrases import LANGUAGES

_JOINT = re.compile(r" ni\b")  # "excepto lunes ni martes"


def plainly(text: str) -> str:
    """`text` with such clauses put as bounds ("after 1", "before 11:30"), each as long as what was said, so
    that places in the text stay true. Days that are refused become "not Monday".
    """
    for language in LANGUAGES.values():
        for plain, clause in language.bounds:
            for found in reversed([*clause.finditer(text)]):
                text = _put(text, found, plain)
    return text


def _put(text: str, found: re.Match[str], bound: str) -> str:
    told = {key: _JOINT.sub(" y", value) for key, value in found.groupdict().items() if value}
    return text[: found.start()] + bound.format(**told).ljust(len(found.group())) + text[found.end() :]
