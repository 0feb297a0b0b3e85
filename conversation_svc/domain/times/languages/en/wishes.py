"""English ways to bound a wish; regular expressions over lower-case text."""

from __future__ import annotations

from conversation_svc.domain.times.wording import words_of

ASAP = (
    r"as soon as (?:possible|you can|you could|it's possible|u can)|\basap\b|\bsoonest\b"
    r"|(?:right|straight) away"
    r"|(?:first|next|earliest|soonest) (?:available|possible|free|open|opening|slot|appointment|time|one)"
    r"|earliest you (?:have|got|can)|whatever(?:'s| is) (?:first|soonest|earliest)|\burgent(?:ly)?\b"
    r"|immediately"
)
_MORE = (
    r"any(?:thing|time)|something|somewhat|bit|little|slot|one|time|appointment|days?|is there|go|be|come|get"
)
EARLIER = (
    rf"\b(?:{_MORE}) (?:any )?(?:earlier|sooner)\b(?! than \d)"
    r"|^(?:no[, ]+)?(?:any )?(?:earlier|sooner)\b(?! than \d)"
    r"|\b(?:an|the) earlier\b|(?:earlier|sooner) (?:one|slot|time|appointment|if|please)|too late\b"
)
LATER = (
    rf"\b(?:{_MORE}) (?:any )?later\b(?! than \d)|^(?:no[, ]+)?(?:any )?later\b(?! (?:than \d|today))"
    r"|\b(?:a|the) later\b|later (?:one|slot|time|appointment|if|please|in the day)|too (?:early|soon)\b"
)
SAME_TIME = r"\bsame (?:time|hour)\b"
WEEKDAYS = r"\b(?:week ?days?|monday (?:to|through|thru|-) friday|working days?|during the week)\b"
WEEKENDS = r"\bweekends\b|\bon (?:a|the) weekend\b"
NO_WEEKENDS = r"\b(?:not?|never|except|but)(?: on)?(?: the)? weekends?\b"
ANY = r"\b(?:any|every|all|each|whenever)\b"
BUT = frozenset(words_of("but except save"))
