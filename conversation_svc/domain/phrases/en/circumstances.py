"""What a customer's own day allows, in English: what stands before a clock time that is none of ours."""

import re

_MY = r"(?:my|our|the|his|her|their)"
_AT = r"(?:at|around|about|by)(?: about| around)?"
_SO = r"(?:(?:but|and|so|because|cause|cuz|since|as) )?"
_TIME = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?(?![\d:]| ?-\d| ?to \d)(?:\s?[ap]\.?m\b\.?)?|noon|midday"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: (?:thirty|fifteen"
    r"|forty[- ]five)\b)?)"
)
_BUSY = (
    r"(?:meeting|thing|something|court(?: date)?|class|conference call|call|"
    r"interview|lecture|exam|practice|game|flight|shift|closing)"
)

_FREE_FROM = (
    rf"{_SO}(?:i|we|he|she)(?: don'?t| won'?t)? (?:only )?(?:get|gets|got) (?:off|out|done|home|back)"
    rf"(?: (?:of|from))?(?: (?:work|school|class))?(?: until| till| {_AT})",
    rf"{_SO}(?:i'?m|i am|we'?re|he'?s|she'?s) (?:off|out|done|free|home|back)(?: of)?(?: (?:work|school"
    rf"|class))? {_AT}",
    rf"{_SO}{_MY} (?:shift|class|work|school|practice|meeting|lecture)(?: \w+)? (?:ends?|finish(?:es)?"
    rf"|is over"
    rf"|is done|lets? out|gets out|is out) {_AT}",
    rf"{_SO}{_MY} (?:shift|class|work|school|practice|meeting|lecture)(?: \w+)? (?:goes|runs|lasts"
    rf"|is) (?:un)?'?till?",
    rf"{_SO}{_MY} (?:bus|train|flight|plane|ride) (?:gets|comes|arrives|lands)(?: in| here| there)? {_AT}",
    rf"{_SO}(?:after )?(?:i |we )?(?:have to |need to )?drop(?:ping)?(?: off)? {_MY} (?:kids?|children"
    rf"|son|daughter)"
    rf"(?: off)?(?: (?:at|to) school)? {_AT}",
    rf"{_SO}we close {_AT}",
    rf"{_SO}(?:i|we)(?:'ve| have)?(?: got)? (?:(?:a|an|another|my) )?(?:\w+ )?{_BUSY} (?:un)?'?till?",
    rf"{_SO}(?:i|we)(?:'?m| am|'re| are|'ll be| will be| have)? (?:work|at work|busy|booked|in class"
    rf"|in school|tied up"
    rf"|teach|class) (?:un)?'?till?",
    r"after (?:i|we) (?:\w+ ){1,6}at",
)
_BUSY_FROM = (
    rf"{_SO}(?:(?:i|we|can|could|have|need|gotta|got|must|should|want|'ve|'d|to|please|be able) )*(?:be "
    rf"|get )?"
    rf"(?:done|finished|out|gone|leave|back|home|over|away|through)(?: (?:of (?:here|there)|at work"
    rf"|to work|home"
    rf"|at school|here|there))? (?:by|before)",
    rf"{_SO}{_MY} (?:bus|train|flight|plane|ride|ferry|uber)(?: home)? (?:leaves?|goes|departs?|is"
    rf"|takes off) at",
    rf"{_SO}(?:i|we)(?:'ve| have)?(?: got)?(?: to be in| to go to)?(?: (?:a|an|another"
    rf"|my))? (?:\w+ )?{_BUSY}s?(?: (?:at|from|after))",
    rf"{_SO}(?:i|we) (?:have to |need to |gotta )(?:be at|go to|get to|be in|start) (?:work|school|class"
    rf"|the office) (?:at|by)",
    rf"{_SO}(?:i|we) (?:start|begin)(?: work| working)? at",
    rf"{_SO}(?:i'?m |i am |we'?re |we are |am |only )+(?:free|available|around|off|home"
    rf"|in town) (?:un)?'?till?",
    rf"{_SO}(?:i |we )?(?:have to |need to |gotta )?pick(?:ing)?(?: up)? {_MY} (?:kids?|children|son"
    rf"|daughter)(?: up)?"
    rf"(?: from school)? at",
)

