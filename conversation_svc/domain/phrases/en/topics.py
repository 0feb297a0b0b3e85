"""What is asked about the business, told for those who are there, or said of an appointment."""

from conversation_svc.domain.phrases.en.telling import INSURERS

_INSURED = rf"(?:{INSURERS}|(?:my|our|dental|health|medical|vision)? ?insurance|insurers?)"

TOPICS = {
    "insurance_asked": rf"\b(?:cover(?:s|ed|age)?|in[- ]network|pays?|bill|accept(?:s|ed|ing)?"
    rf"|tak(?:e|es|ing)|work(?:s|ing)? with|free|participat\w+)\b.{{0,30}}\b{_INSURED}\b"
    rf"|\b{_INSURED}\b.{{0,15}}\b(?:cover(?:s|ed)?|pays?|accepted|works?|good|ok(?:ay)?) ?(?!to\b)"
    r"|\b(?:what'?s|how much is|is there|do i have|will i have|have to pay) (?:an? |my |the )?"
    r"(?:co-?pay|deductible)"
    r"|\bout[- ]of[- ](?:network|pocket)\b",
    "fee_else": r"\b(cancel\w*|late|no[- ]?show|chang\w+|resched\w+|miss\w*)\b.{0,15}\b(fees?|charged?)\b"
    r"|\b(fees?|charged?)\b.{0,20}\b(cancel|chang|late|miss|no[- ]?show|resched)",
    "price": r"\b(what (does|would|will|do) .{1,25} (run|set) (me|us)|what's the damage|whats the damage"
    r"|how much(?! (notice|time|longer|advance|warning)\b)|price[sd]?|pricing|cost|costs"
    r"|(?<!cancellation )(?<!show )(?<!late )fees?(?! (if|for (cancel|missing|being|not)))|rate"
    r"|rates|expensive"
    r"|(do|would|will|you|they|to) charge)\b",
    "whole_new": r"\b(replac\w+|install\w*|new|brand new|swap(ping)?|upgrad\w+|put in"
    r"|buy)\b.{0,20}\b(entire|whole|complete|unit"
    r"|system|heater|furnace|air conditioner|condenser|compressor|phone|iphone|toilet|disposal"
    r"|thermostat)s?\b",
    "prices": r"\b(prices|rates|fees|price list)\b",
    "care": r"\bis it (ok|okay|safe|alright|all right|bad|fine|dangerous) (to|for|if)\b"
    r"|\b(do|should|must) (i|we) (need |have )?(to )?(fast|be fasting|come fasting|skip breakfast"
    r"|stop eating)\b|\b(can|should|may|must|do|could) (i|we) .{0,12}(stop|keep|continue|avoid) (taking|using"
    r"|eating|drinking)\b"
    r"|\b(can|should|may|must|could) (i|we|he|she) (still )?(eat|drink|drive|smoke|brush|exercise"
    r"|fast|swim|fly"
    r"|work out|go to work|take (my |his |her )?(\w+ )?(meds|medications?|medicine|pills?|ibuprofen"
    r"|tylenol|aspirin))\b",
    "asking_on": r"^\W*(?:(?:ok(?:ay)?|alright|so|great|thanks)\W+)?((and )?(what|how) about|and|or)\b",
    "free_time": r"\b(next|first|earliest|soonest|any) (available |free |open )?(opening|openings"
    r"|availability|appointment"
    r"|appt|slot|slots)\b",
    "duration": r"\bhow long\b(?!( is| was| are|'s) (the|your) (\w+ )?(wait|line|drive|queue)"
    r"| (do|will|would|must) (i|we) (have to |need to )?wait)|\bduration\b|\bhow many minutes\b",
    "address_lead": r"^\W*((it'?s|it is|that'?s|i live|we live|we are|we'?re|at|in|my|the|our|address|is"
    r"|come to)\W+)+",
    "address": r"\b(where (are|is|do) (you|your|the|it|i (go|come))|address|located|location|directions"
    r"|how (do|can) i (get|find))\b",
    "hours": r"^\W*(and )?open (on|today|tomorrow|this|next)\b|\b((are|r) (you|u|they"
    r"|we) (still )?(open|closed)|(is|when is|when are|what time"
    r"|how late|how long|until when) .{0,25}\b(open|close|closes|opens|closed|closing)\b|(do"
    r"|when do|what days do) (you|u) (guys )?(open|close)|(opening|business|office|working"
    r"|your|the|evening|late|weekend|saturday|sunday|holiday|night) (hours|times)|hours (of operation"
    r"|today|tomorrow|on)|what are (your"
    r"|the) hours|what time do you|you open (on|today|tomorrow))\b",
    "services": r"\b(what|which) (services?|treatments?|things?|kinds? of|types? of)\b|\bservices (do"
    r"|are)\b|\bwhat (do|can) you (do|offer|fix|repair|treat)\b",
    "today_is": r"\bwhat('?s| is)? ?(the )?(day|date|today'?s date) ?(is (it|today)|today)?( today)?\W*$"
    r"|\bwhat day (is (it|today))\b",
    "no_service": r"\b(payments?|plans?|financ\w+|insurance|discounts?|coupons?|deliver\w*|gift|refunds?"
    r"|texts?|e-?mails?"
    r"|walk-?ins?|estimates?|quotes?|house calls?|emergenc\w+|weekends?|evenings?|references?|receipts?"
    r"|returns?)\b",
    "offering": r"(?<!when )(?<!soon )(?<!time )\b(do|can) (you|u)( guys)? (also )?(do|offer|have|fix|repair"
    r"|treat|install|replace)\b",
    "having": r"\bdo (you|u)( guys)? (also )?have\b",
    "staff": r"\b(who (works|is working|are (the|your)|do you have|is (there|available|in))"
    r"|which (doctors?|dentists?|stylists?|therapists?|technicians?|staff|barbers?)"
    r"|list of (doctors|stylists|staff))\b",
    "phone": r"\b(your|ur) (phone|telephone|number)\b|\b(what('?s| is| was)|give me|have|know|need|got)"
    r" the (phone|telephone|number)\b|\bphone number\b|\b(can|could|may|do"
    r"|how to) (i |we )?call you\b",
    "email": r"\b(your|the) e-?mail\b|\be-?mail (you|address)\b",
    "weather": r"\b(weather|rain(ing)?(?! check)|snow(ing)?|forecast|sunny|temperature)\b",
    "just_now": r"\b(right now|just now|now|at the moment|currently)\b",
    "whereabouts": r"\bwhere (are|r) (you|u|y'?all)( guys| folks)?( at)?,? (right now|now|at the moment"
    r"|currently)\b",
    "anybody_there": r"^\W*(?:(?:hi|hello|hey)\W*)+$|^\W*(?:are )?(?:you|u) (?:guys )?(?:still )?there\W*$"
    r"|^\W*(?:(?:hi|hello|hey)\W+)?(?:is )?(?:anybody|anyone|somebody|someone)"
    r" (?:still )?(?:there|here|home|around|available|in)(?: (?:right )?now)?\W*$",
    "operator": r"^\W*(?P<who4>[a-z]+) (there|in|around)\W*$|\bwhen('?s| is| will) (?P<who3>he|she|they"
    r"|the (owner|boss|manager)"
    r"|[a-z]+) (be )?(back|in|free"
    r"|available)\b|\bwhere('s| is) (dr\.? )?(?P<who2>the (owner|boss|manager)|[a-z]+)\b"
    r"|\bis (dr\.? |doctor )?(?P<who>the (owner"
    r"|boss|manager)|[a-z]+) (there|in|around|available|here|back)\b",
    "thanks": r"\b(thanks?|thank you|thx|ty|appreciate)\b",
    "first_and_last": r"\b(?:first name(?: is"
    r"|'s)?:? )?(?P<first>[^\W\d]+),?(?: and)?(?: my)? last name(?: is|'s)?:? (?P<last>[^\W\d]+)\W*$",
    "last_and_first": r"^\W*(?:my )?last name(?: is"
    r"|'s)?:? (?P<last>[^\W\d]+),?(?: and)?(?: my)? first(?: name)?"
    r"(?: is|'s)?:? (?P<first>[^\W\d]+)\W*$",
    "told_under": r"^\W*(?:(?:just|please|you can|ok|it'?s) )*(?:(?:put|book|sign) (?:it|me|that|us) )?"
    r"(?:under|down (?:as|under)|in as) (?:(?:my|the) name(?: of)?[,:]? )?(?!my\b|the\b|an?\b)",
    "name_tail": r",? (?:(?:is|'s) (?:my|the) name|here|speaking|calling)\b.*$",
    "naming": r"\b(my name is|my name's|(?:the|last|first) name is|name's|name:?) [A-Za-z]"
    r"",
    "introduction": r"\bname:? (?-i:[A-Z])|\b(my name is|my name's|name's|name is|this is|i am|i'?m"
    r"|it'?s) [A-Za-z]",
    "around_a_number": r"^(?:\W|\b(?:and|my|phone|cell|number|is|the|at|it'?s|here|speaking|on)\b)*$",
    "name_lead": r"^(?:(?:(?:the )?owner is (?:me|myself),?|(?:my|the) (?:full )?name(?:'s| is)"
    r"|it'?s(?: under| just| only)?"
    r"|i'?m|i am|this is|call me|name(?:'s)?:?"
    r"|(?:it|that|this)(?: would| will|'d|'ll) be|under|put it under|for|make it"
    r"|(?:just |please |you can )*(?:put|use)(?: down)?)(?![\w'])\s*)+",
    "not_but_name": r"\bnot (?P<old>[^\W\d]+),? (?:but |it'?s |it is )+(?P<new>[^\W\d]+)\b"
    r"|\b(?P<old2>[^\W\d]+) (?:is )?(?:spelled |spelt )?with (?:an? )?\S+,? (?P<new2>[^\W\d]+)\W*$",
    "named_at_end": r"(?:\bname(?:'s| is)?|\bi'?m|\bthis is|\bunder|\bit'?s|[,.;])\s+"
    r"(?!(?:please|thanks|thank|ok|okay|yes|no|with|at|in|on|for|from|the|and|but|or|can|could|i|we|my|is"
    r"|are|do|does"
    r"|what|which|how|any|if|so|then|also|dr)\b)(?-i:(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}))\W*$",
    "house_number": r"^\W*(?:no,? |sorry,? |actually,? )*(?:it'?s |the number is |house number |number "
    r"|#)*(?P<number>[3-9]\d|\d{3,5})"
    r"(?: not \d+)?\W*$",
    "crossing": r"\b(corner of|intersection|cross ?streets?|across (the street )?from|next (door )?to"
    r"|behind the|in front of)\b"
    r"|\b\w+ (and|&) \d+(st|nd|rd|th)\b|\b\d+(st|nd|rd|th) (and|&) \w+",
    "same_address": r"\bsame (address|place|house|location)\b|\b(address|where) (you|u) (have|had|came"
    r"|come|were)\b",
    "last_name_is": r"\b(?:last|family|sur) ?name(?:'s"
    r"| is)(?: actually)? (?P<name>[^\W\d]+(?:[ -](?!now\b|actually\b"
    r"|please\b|instead\b)[^\W\d]+)?)(?: (?:now|actually|please|instead))?\W*$",
    "first_name_is": r"\bfirst ?name(?:'s| is)?(?: actually)? (?P<name>(?!is\b)[^\W\d]+)\W*$",
    "before_contact": r"(?:^|[\s,]+)(?:(?:and|my|the|i|we|our) )*(?:(?:phone|cell|mobile|telephone|number"
    r"|address|home|house|place)\b.*|(?:live|lives|am|are) at|(?:i'?m|we'?re) at|at|on|and|in)\W*$",
    "with_letter": r"\b(?:it'?s |is |for )?(?P<name>[^\W\d]{3,}),? (?:with|w/) an? [a-z]\W*$",
    "name_wrong": r"\bname('s| is| was)? (wrong|not right|misspell?ed|incorrect|not correct"
    r"|spelled wrong)|\bwrong name\b"
    r"|\bmisspell?ed\b|\b(that'?s |that is )?not my name\b|\b(spelled|got|have) my name wrong\b",
    "talking_to": r"\b(talk|speak|chat|get) (to|with|hold of|a hold of) (dr\.? )?(?P<who>[a-z]+)\b",
    "under_name": r"\bunder (?:the name (?:of )?)?(?-i:(?P<name>[A-Z][\w'-]+))\s*[.!]?$",
    "introduced": r"\b(?:my name is|my name's|name's|this is|i'm|i am|for|under)\s+"
    r"(?-i:(?P<name>[A-Z][\w'-]+ [A-Z][\w'-]+))[,;]?\s*(?:(?:phone|ph|cell|tel|at"
    r"|#)\W*)?(?:[\d(+][\d\s().-]{6,})?[.!]?$",
    "who_are_you": r"\bwho('s| is| are|s)? (this|you|there)\b|\bwho am i (talking|speaking|texting"
    r"|chatting) (to|with)\b",
    "what_is": r"^\W*what('s| is) (a|an|the) |\bwhat does (a|an|the) .{0,30}(include|involve|mean)\b",
    "messaging": r"\b(messages?|leave (a |some )?(word|note))\b",
    "message_only": r"^\W*(?:(?:ok(?:ay)?|yes|yeah|please|sure|then|just|i'?ll)\W+)*(?:(?:take"
    r"|leave) )?(?:a |the )?message"
    r"(?: then| please)*\W*$",
    "screen": r"\b(screens?|glass|displays?|lcd|crack\w*|shatter\w*|smash\w*)\b",
    "trouble": r"\b(won'?t|doesn'?t|isn'?t|is not|not working|keeps?|stopped|quit|broken?|hurts?|aches?"
    r"|leak\w*|crack\w*"
    r"|nois\w+|swollen|stuck|clog\w*|died|dead|smell\w*|allerg\w*|bleed\w*|loose|wet)\b",
    # what those who will be there should know of somebody
    "about_me": r"\b(i'?m|i am|he'?s|she'?s|my \w+ is|we'?re) (\w+ )?(allergic|pregnant|diabetic|deaf"
    r"|blind|nervous"
    r"|scared|anxious|in a wheelchair|hard of hearing|on blood thinners)\b|\b(i|he|she) (have"
    r"|has) (an? )?(\w+ )?"
    r"(allerg\w+|pacemaker|diabetes|anxiety|asthma|heart condition)\b|\b(i|he|she) (takes?"
    r"|uses?) (blood thinners"
    r"|a wheelchair)\b",
    "describing": r"^\W*((yeah|yes|ok(ay)?|well|so|and),? )?(it'?s|it is|i have|i'?ve got|i got|mine('s"
    r"| is)|that'?s|this is"
    r"|we have) (an?|the|just|only|\d)\b",
    "noting": r"\b(note|notes|noted|comment)\b",
    "not_a_name": r"\b(what|when|where|why|how|is|are|do|does|can|could|would|appointment|book|cancel"
    r"|tomorrow|today|please|want|need|email|number|price|cost)\b",
    # what is said instead of a name by who thinks that something else was asked
    "choosing": r"^\W*((i said|i'?ll (take|have)|i('d| would) like|let'?s (do|take)|give me|make it) )?"
    r"((the|a|an|any|that|this|whatever) )?(very )?(first|second|third|fourth|fifth|last|next|other|later"
    r"|earlier|earliest|latest|soonest|same|either|both|neither|any|anything|whatever|whichever|one|two|three"
    r"|four|five|number|option|time|any ?time|slot|never ?mind|thanks|thank you)"
    r"( (one|two|three|four|five|of them|time|option|slot|available|please))*\W*$",
    "question": r"\?\s*$|^\s*(?:(?:hi|hey|hello|ok(?:ay)?|alright|well|so|and|um|uh|yo)[\s,]+)*(what'?s?"
    r"|when|where|who|why|how|is|are|do(?! it\b)|does|can|could|will|would)\b",
    "clause": r"(?:[.;!?]\s+(?:and |but |also )?|,?\s+(?:and|then|also|plus|but)\s+(?:(?:then|also"
    r"|please)\s+)?)(?=(?:(?:please|can you|could you|i(?:'d| would) like to|i (?:want"
    r"|need) to|also)\s+)*"
    r"(?:cancel|book|schedule|move|reschedule|change|put (?:me|us|him|her) (?:in|down)|(?:squeeze|fit"
    r"|get) (?:me|us) in|how (?:much|long|soon)|what|where|when (?:do"
    r"|are|is|can)|do you|are you|who|add a note|tell|leave a"
    r"|(?:can|could|may) i (?:come|get|book|have|see|bring|drop|do it|stop by|swing by)"
    r"|i(?:'d| would|'ll)? (?:need|want|like) an?)\b)",
    "rebooking": r"\bcancel\w*\b.{0,40}\b(and|then) (re-?)?(book|schedule|make|get|set) ((me|us|it|up"
    r"|in) )*((an?|another|a new"
    r"|a different) (appointment|appt|time|one|slot|day) )?(for|on|in|at|next|this|again|instead)\b",
    "in_my_place": r"\b((change|switch|put another) (the )?name (on|for) (my|the) (appointment|appt"
    r"|booking)|in my place|in place of me|instead of me|(take|taking|use|using"
    r"|have) my (\w+ )?(appointment|appt|spot|slot))\b",
    "still_free": r"\b(if|whether) (the |that )?.{2,30} is (still )?(open|available|free|taken|full"
    r"|gone)\b|\bis (the |that )?.{2,25}\b(open|available|free|taken|full|up for grabs|gone)\b",
    "note_text": r"(?:(?:add|make|leave|put) (?:a |this |the )?(?:note|comment)(?: (?:that|saying|to (?:it"
    r"|the appointment|my appointment)(?: that)?|on (?:it|the appointment)))?|note that"
    r"|^\W*notes?:|please note(?: that)?|"
    r"let (?:them|the (?:doctor|dentist|team|staff)|dr\.? \w+) know(?: that)?|tell (?:them"
    r"|the (?:doctor|dentist|team|staff)|dr\.? \w+)(?: that)?)[:,]?\s*(?P<text>.+)$",
    "list_notes": r"\b(what|which|read|show|list|see).{0,20}\bnotes?\b",
    "message_text": r"(?:(?:leave|take|pass on|give|send)(?: \w+)? (?:a |this )?message"
    # for whom, and nothing more
    r"(?!\W*(?:(?:for|to|with) (?:the )?[\w.]+(?: \w+)?\W*)?(?:please\W*)?$)"
    r"(?: (?:for|to) (?:the )?\w+(?: \w+)?)?(?: (?:that|saying))?|tell (?:him|her|them|the (?:owner"
    r"|manager|boss)|(?-i:[A-Z][a-z]+))(?: that)?)[:,]?\s*(?P<text>.+)$",
    "my_appointment": r"\b(my|the|our) (\w+ ){0,3}(appointment|appt|booking|reservation|visit)s?\b|\bi (have"
    r"|had|booked)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day'?s (\w+ )?(appointment|appt|visit)\b",
    "another_one": r"\b((another|a second|one more|a new|new) (\w+ )?(appointment|booking|one|slot|visit)?"
    r"|also(?! (change|move|switch|cancel|push|reschedule)\b))\b",
    "having_one": r"\b(i|we|he|she|they|my \w+)('ve|'s)? (have|has|had|got) (an?|my|the|his"
    r"|her) (\w+ )?(appointment|appt|booking"
    r"|reservation|visit)\b(?! (elsewhere|somewhere|with (another|a different)))",
    # right before the day or time of an appointment that they have
    "having_at": r"\b(i|we|he|she|they|my \w+)('ve|'s)? (have|has|had|got) (an?|my|the|his|her) (\w+ )?"
    r"(appointment|appt|booking|reservation|visit)( (w|with) (you|u|you guys|dr\.? \w+)| elsewhere| there)?"
    r"( coming up)?( on| for| at| this| next)* $",
    "sooner_than_mine": r"\b(earlier|sooner|later|before) than (my|our|mine|(the one|what) (i|we) have)\b",
    "that_one": r"\b(it|that|this|that one|this one|the appointment|my appointment|the booking|my booking)\b",
    "the_nth": r"\b(first|second|third|fourth|last|later|earlier) (one|appointment|appt|booking|visit)\b"
    r"|\bthe (other|first|second|third|last|earlier|later)( one| appointment| appt)?(?= (to|until|for"
    r"|back|up|an?|forward)\b|\W*$)",
    "the_one": r"\b(one|the (last|first|second|third|later|earlier|latest|earliest))\b",
    "restoring": r"\b((have|get|want|give me|take|put) (it|that|this|my (\w+ )?(appointment|appt|spot"
    r"|slot|time)) back"
    r"|undo|un-?cancel\w*|changed my mind|keep (it|that|my (appointment|appt|spot))|(don'?t|do not) cancel"
    r"|(come|coming|make it|need it|want it) after all|by (mistake|accident)|(didn'?t|did not) mean)\b",
    "postponing": r"\b(postpon\w+|put (it|that|my appointment) off|push (it|that|my appointment) (back"
    r"|out))\b",
    "bit_up": r"\b(up|forward|earlier) (just )?(a )?(bit|little|tad)\b|\b(a )?(bit|little|tad) (earlier"
    r"|sooner)\b",
    "bit_back": r"\b(back|out|later) (just )?(a )?(bit|little|tad)\b|\b(a )?(bit|little|tad) later\b",
    "another_service": r"\b(my|the) (appointment|appt|booking|visit)\b.{0,30}\b(be|to|into|for) (a "
    r"|an )?.{2,30}\binstead\b"
    r"|\b(change|swap|switch) (it|that|my \w+)( appointment| appt)? (from .{2,20} )?(to|into|for) (a|an) "
    r"(?!(different|new|later|earlier|better|other|sooner) (day|time|date|slot|hour|week|one)|\w*day\b)\w+",
    "asking_of": r"^\W*(?:(?:hi|hey|hello|so|and|ok)\W+)*(?:is|are|does|do|will|would|has|have)"
    r" (?:a|an|the|it|this|that|your|those|they|there)\b.*\?\W*$",
    "my_own": r"\b(change|move|switch|reschedule|push|bump|shift) (my|our)\b",
    "kept_one": r"\b(?:keep|leave|not|(?:don'?t|do not) (?:touch|cancel|move|change)) (?:my |the |our )?"
    r"(?P<what>[\w' -]{2,40}?)(?= (?:but|and|cancel|move|drop|reschedule)\b|\W*$|[,.;])",
    "beside_another": r"\b(but )?(keep|leave|not)\b|\b(to |on )?the same (day|time|date) as\b|\b(right "
    r"|just )?(after|before) (my|the)\b",
    # what only somebody says who has an appointment
    # who may have an appointment, and may only tell when not to come
    "cannot_then": r"\b(can'?t|cannot|can not) (come|do|be there|get there)( in)? (before|after|until"
    r"|till|on|mon|tue|wed|thu|fri|sat|sun|tomorrow|today|in the|this|next|at)",
    "about_theirs": r"\b((won'?t|not (going to|gonna)) be able to (make it|come|attend)\b|instead\b"
    r"|(later|earlier) in the (day|morning|afternoon)"
    r"|double[- ]?booked myself|an? (hr|hour|bit|little) (earlier|later)|the one on|(following|next) (mon"
    r"|tue|wed|thu|fri)\w* same time|something (earlier|sooner|later)|rain ?check|see (me"
    r"|us) (any )?(sooner|earlier)|can'?t wait (un)?'?till?"
    r"|(come|be there|get there) (in )?(any |a (bit|little) )?(earlier|sooner|later) on|(gotta|have to"
    r"|got to) work "
    r"(on )?(mon|tue|wed|thu|fri|sat|sun)\w*\b.{0,20}\b(any|what|how|can|could)|work instead of|(earlier"
    r"|later|sooner) that (day|morning|afternoon|week)|(get|come"
    r"|be seen) in (any )?(earlier|sooner)|double[- ]?booked|(something|work) (came|has come) up"
    r"|schedule (changed"
    r"|conflict)|(a|into a) conflict|(doesn'?t|does not|won'?t|isn'?t|is not|don'?t|can'?t"
    r"|cannot)\b.{0,25}\b(any ?more|after all)|no longer"
    r"|(anything|something|one|slot|spot|time) (earlier|sooner|later) (than|on|that)|(earlier|sooner"
    r"|later) than (mon|tues|wed"
    r"|thu|fri|sat|sun|tomorrow|today|my|the)|(move|push|shift|bump|switch) (it|that|mine)|bring (it|that"
    r"|mine) (forward|up)|missed (my|the|our)|thats? too"
    r" (early|late))",
    "moves_it": r"^\W*(?:(?:hi|hey|please|pls|also|can (?:you|we|i)|could (?:you|we|i)|i|need to|want to"
    r"|'?d like to)\W+)*"
    r"(?:move|switch|push|shift|bump|reschedule|resched) (?:my |the |our "
    r"|both )?[a-z][\w' -]{2,30}? (?:to|from|back|until"
    r"|till|for)\b",
    "moves_mine": r"\b(move|push|bump|bring) (it|that|mine) (up|back|forward|earlier|later|out)\b",
    # without one of these nobody speaks of an appointment they have
    "changing": r"\b(mov(e|ed|ing)|re-?sch?ed|re-?book|chang|switch|shift|push|bump|postpon|delay|swap"
    r"|trad(e|ing)"
    r"|adjust|modif|updat|transfer|bring|cancel|cxl|call (it )?off|instead|earlier|sooner|(?<!or )later"
    r"|forward"
    r"|(an?other|different|new) (day|time|date|slot)|drop|scrap|any ?more|no longer|can'?t|cannot|won'?t"
    r"|unable"
    r"|not (coming|going|able)|make it|appointments?|appts?|booking|visit|reservation|give up|take me off"
    r"|skip|back out)",
    "unsuited": r"\b(too (early|late|soon|far (out|off|away))|(doesn'?t|does not|won'?t|wont|will not"
    r"|not gonna) work"
    r"|(no|not) good for me|can'?t (do|make) (that|it)|forgot (i|about))\b",
    "wishing_instead": r"\b(can|could|may) (i|we|you) (do|make it|come|get|have)\b|\b(what|how) about\b"
    r"|\b(would|i'?d) (prefer|rather)\b",
    "correcting": r"\b(actually|instead|change|make (it|that)|sorry|wait|oops|i meant|rather|switch|move)\b",
}
