"""Names as the sounds that a listener hears, roughly, so that other spellings of a name meet."""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"^su(?=re|gar)|^s(?=ean$)", "sh"),
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"^mc|^mac(?=[^aeiouy])", "mak"),
        (r"augh|ough", "o"),
        (r"gh(?=$|t|e?s)", ""),
        (r"aw(?=[^aeiouy]|$)|au", "o"),
        (r"tch|ch", "C"),
        (r"sch", "sk"),
        (r"sh|ti(?=on)", "S"),
        (r"th", "T"),
        (r"ph", "f"),
        (r"ck|cq", "k"),
        (r"dge|dj|j", "J"),
        (r"c(?=[eiy])", "s"),
        (r"c|q", "k"),
        (r"x", "ks"),
        (r"wh", "w"),
        (r"ll(?=ew)", "l"),
        (r"([b-df-hj-np-tv-z])\1+", r"\1"),
        (r"(?<=[aeiouy])h", ""),
        (r"(?<=.[^s])es$", "s"),
        (r"(?<=[aeiouy][^aeiouy])e$", ""),
        (r"(?:ee|ea|ei|ie|[aeiou]*y|i|y)[aei]*", "i"),
        (r"e[aei]*", "e"),
        (r"(?:ai|a)[aei]*", "a"),
        (r"[ou]+[ouw]*", "o"),
        (r"([a-zA-Z])\1+", r"\1"),
    )
)


def sounds(name: str) -> str:
    """The sounds of a name, roughly: "Shaun" and "Sean" come close, "Nicholls" and "Nichols" meet."""
    spoken = name.lower()
    for pattern, sound in _RULES:
        spoken = pattern.sub(sound, spoken)
    return spoken
