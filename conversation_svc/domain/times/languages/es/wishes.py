"""Spanish ways to bound a wish; regular expressions over lower-case text."""

from __future__ import annotations

from conversation_svc.domain.times.wording import words_of

ASAP = (
    r"lo (?:antes|m[aá]s pronto|m[aá]s r[aá]pido) (?:posible|que se pueda|que pueda)|cuanto antes"
    r"|\burgente(?:mente)?\b|enseguida|en seguida|lo primero que (?:tenga|haya)"
    r"|(?:primera?|pr[oó]xim[ao]) (?:cita|hora|hueco|horario|espacio)(?: disponible| libre)?"
)
EARLIER = (
    r"\b(?:algo|más|mas|un poco|hay) (?:más |mas )?(?:temprano|antes|pronto)\b(?! de| posible)"
    r"|muy tarde|demasiado tarde"
)
LATER = (
    r"\b(?:algo|un poco|hay) (?:más tarde|mas tarde|después|despues)\b(?! de)|(?:más|mas) tarde\b(?! de)"
    r"|muy temprano|demasiado temprano|muy pronto"
)
SAME_TIME = r"\b(?:misma hora|mismo horario)\b"
WEEKDAYS = r"\b(?:entre semana|días de semana|dias de semana|lunes a viernes|días laborables|días hábiles)\b"
WEEKENDS = r"\blos fines de semana\b"
NO_WEEKENDS = r"\b(?:no|menos|excepto|salvo)(?: en)? (?:los fines|el fin) de semana\b"
ANY = r"\b(?:cualquier|todos|todas|cada|cuando sea)\b"
BUT = frozenset(words_of("excepto salvo menos pero"))
