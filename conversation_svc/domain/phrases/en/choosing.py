"""Choosing among offers, and what a wish for a time is told by."""

CHOOSING = {
    "any_of_them": r"\b((when ?ever|any ?time|(any|(?<!n't )either|whichever|whatever)( one| day"
    r"| time)?( of (them|those"
    r"|these))?)( is| are|'s)?( fine"
    r"| good| ok(ay)?| works?( best)?)?( (for|with|by) (me|us|you))?"
    r"|you (pick|choose|decide)|surprise me|your (call|choice)|dealer'?s choice|(pick|choose) (one"
    r"|for me)|doesn'?t matter|don'?t (mind|care)|no preference|up to you)"
    r"\s*(?:[.!]?$|[,.!;] (?!but|except|not|just|as|if|unless|after|before|only|or)\w)",
    "unsure": r"\b((i )?((really|honestly|just) )?(don'?t|do not|wouldn'?t) (really |even )?know\b"
    r"|dunno|idk|no (clue|idea)|not (really |quite |so |too )?sure|hard to say|can'?t (say|tell)"
    r"|(whatever|what|which ?ever) (do )?you (think|recommend|suggest)|you tell me|you'?re the (expert|pro)"
    r"|it depends|that depends|something is wrong|take a look|look at it|the usual|a regular|a normal)\b",
    "complains": r"\b(my|our|his|her|their|it|it'?s|i'?ve|i have|there'?s|the)\b\W+\w+\W+\w+",
    "any_time": r"\b(any ?time|when ?ever|any ?day)\b",
    "the_other": r"^\W*(no\W+)?(not that( one)?\W+|i meant? |it'?s )*the other( one)?( please)?\W*$",
    "all_of_them": r"\b(both|all( of (them|those|these))?|every(thing| one| appointment))\b",
    "all_of_mine": r"\b(both|all|everything)( of)?( (them|those|these|my|our|the))?( (appointments?|appts?"
    r"|visits|bookings|ones))?\b",
    "moves_all": r"\b(move|push|reschedule|change|switch|bump|shift|bring) (them )?(both|all)\b",
    # of an appointment they have: "right after my check-up", "the same day as the cleaning"
    "beside_mine": r"\b(?:(?P<after>after|following)|(?P<before>before|ahead of)) (?:my|our)\b(?! (?:work"
    r"|shift|class|lunch|school|son|daughter|husband|wife|kids?|surgery|job|meeting)\b)"
    r"|\b(?:the )?same day(?: as (?:my|our|the)\b|\W*$)",
    "next_one": r"\b(the )?(next one|one (right )?after( (that|this))?( one)?)\b",
    "nth_weekday": r"\b(first|second|third|other|last|later|earlier) (mon|tues|wednes|thurs|fri|satur"
    r"|sun)day\b(?! (?:of|in)\b)",
    "any_staff": r"\b(any(one|body)|whoever|no preference|doesn'?t matter( who)?|either (of them|one)"
    r"|first available|"
    r"any (doctor|dentist|stylist|therapist|technician|provider|staff))\b",
    "none_of_them": r"^\W*(no+,? )?not (that|those|these)( one| ones)?\W*$|\b(thanks,? but no|(thank you"
    r"|thanks),? no|none|neither|nothing (there|here|suits"
    r"|works|fits)|not (any|one) of"
    r"|no(ne)? of (those|these|them)|don'?t work"
    r"|doesn'?t work|can'?t (make|do) "
    r"(any|either|those|these|that)|(something|anything) else|other (times?|options?|days?"
    r"|slots?|openings?)|different (times?|options?|days?)|"
    r"another (time|day|option|slot)|more (times|options|choices)|what else)\b",
    "same_time": r"\bsame (time|hour)\b",
    "same_day_as": r"\bsame (day|date) (as|of|like) (my|the|our|her|his)\b|\b(on|to|for) the same day\W*$",
    "same_day": r"\b(same|that) day\b|\b(earlier|later|sooner) (on )?(mon|tue|wed|thu|fri|sat|sun)\w*\b",
    "as_late": r"\b(what('?s| is) (the|your|ur) |whatever'?s |what is )(latest|last)\b(?! (name|week"
    r"|month|year))"
    r"|\b(the|your|ur) last (\w+ )?(slot|appointment|appt|opening|spot)\b|\blatest (on|that day)\b"
    r"|\bas late as you\b|\blatest (appointment |appt |slot |time |one |opening )?(that )?(you|available"
    r"|possible"
    r"|of the day"
    r"|(i|we) can)\b|\blast (appointment|appt|slot|time|opening) (of the day|that day|available|possible"
    r"|you have)\b"
    r"|\bas late as (possible|you can)\b|\b(the )?end of (the )?day\b",
    "closest": r"\b(closest|nearest)\b",
    "as_early": r"^\W*(early|first thing|the earlier the better)( (please|pls|if possible))?\W*$"
    r"|\bas (early|soon) as (possible|you can|u can)\b|\b(earliest|soonest) (appointment |appt "
    r"|slot |time |one "
    r"|opening )?(that )?(you|available|possible)\b",
    "shift": r"\b(?:push|move|delay|bump|postpone|shift) (?:it|that|mine|me|us|my \w+) (?:out "
    r"|back )?(?:by )?"
    r"(?P<n5>an?|one|two|half an|\d{1,2}) (?P<unit5>hours?|minutes?|mins?|days?|weeks?)\W*$|\b(?P<n3>an?"
    r"|one|two"
    r"|three|\d{1,2}) (?P<unit3>days?"
    r"|weeks?) (?P<way3>later|earlier|sooner)\b"
    r"|\b(?:push|move|put|bring|shift|bump)(?: [\w-]+){0,3} (?P<way4>back|up|forward|out|down) (?:by )?"
    r"(?P<n4>an?|one|two|three|\d{1,2}) (?P<unit4>days?|weeks?)\b"
    r"|\b(?P<n>an|one|two|half an|a half|\d{1,2}) (?P<unit>hours?|minutes?|mins?) (?P<way>later"
    r"|earlier|sooner)\b"
    r"|\b(?:push|move|put|bring|shift|bump)(?: [\w-]+){0,3} (?P<way2>back|up|forward|out|down) (?:by )?"
    r"(?P<n2>an|one|two|half an|a half|\d{1,2}) (?P<unit2>hours?|minutes?|mins?)\b",
    "and_half": r"^ and a half\b",
    "shift_earlier": r"^(earlier|sooner|up|forward)$",
    "day_after": r"\b(the )?(day after(?! (tomorrow|\d|noon|one|two|three|four|five|six|work|school|lunch"
    r"|class))|(next|following) day|(a|one) day later)\b",
    "next_day": r"\b(following day|very next day|(the )?(next day|day after)\W*$|(a|one) day later)",
    "day_before": r"\b(the )?(day before(?! yesterday)|(a|one) day (earlier|sooner))\b",
    "place_only": r"^\W*(the )?(\d(st|nd|rd|th)|first|second|third|fourth|fifth|last"
    r"|middle)( one)?( please| pls)?\W*$",
    "weekday_after": r"\bthe (mon|tues|wednes|thurs|fri|satur|sun)day (after(?! (next|the|my|our"
    r"|thanksgiving|christmas|new)\b)"
    r"|following)|\bthe following (mon|tues|wednes|thurs|fri|satur|sun)day\b",
    "week_after": r"\b(the )?(week after(?! next)|following week|(a|one) week later)\b",
    "that_week": r"\b((that|the same) (same )?week|later in the week)\b",
    "proposing": r"\b(how|what) about\b|\binstead\b|\brather\b|\b(can|could) (we|i|you)\b|\bdo you have\b"
    r"|\b(free|available|open)\b",
    "bare_day": r"^(?!.*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)).*\bthe \d{1,2}(st|nd|rd|th)\b",
    "bare_weekday": r"(?<!next )(?<!this )(?<!coming )\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?"
    r"|sun)(day)?\b",
    "can_you_do": r"\b(can|could) (you|u|we|y'?all)( guys)? do (?!that|it|this)",
    "whats_open": r"\b(what'?s|what is|anything|something) (still )?(open|free|available|left)\b",
    "ends_or": r"\bor(?: maybe| else| some ?time| any ?time| in| the| during)*\s*$",
    "begins_or": r"^\W*or\b",
    "only_weekday": r"^(?:on |an? )*(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b"
    r"(?!,? (?:the )?\d)",
    "earlier": r"\b(not (that|so|quite so) late|too late|any(thing)?\s+(earlier|sooner)|earlier|sooner)\b",
    # a number that is an hour, beside a time that was chosen
    "hour_named": r"\b(do|make it|to|at|is|how about|what about|but|instead|no|not)[,.]* (like |around "
    r"|maybe )?"
    r"(1[0-2]|[1-9])(?![\d:]| (people|persons|of us|kids|appointments?|min\w*|hours?|days?|weeks?|years?)\b)"
    r"|\b(1[0-2]|[1-9]) (works|would (be|work)|is (better|fine|good|free|possible|open)|instead)\b"
    r"|^\W*((yes|no|nope|nah|wait|ok|actually)[\s.,!]+)*(1[0-2]|[1-9])([0-5][05])?([.,] [^\d].*)?\W*$",
    "its_day": r"\b(my|the) (mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?('?s)? "
    r"(?:\w+ )?(appointment|appt|visit|one|cleaning|slot|check-?up|class|session)\b",
    "about_slots": r"\b(slots?|openings?|spots?|times?|availab\w+|free|open)\b",
    "other_day": r"\b(other|different|another|some other) days?\b",
    "later": r"^\W*((yes|yeah|ok|okay|no|but|maybe)\W+)*later( (please|pls|one))?\W*$"
    r"|\b(later in the week|not (that|so|quite so) early|too early|(a )?(bit|little|while) later"
    r"|any(thing)?\s+later|later (time|slot|appointment|appt|one|that (day|week)|in the day)|something later"
    r"|little later|bit later)\b",
    "number_only": r"^\W*(?:(?:i'?ll take|i'?d like|i want|let'?s (?:do|go with|take)|give me|go with"
    r"|can i (?:have"
    r"|get|do))\s)?(?:#|no\.?|number|option|choice|the)?\s*(?P<n>[1-9]|one|two|three|four"
    r"|five)(?:,? (?:please|pls"
    r"|thanks|thank you|thx|works|is (?:good|fine|great|perfect)|sounds good))*\W*$",
    "not_this_but_that": r"\bnot (on )?[\w ]+?, (but )?(?!or\b|and\b|nor\b)\w+",
    "instead_of": r"\b((?:was|were|came|been) (?:in |there |here )*(?:on|at)|instead of|rather than|not"
    r"|isn'?t|but not|no longer|can'?t (?:do|make)(?: it)?(?: on"
    r"| at)?|except|forget)\s*(?:the|on|at|for)?\s*$",
    "not_this": r"\b(not|no|without|except|(don'?t|do not) (want|need))( another| an?| the| any)?\s*$",
    "not_with": r"\b(not|rather than|no|without|except|other than|anyone but|anybody but|don'?t (want"
    r"|like)|avoid"
    r"|hate|from|instead of)( to|to see"
    r"| with| by)?"
    r"( dr\.?| doctor| nurse| the)*\s*$",
    "wishing_for": r"\b(can|could|may) (i|we) (have|see|get)\b|\b(i('d| would) (like|rather|prefer)"
    r"|prefer|with)\b",
    "both_of_it": r"\b(and|plus|also|as well|both|too)\b",
    "as_well": r"\b(too|as well|also|along|join)\b",
}
