"""Who speaks, for whom, and what somebody should know or do at once."""

from conversation_svc.domain.phrases.en.warranty import DID_NOT_LAST, FIXED_BEFORE

_SOMEBODY = (
    r"(?:son|daughter|kid|child|boy|girl|baby|wife|husband|partner|mom|mum|mother|dad|father"
    r"|parents?|grandma|"
    r"grandmother|grandpa|grandfather|brother|sister|friend|boss|roommate|neighbou?r"
    r"|girlfriend|boyfriend|fianc\S+|"
    r"nephew|niece|aunt|uncle|cousin|colleague|spouse)"
)

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?!And\b)[A-ZÀ-Þ][\w'’-]+){0,2}"

PEOPLE = {
    "ready_yet": r"\b(is|are) (my|the|it|our)\b.{0,25}\b(ready|done|fixed|finished|repaired)( yet"
    r"| now)?\W*($|[?.!,] )"
    r"|\bhow('s| is) (my|the) .{2,25}(coming|going)( along)?\W*$|\b(can|could) i (pick|get) (it"
    r"|my .{2,20}) up\b|\b(left|dropped off) (my|the) .{2,20}(yesterday|today|monday|tuesday|wednesday"
    r"|thursday|friday|saturday"
    r"|last week|earlier|this morning)\b.{0,60}\b(when|ready|get it|pick it)",
    "complaint": r"\b((isn'?t|not|wasn'?t) here yet|still waiting (for|on) (the|your|a|my|someone"
    r"|somebody)|not (at all |very )?happy|unhappy|disappointed|unacceptable|terrible (service|job"
    r"|work)|horrible (service|job|work)"
    r"|you( guys| all)? (just )?(fixed|repaired|replaced|installed|cleaned|did)\b"
    r"(?!.*\b(can|could|may) (i|we)\b).{0,50}\b(already|again|still|stopped|broke|worse)|refund"
    r"|money back|complain(t|ts|ing)?|lawyer|sue you|malpractice"
    r"|overcharged|keeps? (texting|calling|messaging|emailing|sending)\b.{0,60}\balready"
    r"|charged (me )?(twice|wrong)|(he|she|you|they|dr\.? \w+) hurt me"
    r"|(nobody|no one|noone|they|he|she|the \w+) (ever |never |still |has |have |hasn'?t |haven'?t "
    r"|didn'?t )+(showed|shown"
    r"|show|came|come|arrived?)( up)?|(he|she|they|you|you guys|somebody|someone|tech\w*|guy|plumber|crew)"
    r" (was|were) supposed to (be|come|show|arrive|get|call)(?!.*\b(tomorrow|next)\b)"
    r"|(nobody|no one|noone) ((showed|came)( up)?"
    r"|(was|is) (there|here)(?! (?:today|tomorrow|now)\?))"
    r"|(nobody|no one|noone|never|hasn'?t|haven'?t|didn'?t) (ever |has |even )*"
    r"(call(ed)?|got(ten)?|get|text(ed)?)( me| us)? back|(nobody|no one) (ever |has )?(returned"
    r"|returns) my calls?"
    r"|(second|third|fourth|fifth|2nd|3rd|4th|tenth) time (that )?(i'?m|i am|i'?ve|i|we'?ve"
    r"|we) (have )?call(ed|ing)?)\b",
    "where_is_he": r"\bwhere('?s| is| are|s) (the|my|your|our) (\w+ )?(tech\w*|plumbers?|guys?|crew"
    r"|repair\w*|drivers?"
    r"|electricians?|people|man|men)\b",
    "rude": r"\b(rude|disrespectful|unprofessional) (to|with)\b|\b(was|is|were|being) (so |very |super "
    r"|really |extremely |pretty |quite )?(rude|disrespectful|unprofessional)\b"
    r"|\bleft (a |such a |the )(\w+ )?mess\b",
    "frustrated": r"\bthis is (such )?(a |an )?(joke|ridiculous|useless|annoying|stupid|frustrating"
    r"|waste)|\b(you'?re|your|ur) (so )?useless\b"
    r"|\bwaste of (my )?time\b|\bwhat a joke\b|\bunbelievable\b|\bi give up\b|\bnobody (answers|responds"
    r"|replies|picks up)\b",
    "joking": r"^\W*(((is )?any(one|body) (there|here|home|around)|lol|lmao|rofl|haha+|hehe+|jk"
    r"|just (kidding|testing|checking|playing)|test(ing)?|one"
    r"|two|three|[123]|hmm+)\W*)+$",
    "arriving": r"\b(do|should|must) (i|we) (need to |have to )?(be|come|get|arrive|show up"
    r"|check in)( there| here| in)?( a bit| a little)?"
    r" (early|earlier|before|ahead)\b|\bhow early\b",
    "pronoun": r"\b(with|see|get|have|by) (her|him|them)\b",
    "busy_then": r"\b(busy|working|away|out of town|at work|i work|have (class|work|a meeting))\b",
    # what was done did not last: nothing that is sold again
    "did_not_last": DID_NOT_LAST,
    "fixed_before": FIXED_BEFORE,
    "no_longer_wanted": r"\b(don'?t|do not|doesn'?t|won'?t) (want|need|be needing)\b.{2,40}\b(any ?more"
    r"|any longer"
    r"|after all)\b|\bno longer (want|need|wants|needs)\b",
    # who calls about something else than a visit: to sell, to deliver, to work here, with a new address
    "no_customer": r"\b(i'?m|we'?re|this is \w+( \w+)?) (calling |here )?(from|on behalf of"
    r"|with) (?!(the )?(a |my |your"
    r"|home|work|school|out of town|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d|dr|doctor"
    r"|mom|dad))"
    r"\w+.{3,}|\b(are|r) (you|u|y'?all)( guys)? (still |currently )?(hiring|looking for (help|workers"
    r"|techs?))\b"
    r"|\b(apply|applying|application|interview) (for|to work|at|there|here)\b|\b(job|position) (opening"
    r"|opportunity)s?\b"
    r"|\b(my|a) (resume|cv)\b|\b(your|the) (google|yelp|business) (listing|profile|account)\b"
    r"|\b(offer|interested in|save (you )?money on) .{0,25}(seo|website|marketing|advertising|merchant"
    r"|payment processing"
    r"|business loan|funding|energy bill|credit card (rates|processing))\b"
    r"|\b(your|the) (order|parts?|shipment|delivery|compressors?|supplies) (is|are|has|have|came|for pick)\b",
    "for_the_team": r"\b(change|update|correct|fix) (my|the) name (on|in) (the|my|your)\b"
    r"|\bmy (new )?(address|phone number|number|cell|e-?mail|insurance|last name)( has"
    r"| have)? (changed"
    r"|is now)\b|\b(update|change) my (address|phone|number|cell|e-?mail|insurance|contact|info)\b"
    r"|\b(prescriptions?|refills?|rx|medical records|(doctor'?s|sick|school|work) note"
    r"|note from the doctor)\b"
    r"|\b(new|changed|change of) address\b(?! (book|is wrong))|\b(i|we)('ve| have)? (just )?moved\b(?! (it"
    r"|my|the|to (mon|tue"
    r"|wed|thu|fri|sat|sun)))|\b(quote|estimate|bid)\b.{0,30}\b(new|install\w*|replac\w+)\b",
    "owner": r"\b(owner|boss|manager)\b",
    "person": r"^\W*(a |the )?(person|agent|people|somebody|someone|team)( please)?\W*$|\b(human"
    r"|real person|(a|some|actual|live) (person|one|body|agent|representative"
    r"|operator)|speak (to|with) (some(one|body)|a|the|dr|doctor)|"
    r"talk (to|with) (some(one|body)|a (person|human)|the (owner|manager|boss)|dr|doctor)"
    r"|representative|operator|(call|ring|phone|contact) me( back)?|transfer me|the (owner|manager"
    r"|front desk))\b",
    "robot": r"\b(are|r) (you|u|this|i) .{0,25}\b(robot|bot|human|real|person|machine|computer|ai"
    r"|automated|chat ?gpt|recording)\b|"
    r"\bis (this|that|it) (a |an )?(real )?(robot|bot|human|person|machine|recording|ai"
    r"|automated)\b|\bam i (talking|speaking|texting|chatting) (to|with) .{0,12}\b(bot|robot"
    r"|machine|human|person|computer|ai)\b",
    "for_somebody": rf"\b(?:add my {_SOMEBODY} to\b|my {_SOMEBODY} (?:also |really |just )?(?:needs? (?:a"
    rf"|an|his|her|to (?:come|see|be seen|get|have))"
    rf"|wants (?:a|an|to (?:come|book|get))|is due for|would like (?:a|an)))|\bfor (?:my|our|his"
    rf"|her) {_SOMEBODY}(?:'s)?(?:,? (?:actually|though"
    rf"|instead))?(?:,? (?:named |called "
    rf")?(?-i:(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))?|"
    r"\b(?:on behalf of|not for me|for somebody else|for someone else|for another person)\b"
    r"(?:, (?-i:(?P<other>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))?",
    # where a wish may end and the next begin; what holds for both; whom each is for
    "joint": r",?\s+(?:and|but|plus|also|&|then)\s+(?:(?:also|then|another|one)\s+)*|(?<=[;.?!])\s+|,\s+",
    "shared": r"\b(?:both|all|each)(?: of (?:them|us|those))?\W+(?P<when>(?:on |at )?.*\w.*)$",
    "for_each": rf"\bfor (?:me|myself|us|(?:my|our) {_SOMEBODY}|(?!(?:mon|tue|wed|thu|fri|sat|sun|jan|feb"
    rf"|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|dr)\w*\b)(?-i:(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))",
    # "I'm Dana and he's Mark Feldman", "Ann, Bob and Cy Roy"
    "names_of_all": rf"^\W*(?:(?:i'?m|i am|my name is|it'?s|we'?re|we are|names? (?:is|are)|me"
    rf"|for) )?(?-i:(?P<n1>{_NAME}))"
    rf"(?:, (?-i:(?P<n2>{_NAME})))?(?:, (?-i:(?P<n3>{_NAME})))?(?:,|,? (?:and|&)) (?:(?:he|she|they"
    rf"|my {_SOMEBODY})(?:'s| is| are)? "
    rf"(?:called |named )?|my {_SOMEBODY},? )?(?-i:(?P<n4>{_NAME}))\W*$",
    "rename": r"\b(?:(?:change|correct|fix|update|switch) (?:the|my) name(?: on it)?"
    r"|the name) to (?P<name>[^\W\d]+(?: [^\W\d]+){0,2})\W*$",
    "being_kin": rf"\b(?:this is|i'?m|i am|it'?s) (?:his|her"
    rf"|their) {_SOMEBODY},? (?P<name>[^\W\d]+(?: [^\W\d]+)?)\W*$",
    # "no, Tommy is my son, I'm Beth Cole"
    "being_booker": rf"\bmy {_SOMEBODY}(?:'s name)?\b.*\b(?:i'?m|i am|my name(?:'s| is)"
    rf"|me,? i'?m) (?P<name>(?!calling|booking|the"
    rf"|his|her|just|here)[^\W\d]+ (?!for\b|for)[^\W\d]+)\W*$",
    "somebody_named": rf"\b(?:my )?{_SOMEBODY}(?:'s)? is (?-i:(?P<who>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?))\W*$"
    rf"|\bmy {_SOMEBODY}(?:'?s)? name(?:'s| is) (?P<name>[^\W\d]+(?: [A-Z][\w'-]+)?)",
    "somebody_called": r"\b(?:her|his|their) name(?:'s| is) (?P<name>[^\W\d]+(?: [A-Z][\w'-]+)*)",
    "my_somebody": rf"\bmy {_SOMEBODY}\b(?:,? (?-i:(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))?",
    "late_but": r"\b(actually|so|can (i|we)|could (i|we)|make it|instead"
    r"|ok)\b.{0,25}?\b\d{1,2}(:\d\d)?\b(?! ?(m|min\w*|late|behind)\b)"
    r"(?!.{0,10}\blate\b)",
    "late": r"\b(on my way|omw|be there (soon|shortly|in (a|\d+|five|ten|fifteen|twenty))|running (a (bit"
    r"|little) )?late|(be|am|i'?m|going to be|gonna be) (a (bit"
    r"|little) )?late|stuck in traffic|(\d+|ten|five|fifteen|twenty|thirty) min(ute)?s? (late"
    r"|behind))\b",
    "abuse": r"\b(fuck(ing|er)?|shit(ty)?|asshole|bitch|bastard|cunt|idiot|moron|stupid (bot|machine"
    r"|thing)|piece of (crap|garbage)|dumb(ass)?)\b",
    "emergency": r"\b((can'?t|cannot|unable to) swallow|throat (is |feels )?(closing|swelling)|(took"
    r"|taken|swallowed) too many|chest pain|chest .{0,20}(hurt\w*|pain\w*|tight\w*|pressure)|(pain"
    r"|tightness|tight"
    r"|pressure|hurt\w*) in "
    r"(my|his|her|the) chest|can'?t breathe|cannot breathe|not breathing|trouble breathing"
    r"|difficulty breathing|heart attack|having a stroke|unconscious|"
    r"passed out|bleeding (a lot|heavily|badly|won'?t stop|out)|won'?t stop bleeding"
    r"|overdos\w+|suicid\w+|kill (myself|me)|call (911|an ambulance)|ambulance|"
    r"choking|seizure|house is on fire|gas leak|smell(s|ing)? (of )?gas|severe allergic|anaphyla\w+)\b",
    "on_file": r"\bon file\b|\bsame (name )?as (before|last time|always|usual)\b"
    r"|^\W*(the )?same( name)?( one)?\W*$"
    r"|\b(you|u)( guys)? (should |must |already |probably )*(have|got|know) (it|me|my (name|info|information"
    r"|details))\b|\b(existing|current|returning|regular) (patient|customer|client)\b"
    r"|\bi'?m (already )?a (patient|customer|client)\b|\b(knows|know) me\b",
    "refuse_detail": r"^\W*(but )?(why|what for|how come)\W*$|\bdo you (really |actually )?need (it|that"
    r"|my name)\b"
    r"|\b(is (it|that|my name) (really |actually )?(necessary|needed|required)|do i have to\W*$)"
    r"|\b(rather not|don'?t want to (give|share|say)|prefer not|no e-?mail"
    r"|don'?t have (an? )?(e-?mail|phone|number)|"
    r"not comfortable|none of your business|why do you need|skip( it| that)?|no phone)\b",
    "no_phone": r"\b(no|without (a|any)|(don'?t|do not) have (a|any|one)|have no|haven'?t got (a|any)"
    r"|(rather not|(don'?t|do not) want to|not comfortable) (give|giving|share|sharing|say|put)"
    r"( you)?( out)?( down)? (my|a|any|the))"
    r" (cell|mobile|telephone|contact )?\s?(phone|number|cell|mobile)\b"
    r"(?! (is|was|works|case|line|reception))",
    "looking_it_up": r"^\W*((ok(ay)?|um+|uh+|sorry|yes|yeah|well|oh|hi|hello|please),? )*((hold|hang) on"
    r"|(one|a|just a) (sec\w*"
    r"|moment|minute)|wait)?[\s,]*(let me|i (need|have) to|i'?ll( just)?) (get|grab|find|check|look|see"
    r"|pull up|fetch) (it|my|the)\b"
    r"[\w' ]{0,30}\W*$",
    "back_again": r"^\W*((ok(ay)?|alright|all right|so|sorry|hi|hello|yes|yeah),? )*(i'?m|i am|we'?re) back"
    r"( now)?\W*$",
    "thinking_aloud": r"^\W*((brb|be right back|u+h*m+|u+h+|e+r+m*|h+m+|sorry|hold on|hang on|(one|a"
    r"|just a) (sec|second"
    r"|moment|minute)|wait)\W*)+$"
    r"|\b(was|were|am|is) (talking|speaking) to (someone|somebody) else\b|\bnot (talking|speaking) to you\b",
    "hesitating": r"\b(not sure( yet)?|let me (first |just |quickly )*(think|check|ask|see|look|get back|talk"
    r"|confirm|run)|(one|a|just a|give me a) (sec|second|moment|minute|min)|hold (on|off)|hang on|wait a"
    r"|(i('ll| will| need to| have to| have got to|'ve got to| gotta| must| should| want to|'d better"
    r"| better|'m going to| am going to)|gonna|need to|have to) (first |just |quickly )*(check|think|ask|talk"
    r"|see(?! (you|ya|u|him|her|the|dr)\b)|confirm with|look at my|let you know|be in touch|(get|come|call"
    r"|text|write)( you)? back)|get(ting)? back to you|let you know|sleep on it|not (yet|now|just yet)"
    r"|(checking|check|talking|talk) (with|to) my|(checking|talking) (with|to)|ask(ing)? my)\b",
    "conditional": r"\b(as long as|so long as|provided|assuming|depending on|on condition|in case|only when"
    r"|if (it'?s|its|it is|he|she|they|dr\.?|doctor|the|there|my|i|we|your|nobody|somebody)\b(?! (is "
    r"|are )?(ok|okay|fine|possible|works?)\b))",
    "undecided": r"\bhold (it|that|the (time|slot|spot)|my spot)\b.{0,20}\b(while|until|till|for me)\b"
    r"|^\W*(maybe|perhaps|idk|dunno|possibly|probably|i don'?t know( yet)?|hm+|we'?ll see"
    r"|let'?s see)\W*$"
    r"|\b(can|could|may) i (just )?(think|get back|check|call you|text you|let you know|sleep on)\b",
    # a yes, and another wish behind it, which is no change of what was read back
    "yes_and": r"^\W*(?:yes|yeah|yea|yep|yup|ya|ok|okay|sure|perfect|great|good|fine|right|correct"
    r"|awesome|cool"
    r"|(?:yes,? |ok,? |please )?(?:book|take|do) (?:it|that)|go ahead|that works|(?:that |it )?(?:sounds"
    r"|looks) good)(?: please| thanks| thank you| that works)?[\s,.!]+"
    r"(?:and |also |plus |then |but (?=(?:please )?(?:(?:don'?t|do not|stop) text|tell|let (?:them|him"
    r"|her|the)"
    r"|mention|remind)))*(?P<rest>(?:(?:can|could|will|would) (?:you|u|i|we) (?:also "
    r"|please |maybe )*"
    r"(?:remind|text|send|tell|note|let|add|bring)|(?:do|have) (?:you|u) (?:also |maybe )?(?:have"
    r"|got) (?:something|anything|one|a spot|room)(?: then| right after| too| also)? for|(?:the "
    r"|do )*(?:same|another|one more|something) (?:thing |time |one "
    r"|again )*(?:for"
    rf"|right after)|(?:i |we )?(?:also )?(?:need|want|would like|'d like) (?:one|another)"
    rf"|one for my {_SOMEBODY}|(?:please )?(?:don'?t|do not|stop) text"
    rf"|my {_SOMEBODY}\b.*\b(?:too|also|as well|needs?|wants?)|for my {_SOMEBODY}.*\b(?:too|also|as well)"
    r"|(?:please |pls |just )*(?:remind|(?P<telling>tell|let (?:them|him|her|the)|note|make a note|(?:put"
    r"|add) a note"
    r"|mention))|i(?:'ll| will| might| may|'m going to| could) (?:probably |maybe )?be (?:a )?(?:few "
    r"|bit |little |couple )?"
    r"(?:minutes |mins )?late)\b.*)$",
    # what makes a yes in front of it none
    "excepting": r"^\W*(can (you|we|i) )?(change|move|switch) (the )?(time|day|date|hour)( please)?\W*$"
    r"|\byes (to|for) .{1,25}\bno (to|for)\b|\b(except|apart from|other than|but not"
    r"|but the \w+( \w+)? (is|are) (wrong|not)|is wrong"
    r"|unless|only if|on one condition|in theory)\b"
    r"|^\W*(yes|yeah|yea|yep|ya|sure|ok|okay|well)[\s,.]+(no+|nah|nope)\b(?! (problem|worries|rush|need))",
    # questions about what was just read back
    "which_times": r"^\W*(\w+ )?(what|which) (other )?(times?|hours?|slots?|openings?)( (do|can|could|would"
    r"|will|are|did|was"
    r"|were)( (you|i|we|it|there|that|they))?( (have|got|come|get|say|offer|available|open|free|in|left"
    r"|again))*)?\W*$"
    r"|^\W*what (do|did) you (have|say)( again| open| available)?\W*$"
    r"|^\W*((ok(ay)?|so|and|well)\W+)*when (can|could|would) (i|we|you|y'?all|they|somebody|someone)"
    r" (come|do|fix|see|take|get|be|fit)( (in|it|out|that|this|me|him|her|here|there|to it))*\W*$",
    "read_it_again": r"^\W*(so |wait,? |ok,? |and )?(is|was) (that|it|this) (on|at|in|for|with|still"
    r"|right|correct|my|the|an?"
    r" (am|pm)|\d|[ap]\.?m|morning|afternoon|evening|noon|today|tomorrow|(this|next) |(mon|tue|wed|thu"
    r"|fri|sat|sun)\w*)"
    r"(?!.*\b(free|available|open|possible|ok|okay|taken|too|far|the (latest|earliest|last|first))\b).*\W*$"
    r"|\bwho(m)?('s| is| was| will| would| am i| do i)?"
    r" (that|it|i|we|this)?\s?(be )?(with|see(ing)?|get)?\W*$"
    r"|^\W*(and )?(what|which) (time|day|date)( was| is)?( it| that)?( again)?\W*$"
    r"|^\W*when( is| was|'s)? (it|that)( again)?\W*$",
    "what_if": r"\bwhat (happens )?(if|when)\b|\bif (i|we) (am|are|'m|come|get|show up|arrive|happen|need"
    r"|have|had|want|can'?t|cannot)\b|\bif (needed|necessary|something (comes|happens))\b",
    "may_change_later": r"\bhow (do|can|could|would) (i|we) (cancel|change|move|reschedule)"
    r"( (it|this|that|my appointment))?,? (if|later|afterwards)\b"
    r"|\bhow (much|far|long) (notice|in advance|ahead|before)\b.{0,40}(cancel|change"
    r"|need|give)?|\b(can|could|may|am) (i|we) (still |able to |also )?(cancel|change|move|reschedule)"
    r"( (it|this|that|the appointment|my appointment))?,? (later( on)?|afterwards|if|until|up to)\b"
    r"|\bhow (late|far ahead|early|soon) (can|do) (i|we) (have to |need to )?"
    r"(cancel|change|move|reschedule)\b"
    r"|\bwhat (happens )?if (i|we) (need|have|want|had) to (cancel|change|move|reschedule)\b"
    r"|\b(cancellation|cancelation|rescheduling) (policy|rules?)\b",
    "after_me": r"\b(?P<way>after|behind|before|ahead of) (me|us|him|her|mine|ours|that|it)\b"
    r"|\bback to back\b|\b(right|straight|directly|just) (?:after|afterwards?)"
    r"(?:\W*$|,? (?:on )?(?:the )?same day\b)",
    "one_for_all": r"\b(table|party|group|(a|one|the|hotel|meeting|conference|double) room|couples?)\b",
    "several": r"\b(?P<n>[2-4]|two|three|four) (back to back )?(appointments|appts|slots|spots|check-?ups"
    r"|cleanings|exams"
    r"|haircuts|cuts|physicals|shots|visits)\b",
    "me_and_several": r"\b(?:me|myself|i) (?:and|\+|plus) (?:my |our |the )?(?P<n>[2-3]|two|three) (?:\w+ )?"
    r"(?:kids|children|boys|girls|sons|daughters|brothers|sisters|friends|others)\b",
    "weekly_for": r"\b(?:every (?:week|mon|tue|wed|thu|fri|sat|sun)\w*|weekly|once a week)\b.{0,40}?"
    r"\bfor (?:the next )?(?P<n>\d{1,2}|two|three|four|five|six|eight) weeks\b",
    "adding": r"\b(also|add|as well|in addition|on top( of (that|it|this))?|along with (it|that)|plus)\b"
    r"|\btoo\W*$",
    "instead": r"\b(instead|rather|not|switch|change)\b",
    "both_of_us": rf"\b(for (?:me|myself) and (?:for )?my {_SOMEBODY}|my {_SOMEBODY} and (me|i)|(me"
    rf"|i) and my {_SOMEBODY}|both of us|us both|we both"
    r"|(both( of)?|my (two|2)) (my |our |the )?(kids|children|boys|girls|sons|daughters|twins|parents))\b",
    "each_their_time": r"(?P<mine>\d{1,2}(:\d\d)?( ?[ap]m)?) for (me|myself)\b[,.]?( and)? "
    rf"(?P<theirs>\d{{1,2}}(:\d\d)?( ?[ap]m)?) for (?P<who>my {_SOMEBODY})\b",
    "wish_beside": r"\b(book|schedule|reserve|appointment|appt|i (want|need)|i'?d like|need|want)\b.{2,60}?"
    r"(\b(and|also|plus|but)\b|[,.;])\s*(also |then |please )?"
    r"(how (much|long)|what('s| is| does| will|s)|where|do you (take|accept|do|offer))\b",
    "staff_hours": r"\b(is|are|will|when is|what days? is|which days? is)\b.{2,30}"
    r"\b(in|there|here|working|on duty|in the office)\b"
    r"|\b(does|do|will|when does|what days? does|which days? does)\b.{2,30}\bwork\b"
    r"|\b(hours|schedule|days off|day off)\b",
    "reminders": r"\b(can|could|will|do|may) (i|we) (also )?(get|have|receive) (a "
    r"|any )?(\w+ )?reminders?\b|\b(do|will|can|could) (you|u)( guys)? (also )?(\w+ )?"
    r"(send |text |email |e-mail |call )*(me )?(a |out )?(text |e-?mail )?remind(ers?|ing)?\b"
    r"|\b(do|will) (i|we) (get|receive) (a |any )?(\w+ )?reminders?\b",
    "code_lost": r"\b(didn'?t|did not|hasn'?t|haven'?t|never|not|no) (\w+ )?(arrive|come|came|get|got"
    r"|received?|show up|code)\b"
    r"|\b(send|text)( it| me| that)* (again|please)|\bresend\b|\b(yes,? )?(text|send) (me|it)\W*$|\b(new"
    r"|another) (code|one)\b",
    "code_please": r"\b(text|send|sms) (me )?(a |the )?code\b|\bcode (by|via) (text|sms)\b|\b(don'?t"
    r"|do not) (have|know|remember) (it|the number|my (confirmation )?number|that)\b|"
    r"\b(lost|forgot|can'?t find) (it|the number|my (confirmation )?number)\b",
    "this_number": r"\b(this|same) (number|phone)\b(?! is\b)"
    r"|\b(number|one|phone) (that )?(i'?m|i am|i) (calling|call|texting|on)\b",
    # in answer to "by number, or with a code by text?"
    "by_text": r"^(?!.*\b(no|not|don'?t|can'?t|never|won'?t|without) )(?!.*\bwhat\b)"
    r".*\b(text (it|me|that|one)|(by|a|in a|via|as a) (text|sms|message)|(the|a|by|with|use|me) code)\b"
    r"|^\W*((a|the|by|via|with|just|a) )*(code|text|sms)( message)?( me| it| please)*\W*$"
    r"|^\W*(the )?(second|latter)( one| option)?\W*$",
    "waitlist": r"\b(wait ?list|waiting list|on (the|your|a) (cancell?ation )?list|if (something|anything"
    r"|a (slot|spot)) opens( up)?"
    r"|let me know if)\b",
}
