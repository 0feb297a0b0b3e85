"""Yes, no, a change of mind, and the short commands of texts."""

ANSWERING = {
    "yes_only": r"^\W*(affirmative|you bet|10-4|(hell|heck|oh) (yeah|yes|yea)|totally|yass+|for sure"
    r"|sounds like a plan|bet|alrighty"
    r"|roger( that)?|why not|indeed|fo sho|absolutely|(i'?ll |we'?ll |let'?s )?take (it|that)( one)?"
    r"|(i (mean|said),? |obviously,? "
    r"|hell |oh |ok,? |well,? |just )?yes|i guess( so)?"
    r"|i suppose( so)?"
    r"|(ok |yes )now|y|s[ií]|k+|yse|yess+|yea|ya|ye+s+|yes please|yep|yeah|yup|ok|okay|sure|correct"
    r"|confirm|confirmed|perfect"
    r"|great|sounds good|"
    r"that('s| is) (right|correct|fine|good)|go ahead|book it|do it|please do|that works|works for me"
    r"|(ok(ay)?|yes|yeah|great|perfect|good|sure|please),? (book|take) it( please)?)\W*$",
    # a yes that stays a yes beside a question ("Yes, that's right. What's the address?")
    "begins_yes": r"^\W*(oh |ok(ay)?,? |again,? )?(yes|yeah|yep|yup|yea|ya|correct|exactly|indeed"
    r"|sure( thing)?|absolutely|definitely|of course|confirmed|approved|perfect|"
    r"(that|this|it|everything|all)( all)?('s| is| looks| sounds| seems| works"
    r"| would be)?( just| absolutely| all)? (right|correct|perfect|good|great|fine|works?|ok"
    r"|okay|accurate)|that works|works for me|"
    r"(sounds|looks|seems)( all| just| really| very)? (good|great|perfect|right|fine|correct"
    r"|ok|okay|like a plan)|go ahead(?! and (?!book|confirm|reserve|schedule|do|make|put|set|finali))"
    r"|please do|do it|book it|that'?s (it|the one)"
    r"|you('ve)? got (it|that|all))\b",
    # nothing but words of agreement; thanks alone are none
    "agreeable": r"^(?!\W*((thanks?|thank (you|u)|thx|ty)( so much| a lot| a million| man"
    r"| again)?\W*)+$)(?!\W*(good|great|nice)"
    r" (morning|afternoon|evening|night|day))\W*(?:(?:y|ok|okay|kk?|good|great|fine|awesome|excellent"
    r"|wonderful|fantastic|super|nice"
    r"|cool|beans|right|alright|all|please|pls|plz|thanks?|thank|you|u|thx|ty|let'?s|do|does|go|going"
    r"|ahead|for|it|book|booked"
    r"|reserve|schedule|confirm|confirmed|that|that'?s|thats|that'?ll|this|is|it'?s|its|it'?ll|works?"
    r"|work|me|my|us|perfect|perfectly"
    r"|correct|sure|yes|yeah|yea|yep|yup|ya|i'?m|im|we'?re|happy|glad|with|sounds?|looks?|seems?|would|be"
    r"|been|will|i|we|he|she|they"
    r"|agree|think|guess|suppose|so|very|much|really|just|and|then|now|to|everything|lovely|man|bro|see"
    r"|there|absolutely"
    r"|definitely|should|can|have|had|has|a|an|the|one|i'?ll|we'?ll|take|said|says|lot|million|amazing"
    r"|brilliant|spot|on"
    r"|permission|assent|by|as|well|too|also|appointment|appt|details|info|information|time|day|in|up|of"
    r"|course|like|love"
    r"|plan|deal|ready|up|down|set|put|make|made|go|oh|um|uh|well|ah|hi|hey|no|problem|are|was|what"
    r"|wanted|need|want)\b\W*)+$",
    # a yes only when nothing else is in the line
    "agreeing": r"^\W*(y|ok|okay|good|great|fine|awesome|excellent|wonderful|fantastic|super|nice|cool"
    r"|right|alright|all right|please|thanks?|thank you|let'?s|lets|go|"
    r"spot on|permission|i (agree|confirm|assent|think (so|that'?s|it'?s)|would (like"
    r"|love) that)|it'?s (good|fine|ok|okay|great|perfect|correct|right)|i'?m (ok|okay|good"
    r"|fine|happy)|that|this|it|book|confirm|everything|works|have good|do)\b",
    "moving": r"\b(move|reschedule|change|switch|push|shift|bump) (it|that|this|my|the)\b"
    r"|\b(a )?different (day|time) instead\b",
    "wanting_it": r"\b(book|need an appointment|i'?m good|keep)\b",
    "just_cancel": r"^\W*((no|nope|yes|yeah|yep|please|pls|just|ok|okay|then|so|go ahead and|i said"
    r"|i want to|i need to|let'?s)[\s,.]+)*"
    r"(cancel|cxl)( (it|that|this|my appointment|the appointment|my appt))?([\s,]+(then|please|pls|now"
    r"|thanks))*\W*$",
    "just_cancel_it": r"\b(don'?t|do not|rather than|instead of) (move|change|moving|changing)\b.*\bcancel\b",
    "cancel_but": r"\bcancel\b.*\b(actually|wait|hold on|unless|or)\b.*\b(can|could) (you|u|we|i) (do"
    r"|make|move|get|come)\b"
    r"|\bcancel\b.*\b(can|could) (you|u|we|i)\b.*\binstead\b"
    r"|\b(can'?t|cannot|won'?t|not able to|unable to)\b.*\b(would be|is|are|works?|suits? me) better\b",
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
    "day_number": r"^\W*(and )?(what about |how about )?(for |on )?the \d{1,2}(st|nd|rd|th)\W*$",
    "my_status": r"\bis (my|our|the|\w+day'?s) (\w+ )?(appointment|appt|visit) (with|at|on|for)\b"
    r"|^\W*(?:(?:hi|hey|so)\W+)*(?:i|we)(?:'m|'re| am| are)? (?:have|got|booked|scheduled|coming(?: in)?"
    r"|down|on|supposed to come(?: in)?) .{0,40}\b(?:right|correct)\W*$|\bwho am i seeing\b"
    r"|\bwhich (one|appointment|appt|visit)( of (them|mine|those))? (is|was)"
    r" (on|at|for|with|next|first)\b|\bremind me (what|when|which|of my|about my)\b|\bhow many (appointments "
    r"|appts )?do i have\b"
    r"|^\W*((hey|hi|so|is|are we|we|am i|mine) )*(mon|tue|wed|thu|fri|sat|sun|tomorrow"
    r"|today)\w* still (on|good|ok)\b"
    r"|^\W*what time (on )?(mon|tue|wed|thu|fri|sat)\w*\W*$|^\W*(just )?confirming( for| my)? (mon|tue"
    r"|wed|thu|fri|sat|sun|tomorrow|today)\w*\W*$"
    r"|\bre-?send (me )?(my |the |a )?confirmation\b|^\W*(oh |ok |and |so )*(with who(m)?|who('s"
    r"| is)? (it |that )?with"
    r"|who am i seeing)\W*$|\b(when|what time|which day) (is|was) (it|that)( again)?\W*$|\b(what('s| is"
    r"| do i have"
    r"| have i got)|(do|have) i (have"
    r"|got) anything) booked( for (me|us|him|her|them))?\b|\bwho (is it|am i|will i be) (with|seeing)\b"
    r"|\bwhen('s| is| was|s) (my|our)\b|\bwhen my (appointment|appt|visit)\b"
    r"|\bwhat (time )?(did|have) i (book|schedule|reserve)"
    r"|\bwhat time is my\b|\bdo i (still )?have an? (appointment|booking)\b|\bwhat(('s"
    r"| is) my|( do i have)) (appointment|appointments|booking|bookings|booked|scheduled)\b"
    r"|\b(check|confirm|look up|show|see) (on )?my (appointment|booking)s?\b"
    r"|\bmy (upcoming )?appointments\b\??$|\b(so )?(when|what time|what day) am i (in|coming|on|down"
    r"|booked|there)\b"
    r"|\bwhat (do|have) (i|we) (still )?(have|got) (left|now|booked|coming up)\b|\bwhat('s|s| is) (still "
    r"|left )?booked\b"
    r"|^\W*(so |and |wait,? )*(is|was|wasn'?t|isn'?t) (it|that|mine|my \w+) (at|on|for) .+\?\W*$"
    r"|\bwhat did you book\b|\b(am|was) i (booked|scheduled|down) (with|for|on)\b"
    r"|\b(when|what time) (is|are|will|does|do) (your|the) (guys?|tech\w*|plumber|crew|people|man|men"
    r"|team)\b",
    "no_only": r"^\W*(n|no|nope|nah|no thanks|no thank you|not really)\W*$",
    # a no that goes on: "No, make it four", and what shows that the rest is a no as well
    "no_lead": r"^\W*((ugh|oof|shoot|dang|darn|damn|aw|ah|actually|oh|hmm|well|sorry|i'?m sorry"
    r"|on second thought|you know what),? )*"
    r"(no+|nope|nah|not really|they are not)\b[\s,.!]*",
    # a no to changes is a yes: "no, that's perfect"
    "no_but_yes": r"^\W*(no+|nope|nah),? ((that|it|this|everything)('s| is| looks| sounds)( all| just| really"
    r"| absolutely)?"
    r" (right|correct|perfect|great|it)|(any )?changes?|nothing to change|(looks|sounds|all) (good|great"
    r"|perfect)"
    r"|(please )?(just )?(book|reserve|confirm) (it|that)|go ahead)\b(?!.*\b(but|except|not|wait)\b)[^?]*$",
    "denying": r"\b(can'?t|cannot|won'?t|doesn'?t|don'?t|isn'?t|not|never|too|unable|neither|wrong)\b",
    "drop_it": r"^\W*(ok )?(nm|nvm)\b|\b(never ?mind|better nothing|nah nothing|wrong number|forget (it"
    r"|about it"
    r"|the whole thing)|drop it"
    r"|leave it(?! (there|here|with|at|in|on|the|over|to|as|for)\b)"
    r"|don'?t book( it)?"
    r"|do not book|changed my mind about (it|booking|the appointment)|"
    r"not (now|today) thanks|i'?ll (call|text|come) back|stop (this|booking)|start over|scratch that)\b",
    "keep_it": r"\b(keep (it|that|the appointment|my appointment)|(i'?ll|i will|we'?ll) (just )?(come"
    r"|keep \w+|be there)"
    r"( then| after all| anyway)?\W*$|don'?t (cancel|move|change|reschedule)"
    r"|do not cancel|leave it (as is|as it is))\b",
    "that_is_all": r"^\W*(no+|nope|nah)?\W*(thanks?( you)?|thx)?\W*(that'?s (it|all|everything)|nothing else"
    r"|(i'?m |we'?re )?(all set|all good))( for (now|today))?\W*(thanks?( you)?|thx|bye|\s)*\W*$",
    "greeting_only": r"^\W*((uh+|um+|oh|well|er+)\W+)*(hi|hello|hey)( there)?\W*$"
    r"|^\W*(good )?(morning|afternoon|evening|day)( (all|there|everyone|guys|to you))?\W*$",
    "bye": r"\b(i|we)('ll| will|ll) be there\W*$|\bwrong (number|person)\b|(?:^|[\s,.!])(good ?)?bye( bye"
    r"| now)?\W*$|\b(have a (good|nice"
    r"|great) (day|one|evening"
    r"|weekend)|(?<!to )(?<!come )(?<!can )(?<!could )(?<!i )see (you|ya)|talk to you later)\b(?!.*\?)",
    "reply_confirm": r"^\W*(c|confirm)\W*$",
    "reply_move": r"^\W*r\W*$",
    "reply_cancel": r"^\W*x\W*$",
    "opt_out": r"^\W*(stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke|optout|opt out)\W*$",
    "opt_out_wish": r"[.?!]\s+stop\W*$|\blose my number\b|\b(done|fed up|sick|tired|enough) (with"
    r"|of) (your|these|the|all) "
    r"(\w+ )?(texts?|messages?|texting)\b|\b(stop (texting|messaging|sending|contacting)|(don'?t"
    r"|do not) (text|message|contact"
    r"|send me)(?! (him|her|them|my)\b)( me)?( any ?more)?|"
    r"no more (texts?|messages?)|remove my number|unsubscribe me|opt me out|opt-?out)\b"
    # but "take me off for Monday", "remove me from the schedule" give an appointment up
    r"|\b(remove me|take me off)\b(?! (of |off |from )?(the |your )?"
    r"(for|on|schedule|books?|calendar|appointments?|list for|\w+day|tomorrow|today|\d))",
    "opt_out_ambiguous": r"^\W*(cancel|end)\W*$",
    "opt_in": r"^\W*(start|unstop)\W*$",
    "opt_in_yes": r"^\W*yes\W*$",
    "help": r"^\W*(help|info)\W*$",
}
