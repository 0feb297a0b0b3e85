"""What a customer's own day allows, in Spanish: what stands before a clock time that is none of ours."""

_MI = r"(?:mi|el|la|nuestro|nuestra|su)"
_TIME = (
    r"(?:las? )?(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?(?![\d:]| ?-\d| ?a \d)(?:\s?[ap]\.?m\b\.?)?"
    r"|(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b(?: y (?:media|cuarto))?)"
)
_FREE_FROM = (
    r"(?:yo )?salgo(?: del?(?: la)? (?:trabajo|escuela|clases?|trabajar|oficina|chamba))?(?: hasta)? a",
    r"(?:yo )?(?:trabajo|estoy ocupad[oa]|tengo clases?|estoy en (?:el trabajo|clase)|curro) hasta",
    rf"{_MI} (?:turno|clase|junta|reuni[oó]n) (?:termina|acaba|sale) a",
    rf"{_MI} (?:cami[oó]n|tren|vuelo|autob[uú]s|avi[oó]n) llega a",
    r"dejo a (?:los ni[nñ]os|mis hijos|mi hij[oa])(?: en la escuela)? a",
    r"(?:despu[eé]s de que|cuando) (?:\w+ ){1,5}a",
)
_BUSY_FROM = (
    r"(?:y |pero |porque |es que )?(?:(?:tengo|debo|necesito|tendr[ií]a|hay) (?:que |de )?)(?:salir|irme"
    r"|estar (?:fuera|libre"
    r"|afuera|en (?:casa|el trabajo))|terminar|acabar|regresar|volver)(?: (?:de ah[ií]|al trabajo|a casa))?"
    r" (?:a|antes de|para)",
    rf"(?:y |pero |porque |es que )?{_MI} (?:cami[oó]n|tren|vuelo|autob[uú]s|avi[oó]n) sale a",
    r"(?:y |pero |porque |es que )?tengo (?:una? |otra? )?(?:junta|clase|reuni[oó]n|entrevista|examen"
    r"|compromiso|vuelo) a",
    r"(?:y |pero |porque |es que )?entro (?:a trabajar |al trabajo |a clases? )?a",
    r"(?:solo |s[oó]lo )?(?:estoy|ando) (?:libre|disponible) hasta",
)
_DAY = r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?)"
_DAYS = (
    rf"(?<!mejor )(?:(?:el |los |este )?(?<!mejor el )(?:{_DAY})(?:(?:,| y| o| ni)+ (?:el |los )?(?:{_DAY}))*"
    r"|(?<!la )(?<!pasado )ma[nñ]ana|hoy)"
)

# how such a clause is said plainly, and the clause
BOUNDS = (
    # "no mejor el jueves" refuses no Thursday
    ("{m}", r"^\W*no,? (?P<m>mejor|prefiero|que sea|cambi\w+)\b"),
    # "las once no, mejor las doce": the no is not for twelve
    ("{t} . ", rf"\b(?P<t>{_TIME}) no,? (?=mejor\b|sino\b|prefiero\b|las? )"),
    (
        "desde {t}",
        rf"\b(?:{'|'.join(_FREE_FROM)}) (?P<t>{_TIME})",
    ),
    (
        "antes de {t}",
        rf"\b(?:{'|'.join(_BUSY_FROM)}) (?P<t>{_TIME})",
    ),
    # "el 24 por la mañana" is a day, and "las 10 de la mañana" an hour
    (
        "{p} {d}",
        rf"(?<!\w)(?P<d>(?:(?:el )?{_DAY} |el (?:d[ií]a )?)\d{{1,2}}) (?P<p>(?:por|en) la (?:ma[nñ]ana"
        rf"|tarde|noche))\b",
    ),
    (
        "la semana después de la próxima",
        r"\b(?:(?:pero )?no (?:para )?la (?:semana que (?:viene|entra)|pr[oó]xima(?: semana)?"
        r"|semana pr[oó]xima)"
        r",?(?: sino)?(?: en)?|la (?:semana que (?:viene|entra)|pr[oó]xima semana) no,?)"
        r" la (?:otra|siguiente|que (?:le )?sigue|de despu[eé]s)\b",
    ),
    (
        "el {w} en ocho",
        rf"\b(?:el |este )?(?:pr[oó]ximo )?(?P<w>{_DAY})(?: que viene| pr[oó]ximo)? no,?(?: sino)? el"
        r" (?:que (?:le )?sigue|otro|siguiente|de despu[eé]s)\b",
    ),
    (
        "desde {t}",
        r"\bno (?:me )?(?:puedo|podr[ií]a|sirve|queda|conviene|va|viene|quiero|salgo|llego)"
        rf"(?: (?:ir|venir|bien|nada))? antes de (?P<t>{_TIME})",
    ),
    (
        "antes de {t}",
        rf"\bno (?:me )?(?:puedo|podr[ií]a|sirve|queda|conviene|va|viene|quiero)(?: (?:ir|venir|bien|nada))?"
        rf" despu[eé]s de (?P<t>{_TIME})",
    ),
    (
        "excepto {p} . ",
        r"\b(?P<p>(?:por|en) las? (?:ma[nñ]anas?|tardes?|noches?)) no(?: (?:me )?(?:puedo|podr[ií]a"
        r"|sirve|queda|conviene|va|viene))?(?: bien)?(?=\W*$|[,.;!]| pero| y )[,.;!]*",
    ),
    (
        "excepto {p} . ",
        r"\b(?:que )?no (?:sea|quiero|puedo|me sirve|me queda|me va|me viene)(?: bien)?"
        r" (?P<p>(?:por|en) las? (?:ma[nñ]anas?|tardes?|noches?))",
    ),
    # days that are refused in other words than "excepto el lunes"
    (
        "excepto {d} . ",
        rf"\b(?P<d>{_DAYS}) (?:no(?: (?:me )?(?:puedo|podr[ií]a|sirve|queda|conviene|va|viene"
        rf"|trabajo))?(?: bien)?"
        r"|imposible)(?: ir| venir)?(?=\W*$|[,.;!]| pero| y )[,.;!]*",
    ),
    (
        "excepto {d} . ",
        rf"\b(?:que )?(?:no (?:sea|sean|quiero|puedo)|menos"
        rf"|ni)(?: ni)?(?: para)?(?: en)? (?P<d>{_DAYS})(?! en adelante)",
    ),
)

CIRCUMSTANCES = {
    "not_at": r"\b(?:pero no|que no sea|menos|excepto|no puedo)(?: a)? (?P<t>las? \d{1,2}(?::[0-5]\d)?)\b"
    rf"|\b(?:a )?(?P<t2>las? \d{{1,2}}(?::[0-5]\d)?|{_TIME}) no(?: (?:me )?(?:puedo|sirve|queda|conviene))?"
    r"(?=\W*$|[,.;]| mejor\b| sino\b)",
    "over_by": rf"\b(?:{_BUSY_FROM[0]}) {_TIME}",
}
