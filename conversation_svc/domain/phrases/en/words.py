"""What the dialogue itself listens for in English, beside understanding: choosing, short commands, topics.

Names are used by `Heard.says`. Keep each pattern readable; whole-body patterns start with ^ and end with $.
"""

from conversation_svc.domain.phrases.en.agreement import AGREEMENT
from conversation_svc.domain.phrases.en.answering import ANSWERING
from conversation_svc.domain.phrases.en.choosing import CHOOSING
from conversation_svc.domain.phrases.en.circumstances import CIRCUMSTANCES
from conversation_svc.domain.phrases.en.dangers import DANGERS
from conversation_svc.domain.phrases.en.people import PEOPLE
from conversation_svc.domain.phrases.en.topics import TOPICS

ORDINALS = {
    r"\b(1st|first(?! (week|day|half|thing|of|month|weekend|time(?! (slot|one|you)))\b)|number one"
    r"|option (1|one)|#\s?1"
    r"|no\. ?1|top one|the first 1)\b": 1,
    r"\b(2nd|second|number two|option (2|two)|#\s?2|middle( one)?)\b": 2,
    r"\b(3rd|third|number three|option (3|three)|#\s?3)\b": 3,
    r"\b(4th|fourth|number four|option (4|four)|#\s?4)\b": 4,
    r"\b(5th|fifth|number five|option (5|five)|#\s?5)\b": 5,
    r"^\W*last\W*$|\b(last one|the last 1|the last(?! (day|week|month|date))|latest|later one|the later"
    r"|final one"
    r"|bottom one)\b": -1,
    r"\b(whichever(?:'s| is)? (?:earlier|earliest|sooner|soonest|first)"
    r"|earliest|earlier one|the earlier|sooner one|soonest|the sooner)\b": 1,
}

PATTERNS = {**CHOOSING, **ANSWERING, **AGREEMENT, **PEOPLE, **TOPICS, **CIRCUMSTANCES, **DANGERS}
