"""How English speakers give their names."""

from __future__ import annotations

from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.lexicon import NameWords, leading
from conversation_svc.domain.language.words import words

_GAP = r"[\s\"'“:,-]*"

NAMES = NameWords(
    strong=leading(
        (
            rf"(?<!restaurant )(?<!salon )(?<!place )(?:the |my |our |his |her |full |first |last |family |second |sur|given )*(?<!restaurant )names?(?:'s)?{_GAP}(?:is |was |are |would be |should be |of |as |under |being |on it is |will be |for (?:the|this|our|my) (?:reservation|booking|appointment|table) (?:is|was) )?(?:probably |maybe )?(?:under )?",
            rf"(?:surname|family name){_GAP}(?:is |was )?",
            r"(?:you can |please |just |they |people |everyone )+call(?: call)? me",
            r"(?:known as|(?:i am|i'm|im|she's|he's|is) called|i go by|goes by)",
            r"(?:under|in)(?: the| my| a| our)? name(?: of| is)?",
        )
    ),
    weak=leading(
        (
            r"(?:i'?m|i am|im|this is|it'?s|it is|that'?s|me is|speaking is)(?: with)?",
            r"(?:under|(?<!looking )for|by|behalf of|listed as|made as)(?: i think| i believe| probably| maybe| possibly| a| my| mrs?\.?| ms\.?| miss| mister)*",
            r"(?:hi|hello|hey|good morning|good afternoon|good evening)[,!.]?",
            r"(?:the|a|have a|our|my|your)(?= [\w'-]+ [\w'-]+ (?:booking|reservation|appointment|party|table)\b)",
            r"on(?= name)?(?: name)?",
        )
    ),
    after=Phrases(
        (
            r"(?: is|'s| are| was)?,? (?:that )?(?:is )?my (?:first |last |full |family |sur|given )?name\b",
            r"(?:is |'s |that is |thats |that's )*(?:the |my |our )(?:first |last |full |family |sur|given )*name\b",
            r"here\b",
            r"speaking\b",
            r"calling\b",
            r"(?:'s )?(?:name|reservation|booking|appointment|party|table)\b",
        )
    ),
    place=Phrases((r"\b(?:in|at|near|around|to|from|on)(?: the)?\s*$",)),
    first_name=Phrases((r"(?:first|given|fore|christian) ?names?",)),
    last_name=Phrases((r"(?:last|family|sur|second) ?names?", r"surnames?")),
    hints=("name", "call", "known as", "go by", "goes by"),
    titles=frozenset(["mr", "mrs", "ms", "miss", "mister", "dr", "doctor", "sir", "madam"]),
    particles=frozenset(words("de del la las los van von der den di da dos du le el al bin ibn st y e and")),
    never=frozenset(
        words(
            "mon tue tues wed weds thu thur thurs fri sat tmrw thx tysm np nvm idk lol omg brb k kk mmm meh ugh nope nop yepp yuppers "
            "mhm yah yas surely brilliant precisely lgtm yessir however except although interesting noted "
            "dunno idk howdy hiya greetings sup yo gimme lol hours transfer customer service thx cool nope yes yeah yep yup no nope nah not ok okay sure hello hi hey thanks thank please sorry well um "
            "uh oh hmm i that's it's i'm i'll i'd i've it it's its that that's the this we we're you your "
            "my me our us they their he she his her him a an and or but so if of for to at on in with by "
            "none nobody neither isnt arent wasnt dont doesnt didnt wont cant couldnt wouldnt shouldnt havent hasnt aint thats whats theres "
            "from under is are was were be been am can could would will should do does did don't have has "
            "had name names first last family surname full given monday tuesday wednesday thursday friday "
            "saturday sunday january february march april june july august september october november "
            "december today tonight tomorrow morning afternoon evening night noon midnight pm am o'clock "
            "breakfast brunch lunch dinner supper table people person persons party guests booking "
            "reservation appointment cancel book change what when where who why how which there here just "
            "actually also still already maybe probably christmas eve new year day week month english "
            "spanish nothing something anything everyone anyone someone one two three four five six seven "
            "eight nine ten stop help crazy silly strange incorrect hush good great fine perfect right "
            "correct wrong late running early later soon now numbers correction alright looking going "
            "calling trying interested coming available because unfortunately hoping glad happy doctor "
            "btw lol haha thx thnx pls plz omg idk lmk asap tho again checking regarding "
            "mornings afternoons evenings nights mondays tuesdays wednesdays thursdays fridays saturdays sundays "
            "lunchtime daytime flexible depends urgent undecided whenever whichever sooner soonest "
            "dentist check up checkup cleaning next half quarter past about around"
        )
    ),
    joined=frozenset(("and",)),
)
