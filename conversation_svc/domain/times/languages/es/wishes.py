"""Spanish ways to bound a wish; regular expressions over lower-case text."""

from __future__ import annotations

ASAP = (
    r"lo (?:antes|más pronto|mas pronto|más rápido|mas rapido) (?:posible|que se pueda|que pueda)|cuanto antes"
    r"|\burgente(?:mente)?\b|enseguida|en seguida|(?:primera?|próxim[ao]|proxim[ao]) (?:cita|hora|hueco|horario|espacio)"
    r"(?: disponible| libre)?|lo primero que (?:tenga|haya)"
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
ANY = r"\b(?:cualquier|todos|todas|cada|cuando sea)\b"
BUT = frozenset("excepto salvo menos pero".split())
OR = frozenset("o ni u".split())
