"""Choosing among offers, in Spanish."""

# "posponerla", "recórrela", "adelántame"; but who says "me atrasé" is late
_SHIFT = (
    r"(?:(?:retras|atras|adelant)(?:ar|a|as|e|en|emos)|(?:recorr|pospon|corr)(?:er|e|es|en|emos|a|an)"
    r"|retr[aá]s[ae]|atr[aá]s[ae]|adel[aá]nt[ae]|rec[oó]rr[ae]|posp[oó]n(?:ga)?|c[oó]rr[ae])n?(?:me|nos)?(?:l[ao]s?)?"
)
_CLOCK_UNIT = r"horas?|horitas?|minutos?|minutitos?|mins?"

CHOOSING = {
    "any_of_them": r"\b(cualquiera|(cuando|como|la que) (t[uú] |usted(es)? )?(sea|quier[ao]s?|quieran?"
    r"|pued[ao]s?|puedan?|gusten?)|cualquier (hora"
    r"|d[ií]a|momento)|la que sea|el que sea|me da igual|da lo mismo|no importa|t[uú] elige"
    r"|usted (elija|decida)|como quiera)\b",
    "unsure": r"\b(no (lo )?s[eé]|ni idea|no estoy segur[oa]|no sabr[ií]a"
    r"|lo que (usted )?(diga|recomiende|crea)"
    r"|qu[eé] me recomienda|usted dir[aá]|depende|que (me|lo|la) (revisen?|vean?|chequeen?)|lo de siempre"
    r"|lo normal|algo normal)\b",
    "complains": r"\b(mi|mis|me|se me|tengo|hace|est[aá]|hay|el|la|le|nos)\b\W+\w+\W+\w+",
    "any_time": r"\b(cuando (sea|quieran?|puedan?|gusten?)|cualquier (hora|d[ií]a|momento))\b",
    "the_other": r"^\W*(no\W+)?(esa no\W+|es |era |digo |sino |mejor )*(la|el) otr[oa]\W*$",
    "all_of_them": r"\b(ambas|las dos|los dos|todas|todos|todo)\b",
    "all_of_mine": r"\b(ambas?|las dos|los dos|tod[oa]s)( (mis|las|nuestras))?"
    r"( (citas|reservas|turnos|visitas))?\b",
    "moves_all": r"\b(mover?|mueve|mueva|cambiar?|cambie|pasar?|pase|reagendar?|reagende) (ambas|las dos"
    r"|los dos|todas|todos)\b",
    "beside_mine": r"\b(?:(?P<after>despu[eé]s de)|(?P<before>antes de)) (?:mi|nuestra)\b(?! (?:trabajo|turno"
    r"|clase|almuerzo|escuela|hij[oa]|espos[oa]|reuni[oó]n)\b)"
    r"|\b(?:el |ese )?mismo d[ií]a(?: (?:que|de) (?:mi|la)\b|\W*$)",
    "next_one": r"\b((la|el) (siguiente|que sigue|de despu[eé]s))\b(?! (semana|d[ií]a|mes|lunes|martes))",
    "nth_weekday": r"\b(primer|segundo|tercer|[uú]ltimo|otro) (lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bado|domingo)\b(?! de\b)",
    "any_staff": r"\b(cualquiera|con quien sea|quien sea|me da igual|no importa( qui[eé]n)?"
    r"|el primero disponible)\b",
    "none_of_them": r"\b(ningun[oa]|no me (sirve|sirven|queda|quedan|va|van|viene|vienen)( bien)?"
    r"|no puedo (ese|esa|esos|esas|en ninguno)|otr[oa]s? (hora|horas|horario|horarios"
    r"|d[ií]as?|opci[oó]n|opciones)|"
    r"algo m[aá]s|alg[uú]n otro|m[aá]s opciones|no funciona)\b",
    "same_time": r"\b(misma hora|mismo horario)\b",
    "same_day_as": r"\bmismo d[ií]a (que|de|como) (mi|la|el|las|los)\b|\b(en|al?|para) el mismo d[ií]a\W*$",
    "same_day": r"\bm[aá]s (temprano|tarde) (el )?(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado)\b"
    r"|\b(mismo|ese) d[ií]a\b",
    "as_late": r"\b(lo [uú]ltimo|la [uú]ltima (hora|cita)|lo m[aá]s tarde) (que (tenga|tienen|hay)"
    r"|disponible|posible)|"
    r"\blo m[aá]s tarde posible\b|\ba [uú]ltima hora\b",
    "closest": r"\b(m[aá]s (cercan[oa]|pr[oó]xim[oa]))\b",
    "as_early": r"^\W*((lo m[aá]s )?temprano|tempranito|a primera hora)( por favor| porfa)?\W*$"
    r"|\b(lo antes posible|cuanto antes|lo m[aá]s (pronto|temprano|pr[oó]ximo)( posible)?"
    r"|la primera (hora|cita) "
    r"(que (tenga|tienen|hay)|disponible|posible))\b",
    "shift": r"\b(?P<n3>dos|tres|\d{1,2}) (?P<unit3>d[ií]as?|semanas?) (?P<way3>m[aá]s tarde|despu[eé]s"
    r"|antes)\b"
    rf"|(?<!me )\b(?P<way4>{_SHIFT})(?: (?!a\b|para\b)\w+){{0,3}}? (?:una )?"
    r"(?P<n4>una?|dos|tres|media|\d{1,2})"
    rf" (?P<unit4>d[ií]as?|semanas?|{_CLOCK_UNIT})\b"
    rf"|\b(?P<n>una|dos|tres|media|\d{{1,2}}) (?P<unit>{_CLOCK_UNIT}) (?P<way>m[aá]s tarde|despu[eé]s"
    r"|antes|m[aá]s temprano)\b",
    "and_half": r"^ y media\b",
    "shift_earlier": r"^(adel[aá]nt\w+|antes|m[aá]s temprano)$",
    "day_after": r"\b((el )?d[ií]a (siguiente|despu[eé]s)|un d[ií]a (despu[eé]s|m[aá]s tarde))\b",
    "next_day": r"\b(d[ií]a siguiente|un d[ií]a (despu[eé]s|m[aá]s tarde))\b",
    "day_before": r"\b((el )?d[ií]a (anterior|antes)|un d[ií]a antes)\b",
    "place_only": r"^\W*(el |la )?(primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|[uú]ltim[oa])( por favor)?\W*$",
    "weekday_after": r"\b(al?|el|para el) otro (lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado"
    r"|domingo)\b|\bel (lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo) (siguiente"
    r"|despu[eé]s\W*$)",
    "week_after": r"\b(la otra semana|(la )?semana (siguiente|despu[eé]s)|una semana (despu[eé]s"
    r"|m[aá]s tarde))\b",
    "that_week": r"\b(esa|la misma) (misma )?semana\b",
    "proposing": r"\b(qu[eé] tal|mejor|en lugar|en vez|puede ser|podr[ií]a ser|se puede|podemos"
    r"|tienen?|hay)\b",
    "bare_weekday": r"\b(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b(?! (que viene"
    r"|pr[oó]ximo))",
    "can_you_do": r"\b(pueden?|podr[ií]an?) (el|la|este|esta|ma[nñ]ana|hoy)\b",
    "whats_open": r"\b(qu[eé] (hay|tienen)|hay algo|tienen algo) (libre|disponible|abierto)?",
    "ends_or": r"\bo(?: tal vez| si no| en| la| el| durante)*\s*$",
    "begins_or": r"^\W*o\b",
    "only_weekday": r"^(?:el |un )*(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b(?! \d)",
    "earlier": r"\b(m[aá]s temprano|(?<!lo )(?<!cuanto )antes|m[aá]s pronto)\b",
    "later": r"\b(m[aá]s tarde|algo despu[eé]s)\b",
    "bare_day": r"^(?!.*\b(ene|feb|mar[zc]|abr|may|jun|jul|ago|sep|oct|nov|dic)).*\bel (d[ií]a )?\d{1,2}\b",
    "number_only": r"^\W*(?:(?:quiero|dame|deme|tomo|me quedo con)\s)?(?:#|n[uú]mero|opci[oó]n|la"
    r"|el)?(?: n[uú]mero)?\s*"
    r"(?P<n>[1-9]|uno|dos|tres|cuatro|cinco)(?:,? (?:por favor|porfa|gracias|est[aá] bien))*\W*$",
    "hour_named": r"\b(a las?|mejor|pero|no|puede ser)[,.]* (1[0-2]|[1-9])(?![\d:]| (personas|d[ií]as?"
    r"|horas?|semanas?|de)\b)"
    r"|^\W*((s[ií]|no|mejor|espere)[\s.,!]+)*(1[0-2]|[1-9])([.,] [^\d].*)?\W*$",
    "its_day": r"\b(mi|la) (?:\w+ )?(del?|de el) (lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado"
    r"|domingo)\b(?!(?: \d{1,2})?(?: (?:de \w+|a las? \S+))* (?:al|para)\b)",
    "about_slots": r"\b(horas?|horarios?|huecos?|turnos?|espacios?|libres?|disponib\w+)\b",
    "other_day": r"\botros? d[ií]as?\b",
    "not_this_but_that": r"\bno (el )?[\w ]+?, (sino )?(el )?(?!o\b|y\b|ni\b)\w+",
    "instead_of": r"\b(en (?:vez|lugar) de|no|menos|excepto|salvo|ya no)\s*(?:el|la|las|los|a las?)?\s*$",
}
