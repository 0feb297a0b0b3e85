"""What English-speaking customers want of a receptionist. (intent, patterns); the first that matches counts."""

from __future__ import annotations

from conversation_svc.domain.language.en.wants import BOOK, CANCEL, RESCHEDULE, VISIT

_MACHINE = r"(?:robot|bot|human|real|computer|machine|ai|person|chatbot|automated|recording|alive|live|actual)\b(?! (?:quick|fast|time|estate|good|nice|id|answer))"
NOT_WANTED = (  # right before the wish: it is not one
    r"(?:do not|don'?t|dont|did not|didn'?t|never|not|no need to|without|won'?t|wouldn'?t) (?:[\w':-]+ ){0,3}(?=$)",
    r"(?:how can i stop|how to|procedure to|why (?:was|did|is)|was my|has my|did you|have you|already) (?:[\w':-]+ ){0,2}(?=$)",
)

INTENTS = (
    (
        "emergency",
        (
            r"(?:can'?t|cannot|can not|unable to|trouble|difficulty|having a hard time) (?:to )?breath(?:e|ing)?",
            r"chest (?:pains?|is tight|tightness|hurts?|pressure)",
            r"heart attack|having a stroke|stroke symptoms|(?:having|had|has) a (?:seizure|stroke)|seizure",
            r"(?:bleeding|bleeds) (?:[\w':-]+ ){0,2}(?:badly|heavily|a lot|out|profusely|won'?t stop)|(?:won'?t|not|doesn'?t) stop bleeding|severe bleeding|heavy bleeding|uncontrolled bleeding",
            r"call (?:911|999|112|an ambulance)|need (?:an )?ambulance|911",
            r"(?:kill|hurt|harm) myself|suicid\w+|end my life|want to die|overdos\w+",
            r"unconscious|passed out|not breathing|stopped breathing|collapsed|anaphyla\w+|throat is (?:closing|swelling)|poisoned|choking",
            r"(?:this is|it'?s|is|have|having|got) an? (?:[\w':-]+ )?emergency(?! (?:contact|number|exit|brake))|medical emergency|life[- ]threatening",
            r"(?:gas leak|smell(?:s)? (?:of )?gas|house is (?:on fire|flooding)|on fire|carbon monoxide)",
        ),
    ),
    (
        "opt_out",
        (
            r"^(?:stop|stopall|stop all|unsubscribe|end|quit|optout|opt out|revoke)[.!]*$",
            r"unsubscribe",
            r"opt(?:ing)? (?:me )?out",
            r"(?:stop|quit|no more|don'?t|do not|never) (?:[\w':-]+ ){0,3}?(?:text(?:ing|s)?|messag(?:e|ing|es)|sms|reminders|contacting|contact|spam(?:ming)?)(?: me| us)?(?! (?:him|her|them|my))",
            r"(?:take|remove|get) (?:me|my (?:number|phone|name)) (?:off|from)(?! (?:of )?(?:for|on|\w+day|tomorrow|today|(?:the |your |\w+day'?s )?(?:schedule|books|calendar|appointment)))",
        ),
    ),
    (
        "chitchat",
        (
            rf"(?:are|r|could|do) (?:you|u|ya)(?: \w+){{0,3}}? {_MACHINE}",
            rf"(?:am i|i'?m|i am|is this) (?:(?:talking|speaking|chatting|texting|talkin) (?:to|with) )?(?:an? |the |with )?(?:[\w,]+ )?{_MACHINE}",
            rf"(?:if|that|whether|prove|know|like|suspect|think|sound|sounds) (?:you(?:'?re| are)|this is|it'?s|u r|like) (?:an? )?(?:\w+ )?{_MACHINE}",
            rf"what are you.{{0,10}} {_MACHINE}|act .{{0,20}}like an? (?:real )?(?:person|human)|(?:how|anything) real (?:are|about) you",
            r"(?:tell|know|say|hear|heard|give|got|have|recite|do you|can you|any|some|another|latest|best|favorite|want|need) (?:me )?(?:[\w':-]+ ){0,4}?(?:jokes?|puns?|one[- ]liners?|knock knock|(?:something|anything) (?:funny|hilarious|amusing))|make me laugh|(?:a )?good laugh|funniest thing",
        ),
    ),
    (
        "handoff",
        (
            r"(?:speak|talk|chat|connect|transfer|put|get|pass|switch|patch|reach|contact)(?: me| us)?(?: through| over)?(?: to| with)? (?:an? |the |some |your |one of your |actual |real |live )*(?:[\w':-]+ )?(?:human|person|people|someone|somebody|agent|representative|rep|operator|receptionist|manager|staff|real one|supervisor|owner|front desk|secretary|team)",
            r"(?:human|real person|live person|live agent|actual person|representative|operator|agent)(?: please| now)?[.!]*$",
            r"(?:want|need|prefer|like|have) (?:to (?:speak|talk) (?:to|with) )?(?:an? )?(?:human|real person|actual person|live (?:person|agent)|representative|operator|person)(?! (?:name|party))",
            r"(?:can|could|may) (?:i|somebody|someone|a person|anyone|you have (?:someone|somebody)) (?:please )?(?:speak|talk|call me|call back|ring me)(?: to| with| back)?(?! about the weather)",
            r"(?:someone|somebody|a person|a human) (?:to )?(?:call|phone|help|contact) me",
            r"call me back|give me a call(?: back)?|callback|call back",
            r"speak (?:to|with) (?:dr|doctor|the doctor|a manager|the manager|the owner)",
            r"(?:let me|i(?:'d| would) like to|i want to|i need to) (?:speak|talk) (?:to|with)",
        ),
    ),
    (
        "info",
        (
            r"(?:do|does|will|would|can|are|is) (?:[\w':-]+ ){1,4}?(?:take|takes|accept|accepts|allow|have|do|taking|accepting|offer|possible to make) (?:[\w':-]+ )?(?:reservations|appointments|walk-?ins|bookings)(?! (?:on|for|at|today|tomorrow|available|open|this|next|in|left|after|before))",
            r"(?:how long|what(?:'s| is)) (?:[\w':-]+ ){0,5}?(?:the wait|wait|waiting)\b|how (?:busy|crowded|packed)",
        ),
    ),
    (
        "late",
        (
            r"(?:running|be|i'?m|am|are|we'?re|getting there|arriv\w+|gonna be|going to be|might be|may be|bit|little|minutes?|mins?) (?:[\w':-]+ ){0,4}?(?:late|behind|delayed)(?! (?:night|evening|afternoon|dinner|lunch|booking|hours|tonight))",
            r"runnin late",
            r"(?:stuck|caught) in (?:[\w':-]+ )?traffic",
            r"(?:won'?t|can'?t|cannot|not) (?:make it|be there|arrive|get there) (?:on time|in time|until|till|before|by)",
            r"(?:be|there in|arrive in|away|eta) (?:[\w':-]+ ){0,2}?(?:\d+|five|ten|fifteen|twenty) (?:min\w*) (?:late|away)",
        ),
    ),
    (
        "waitlist",
        (
            r"wait(?:ing)?[- ]?list",
            r"(?:let me know|notify|text|call|tell|message|contact|ping)(?: me)? (?:if|when|as soon as|should) (?:[\w':-]+ ){0,5}?(?:open\w*|cancel\w*|available|free\w*|comes? (?:up|free)|slot|spot|earlier|sooner)",
            r"if (?:something|anything|a spot|a slot|an? (?:[\w':-]+ )?(?:appointment|opening|slot|spot)|someone|somebody|anyone) (?:[\w':-]+ ){0,3}?(?:opens|comes up|cancels|becomes|frees)",
            r"cancell?ation list|standby",
        ),
    ),
    ("cancel", CANCEL),
    ("reschedule", RESCHEDULE),
    (
        "status",
        (
            rf"(?:when|what time|what day|what date|where|who)(?:'?s| is| are| was| do i have| did i (?:book|make|schedule))? (?:[\w':-]+ )?(?:my|our|the) (?:next |upcoming )?{VISIT}",
            r"(?:what|which|when|do|how many) (?:[\w':-]+ )?(?:appointments?|bookings?|reservations?) (?:[\w':-]+ ){0,2}?(?:have|got|book(?:ed)?|made?|reserve|scheduled?|due|down)",
            r"what (?:did|have|do) i (?:have )?(?:book(?:ed)?|schedul\w+|reserv\w+|made|got booked|coming up)",
            r"(?:check|verify|confirm|conform|know|sure|see|tell me|assure me|double[- ]check|show me)(?: [\w':-]+){0,5}? (?:i have|i've(?: got)?|there'?s|there is|for|my|on my|of my|of|me as having|if|that) (?:[\w':-]+ ){0,4}?(?:reservations?|appointments?|bookings?|table)\b",
            r"i(?:'m| am) (?:still )?(?:booked|reserved|scheduled)",
            rf"(?:status|details|info\w*|the (?:time|date)|confirm\w*) (?:of|for|about|on) (?:my|our|the) {VISIT}",
            rf"(?:confirm|check|verify|look up|find|see|double[- ]check|lookup|pull up|tell me about|make sure (?:of|about)?|remind me (?:of|when)) (?:[\w':-]+ ){{0,5}}?(?:my|our|a|the) {VISIT}",
            rf"(?:do|have) (?:i|we) (?:still )?(?:have|got) (?:an?|any|the) (?:[\w':-]+ )?{VISIT}",
            rf"(?:is|are|was|has|have|did) (?:my|our|the) {VISIT} (?:[\w':-]+ ){{0,4}}?(?:confirmed|still|booked|set|scheduled|on|go through|made|for|at|tomorrow|today)",
            r"am i (?:still )?(?:booked|scheduled|confirmed|on the (?:list|schedule|books))",
            r"(?:what|when) (?:did|have) i (?:book|booked|schedul\w+|reserv\w+)",
            r"confirmation number",
            rf"i have (?:an?|my) {VISIT} .{{0,30}}(?:right|correct|isn'?t it)\b",
            r"when (?:am i|are we|do i) (?:[\w':-]+ )?(?:coming|supposed|due|scheduled|booked|come in)",
        ),
    ),
    (
        "note",
        (
            r"(?:add|make|leave|put|take|write|attach|include)(?: \w+){0,3}? (?:a |an |the |this )?(?:note|notes|comment|memo|special request)\b",
            r"note (?:that|on|for|to)\b",
            r"(?:special (?:request|instructions)|for the record|please note|fyi|just so you know|heads up|gate code|access code|door code)",
            r"(?:what|show|read|list|see|any|tell me)(?: \w+){0,3}? notes?\b",
            r"(?:i'?m|i am|my (?:son|daughter|kid|child|wife|husband) is) allergic",
        ),
    ),
    (
        "message",
        (
            r"(?:leave|take|pass on|pass along|pass|give|send|get|deliver|relay)(?: \w+){0,4}? (?:a |the |my |this )?message\b",
            r"(?:tell|let|inform|remind|ask) (?:dr|doctor|the (?:doctor|dentist|owner|manager|therapist|stylist|mechanic|technician|team|office|staff|boss|guy|nurse|hygienist|vet))\b",
            r"(?:can|could|would|please) (?:you )?(?:[\w':-]+ )?(?:tell|let|inform|ask) (?:him|her|them|[a-z]+) (?:that|to|know|i|if|whether)\b",
            r"message for",
        ),
    ),
    (
        "weather",
        (
            r"weather",
            r"(?:is it|will it|going to|gonna) (?:[\w':-]+ )?(?:rain|snow|be (?:sunny|hot|cold|raining|nice|warm|windy))(?:ing)?",
            r"(?:temperature|forecast|umbrella)(?! (?:of|for) the (?:oven|tea|food))",
            r"how (?:hot|cold|warm) (?:is it|will it)",
        ),
    ),
    (
        "hours",
        (
            r"(?:what|when|which)(?:'?s| are| is| time| days?| hours?)? (?:[\w':-]+ ){0,4}?(?:you |your |the |y'?all |u |they )?(?:[\w':-]+ ){0,2}?(?:hours|open(?:ing)?|clos(?:e|ed|ing)|shut)\b(?! (?:slot|spot|appointment|time|a |an |up|ings))",
            r"(?:are|r) (?:you|u|y'?all|they|the \w+) (?:[\w':-]+ ){0,2}?(?:open|closed)",
            r"(?:do|does|will) (?:you|the \w+|they|u) (?:[\w':-]+ )?(?:open|close|work|be open|be closed)(?: on| at| until| till| late| early|\?|$| week| sat| sun| mon| tue| wed| thu| fri| tomorrow| today| during)",
            r"(?:opening|business|office|working|store|operating|lunch|holiday|weekend) hours",
            r"how (?:late|early|long) (?:are|do|will) (?:you|they|u)(?: \w+)? ?(?:open|close|stay|be open|there)?",
            r"(?:open|closed) (?:on |over |during |for )?(?:the )?(?:weekends?|sundays?|saturdays?|mondays?|holidays?|christmas|thanksgiving|new year\w*|today|tomorrow|late|now|right now|tonight)(?!.{0,20}(?:appointment|slot))",
            r"your hours",
        ),
    ),
    (
        "info",
        (
            r"(?:how much|what(?:'?s| is| are| does| do)) (?:[\w':-]+ ){0,6}?(?:cost|costs|price|prices|charge|fee|fees|pricing|rates?|run me|set me back)\b",
            r"how much (?:is|are|does|do|for|would|will)\b",
            r"(?:price|cost|fee)s? (?:of|for|list)\b",
            r"(?:do|does|will|would|are|is|can) (?:you|they|u|y'all|the (?:office|clinic|shop)) (?:[\w':-]+ ){0,2}?(?:take|accept|offer|provide|do|have|sell|treat|fix|repair|handle|speak (?:any|other|spanish|english|french|chinese|[a-z]+ish|[a-z]+ese)|validate|allow|work with|cover|covered|covers|licensed|insured|certified|wheelchair|ada)(?! (?:it|this|me|us|him|her|them|my (?:son|daughter|kid|wife|husband|mom|dad)|any(?:thing)? (?:available|open|free|on|for|this|next|tom)|available|an? (?:opening|appointment|slot|time)|openings?|availab\w+|time|slots?|something|appointments?|any (?:times?|slots?|openings?|appointments?|availab\w+|spots?|dentists?|doctors?)))",
            r"(?:what|which) (?:kinds? of |types? of )?(?:[\w':-]+ )?(?:services|insurances?|payments?|treatments|procedures|cards|languages)\b",
            r"(?:where|how) (?:[\w':-]+ )?(?:are|is|do i get|can i find|can i park|do i park|far|you located)(?: (?:you|your|the))? ?(?:located|office|clinic|shop|salon|parking|location|address|store|from|to you|entrance|guys)?(?:\?|$)",
            r"(?:your|the|office|clinic|shop|clinic'?s|email|e-mail|street|mailing|business) (?:address|location|phone number|number|website|e-?mail|fax|parking)",
            r"(?:address|directions|parking|located)\b",
            r"(?:how long) (?:[\w':-]+ ){0,3}?(?:take|last|is|does)",
            r"(?:need|have|should i|do i) (?:[\w':-]+ )?(?:to )?bring\b",
            r"(?:insurance|medicaid|medicare|payment plan|financing|credit cards?|apple pay|discounts?|warranty|guarantee|refund|cancellation (?:fee|policy)|walk-?ins?)",
            r"(?:tell me|know|learn) (?:more )?about (?:your|the) (?:[\w':-]+ )?(?:services?|staff|prices|doctors|team|clinic|practice|shop|business|office)",
            r"who (?:are|is) (?:your|the) (?:doctors?|dentists?|stylists?|therapists?|staff|owner)",
            r"(?:project|job|work order|repair) (?:details?|status)|details (?:of|about|on) (?:my|the) (?:project|job|repair)|my (?:projects?|jobs?)\b",
        ),
    ),
    ("book", BOOK),
    (
        "search",
        (
            r"(?:find|look(?:ing)? (?:for|at|up)|search(?:ing)?(?: for)?|locate|recommend|suggest|show|help me find) (?:me |us )?(?:an?|some|the|any|for|out|another|one|good|someone|somewhere|something|other)?\b(?! like| good| bad).{0,60}?(?:dentist|doctor|salon|stylist|therap\w+|psych\w+|counsel\w+|physician|apartment|place|barber|\w+ologist|practitioner|specialist|clinic|provider|home|property|appointments?|times?|slots?|openings?|plumber|mechanic|electrician|hair\w*|one|house|unit|somebody|someone)\b",
            r"(?:what|which|when|any|are there|is there|do you have|have you got|got|you have|see)(?: [\w':-]+){0,5}? (?:times?|slots?|openings?|openin|availab\w+|appointments?|days?|dates?|spots?|tables?|anything|something)(?: [\w':-]+){0,4}? (?:do you have|have you|available|open|free|left)\b",
            r"(?:any|are there|is there|do you have|have you got|got|you have) (?:[\w':-]+ ){0,3}?(?:slots?|openings?|openin|availab\w+|appointments|spots?|anything|something|tables?)(?: [\w':-]+){0,3}? (?:on|for|tomorrow|today|this|next|in the|after|before|at|around|earlier|later)\b",
            r"(?:any|are there|is there|do you have|have you got) (?:[\w':-]+ ){0,2}?(?:slots|openings?|openin|availability|times|appointments)(?: left| please)?[?.!]*$",
            r"(?:need|needs|want|after|like|get|find|finding|see|for|good|there a|there an|recommend) (?:me |us )?(?:an? |another |some |the |one |good |new |local |nearby |different |family |general )*(?:dentist|doctor|therapist|psych\w+|counsell?ors?|stylist|hair ?dresser|barber|plumber|electrician|mechanic|vet|veterinarian|[a-z]+ologist|[a-z]+iatrist|optometrist|hygienist|technician|handyman|specialist|practitioner|apartment|salon|clinic)s?\b",
            r"when (?:can|could|are|is|do|would|will) (?:i|you|we|dr|doctor|the|he|she|they|u) (?:[\w':-]+ ){0,3}?(?:come in|available|free|get in|see|have|in|be seen|next available|availab\w+|have time|earliest)",
            r"(?:earliest|soonest|first|next) (?:[\w':-]+ )?(?:available|possible|appointment|opening|slot|time|availability|date|you have|you can)",
            r"(?:do you have|have you got|is there|got|any chance of) (?:anything|something|any time|any|a spot|room|space|time|an opening|availability|openings?|a slot)(?! (?:to say|else i))\b",
            r"availab(?:le|ility)",
        ),
    ),
    (
        "chitchat",
        (
            r"am i (?:talking|speaking|chatting) (?:to|with)",
            r"(?:how are|how'?re|how r|how'?s it going|how have) (?:you|u|ya|things)(?! (?:open|located))",
            r"how'?s it going|what'?s up|how do you do",
            r"(?:what'?s|what is|do you have|tell me|may i know|who) (?:[\w':-]+ )?(?:your name|are you|a name)(?! (?:open|doing))",
            r"who (?:are you|made you|do you work for|created you|built you|is your (?:boss|maker|creator))",
            r"(?:tell|know|share|say|give|got|hear|heard) (?:me |us )?(?:[\w':-]+ ){0,3}?(?:jokes?|something funny|story)\b|make me laugh",
            r"meaning of (?:life|it all|everything)|point of (?:life|living)|why are we here",
            r"(?:nice|good|great|pleased) to (?:meet|talk|chat|speak)",
            r"(?:i love you|marry me|you'?re (?:cute|funny|smart|sweet))",
            r"what (?:can|could|do) (?:you|u) (?:do|help|know)(?: for me| with| about)?|what (?:can|should|could) i ask",
            r"(?:you (?:are|'re)|ur) (?:an? )?(?:[\w':-]+ )?(?:idiot|stupid|dumb|useless|terrible|awful|annoying)|fuck|shit|bitch",
        ),
    ),
)
