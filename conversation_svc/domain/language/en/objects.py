"""What English speakers book, move and cancel with a receptionist of ours."""

from __future__ import annotations

from conversation_svc.domain.language.en.elsewhere import NO_BOOKING, NOT_OURS, SOMEWHERE_ELSE
from conversation_svc.domain.language.gate import Phrases
from conversation_svc.domain.language.lexicon import ObjectWords
from conversation_svc.domain.language.words import words

BOOKING = (
    r"appointments?",
    r"appts?",
    r"apt",
    r"bookings?",
    r"reservations?",
    r"(?<!to )visits?",
    r"slots?",
    r"table",
    r"check[- ]?ups?",
    r"consult\w*",
    r"sessions?",
)
CARE = (  # what businesses with appointments do, for whom and for what, whatever the trade
    r"(?:hair)?cuts?|hair|trims?|color|colour|highlights|perms?|blow-?outs?|shaves?|beard|manis?|pedis?|manicures?|pedicures?|nails?|brows?|eyebrows?|lash(?:es)?|wax\w*|facials?|massages?|tan|tattoos?|piercings?|grooming|bath",
    r"cleanings?|fillings?|crowns?|root canals?|cavit(?:y|ies)|extractions?|implants?|dentures?|braces|retainers?|invisalign|aligners?|veneers?|whitening|x-?rays?|tooth|teeth|gums?|wisdom|toothaches?",
    r"exams?|annuals?|yearly|moles?|physicals?|shots?|vaccin\w+|blood ?work|labs?|scans?|tests?|screenings?|procedures?|surger(?:y|ies)|follow-?ups?|evaluations?|assessments?|therap(?:y|ies)|treatments?|adjustments?|refills?|back|neck|knees?|ears?|throat|foot|feet|shoulders?|ankles?|wrists?|rash",
    r"repairs?|fix|service(?:s|d)?|servicing|tune[- ]?ups?|tune|inspections?|estimates?|quotes?|installs?|installations?|replacements?|diagnos\w+|work order|job|oil|maintenance|tires?|brakes?|alignment|wash|detail(?:ing)?|engine|transmission|muffler",
    r"phones?|iphones?|ipads?|androids?|galaxy|pixel|samsung|screens?|batter(?:y|ies)|charging|ps\d|xbox|consoles?|controllers?|watch(?:es)?|tv|drones?|cameras?|airpods|headphones|chargers?|laptops?|tablets?|computers?|macbooks?|ac|a/c|air ?con\w*|furnaces?|heat(?:er|ing)?|boilers?|thermostat|water heaters?|fridges?|refrigerators?|freezers?|ovens?|stoves?|dishwashers?|washers?|dryers?|septic|leaks?|pipes?|sinks?|toilets?|faucets?|drains?|showers?|tubs?|garbage disposal|plumbing|hvac|wiring|outlets?|roof|gutters?|lawn|car|truck|van|vehicle",
    r"dr|doctors?|dentists?|hygienists?|docs?|nurses?|vets?|veterinarians?|plumbers?|electricians?|mechanics?|technicians?|techs?|crews?|stylists?|barbers?|hair ?dressers?|handyman|guys?|providers?|\w+(?:therapist|ologist|iatrist|iatrician|opath|metrist|dontist)s?|therapists?|counsell?ors?|specialists?|physicians?|trainers?|tutors?",
    r"husbands?|wife|sons?|daughters?|kids?|child(?:ren)?|bab(?:y|ies)|mom|mother|dad|father|brothers?|sisters?|grandm\w+|grandpa|parents?|partner|girlfriend|boyfriend|fianc[eé]e?|roommate|friends?|family",
    r"lessons?|classe?s?|tours?|viewings?|showings?|apartments?|propert(?:y|ies)|places?|units?|houses?|homes?|condos?|salons?|spas?|clinics?|offices?|shops?|practices?|medical|health|gp|general practi\w+|walk[- ]?through",
)
ANY_OF_IT = (  # as a thing that is booked or moved they are ours, elsewhere in a line they tell nothing
    r"times?|days?|dates?|hours?|spots?|openings?|mornings?|afternoons?|evenings?|week|noon|\d[\w:.]*|o'?clock|everything|something|somebody|someone|anyone|anybody|anything|things?|ones?|dinner|lunch|brunch|breakfast|schedule|books|quarter|half|party (?:size|of)|usual|regular|^names?$",
)
OBJECTS = ObjectWords(
    verbs=words(
        "sign book booking schedule scheduling reserve reserving cancel canceling cancelling reschedule "
        "rescheduling postpone postponing arrange arranging organize"
    ),
    loose=words(
        "make making get getting need needs needed want wants find plan planning request requesting "
        "move moving change changing push switch switching shift swap delay bring due see visit go drop delete "
        "remove scrap withdraw end do keep take erase clear set put add fix repair update rearrange call give"
    ),
    skipped=words("me us up in off for to down a few copy couple rid of all both"),
    determiners=words("the my our this that these those his her their your a an another some any"),
    ends=words(
        "for on at to from with in by this next last today tonight tomorrow please pls plz because cause cuz since "
        "that which and or but i i'm im i'll ill we it them is are was before after until till as so about under of "
        "if when while near back into off out over you u then now asap thanks thx right instead anymore sometime "
        "through than only again online me us him her early earlier later soon monday tuesday wednesday thursday "
        "friday saturday sunday mon tue tues wed thu thur thurs fri sat sun both "
        "everything anyway whenever whatever sorry can could do does not no just a an the my our your having going everyone tmrw tmr"
    ),
    foreign=Phrases((*NO_BOOKING, *NOT_OURS)),
    away=Phrases(SOMEWHERE_ELSE),
    ours=Phrases((*BOOKING, *CARE)),
    vague=Phrases(ANY_OF_IT),
)
