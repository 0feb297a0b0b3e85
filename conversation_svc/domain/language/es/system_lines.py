"""What a Spanish-speaking receptionist's own line did. Patterns as data; `previous.py` has their order."""

from __future__ import annotations

ELSEWHERE = (r"calendario|alarma", r"temperatura|grados|lluvia|clima")
TODAY = (r"hoy",)
MORE = (
    r"algo m[aá]s",
    r"alguna otra cosa",
    r"otra cosa",
    r"(?:en|con) (?:qu[eé]|algo) m[aá]s (?:le|te|puedo)",
    r"necesita (?:algo|alguna)",
    r"(?:otra|m[aá]s) ayuda",
    r"eso (?:es|ser[ií]a) todo",
)
PLEASE_CONFIRM = (
    r"(?:por favor,? )?confirm(?:a|e|o|ar|amos|as|en)\b",
    r"(?:es|est[aá]|son) (?:correct\w+|as[ií]|bien)",
    r"correcto\?",
)
READ_BACK = (
    r"confirm(?:a|e|o|ar|amos)\b",
    r"(?:es|est[aá]) (?:correct\w+|bien)",
    r"correcto\?|verdad\?|cierto\?|de acuerdo\?|est[aá] bien\?",
    r"le (?:parece|queda|va|viene|sirve) bien",
    r"lo (?:reservo|agendo|confirmo|aparto)",
    r"la (?:reservo|agendo|confirmo|aparto)",
)
SUCCESS = (
    r"(?:est[aá]|queda|qued[oó]|ha sido|fue|he|hemos|ya) (?:\w+ )?(?:reservad[oa]|agendad[oa]|confirmad[oa]|cancelad[oa]|cambiad[oa]|hech[oa]|programad[oa]|list[oa])",
    r"listo[,.!]",
    r"lo esperamos|la esperamos|le esperamos|nos vemos",
    r"su n[uú]mero de confirmaci[oó]n",
)
FAILURE = (
    r"no (?:pude|pudimos|fue posible|es posible|se pudo|hay (?:\w+ )?(?:disponib\w+|espacios?|lugar|citas|horarios)|tenemos|tengo|est[aá] disponible|puedo)",
    r"lo siento|lamentablemente|desafortunadamente",
    r"ya (?:est[aá]|fue) (?:ocupad[oa]|tomad[oa]|reservad[oa])",
)
PROPOSAL = (
    r"(?:quiere|quieres|desea|le gustar[ií]a|gusta) (?:que )?(?:\w+ )?(?:agend\w+|reserv\w+|programar|hacer|una cita|apart\w+|la cita)",
    r"(?:le|te|la|lo) (?:agendo|reservo|aparto|programo)\b",
    r"(?:hago|hacemos) (?:la|una) (?:cita|reserva)",
)
REQUEST = (
    r"(?:qu[eé]|cu[aá]l|cu[aá]les|cu[aá]ndo|d[oó]nde|qui[eé]n|cu[aá]ntos|cu[aá]ntas|c[oó]mo)\b(?! (?:le parece|tal|le queda))",
    r"(?:me )?(?:puede|podr[ií]a|puedes) (?:dar|decir|deletrear|indicar)\w*",
    r"(?:d[ií]game|ind[ií]que\w*|deme|necesito) (?:su|el|la|qu[eé]|un)",
    r"(?:alguna|tiene) preferencia",
)
OFFER = (
    r"(?:qu[eé] tal|c[oó]mo le queda|qu[eé] le parece)",
    r"(?:tengo|tenemos|hay|le puedo ofrecer|puedo ofrecerle|est[aá]n?) (?:\w+ ){0,2}?(?:disponib\w+|libre\w*|espacio|el|a las|estos|estas)",
    r"(?:cu[aá]l|alguno|alguna) (?:de (?:estos|estas|ellos) )?(?:le|prefiere|te)",
)
ANSWER = (
    r"(?:el|la|nuestro|nuestra) (?:tel[eé]fono|n[uú]mero|direcci[oó]n|precio|horario)",
    r"(?:cuesta|cuestan|abrimos|cerramos|estamos|aceptamos|estamos en|vale)",
)
