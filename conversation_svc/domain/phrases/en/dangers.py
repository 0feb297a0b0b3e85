"""What cannot wait although nobody is hurt, and air that nobody may stay in."""

_DRUG = (
    r"(?:tylenol|advil|ibuprofen|aspirin|motrin|aleve|acetaminophen|xanax|oxy\w*|percocet|vicodin|fentanyl"
    r"|insulin|adderall|benadryl|melatonin|nyquil|sleeping pills|antidepressants|pills?|tablets|capsules"
    r"|meds|medications?|medicines?)"
)
_POISON = (
    r"(?:bleach|windex|drain cleaner|drano|antifreeze|poison|gasoline|lighter fluid|lysol|detergent|ammonia"
    r"|nail polish remover|rubbing alcohol|hand sanitizer|(?:\w+ )?clean(?:er|ing (?:fluid|products?"
    r"|solution|spray|liquid))|(?:a |some )?(?:tide"
    r"|laundry|detergent|dish\w*) pods?|(?:button |coin )?batter(?:y|ies)|magnets?|rat poison|mothballs?)"
)
_TOOK = r"(?:took|taken|takes|taking|swallowed|ate|eaten|drank|drunk|downed)"
_ATE = r"(?:swallowed|ate|eaten|drank|drunk|drinking|eating|chewed)"

DANGERS = {
    "poisoned": rf"\b{_TOOK} (?:way |far )?(?:too (?:many|much)(?: of)?|(?:a|the|an|my|his|her) (?:whole"
    rf"|entire"
    r"|full) (?:bottle|box|pack|jar) of|(?:all|all of|a (?:bunch|lot|handful|ton) of|handfuls? of)) "
    rf"(?:the |my |her |his |our |those )*(?:\w+[ '-]+){{0,2}}?{_DRUG}\b"
    rf"|\b(?:took|swallowed|ate|downed) (?:a|the|his|her|my) (?:whole |entire |full )?(?:bottle|jar) of"
    r" (?!water|soda|wine|beer|juice|milk|gatorade|kombucha|tea)\w+"
    rf"|\b{_ATE} (?:some |a |the |my |our |a bit of |some of the |a little )*{_POISON}\b"
    rf"|\bgot(?:ten)? into (?:the |my |our |his |her )(?:\w+[ '-]+){{0,2}}?{_DRUG}\b"
    rf"|\b(?:\d\d+|ten|twenty|thirty|forty|fifty) (?:\w+ )?{_DRUG} (?:at once|all at once)\b",
    "bad_air": r"\b(?:smell(?:s|ing|ed)?|odor|whiff) (?:like |of |a |some |strong |really |rotten )*gas\b"
    r"(?! (?:station|pump|bill|can|cap))|\bgas (?:leak\w*|smell|odor|fumes|is leaking)\b"
    r"|\bsmell(?:s|ing)? (?:like )?rotten eggs?\b|\bleaking gas\b"
    r"|\b(?:carbon monoxide|c\.? ?o\.?2?|monoxide)(?: \w+)? (?:alarm|detector|monitor|sensor|alert|thing)s?\b"
    r".{0,40}\b(?:go(?:es|ing)?|went|gone|beep\w*|sound\w*|chirp\w*|blar\w*|ring\w*|scream\w*|blow\w*"
    r"|alert\w*"
    r"|trip\w*|keeps)\b|\bcarbon monoxide (?:poison\w*|leak\w*|alarm (?:is|won'?t))",
    "water_and_power": r"\b(?:water|leak\w*|flood\w*|drip\w*|wet|soak\w*)\b.{0,70}\b(?:electric\w*"
    r"|breakers?|fuse ?box"
    r"|panel|outlets?|sockets?|wiring|wires|light fixtures?)\b"
    r"|\b(?:electric\w*|breakers?|breaker box|fuse ?box|panel|outlets?|sockets?|wiring|wires)\b.{0,30}"
    r"\b(?:is|are|got|getting|was) (?:all )?(?:wet|soaked|flooded|under ?water|dripping)",
    "urgent_water": r"\bburst(?:ed|ing)?\b.{0,20}\b(?:pipes?|line|hose|main|tank|heater)\b"
    r"|\b(?:pipes?|line|hose|main|tank|heater)\b.{0,25}\b(?:burst\w*|bust(?:ed)?|exploded|broke open|blew)\b"
    r"|\bbusted? (?:water )?pipe\b|\bflood(?:ed|ing|s)\b"
    r"|\bwater\b.{0,35}\b(?:everywhere|all over|pouring|gushing|spraying|shooting|flooding|pooling fast"
    r"|rising)\b"
    r"|\b(?:pouring|gushing|spraying|shooting)( out)?\b.{0,15}\bwater\b"
    r"|\b(?:water|leak\w*|drip\w*|pour\w*|com\w+)\b.{0,25}\b(?:through|from|out of|down) (?:the|my|our)"
    r" (?:\w+ )?(?:ceiling|light|wall|lights)\b|\bceiling\b.{0,25}\b(?:leak\w*|drip\w*|cav\w+|sagg\w+"
    r"|bulg\w+|collaps\w+)"
    r"|\b(?:can'?t|cannot|can not|won'?t|unable to) (?:(?:get it to|seem to|figure out how to) )?"
    r"(?:stop|shut|turn)(?: off)? the water(?: off)?\b|\bwater won'?t (?:stop|shut off|turn off)\b"
    r"|\bsewage\b.{0,25}\b(?:back\w*|com\w+|up|everywhere|floor|tub|shower|overflow\w*)\b"
    r"|\boverflowing\b.{0,20}\b(?:and|can'?t|won'?t|everywhere)\b",
    "urgent_battery": r"\bbatter(?:y|ies)\b.{0,25}\b(?:swoll?en|swell\w*|bulg\w+|puff\w*|expand\w*|bloat\w*"
    r"|smok\w+"
    r"|hissing|leak\w*|burst\w*|explod\w+)\b|\b(?:swoll?en|swelling|bulging|puffy|bloated|leaking"
    r"|smoking) (?:up )?"
    r"(?:\w+ )?batter(?:y|ies)\b|\b(?:phone|iphone|tablet|ipad|laptop|back|screen|case)\b.{0,30}\b(?:is|'?s"
    r"|are) "
    r"(?:swoll?en|swelling|bulging|puffing|smoking)\b",
    "no_danger": r"\b(?:last (?:week|month|year|winter|summer)|years? ago|months? ago|weeks? ago"
    r"|a while (?:back|ago)"
    r"|in case|what if|if (?:a|the|my|i|we|there)|do you (?:guys )?(?:do|handle|offer|install|sell|carry"
    r"|deal with)"
    r"|install\w*|replac\w+ (?:a|my|the|our) (?:carbon|co|gas|detector|alarm)|already (?:fixed|stopped|shut"
    r"|turned|off)"
    r"|(?:it|water|gas)(?:'s| is)? (?:shut|turned) off)\b",
}
