"""Who speaks and for whom, in Spanish."""

_SOMEBODY = (
    r"(?:hij[oa]|ni[nñ][oa]|beb[eé]|espos[oa]|marido|mujer|pareja|mam[aá]|madre|pap[aá]|padre"
    r"|abuel[oa]|herman[oa]|"
    r"amig[oa]|jef[ea]|novi[oa]|sobrin[oa]|t[ií][oa]|prim[oa]|suegr[oa]|vecin[oa])"
)

_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’-]+(?: (?:de|del|la|los) [A-ZÁÉÍÓÚÑ][\w'’-]+| [A-ZÁÉÍÓÚÑ][\w'’-]+){0,2}"

PEOPLE = {
    "ready_yet": r"\b(ya )?(est[aá]|qued[oó]|tienen) (ya )?(listo|lista|reparad[oa]|arreglad[oa])\b"
    r"|\bya puedo (pasar|ir) por\b",
    "complaint": r"\b(reembolso|devuelvan|devolver (el|mi) dinero|quej(a|arme)|abogado|demandar"
    r"|cobraron (dos veces|de m[aá]s)|me lastimaron)\b",
    "owner": r"\b(due[nñ][oa]|jef[ea]|gerente|encargad[oa])\b",
    "rude": r"\b(groser[oa]|maleducad[oa]|me trat[oó] mal|nos trat[oó] mal|fue muy mal)\b",
    "frustrated": r"\b(es una burla|qu[eé] burla|es rid[ií]culo|no sirve(s)? (para|de) nada"
    r"|p[eé]rdida de tiempo|nadie (contesta|responde)"
    r"|qu[eé] desesperaci[oó]n|me rindo)\b",
    "joking": r"^\W*((jaja\w*|jeje\w*|lol|es broma|(solo |s[oó]lo )?(probando|prueba))\W*)+$",
    "arriving": r"\b(debo|tengo que|hay que|necesito) (llegar|estar|venir)( ah[ií])?( un poco)? (antes"
    r"|temprano|m[aá]s temprano)\b|\bcon cu[aá]nta anticipaci[oó]n\b",
    "pronoun": r"\b(con|a|ver a) ([eé]l|ella|ellos)\b",
    "busy_then": r"\b(trabajo|ocupad[oa]|no estoy|de viaje|tengo (clase|junta|que trabajar))\b",
    "did_not_last": r"\b(ustedes?|me|lo|la|nos|le)\b.{0,40}\b(arregl|repar|cambi|instal)\w+.{0,60}"
    r"\b((otra vez|de nuevo|ya) .{0,15}\b(no|fall|romp|descomp|gote|mal)\w*|(volvi[oó]|vuelve) a \w+"
    r"|(fall|romp|descomp|gote)\w+ (otra vez|de nuevo)|sigue (igual|mal|sin|gote\w*|fall\w*)|mismo problema"
    r"|se (rompi[oó]|descompuso) (otra vez|de nuevo))\b|\b(est[aá]|sigue) en garant[ií]a\b(?!.*\?)",
    "fixed_before": r"\b(arregl|repar|cambi|instal)\w+\b(?!.*\?\s*$).{0,60}\b((otra vez|de nuevo|ya|sigue) "
    r".{0,15}\b(no|fall|romp|descomp|gote|mal|igual)\w*|(fall|romp|descomp|gote)\w+ (otra vez|de nuevo))\b",
    "no_longer_wanted": r"\bya no (quiero|necesito|hace falta)\b",
    "for_the_team": r"\b(recetas?|resurtir|expediente|justificante|constancia|incapacidad)\b"
    r"|\b(cotizaci[oó]n|presupuesto)\b.{0,30}"
    r"\b(nuev[oa]|instala\w*|reempla\w+)\b",
    "person": r"\b(persona( real)?|humano|alguien( de verdad)?( real)?(?! (que|venga|viniera|viene|vino"
    r"|me|a|pueda|puede|para|m[aá]s|llega|l[aoe]|nos))|un agente|una agente"
    r"|representante|operadora?|hablar con (alguien|una|un|el|la)|el due[nñ]o|la due[nñ]a"
    r"|el gerente|la gerente|ll[aá]m(e|en)me|que me llam(e|en))\b",
    "robot": r"\b(robot|bot|m[aá]quina|eres (real|humano|una persona)|es usted (real|humano"
    r"|una persona)|inteligencia artificial|contestadora)\b",
    "for_somebody": rf"\b(?:llevar|traer) a mi {_SOMEBODY}\b|\bpara (?:mi|nuestr[oa]"
    rf"|su) {_SOMEBODY}(?:,? (?:llamad[oa] |que se llama "
    rf")?(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))?|"
    r"\b(?:no es para m[ií]|para otra persona|de parte de)\b"
    r"(?:, (?-i:(?P<other>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))?",
    "on_file": r"\b(la misma|el mismo|lo mismo) (de siempre|que (antes|la otra vez|siempre))\b|\bya (lo"
    r"|la|me|mi nombre"
    r" lo|mis datos los)? ?(tienen?|conocen?)\b|\bya soy (paciente|cliente)\b|\b(me|ya) conocen?\b",
    "late_but": r"\b(mejor|entonces|puedo|podr[ií]a|podemos)\b.{0,25}?\ba las? \d{1,2}\b",
    "joint": r",?\s+(?:y|tambi[eé]n|adem[aá]s)\s+(?:(?:tambi[eé]n|adem[aá]s|otra)\s+)*|(?<=[;.?!])\s+|,\s+",
    "shared": r"\b(?:ambas|ambos|las dos|los dos)\W+(?P<when>.*\w.*)$",
    "for_each": rf"\bpara (?:m[ií](?! )|mi {_SOMEBODY}"
    rf"|(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))"
    r"|\bpara m[ií]\b",
    "names_of_all": rf"^\W*(?:(?:soy|me llamo|somos|yo soy|nos llamamos|para) )?(?-i:(?P<n1>{_NAME}))"
    rf"(?:, (?-i:(?P<n2>{_NAME})))?(?:, (?-i:(?P<n3>{_NAME})))?,? y (?:(?:[eé]l|ella"
    rf"|mi {_SOMEBODY})(?: es| se llama)? )?"
    rf"(?-i:(?P<n4>{_NAME}))\W*$",
    "rename": r"\b(?:cambi\w+|corrij\w+|pon\w+) (?:el|mi) nombre (?:a"
    r"|por) (?P<name>[^\W\d]+(?: [^\W\d]+){0,2})\W*$",
    "being_kin": rf"\bsoy (?:su|la|el) {_SOMEBODY},? (?P<name>[^\W\d]+(?: [^\W\d]+)?)\W*$",
    "somebody_named": rf"\b(?:mi {_SOMEBODY}|ella|[eé]l) se llama"
    r" (?P<name>[^\W\d]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)*)",
    "somebody_called": r"(?<!c[oó]mo )\bse llama (?!usted|el\b|la\b|ella|eso)"
    r"(?P<name>[^\W\d]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)*)",
    "my_somebody": rf"\bmi {_SOMEBODY}\b(?:,? (?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+(?: [A-ZÁÉÍÓÚÑ][\w'-]+)?)))?",
    "late": r"\b(voy (un poco )?tarde|llego (un poco )?tarde|llegar[eé] (un poco )?tarde"
    r"|voy a llegar (un poco )?tarde|voy retrasad[oa]|con retraso|atrasad[oa]"
    r"|estoy en el tr[aá]fico)\b",
    "abuse": r"\b(puta|puto|mierda|pendej[oa]|cabr[oó]n|imb[eé]cil|idiota|est[uú]pid[oa]|chinga\w*)\b",
    "no_customer": r"\b(llamo|hablo|le hablo|soy \w+) (de parte de|de la empresa|de la compa[nñ][ií]a)\b"
    r"|\b(busco|buscan|hay|tienen) (trabajo|empleo|vacantes?)\b|\bmi (curr[ií]culum|solicitud)\b"
    r"|\b(su|el) (pedido|env[ií]o|orden) (est[aá]|ya|lleg)",
    "where_is_he": r"\bd[oó]nde (est[aá]|anda|viene)n? (el|su|mi|los) (t[eé]cnico|plomero|muchacho|se[nñ]or"
    r"|trabajador)\w*",
    "being_booker": rf"\bmi {_SOMEBODY}\b.*\b(?:yo soy|me llamo"
    rf"|mi nombre es) (?P<name>[^\W\d]+ [^\W\d]+)\W*$",
    "looking_it_up": r"^\W*((esp[eé]re|espera|un momento|perm[ií]tame),? )*(deje|d[eé]jeme|voy a) (buscar"
    r"|ver|sacar|traer) (mi|la|el)\b"
    r"[\w ]{0,30}\W*$",
    "back_again": r"^\W*((bueno|ok|ya|listo),? )*(ya )?(volv[ií]|regres[eé]|estoy de vuelta)\W*$",
    "which_times": r"^\W*(qu[eé]|cu[aá]les) (horas?|horarios?|tiempos?) (tiene|hay|son|me dijo"
    r"|dijo)[\w ]{0,15}\W*$",
    "emergency": r"\b(dolor (de|en el) pecho|me duele el pecho|no puedo respirar|no (puede )?respira"
    r"|ataque al coraz[oó]n|infarto|derrame cerebral|inconsciente|se desmay[oó]|"
    r"sangra(ndo)? mucho|no para de sangrar|sobredosis|suicid\w+|matarme|ambulancia"
    r"|me estoy ahogando|se est[aá] ahogando|convulsi[oó]n\w*|fuga de gas|huele (mucho |muy fuerte "
    r"|bien feo )?a gas"
    r"|se est[aá] quemando)",
    "refuse_detail": r"\b(prefiero no|no quiero (dar|decir)|no tengo (correo|email|tel[eé]fono)|sin correo"
    r"|para qu[eé] (lo )?(quiere|necesita)|no le voy a dar)\b",
    "no_phone": r"\b(no tengo|sin|(no quiero|prefiero no) dar|no (le )?(doy|voy a dar))"
    r"( (mi|el|un|ning[uú]n))? (tel[eé]fono|celular|cel|m[oó]vil|n[uú]mero)\b"
    r"|\bning[uú]n (tel[eé]fono|celular|n[uú]mero)\b",
    "one_for_all": r"\b(mesa|grupo|fiesta|pareja|sal[oó]n)\b",
    "several": r"\b(?P<n>[2-4]|dos|tres|cuatro) (citas|limpiezas|revisiones|consultas|cortes|turnos"
    r"|lugares)\b",
    "me_and_several": r"\b(?:m[ií]|yo) y (?:para )?(?:mis |los |las )?(?P<n>[2-3]|dos|tres) (?:\w+ )?"
    r"(?:hij[oa]s|ni[ñn][oa]s|herman[oa]s|amig[oa]s)\b",
    "weekly_for": r"\b(?:(?:cada|todos los|todas las) (?:semanas?|lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bados?|domingos?)|una vez (?:a la|por) semana)\b.{0,40}?"
    r"\b(?:por|durante) (?:las pr[oó]ximas )?(?P<n>\d{1,2}|dos|tres|cuatro|cinco|seis|ocho) semanas\b",
    "adding": r"\b(tambi[eé]n|adem[aá]s|agreg\w+|a[ñn]ad\w+|s[uú]m(a|e|ar)(le|me)?)\b",
    "instead": r"\b(en vez|en lugar|mejor|no|cambi\w+)\b",
    "both_of_us": rf"\b(para m[ií] y (?:para )?mi {_SOMEBODY}|mi {_SOMEBODY} y yo"
    rf"|para mi {_SOMEBODY}(?: \w+)? y (?:para )?mi {_SOMEBODY}"
    rf"|mi {_SOMEBODY} y (?:para )?(?:m[ií]\b(?! {_SOMEBODY})|yo)|yo y mi {_SOMEBODY}"
    rf"|(?<!a )los dos|(?<!a )las dos|ambos)\b",
    "each_their_time": r"(a )?las? (?P<mine>\d{1,2}(:\d\d)?) para m[ií]\b,? y (a )?las? "
    rf"(?P<theirs>\d{{1,2}}(:\d\d)?) para (?P<who>mi {_SOMEBODY})\b",
    "thinking_aloud": r"^\W*((e+h*m*|m+h*|h+m+|perd[oó]n|disculpe|esp[eé]r\w+|un (momento|momentito"
    r"|segundo|minuto))\W*)+$"
    r"|\b(estaba|estoy) hablando con (otra persona|alguien m[aá]s)\b",
    "hesitating": r"\b(no estoy segur[oa]|d[eé]je?me (primero )?(ver|pensar|checar|preguntar|revisar"
    r"|consultar|confirmar|hablar)(l[aeo]s?)?|(un|deme un|espere un) (momento|momentito|segundo|minuto)"
    r"|esp[eé]reme"
    r"|esp[eé]rame|espere|tantito|lo (voy a pensar|pienso|consulto|platico)|(al rato|luego|despu[eé]s"
    r"|m[aá]s tarde|ahorita|ya) (le|te|les) (confirmo|aviso|digo|escribo|marco|llamo)|(le|te|les) aviso"
    r"|(le|te|les) confirmo (luego|al rato|m[aá]s tarde|despu[eé]s|ma[nñ]ana)|todav[ií]a no|a[uú]n no"
    r"|(voy a|tengo que|debo|necesito) (primero )?(ver(lo)?|checar(lo)?|pensar(lo)?|preguntar(le)?"
    r"|consultar(lo)?|hablar(lo)?|platicar(lo)?|confirmar con|revisar))\b",
    "yes_and": r"^\W*(?:s[ií]|ok|okay|vale|claro|perfecto|correcto|bueno|de acuerdo|est[aá] bien|muy bien"
    r"|dale|sale)"
    r"(?: por favor| gracias| perfecto)?[\s,.!]+(?:y |pero (?=(?:por favor )?(?:no me|d[ií]ga|av[ií]s"
    r"|recu[eé]rd|an[oó]t))|adem[aá]s "
    r"|tambi[eé]n )*(?P<rest>(?:(?:me )?(?:pueden?"
    r"|podr[ií]an?) (?:me )?(?:recordar|avisar|mandar|enviar|anotar)|(?:lo mism[oa]|otr[oa]|un[oa]"
    r"|algo)( igual| m[aá]s)?"
    rf" para (?:mi|el|la|otra)|(?:tambi[eé]n |y )*para mi {_SOMEBODY}|mi {_SOMEBODY}\b.*\b(?:tambi[eé]n"
    rf"|necesita|quiere)"
    r"|(?:por favor )?(?:recu[eé]rd(?:e|en)me|(?P<telling>d[ií]ga(?:n)?le|av[ií]s(?:e|en)le|an[oó]t(?:e|en)"
    r"|que (?:lo )?sepan?|tengo (?:mucho )?miedo|soy al[eé]rgic[oa]))|quiz[aá]s? llegue|puede que llegue"
    r"|voy a llegar (?:un poco |tantito )?tarde)\b.*)$",
    "conditional": r"\b(siempre que|siempre y cuando|con tal (de )?que|en caso de que|depende"
    r"|si (es|est[aá]|el|la|hay|mi|no|cuesta|atiende)\b(?! (posible|puede)))",
    "undecided": r"^\W*(tal vez|quiz[aá]s?|a lo mejor|no s[eé]( todav[ií]a)?|puede ser|ya veremos|mmm+)\W*$"
    r"|\b(puedo|d[eé]jeme) (pensarlo|consultarlo|avisarle)\b",
    "excepting": r"^\W*(puede )?(cambi[ea]r?|c[aá]mbi[ea]me) (el|la|de) (hora|d[ií]a|fecha)\W*$"
    r"|\b(excepto|salvo|menos (el|la|lo)|pero no|a menos que|solo si|s[oó]lo si"
    r"|siempre y cuando|pero (el|la) \w+( \w+)? (est[aá] mal|no))\b|^\W*(s[ií]|bueno|ok|pues)[\s,.]+no\b"
    r"(?! (hay|importa|tengo) (problema|inconveniente))",
    "read_it_again": r"^\W*(entonces )?s[ií] se puede\W*$|"
    r"^\W*(entonces )?(es|era|ser[ií]a) (el|la|a las?|en|con)\b"
    r"(?!.*\b(libre|disponible|posible)\b).*\?\W*$"
    r"|^\W*[¿]?(con (qui[eé]n|qu[eé] (doctora?|dentista|t[eé]cnico))( es| ser[ií]a| voy)?"
    r"|(a )?qu[eé] hora( es| era| dij\w+)?"
    r"|(para )?qu[eé] d[ií]a( es| era| dij\w+)?|cu[aá]ndo"
    r"( es| era)?)\W*$",
    "what_if": r"\b(qu[eé] pasa si|y si|en caso de|por si)\b"
    r"|\bsi (llego|llegara|no puedo|necesito|tengo que)\b",
    "may_change_later": r"\bsi (al final )?no (puedo|podr[ií]a|llego|voy)( a)?( ir| llegar| poder)?\W*$"
    r"|\b(puedo|podr[ií]a|se puede) (cancelar|cambiar|mover)(la|lo)?( la cita)?,?"
    r" (despu[eé]s|luego|m[aá]s tarde|si|hasta)\b|\bhasta cu[aá]ndo (puedo|se puede) (cancelar|cambiar)"
    r"|\b(y|qu[eé] pasa) si (tengo|necesito|quiero) (que )?(cancelar|cambiar|mover)"
    r"|\bpol[ií]tica de cancelaci[oó]n\b",
    "after_me": r"\b(?P<way>despu[eé]s de|detr[aá]s de|antes de|antes que|despu[eé]s que|luego de)"
    r" (m[ií]|nosotros|yo|ella?|la m[ií]a|es[eoa])\b"
    r"|\b(uno|una) (despu[eé]s|detr[aá]s) de(l| la) otr[oa]\b|\bseguid[oa]s\b",
    "wish_beside": r"\b(reservar|agendar|cita|turno|sacar|quiero|necesito|quisiera)\b.{2,60}?"
    r"(\b(y|pero|tambi[eé]n)\b|[,.;])\s*(cu[aá]nto|qu[eé] (precio|cuesta|vale)|a c[oó]mo|d[oó]nde|aceptan)\b",
    "staff_hours": r"\b(est[aá]|estar[aá]|trabaja|atiende|viene|vendr[aá])\b|\b(horarios?|d[ií]as?)\b",
    "reminders": r"\brecu[eé]rd(e|en)(me|nos|mel[ao])\b|\bme (recuerdan|avisan|recordar[aá]n)\b"
    r"|\b(mandan|env[ií]an|avisan|hay|recibo|recibir[eé]).{0,20}\brecordatorios?\b",
    "code_lost": r"\bno (me )?(ha )?(lleg[oóa]\w*|recib[ií])\b|\b(m[aá]nd\w+|env[ií]\w+) (otra vez"
    r"|de nuevo|otro)\b|\botro c[oó]digo\b",
    "code_please": r"\b(env[ií]e?me|m[aá]nde?me|mandar|enviar).{0,12}\bc[oó]digo\b|\bc[oó]digo por (texto"
    r"|mensaje|sms)\b|\bno (lo )?(tengo|s[eé]|recuerdo|encuentro)( el n[uú]mero)?\b"
    r"|\b(perd[ií]|olvid[eé]) (el n[uú]mero|mi n[uú]mero)\b",
    "this_number": r"\b(este|mismo) (n[uú]mero|tel[eé]fono|celular)\b"
    r"|\b(del|desde) (el )?que (llamo|estoy llamando)\b",
    "by_text": r"^(?!.*\b(no|sin|nunca) )(?!.*\bqu[eé]\b).*\b((el|un|con|por) c[oó]digo"
    r"|por (texto|mensaje|sms)|m[aá]nd(a|e)(me)?lo|env[ií](a|e)(me)?lo|un (mensaje|texto))\b"
    r"|^\W*(c[oó]digo|mensaje|sms)\W*$",
    "waitlist": r"\b(lista de espera|si (se )?(abre|libera|cancela) (algo|alg[uú]n|alguien)|av[ií]s(e"
    r"|en)me si)\b",
}
