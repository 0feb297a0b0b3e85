"""How English-speaking customers want an appointment made, moved or cancelled."""

from __future__ import annotations

_MINE = r"(?:my|our|the|that|this|an?|his|her|their|mom'?s|dad'?s|son'?s|daughter'?s|wife'?s|husband'?s|existing|upcoming|current|tomorrow'?s|today'?s|tonight'?s|\w+day'?s)"
VISIT = r"(?:[\w':-]+ ){0,3}?(?:appointment|appt|appointments|booking|bookings|reservation|reservations|visit|slot|session|consultation|cleaning|check[- ]?up|haircut|cut|service|lesson|class|table)"
_SERVICE = r"(?:[\w':-]+ ){0,3}?(?:appointment|appt|appointments|booking|bookings|reservation|reservations|visit|slot|session|consultation|cleaning|check[- ]?up|haircut|cut|service|lesson|class|table|repair|exam|filling|crown|root canal|treatment|tune[- ]?up|inspection|estimate|installation|maintenance|oil change|spot)"
_DAY = r"(?:today|tonight|tomorrow|tmrw|tmr|2moro|2day|(?:this|next|on|for|at)\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d[\w:]*)"
_TIME = rf"(?:{_DAY}|noon|later|earlier|sooner|another|a (?:different|later|new|earlier|bit|little|day|week|few|couple)|an hour|half an|some ?time|any ?time|the (?:morning|afternoon|evening|next|following|same|\d|week|day)|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|eleven\b|january|february|march|april|may|june|july|august|september|october|november|december)"
_CANNOT = r"(?:can'?t|cannot|can not|could ?n'?t|won'?t|will not|not (?:be )?able to|unable to|can no longer|not (?:gonna|going to|gon)|ain'?t (?:gonna|going to))"
_ANOTHER = r"(?:resched|another|different|move|chang|instead|other|(?:can|could) (?:we|i|you|u)|(?:what|how) about|is there|do you have|new (?:time|day)|rather|later|next (?:week|time)|wait until)"
_SELF = r"(?:me|us|him|her|them|my [\w'-]+(?: [\w'-]+)?|one more|someone)"
_MODAL = r"(?:can|could|may (?:i|we)|want|like|need|wish|would|wanna|try(?:ing)?|hoping|gotta|looking|love|able|interested|help me|please|pls|let'?s|lets|i'?ll|should|must)"
_FILL = r"(?:(?:i|we|you|u|ya|to|please|pls|just|also|now|go|ahead|forward|and|still|like|be|able|me|us|him|her|help|in|someone|somebody|really|it) ){0,5}?"

