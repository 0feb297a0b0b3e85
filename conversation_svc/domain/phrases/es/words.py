"""What the dialogue itself listens for in Spanish.

The names are those of the English list; accents are optional.
"""

ORDINALS = {
    r"\b(1ra|1ro|1a|primer[ao]?|n[uú]mero uno|opci[oó]n (1|uno|una)|#\s?1)\b": 1,
    r"\b(2da|2do|2a|segund[ao]|n[uú]mero dos|opci[oó]n (2|dos)|#\s?2|la del medio|el del medio)\b": 2,
    r"\b(3ra|3ro|3a|tercer[ao]?|n[uú]mero tres|opci[oó]n (3|tres)|#\s?3)\b": 3,
    r"\b(4ta|4to|cuart[ao]|n[uú]mero cuatro|opci[oó]n (4|cuatro)|#\s?4)\b": 4,
    r"\b(la [uú]ltima|el [uú]ltimo|(la|el) m[aá]s tarde)\b": -1,
    r"\b((la|el) m[aá]s temprano?a?|(la|el) m[aá]s pronto|(la|el) antes)\b": 1,
}

_SOMEBODY = (
    r"(?:hij[oa]|ni[nñ][oa]|beb[eé]|espos[oa]|marido|mujer|pareja|mam[aá]|madre|pap[aá]|padre"
    r"|abuel[oa]|herman[oa]|"
    r"amig[oa]|jef[ea]|novi[oa]|sobrin[oa]|t[ií][oa]|prim[oa]|suegr[oa]|vecin[oa])"
)

