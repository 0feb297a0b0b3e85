"""Whose price is it? A sum that is true of one service is untrue of another. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SERVICE = re.compile(
    r"^Service (?P<name>.+?) \(service_id \S+\) takes \d+ minutes(?:, price (?P<price>.+?))?\.$"
)
_SUM = re.compile(
    r"[$€£]\s?\d[\d.,]*|\b\d[\d.,]*\s*(?:dollars?|bucks|usd|eur|euros?|d[oó]lares|pesos|cents?)"
    r"|\b\d[\d.,]*\s*(?:%|percent|por ciento)"
    r"|(?:\bcosts?|\bprices?(?: is| of)?|\bcuestan?|\bprecio(?: es)?)\s+(?:\w+\s+){0,2}?(?P<bare>\d[\d.,]*)",
    re.I,
)


def are_vouched_for(sentence: str, facts: Sequence[str]) -> bool:
    """Does every sum of the sentence stand, to the letter, beside the service it is told of?

    A sum belongs to the service that was named last before it, else to the next one that is named. Where none
    is named only the one service that has a price can be meant. What the business wrote itself (an answer of
    its own) may be repeated.
    """
    services = [found for found in map(_SERVICE.match, facts) if found]
    others = [fact for fact in facts if not _SERVICE.match(fact)]
    prices = {one["name"].lower(): one["price"] or "" for one in services}
    named = sorted(
        (found.start(), name)
        for name in prices
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.lower())
    )
    for found in _SUM.finditer(sentence):
        told = (found["bare"] or found.group()).rstrip(".,")
        if not found["bare"] and any(_holds(fact, told) for fact in others):
            continue
        before = [name for at, name in named if at < found.start()]
        after = [name for at, name in named if at >= found.start()]
        priced = [name for name, price in prices.items() if price]
        meant = before[-1:] or after[:1] or (priced if len(priced) == 1 else [])
        if not meant or not _holds(prices[meant[0]], told):
            return False
    return True


def _holds(fact: str, told: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(told)}(?:\.00)?(?!\w|[.,]\d)", fact, re.I) is not None