_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?|tomorrow|today"
_DAYS = (
    rf"(?:{_DAY})\b(?:(?:,| and| or| &)+ (?:{_DAY})\b)*"
    r"(?: (?:the )?\d{1,2}(?:st|nd|rd|th)|,? [a-z]{3,9}\.? \d{1,2})?"
)

_PART = r"(?:(?:early |late )?(?:mornings?|afternoons?|evenings?|nights)|weekends)"
_MANY = rf"(?:{_PART}|(?:mon|tues|wednes|thurs|fri|satur|sun)days)"

# how such a clause is said plainly, and the clause
_CLOCKWARD = r"(?= ?(?:o'?clock|[ap]\.?m\b|thirty\b|fifteen\b|forty[- ]?five\b))"
_HOURLY = r"(?<=\bat )"

# "Dec 7 10am" is no "7:10"
_MONTHS = re.findall(
    r"\w+",
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct"
    " october nov november dec december",
)
_NO_MONTH = "".join(rf"(?<!{month} )" for month in _MONTHS)

BOUNDS = (
    # hours as they are written down by ear: "at for pm", "to o'clock", "at ate"
    ("4", rf"\b(?:for|fore){_CLOCKWARD}|{_HOURLY}(?:for|fore)(?=\W*$)"),
    (
        "2",
        rf"(?<!minutes )(?<!quarter )(?<!five )(?<!ten )(?<!twenty )\b(?:to|too){_CLOCKWARD}|{_HOURLY}(?:to"
        rf"|too)(?=\W*$)",
    ),
    ("8", rf"\bate{_CLOCKWARD}|{_HOURLY}ate\b"),
    ("1", rf"\bwon{_CLOCKWARD}|{_HOURLY}won\b"),
    ("not {d} . ", rf"\b(?:not|but|except)(?: on)? (?:an?|the) (?P<d>{_DAY})(?!\w)"),
    (
        "{w}",
        r"\bfor (?P<w>(?:an?|one|two|three|four|\d+) (?:days?|weeks?|months?) from (?:today|tomorrow|now"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day))",
    ),
    # "no better Thursday" refuses no Thursday
    (
        "{m}",
        r"^\W*no,? (?P<m>better|make it|rather|actually|how about|what about|let'?s do|let'?s try"
        r"|i'?d rather|can we)\b",
    ),
    (
        "book me at {t} ",
        rf"\b(?:book|schedule|put|get|sign) (?:me|us)(?: in| down| up)? for (?P<t>{_TIME})(?= (?:for|on"
        rf"|tomorrow|today|please|then)\b|\W*$)",
    ),
    # "before school starts back up on the 30th": what is on that day bounds the wish, and the day is its end
    (
        "{w}",
        r"\b(?P<w>before) (?!(?:my|our|the|that) (?:appointment|appt|visit|cleaning|next)\b)"
        r"(?:[a-z']+ ){1,6}?(?=(?:on|at) (?:the )?(?:\d|noon|mon|tues|wed|thu|fri|sat|sun|jan|feb|mar|apr"
        r"|may|jun"
        r"|jul|aug|sep|oct|nov|dec))(?:on |at )?",
    ),
    ("by {t} ", rf"(?<!\w)(?:at |by )?(?P<t>{_TIME}) (?:at the (?:very )?latest|tops)\b"),
    (
        "{h}:{m}",
        rf"{_NO_MONTH}(?<![\d:/.,$-])(?<!\d )(?P<h>1[0-2]|[1-9]) (?P<m>[0-5][05])"
        r"(?=\s*(?:[ap]\.?m\b|works?\b|is\b|please|pls|then\b|sounds|would|[,.!?]|$))",
    ),
    # "one that isn't before ten and isn't on a Friday"
    (
        "{c} not ",
        r"\b(?P<c>that|which|and|but|or) (?:is ?n'?t|is not|are ?n'?t|are not|won'?t be) (?:on (?:an? )?)?"
        r"(?=(?:before|after|until|in the|at|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b)",
    ),
    ("at {t} ", rf"\b(?:change )?the (?:time|hour) to (?P<t>{_TIME})"),
    (
        "after {t}",
        rf"\b(?:{'|'.join(_FREE_FROM)}) (?P<t>{_TIME})(?:,? so (?:any ?time )?(?:after|from) (?:that"
        rf"|then)( on)?)?",
    ),
    (
        "before {t}",
        rf"(?<!\w)(?:{'|'.join(_BUSY_FROM)}) (?P<t>{_TIME})",
    ),
    (
        "between {a} and {b}",
        rf"\bno (?:earlier|sooner) than (?P<a>{_TIME})(?:,| and| but)*(?: no"
        rf"| not)? later than (?P<b>{_TIME})",
    ),
    # how long ago something was is no wish, and who has a day off is free
    (
        "{w}",
        r"(?P<w>(?:n'?t|not|never) (?:been|seen|had|gone|visited|come)\b[^.,!?]{0,40}?) (?:in|for) "
        r"(?:over |about |like |almost )?(?:\d+|an?|two|three|four|five|ten|many|some)? ?(?:years?|yrs?"
        r"|months?|weeks?)\b",
    ),
    ("{d} . ", rf"(?P<d>{_DAY}) is (?:my|our) (?:day off|off day|free day)"),
    ("the week after next", r"\bnext next week\b"),
    ("{w} one", r"\bthe (?P<w>last|first|second|third|next|other) 1\b"),
    # two hours that would both do, and all between them
    (
        "{a}-{b}",
        rf"(?<!\w)(?:(?:like|around|about|maybe|say|at|either) )+(?P<a>{_TIME}) or (?:(?:around"
        rf"|at) )?(?P<b>{_TIME})",
    ),
    # days that are refused in other words than "not Monday"
    (
        "not {d} . ",
        r"\b(?:i|we) work (?:the )?(?P<d>nights|mornings|afternoons|evenings|weekends)\b",
    ),
    (
        "not {d} . ",
        rf"\b(?P<d>{_DAYS})(?: is| are|'s)? (?:(?:no|not) good|out|(?:doesn'?t|does not|don'?t|do not|won'?t"
        r"|will not) (?:really )?work(?: out)?(?: for (?:me|us))?|too (?:late|early|soon|far(?: out| off"
        r"| away)?)|impossible"
        r"|full|(?:bad|hard|tough|tricky|difficult)(?: for (?:me|us))?)\b(?! any ?more)(?: after all)?"
        r"[.,;!]*",
    ),
    (
        "not {d} . ",
        rf"\b(?P<d>{_PART})(?: is| are)? (?:(?:really|just|usually|always|a bit) )*(?:"
        r"(?:no|not) (?:good|great)|out|(?:doesn'?t|does not|don'?t|do not|won'?t|will not)"
        r" (?:really )?(?:work|suit)(?: out)?|impossible|bad|hard|tough|tricky|difficult|a no[- ]go)"
        r"(?: for (?:me|us))?\b[.,;!]*",
    ),
    (
        "not {d} . ",
        rf"\bno (?P<d>{_MANY}(?:(?:,| or| and|,? no) {_MANY})*)(?! (?:left|free|available))",
    ),
    (
        "not {d} . ",
        rf"\b(?:any ?thing|any ?time|when ?ever) (?:but|except(?: for)?)(?: on| in)?(?: the)? "
        rf"(?P<d>{_PART}|{_DAYS})",
    ),
    (
        "not {d} . ",
        rf"\b(?:forget(?: about)?|(?:an? |any )?(?:other )?(?:day )?(?:other than|besides"
        rf"|apart from))(?: on)? (?P<d>{_DAYS})",
    ),
    (
        "the week after next",
        r"\bnot next week,?(?: but)? the (?:one|week) after(?: that)?\b",
    ),
    # who comes by on Tuesday does not come until Tuesday
    (
        "{come} in ",
        r"\b(?P<come>come|stop|swing|drop|came|coming) by (?=(?:on )?(?:mon|tues?|wed|thur?s?|fri|sat|sun)"
        r"|tomorrow|today|next|at \d|around|after|later|this)",
    ),
    (
        "",
        r"\b(?:at |by |towards? )?(?:the )?end of (?:the )?day\b",
    ),
)

CIRCUMSTANCES = {
    "not_at": rf"\b(?:not|(?:any ?thing|any ?time|any) (?:but|except)|other than|except(?: for)?)(?: at"
    rf"| for)? (?P<t>{_TIME})(?!\d)",
    # a bound by which the visit must be over
    "over_by": rf"(?<!\w)(?:{_BUSY_FROM[0]}) {_TIME}",
}
