"""What a Spanish yes is made of; see the English one."""

_GOOD = (
    r"(?:bien|perfect[oa]|correct[oa]|excelente|genial|list[oa]|de acuerdo|ok|okay|padre|s[uú]per|fino"
    r"|est[aá] bien)"
)
_ADVERB = r"(?:muy|todo|as[ií]|ya|s[ií]|s[uú]per)"
_SURE = (
    rf"(?:est[aá]|queda|suena|se ve|todo|eso|esa|ese|as[ií]|me|es)(?: (?:est[aá]|suena|queda|va|viene"
    rf"|sirve|parece|todo"
    rf"|me|es|se ve|conviene))*(?: {_ADVERB})* {_GOOD}",
    r"(?:eso|esa|ese|as[ií]) (?:mero|mismo|misma)",
    r"(?:eso|esa|ese) (?:me )?(?:sirve|conviene|funciona)",
    r"(?:ya )?(?:dice|dijo|dije) que s[ií]|creo que s[ií]|que s[ií]|claro que s[ií]|estoy de acuerdo"
    r"|me late|muy bien"
    r"|me parece(?: bien| perfecto)?|h[aá]g(?:ala|alo|anla|anlo|ale)|por supuesto|desde luego|de acuerdo"
    r"|de una|eso es(?! todo)"
    r"|as[ií] (?:es|mero)|va que va|sale pues|ta bien|[oó]rale(?: pues)?|[aá]nd[ae]le(?: pues)?",
    r"(?:s[ií]+)+p?|sim[oó]n|ye+s+|yea+h*|yep+|yup+|yse|y|ok(?:ay|ey|is)?|okis?|k+|sure|fine|cool|perfect"
    r"|great|good"
    r"|claro|correcto|exacto|perfecto|confirmo|confirmad[oa]|adelante|dale|vale|va|sale|jalo|venga|listo"
    r"|bueno|bien"
    r"|excelente|genial|conforme|aj[aá]m?|ajam|mjm|mhm|uj[uú]m?|ch[eé]vere|hecho|encantad[oa]",
)
_BOOK = (
    r"(?:por favor )?(?:res[eé]rv(?:ela|ala|emela|amela|e|a)|ag[eé]nd(?:ela|ala|emela|amela)"
    r"|ap[aá]rt(?:ela|ala|emela)"
    r"|conf[ií]rm(?:ela|ala|o)|an[oó]t(?:eme|ame)|p[oó]ng(?:ala|ame))",
    r"quiero (?:esa|ese|la|reservar(?:la)?|hacer (?:una|la) cita|una cita|la cita|agendar(?:la)?)",
    r"la (?:quiero|tomo|reservo)|me (?:la|lo) quedo|tomo esa",
    r"nos vemos(?: (?:entonces|ah[ií]|all[aá]))?|ah[ií] (?:estar[eé]|nos vemos|estamos)",
)
_MOVE = (
    r"(?:por favor )?(?:mu[eé]v(?:ala|ela|emela)|p[aá]s(?:ela|ala|emela)|reprogr[aá]m(?:ela|ala)"
    r"|reag[eé]nd(?:ela|ala))"
)
_CANCEL = (
    r"(?:por favor )?(?:quiero )?(?:canc[eé]l(?:emela|amela|arla|ela|ala|ar|e|a)|an[uú]l(?:ela|ala)"
    r"|b[oó]rr(?:ela|ala))"
    r"(?: (?:la|mi) cita)?"
)
_BESIDE = (
    r"(?:muchas |mil |much[ií]simas )?gracias(?: igualmente| de antemano)?|muy amable|por favor(?:cito)?"
    r"|porfa(?:vor)?"
    r"|porfis|x ?fa(?:vor)?|please|thanks|oh|ah|eh|este|pues|entonces|y|se[nñ]or(?:a|ita)?|amig[oa]|joven"
    r"|hombre|mi"
    r"|ya|adi[oó]s|hasta (?:luego|entonces|pronto)|que tenga (?:un )?buen d[ií]a|no hay problema|sin problema"
    r"|ning[uú]n cambio|todo|est[aá]|el|la|a las?|con|para|de la|(?:se )?lo agradezco|qu[eé] amable"
)

AGREEMENT = {
    "assent": rf"(?:(?P<sure>{'|'.join(_SURE)})(?!\w)|(?P<book>{'|'.join(_BOOK)})(?!\w)"
    rf"|(?P<move>{_MOVE})(?!\w)"
    rf"|(?P<cancel>{_CANCEL})(?!\w)|(?P<beside>{_BESIDE})(?!\w))",
    "no_assent": r"^\W*s[ií],? c[oó]mo no\b|^\W*((ok|okay|bueno|gracias)\W+)*adi[oó]s\b|\b(este|eh|mmm+)\W*$",
    "only_marking": r"^\W*((ok(ay)?|bueno|bien|vale|muy bien|gracias|muchas gracias|ah|ya|oh|este|pues"
    r"|y)\b\W*)+$",
    "doubting": r"\b(pero|primero|esper\w+|otr[oa]s?|cambi\w+|despu[eé]s|antes|luego|repet\w+|repit\w+"
    r"|de nuevo|m[aá]s"
    r"|mejor|no|mal|cancel\w*|mover\w*|en vez|qu[eé] (hora|d[ií]a)|cu[aá]ndo|qui[eé]n|era)\b",
}
