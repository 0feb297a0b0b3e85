"""What the dialogue itself listens for in Spanish.

The names are those of the English list; accents are optional.
"""

from conversation_svc.domain.phrases.es.agreement import AGREEMENT
from conversation_svc.domain.phrases.es.answering import ANSWERING
from conversation_svc.domain.phrases.es.choosing import CHOOSING
from conversation_svc.domain.phrases.es.circumstances import CIRCUMSTANCES
from conversation_svc.domain.phrases.es.dangers import DANGERS
from conversation_svc.domain.phrases.es.people import PEOPLE
from conversation_svc.domain.phrases.es.topics import TOPICS

ORDINALS = {
    r"\b(1ra|1ro|1a|primer[ao]?(?! (?:hora|semana))|n[uú]mero uno|opci[oó]n (1|uno|una)|#\s?1)\b": 1,
    r"\b(2da|2do|2a|segund[ao](?! semana)|n[uú]mero dos|opci[oó]n (2|dos)|#\s?2|(la|el) del medio)\b": 2,
    r"\b(3ra|3ro|3a|tercer[ao]?(?! semana)|n[uú]mero tres|opci[oó]n (3|tres)|#\s?3)\b": 3,
    r"\b(4ta|4to|cuart[ao](?! semana)|n[uú]mero cuatro|opci[oó]n (4|cuatro)|#\s?4)\b": 4,
    r"\b(la [uú]ltima|el [uú]ltimo|(la|el) m[aá]s tarde)\b": -1,
    r"\b((la|el) m[aá]s temprano?a?|(la|el) m[aá]s pronto|(la|el) antes)\b": 1,
}

PATTERNS = {**CHOOSING, **ANSWERING, **AGREEMENT, **PEOPLE, **TOPICS, **CIRCUMSTANCES, **DANGERS}
