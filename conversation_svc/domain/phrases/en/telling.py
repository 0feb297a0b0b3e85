"""What tells in English which of the business's own questions is asked, and what does not."""

# words that say nothing about what a question is about
EVERYDAY = frozenset(
    [
        "a", "an", "the", "is", "are", "do", "does", "did", "you", "your", "i", "my", "we", "me", "to",
        "of", "for", "in", "on", "at", "it", "can", "could", "will", "would", "have", "has", "be", "what",
        "when", "where", "who", "how", "which", "there", "any", "and", "or", "if", "with", "please", "take",
        "need", "get", "got", "that", "this", "see", "accept", "offer", "know",
    ]
)  # fmt: skip

INSURERS = (
    r"medicaid|medicare|medi-?cal|tricare|cigna|aetna|humana|metlife|guardian|delta dental|blue cross"
    r"|blue shield|bcbs|united ?health\w*|uhc|kaiser|anthem|ambetter|molina|principal|ameritas"
)

# one word for what people say in many, whatever the list of questions calls it; on plain small letters
SAME = {
    "park": r"park(?:ed|ing)?|garage|leave (?:my|the) car",
    "child": r"child(?:ren)?|kids?|toddlers?|babies|baby|year olds?",
    "insurance": rf"insur\w+|coverage|{INSURERS}|in[- ]network|co-?pays?|deductible|covered by",
    "accessible": r"accessib\w+|wheelchairs?|ramps?|stairs",
    "warranty": r"warrant(?:y|ies)|guarantee[ds]?",
    "walk-in": r"walk[- ]?ins?|without (?:an )?appointment",
    "referral": r"referrals?|referred",
    "telehealth": r"video (?:visits?|calls?|appointments?)|over the phone visits?|virtual (?:visits?"
    r"|appointments?)|zoom",
    "area": r"(?:come|drive|go|travel|get|service|serve) (?:all the way )?(?:out |over |up |down )?(?:to "
    r"|in )(?!(?:my|our|the"
    r"|me|us|a|an|you|see|fix|look|do|get|bed|work|house|home)\b)[a-z]+|service area|how far out|(?:do"
    r"|are) you cover(?:ing)?",
    "data": r"photos?|pictures|files|contacts",
}
