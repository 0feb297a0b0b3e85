"""Words by which a sentence gives itself away. English and Spanish together: a model may switch."""

from __future__ import annotations

import re

_WEEKDAYS = (
    "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|"
    "lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
)
_MONTHS = (
    "january|february|april|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_HOUR_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


TIME = _any(
    rf"\b(?:{_WEEKDAYS}|{_MONTHS}|(?:march|may)\s+\d+)\b",
    r"\b(?:today|tonight|tomorrow|noon|midday|midnight|this weekend)\b",
    r"\b(?:hoy|ma[ñn]ana|mediod[ií]a|medianoche)\b",
    r"\b\d{1,2}\s*(?:a\.?m\b|p\.?m\b|o'?clock)",
    r"\b\d{1,2}\s?[:h]\s?\d{2}\b",
    r"\b(?:at|a las?|around|by|until)\s+\d",
    rf"\b(?:at|a las?|half past|quarter (?:past|to))\s+(?:{_HOUR_WORDS})\b",
    rf"\b(?:{_HOUR_WORDS})\s+(?:o'?clock|thirty|fifteen|a\.?m|p\.?m|y media|en punto)",
    rf"\b(?:{_HOUR_WORDS})\s+de la (?:ma[ñn]ana|tarde)",
    r"\b(?:next|this)\s+(?:week|month|morning|afternoon|evening)\b",
    r"\b(?:pr[oó]xim[oa]|est[ea])\s+(?:semana|mes|tarde|noche)\b",
    r"\b\d{1,2}(?:st|nd|rd|th)\b",
    r"\b\d{1,2}/\d{1,2}\b",
    r"\b\d{4}-\d{2}-\d{2}\b",
)

AVAILABLE = _any(
    r"\b(?:free|available|availability|openings?|open slots?|can fit|fit you in|we have|i have|works?)\b",
    r"\b(?:libres?|disponibles?|disponibilidad|hay hueco|tenemos|tengo)\b",
)

_DID = (
    "booked|scheduled|reserved|cancell?ed|moved|rescheduled|confirmed|sent|texted|emailed|notified|added|noted|"
    "saved|updated|changed|transferred|forwarded|passed|told|put you"
)
_SETTLED = "booked|scheduled|confirmed|reserved|cancell?ed|moved|rescheduled|set|good to go|locked in|secured"
_HECHO = "reservad|agendad|confirmad|cancelad|cambiad|movid|programad|anotad|enviad|avisad"

# Things that are announced only by us, once they are committed.
DONE = _any(
    rf"\b(?:i|we)(?:['’]ve| have)?(?: just| already| now)? (?:{_DID})\b",
    rf"\b(?:is|are|was|were|been|(?:it|that)['’]?s|you['’]?re)(?: all| now| already)* (?:{_SETTLED})\b",
    r"\b(?:booking|appointment|reservation|cancellation|change)s? (?:confirmed|completed?|made|done)\b",
    r"\b(?:booked|confirmed|scheduled|cancell?ed|rescheduled|reserved)[!.]?\s*$",
    r"\byou have an appointment\b|\bsee you (?:then|on|at|there)\b",
    r"\byour (?:confirmation|booking) (?:number|code)\b",
    rf"\b(?:he|hemos|ha sido|ya est[aá]|qued[oóa]|est[aá]) (?:\w+ )?(?:{_HECHO})\w*",
    r"\btienes? (?:una )?cita\b|\bsu cita (?:est[aá]|es|qued)|\b[lt]e esperamos\b|\blisto,? (?:su|tu) cita\b",
)

# What no receptionist may promise or ask for on her own.
PROMISES = _any(
    r"\b(?:discount|refund|for free|free of charge|no charge|guarantee\w*|on the house|waive\w*|coupon)\b",
    r"\b(?:descuento|reembolso|gratis|sin costo|garantiz\w*)\b",
    r"\b(?:card number|credit card|cvv|password|social security|ssn|bank account|gift cards?)\b",
    r"\b(?:n[uú]mero de (?:tarjeta|seguro)|contrase[ñn]a|cuenta bancaria)\b",
    r"\b(?:date of birth|birth ?dates?|fecha de nacimiento)\b",
    r"\b(?:diagnos\w+|prescri\w+|dosage|milligrams?|ibuprofen|aspirin|antibiotic\w*|lawsuit|liab\w+)\b",
    r"\b(?:system prompt|my instructions|my rules|language model|mis instrucciones)\b",
)

_AMOUNTS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred|thousand|diez|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|mil"
)

