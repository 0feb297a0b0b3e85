"""What the dialogue itself listens for in English, beside understanding: choosing, short commands, topics.

Names are used by `Heard.says`. Keep each pattern readable; whole-body patterns start with ^ and end with $.
"""

ORDINALS = {
    r"\b(1st|first(?! (week|day|half|thing|of|month|weekend|time)\b)|number one|option (1|one)|#\s?1"
    r"|no\. ?1|top one)\b": 1,
    r"\b(2nd|second|number two|option (2|two)|#\s?2|middle( one)?)\b": 2,
    r"\b(3rd|third|number three|option (3|three)|#\s?3)\b": 3,
    r"\b(4th|fourth|number four|option (4|four)|#\s?4)\b": 4,
    r"\b(5th|fifth|number five|option (5|five)|#\s?5)\b": 5,
    r"\b(last one|the last(?! (day|week|month|date))|latest|later one|the later|final one|bottom one)\b": -1,
    r"\b(earliest|earlier one|the earlier|sooner one|soonest|the sooner)\b": 1,
}

_SOMEBODY = (
    r"(?:son|daughter|kid|child|boy|girl|baby|wife|husband|partner|mom|mum|mother|dad|father"
    r"|parents?|grandma|"
    r"grandmother|grandpa|grandfather|brother|sister|friend|boss|roommate|neighbou?r"
    r"|girlfriend|boyfriend|fianc\S+|"
    r"nephew|niece|aunt|uncle|cousin|colleague|spouse)"
)

