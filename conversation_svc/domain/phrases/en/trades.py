"""What customers complain of, by trade: "the sink is backed up" is for a plumber.

marks: how words begin that a service of the trade is called by. said: what customers say.
"""

from __future__ import annotations

TRADES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("plumb", "drain", "pipe"),
        r"sinks?|toilets?|faucets?|taps?|drains?|pipes?|bath ?tubs?|tub|shower|water heater|hot water"
        r"|disposal|clog\w*|backed up|leak\w*|sewers?|septic|sump|flood\w*|water pressure|plumber",
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
        r"(got|is|fell) (all )?wet|in the (water|pool|toilet|sink|rain|washer)|went through the wash"
        r"|won'?t (turn on|start|boot)|not turning on|black screen|over ?heat\w*|glitch\w*|shuts? (off|down)",
    ),
    (
        ("emergency", "urgent", "toothache"),
        r"tooth ?ache|(tooth|teeth|molar|gum|jaw|crown)\b.{0,30}\b(hurt\w*|ach\w*|pain\w*|throb\w*|killing"
        r"|swollen|broke\w*|cracked|chipped|knocked|fell out)"
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
        r"|never been (there|here)|first time|new patient",
    ),
    (
        ("sick",),
        r"fever|cough\w*|sore throat|vomit\w*|rash|ear ?ache|ear (hurts|infection)|strep|stomach (ache|bug)",
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