# Money: said only as it stands in the facts, figure and currency together.
MONEY = _any(
    r"[$€£]\s?\d[\d.,]*",
    r"\b\d[\d.,]*\s*(?:dollars?|bucks|usd|eur|euros?|d[oó]lares|pesos|cents?|percent|por ciento|%)",
    rf"\b(?:{_AMOUNTS})\s+(?:dollars?|bucks|euros?|percent|d[oó]lares|pesos|por ciento)\b",
    r"\b(?:half|mitad de) (?:the )?(?:price|precio)\b|\bhalf[- ]price\b|\b(?:percent|%) off\b",
    r"\bcomplimentary\b|\bno cost\b",
    r"\bnot pay anything\b",
)

# A time of ours told as if it were booked: only we say that, after it happened.
CLAIMED = _any(
    r"\byour (?:appointment|visit|booking|spot|time|slot) (?:is|will be)\b|\bsee you\b",
    r"\b(?:you down|you(?:['’]re| are)? (?:down|in|set)) for\b|\bit is[!.]*\s*$",
    r"\b(?:nos vemos|te espero|le espero|[lt]e veo)\b",
)

# What others will do, whether we are open, and what is free: told by us, or by the facts.
FUTURE = _any(
    r"\b(?:we|i|someone|somebody|he|she|they|the team|dr\.? \w+)(?:['’]ll| will| is going to| are going to)"
    r" (?:call|text|email|e-mail|write|contact|get back|come|send|be in touch|follow up)\b",
    r"\bon (?:the|his|her|their|its) way\b|\b[lt]e (?:llamar|escribir|contactar)\w*|\bconsider it done\b",
    r"\b(?:spot|slot|place|time) is (?:saved|held|kept)\b",
)
OPEN = _any(
    r"\b(?:we|they)(?:['’]re| are)\s+(?:\w+\s+)?(?:open|closed)\b",
    r"\b(?:estamos|est[aá]n)\s+(?:abiert|cerrad)\w+",
    r"\bright (?:now|away)\b|\bahora mismo\b|\bin (?:an?|one|two|three|\d+) (?:hours?|minutes?)\b",
    r"\b(?:plenty of|no|nothing|any) (?:openings?|free)\b|\bafter lunch\b|\bdespu[eé]s de comer\b",
)
CARE = _any(
    r"\bnothing serious\b|\b(?:no need to|do(?:n['’]t| not) need to) (?:see|worry)\b|\binfection\b|\brinse\b"
)
INSURED = _any(r"\b(?:insurances?|medicare|medicaid|seguros? m[eé]dicos?|aseguradoras?)\b")
PERSON = _any(r"\b(?:i am|i['’]m) (?:a )?(?:real (?:person|human)|human)\b|\bsoy una persona\b")

ADDRESS = _any(
    r"(?:https?:|www\.)\S*",
    r"\S*@[^\s,;]*\w",
    r"\b(?:[\w-]+\.)+(?:com|net|org|io|co|ru|info|biz|xyz|link|me|app)\b",
    r"\b[\w-]+\.[a-z]{2,}/\S*|\b[\w-]+\.(?:shop|online|site|store|us|ly|gl|cc|top|click|live|page|dev|ai|tv)\b",
    r"\bdot (?:com|net|org)\b|\bpunto com\b|\bwhats ?app\b|\btelegram\b",
)

