"""A customer may be called like somebody who works here: "Rita Gomez" is not "with Dr. Gomez". Pure."""

from __future__ import annotations

import re

from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.weights import is_given_name
from conversation_svc.domain.policy import Policy

_BEFORE = re.compile(r"([^\W\d_]+)\s+$")


def is_namesake(text: str, staff_id: str | None, policy: Policy) -> bool:
    """Does a first name that is none of theirs stand before what they are called, wherever it is said?"""
    member = policy.member(staff_id)
    if member is None:
        return False
    plain, own = folded(text), re.findall(r"\w{3,}", folded(member.name))
    places = [found.start() for word in own for found in re.finditer(rf"\b{word}\b", plain)]
    before = [_BEFORE.search(plain[:at]) for at in places]
    return bool(before) and all(
        found is not None and found[1] not in own and is_given_name(found[1]) for found in before
    )
