"""What customers complain of, by trade: "the sink is backed up" is for a plumber.

marks: how words begin that a service of the trade is called by. said: what customers say. Of TRADES a service
is guessed. UNLISTED: who has no service that is called so does not do it, whatever else in the line is like a
service. DEVICES: the same for who repairs some devices, even where a service is named ("an iPad screen").
"""

from __future__ import annotations

TRADES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("plumb", "drain", "pipe"),
        r"sinks?|toilets?|faucets?|taps?|drains?|pipes?|bath ?tubs?|tub|shower|water heater|hot water"
        r"|disposals?|clog\w*|backed up|leak\w*|sewers?|septic|sump|flood\w*|water pressure|plumber",
    ),
    (
        ("maintenance", "tune", "seasonal"),
        r"(furnace|heater|heat pump|boiler|a/?c|air con\w*|hvac|system|unit)s?\b.{0,15}(serviced?"
        r"|check\w*|clean\w*|tun\w+"
        r"|inspect\w*|maintenance)|tune[- ]?up|(winteri[sz]e|annual service|yearly service)",
    ),
    (
        ("heating", "furnace", "hvac", "boiler"),
        r"furnace|heater|heating|boiler|radiators?|thermostat|no heat|pilot light",
    ),
    (("ac", "air", "cool", "hvac"), r"a/?c|air ?con\w*|cooling|(warm|hot) air|no cold air|central air"),
    (("electric", "wiring"), r"outlets?|breakers?|flicker\w*|fuse ?box|wiring|sockets?|no power|electrician"),
    (("battery",), r"batter\w+|dies (so )?(fast|quick\w*)|won'?t hold a charge"),
    (("charg",), r"charg\w+|plug it in"),
    (
        ("diagnos", "water damage"),
        r"(got|is|fell) (all )?wet|(in|into|under) (the |a |some |my )?(water|pool|toilet|sink|rain"
        r"|washer|lake"
        r"|ocean|bath|puddle|coffee|soda)|water damage\w*|went through the wash|spilled \w+ on"
        r"|speakers?|ear ?piece|micro?phone|mic|muffled|camera|(home|power|volume|side) buttons?|face ?id"
        r"|touch ?id|vibrat\w+|wi-?fi|bluetooth|sim (card|tray)|back glass|(can'?t|cannot|nobody can"
        r"|people can'?t)"
        r" hear"
        r"|won'?t (turn on|start|boot)|not turning on|black screen|over ?heat\w*|glitch\w*|shuts? (off|down)",
    ),
    (
        ("emergency", "urgent", "toothache"),
        r"tooth ?ache|(tooth|teeth|molar|gum|jaw|crown)\b.{0,30}\b(hurt\w*|ach\w*|pain\w*|throb\w*|killing"
        r"|swollen|broke\w*|cracked|chipped|knocked|fell out|(came|fell|come|is|feels) (loose|off|out))"
        r"|abscess|(broke|cracked|chipped) (a|my|her|his) tooth",
    ),
    (("clean", "check-up", "checkup"), r"clean\w*|check ?-?ups?|plaque|six months?|6 months?"),
    (("fill",), r"fillings?|cavit\w+"),
    (
        ("assess", "evaluation", "initial"),
        r"(hurt|injured|pulled|sprained|twisted|threw out|tweaked|tore) (my|his|her)|pain in"
        r"|(knee|shoulder|hip|neck|ankle|elbow|wrist|back|hamstring)s? .{0,25}(hurt\w*|pain\w*|ach\w+"
        r"|kill\w*|sore|stiff|gave out"
        r"|locked up)|physical therapy|physio\w*|pt (for|on)|(doctor|dr|gp) (referred|sent) me"
        r"|tennis elbow|sciatica|frozen shoulder|rotator cuff|plantar fasciitis|shin splints|carpal tunnel"
        r"|whiplash|(slipped|herniated|bulging) dis[ck]s?|(back|neck|knee|hip|shoulder) (pain|injury"
        r"|problems?)|sprain\w*|pulled muscle|torn \w+|meniscus|acl|rehab"
        r"|never been (there|here)|first time|new patient",
    ),
    (
        ("sick",),
        r"fever|cough\w*|sore throat|vomit\w*|rash|ear ?ache|ear (hurts|infection)|strep|stomach (ache|bug)"
        r"|head ?aches?|migraines?|dizz\w+|nause\w+|diarrhea|sinus\w*|congest\w+|runny nose|pink ?eye|chills"
        r"|body aches|bronchitis|covid|throwing up|(not|don'?t) feel(ing)? (so |very )?(well|good)"
        r"|under the weather",
    ),
    (("vaccin", "shot", "flu"), r"flu shots?|vaccin\w*|booster"),
    (("physical", "annual"), r"physicals?|annual|wellness"),
)

# how words begin that a service is called by which finds out what is wrong
LOOKING: tuple[str, ...] = (
    "check",
    "exam",
    "consult",
    "evaluat",
    "assess",
    "diagnos",
    "inspect",
    "estimate",
    "sick",
)

UNLISTED: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("heating", "furnace", "hvac", "boiler"),
        r"furnaces?|(?<!water )(?<!water-)heaters?|heating|boilers?|radiators?|no heat|heat (is|isn'?t"
        r"|won'?t|doesn'?t|not)"
        r"|fireplaces?|chimneys?",
    ),
    (
        ("electric", "wiring"),
        r"breakers?|fuse ?box|wiring|electrician|ceiling fans?|light switch(es)?|(electrical )?outlets?",
    ),
    (("roof", "gutter"), r"roof(ing|s)?|gutters?|shingles?"),
    (
        ("applian", "fridge", "washer"),
        r"(re)?fridge(rator)?s?|freezers?|dish ?washers?|washing machines?|dryers?|ovens?",
    ),
)
DEVICES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("tablet", "ipad"), r"i-?pads?|tablets?|kindles?"),
    (
        ("laptop", "computer", "macbook", "notebook"),
        r"laptops?|mac ?books?|chrome ?books?|computers?|desktops?|i-?macs?",
    ),
    (
        ("console", "nintendo", "switch", "playstation", "xbox", "game"),
        r"nintendos?|switch(?= (screen|joy|console|lite|oled|2)|\W*$)|(my|a|the|our|his|her) switch"
        r"|play ?stations?|ps ?[2345]"
        r"|x-?box(es)?|steam deck|(game )?consoles?|joy-?cons?",
    ),
    (("watch",), r"(apple|smart|galaxy|samsung|my|a) ?watch(es)?|fitbits?"),
    (("tv", "television"), r"tvs?|televisions?"),
    (("headphone", "airpod", "earbud"), r"air ?pods?|ear ?(buds?|pods?)|head(phones?|sets?)"),
    (("drone",), r"drones?"),
    (("camera",), r"(gopro|dslr|nikon|canon)s?"),
)
PHONES: tuple[str, ...] = (
    "phone",
    "iphone",
    "android",
    "samsung",
    "pixel",
)  # who repairs these repairs devices