CANCEL = (
    r"(?:don'?t|do not) think (?:that )?(?:i|we|he|she|they)(?:'ll| will|'m going to| can| are going to)? (?:be able to )?(?:make it|come|be there|be coming)\b(?!.{0,60}\b(?:resched|another|different|move|instead|later))",
    r"^(?:(?:ok|okay|well|fine|alright|all right|then|so|yes|no),? )*(?:please |just )?cancel (?:it )?(?:then|now|instead|anyway)[.!]*$",
    rf"(?<!any )(?:cancel(?:ls|l?ing|l?ed|l?ation|l|s)?|drop|scrap|scratch|call off|get rid of|delete|remove|withdraw|take off|bail on|pass on|bailing on|flake on|miss|missing|skip|skipping|get out of|not make|trash|abandon|annul|ditch|axe|repeal|close|nix) (?:[\w':-]+ ){{0,2}}?{_MINE} {_SERVICE}",
    r"(?:want|need|like|have|going|wish|can|could|would|please|must|gotta|trying|help|kindly|to|just|should|let'?s|i'?ll|hoping|may|pls|plz) (?:[\w':-]+ ){0,3}?(?:cancel(?:l|ls|s)?|call off)\b(?! (?:culture|each|out|what|that last|my last|the last|last|that (?:command|request|action)|the (?:input|action|command|request|task|last|current|previous)|your|all commands|everything you|command|operation|request|action))",
    rf"^(?:\w+,? ){{0,3}}cancel (?:it|me|us|that appointment|with|the|my|our|please|all|both|everything|appointment|booking|reservation|dr\b|doctor|{_DAY})",
    r"^(?:(?:please|pls|plz|just|hi|hello|hey|ok|okay|yes|sorry|nvm|never ?mind|forget it|nevermind) ?,? ?)*cancel(?:,? (?:it|that|please|pls|plz|thanks|thank you|this|sorry))*[.!?]*$",
    r"(?:needs?|has|have|wants?) to be cancell?ed|don'?t worry about (?:my|the|our) (?:appointment|visit|booking)",
    r"cancel(?:l?ation of)? (?:my|our|the)",
    r"(?:i'?m|i am|we'?re|we are|be) cancell?ing\b",
    r"(?:put in|need|want|make) (?:a |the )?cancell?ation",
    r"(?:appointment|booking|reservation|table|it) (?:[\w':-]+ ){0,6}?(?:cancel|cancell?ed|be cancell?ed)",
    rf"{_CANNOT} (?:be able to )?(?:make it(?! (?:rain|work|stop|louder|go|play|through|past|any)\b)|come|attend|be there|show up|get there|make (?:that|this one)|make (?:my|our|the|that|this) (?:[\w':-]+ ){{0,3}}?(?:appointment|appt|booking|reservation|visit|session|\w+day)|make {_DAY}|keep (?:my|our|the|that))\b(?! (?:in )?(?:until|till|before|after|by|that|earlier|later|up with|out|to the phone|on time|any (?:earlier|sooner|later)))(?!.{{0,60}}\b{_ANOTHER})",
    rf"(?:i'?m|im|we'?re|i am|we are|she'?s|he'?s|i|we) (?:not|won'?t be|ain'?t) (?:[\w']+ )?(?:coming|going to (?:make it|be there|come)|gonna (?:make it|be there|come))\b(?! (?:to (?!my\b|the (?:appointment|office|clinic|shop|visit))|at me|down|over|here|home))(?!.{{0,60}}\b{_ANOTHER})",
    r"(?:don'?t|do not|dont|no need to|not to|doesn'?t (?:need|have) to|don'?t (?:need|have) to|shouldn'?t) (?:come(?= (?:out|in|by|today|tomorrow|tmrw|on|over|anymore|this|next|we|i|it|\w+day)\b| ?[.,!?;]|$)|send (?:anyone|anybody|someone|them|him|her|the))\b(?! (?:before|until|till|after|to|with|back|through)\b)",
    r"(?:no longer|not|n'?t|never) need (?:to (?:come|be seen)|you (?:guys )?to come|(?:a|the) (?:visit|tech\w*|plumber|repair))",
    rf"(?:don'?t|do not|no longer|won'?t) (?:[\w':-]+ )?(?:need|want) (?:my|our|the) {_SERVICE}",
    rf"{_CANNOT} do {_DAY}(?!.{{0,60}}\b{_ANOTHER})",
    r"(?:don'?t|do not|no longer) need (?:him|her|them|you(?: guys)?|anyone|anybody)(?: anymore| to come| out| after all)?[.!]*$",
    rf"(?:drop|scratch|scrap|axe|kill|delete) (?:my|our|the) (?:{_DAY}|\d[\d:]*(?: ?[ap]m)?|noon)\b|no need for (?:my|the|an?|that|our) (?:\w+ )?(?:appointment|visit|booking)",
    r"(?:back|backing) out of (?:my|our|the)",
    rf"(?:remove|drop|take|scratch) (?:me|us|him|her|my name|our names?|the \w+ party) (?:(?:off|out|from) )?(?:for |on |from )?(?:the )?(?:{_DAY}|\d+(?:st|nd|rd|th))",
    r"(?:take|get|drop) (?:me|us|him|her|my name) (?:off|out)(?: of)? (?:for|on|(?:the |your |\w+day'?s )?(?:schedule|books?|calendar|appointments?)|\w+day)",
    r"(?:end|nix|forget|kill|void|undo|release|put in a cancellation for) (?:my |our |the |that |about my )?(?:[\w':-]+ ){0,3}?(?:reservation|appointment|booking|table)",
    r"(?:don'?t|do not|no longer|won'?t|not (?:gonna|going to)) (?:[\w':-]+ )?(?:need|want|require|be needing) (?:my|our|the|that|this|it|a)(?: \w+)? ?(?:appointment|booking|reservation|visit|slot|table|anymore|any more)",
    r"(?:reservation|appointment|appt|booking|visit) (?:[\w':-]+ ){0,5}?(?:no longer|not|isn'?t|n'?t|unnecessary)(?: be)? ?(?:needed|necessary|any ?more)",
    r"(?:table|reservation|appointment|booking|slot|spot) .{0,60}\b(?:to release|to give up|(?:don'?t|do not|no longer|won'?t) need)",
)
RESCHEDULE = (
    r"bring (?:it|that|this|mine|me|us) (?:forward|up|ahead)",
    rf"^(?:(?:hi|hey|please|pls|can (?:you|i|we)|could (?:you|i|we)|i (?:need|want) to|i'?d like to|just|also),? )*(?:move|switch|change|push|shift|bump) (?:my |the )?(?:{_DAY}|noon)(?: (?:at )?\d[\w:]*| \w+day)? (?:to|until|back|forward|over|from)",
    r"(?:do|have|make) it (?:on |for )?(?:an?other|a different|some other) (?:day|time|date|week)",
    r"bring (?:my|our|the) (?:[\w':-]+ )?(?:appointment|appt|visit|booking|reservation|date) (?:forward|up|ahead)",
    r"re-?schedul\w*",
    r"re-?sch?ed\w*",
    r"re-?book\w*",
    rf"(?:mov(?:e|ing)|chang(?:e|ing)|switch(?:ing)?|shift(?:ing)?|push(?:ing)?|postpon(?:e|ing)|delay(?:ing)?|bump(?:ing)?|modify(?:ing)?|alter(?:ing)?|amend(?:ing)?|adjust(?:ing)?|update?(?:ing)?|swap(?:ping)?|trad(?:e|ing)|rearrang(?:e|ing)|transfer|alteration) (?:[\w':-]+ ){{0,4}}?(?:to )?{_MINE} (?:date|time|day|hour)?(?:[\w':-]+ ){{0,3}}?(?:of )?(?:{_MINE} )?{_SERVICE}",
    rf"(?:change|move|switch|push|shift|swap) (?:the |my |our )?(?:time|date|day|hour)s?(?: (?:of|for|from) {_MINE} {_SERVICE}| (?:for|from|to) {_TIME}|(?: please| pls)?[?.!]*$)",
    rf"(?:change|move|switch|push|shift|swap|bump) (?:my|our|the) (?:{_DAY}|noon|morning|afternoon|evening)",
    r"(?:different|another|other|new|later|earlier|better) (?:time|day|date|slot) (?:for|than|instead of) (?:my|our|the)",
    r"(?:came up|emergency|sick|work).{0,40}(?:need|get|have|find) (?:to (?:find|get|pick) )?(?:an?other|a different|a new|some other) (?:day|time|date)",
    r"(?:my|our|the|that) (?:[\w':-]+ ){0,2}?(?:appointment|booking|reservation|table) (?:[\w':-]+ ){0,6}?(?:moved|changed|pushed|postponed|switched|bumped)",
    rf"(?:move|push|change|switch|bump|shift|postpone) (?:it|that|this|me|us|things|everything)(?: back| up| forward| over| out| down)? ?(?:to |from |by |until |till |for )?(?:{_TIME}|(?<!that )(?<!this )(?:please|pls)?[?.!]*$)",
    rf"(?:switch|move|change|swap) (?:over )?to (?:{_DAY}|noon|later|earlier|(?:an?other|a different|the (?:next|same|following)) (?:day|time|date|week|slot)|the (?:morning|afternoon|evening|\d+))|(?:switch|move|change|swap) (?:over )?to (?:(?:the )?(?:morning|afternoon|evening))",
    r"(?:push|move|bump) (?:(?:it|that|this|me|us|them|things|(?:my|our|the|his|her) (?:[\w':-]+ ){0,2}[\w':-]+) )(?:back|up|forward) (?:an?|half|by|\d|one|two|thirty|fifteen|ten|a (?:bit|little))",
    r"postpon(?:e|ing)",
    rf"{_CANNOT} (?:be able to )?(?:make|come|do|be there|attend|keep) .{{0,60}}\b{_ANOTHER}",
    rf"not (?:coming|going to make it|gonna make it) .{{0,60}}\b{_ANOTHER}",
    r"(?:can|could|would|may|cud) (?:i|we|you|u|he|she|they|the [\w']+|dr \w+|someone) (?:[\w']+ ){0,2}?(?:come|do|make it|be there|be seen|send (?:them|him|her|someone))(?: [\w':@]+){0,5}? instead",
    r"(?:can|could|may) (?:i|we|you|the [\w']+) (?:just )?come (?:in )?(?:a (?:bit|little|few minutes|few hours) )?(?:later|earlier)(?: (?:than|that day|on|in|instead)|[?.!]*$)",
    r"come (?:in )?(?:[\w':-]+ )?(?:on|at) .{0,40} instead of",
    rf"(?:can'?t|won'?t|nobody|no one|came up|called in|sick|off work|(?:have to|gotta|to) work|working|conflict|busy|out of town|wrong day|double booked|meeting).{{0,60}}\b(?:(?:can|could) (?:we|i|you) (?:do|come|get|have|make it) (?:in )?(?:an?other|a different|some other|{_DAY})|(?:is there|do you have) (?:an?other|a different) (?:day|time)|i meant)",
    rf"instead of {_DAY}.{{0,40}}\b(?:can|could) (?:i|we|you)|wrong (?:day|date|time)\b.{{0,30}}(?:meant|supposed|should)",
    rf"(?:push|move|bump|switch) (?:the|my|our|his|her) (?:[\w':-]+ ){{1,3}}?(?:back |up )?(?:to|until|till|for) {_TIME}",
    r"(?:i|we|they|you|he|she|the [\w']+) (?:can |could |just )?come (?:in )?(?:a (?:bit|little) )?(?:later|earlier)(?: (?:that|in|on|the)\b|[?.!]*$)",
    r"(?:can|could) (?:we|i) (?:do|make it|come) (?:an?|half an?|\d+) (?:hour|min\w*|bit|little|day|week) (?:later|earlier)|(?:an?y )?(?:doesn'?t|does not|won'?t) work.{0,40}\b(?:an?other|any other|different|instead)",
    r"(?:can|could|may) (?:we|i|you) (?:\w+ )?(?:switch|swap|move|change)(?: (?:me|us|it|to (?:dr )?\w+))?[.?!]*$|(?:slot|time|day|opening) (?:i|we) (?:can|could) (?:swap|switch|move) to|(?:change|switch|move) (?:me|us) to (?:dr|doctor)",
    r"to come (?:an?|half an?|\d+) (?:hour|min\w*|bit|little|day) (?:later|earlier)",
    r"(?:tell|have|ask) (?:them|him|her|the \w+) to come(?: [\w:]+){0,4} instead",
    rf"(?:make|do) it {_TIME}(?: [\w:]+)? instead",
)
_THING = r"(?:phone|i ?phone|ipad|android|samsung|galaxy|pixel|screen|battery|laptop|tablet|computer|macbook|charger|charging port|speaker|camera|back glass|air ?con\w*|air conditioner|furnace|heater|heat|heating|boiler|thermostat|water heater|hot water|unit|pipes?|sink|toilet|faucet|drain|shower|tub|disposal|dishwasher|washer|dryer|fridge|sprinklers?|tooth|teeth|filling|crown|braces|bracket|wire|retainer|denture|implant|veneer|cap|check engine light)"
_BROKEN = r"(?:broke|broken|brok|cracked|cracks?|shattered|smashed|chipped|leak(?:s|ing|ed)?|clogged|backed up|overflow\w*|dead|died|dying|dies|frozen|froze|stuck|loose|wet|busted|burst|acting up|messed up|went out|is out|gave out|(?:came|fell|come|fallen|popped) (?:off|out)|is off|falling (?:off|out)|running (?:constantly|all)|(?:not|n'?t|nt|stopped|quit|no longer|won'?t|wont) (?:even )?(?:be )?(?:stop|kick|power|work|charg|turn|cool|heat|drain|flush|hold|blow|start|respond|com|cold|connect)\w*|is (?:black|blank|hot|out|on)|(?:blowing|has|have) (?:hot|warm|no)|keeps? (?:\w+ing|shutting|dying)|(?:makes?|making) .{0,20}nois\w+|backing up|flashing)"
_NO_QUESTION = r"^(?!(?:why|what|how|does|do|is|are|should|when|where|who|can i (?:fix|use)|if)\b)"
BOOK = (
    r"(?:book|schedul(?:e|ing)|reserv(?:e|ing)|make|making|set(?:ting)?(?: up)?|arrang(?:e|ing)|get|(?<!i )(?<!already )have|need|want|like|request(?:ing)?|fix|create|plan|sched|take|grab|do|secure|(?:looking|search|searching|calling|here|asking|inquiring|hoping|waiting) (?:for|about)|put|hoping|setup|place|making|scheduled|find) (?:me |us |in |up |for |my (?:son|daughter|wife|husband|mom|dad|kid|dog|cat) )*(?:an?|another|the|my|one|some|a new|that|this|in|for|two|three|his|her|your|our)? ?(?:[\w':-]+ ){0,7}?(?:appointments?|appt|apt|bookings?|reservations?|consult\w*|slots?|session|(?<!to )visit|viewing|check[- ]?ups?|cleaning|haircut|hair cut|trim|table|exam|tour|lesson|massage|inspection|tune[- ]?up|oil change|estimate)\b",
    r"(?:make|book|set up|(?<!is )schedule) one(?=[?.!]*$| (?:for|on|at|please|now|today|tomorrow|then|instead)\b)",
    r"(?:favor|favour|solid|please|pls|thanks|hey|hi) (?:and )?(?:schedule|book|reserve) (?:me|us|my|our|an?|the)\b",
    r"book (?:me|us)(?: in)?(?: please| then| for that)?[.!]*$",
    r"drop (?:off|by) (?:it|my|the|a|our)\b",
    r"(?:can|could|may) (?:i|we) (?:\w+ )?see (?:someone|somebody|a (?:dentist|doctor)|the (?:dentist|doctor)|dr)\b|(?:someone|somebody) please come",
    r"how (?:do|can|would|does) (?:i|we|you|one) (?:go about )?(?:book|schedule|make an appointment|get an appointment|get in(?! touch)|set up an appointment|booking|scheduling)\b",
    r"(?:can|could) (?:i|we) (?:get|be) (?:put )?on (?:the|your) (?:schedule|books)",
    rf"{_MODAL} {_FILL}(?:book|schedule|sched|reserve|make an appointment|set up a time)(?:ing)?\b(?! (?:club|store|report|shelf|review|is|was))",
    r"^(?!(?:what|who|when|where|why|how|is|the|my|was)\b)(?:\w+,? ){0,2}(?:book|schedule|reserve) (?:me|us|it|an?|the|my|for|in|with|on|one|that|this|tomorrow|today|at|room|\d|two|three|four|service|maintenance)",
    rf"(?:come|get|got|swing|stop|drop|pop|walk|pass) (?:{_SELF} )?(?:in|by|thru|through)(?: (?:please|pls|sometime|there|for|to (?:get|have|see|pick)|around|after|before|in (?:an?|like|about|\d+) |as soon|asap|early|right|with|and|real|w/|@|the (?:morning|afternoon|evening|office|clinic|shop|week|day|\d+)|{_DAY})|[?.!]*$)",
    rf"(?:can|could|may) (?:i|we) (?:just )?come (?:over )?(?:at|on|around|about|before|after|{_DAY})\b(?! (?:.{{0,30}} )?(?:instead|later|earlier))",
    r"(?:bring|drop) (?:it|him|her|them|(?:my|our|the|a|his|her) (?:[\w'-]+ ){0,2}[\w'-]+)(?: back)? (?:in|by|over|off)\b(?! the (?:lights?|list|table))",
    rf"(?:squeeze|fit|slide|pencil|slot|sneak|book|put) {_SELF} (?:back )?(?:in|down)\b(?! the (?!books|schedule|calendar|morning|afternoon|evening))",
    rf"(?:get|put|have|schedule|slot) {_SELF} (?:on|in) (?:the|your) (?:books?|schedule|calendar)",
    rf"sign {_SELF} up(?: (?:for )?(?:{_TIME}|(?:an?|the|my|your) )|[.!?]*$)",
    rf"set {_SELF} up (?:with|for|on) (?:{_TIME}|an?|some|dr|the)",
    rf"(?:can|could|would|will) (?:you|u|ya|dr\.? \w+|doctor \w+|someone|somebody|anyone|they|he|she|the (?:dr|doctor|dentist|tech\w*|doc)) (?:\w+ ){{0,2}}?(?:see|take|fit|squeeze|work|do) (?:{_SELF}|us)(?: in)?(?: {_TIME}| (?:asap|please|before|after|around|soon|right)|[?.!]*$)",
    r"(?:broke|broken|cracked|leaking|chipped|dead|messed up).{0,40}(?:can|could) (?:you|someone) (?:take a look|look at it|help|check it|fix it)",
    rf"(?:can|could) (?:you|u|ya|someone|somebody) (?:fix|repair|replace|look at|check|do) (?:it|this|that|them|my [\w'-]+(?: [\w'-]+)?)(?: for me)? (?:{_TIME}|asap|right away)",
    r"(?:can|could|will|would|when (?:can|could)|need|want|please|pls|have) (?:you |u |y'?all )?(?:to )?(?:send|get|have) (?:me )?(?:someone|somebody|anyone|a (?:\w+ )?(?:tech\w*|plumber|guy|crew|person|repair\w*|electrician)|your (?:guy|tech\w*|plumber|crew|team))\b(?! (?:to )?(?:call|text|phone|contact))",
    r"(?:find|need|want|get|locate) (?:me )?(?:someone|somebody|anyone|a mechanic|a plumber|an electrician|a tech\w*)(?: in the area)? (?:to|who|that|for)(?: can| could| will)? (?:come|look|fix|check|repair|see|replace|install|clean|deal|handle|work on|take a look|unclog|snake|service|specializ\w+|inspect|change|rotate)(?: [\w']+){0,4}? (?:my|our|the)\b",
    r"(?:can|could|need|want|have) (?:someone|somebody|anyone|you(?: guys)?|y'?all|a (?:\w+ )?(?:tech\w*|plumber|guy|crew)|the (?:\w+ )?(?:tech\w*|plumber|guy|crew)) (?:please |to |pls )*(?:look (?:at|into)|check (?:on|out)?|take a look|fix (?:my|our|the|it)|(?:come|swing|stop) (?:out|over|by|and|to|look|check|take|fix|today|tomorrow|see|give))",
    r"need (?:someone|somebody|a (?:plumber|tech\w*|guy)) (?:out|over|here|asap|today|now|tomorrow)|(?:ok|okay|cool|alright|fine|possible) (?:if i|for me to) (?:come|swing|stop|drop|bring)",
    r"(?:tooth|teeth|gums?|jaw)\b.{0,40}\bhurts?\b|(?:cracked|broke|shattered|smashed) (?:the |my )?(?:back|front|screen|glass) (?:glass )?(?:of|on)",
    r"(?:need|want|like|have|got|gotta|should|ought|supposed)(?: to| 2)? (?:go )?(?:see|visit|go to|go see|come see) (?:[\w'-]+ ){0,3}?(?:dr\b|doctor|doc|dentist|practitioner|hygienist|someone|somebody|nurse|\w+(?:therapist|ologist|iatrist|ician|opath|metrist|dontist)|therapist|counsell?or|specialist|vet|stylist|barber|apartment|property|place|house|home|unit|salon|clinic|it\b)",
    rf"(?:want|wanna|like|love|need|hoping|prefer|rather|have|let'?s|can i|could i) (?:to )?(?:visit|see|tour|view|go see)(?: (?:it|them|him|her|there|this one|that one|you|(?:the|this|that|your|their) (?:[\w']+ ){{0,3}}(?:place|apartments?|property|salon|office|clinic|house|home|unit|shop|practice|dentist|doctor)))?(?:,? (?:today|tomorrow|later|soon|{_DAY}|in the|the (?:\d|day after)|around|by)|[.,!?]|$)",
    r"(?:need|want|like|love|wanna|gotta|hoping|have) to come (?:in(?! (?:first|second|third|last|handy))|see|by|over)|wanna come (?:in|by)",
    r"(?:i'?m|im|i am|we'?re|(?:he|she)'?s|my \w+(?: is|'s)|^|^\w+ )(?:\b)? ?(?:over)?due for (?:an?|my|our|his|her|another|the|some)|(?:it'?s )?time for (?:my|our|his|her|another|an?) (?:[\w':-]+ ){0,3}?(?:check[- ]?up|cleaning|haircut|cut|service|tune[- ]?up|exam|visit|physical|oil change)",
    r"(?:(?:i|we|he|she|my (?:[\w':-]+ )?[\w':-]+) (?:need|needs|want|wants|would like|'d like)|(?:^|^\w+ )(?:need|want)|looking to|hoping to|trying to|(?:can|could) (?:i|we)|have to|want to|need to|should|gotta|gonna|going to) (?:a |an |my |(?:to )?(?:get|have) (?:a |an |my |his |her |this |that |the |our )?)?(?:[\w':-]+ ){0,3}?(?:haircut|cut|trim|cleaning|check[- ]?up|exam|filling|crown|root canal|massage|facial|manicure|pedicure|color|highlights|perm|oil change|tune[- ]?up|inspection|repair|fixed|repaired|serviced|maintenance|service|changed|rotated|aligned|looked at|cleaned|whitened|checked|checked out|pulled|removed|(?:tooth|teeth|wisdom \w+) (?:\w+ )?out|installed|replaced|unclogged|snaked|flushed|tuned|estimate|quote(?! (?:about|from|by))|physical|shot|vaccine|consultation|appointment)\b",
    r"(?:need|needs|want|wants) (?:a |an )?(?:new |replacement )?(?:\w+ )?(?:screen|battery|charging port|back glass|water heater|ac unit|crown|retainer)\b",
    rf"{_NO_QUESTION}(?!.*\bhow (?:do|can|to|would)).{{0,80}}\b(?:my|his|her|our|their|kid'?s|son'?s|daughter'?s|wife'?s|husband'?s) (?:[\w':-]+ ){{0,3}}?(?:tooth|teeth|back|neck|knee|head|stomach|ear|throat|foot|shoulder|gums?|jaw|mouth) (?:is |are |has been |have been |really |'s |still |keeps? |so )*(?:hurt\w*|ach\w*|killing me|sore|broken|chipped|cracked|in pain|bleed\w*|swollen|infected|throbbing)",
    r"(?:i|my \w+) (?:have|has|got|having) (?:a |an |really |bad |terrible )*(?:toothaches?|backaches?|tooth ?pain|tooth ?ache|cavity|abscess)|toothache|think i have a cavity",
    rf"{_NO_QUESTION}.{{0,80}}\b(?:my|his|her|our|the|an?|kid'?s|son'?s|daughter'?s|wife'?s|husband'?s|this) (?:[\w':-]+ ){{0,2}}?{_THING}(?! (?:bag|case|cover|store|bill|company|plan|number|call|game|app)\b)(?: [\w']+){{0,3}}? {_BROKEN}",
    r"(?:dropped|got|fell) (?:my |the |her |his )?(?:\w+ )?(?:phone|iphone|laptop|tablet|ipad) (?:\w+ )?(?:in|into|wet|on the)|(?:phone|iphone|laptop|tablet|ipad) (?:\w+ )?(?:fell|got wet|got run over)",
    r"water (?:is |was )?(?:coming|leaking|pouring|dripping)\b",
    r"no (?:hot water|heat|ac|a/c|power|cold air|water pressure)\b(?! (?:bottle|needed))|(?:ac|a/c) (?:is )?(?:out|down|broke|broken|stopped|not (?:\w+ )?(?:work|cool|blow)\w*|blowing)|(?:faucet|sink|tap|pipe|ceiling|toilet) (?:drips?|dripping|is dripping|keeps)",
    rf"^(?:\w+,? ){{0,2}}(?:{_THING}) (?:is |are |just |has |'s |won'?t |wont |keeps? )*{_BROKEN}",
    r"(?:my|the|our|house|upstairs|downstairs) (?:ac|a/c)(?: unit)? (?:\w+ )?(?:broke|broken|died|dead|leaking|leaks|froze|frozen|(?:went|is|gave) out|not (?:\w+ )?(?:work|cool|blow|turn|cold|com)\w*|stopped|quit|won'?t|isn'?t|ain'?t|blowing|keeps|acting up|making)",
    rf"(?:i|we|^|(?:he|she)|my (?:son|daughter|kid|wife|husband|mom|dad|child|dog)|kid|just|have|got) (?:just |accidentally |think i |guess i )*(?:broke|cracked|chipped|shattered|smashed|dropped|knocked out|busted|broken|broke off) (?:a|an|my|his|her|the|our|some) (?:[\w':-]+ ){{0,2}}?{_THING}",
    r"(?:i|we|there'?s|there is|got|have|having) (?:have |got )?(?:a|an|another|some) (?:[\w':-]+ ){0,2}?(?:leak|leaky \w+|clog|clogged \w+|broken \w+|cracked (?:screen|tooth)|chipped tooth|loose (?:tooth|crown|bracket))\b",
    r"(?:appointment|appt|apt) (?:please|pls|for|on|at|with|tomorrow|today|tonight|this|next|tmrw|asap|(?:mon|tues|wednes|thurs|fri|satur)day)",
    r"^(?:(?:hi|hello|hey|pls|please|i|we|would|like|can|set|up|new|an?|make|need|needs|want|get|to|book),? )*(?:(?<!a )book|appointment|appt|schedule)(?: (?:please|pls|plz))*[.!?]*$",
)