PATTERNS = {
    # choosing
    "any_of_them": r"\b((when ?ever|any ?time|(any|(?<!n't )either|whichever|whatever)( one)?( of (them|those"
    r"|these))?)( is| are|'s)?( fine"
    r"| good| ok(ay)?| works?( best)?)?( (for|with|by) (me|us|you))?"
    r"|you (pick|choose|decide)|surprise me|your (call|choice)|dealer'?s choice|(pick|choose) (one"
    r"|for me)|doesn'?t matter|don'?t (mind|care)|no preference|up to you)\s*[.!]?$",
    "unsure": r"\b((i )?((really|honestly|just) )?(don'?t|do not|wouldn'?t) (really |even )?know\b"
    r"|dunno|idk|no (clue|idea)|not (really |quite |so |too )?sure|hard to say|can'?t (say|tell)"
    r"|(whatever|what|which ?ever) (do )?you (think|recommend|suggest)|you tell me|you'?re the (expert|pro)"
    r"|it depends|that depends|something is wrong|take a look|look at it|the usual|a regular|a normal)\b",
    "complains": r"\b(my|our|his|her|their|it|it'?s|i'?ve|i have|there'?s|the)\b\W+\w+\W+\w+",
    "any_time": r"\b(any ?time|when ?ever|any ?day)\b",
    "all_of_them": r"\b(both|all( of (them|those|these))?|every(thing| one| appointment))\b",
    "any_staff": r"\b(any(one|body)|whoever|no preference|doesn'?t matter( who)?|either (of them|one)"
    r"|first available|"
    r"any (doctor|dentist|stylist|therapist|technician|provider|staff))\b",
    "none_of_them": r"\b(none|neither|nothing (there|here|suits|works|fits)|not (any|one) of"
    r"|no(ne)? of (those|these|them)|don'?t work"
    r"|doesn'?t work|can'?t (make|do) "
    r"(any|either|those|these|that)|(something|anything) else|other (times?|options?|days?"
    r"|slots?|openings?)|different (times?|options?|days?)|"
    r"another (time|day|option|slot)|more (times|options|choices)|what else)\b",
    "same_time": r"\bsame (time|hour)\b",
    "same_day": r"\b(same|that) day\b",
    "as_late": r"\blatest (appointment |appt |slot |time |one |opening )?(that )?(you|available|possible"
    r"|of the day"
    r"|(i|we) can)\b|\blast (appointment|appt|slot|time|opening) (of the day|that day|available|possible"
    r"|you have)\b"
    r"|\bas late as (possible|you can)\b|\bat the end of the day\b",
    "closest": r"\b(closest|nearest)\b",
    "as_early": r"^\W*(early|first thing|the earlier the better)( (please|pls|if possible))?\W*$"
    r"|\bas (early|soon) as (possible|you can)\b|\b(earliest|soonest) (appointment |appt "
    r"|slot |time |one "
    r"|opening )?(that )?(you|available|possible)\b",
    "shift": r"\b(?P<n>an|one|two|half an|a half|\d{1,2}) (?P<unit>hours?|minutes?|mins?) (?P<way>later"
    r"|earlier|sooner)\b"
    r"|\b(?:push|move|put|bring|shift)(?: \w+){0,2} (?P<way2>back|up|forward|out|down) (?:by )?"
    r"(?P<n2>an|one|two|half an|a half|\d{1,2}) (?P<unit2>hours?|minutes?|mins?)\b",
    "shift_earlier": r"^(earlier|sooner|up|forward)$",
    "day_after": r"\b(the )?(day after(?! tomorrow)|(next|following) day|(a|one) day later)\b",
    "day_before": r"\b(the )?(day before(?! yesterday)|(a|one) day (earlier|sooner))\b",
    "week_after": r"\b(the )?(week after(?! next)|following week|(a|one) week later)\b",
    "that_week": r"\b(that|the same) (same )?week\b",
    "proposing": r"\b(how|what) about\b|\binstead\b|\brather\b|\b(can|could) (we|i|you)\b|\bdo you have\b"
    r"|\b(free|available|open)\b",
    "bare_weekday": r"(?<!next )(?<!this )(?<!coming )\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?"
    r"|sun)(day)?\b",
    "earlier": r"\b(not (that|so|quite so) late|too late|any(thing)?\s+(earlier|sooner)|earlier|sooner)\b",
    "later": r"\b(not (that|so|quite so) early|too early|(a )?(bit|little|while) later"
    r"|any(thing)?\s+later|later (time|slot|that (day|week)|in the day)|something later"
    r"|little later|bit later)\b",
    "not_the": r"\bnot (the|that)\b",
    "number_only": r"^\W*(?:#|no\.?|number|option|the)?\s*([1-9])\W*$",
    "not_this_but_that": r"\bnot (on )?[\w ]+?, (but )?(?!or\b|and\b|nor\b)\w+",
    "instead_of": r"\b(instead of|rather than|not|isn'?t|but not|no longer|can'?t (?:do|make)(?: it)?(?: on"
    r"| at)?|except|forget)\s*(?:the|on|at|for)?\s*$",
    "moving_from": r"\b(from|my|the|have|booked|scheduled|currently|appointment (?:on|at|for))\s+(?:on\s+"
    r"|for\s+|at\s+)?$",
    "from_to": r"\bfrom\b.+\bto\b",
    "not_this": r"\b(not|no|without|except|(don'?t|do not) (want|need))( another| an?| the| any)?\s*$",
    "not_with": r"\b(not|no|without|except|other than|anyone but|anybody but|don'?t want|avoid)( to see"
    r"| with| by)?"
    r"( dr\.?| the)?\s*$",
    "wishing_for": r"\b(can|could|may) (i|we) (have|see|get)\b|\b(i('d| would) (like|rather|prefer)"
    r"|prefer|with)\b",
    "both_of_it": r"\b(and|plus|also|as well|both|too)\b",
    "as_well": r"\b(too|as well|also|along|join)\b",
    # short commands
    "yes_only": r"^\W*(y|s[ií]|k+|yse|yess+|yea|ya|ye+s+|yes please|yep|yeah|yup|ok|okay|sure|correct"
    r"|confirm|confirmed|perfect"
    r"|great|sounds good|"
    r"that('s| is) (right|correct|fine|good)|go ahead|book it|do it|please do|that works|works for me"
    r"|(ok(ay)?|yes|yeah|great|perfect|good|sure|please),? (book|take) it( please)?)\W*$",
    # a yes that stays a yes beside a question ("Yes, that's right. What's the address?")
    "agreed": r"^\W*(oh |ok(ay)?,? |again,? )?(yes|yeah|yep|yup|yea|ya|correct|exactly|indeed"
    r"|sure( thing)?|absolutely|definitely|of course|confirmed|approved|perfect|"
    r"(that|this|it|everything|all)( all)?('s| is| looks| sounds| seems| works"
    r"| would be)?( just| absolutely| all)? (right|correct|perfect|good|great|fine|works?|ok"
    r"|okay|accurate)|that works|works for me|"
    r"(sounds|looks|seems)( all| just| really| very)? (good|great|perfect|right|fine|correct"
    r"|ok|okay|like a plan)|go ahead|please do|do it|book it|that'?s (it|the one)"
    r"|you('ve)? got (it|that|all))\b",
    # a yes only when nothing else is in the line
    "agreeing": r"^\W*(y|ok|okay|good|great|fine|awesome|excellent|wonderful|fantastic|super|nice|cool"
    r"|right|alright|all right|please|thanks?|thank you|let'?s|lets|go|"
    r"spot on|permission|i (agree|confirm|assent|think (so|that'?s|it'?s)|would (like"
    r"|love) that)|it'?s (good|fine|ok|okay|great|perfect|correct|right)|i'?m (ok|okay|good"
    r"|fine|happy)|that|this|it|book|confirm|everything|works|have good|do)\b",
    "moving": r"\b(move|reschedule|change|switch|push|shift|bump) (it|that|this|my|the)\b"
    r"|\b(a )?different (day|time) instead\b",
    "cancelling": r"\bcancel\b",
    "past_wish": r"\b(book|schedule|appointment|appt|come|in|for|on|at)( \w+)? (yesterday|last (week"
    r"|month|night|mon|tues"
    r"|wednes|thurs|fri|satur|sun))",
    "past_time": r"(?<!since )\b(yesterday|last (week|month|night|mon|tues|wednes|thurs|fri|satur|sun)(day)?"
    r"|days? ago)\b",
    "other_language": r"\b(in|speak|habla[ns]?|prefer) (spanish|espa[nñ]ol)\b|^\W*(spanish"
    r"|espa[nñ]ol)( please)?\W*$",
    "own_language": r"\b(in|speak|prefer) english\b|^\W*english( please)?\W*$",
    "finding": r"\b(find|get|see|need|want|looking for|search(ing)? for)\b.{0,20}\b(a|an|some)\b",
    "day_number": r"^\W*(for |on )?the \d{1,2}(st|nd|rd|th)\W*$",
    "my_status": r"^\W*(oh |ok |and |so )*(with who(m)?|who('s| is)? (it |that )?with"
    r"|who am i seeing)\W*$|\b(when|what time|which day) (is|was) (it|that)( again)?\W*$|\b(what('s| is"
    r"| do i have"
    r"| have i got)|(do|have) i (have"
    r"|got) anything) booked( for (me|us|him|her|them))?\b|\bwho (is it|am i|will i be) (with|seeing)\b"
    r"|\bwhen('s| is| was|s)? (my|our)\b"
    r"|\bwhat (time )?(did|have) i (book|schedule|reserve)"
    r"|\bwhat time is my\b|\bdo i (still )?have an? (appointment|booking)\b|\bwhat(('s"
    r"| is) my|( do i have)) (appointment|appointments|booking|bookings|booked|scheduled)\b"
    r"|\b(check|confirm|look up|show|see) (on )?my (appointment|booking)s?\b"
    r"|\bmy (upcoming )?appointments\b\??$",
    "no_only": r"^\W*(n|no|nope|nah|no thanks|no thank you|not really)\W*$",
    # a no that goes on: "No, make it four", and what shows that the rest is a no as well
    "no_lead": r"^\W*((actually|oh|hmm|well|sorry|i'?m sorry|on second thought|you know what),? )*"
    r"(no+|nope|nah|not really|they are not)\b[\s,.!]*",
    "denying": r"\b(can'?t|cannot|won'?t|doesn'?t|don'?t|isn'?t|not|never|too|unable|neither|wrong)\b",
    "drop_it": r"\b(never ?mind|wrong number|forget (it|about it|the whole thing)|drop it|leave it"
    r"|don'?t book( it)?"
    r"|do not book|changed my mind about (it|booking|the appointment)|"
    r"not (now|today) thanks|i'?ll (call|text|come) back|stop (this|booking)|start over|scratch that)\b",
    "keep_it": r"\b(keep (it|that|the appointment|my appointment)|don'?t (cancel|move|change|reschedule)"
    r"|do not cancel|leave it (as is|as it is))\b",
    "greeting_only": r"^\W*(good )?(morning|afternoon|evening|day)( (all|there|everyone|guys|to you))?\W*$",
    "bye": r"\bwrong (number|person)\b|(?:^|[\s,.!])(good ?)?bye( bye| now)?\W*$|\b(have a (good|nice"
    r"|great) (day|one|evening"
    r"|weekend)|see you|talk to you later)\b",
    "reply_confirm": r"^\W*(c|confirm)\W*$",
    "reply_move": r"^\W*r\W*$",
    "reply_cancel": r"^\W*x\W*$",
    "opt_out": r"^\W*(stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke|optout|opt out)\W*$",
    "opt_out_wish": r"[.?!]\s+stop\W*$|\blose my number\b|\b(done|fed up|sick|tired|enough) (with"
    r"|of) (your|these|the|all) "
    r"(\w+ )?(texts?|messages?|texting)\b|\b(stop (texting|messaging|sending|contacting)|(don'?t"
    r"|do not) (text|message|contact"
    r"|send me)( me)?( any ?more)?|"
    r"no more (texts?|messages?)|remove my number|unsubscribe me|opt me out|opt-?out)\b"
    # but "take me off for Monday", "remove me from the schedule" give an appointment up
    r"|\b(remove me|take me off)\b(?! (of |off |from )?(the |your )?"
    r"(for|on|schedule|books?|calendar|appointments?|list for|\w+day|tomorrow|today|\d))",
    "opt_out_ambiguous": r"^\W*(cancel|end)\W*$",
    "opt_in": r"^\W*(start|unstop)\W*$",
    "opt_in_yes": r"^\W*yes\W*$",
    "help": r"^\W*(help|info)\W*$",
    # people
    "ready_yet": r"\b(is|are) (my|the|it|our)\b.{0,25}\b(ready|done|fixed|finished|repaired)( yet| now)?\W*$"
    r"|\bhow('s| is) (my|the) .{2,25}(coming|going)( along)?\W*$|\b(can|could) i (pick|get) (it"
    r"|my .{2,20}) up\b",
    "complaint": r"\b(refund|money back|complain(t|ts|ing)?|lawyer|sue you|malpractice|overcharged"
    r"|charged (me )?(twice|wrong)|(he|she|you|they|dr\.? \w+) hurt me"
    r"|(nobody|no one|noone|they|he|she|the \w+) (ever |never |still |has |have |hasn'?t |haven'?t "
    r"|didn'?t )+(showed|shown"
    r"|show|came|come|arrived?)( up)?|(nobody|no one|noone) (showed|came)( up)?)\b",
    "owner": r"\b(owner|boss|manager)\b",
    "person": r"^\W*(a |the )?(person|agent|people|somebody|someone|team)( please)?\W*$|\b(human"
    r"|real person|(a|some|actual|live) (person|one|body|agent|representative"
    r"|operator)|speak (to|with) (some(one|body)|a|the|dr|doctor)|"
    r"talk (to|with) (some(one|body)|a (person|human)|the (owner|manager|boss)|dr|doctor)"
    r"|representative|operator|call me( back)?|transfer me|the (owner|manager|front desk))\b",
    "robot": r"\b(are|r) (you|u|this|i) .{0,25}\b(robot|bot|human|real|person|machine|computer|ai"
    r"|automated|chat ?gpt|recording)\b|"
    r"\bis (this|that|it) (a |an )?(real )?(robot|bot|human|person|machine|recording|ai"
    r"|automated)\b|\bam i (talking|speaking|texting|chatting) (to|with) .{0,12}\b(bot|robot"
    r"|machine|human|person|computer|ai)\b",
    "for_somebody": rf"\bfor (?:my|our|his|her) {_SOMEBODY}(?:'s)?(?:,? (?:named |called "
    rf")?(?-i:(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))?|"
    r"\b(?:on behalf of|not for me|for somebody else|for someone else|for another person)\b",
    "being_kin": rf"\b(?:this is|i'?m|i am|it'?s) (?:his|her"
    rf"|their) {_SOMEBODY},? (?P<name>[^\W\d]+ [^\W\d]+)\W*$",
    "somebody_named": rf"\b(?:my )?{_SOMEBODY}(?:'s)? is (?-i:(?P<who>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?))\W*$"
    rf"|\bmy {_SOMEBODY}(?:'?s)? name(?:'s| is) (?P<name>[^\W\d]+(?: [A-Z][\w'-]+)?)",
    "my_somebody": rf"\bmy {_SOMEBODY}\b(?:,? (?-i:(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))?",
    "late": r"\b(running (a (bit|little) )?late|(be|am|i'?m|going to be|gonna be) (a (bit"
    r"|little) )?late|stuck in traffic|(\d+|ten|five|fifteen|twenty|thirty) min(ute)?s? (late"
    r"|behind))\b",
    "abuse": r"\b(fuck(ing|er)?|shit(ty)?|asshole|bitch|bastard|cunt|idiot|moron|stupid (bot|machine"
    r"|thing)|piece of (crap|garbage)|dumb(ass)?)\b",
    "emergency": r"\b(chest pain|can'?t breathe|cannot breathe|not breathing|trouble breathing"
    r"|difficulty breathing|heart attack|having a stroke|unconscious|"
    r"passed out|bleeding (a lot|heavily|badly|won'?t stop|out)|won'?t stop bleeding"
    r"|overdos\w+|suicid\w+|kill (myself|me)|call (911|an ambulance)|ambulance|"
    r"choking|seizure|house is on fire|gas leak|smell(s|ing)? (of )?gas|severe allergic|anaphyla\w+)\b",
    "refuse_detail": r"\b(rather not|don'?t want to (give|share|say)|prefer not|no e-?mail"
    r"|don'?t have (an? )?(e-?mail|phone|number)|"
    r"not comfortable|none of your business|why do you need|skip( it| that)?|no phone)\b",
    "no_phone": r"\b(no|without (a|any)|(don'?t|do not) have (a|any|one)|have no|haven'?t got (a|any)"
    r"|(rather not|(don'?t|do not) want to|not comfortable) (give|giving|share|sharing|say|put)"
    r"( you)?( out)?( down)? (my|a|any|the))"
    r" (cell|mobile|telephone|contact )?\s?(phone|number|cell|mobile)\b"
    r"(?! (is|was|works|case|line|reception))",
    "thinking_aloud": r"^\W*((u+h*m+|u+h+|e+r+m*|h+m+|sorry|hold on|hang on|(one|a|just a) (sec|second"
    r"|moment|minute)|wait)\W*)+$"
    r"|\b(was|were|am|is) (talking|speaking) to (someone|somebody) else\b|\bnot (talking|speaking) to you\b",
    "hesitating": r"\b(not sure( yet)?|let me (think|check|ask|see|look|get back)|(one|a|just a|give me a)"
    r" (sec|second|moment|minute|min)|hold on|hang on|wait a|i('ll| will) (check|think|see|ask)"
    r"|(checking|talking|talk) (with|to)|asking my)\b",
    # questions about what was just read back
    "read_it_again": r"^\W*(so |wait,? |ok,? |and )?(is|was) (that|it|this)( (on|at|in|for|with))?\b"
    r"(?!.*\b(free|available|open|possible|ok|okay|taken|too|far|the (latest|earliest|last|first))\b).*\?\W*$"
    r"|\bwho(m)?('s| is| was| will| would| am i| do i)?"
    r" (that|it|i|we|this)?\s?(be )?(with|see(ing)?|get)?\W*$"
    r"|^\W*(and )?(what|which) (time|day|date)( was| is)?( it| that)?( again)?\W*$"
    r"|^\W*when( is| was|'s)? (it|that)( again)?\W*$",
    "what_if": r"\bwhat (happens )?(if|when)\b|\bif (i|we) (am|are|'m|come|get|show up|arrive|happen|need"
    r"|have|had|want|can'?t|cannot)\b|\bif (needed|necessary|something (comes|happens))\b",
    "may_change_later": r"\b(can|could|may|am) (i|we) (still |able to |also )?(cancel|change|move|reschedule)"
    r"( (it|this|that|the appointment|my appointment))?,? (later( on)?|afterwards|if|until|up to)\b"
    r"|\bhow (late|far ahead|early|soon) (can|do) (i|we) (have to |need to )?"
    r"(cancel|change|move|reschedule)\b"
    r"|\bwhat (happens )?if (i|we) (need|have|want|had) to (cancel|change|move|reschedule)\b"
    r"|\b(cancellation|cancelation|rescheduling) (policy|rules?)\b",
    "after_me": r"\b(?P<way>after|behind|before|ahead of) (me|us|him|her|mine|ours)\b|\bback to back\b",
    "one_for_all": r"\b(table|party|group|room|couples?)\b",
    "several": r"\b(?P<n>[2-4]|two|three|four) (back to back )?(appointments|appts|slots|spots|check-?ups"
    r"|cleanings|exams"
    r"|haircuts|cuts|physicals|shots|visits)\b",
    "both_of_us": rf"\b(my {_SOMEBODY} and (me|i)|(me|i) and my {_SOMEBODY}|both of us|us both|we both)\b",
    "each_their_time": r"(?P<mine>\d{1,2}(:\d\d)?( ?[ap]m)?) for (me|myself)\b[,.]?( and)? "
    rf"(?P<theirs>\d{{1,2}}(:\d\d)?( ?[ap]m)?) for (?P<who>my {_SOMEBODY})\b",
    "wish_beside": r"\b(book|schedule|reserve|appointment|appt|i (want|need)|i'?d like|need|want)\b.{2,60}?"
    r"(\b(and|also|plus|but)\b|[,.;])\s*(also |then |please )?"
    r"(how (much|long)|what('s| is| does| will|s)|where|do you (take|accept))\b",
    "staff_hours": r"\b(is|are|will|when is|what days? is|which days? is)\b.{2,30}"
    r"\b(in|there|here|working|on duty|in the office)\b"
    r"|\b(does|do|will|when does|what days? does|which days? does)\b.{2,30}\bwork\b"
    r"|\b(hours|schedule|days off|day off)\b",
    "reminders": r"\b(do|will|can|could) (you|u)( guys)? (also )?(\w+ )?"
    r"(send |text |email |e-mail |call )*(me )?(a |out )?(text |e-?mail )?remind(ers?|ing)?\b"
    r"|\b(do|will) (i|we) (get|receive) (a |any )?(\w+ )?reminders?\b",
    "code_lost": r"\b(didn'?t|did not|hasn'?t|haven'?t|never|not|no) (\w+ )?(arrive|come|came|get|got"
    r"|received?|show up|code)\b"
    r"|\b(send|text)( it| me| that)* (again|please)|\bresend\b|\b(yes,? )?(text|send) (me|it)\W*$|\b(new"
    r"|another) (code|one)\b",
    "code_please": r"\b(text|send|sms) (me )?(a |the )?code\b|\bcode (by|via) (text|sms)\b|\b(don'?t"
    r"|do not) (have|know|remember) (it|the number|my (confirmation )?number|that)\b|"
    r"\b(lost|forgot|can'?t find) (it|the number|my (confirmation )?number)\b",
    "waitlist": r"\b(wait ?list|waiting list|if (something|anything|a (slot|spot)) opens( up)?"
    r"|let me know if)\b",
    # topics
    "price": r"\b(how much|price[sd]?|pricing|cost|costs|fee|fees|rate|rates|expensive"
    r"|(do|would|will|you|they|to) charge)\b",
    "prices": r"\b(prices|rates|fees|price list)\b",
    "asking_on": r"^\W*(and|what about|how about|and what about|and how about|or)\b",
    "free_time": r"\b(next|first|earliest|soonest|any) (available |free |open )?(opening|openings"
    r"|availability|appointment"
    r"|appt|slot|slots)\b",
    "duration": r"\bhow long\b|\bduration\b|\bhow many minutes\b",
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
    "offering": r"\b(do|can) (you|u)( guys)? (also )?(do|offer|have|fix|repair|treat)\b",
    "having": r"\bdo (you|u)( guys)? (also )?have\b",
    "staff": r"\b(who (works|is working|are (the|your)|do you have|is (there|available|in))"
    r"|which (doctors?|dentists?|stylists?|therapists?|technicians?|staff|barbers?)"
    r"|list of (doctors|stylists|staff))\b",
    "phone": r"\b(your|ur) (phone|telephone|number)\b|\b(what('?s| is| was)|give me|have|know|need|got)"
    r" the (phone|telephone|number)\b|\bphone number\b|\b(can|could|may|do"
    r"|how to) (i |we )?call you\b",
    "email": r"\b(your|the) e-?mail\b|\be-?mail (you|address)\b",
    "weather": r"\b(weather|rain(ing)?(?! check)|snow(ing)?|forecast|sunny|temperature)\b",
    "operator": r"^\W*(?P<who4>[a-z]+) (there|in|around)\W*$|\bwhen('?s| is| will) (?P<who3>he|she|they"
    r"|the (owner|boss|manager)"
    r"|[a-z]+) (be )?(back|in|free"
    r"|available)\b|\bwhere('s| is) (dr\.? )?(?P<who2>the (owner|boss|manager)|[a-z]+)\b"
    r"|\bis (dr\.? |doctor )?(?P<who>the (owner"
    r"|boss|manager)|[a-z]+) (there|in|around|available|here|back)\b",
    "thanks": r"\b(thanks?|thank you|thx|ty|appreciate)\b",
    "introduction": r"\b(my name is|my name's|name's|name is|this is|i am|i'?m|it'?s) [A-Za-z]",
    "name_lead": r"^(?:(?:my|the) (?:full )?name(?:'s| is)|it'?s|i'?m|i am|this is|call me|name(?:'s)?:?"
    r"|under|put it under|(?:for|make it) )\s*",
    "talking_to": r"\b(talk|speak|chat|get) (to|with|hold of|a hold of) (dr\.? )?(?P<who>[a-z]+)\b",
    "introduced": r"\b(?:my name is|my name's|name's|this is|i'm|i am|for|under)\s+"
    r"(?-i:(?P<name>[A-Z][\w'-]+ [A-Z][\w'-]+))\s*[.!]?$",
    "who_are_you": r"\bwho('s| is| are|s)? (this|you|there)\b|\bwho am i (talking|speaking|texting"
    r"|chatting) (to|with)\b",
    "what_is": r"^\W*what('s| is) (a|an|the) |\bwhat does (a|an|the) .{0,30}(include|involve|mean)\b",
    "messaging": r"\b(messages?|leave (a |some )?(word|note))\b",
    "trouble": r"\b(won'?t|doesn'?t|isn'?t|is not|not working|keeps?|stopped|quit|broken?|hurts?|aches?"
    r"|leak\w*|crack\w*"
    r"|nois\w+|swollen|stuck|clog\w*|died|dead|smell\w*|allerg\w*|bleed\w*|loose|wet)\b",
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
    "question": r"\?\s*$|^\s*(what|when|where|who|why|how|is|are|do|does|can|could|will|would)\b",
    "clause": r"(?:[.;!?]\s+|,?\s+(?:and|then|also|plus|but)\s+(?:(?:then|also"
    r"|please)\s+)?)(?=(?:(?:please|can you|could you|i(?:'d| would) like to|i (?:want"
    r"|need) to|also)\s+)*"
    r"(?:cancel|book|schedule|move|reschedule|change|how (?:much|long|soon)|what|where|when (?:do"
    r"|are|is|can)|do you|are you|who|add a note|tell|leave a"
    r"|(?:can|could|may) i (?:come|get|book|have|see))\b)",
    "rebooking": r"\bcancel\w*\b.{0,40}\b(and|then) (re-?)?(book|schedule|make|get|set) ((me|us|it|up"
    r"|in) )*((an?|another|a new"
    r"|a different) (appointment|appt|time|one|slot|day) )?(for|on|in|at|next|this|again|instead)\b",
    "in_my_place": r"\b(in my place|in place of me|instead of me|(take|taking|use|using"
    r"|have) my (\w+ )?(appointment|appt|spot|slot))\b",
    "still_free": r"\bis (the |that )?.{2,25}\b(open|available|free|taken|full|up for grabs|gone)\b",
    "note_text": r"(?:(?:add|make|leave|put) (?:a |this |the )?(?:note|comment)(?: (?:that|saying|to (?:it"
    r"|the appointment|my appointment)(?: that)?|on (?:it|the appointment)))?|note that"
    r"|please note(?: that)?|"
    r"let (?:them|the (?:doctor|dentist|team|staff)|dr\.? \w+) know(?: that)?|tell (?:them"
    r"|the (?:doctor|dentist|team|staff)|dr\.? \w+)(?: that)?)[:,]?\s*(?P<text>.+)$",
    "list_notes": r"\b(what|which|read|show|list|see).{0,20}\bnotes?\b",
    "message_text": r"(?:(?:leave|take|pass on|give|send)(?: \w+)? (?:a |this )?message(?: (?:for"
    r"|to) (?:the )?\w+(?: \w+)?)?(?: (?:that|saying))?|tell (?:him|her|them|the (?:owner"
    r"|manager|boss)|(?-i:[A-Z][a-z]+))(?: that)?)[:,]?\s*(?P<text>.+)$",
    "details": r"\bdetails\b|\bmore (info|information)\b|\btell me (more )?about\b",
    "my_appointment": r"\b(my|the|our) (\w+ ){0,3}(appointment|appt|booking|reservation|visit)s?\b|\bi (have"
    r"|had|booked)\b",
    "another_one": r"\b(another|a second|also|one more|new) (\w+ )?(appointment|booking|one|slot|visit)?\b",
    "that_one": r"\b(it|that|this|that one|this one|the appointment|my appointment|the booking|my booking)\b",
    "the_nth": r"\b(first|second|third|fourth|last|later|earlier) (one|appointment|appt|booking|visit)\b",
    "the_one": r"\b(one|the (last|first|second|third|later|earlier|latest|earliest))\b",
    "restoring": r"\b((have|get|want|give me|take|put) (it|that|this|my (\w+ )?(appointment|appt|spot"
    r"|slot|time)) back"
    r"|undo|un-?cancel\w*|changed my mind|keep (it|that|my (appointment|appt|spot))|(don'?t|do not) cancel"
    r"|(come|coming|make it|need it|want it) after all|by (mistake|accident)|(didn'?t|did not) mean)\b",
    "unsuited": r"\b(too (early|late|soon|far (out|off|away))|(doesn'?t|does not|won'?t|wont|will not"
    r"|not gonna) work"
    r"|(no|not) good for me|can'?t (do|make) (that|it)|forgot (i|about))\b",
    "wishing_instead": r"\b(can|could|may) (i|we|you) (do|make it|come|get|have)\b|\b(what|how) about\b"
    r"|\b(would|i'?d) (prefer|rather)\b",
    "correcting": r"\b(actually|instead|change|make (it|that)|sorry|wait|oops|i meant|rather|switch|move)\b",
}
