"""What an English yes is made of. A line of nothing else agrees to what was read back.

`sure` agrees by itself, `book`, `move` and `cancel` only to that; `beside` and `reason` stand beside
a yes and agree to nothing.
Of two that could stand at a place, the first in the list is taken: longer ones stand before shorter ones.
"""

_IT = (
    r"(?:(?:that|this) one|(?:the|my|that|this|an) (?:appointment|appt|booking|time|slot|same)|it|that"
    r"|this|these|them"
    r"|me|us|one)"
)
_ADVERB = (
    r"(?:just|so|all|very|really|absolutely|totally|perfectly|completely|pretty|quite|exactly|also"
    r"|still|much)"
)
_GOOD = (
    r"(?:right|correct|accurate|perfect(?:ly)?|good(?: to go)?|great|fine|ok(?:ay)?|wonderful|terrific"
    r"|awesome|ideal"
    r"|lovely|amazing|excellent|brilliant|fantastic|super|cool|nice|best|it|the one|a plan|like a plan"
    r"|a yes|a deal"
    r"|what (?:i|we) (?:want|need)(?:ed)?|what i said|what i(?:'d| would) like)"
)
_FOR_ME = r"(?: (?:for|with|to|by) (?:me|us|him|her|them|everyone|my \w+))?"
_THAT = (
    r"(?:(?:that|this) (?:one|time|day)|that|this|it|everything|all|those|which"
    r"|the (?:time|day|date|name|number|address|details|info|appointment))"
)
_PLEASE = (
    r"(?:(?:please|just|you (?:can|may)|can you|go ahead and|go and|let'?s|then|we (?:can|should)"
    r"|i(?:'d| would) (?:like|love) to|i (?:want|need) to) )*"
)

