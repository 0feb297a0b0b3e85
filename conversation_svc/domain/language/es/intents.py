"""What Spanish-speaking customers want of a receptionist. (intent, patterns); the first that matches counts."""

from __future__ import annotations

_MINE = r"(?:mi|la|el|una?|nuestra|su|esa|esta|mis|las)"
_VISIT = (
    r"(?:\w+ ){0,2}?(?:citas?|turnos?|reservas?|reservaci[oó]n(?:es)?|consultas?|visita|mesa|hora|cup[oó]n)"
)

_CANCEL = (
    r"(?:canc[eé]l(?:a|e|en|as|es|á|ame|eme|enme|amel[ao]s?|emel[ao]s?|al[ao]s?|el[ao]s?|enl[ao]s?)"
    r"|an[uú]l(?:a|e|en|as|es|ame|eme|enme))"
)
_SHIFT = r"(?:adelant|adel[aá]nt|recorr|rec[oó]rr|atras|atr[aá]s|retras|retr[aá]s|pospon|posp[oó]n)"

NOT_WANTED = (  # the verb of a wish that is none
    r"(?:no|nunca|sin) (?:(?:me|la|lo|quiero|necesito|deseo|hace falta|vayan? a|vayas a|quise|quería) ){0,3}(?:cancel\w*|anul\w*|cambi\w*|muev\w*|mov\w*|reserv\w*|agend\w*|program\w*|reprogram\w*|hacer una cita)",
    r"(?:c[oó]mo|por qu[eé] (?:se|me)|qui[eé]n) (?:\w+ ){0,2}(?:cancel[oóa]\w*|cambi[oóa]\w*)",
)
INTENTS = (
    (
        "emergency",
        (
            r"no (?:puedo|puede) respirar|dificultad para respirar|me (?:ahogo|asfixio)|no (?:est[aá] )?respira(?:ndo)?|dej[oó] de respirar|se (?:desplom[oó]|desvaneci[oó])",
            r"dolor(?:es)? (?:\w+ )?(?:en el|de) pecho|me duele (?:mucho )?el pecho",
            r"(?:tom[oóeéa]|trag[oó]|trag[uú]e|comi[oó]) (?:\w+ ){0,4}?(?:frasco|bote|caja|todas|muchas|demasiadas|mont[oó]n) (?:\w+ ){0,2}?(?:de )?(?:las |sus |mis )?(?:pastillas|medicinas?|p[ií]ldoras|tabletas)|(?:tom[oó]|trag[oó]|bebi[oó]) (?:\w+ )?(?:cloro|veneno|lej[ií]a)",
            r"(?:cara|boca) (?:\w+ )?(?:torcida|chueca|ca[ií]da|de lado)|(?:dando|dio|tuvo|sufri\w+|tiene) un derrame(?! de)|no (?:puede|puedo) mover (?:el brazo|la pierna|medio cuerpo|un lado)",
            r"no quiero (?:seguir )?(?:vivir|viviendo)(?! (?:aqu[ií]|en|con))|quiero morir\w*|acabar con (?:todo|mi vida)",
            r"labios? (?:\w+ )?(?:azul\w*|morad\w+)|(?:se )?(?:me |le )?(?:est[aá] )?(?:cierra|cerrando|hincha|hinchando) la garganta|electrocut\w+|se (?:est[aá] )?(?:ahog\w+|asfixi\w+)",
            r"infarto|ataque (?:al coraz[oó]n|card[ií]aco)|derrame cerebral|convulsi\w+",
            r"(?:sangr\w+|hemorragia) (?:\w+ ){0,3}?(?:mucho|no para|grave|abundante)|no (?:para|deja) de sangrar|mucha sangre",
            r"(?:llam\w+|necesito) (?:\w+ )?(?:al )?(?:911|112|una ambulancia|ambulancia)|911",
            r"no (?:reacciona|responde|despierta)|se (?:trag[oó]|tom[oó]) (?:una? )?(?:pila|cloro|veneno|pastillas)|salen chispas|fuego en",
            r"inconsciente|desmay\w+|suicid\w+|matarme|quitarme la vida|sobredosis|envenen\w+|atragant\w+",
            r"(?:es|tengo|hay) una emergencia|emergencia m[eé]dica",
            r"fuga de gas|huele (?:mucho |muy fuerte |bien feo )?a gas|incendio|se est[aá] quemando",
        ),
    ),
    (
        "opt_out",
        (
            r"^(?:stop|alto|parar|baja|cancelar suscripci[oó]n|salir|basta)[.!]*$",
            r"(?:no (?:me )?(?:\w+ )?(?:mand\w+|env[ií]\w+|escrib\w+|quiero (?:m[aá]s )?(?:recibir )?)|dej\w+ de (?:mandar\w*|enviar\w*|escribir\w*)) ?(?:m[aá]s )?(?:mensajes|textos|sms|recordatorios|me)?",
            r"dar(?:me)? de baja(?! (?:mi|la|una|mis|las) (?:\w+ )?(?:cita|reserva|turno|visita))|darse de baja|desuscri\w+",
            r"(?:no quiero|dej\w+ de) (?:\w+ )?(?:recibir|mandar\w*|enviar\w*) (?:\w+ )?(?:publicidad|promociones|anuncios|avisos)|(?:b[oó]rr\w+|quit\w+|elimin\w+) (?:\w+ )?(?:este|mi|el) (?:n[uú]mero|tel[eé]fono|celular)",
            r"qu[ií]ten?me de (?:la|su) lista|borr\w+ mi n[uú]mero",
        ),
    ),
    (
        "chitchat",
        (
            r"(?:eres|es usted|es|usted es|sos) (?:una? )?(?:\w+ )?(?:robot|bot|humano|humana|m[aá]quina|persona real|inteligencia|computadora|real|grabaci[oó]n)\b",
            r"(?:estoy )?hablando con (?:un|una) (?:robot|persona|m[aá]quina|humano)",
        ),
    ),
    (
        "handoff",
        (
            r"(?:hablar|comunicar\w*|conectar\w*|pasar\w*|transferir\w*|comun[ií]qu\w+|p[aá]s\w+me|transfi[eé]r\w+|con[eé]ct\w+) (?:\w+ ){0,2}?(?:con|a|al) (?:una? |el |la |alg[uú]n |alguna )?(?:\w+ )?(?:persona|humano|alguien|agente|representante|operador\w*|recepcionista|gerente|encargad[oa]|due[nñ][oa]|asesor\w*|doctor\w*|dentista|ser humano)",
            r"(?:quiero|necesito|prefiero|quisiera) (?:hablar con )?(?:una? )?(?:persona|humano|agente|operador\w*|representante)",
            r"(?:(?<!otra )(?<!por )(?<!cada )persona|agente|operador\w*|representante|humano)(?: real)?(?: por favor)?[.!]*$",
            r"(?:me )?(?:pueden|puede|podr[ií]an?|puedes) (?:llamar(?:me)?|marcar(?:me)?|devolver la llamada)",
            r"(?:que )?me (?:llamen|llame|marquen|llames)|ll[aá]m[ea]n?me|devu[eé]lv\w+ la llamada",
            r"(?:puedo|podr[ií]a|quiero|quisiera|necesito) hablar con",
        ),
    ),
    (
        "late",
        (
            r"(?:voy|vamos|llego|llegar[eé]|llegamos|llegar|estoy|voy a llegar|vamos a llegar) (?:\w+ ){0,5}?(?:tarde|atrasad[oa]s?|retrasad[oa]s?|con retraso|demorad[oa]s?)",
            r"(?:atascad[oa]|atorad[oa]|parad[oa]) en (?:el )?tr[aá]fico|hay mucho tr[aá]fico",
            r"(?:se me hizo|se me hace) tarde",
            r"ya mero (?:llego|estoy)|(?:voy|vamos) en camino|ya voy (?:llegando|para all[aá])|(?:llego|estoy (?:all[aá]|ah[ií])) en (?:\w+ )?(?:\d+|cinco|diez|quince|veinte) (?:min\w*)?",
            r"no (?:voy a llegar|llego|llegar[eé]) a tiempo",
            r"(?:ya )?(?:llegu[eé]|llegamos|estoy|estamos) (?:ya )?(?:aqu[ií] )?(?:afuera|abajo|en la (?:puerta|entrada))[.!]*$",
            r"^ya (?:llegu[eé]|llegamos|estoy aqu[ií])[.!]*$",
            r"^(?:ya |yo )?(?:llego|llegar[eé]|llegamos|estar[eé] ah[ií]) (?:como |tipo |por ah[ií] )?(?:de |a )las? [\w :]+$",
        ),
    ),
    (
        "waitlist",
        (
            r"lista de espera",
            r"(?:av[ií]s\w+|avisar\w*|notif[ií]\w+|ll[aá]m\w+|escr[ií]b\w+)(?: \w+){0,2}? (?:si|cuando) (?:\w+ ){0,3}?(?:cancel\w+|hay|libera|abre|surge|desocup\w+|lugar|espacio)",
            r"si (?:alguien|se) (?:\w+ )?(?:cancela|libera|desocupa|abre)",
        ),
    ),
    (
        "cancel",
        (
            r"(?:ya )?no (?:quiero|voy a (?:necesitar|querer|ocupar)|necesito|ocupo) (?:la|mi|esa) (?:cita|consulta|visita|reparaci[oó]n)",
            r"(?:quite|quiten|retire|retiren|saque|saquen|bajen?) (?:la|mi) (?:cita|consulta|visita)",
            r"no va(?:mos|n)? a poder ir a (?:su|la|mi|nuestra) (?:cita|consulta)",
            rf"(?:(?:me|nos) )?{_CANCEL} (?:{_MINE}|ambas|tod[oa]s?)\b|(?:me|nos) l[ao]s? cancel\w+",
            rf"(?:cancel(?:ar|a|as|e|es|en|o|aci[oó]n|armela|arla|arlo)|anul(?:ar|a|e|en|o)|elimin(?:ar|a|e)|borr(?:ar|a|e)) (?:\w+ ){{0,2}}?{_MINE} {_VISIT}",
            r"(?:quiero|quisiera|necesito|puedo|puede|podr[ií]a|deseo|tengo que|me gustar[ií]a|hay que|favor de|quer[ií]a|voy a|vamos a|puedes) (?:\w+ ){0,2}?(?:cancelar|anular)\w*",
            r"no (?:voy a|puedo|podr[eé]|vamos a|podemos|podremos|voy) (?:poder )?(?:ir|asistir|llegar|acudir|presentarme|a ir)(?: \w+){0,2}? ?(?:a|al|ma[nñ]ana|hoy|el|[.!,]|$)(?!.{0,60}(?:cambi|otr[oa]|mover|reprogram))",
            r"^(?:por favor |quiero |hola )?(?:cancelar|anular)(?: (?:la |mi |una )?(?:cita|turno|reserva|visita|hora))?[.!]*$",
            r"^(?:por favor )?cancel[ae](?: (?:mi|la|por favor|el|todo))",
            r"(?:ya )?no (?:vengan|manden a nadie|hace falta que vengan|vengas)",
            r"ya no (?:necesito|quiero|voy|podr[eé])",
            rf"(?:dar de baja|qu[ií]t\w+|s[aá]qu\w+) (?:de )?{_MINE} {_VISIT}|no (?:ir[eé]|iremos|voy a ir)(?: ya)?(?=[.,!]| a la cita|$)",
        ),
    ),
    (
        "reschedule",
        (
            r"reprogram\w*|reagend\w*|posponer|pospon\w+|aplazar|aplaz\w+",
            rf"(?:cambi(?:ar|e|o|a|arme|arla|armela)|mov(?:er|erla|erme)|muev(?:a|e|o)|pas(?:ar|arla|e)|modific(?:ar|a|ue)|adelantar|atrasar|recorrer) (?:\w+ ){{0,3}}?{_MINE} (?:\w+ ){{0,3}}?(?:citas?|turnos?|reservas?|reservaci[oó]n|consulta|visita)",
            r"no (?:puedo|podr[eé]|podemos|alcanzo|llego) (?:el|ma[nñ]ana|hoy|ese|este|ir|a esa).{0,40}(?:se puede|puede ser|podr[ií]a|pueden|podemos|mejor|otr[oa]|qu[eé] tal)",
            r"(?:pueden?|podr[ií]an?|puedo|se puede) (?:\w+ )?(?:venir|ir|pasar|llegar) (?:\w+ ){0,5}(?:mejor|en vez|en lugar|m[aá]s tarde|m[aá]s temprano|otro d[ií]a)",
            r"(?:me )?(?:puede|pueden|podr[ií]a) (?:cambiar|mover|pasar|recorrer) (?:\w+ ){0,3}?(?:citas?|hora|visita|turno)",
            r"l[ao] (?:puede|pueden|podr[ií]an?) (?:cambiar|mover|pasar)",
            r"(?:mu[eé]v[ae]|c[aá]mbi[ae]|p[aá]s[ae])(?:me)?l[ao]s?",
            r"(?:me|nos) l[ao]s? (?:cambi|muev|pas|recorr|adelant|atras|pospon)\w+",
            rf"(?<!me ){_SHIFT}(?:ar|er|a|e|emos|en)?(?:me|nos)?(?:l[ao]s?)? (?:una?|media|la|mi|dos|\d+)\b",
            r"(?:mu[eé]v[ae]|c[aá]mbi[ae]|p[aá]s[ae])me (?:a|al|con|para|de)\b",
            r"(?:mover|cambiar|pasar|reprogramar) una(?: de (?:ellas|mis citas|las dos))?[.!]*$",
            r"cambiar (?:la (?:hora|fecha)|el (?:d[ií]a|horario))",
            r"(?:cambiarla|moverla|pasarla|cambiarlo|moverlo|pasarlo) (?:a|al|para|el|por)",
            r"otr[oa] (?:d[ií]a|hora|fecha) para mi (?:cita|turno|reserva)",
        ),
    ),
    (
        "status",
        (
            rf"(?:cu[aá]ndo|a qu[eé] hora|qu[eé] d[ií]a|d[oó]nde|con qui[eé]n|para cu[aá]ndo) (?:\w+ ){{0,2}}?(?:es|era|tengo|est[aá]|qued[oó]|ser[aá]) (?:\w+ )?(?:mi |la |una )?{_VISIT}",
            rf"(?:tengo|tenemos) (?:\w+ )?(?:alguna |una )?{_VISIT}\b.{{0,30}}\?",
            rf"(?:confirmar|verificar|revisar|checar|ver|consultar|saber de|confirme|revise) (?:\w+ ){{0,2}}?(?:mi|mis|nuestra|la|si tengo|una) {_VISIT}",
            r"(?:qu[eé]|cu[aá]l) (?:\w+ )?(?:citas?|reservas?|turnos?) (?:\w+ )?tengo|qu[eé] (?:citas? )?reserv[eé]|qu[eé] tengo (?:reservado|agendado)",
            r"(?:sigue|est[aá]) (?:\w+ )?(?:en pie|confirmad[oa]|vigente|reservad[oa]|agendad[oa])",
            r"n[uú]mero de confirmaci[oó]n",
            r"confirmo (?:mi|la|nuestra) cita|confirmo que (?:s[ií] )?(?:voy|vamos|ir[eé]|asistir[eé])",
            r"(?:ya )?(?:est[aá]|qued[oó]|va a estar|estar[aá]) (?:\w+ )?(?:list[oa]|arreglad[oa]|reparad[oa])\b",
            r"(?:a qu[eé] hora|cu[aá]ndo|d[oó]nde) (?:\w+ )?(?:llega|llegan|viene|vienen|est[aá])(?: ya)? (?:el |la |los )?(?:t[eé]cnic\w+|plomer\w+|se[nñ]or|muchach\w+|alguien)|no (?:ha llegado|lleg[oó]|vino) nadie",
            r"tengo (?:una )?cita (?:\w+ ){0,3}(?:verdad|no|cierto)\b",
            r"estado de mi",
        ),
    ),
    (
        "note",
        (
            r"(?:agreg\w+|a[nñ]ad\w+|pon\w*|dej\w+|anot\w+|hacer|haga|escrib\w+) (?:\w+ ){0,2}?(?:una |la )?nota",
            r"anot(?:e|a|ar) que|tome nota|toma nota",
            r"soy al[eé]rgic[oa]|es al[eé]rgic[oa]",
            r"(?:ver|mostrar|leer|cu[aá]les son) (?:\w+ )?(?:las |mis )?notas",
        ),
    ),
    (
        "message",
        (
            r"(?:dejar|deje|tomar|tome|pasar|pase|dar|d[eé]|enviar|mandar|dejarle|darle|pasarle) (?:\w+ ){0,2}?(?:un |el |este )?(?:mensaje|recado)",
            r"(?:d[ií]g[ae]n?le|dile|d[ií]gales|av[ií]s[ae]n?le|decirle|avisarle|preg[uú]nt[ae]le|preguntarle|h[aá]g[ae]le saber) (?:a|al|que)",
        ),
    ),
    (
        "weather",
        (
            r"clima|pron[oó]stico",
            r"(?:va a|ir[aá] a|est[aá]) (?:llover|lloviendo|nevar)|llover[aá]",
            r"qu[eé] tiempo (?:hace|har[aá]|va)",
            r"(?:hace|har[aá]) (?:fr[ií]o|calor)|temperatura",
        ),
    ),
    (
        "hours",
        (
            r"(?:a qu[eé] hora|cu[aá]ndo|qu[eé] d[ií]as|hasta qu[eé] hora|desde qu[eé] hora) (?:\w+ ){0,2}?(?:abren?|cierran?|atienden?|trabajan?|est[aá]n abiertos|abre|cierra)",
            r"(?:est[aá]n?|est[aá]is) (?:\w+ )?(?:abiert[oa]s?|cerrad[oa]s?)",
            r"(?:abren?|cierran?|atienden|trabajan) (?:los |el |en |hoy|ma[nñ]ana|s[aá]bados?|domingos?|fines|d[ií]as|por la)",
            r"(?:qu[eé]|cu[aá]l|cu[aá]les|su|sus|el|los|de) (?:\w+ ){0,3}?horarios?(?! (?:disponible|libre|tiene|hay))",
            r"(?:est[aá]n?) (?:abiertos?|cerrados?)|abren (?:los )?\w+s\b",
            r"horas? de (?:atenci[oó]n|apertura|trabajo)",
        ),
    ),
    (
        "info",
        (
            r"cu[aá]nto (?:cuesta|cuestan|vale|valen|cobran|sale|es|ser[ií]a|dura|tarda)|qu[eé] (?:precio|costo)|precios?|costos?",
            r"d[oó]nde (?:est[aá]n?|queda|quedan|se encuentran?|se ubican?|puedo estacionar)|ubicaci[oó]n|direcci[oó]n|c[oó]mo (?:llego|llegar)",
            r"(?:aceptan?|reciben|toman|manejan|trabajan con) (?:\w+ ){0,3}?(?:seguro|seguros|tarjetas?|efectivo|aseguranza|medicaid|medicare|pagos?|ni[nñ]os|mascotas)",
            r"(?:qu[eé]|cu[aá]les) (?:\w+ )?(?:servicios|tratamientos|seguros|formas de pago)",
            r"(?:hacen|ofrecen|tienen|arreglan|reparan|atienden) (?:\w+ ){0,2}?(?:limpiezas?|blanqueamientos?|estacionamiento|descuentos?|garant[ií]a|ni[nñ]os|extracciones|brackets|ortodoncia|implantes|financiamiento|planes|emergencias|\w+ciones)",
            r"estacionamiento|parqueadero|n[uú]mero de tel[eé]fono|su tel[eé]fono",
            r"(?:qu[eé] (?:debo|tengo que|necesito|hay que) (?:llevar|traer))",
            r"cu[aá]nto (?:por|cobra|for|para|me sale|sale)\b|(?:reparan|arreglan|cambian|venden|compran|hacen|atienden|trabajan) \w+\?",
            r"hablan (?:espa[nñ]ol|ingl[eé]s)",
        ),
    ),
    (
        "book",
        (
            r"(?:hacer|agendar|sacar|reservar|pedir|programar|apartar|concertar|quiero|quisiera|necesito|ocupo|solicitar|tener|dar(?:me)?|darnos|deme|dame|agende\w*|ag[eé]nd[ae]me|res[eé]rv[ae]me|ap[aá]rt[ae]me|tomar|conseguir|deseo|me gustar[ií]a|poner) (?:\w+ ){0,3}?(?:citas?|turnos?|reservas?|reservaci[oó]n|consulta|mesa|limpieza|revisi[oó]n|corte|visita|espacio|lugar|hora)\b",
            r"(?:quiero|quisiera|necesito|puedo|podr[ií]a|me gustar[ií]a|deseo|puede|puedes|ocupo|queremos|vamos a|quer[ií]a) (?:\w+ ){0,2}?(?:agendar\w*|reservar\w*|programar\w*|apartar\w*)",
            r"^(?:por favor,? )?(?:ag[eé]nd[ae]\w*|res[eé]rv[ae]\w*|ap[aá]rt[ae]\w*|an[oó]t[ae]\w*)\b",
            r"(?:necesito|quiero|quisiera|me urge|tengo que) (?:ver|ir|pasar|que me (?:vea|revise|atienda|atiendan|arreglen|corten|limpien))(?: \w+){0,2}?",
            r"(?:hac\w+|hag\w+|dar|den|abrir|consegu\w+)(?:me|le|nos)? (?:me |le |nos )?(?:un )?(?:hueco|huequito|lugarcito|campito)|(?:tiene|tengo|con|trae) (?:mucha |un poco de )?(?:fiebre|tos|gripe|temperatura|catarro|diarrea|v[oó]mito|ronchas)",
            r"(?:me|le|nos|les) (?:duele|duelen) (?:\w+ )?(?:un |una |el |la |los |las |mucho )*(?:diente|muela|muelas|espalda|cabeza|rodilla|cuello|o[ií]do|garganta|est[oó]mago|pie|hombro|dientes)",
            r"(?:mi|la|el|se me|tengo) (?:\w+ ){0,4}?(?:quebr[oó]|rompi[oó]|estrell[oó]|descompuso|da[nñ][oó]|tap[oó]|moj[oó]|cay[oó])|(?:mi|el|la) (?:\w+ ){1,3}?(?:no (?:carga|prende|enciende|funciona|enfr[ií]a|calienta|sirve|jala)|est[aá] (?:tapad[oa]|rot[oa]|quebrad[oa]|goteando|tirando agua|descompuest[oa]))",
            r"(?:se me|se) (?:quebr[oó]|rompi[oó]|estrell[oó]|descompuso|da[nñ][oó]|tap[oó]|moj[oó]|cay[oó]) (?:un |una |el |la |mi )?\w+",
            r"(?:tengo|hay|tenemos) (?:una )?(?:fuga|gotera)|no (?:sale|hay|tengo) agua(?: caliente)?",
            r"(?:puede|pueden|podr[ií]a|podr[ií]an|necesito que) (?:venir|venga|vengan|mandar|pasar) (?:a )?(?:alguien|hoy|ma[nñ]ana|un t[eé]cnico|un plomero|el|la|a (?:ver|revisar|arreglar))",
            r"(?:necesito|busco|ocupo) (?:a )?(?:un |una )?(?:plomero|t[eé]cnico|electricista|fontanero)",
            r"(?:puedo|podr[ií]a) (?:llevar|traer|dejar)(?:lo|la|les)? ?(?:mi|el|la)?",
            r"(?:tienen|hay|tendr[aá]n) (?:espacio|lugar|campo|cupo) para (?:una?|mi)",
            r"cita (?:para|con|for|el|ma[nñ]ana|hoy|por favor|de)",
            r"(?:una )?cita[.!]*$",
            r"(?:puedo|podr[ií]a|podemos|me gustar[ií]a|quiero) (?:ir|pasar|venir) (?:\w+ ){0,2}?(?:el|ma[nñ]ana|hoy|a las?|la|esta)",
        ),
    ),
    (
        "search",
        (
            r"(?:qu[eé]|cu[aá]les|cu[aá]ndo|tiene|tienen|hay|habr[aá]|tendr[aá]n?) (?:\w+ ){0,3}?(?:horarios?|horas?|d[ií]as?|citas?|espacios?|turnos?|huecos?|lugar|fechas?|algo) (?:\w+ ){0,3}?(?:disponib\w+|libres?|tienen?|hay|para|el|ma[nñ]ana|hoy|esta|la|en|despu[eé]s|antes|por)",
            r"disponib\w+",
            r"(?:busco|buscar|buscando|encontrar|recomi\w+|recomend\w+) (?:\w+ ){0,3}?(?:dentista|doctor\w*|m[eé]dico|cl[ií]nica|terapeuta|psic[oó]log\w+|estilista|sal[oó]n|peluquer\w+|mec[aá]nico|apartamento)",
            r"cu[aá]ndo (?:\w+ )?(?:puede|pueden|podr[ií]a|me pueden|tienen) (?:\w+ ){0,2}?(?:atender\w*|ver\w*|recibir\w*|espacio|lugar|cita)",
            r"(?:lo m[aá]s pronto|primera cita|pr[oó]xima cita|lo antes posible|cuanto antes)",
        ),
    ),
    (
        "chitchat",
        (
            r"c[oó]mo (?:est[aá]s?|te va|le va|andas)(?! (?:de|la cita))",
            r"^qui[eé]n (?:es|habla|eres)\b",
            r"c[oó]mo te llamas|cu[aá]l es (?:tu|su) nombre\b|qui[eé]n (?:eres|es usted|te (?:cre[oó]|hizo))",
            r"(?:cu[eé]nta|dime|cont[aá]|d[ií]game) (?:\w+ )?(?:un )?(?:chiste|cuento)|un chiste",
            r"sentido de la vida",
            r"qu[eé] (?:puedes|sabes|puede) hacer|en qu[eé] (?:me )?(?:puedes|puede) ayudar",
            r"mucho gusto|encantad[oa]",
            r"idiota|est[uú]pid[oa]|pendej[oa]|mierda|in[uú]til|te quiero|te amo",
        ),
    ),
)
