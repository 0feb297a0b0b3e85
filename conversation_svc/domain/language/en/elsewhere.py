"""What English speakers book, move and cancel elsewhere, and what they do with a calendar of their own.

No slip of the finger is ever mended towards these words.
"""

from __future__ import annotations

NO_BOOKING = (  # things people book, cancel or move that no receptionist of ours keeps
    r"(?:flights?|hotels?|motels?|hostels?|airbnb|planes?|airlines?|car rental|rental (?:car|truck|van)|cab|taxi|uber|lyft|rides?|movies?|concerts?|opera|tickets?|seats|cruises?|train|bus|trips?|vacations?|holiday home|rentals?|campsites?|luggage|visa|passport)",
    r"(?:alarms?|timers?|reminders?|(?<!and )remind me(?! (?:when|what time))|wake me)",
    r"(?:(?<!your )(?<!me on the )(?<!us on the )calendars?|to-?do|(?<!wait )(?<!waiting )(?<!wait-)(?<!waiting-)(?<!cancellation )lists?|conference|interviews?|webinar|zoom|events?|agenda)",
    r"(?:credit|debit|gift|sim|library) cards?|checking|savings|banks?|account(?:s| balance)?|pin(?: number)?|paychecks?|direct deposit|transfer(?:s| money)?|loans?|mortgage|transactions?|payments?|bill pay|checkbook|taxes|lease",
    r"(?:subscriptions?|netflix|hulu|spotify|memberships?|(?<!in )(?<!work )orders?|deliver(?:y|ies)|packages?|pick-?ups?|pto|vacation request|time off|newsletter|newspaper|magazine|free trial|trial|donation|registration|application|enrol?lment|download|auction|insurance polic(?:y|ies)|policy|contract)",
    r"(?:facebook|twitter|instagram|tinder|amazon|ebay|gym|library|(?:phone|data|cell|meal|payment|pension) plans?|cable|internet|electric|utilities|voicemail|e-?mails?|passwords?|ringtone|wi-?fi|app)",
    r"(?:guitar|songs?|playlists?|music|lyrics|recipes?|novel|(?:good|best|selling|new|this|that|audio|comic|the) books?|books? (?:is|was|by|about|called|should|to read)|comic|read|podcast|game)",
    r"(?:stocks?|bitcoin|shares|election|president|countr(?:y|ies)|states?|planet|horoscope|weddings?|funeral|birthday|babysitter|photographer|dj|caterer|groceries|homework|marathon|yoga|jury duty|raise|(?:driving|road|final|midterm|calculus|math|history|college|school|spin|pottery|cooking) (?:test|exam|class|lesson)s?)",
    r"(?:coffee|pool|dining|end|night|side) table|lesson plan|massage chair",
)
NOT_OURS = (  # and what is not ours when it is booked, moved or cancelled, though the word alone tells little
    r"meetings?|plans?|checks?(?! ?-?up)|wires?|calls?(?<!service call)|show|party|songs?",
)
SOMEWHERE_ELSE = (  # appointments there are, but not here
    r"(?:at|with|for|from|to|of) (?:the |my |a |an )?(?:\w+ )?(?:dmv|bank|embassy|consulate|airport|social security|irs|court|accountant|lawyer|landlord|realtor|white house|museum|university|zoo|(?:google|outlook|apple) calendar|fedex|ups)",
    r"(?:set|clear|lay) the table|table of contents",
    r"(?:trip|vacation) (?:to|in|around)|tours? (?:of|around) (?!(?:the|that|this|your|a|an)\b)\w+|plan(?:ning)? my (?:visit|stay)|lesson in \w+",
)
OWN_DIARY = (  # what people do with a calendar of their own: an appointment in it is none of ours
    r"(?:add|adds|put(?! (?:me|us|him|her)\b)|write|delete|remove|erase|note|mark|make|enter|clear|save|record|remember|change|move|cancel|update|have|on)\b.{0,90}\b(?:to|on|from|in|onto|into|off|of|for) (?:my|our|the) (?:\w+ ){0,2}calendar",
    r"(?<!n't )(?<!not )(?<!need to )(?:add|adds) (?:an? |the |my )?(?:[\w']+ ){0,4}(?:appointment|appt|visit|event|meeting)",
    r"(?:add |put |on |to )(?:it )?(?:to |on )?(?:my|our|\w+'s) (?:\w+ )?calendar|calendar event",
    r"^(?:please |can you |could you |hey,? )*(?:remind|notify) me(?! (?:when|what time) (?:my|i)\b| (?:of|about) (?:any |a )?(?:cancel\w+|opening))|(?<!and )remind me (?:to|that|about|at|of)\b",
    r"(?:set|make|create|add|put|give|update|change|delete|remove|check|have|what|any|my) (?:me |up |to )?(?:an? |the |my |any |another |all )?(?:\w+ )?reminders?\b|(?:to|on|from|off) (?:my|the) (?:to-?do|reminders?|shopping|task|grocery)",
    r"^(?:please |can you |could you |i need (?:you )?to |i want you to |i'd like you to |hey,? )*(?:call|dial|ring) (?!me\b|us\b|back\b|in\b|off\b|it\b)\w+",
    r"(?:set|schedule|create|make) (?:up )?(?:an?|the|my) (?:\w+ )?(?:alarm|reminder|timer)",
    r"tell (?:my|his|her) (?:boss|mom|dad|wife|husband|friend|sister|brother|team|manager|neighbou?r)\b",
    r"(?<!checked )(?<!checking )(?<!check )(?<!at )(?<!see )(?<!with )(?<!per )(?<!according to )(?<!(?:me|us) on )(?:my|our|the) (?:\w+ )?(?:calendar|agenda|planner|diary)\b",
    r"(?:add|put|place|block|pencil|log|enter)\b.{0,60}\b(?:on|in|into|to|off) my (?:\w+ )?schedule",
    r"(?:don'?t|never) let me forget|(?:alert|notify) me (?:to|about|of|when it)|make sure (?:that )?i (?:remember|don'?t forget)|help me (?:to )?remember|(?:need|want|have) to remember",
    r"send (?:a |an )?(?:text|sms|e-?mail)|(?:make|place) (?:a |the )?(?:phone )?call\b|get (?:[\w']+ ){1,3}on the (?:phone|line)|(?:want|need|like) (?:you )?to call (?!me\b|us\b|back\b|off\b|and\b|in\b|you\b|it\b|about\b|to\b)",
    r"reminder alarm|^(?:please |can you |could you |i need you to |hey,? )*(?:text|e-?mail|whatsapp) (?!me\b|us\b|you\b)(?:[\w']+ ){1,3}?(?:and|that|saying|to|i|i'm|i'll)\b",
    r"clear (?:my|the) (?:schedule|day|week)",
    r"wait (?:\w+ ){0,2}for (?:a|my|our) table|how long (?:will|is|would|does) (?:it|the wait)",
)