_SENTENCES = (
    # "that's right", "it all looks good to me"
    rf"{_THAT}(?:'?s|'ll|'d| is| are| was| all| also| just| looks| sounds| seems| would| will| should"
    rf"| can| does| be"
    rf"| of (?:it|that))*(?: {_ADVERB})* {_GOOD}{_FOR_ME}",
    # "everything works for us"
    rf"{_THAT}(?:'?ll| will| would| should| all| does| just| really| also)* works?(?: out| great| well| fine"
    rf"| perfectly| best"
    rf"| good)*{_FOR_ME}",
    rf"works?(?: great| well| fine| perfectly)*{_FOR_ME}",
    rf"(?:sounds?|looks?|seems?)(?: {_ADVERB})* {_GOOD}{_FOR_ME}",
    rf"{_GOOD} (?:for|with|by) (?:me|us)",
    r"(?:that|this|it)(?:'ll| will) do(?: nicely| fine| just fine)?",
    r"(?:it|that|this) (?:is|does|was)",
    r"(?:let'?s )?go ahead",
    r"go (?:for it|on)",
    r"(?:just )?do (?:it|that)",
    r"make it so",
    rf"you(?:'re| are)(?: {_ADVERB})* (?:right|correct)",
    r"you(?:'ve)? got (?:it|that|all of (?:it|that)|everything)(?: right)?",
    rf"i can (?:make|do) {_IT}",
    rf"i(?:'m| am) (?:fine|ok|okay|good) with {_IT}",
    r"i (?:certainly|sure|really) do",
    r"(?:please )?(?:proceed|book|try (?:it|that))(?= ?(?:[.,!]|$))",
    rf"let'?s (?:do|go with|go for|take|confirm|make) {_IT}",
    r"let'?s go",
    r"(?:you|u) (?:may|can)",
    rf"i (?:do|am|agree|confirm|accept|assent|think so|guess(?: so)?|suppose(?: so)?|already said|said"
    rf"|approve)"
    rf"(?: (?:to |with )?(?:all )?{_IT})?",
    rf"i(?:'d| would)(?: really)? (?:like|love|appreciate|be (?:happy|glad|fine) with) {_IT}",
    rf"i(?:'m| am) (?:happy|sure|certain|positive)(?: (?:with|about) {_IT})?",
    r"(?:just|exactly) what (?:i|we) (?:want|need)(?:ed)?",
    r"(?:she|he|they)(?: all)? (?:says?|said)(?: it'?s| that'?s)?",
    r"my answer is",
    r"that'?s a",
    r"a clear",
    rf"confirm(?:ed)?(?: {_IT})?",
)
_WORDS = (
    r"ok(?:ie|ey)[- ]dok(?:ie|ey)|ok(?:ay|ey|ie|i)? go|sure thing|of course|very (?:well|good)"
    r"|by all means|why not\??"
    r"|cool beans|all right|alright(?:y)?|roger that|copy that|10-4|100 ?%|(?:a )?hundred percent"
    r"|for sure|fo sho|you bet"
    r"|spot on|you(?:'ve)? got (?:it|that)|permission(?: granted)?|please(?: do)?|uh[- ]?huh|m+[- ]?h+m+"
    r"|y+e+s+h?|y+e+a+h*|yeh|ye+p+|yu+p+(?:ers?)?|ya+h?|yas+|yessir|yse|tes|yws|ys|ye|y|aye|ja"
    r"|ok(?:ay|ey|ie|i)?|k+|sure|surely|certainly|absolutely|definitely|totally|exactly|precisely|correct"
    r"|indeed"
    r"|affirmative|agreed|approved|perfect(?:ly)?|great|good|fine|awesome|excellent|wonderful|fantastic"
    r"|super|terrific"
    r"|lovely|brilliant|sweet|fab|ace|amazing|cool|nice|righto?|bet|word|roger|lgtm|positive|deal"
    r"|s[ií]+p?|claro|correcto|exacto|perfecto|confirmo|confirmado|adelante|dale|vale|h[aá]gale|es correcto"
)
_BOOK = (
    rf"{_PLEASE}(?:book|reserve|schedule|confirm|make|take|grab|put|set up|finali[sz]e|lock|do|get|sign|count"
    rf"|gimme|give me"
    rf"|keep|i'?ll take|we'?ll take|i(?:'d| would) like|i (?:want|need|will take)|we (?:want|need)) {_IT}"
    r"(?: (?:in|down|up|on|then|now))*(?: for (?:me|us|it|that))?",
    r"see (?:you|u|ya)(?: all)?(?: (?:then|there))?",
    r"(?:i|we)(?:'ll| will|ll) (?:be there|see you then)",
)
_MOVE = rf"{_PLEASE}(?:move|switch|reschedule|shift|swap) {_IT}(?: (?:over|then|now))*"
_CANCEL = (rf"{_PLEASE}(?:cancel|cxl|delete|drop|get rid of)(?: {_IT})?(?: (?:then|now))*",)
_REASON = (
    r"(?:i|we) (?:can'?t|cannot|won'?t) (?:come|make it|be there|go)|i'?m sick"  # to cancel, beside a yes
)
_BESIDE = (
    r"thank(?:s| you| u| ya)(?: (?:so|very) much| a (?:lot|million|bunch|ton))?(?: again)?|thx|ty|tysm"
    r"|tks|pls|plz"
    r"|(?:much )?appreciate(?:d)?(?: (?:it|that))?|for (?:your|the|all your) (?:help|time|patience"
    r"|assistance)"
    r"|sorry(?: (?:for|about) (?:the|that|my)(?: \w+)?)?|got cut off|finally|hell|heck|oh|ah|aw|um+|uh+"
    r"|er+m?|hm+|mm+"
    r"|well|so|then|now|and|again|just|really|very much|i mean|(?:like|as) i said|i (?:checked"
    r"|asked)(?: (?:with )?my \w+)?"
    r"|i (?:talked|spoke) (?:to|with) my \w+|(?:my|our) \w+ (?:says?|said|agreed)|for (?:me|us)|(?:with"
    r"|by|to) (?:me|us|that)"
    r"|from me|man|bro|dude|sir|ma'?am|guys?|everyone|ava|(?:my )?(?:dear|honey|hon|sweetie|sweetheart"
    r"|darling|love|buddy"
    r"|pal|boss|friend)|(?:young )?(?:man|lady)|miss|mister|bye(?: bye| now)?|goodbye"
    r"|have a (?:good|nice|great|lovely) (?:day|one|evening|weekend)|no (?:problem|worries|rush"
    r"|objections?|doubt|changes?)"
    r"|nothing to change|no need to change (?:anything|it)|don'?t worry|(?:i )?can'?t wait"
    r"|(?:i'?m )?looking forward(?: to it)?|you too|too|both of (?:them|us|those)|on|at|to|the|with|for|under"
    r"|my|name|is|o'?clock"
    r"|porfa|por favor|gracias|amigo"
)

AGREEMENT = {
    "assent": rf"(?:(?P<sure>{'|'.join(_SENTENCES)}|{_WORDS})(?!\w)|(?P<book>{'|'.join(_BOOK)})(?!\w)"
    rf"|(?P<move>{_MOVE})(?!\w)|(?P<cancel>{'|'.join(_CANCEL)})(?!\w)|(?P<reason>{_REASON})(?!\w)"
    rf"|(?P<beside>{_BESIDE})(?!\w))",
    "no_assent": r"^\W*(oh )?(yeah|ya|yea|sure),? right\W*$"
    r"|^\W*((ok(ay)?|thanks?|thank you|alright|great|cool)\W+)*(good ?)?bye\b"
    r"|(?<![\w-])(?<!m )(h+m+|um+|uh+|er+m?)\W*$",
    "only_marking": r"^\W*((ok(ay)?|k+|all? ?right(y)?|right|well|so|and|great|good|cool|nice|fine"
    r"|thanks?|thank you|oh"
    r"|ah|um+|uh+)\b\W*)+$",
    # what makes a question behind a yes more than a question
    "doubting": r"\b(but|first|wait|else|others?|another|later|earlier|sooner|chang\w+|different|instead"
    r"|again"
    r"|repeat|before|mov\w+|cancel\w*|not|n't|wrong|more|when|what (time|day|date)|which|who(m)?|was)\b",
}
