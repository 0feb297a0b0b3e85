"""What was done here did not last: "you fixed it last week and it broke again"."""

from __future__ import annotations

_WE = r"(you|y'?all|they|he|she|your \w+)( guys| all)?( just)?"
_DID = (
    r"(fix(ed)?|repair(ed|s)?|replaced?|install(ed)?|serviced|changed|put (in|on)|worked on|looked at|did"
    r"|made"
    r"|gave me|sold me)"
)
_THERE = r"(came (out|by|over|here)|(was|were|been) (out )?here|(replaced|fixed|repaired|done) here)"
_FAILS = (
    r"(broke|broken|cracked|died|dead|stopped|quit|failed|leak(s|ing)?|acting up|back|happening|happened"
    r"|(not|isn'?t) (working|cooling|charging|holding)|(doesn'?t|won'?t) (work|cool|charge|turn on|hold)"
    r"|doing (it|that|the same( thing)?))"
)
_ANEW = (
    rf"({_FAILS} (again|already|still)|(again|already|still) "
    "({_FAILS}|not|isn'?t|doesn'?t|won'?t|warm|hot|bad"
    r"|blowing|doing|having)|(it|that|they)('s| is| has)? (came|come|coming) (back|off|loose)"
    r"|same (problem|issue|trouble|thing)|(is|are|it'?s|keeps?|isn'?t|doesn'?t|won'?t)( \w+){1,3} again"
    r"|(is|are|it'?s) (still|already) \w+|still (is|isn'?t|not|doesn'?t|won'?t)"
    r"|(didn'?t|did not|hasn'?t) (last|hold|help|work|fix))"
)
_PART = r"(screen|battery|port|part|unit|compressor|valve|faucet|filling|crown|repair|fix|work)"
_NOW = rf"and now .{{0,40}}({_FAILS}|isn'?t|not|won'?t|doesn'?t|again)"
_ASKS = r"(?!.*\?\s*$)(?!.*\b(can|could|may) (i|we) (get|have|book)\b)"

DID_NOT_LAST = (
    rf"\b({_WE}|we had|i had|had|got) .{{0,40}}\b{_DID}\b{_ASKS}.{{0,60}}\b{_ANEW}\b"
    rf"|\b{_THERE}\b{_ASKS}.{{0,60}}\b{_ANEW}\b"
    rf"|\b{_PART} (that )?{_WE} {_DID}\b.{{0,60}}\b({_FAILS}|{_ANEW}|loose|bad|(fell|came) (out|off|loose))\b"
    rf"|\b{_WE} {_DID}\b.{{0,40}}\b{_NOW}\b"
    rf"|\b{_PART} (didn'?t|did not|hasn'?t) (last|hold)\b"
    r"|\bunder warranty\b(?!.*\?)|\bwarranty (claim|issue|problem|repair|work)\b"
)
FIXED_BEFORE = rf"\b{_DID}\b{_ASKS}.{{0,60}}\b{_ANEW}\b"  # by somebody who works here