_PERSONAL = (
    r"(?:names?|surname|initials|(?:tele)?phones?|numbers?|cell|mobile|e-?mails?|address(?:es)?|zip|postcode"
    r"|codes?|age|birthday|(?:contact|personal|insurance) (?:details|information|data|info))"
)
_PERSONALES = (
    r"(?:nombres?|apellidos?|tel[eé]fonos?|n[uú]meros?|celular|m[oó]vil|correos?|e-?mail|direcci[oó]n|domicilio"
    r"|c[oó]digo|edad|cumplea[ñn]os|datos)"
)

# Personal data is asked for by us alone, one at a time, and only where it is needed.
ASKS = _any(
    r"\b(?:what(?:['’]s| is| are| was)|which is|(?:may|can|could|might) (?:i|we|you)"
    r"|would you|will you|please"
    r"|(?:give|tell|send|text|share|provide|confirm|spell|leave|type|enter)(?: me| us)?"
    r"|(?:i|we)(?:['’]ll|['’]d| will)? (?:\w+ )?(?:need|require|have to know)|do (?:i|we) have)\b[^.?!]*?"
    rf"\b(?:your|his|her|their|the patient['’]?s?|a|the best)\s+(?:[\w-]+\s+){{0,3}}?{_PERSONAL}\b",
    rf"^\W*(?:and\s+|also\s+)?your\s+(?:[\w-]+\s+){{0,3}}?{_PERSONAL}\b[^.!]*\?",
    r"\b(?:who(?:['’]s| is| am i| are we)|whom? (?:is|am|are|shall|should|do) \w+) (?:\w+ )?"
    r"(?:calling|speaking|talking|texting|writing|this for|put it)\b",
    r"\bhow old (?:are|is)\b|\bwhere do you live\b|\bwhen were you born\b|\bhow (?:can|do) (?:we|i) reach\b",
    r"\b(?:cu[aá]l(?:es)? (?:es|son|ser[ií]a)|(?:me|nos) (?:puedes?|podr[ií]as?|das?|dices?|deja|pasa"
    r"|confirma|comparte)"
    r"|(?:puede|podr[ií]a|puedes) (?:dar|decir|enviar|confirmar|compartir|dejar|indicar)(?:me|nos)?"
    r"|necesit(?:o|amos|ar[ií]a)|dime|dame"
    r"|(?:d[ií]ga|d[eé]|ind[ií]que|env[ií]e|conf[ií]rme|comp[aá]rta|deje)(?:me|nos)?"
    rf"|por favor)\b[^.?!]*?\b(?:su|sus|tu|tus|un|el mejor)\s+(?:[\w-]+\s+){{0,3}}?{_PERSONALES}\b",
    rf"^\W*(?:y\s+)?(?:su|tu)\s+(?:[\w-]+\s+){{0,3}}?{_PERSONALES}\b[^.!]*\?",
    r"\bcon qui[eé]n (?:hablo|tengo)\b|\ba nombre de qui[eé]n\b|\bc[oó]mo (?:se|te) llamas?\b|\bqu[eé] edad\b"
    r"|\bcu[aá]ntos a[ñn]os\b|\bd[oó]nde vives?\b",
)

# Everyday words. A sentence without any of them is in a language nobody here can check.
EVERYDAY = frozenset(
    """
    a about all also am an and any anything are as at be been but by can could day did do does don't
    each else for from get glad go good great happy have hello help here hi how i i'd i'll i'm if in
    is it it's its just know let like look make may me more my need no not now of ok okay on one
    only or our out please see so sorry sure tell than thank thanks that that's the their them then
    there they this time to today too up us very want was we we'll we're welcome well were what when
    where which who will with work would yes you you'd you're your al algo antes aquí bien buenas
    bueno buenos claro como cómo con cuál cuando cuándo de del desea día el ella en es esa ese eso
    esta está este esto favor gracias gusto hacer hay hola la las le les lo los más me mi muy
    necesita no nos nuestra nuestro o para pero por puede puedo que qué quiere se según ser si sí
    sin sobre son su sus también te tenemos tiene tu un una uno usted y ya
    """.split()  # noqa: SIM905 - a list of words reads better than a list of strings
)