PATTERNS = {
    "any_of_them": r"\b(cualquiera|(cuando|como|la que) (sea|quieran?|puedan?|gusten?)|cualquier (hora"
    r"|d[ií]a|momento)|la que sea|el que sea|me da igual|da lo mismo|no importa|t[uú] elige"
    r"|usted (elija|decida)|como quiera)\b",
    "unsure": r"\b(no (lo )?s[eé]|ni idea|no estoy segur[oa]|no sabr[ií]a"
    r"|lo que (usted )?(diga|recomiende|crea)"
    r"|qu[eé] me recomienda|usted dir[aá]|depende|que (me|lo|la) (revisen?|vean?|chequeen?)|lo de siempre"
    r"|lo normal|algo normal)\b",
    "complains": r"\b(mi|mis|me|se me|tengo|hace|est[aá]|hay|el|la|le|nos)\b\W+\w+\W+\w+",
    "any_time": r"\b(cuando (sea|quieran?|puedan?|gusten?)|cualquier (hora|d[ií]a|momento))\b",
    "all_of_them": r"\b(ambas|las dos|los dos|todas|todos|todo)\b",
    "any_staff": r"\b(cualquiera|con quien sea|quien sea|me da igual|no importa( qui[eé]n)?"
    r"|el primero disponible)\b",
    "none_of_them": r"\b(ningun[oa]|no me (sirve|sirven|queda|quedan|va|van|viene|vienen)( bien)?"
    r"|no puedo (ese|esa|esos|esas|en ninguno)|otr[oa]s? (hora|horas|horario|horarios"
    r"|d[ií]as?|opci[oó]n|opciones)|"
    r"algo m[aá]s|alg[uú]n otro|m[aá]s opciones|no funciona)\b",
    "same_time": r"\b(misma hora|mismo horario)\b",
    "same_day": r"\b(mismo|ese) d[ií]a\b",
    "as_late": r"\b(lo [uú]ltimo|la [uú]ltima (hora|cita)|lo m[aá]s tarde) (que (tenga|tienen|hay)"
    r"|disponible|posible)|"
    r"\blo m[aá]s tarde posible\b|\ba [uú]ltima hora\b",
    "closest": r"\b(m[aá]s (cercan[oa]|pr[oó]xim[oa]))\b",
    "as_early": r"^\W*((lo m[aá]s )?temprano|tempranito|a primera hora)( por favor| porfa)?\W*$"
    r"|\b(lo antes posible|cuanto antes|lo m[aá]s (pronto|temprano)( posible)?"
    r"|la primera (hora|cita) "
    r"(que (tenga|tienen|hay)|disponible|posible))\b",
    "shift": r"\b(?P<n>una|dos|media|\d{1,2}) (?P<unit>horas?|minutos?) (?P<way>m[aá]s tarde|despu[eé]s"
    r"|antes|m[aá]s temprano)\b",
    "shift_earlier": r"^(antes|m[aá]s temprano)$",
    "day_after": r"\b((el )?d[ií]a (siguiente|despu[eé]s)|un d[ií]a (despu[eé]s|m[aá]s tarde))\b",
    "day_before": r"\b((el )?d[ií]a (anterior|antes)|un d[ií]a antes)\b",
    "week_after": r"\b((la )?semana (siguiente|despu[eé]s)|una semana (despu[eé]s|m[aá]s tarde))\b",
    "that_week": r"\b(esa|la misma) (misma )?semana\b",
    "proposing": r"\b(qu[eé] tal|mejor|en lugar|en vez|puede ser|podr[ií]a ser|se puede|podemos"
    r"|tienen?|hay)\b",
    "bare_weekday": r"\b(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b(?! (que viene"
    r"|pr[oó]ximo))",
    "earlier": r"\b(m[aá]s temprano|(?<!lo )(?<!cuanto )antes|m[aá]s pronto)\b",
    "later": r"\b(m[aá]s tarde|algo despu[eé]s)\b",
    "not_the": r"\bno (la|el|esa|ese)\b",
    "number_only": r"^\W*(?:#|n[uú]mero|opci[oó]n|la|el)?\s*([1-9])\W*$",
    "not_this_but_that": r"\bno (el )?[\w ]+?, (sino )?(el )?(?!o\b|y\b|ni\b)\w+",
    "instead_of": r"\b(en (?:vez|lugar) de|no|menos|excepto|salvo|ya no)\s*(?:el|la|las|los|a las?)?\s*$",
    "moving_from": r"\b(del?|mi|desde|tengo|cita (?:del?|el|a las?))\s+(?:el\s+|la\s+|las\s+)?$",
    "from_to": r"\b(de|del|desde)\b.+\b(a|al|para)\b",
    "yes_only": r"^\W*(yes|yeah|sale|va|sim[oó]n|[aá]ndele|s[ií]|s[ií] por favor|claro|claro que s[ií]|ok"
    r"|vale|bueno|de acuerdo|correcto"
    r"|confirmo|perfecto|est[aá] bien|as[ií] es|adelante|dale|por supuesto|eso es"
    r"|muy bien)\W*$",
    "agreed": r"^\W*(s[ií]|claro( que s[ií])?|correcto|exacto|perfecto|por supuesto|confirmo"
    r"|confirmad[oa]|as[ií] es|eso es|de acuerdo|adelante|(est[aá]|me parece|suena"
    r"|todo) (bien|perfecto|correcto|excelente)|"
    r"(esa|ese|eso) (est[aá] bien|me (va|queda|sirve|viene) bien|es correcto)|res[eé]rv(ela"
    r"|ala)|h[aá]gal[oa]|d[ae]le|muy bien)",
    "agreeing": r"^\W*(ok|vale|bueno|bien|excelente|genial|gracias|listo|va|sale|me (va|queda|sirve"
    r"|viene) bien|por favor|de acuerdo)\b",
    "not_this": r"\b(sin|excepto|menos|no quiero|no necesito|no (es|sea) (para )?)( un| una| el| la)?\s*$",
    "not_with": r"\b(no|sin|excepto|menos|salvo|que no sea|no quiero)( ver)?( a| con)?( el| la)?( dr\.?"
    r"| doctora?)?\s*$",
    "wishing_for": r"\b(puedo|podr[ií]a|puede) (ver|ser|tener|ir)\b|\b(quiero|quisiera|prefiero|mejor con"
    r"|con)\b",
    "both_of_it": r"\b(y|tambi[eé]n|adem[aá]s|ambas?|las dos)\b",
    "as_well": r"\b(tambi[eé]n|adem[aá]s|igualmente)\b",
    "moving": r"\b(mover(la|lo)?|mu[eé]v(a|e)(la|lo)?|c[aá]mbi(e|a)(la|lo)|cambiar(la|lo)|pasar(la|lo)"
    r"|p[aá]s(e|a)(la|lo)|reprogram\w+)\b",
    "cancelling": r"\bcanc[eé]l\w*\b",
    "past_wish": r"\b(para|cita|reserv\w+|ag[eé]nd\w+|en|el)( \w+)? (ayer|anteayer|la semana pasada"
    r"|el mes pasado"
    r"|(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo) pasado)\b",
    "past_time": r"\b(ayer|anteayer|la semana pasada|el mes pasado|(lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bado|domingo) pasado|hace \w+ d[ií]as?)\b",
    "other_language": r"\b(en|hablan?|prefiero) ingl[eé]s\b|^\W*ingl[eé]s\W*$",
    "own_language": r"\b(en|hablan?|prefiero|speak) (espa[nñ]ol|spanish)\b|^\W*espa[nñ]ol\W*$",
    "finding": r"\b(buscar|encontrar|busco|necesito|quiero|quisiera)\b.{0,20}\b(un|una|alg[uú]n|alguna)\b",
    "day_number": r"^\W*(para )?el (d[ií]a )?\d{1,2}\W*$",
    "my_status": r"^\W*((ah|ok|y|bueno|oiga),? )*(con qui[eé]n( es| me toca)?)\W*$|\bcu[aá]ndo (es|tengo"
    r"|era|fue) (mi|la|una) (pr[oó]xima )?(cita|reserva)|\bqu[eé] (cita"
    r"|citas|reserv[eé])|\ba qu[eé] hora (es|tengo) (mi|la) cita|\btengo (alguna"
    r"|una) cita\b.*\?|\b(ver|revisar|confirmar) mi cita",
    "no_only": r"^\W*(no|no gracias|nop|no por ahora)\W*$",
    "no_lead": r"^\W*((perd[oó]n|bueno|mmm|en realidad|la verdad),? )*no+\b[\s,.!]*",
    "denying": r"\b(no|nunca|tampoco|demasiado|imposible|mal)\b",
    "drop_it": r"\b(olv[ií]d(alo|elo)|d[eé]j(alo|elo)( as[ií])?|no reserve|ya no quiero|mejor no"
    r"|empezar de nuevo|cambi[eé] de (idea|opini[oó]n) sobre)\b",
    "keep_it": r"\b(d[eé]j(ela|ala)( as[ií])?|no la cancele|no cancele|mant[eé]n(ga)?la|la mantengo"
    r"|no la cambie)\b",
    "greeting_only": r"^\W*(feliz|buen|buenos|buenas)? ?(d[ií]as?|tardes?|noches?)( a todos)?\W*$",
    "bye": r"\b(adi[oó]s|hasta (luego|pronto|ma[nñ]ana|entonces)|nos vemos|que (tenga"
    r"|pase) (un )?(buen|lindo|feliz))\b",
    "reply_confirm": r"^\W*(c|confirmar)\W*$",
    "reply_move": r"^\W*r\W*$",
    "reply_cancel": r"^\W*x\W*$",
    "opt_out": r"^\W*(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|alto|parar|baja"
    r"|darme de baja)\W*$",
    "opt_out_wish": r"[.?!]\s+(stop|alto|basta)\W*$|\b(hart[oa]|cansad[oa]) de (sus|tus|estos"
    r"|los) (mensajes|textos)\b|\b(no me (escriba|escriban|manden|mande|env[ií]en|env[ií]e"
    r"|contacten)( m[aá]s)?"
    r"|no m[aá]s (mensajes|textos)|dej(en|e) de (escribir(me)?|mandar(me)?|enviar(me)?)|"
    r"b[oó]rr(en|e)me(?! (de la (lista|agenda) )?(del?|para) )|"
    r"qu[ií]t(en|e)me de la lista|no quiero (recibir )?(m[aá]s )?mensajes|darme de baja)\b",
    "opt_out_ambiguous": r"^\W*(cancel|end)\W*$",
    "opt_in": r"^\W*(start|unstop|alta)\W*$",
    "opt_in_yes": r"^\W*(yes|s[ií])\W*$",
    "help": r"^\W*(help|info|ayuda)\W*$",
    "ready_yet": r"\b(ya )?(est[aá]|qued[oó]|tienen) (ya )?(listo|lista|reparad[oa]|arreglad[oa])\b"
    r"|\bya puedo (pasar|ir) por\b",
    "complaint": r"\b(reembolso|devuelvan|devolver (el|mi) dinero|quej(a|arme)|abogado|demandar"
    r"|cobraron (dos veces|de m[aá]s)|me lastimaron)\b",
    "owner": r"\b(due[nñ][oa]|jef[ea]|gerente|encargad[oa])\b",
    "person": r"\b(persona( real)?|humano|alguien( de verdad)?( real)?(?! (que|venga|viniera|viene|vino"
    r"|me|a|pueda|puede|para|m[aá]s|llega|l[aoe]|nos))|un agente|una agente"
    r"|representante|operadora?|hablar con (alguien|una|un|el|la)|el due[nñ]o|la due[nñ]a"
    r"|el gerente|la gerente|ll[aá]m(e|en)me|que me llam(e|en))\b",
    "robot": r"\b(robot|bot|m[aá]quina|eres (real|humano|una persona)|es usted (real|humano"
    r"|una persona)|inteligencia artificial|contestadora)\b",
    "for_somebody": rf"\bpara (?:mi|nuestr[oa]|su) {_SOMEBODY}(?:,? (?:llamad[oa] |que se llama "
    rf")?(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))?|"
    r"\b(?:no es para m[ií]|para otra persona|de parte de)\b",
    "being_kin": rf"\bsoy (?:su|la|el) {_SOMEBODY},? (?P<name>[^\W\d]+ [^\W\d]+)\W*$",
    "somebody_named": rf"\bmi {_SOMEBODY} se llama (?P<name>[^\W\d]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)",
    "my_somebody": rf"\bmi {_SOMEBODY}\b(?:,? (?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))?",
    "late": r"\b(voy (un poco )?tarde|llego (un poco )?tarde|llegar[eé] (un poco )?tarde"
    r"|voy a llegar (un poco )?tarde|voy retrasad[oa]|con retraso|atrasad[oa]"
    r"|estoy en el tr[aá]fico)\b",
    "abuse": r"\b(puta|puto|mierda|pendej[oa]|cabr[oó]n|imb[eé]cil|idiota|est[uú]pid[oa]|chinga\w*)\b",
    "emergency": r"\b(dolor (de|en el) pecho|me duele el pecho|no puedo respirar|no (puede )?respira"
    r"|ataque al coraz[oó]n|infarto|derrame cerebral|inconsciente|se desmay[oó]|"
    r"sangra(ndo)? mucho|no para de sangrar|sobredosis|suicid\w+|matarme|ambulancia"
    r"|me estoy ahogando|se est[aá] ahogando|convulsi[oó]n\w*|fuga de gas|huele a gas"
    r"|se est[aá] quemando)",
    "refuse_detail": r"\b(prefiero no|no quiero (dar|decir)|no tengo (correo|email|tel[eé]fono)|sin correo"
    r"|para qu[eé] (lo )?(quiere|necesita)|no le voy a dar)\b",
    "no_phone": r"\b(no tengo|sin|(no quiero|prefiero no) dar|no (le )?(doy|voy a dar))"
    r"( (mi|el|un|ning[uú]n))? (tel[eé]fono|celular|cel|m[oó]vil|n[uú]mero)\b"
    r"|\bning[uú]n (tel[eé]fono|celular|n[uú]mero)\b",
    "one_for_all": r"\b(mesa|grupo|fiesta|pareja|sal[oó]n)\b",
    "several": r"\b(?P<n>[2-4]|dos|tres|cuatro) (citas|limpiezas|revisiones|consultas|cortes|turnos"
    r"|lugares)\b",
    "both_of_us": rf"\b(mi {_SOMEBODY} y yo|yo y mi {_SOMEBODY}|los dos|las dos|ambos)\b",
    "each_their_time": r"(a )?las? (?P<mine>\d{1,2}(:\d\d)?) para m[ií]\b,? y (a )?las? "
    rf"(?P<theirs>\d{{1,2}}(:\d\d)?) para (?P<who>mi {_SOMEBODY})\b",
    "thinking_aloud": r"^\W*((e+h*m*|m+h*|h+m+|perd[oó]n|disculpe|esp[eé]r\w+|un (momento|momentito"
    r"|segundo|minuto))\W*)+$"
    r"|\b(estaba|estoy) hablando con (otra persona|alguien m[aá]s)\b",
    "hesitating": r"\b(no estoy segur[oa]|d[eé]je?me (ver|pensar|checar|preguntar|revisar)"
    r"|(un|deme un|espere un) (momento|momentito|segundo|minuto)|esp[eé]reme|espere|tantito|lo voy a pensar"
    r"|voy a (ver|checar|preguntar))\b",
    "read_it_again": r"^\W*(entonces )?(es|era|ser[ií]a) (el|la|a las?|en|con)\b"
    r"(?!.*\b(libre|disponible|posible)\b).*\?\W*$"
    r"|^\W*[¿]?(con qui[eé]n( es| ser[ií]a| voy)?|a qu[eé] hora( es| era)?|qu[eé] d[ií]a( es| era)?|cu[aá]ndo"
    r"( es| era)?)\W*$",
    "what_if": r"\b(qu[eé] pasa si|y si|en caso de|por si)\b"
    r"|\bsi (llego|llegara|no puedo|necesito|tengo que)\b",
    "may_change_later": r"\b(puedo|podr[ií]a|se puede) (cancelar|cambiar|mover)(la|lo)?( la cita)?,?"
    r" (despu[eé]s|luego|m[aá]s tarde|si|hasta)\b|\bhasta cu[aá]ndo (puedo|se puede) (cancelar|cambiar)"
    r"|\b(y|qu[eé] pasa) si (tengo|necesito|quiero) (que )?(cancelar|cambiar|mover)"
    r"|\bpol[ií]tica de cancelaci[oó]n\b",
    "after_me": r"\b(?P<way>despu[eé]s de|detr[aá]s de|antes de|antes que|despu[eé]s que|luego de)"
    r" (m[ií]|nosotros|yo|ella?|la m[ií]a)\b"
    r"|\b(uno|una) (despu[eé]s|detr[aá]s) de(l| la) otr[oa]\b|\bseguid[oa]s\b",
    "wish_beside": r"\b(reservar|agendar|cita|turno|sacar|quiero|necesito|quisiera)\b.{2,60}?"
    r"(\b(y|pero|tambi[eé]n)\b|[,.;])\s*(cu[aá]nto|qu[eé] (precio|cuesta|vale)|a c[oó]mo|d[oó]nde|aceptan)\b",
    "staff_hours": r"\b(est[aá]|estar[aá]|trabaja|atiende|viene|vendr[aá])\b|\b(horarios?|d[ií]as?)\b",
    "reminders": r"\b(mandan|env[ií]an|avisan|hay|recibo|recibir[eé]).{0,20}\brecordatorios?\b",
    "code_lost": r"\bno (me )?(ha )?(lleg[oóa]\w*|recib[ií])\b|\b(m[aá]nd\w+|env[ií]\w+) (otra vez"
    r"|de nuevo|otro)\b|\botro c[oó]digo\b",
    "code_please": r"\b(env[ií]e?me|m[aá]nde?me|mandar|enviar).{0,12}\bc[oó]digo\b|\bc[oó]digo por (texto"
    r"|mensaje|sms)\b|\bno (lo )?(tengo|s[eé]|recuerdo|encuentro)( el n[uú]mero)?\b"
    r"|\b(perd[ií]|olvid[eé]) (el n[uú]mero|mi n[uú]mero)\b",
    "waitlist": r"\b(lista de espera|si (se )?(abre|libera|cancela) (algo|alg[uú]n|alguien)|av[ií]s(e"
    r"|en)me si)\b",
    "price": r"\b(cu[aá]nto (cuesta|costar[ií]?[aá]|va a costar|me (va a )?(costar[aá]?|sale)"
    r"|cuestan|vale|valen|cobran|es|sale)|precios?|costo|tarifas?|car[oa])\b",
    "prices": r"\b(precios|tarifas)\b",
    "asking_on": r"^\W*(y|qu[eé] tal|y qu[eé] tal|y para)\b",
    "free_time": r"\b(pr[oó]xim[oa]|primer[oa]?) (cita|hora|hueco|turno|espacio)( (libre|disponible))?\b"
    r"|\bcu[aá]ndo "
    r"tienen (algo |alg[uú]n )?(libre|hueco|hora|cita|disponible)",
    "duration": r"\b(cu[aá]nto (dura|tarda|tiempo)|duraci[oó]n)\b",
    "address_lead": r"^\W*((es|est[aá]|vivo|vivimos|en|la|mi|direcci[oó]n)\W+)+",
    "address": r"\b(d[oó]nde (est[aá]n?|queda|quedan|se encuentra)|direcci[oó]n|ubicaci[oó]n"
    r"|c[oó]mo llego)\b",
    "hours": r"\b(abren?|abiert[oa]s?|cierran?|cerrad[oa]s?|horarios?|a qu[eé] hora (abren|cierran)"
    r"|hasta qu[eé] hora)\b",
    "services": r"\b(qu[eé] servicios|qu[eé] (ofrecen|hacen|arreglan|reparan)|servicios (tienen|hay))\b",
    "today_is": r"\bqu[eé] (d[ií]a|fecha) (es|tenemos|estamos)( hoy)?\W*$|\ba qu[eé] (d[ií]a )?estamos\b",
    "no_service": r"\b(pagos?|plazos|abonos|mensualidades|seguros?|descuentos?|cupones|env[ií]os?"
    r"|reembolsos?|mensajes"
    r"|correos?|sin cita|presupuestos?|cotizaci\w+|urgencias?|domicilio|recibos?|facturas?)\b",
    "offering": r"\b(hacen|ofrecen|tienen|reparan|arreglan|tratan)\b",
    "having": r"\btienen\b",
    "staff": r"\b(qui[eé]n(es)? (trabajan?|atienden?|est[aá]n?)|qu[eé] (doctores|dentistas|m[eé]dicos"
    r"|estilistas|terapeutas|t[eé]cnicos))\b",
    "phone": r"\b(su tel[eé]fono|el tel[eé]fono de ustedes|n[uú]mero de tel[eé]fono|llamarles)\b",
    "email": r"\b(su (correo|email)|correo electr[oó]nico)\b",
    "weather": r"\b(el clima|tiempo hace|tiempo har[aá]|llover|lluvia|pron[oó]stico|va a nevar)\b",
    "operator": r"\bcu[aá]ndo (vuelve|regresa|est[aá])( (?P<who3>el due[nñ]o|la due[nñ]a"
    r"|[a-záéíóúñ]+))?|\b(d[oó]nde est[aá]|est[aá])"
    r" (?!tarde|noche|semana|ma[nñ]ana|bien|cita|hora|vez)(?:(?:el |la )?(?:dr\.?|dra\.?"
    r"|doctora?) )?(?P<who>el due[nñ]o|la due[nñ]a|[a-záéíóúñ]+)( (ah[ií]"
    r"|all[ií]|aqu[ií]|disponible|hoy))?\b",
    "thanks": r"\b(gracias|muy amable|agradezco)\b",
    "introduction": r"\b(me llamo|mi nombre es|soy|habla|le habla) [A-Za-zÁÉÍÓÚÑ]",
    "name_lead": r"^(?:(?:mi nombre(?: completo)? es|me llamo|soy|es|a nombre de|el nombre es|ponga"
    r"|p[oó]ngala a nombre de|para)\s+)",
    "talking_to": r"\b(hablar|comunicarme) con (el dr\.? |la dra\.? )?(?P<who>[a-záéíóúñ]+)\b",
    "introduced": r"\b(?:me llamo|mi nombre es|soy|para|a nombre de)\s+"
    r"(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+ [A-ZÁÉÍÓÚÑ][\w'-]+))\s*[.!]?$",
    "who_are_you": r"\b(qui[eé]n (es|eres|habla)|con qui[eé]n hablo)\b",
    "what_is": r"^\W*qu[eé] (es|incluye) (un|una|el|la)\b",
    "messaging": r"\b(mensajes?|recados?)\b",
    "noting": r"\b(nota|notas|anote|apunte|comentario)\b",
    "not_a_name": r"\b(qu[eé]|cu[aá]ndo|d[oó]nde|por qu[eé]|c[oó]mo|cu[aá]nto|cita|reservar|cancelar"
    r"|ma[nñ]ana|hoy|quiero|necesito|correo|n[uú]mero|precio|gracias)\b",
    "choosing": r"^\W*((dije|quiero|prefiero|deme|dame) )?((el|la|lo|los|las|un|una) )?(primer[oa]?"
    r"|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|[uú]ltim[oa]|pr[oó]xim[oa]|siguiente|otr[oa]|m[aá]s tarde"
    r"|m[aá]s temprano|antes|despu[eé]s|mism[oa]|cualquiera|cualquier|ningun[oa]|un[oa]|dos|tres|cuatro|cinco"
    r"|opci[oó]n|hora|gracias)( (un[oa]|dos|tres|de (ellas|ellos)|opci[oó]n|hora|por favor))*\W*$",
    "question": r"\?\s*$|^\s*¿|^\s*(qu[eé]|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|cu[aá]nto|tienen|hacen"
    r"|puedo)\b",
    "clause": r"(?:[.;!?]\s+|,?\s+(?:y|luego|tambi[eé]n|adem[aá]s"
    r"|pero)\s+(?:tambi[eé]n\s+)?)(?=(?:(?:por favor|quiero|quisiera|necesito"
    r"|me gustar[ií]a)\s+)*"
    r"(?:cancelar?|cancele|reservar?|reserve|agendar?|mover|mueva|cambiar|cambie|cu[aá]nto"
    r"|d[oó]nde|a qu[eé] hora|tienen|qui[eé]n|agregue|d[ií]g[ae]l)\b)",
    "trouble": r"\b(no (sirve|prende|funciona|carga|enfr[ií]a|calienta|para|deja|cierra|abre)"
    r"|se (rompi[oó]|cay[oó]|quebr[oó]"
    r"|moj[oó]|tap[oó]|descompuso)|duele|gotea\w*|fuga|ruido|hinchad[oa]|roto|rota|atorad[oa]|huele"
    r"|al[eé]rgic[oa]|sangra)\b",
    "describing": r"^\W*((s[ií]|ok|pues|bueno|y),? )?(es|tengo|el m[ií]o es|la m[ií]a es) (una?|el|la"
    r"|solo)\b",
    "rebooking": r"\bcancel\w*\b.{0,40}\by (d[eé]me|p[oó]nga\w*|agend\w+|reserv\w+|h[aá]ga\w*) ((otra"
    r"|una) (cita|hora) )?"
    r"(para|el|en|otra vez)\b",
    "in_my_place": r"\b(en mi lugar|en vez de m[ií]|en lugar m[ií]o|(tomar|usar|ocupar) mi (cita|turno"
    r"|lugar))\b",
    "still_free": r"\b(sigue|est[aá]|queda) (todav[ií]a |a[uú]n )?(la |el )?.{0,25}\b(libre|disponible"
    r"|abiert[ao]|ocupad[ao])\b",
    "note_text": r"(?:(?:agregue|a[nñ]ada|ponga|anote|apunte|deje|agregar|a[nñ]adir)(?: (?:una"
    r"|la))? ?(?:nota|comentario)?(?: (?:de )?que)?|"
    r"d[ií]gale(?:s)? (?:al doctor|a la doctora|al dentista|a ellos)?(?: ?que)?|nota:)[:,]?\s*(?P<text>.+)$",
    "list_notes": r"\b(qu[eé]|cu[aá]les|lea|muestre|ver).{0,20}\bnotas?\b",
    "message_text": r"(?:(?:dejar|deje|tome|pasar|pase|d[eé]le) (?:un |el |este )?(?:mensaje"
    r"|recado)(?: (?:para|a) (?:el |la )?\w+)?(?: (?:de )?que)?"
    r"|d[ií]gale(?:s)? (?:a \w+ )?que)[:,]?\s*(?P<text>.+)$",
    "details": r"\b(detalles|m[aá]s informaci[oó]n|h[aá]bleme de)\b",
    "my_appointment": r"\b(mi|mis|la|nuestra) (\w+ ){0,2}(cita|citas|reserva|reservaci[oó]n|turno)\b|\b(tengo"
    r"|ten[ií]a|reserv[eé]) (una|la)\b",
    "another_one": r"\b(otra|tambi[eé]n|una m[aá]s|nueva) (cita|reserva|m[aá]s)?\b",
    "that_one": r"\b(la|lo|esa|eso|[eé]sta|la cita|mi cita|la reserva|\w+(la|lo))\b",
    "the_nth": r"\b(la|el) (primer[oa]?|segund[oa]|tercer[oa]?|[uú]ltim[oa])\b",
    "the_one": r"\b(la|el) (\w+ )?(primer|segund|tercer|[uú]ltim|m[aá]s)",
    "restoring": r"\b((recuperar|recupero|recupere|devu[eé]lv[ae](me|nme)?) (la|mi|esa)"
    r"|siempre s[ií] (voy|puedo|quiero)"
    r"|cambi[eé] de (opini[oó]n|idea)|me arrepent[ií]|no (la )?cancele|(fue|era) (un error|por error)"
    r"|sin querer"
    r"|d[eé]jela?)\b",
    "unsuited": r"\b(muy (temprano|tarde|pronto|lejos)|no (me )?(sirve|queda|va|conviene|puedo)( bien)?)\b",
    "wishing_instead": r"\b((puede|puedo|podr[ií]a|podemos|se puede) (ser|ir|venir|a|en)|qu[eé] tal|prefiero"
    r"|preferir[ií]a|mejor)\b",
    "correcting": r"\b(mejor|en realidad|de hecho|c[aá]mbi(ela|ala|e|ar)|perd[oó]n|espere|quise decir"
    r"|p[aá]s(ela|ala)|mu[eé]v(ala|ela)|que sea)\b",
}
