"""What an English-speaking receptionist's own line did. Patterns as data; `previous.py` has their order."""

from __future__ import annotations

TODAY = (r"(?:for |to )?(?:you )?today",)  # "anything else today?" names no time
ELSEWHERE = (  # not about appointments
    r"calendar",
    r"(?:add|create|save|put) (?:an? |the |this |that |it )?(?:event|to your)",
    r"degrees|temperature|humidity|wind|rain|weather|forecast|precipitation",
    r"(?:your|the|a) (?:car|cab|taxi|ride|vehicle|hotel|room|flight|bus|train|ticket|tickets|table|suv|hatchback|sedan|song|movie)",
    r"(?:you|you're|you are|are|have|is) (?:\w+ )?(?:free|available|empty slot|an empty|nothing (?:scheduled|planned)|open)(?: time| slot)?s? (?:from|starting|between|on|for|beginning|till|until|up|in|all|at)",
    r"free (?:time|slot|from|until)",
    r"empty (?:slot|spot)",
    r"you have (?:\w+ )?(?:time|an? (?:empty|open|free)|nothing|free)(?! (?:for|with|at the) (?:your|the appointment))",
    r"you can visit any ?time",
    r"transfer(?:red)?|balance|checking account|savings",
    r"\w+ (?:flight|airlines)",
)
MORE = (  # anything else?
    r"(?<!or )(?<!,)(?:any|some)(?:thing|hing|thingn|thign) (?:else|more|further|other)",
    r"(?:any|some|more|further|additional|other) (?:further |more |other |additional )?(?:assistance|help|details you need|support|questions?)",
    r"will that be (?:all|everything)",
    r"is that (?:all|everything|it)\b",
    r"what (?:can i do for you )?else",
    r"(?:help|assist|do) (?:\w+ )?(?:you )?(?:further|more|else)",
    r"need (?:anything|help)(?! (?:like|in))",
    r"(?:try|pick|choose|come|schedule)(?: for)? (?:an?)?(?:other|different) (?:time|date|day|one|slot)",
    r"of any (?:other )?(?:assistance|help)",
    r"how (?:else )?can i help",
    r"(?:is there|what) (?:an)?other times?",
    r"anything i can",
    r"other tasks?",
    r"any ?more (?:assistance|help)|any other (?:information|info|questions?)",
    r"how else",
    r"(?:try|like|want)(?: me to)?(?: to)? (?:try )?(?:somewhere|something|some time|another \w+|a different \w+)",
)
PLEASE_CONFIRM = (
    r"(?:please|pleas|pls|to|you|let'?s|following|details?|your|final|just|and|can|ok(?:ay)?,?) (?:\w+ )?(?:confirm|verify|conform|confirme|confirmation)(?! number)",
    r"confirming:?",
    r"^(?:confirm|verify)",
    r"(?:is|are) (?:that|this|it|these|those|everything|these details) (?:\w+ )?(?:right|correct|accurate)",
)
READ_BACK = (
    r"(?:confirm|verify|conform|confirming|confirmation)(?! number)",
    r"(?:is|are|am i|was) (?:that|this|it|all|these|those|everything|the|i)(?: \w+){0,4}? (?:right|correct|ok(?:ay)?|good|fine|accurate|you want|what you want|alright)",
    r"(?:correct|right|ok(?:ay)?|yes|good|accurate)\?$",
    r"(?:does|do|will|would) (?:that|this|these|it|all|everything)(?: all)? (?:\w+ )?(?:sound|look|work|suit|be ok)",
    r"to be sure",
    r"(?:just )?(?:checking|making sure|double check|to clarify|to check|make sure)",
    r"got this right",
    r"if they are correct",
    r"will work for",
)
SUCCESS = (
    r"(?:has|have|is|'?s|was|are|'?re|got|been|now|all|had) (?:\w+ ){0,3}?(?:booked|scheduled?|confirmed|reserved|set|made|complete[d]?|arranged|finali[sz]ed|done|fixed|secured|created|ready|good to go|successful(?:ly)?)",
    r"i(?:'?ve| have)?(?: \w+){0,3}? (?:booked|scheduled|made|confirmed|reserved|set|arranged|secured|created|fixed|placed|finalized)",
    r"successful\w*",
    r"(?:you'?re|you are|your all|you have been|all) (?:\w+ )?(?:set|booked|scheduled|confirmed|good|done)",
    r"(?:appointment|visit|booking|reservation|schedule) (?:\w+ )?(?:booked|scheduled|confirmed|made|set|complete|done|successful)",
    r"^(?:\w+[,!.]? )?(?:booked|scheduled|confirmed|done|all set|it'?s done)\b",
    r"you have (?:a|an|your) (?:\w+ )?(?:visit|appointment)",
    r"congrat\w*",
    r"(?:appointment|visit|booking) .{0,50}(?:went through|confirmed|scheduled|booked)",
    r"(?:booked|scheduled|made|reserved|set up|confirmed|arranged) (?:the|your|you|an?|that|it|you'?re)",
    r"appointment scheduled",
)
FAILURE = (
    r"(?:unable|not able|failed|failure|impossible|unsuccessful|an? error|unavailable|trouble|declined|rejected)",
    r"(?:a|the|some) (?:problem|issue)",
    r"(?:couldn'?t|could not|can'?t|can not|cannot|didn'?t|did not|wasn'?t|was not|won'?t|isn'?t|is not|don'?t|doesn'?t|does not|do not|hasn'?t|haven'?t|weren'?t|no chance) (?:\w+ ){0,4}?(?:be |to )?(?:book(?:ed)?|make|made|schedul\w*|get|reserv\w*|set|available|possible|complete\w*|confirm\w*|go through|find|openings?|work out|able|arrange|success\w*|availab\w+|free|have (?:\w+ )?(?:openings?|availab\w+|that|appointments?|a slot|slots?|an opening)|that spot|fulfil\w*|process\w*|do (?:that|it|this|what)|accept|secure|fix|been|put|achieved)",
    r"no (?:\w+ )?(?:availab\w+|openings?|slots?|appointments?|longer available|free times?)",
    r"not (?:available|possible|successful\w*|open)",
    r"did not (?:go|have|work)",
    r"(?:went|something) wrong",
    r"(?:booked up|fully booked|already (?:booked|taken|full)|(?:time|date|slot|day) (?:is|was) (?:booked|taken|full))",
)
PROPOSAL = (  # shall I book?
    r"(?:would|do|did|will) you(?: also| still| now)? (?:like|want|wish|wanna|care|prefer|need|love)(?: for)?(?: me| us)?(?: to)?(?: go ahead and| now| also)? ?(?:set up|set|book|schedule|make|reserve|arrange|fix|visit|go|see|plan|create|an? (?:\w+ )?(?:appointment|visit|tour|schedule|booking|viewing|reservation)|proceed|tour|check|view|some ?time|help|my help|do that|come)",
    r"(?:want|like|ready|wish|wanna|interested|looking|care|prefer|lie)(?: me| in| for me)?(?: to)? (?:set up|set|book|schedul|mak|reserv|arrang|fix|visit|plan|creat|an? (?:appointment|visit|tour)|proceed|go|see|view|tour|check)\w*",
    r"(?:should|shall|may|can|could|do|would) (?:i|we|you like me to)(?: go ahead and| now| also| please| then| help you| get you)? ?(?:set|book|schedul|make|reserve|arrange|fix|plan|create|do|proceed|set up|go)\w*",
    r"interested in (?:\w+ )?(?:scheduling|booking|making|visiting|setting|seeing|an? (?:appointment|visit))",
    r"i (?:can|could) (?:also )?(?:schedule|book|make|set|arrange) (?:.{0,40})(?:if|with them)",
    r"let me know (?:if|whether)",
    r"(?:appointment|visit|schedule|booking|tour)(?: for you| with them| there| now| to it| to see it| to this property)?\?$",
    r"can you see",
)
REQUEST = (
    r"(?:what|wat|whats|what'?s|why)\b(?! (?:about|do you think|if|is your opinion|else))(?!.{0,20}is (?:a|an) )",
    r"(?:^|[.,!?:] |and |in |at |on |for |with |sure |great |know |please |tell me )(?:which|where|when|how many|hoe many|whom|who|how much)\b(?! (?:is|are) (?:in|a|an)\b)",
    r"(?:do|did|have|got|is there|was there|are there|would|can|could|will)(?: you| there| i)? (?:\w+ )?(?:have |had |got |need |want |prefer |like |looking for )?(?:a |an |any |some )?(?:specific|particular|preferred|preference|certain|special|favou?rite|desired)\b",
    r"(?:please|could you|can you|kindly)? ?(?:tell|give|provide|specify|mention|state) (?:me )?(?:know )?(?:the|your|a|what|which|with|in|where|when|how|more|such)",
    r"(?:i )?(?:need|want|require|have) (?:to know|the|some|more|your) (?:\w+ )?(?:city|date|time|name|area|location|details?|info\w*|number|type|day)",
    r"(?:any|your|a|the) (?:\w+ )?(?:preference|preferred|particular|specific|desired)",
    r"(?:in mind|preferences?)\b",
    r"are you (?:looking|wanting|needing|seeking|searching|hoping|thinking)(?! in (?:sched|book|mak))",
    r"(?:^|[.!,] )(?:the |in |your |which )?(?:\w+ )?(?:date|time|city|area|name|day|location)\?",
    r"(?:date|time|city|name|day)\?$",
    r"number of bed",
    r"(?:practitioner|specialist|\w+ologist|type|kind|something|psychiatrist|counselor)\b.{0,60} or (?:an? |maybe )?(?:\w+ologist|psych\w+|family|general|ent|something|another|some|different|what|other|derm)",
    r"should i search",
)
OFFER = (
    r"(?:how|what) about",
    r"(?:how|what) (?:does|do|would|is|are) (?:.{0,60})(?:sound|think|consider|opinion|like)",
    r"(?:what do you|would you) (?:think|consider)",
    r"there(?:'?s| is| are| were)",
    r"(?:salon|dentist|doctor|therapist|place|property|apartments?|practice|one|option|md|dds)s?\b.{0,60}\b(?:in|at) [a-z]",
    r"i (?:also )?(?:have |was able to |can |could |see |did |got |think |do |would )*(?:found|find|have|see|got|recommend|suggest|located|like)",
    r"is (?:also )?(?:an?|another|one|highly|well) ",
    r"found",
    r"(?:try|consider|recommend|suggest)",
    r"(?:\d|one|two|three|four) ?bed",
    r"one (?:of|option)",
    r"another",
    r"named|called",
    r"per month|a month|\$\d",
    r"interested in",
)
ANSWER = (  # a fact that was asked for
    r"\d{3}-\d{3}-\d{4}",
    r"(?:phone|number|address|rating|rated|contact) ?(?:number)?(?:'?s| is| are|:)",
    r"(?:rating|rated|rate|stars?|unisex|cosmetic|furnished|furniture|pets?|allow\w*|permitted|reach\w*|phone|call|contact)",
    r"^(?:no|nope|unfortunately|sorry)",
    r"^(?:it'?s|it is|they'?re|they are|their|they|its|the address|the phone|he|she|his|her|you can|the number|you may|the rating|call|at|that) ",
    r"^\d+ \w+",
)
