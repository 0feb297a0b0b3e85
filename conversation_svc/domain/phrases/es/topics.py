"""What is asked, told or said of an appointment, in Spanish."""

TOPICS = {
    "insurance_asked": r"\b(cubr\w+|cubiert[oa]s?|acept\w+|paga|toman|trabajan con"
    r"|gratis con)\b.{0,30}\b(seguros?|aseguranza|medicaid|medicare|cigna|aetna|metlife|delta dental)\b"
    r"|\b(seguro|aseguranza|medicaid|medicare|cigna|aetna|metlife|delta dental)\b.{0,15}\b(cubr\w+|paga)\b",
    "whole_new": r"\b(reemplaz\w+|instal\w+|nuevo|nueva|comprar)\b.{0,20}\b(unidad|sistema|calentador"
    r"|aparato|celular|inodoro)\b",
    "price": r"\b(a c[oó]mo|cu[aá]nto (por|es|sale|saldr[ií]a|me sale|me cobran)|cu[aá]nto (cuesta"
    r"|costar[ií]?[aá]|va a costar|me (va a )?(costar[aá]?|sale)"
    r"|cuestan|vale|valen|cobran|es|sale)|precios?|costo|tarifas?"
    r"|(es|son|sale|est[aá]n?) (muy |tan )?car[oa]s?(?=\W*\?))\b|^\W*(y |va,? )?cu[aá]nto\W*$",
    "prices": r"\b(precios|tarifas)\b",
    "fee_else": r"\b(cobran|cobro|cargo|multa|cuesta|costo|tarifa)\b.{0,25}\b(cancel|cambi|tarde|falt"
    r"|reagend)",
    "care": r"\b(puedo|debo|puede|tengo que) (comer|beber|tomar (agua|alcohol|mis|la|el|pastillas"
    r"|medic\w+)|manejar|conducir"
    r"|fumar|hacer ejercicio|ir en ayunas)\b",
    "asking_on": r"^\W*(y|qu[eé] tal|y qu[eé] tal|y para)\b",
    "free_time": r"\b(pr[oó]xim[oa]|primer[oa]?) (cita|hora|hueco|turno|espacio)( (libre|disponible))?\b"
    r"|\bcu[aá]ndo "
    r"(tienen|tiene|tienes|ten[eé]s|hay) (algo |alg[uú]n )?(libre|hueco|hora|cita|turno|disponible)"
    r"|\b(tienen|tiene|tienes|ten[eé]s|hay) lo m[aá]s (pr[oó]ximo|pronto|cercano|temprano)",
    "duration": r"\b(cu[aá]nto (se )?(tarda|demora)n?|cu[aá]nto (dura|tarda|tiempo)|duraci[oó]n)\b",
    "address_lead": r"^\W*((es|est[aá]|vivo|vivimos|en|la|mi|direcci[oó]n)\W+)+",
    "address": r"\b(d[oó]nde (es|est[aá]n?|queda|quedan|se encuentra)|direcci[oó]n|ubicaci[oó]n"
    r"|c[oó]mo llego)\b",
    "hours": r"\b(abren?|abiert[oa]s?|cierran?|cerrad[oa]s?|horarios?|a qu[eé] hora (abren|cierran)"
    r"|hasta qu[eé] hora)\b",
    "services": r"\b(qu[eé] servicios|qu[eé] (ofrecen|hacen|arreglan|reparan)|servicios (tienen|hay))\b",
    "today_is": r"\bqu[eé] (d[ií]a|fecha) (es|tenemos|estamos)( hoy)?\W*$|\ba qu[eé] (d[ií]a )?estamos\b",
    "no_service": r"\b(pagos?|plazos|abonos|mensualidades|seguros?|descuentos?|cupones|env[ií]os?"
    r"|reembolsos?|mensajes"
    r"|correos?|sin cita|presupuestos?|cotizaci\w+|urgencias?|domicilio|recibos?|facturas?)\b",
    "offering": r"\b(hacen|hac[eé]s|ofrecen|tienen|tienes|ten[eé]s|reparan|arreglan|tratan)\b",
    "having": r"\b(tienen|tienes|ten[eé]s)\b",
    "staff": r"\b(qui[eé]n(es)? (trabajan?|atienden?|est[aá]n?)|qu[eé] (doctores|dentistas|m[eé]dicos"
    r"|estilistas|terapeutas|t[eé]cnicos))\b",
    "phone": r"\b(su tel[eé]fono|el tel[eé]fono de ustedes|n[uú]mero de tel[eé]fono|llamarles)\b",
    "email": r"\b(su (correo|email)|correo electr[oó]nico)\b",
    "weather": r"\b(el clima|tiempo hace|tiempo har[aá]|llover|lluvia|pron[oó]stico|va a nevar)\b",
    "just_now": r"\b(ahora( mismo)?|ahorita|en este momento)\b",
    "whereabouts": r"\bd[oó]nde est[aá](n|s)?( ustedes| usted)? (ahora|ahorita|en este momento)\b",
    "anybody_there": r"^\W*(?:hola\W+)?hay alguien(?: (?:ah[ií]|all[ií]|aqu[ií]|disponible|ahora))*\W*$",
    "operator": r"\best[aá] (disponible|libre) (?P<who2>el due[nñ]o|la due[nñ]a|[a-záéíóúñ]+)\b"
    r"|\bcu[aá]ndo (vuelve|regresa|est[aá])( (?P<who3>el due[nñ]o|la due[nñ]a"
    r"|[a-záéíóúñ]+))?|\b(d[oó]nde est[aá]|est[aá])"
    r" (?!tarde|noche|semana|ma[nñ]ana|bien|cita|hora|vez)(?:(?:el |la )?(?:dr\.?|dra\.?"
    r"|doctora?) )?(?P<who>el due[nñ]o|la due[nñ]a|[a-záéíóúñ]+)( (ah[ií]"
    r"|all[ií]|aqu[ií]|disponible|hoy))?\b",
    "thanks": r"\b(gracias|muy amable|agradezco)\b",
    "first_and_last": r"\b(?:nombre(?: es)?:? )?(?P<first>(?!(?:su|mi|el|y)\b)[^\W\d]+),?(?: y)?"
    r"(?: su| mi| el)? (?:de )?apellido(?: es)?:? (?P<last>[^\W\d]+)\W*$",
    "told_under": r"^\W*(?:p[oó]nga(?:la|lo)?|pon(?:la|lo)?)? ?(?:a nombre de|bajo) (?!mi\b|el\b|la\b"
    r"|una?\b)",
    "name_tail": r",? (?:es (?:mi|el) nombre|al habla|al aparato)\b.*$",
    "last_and_first": r"^\W*(?:mi )?apellido(?: es)?:? (?P<last>[^\W\d]+),?(?: y)?(?: mi)? nombre(?: es)?:?"
    r" (?P<first>[^\W\d]+)\W*$",
    "about_me": r"\b(soy|es) (muy )?(al[eé]rgic[oa]|diab[eé]tic[oa]|sord[oa]|cieg[oa]|hipertens[oa])\b"
    r"|\best(oy|[aá]) (embarazada"
    r"|en silla de ruedas|nervios[oa])\b|\btengo (una? )?(alergia|marcapasos|diabetes|asma|mucho miedo)\b"
    r"|\b(uso|usa) silla de ruedas\b",
    "naming": r"\b(me llamo|mi nombre es|a nombre de|el nombre es) [^\W\d]",
    "introduction": r"\b(me llamo|mi nombre es|soy|habla|le habla) [A-Za-zÁÉÍÓÚÑ]",
    "around_a_number": r"^(?:\W|\b(?:y|mi|el|n[uú]mero|tel[eé]fono|celular|es|al|en|de)\b)*$",
    "name_lead": r"^(?:(?:mi nombre(?: completo)? es|me llamo|(?:yo )?soy(?: (?:el|la))?|es|a nombre de"
    r"|el nombre es|ponga|p[oó]ngala a nombre de|a mi nombre,?|para)\s+)",
    "talking_to": r"\b(hablar|comunicarme) con (el dr\.? |la dra\.? )?(?P<who>[a-záéíóúñ]+)\b",
    "under_name": r"\ba nombre de (?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+))\s*[.!]?$",
    "introduced": r"\b(?:me llamo|mi nombre es|soy|para|a nombre de)\s+"
    r"(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'-]+ [A-ZÁÉÍÓÚÑ][\w'-]+))\s*[.!]?$",
    "not_but_name": r"\bno (?:es )?(?P<old>[^\W\d]+),? (?:sino |es )+(?P<new>[^\W\d]+)\b"
    r"|\b(?P<old2>[^\W\d]+) no,? (?P<new2>[^\W\d]+)\W*$",
    "named_at_end": r"(?:\bnombre(?: es)?|\bsoy|\bme llamo|\ba nombre de|,)\s+"
    r"(?!(?:gracias|por|s[ií]|no|dr)\b)(?-i:(?P<name>[A-ZÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÁÉÍÓÚÑ][\w'’-]+){0,2}))\W*$",
    "house_number": r"^\W*(?:no,? |perd[oó]n,? )*(?:es )?(?:el )?(?:n[uú]mero )?(?P<number>[3-9]\d"
    r"|\d{3,5})\W*$",
    "crossing": r"\b(esquina|cruce|enfrente de|frente a|al lado de|a un lado de|atr[aá]s de|entre la)\b",
    "same_address": r"\bmism[ao] (direcci[oó]n|lugar|casa)\b",
    "with_letter": r"\b(?:es |con )?(?P<name>[^\W\d]{3,}),? con [a-z]\W*$",
    "last_name_is": r"\bapellido es (?P<name>[^\W\d]+(?:[ -][^\W\d]+)?)\W*$",
    "first_name_is": r"\bnombre es (?P<name>[^\W\d]+)\W*$",
    "before_contact": r"(?:^|[\s,]+)(?:(?:y|mi|el|la|un|vivo|estoy) )*(?:(?:tel[eé]fono|celular|m[oó]vil"
    r"|n[uú]mero|direcci[oó]n|casa)\b.*|vivo en|estoy en|en|y)\W*$",
    "name_wrong": r"\bnombre (est[aá] mal|es incorrecto|no es correcto|equivocado)|\bno es mi nombre\b"
    r"|\bmal escrito\b",
    "who_are_you": r"\b(qui[eé]n (es|eres|habla)|con qui[eé]n hablo)\b",
    "what_is": r"^\W*qu[eé] (es|incluye) (un|una|el|la)\b",
    "messaging": r"\b(mensajes?|recados?)\b",
    "message_only": r"^\W*(?:(?:s[ií]|bueno|ok|por favor|entonces)\W+)*(?:deja\w*|toma\w*|tome)? ?(?:un "
    r"|el )?(?:mensaje|recado)"
    r"(?: por favor)?\W*$",
    "screen": r"\b(pantallas?|cristal|vidrio|display|rajad\w+|estrellad\w+|quebrad\w+|rota)\b",
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
    r"|d[oó]nde|a qu[eé] hora|tienen|qui[eé]n|agregue|d[ií]g[ae]l|me pueden? (?:dar|ver|atender|agendar)"
    r"|(?:la |lo |los )?(?:puedo|podr[ií]a) (?:llevar|ir|pasar|venir))\b)",
    "trouble": r"\b(no (sirve|prende|funciona|carga|enfr[ií]a|calienta|para|deja|cierra|abre)"
    r"|se (rompi[oó]|cay[oó]|quebr[oó]"
    r"|moj[oó]|tap[oó]|descompuso)|duele|gotea\w*|fuga|ruido|hinchad[oa]|roto|rota|atorad[oa]|huele"
    r"|al[eé]rgic[oa]|sangra)\b",
    "describing": r"^\W*((s[ií]|ok|pues|bueno|y),? )?(es|tengo|el m[ií]o es|la m[ií]a es) (una?|el|la"
    r"|solo)\b",
    "rebooking": r"\bcancel\w*\b.{0,40}\by (d[eé]me|dame|me das?|p[oó]n\w*|agend\w+|ag[eé]nd\w+|reserv\w+"
    r"|res[eé]rv\w+|h[aá][gz]\w*|s[aá]ca\w*|sacar\w*|b[uú]sca\w*|quiero|necesito)"
    r" ((otra|una)( cita| hora| nueva)? )?(para|pa|el|en|otra vez|ma[nñ]ana|la (otra|pr[oó]xima))\b",
    "in_my_place": r"\b((cambiar|corregir|poner) (el|otro) nombre (de|en|a) (la|mi) cita|va a ir (mi"
    r"|otra)|en mi lugar|en vez de m[ií]|en lugar m[ií]o|(tomar|usar|ocupar) mi (cita|turno"
    r"|lugar))\b",
    "still_free": r"\b(sigue|est[aá]|queda) (todav[ií]a |a[uú]n )?(la |el )?.{0,25}\b(libre|disponible"
    r"|abiert[ao]|ocupad[ao])\b",
    "note_text": r"(?:(?:agrega|a[nñ]ade|anota|apunta|agregue|a[nñ]ada|ponga|anote|apunte|deje|agregar"
    r"|a[nñ]adir)(?: (?:una"
    r"|la))? ?(?:nota|comentario)?(?: (?:de )?que)?|"
    r"d[ií]gale(?:s)? (?:al doctor|a la doctora|al dentista|a ellos)?(?: ?que)?|nota:)[:,]?\s*(?P<text>.+)$",
    "list_notes": r"\b(qu[eé]|cu[aá]les|lea|muestre|ver).{0,20}\bnotas?\b",
    "message_text": r"(?:(?:dejar(?:le)?|d[eé]j[ea](?:le)?|tome|pasar|pase|d[eé]le) (?:un |el "
    r"|este )?(?:mensaje"
    r"|recado)(?: (?:para|a) (?:el |la )?\w+)?(?: (?:de )?que)?"
    r"|d[ií]gale(?:s)? (?:a \w+ )?que)[:,]?\s*(?P<text>.+)$",
    "my_appointment": r"\b(mi|mis|la|nuestra) (\w+ ){0,2}(cita|citas|reserva|reservaci[oó]n|turno)\b|\b(tengo"
    r"|ten[ií]a|reserv[eé]) (una|la)\b",
    "another_one": r"\b(otra|tambi[eé]n|una m[aá]s|nueva) (cita|reserva|m[aá]s)?\b",
    "having_one": r"\b(tengo|tenemos|tiene|ten[ií]a) (una?|mi|su|la) (\w+ )?(cita|turno|reserva|visita)\b",
    "moves_mine": r"\b(adel[aá]nt|atr[aá]s|rec[oó]rr|mu[eé]v)(ela|elo|enla|enlo|arla|erla)\b",
    "having_at": r"\b(tengo|tenemos|tiene|ten[ií]a) (una?|mi|su|la) (\w+ )?(cita|turno|reserva|visita)"
    r"( con (ustedes|usted|el dr\.? \w+|la dra\.? \w+))?( el| para el| a las?| este| para)* $",
    "sooner_than_mine": r"\b(antes|m[aá]s (temprano|pronto|tarde)) (que|de)"
    r" (mi cita|la m[ií]a|la que tengo)\b",
    "that_one": r"\b(la|lo|esa|eso|[eé]sta|la cita|mi cita|la reserva|\w+(la|lo))\b",
    "the_nth": r"\b(la|el) (primer[oa]?|segund[oa]|tercer[oa]?|[uú]ltim[oa])\b",
    "the_one": r"\b(la|el) (\w+ )?(primer|segund|tercer|[uú]ltim|m[aá]s)",
    "restoring": r"\b((recuperar|recupero|recupere|devu[eé]lv[ae](me|nme)?) (la|mi|esa)"
    r"|(siempre|mejor) s[ií] (voy|puedo|quiero|la|lo)"
    r"|cambi[eé] de (opini[oó]n|idea)|me arrepent[ií]|no (la )?cancele|(fue|era) (un error|por error)"
    r"|sin querer"
    r"|d[eé]j[ae](la|lo)?)\b",
    "postponing": r"\b(aplaz\w+|pospon\w+|atras\w+|recorrer(la|lo)?)\b",
    "bit_up": r"\b(un )?(poco|poquito|tantito) (antes|m[aá]s temprano)\b",
    "bit_back": r"\b(un )?(poco|poquito|tantito) (despu[eé]s|m[aá]s tarde)\b|\bm[aá]s tardecito\b",
    "another_service": r"\b(mi|la) cita\b.{0,30}\b(sea|por|a) (un|una) .{2,30}\ben (vez|lugar)\b",
    "asking_of": r"^\W*(?:(?:hola|oiga|y|bueno)\W+)*(?:es|son|duele|duelen|tiene|lleva|hace da[nñ]o"
    r"|afecta|sirve)\b.*\?\W*$",
    "my_own": r"\b(cambiar|mover|pasar|reprogramar|reagendar) (mis?|nuestr[oa])\b|\b(ten[ií]a|tengo"
    r"|tenemos)\b",
    "kept_one": r"\b(?:d[eé]j[ae](?:me)?|mant[eé]n(?:ga)?|no (?:cancele?s?|toques?|muevas?)|no)"
    r" (?:mi |el |la )(?P<what>[\w' -]{2,40}?)(?= (?:pero|y|cancel\w+|mueva|cambi\w+)\b|\W*$|[,.;])",
    "beside_another": r"\b(pero )?(deje|d[eé]jeme|mantenga|no) (la|el)\b|\b(el|la) mism[oa] (d[ií]a"
    r"|hora) (que|de)\b"
    r"|\b(despu[eé]s|antes) de (mi|la|el)\b",
    "moves_it": r"^\W*(?:(?:hola|por favor|quiero|quisiera|puede|podr[ií]a|necesito)\W+)*(?:mover|mueva"
    r"|cambiar|cambie|pasar"
    r"|pase) (?:mi |la |el )?[a-záéíóúñ][\w -]{2,30}? (?:al?|para|del?)\b",
    "cannot_then": r"\bno puedo (ir|llegar|venir)? ?(antes|despu[eé]s|hasta|el|los|ma[nñ]ana|hoy"
    r"|en la|por la)\b",
    "about_theirs": r"\bno (voy a poder|podr[eé]|vamos a poder) (ir|llegar|asistir|acudir)\b"
    r"|\b(tengo (una )?cita\b.{0,40}\b(la|lo) (necesito|quiero|quisiera|prefiero)\b"
    r"|imposible (ir|asistir|llegar|acudir)\b|(la|lo) (dejamos|pasamos|movemos|cambiamos) para"
    r"|dejar(la|lo|me)? para|no (llego"
    r"|alcanzo|voy a (llegar|alcanzar))|ya no (me )?(puedo|sirve|queda"
    r"|funciona|va|viene|conviene)|(algo|alguna|un lugar"
    r"|una) m[aá]s (temprano|tarde|pronto)"
    r"|antes del? (lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado)|(adelantar|mover|pasar|cambiar"
    r"|cambi[eé]|mueva|p[aá]se)(la|lo|me|mela)\b"
    r"|(perd[ií]|se me pas[oó]|falt[eé] a) (mi|la|a mi) cita|me equivoqu[eé])",
    "changing": r"\b(mov|mu[eé]v|camb|c[aá]mb|reprogram|reagend|aplaz|pospon|pas(ar|e|en|o)|p[aá]s[ae]"
    r"|adelant|atras|recorr"
    r"|cancel|anul|borr|b[oó]rr|citas?\b|reserva\b|turno|ya no|no (voy|puedo|llego|podr[eé]|alcanzo)"
    r"|en vez|en lugar|otr[oa] (d[ií]a"
    r"|hora|fecha|horario)|quit|m[aá]s (tarde|temprano)|antes|despu[eé]s)",
    "unsuited": r"\b(me equivoqu[eé]|muy (temprano|tarde|pronto|lejos)|no (me )?(sirve|queda|va|conviene"
    r"|puedo)( bien)?)\b",
    "wishing_instead": r"\b((puede|puedo|podr[ií]a|podemos|se puede) (ser|ir|venir|a|en)|qu[eé] tal|prefiero"
    r"|preferir[ií]a|mejor)\b",
    "correcting": r"\b(mejor|en realidad|de hecho|c[aá]mbi(ela|ala|e|ar)|perd[oó]n|espere|quise decir"
    r"|p[aá]s(ela|ala)|mu[eé]v(ala|ela)|que sea)\b",
}
