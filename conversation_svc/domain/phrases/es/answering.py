"""Yes, no, and the short commands of texts, in Spanish."""

ANSWERING = {
    "yes_only": r"^\W*([oó]rale,? (s[ií]|va)|[aá]ndele,? (pues|s[ií])|creo que s[ií]|es correcto"
    r"|ap[aá]rt(ela|emela|ala)|"
    r"ag[eé]nd(ela|emela|ala)|res[eé]rv(emela|amela)|yes|yeah|sale|va|s[ií],? (x|por) fa(vor|vorcito)?"
    r"|(ya )?(dice|dijo|que|dije) que s[ií]"
    r"|[oó]rale( pues)?|jalo|okis?|okey|venga|as[ií] mero|aj[aá]m?|ujum|mhm|ta bien|ch[eé]vere"
    r"|conforme|va que va"
    r"|(venga|[oó]rale),?"
    r" (vale|res[eé]rvala|ag[eé]ndala|va)|sim[oó]n|[aá]ndele|s[ií]|s[ií] por favor|claro|claro que s[ií]|ok"
    r"|vale|bueno|de acuerdo|correcto"
    r"|confirmo|perfecto|est[aá] bien|as[ií] es|adelante|dale|por supuesto|eso es"
    r"|muy bien)\W*$",
    # an unaccented "si" before other words is an if
    "begins_yes": r"^\W*(?:s[ií](?=\W*$|\W*[,.!;]| (?:por|x|porfa|xfa|claro|quiero|me|mero|est[aá]|perfecto"
    r"|gracias|muchas|mil"
    r"|se[nñ]or|se[nñ]ora|se[nñ]orita|y|pero|ok|de|eso|es|esa|ese|as[ií]|la|lo|re\w+|ag\w+|conf\w+"
    r"|correcto|va|adelante|dale"
    r"|todo|ya|hombre|que s[ií]|exacto|bien|muy)\b)|sí|claro(?: que s[ií])?|correcto|exacto|perfecto"
    r"|por supuesto|confirmo"
    r"|confirmad[oa]|as[ií] es|eso es(?! todo)|de acuerdo|adelante|(?:est[aá]|me parece|suena"
    r"|todo) (?:bien|perfecto|correcto|excelente)|"
    r"(?:esa|ese|eso) (?:est[aá] bien|me (?:va|queda|sirve|viene) bien|es correcto)|res[eé]rv(?:ela"
    r"|ala)|h[aá]gal[oa]|d[ae]le(?! (?:las|mis|saludos|un))|muy bien)\b",
    "agreeable": r"^(?!\W*((much[ií]simas |muchas |mil )?gracias( igualmente)?\W*)+$)\W*(?:(?:ok|okay"
    r"|vale|bueno|buen|bien|muy|excelente|genial"
    r"|gracias|muchas|mil|listo|va|sale|me|le|te|lo|la|se|queda|sirve|viene|por|favor|porfa|x|fa|de"
    r"|acuerdo|perfecto|s[ií]|claro|que"
    r"|est[aá]|todo|eso|esa|ese|es|as[ií]|correcto|entonces|pues|y|est[aá] bien|resérvela|espero|nos"
    r"|vemos|ah[ií]|estar[eé]|amable"
    r"|agradezco|encantad[oa]|adelante|dale|ya|quiero|tomo|parece|suena|mejor|imposible|super|s[uú]per"
    r"|padre|chido|órale|orale)\b\W*)+$",
    "agreeing": r"^\W*(ok|vale|bueno|bien|excelente|genial|gracias|listo|va|sale|me (va|queda|sirve"
    r"|viene) bien|por favor|de acuerdo)\b",
    "not_this": r"\b(sin|excepto|menos|no quiero|no necesito|no (es|sea) (para )?)( un| una| el| la)?\s*$",
    "not_with": r"\b(no|sin|excepto|menos|salvo|que no sea|no quiero)( ver)?( a| con)?( el| la)?( dr\.?"
    r"| doctora?)?\s*$",
    "wishing_for": r"\b(puedo|podr[ií]a|puede) (ver|ser|tener|ir)\b|\b(quiero|quisiera|prefiero|mejor con"
    r"|con)\b",
    "both_of_it": r"\b(y|tambi[eé]n|adem[aá]s|ambas?|las dos)\b",
    "as_well": r"\b(tambi[eé]n|adem[aá]s|igualmente)\b",
    "moving": r"\b((la|lo) (puedo|podr[ií]a|pueden?|quiero|quisiera) (pasar|cambiar|mover|reagendar"
    r"|reprogramar)|reagend\w+|reprogr[aá]m\w+|mover(la|lo)?|mu[eé]v(a|e)(la|lo)?|c[aá]mbi(e|a)(la|lo)"
    r"|cambiar(la|lo)|pasar(la|lo)"
    r"|p[aá]s(e|a)(la|lo)|reprogram\w+)\b",
    "wanting_it": r"\b(res[eé]rv\w+|ag[eé]nd\w+|quiero (una|hacer una) cita|d[eé]jela)\b",
    "just_cancel": r"^\W*((no(?=,)|s[ií]|ok|solo|s[oó]lo|mejor|por favor|entonces|nada m[aá]s"
    r"|quiero)[\s,.]+)*canc[eé]l(e|a|ar|en|ela|ala|emela|amela"
    r"|ame|eme|arla|enla)?( (mi|la|esa) (cita|turno))?"
    r"([\s,]+(por favor|porfa|gracias|mejor|entonces|pues|ya))*\W*$",
    "just_cancel_it": r"\bno (la )?(mueva|cambie)\b.*\bcancel\w*",
    "cancel_but": r"\bcancel\w*\b.*\b(o mejor|o se|espere|a menos que)\b.*\b(puede|podr[ií]a|podemos"
    r"|puedo)\b",
    "cancelling": r"\bcanc[eé]l\w*\b",
    "past_wish": r"\b(para|cita|reserv\w+|ag[eé]nd\w+|en|el)( \w+)? (ayer|anteayer|la semana pasada"
    r"|el mes pasado"
    r"|(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo) pasado)\b",
    "past_time": r"\b(ayer|anteayer|la semana pasada|el mes pasado|(lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bado|domingo) pasado|hace \w+ d[ií]as?)\b",
    "other_language": r"\b(en|hablan?|prefiero) ingl[eé]s\b|^\W*ingl[eé]s\W*$",
    "own_language": r"\bno (entiendo|hablo|s[eé])( nada de| mucho| bien)? (el )?ingl[eé]s\b"
    r"|\b(en|habl[aá][ns]?|prefiero|speak) (espa[nñ]ol|spanish)\b|^\W*espa[nñ]ol\W*$",
    "finding": r"\b(buscar|encontrar|busco|necesito|quiero|quisiera)\b.{0,20}\b(un|una|alg[uú]n|alguna)\b",
    "day_number": r"^\W*(y )?(para )?el (d[ií]a )?\d{1,2}\W*$",
    "my_status": r"\bsaber (la hora|el d[ií]a|la fecha|cu[aá]ndo|a qu[eé] hora)( es| era| de| ten[ií]a)*"
    r"( (la|mi) cita)?\W*$|\b(a qu[eé] hora|cu[aá]ndo) (llegan?|vienen?)( ya)?( (el|la|los|un))?"
    r" (plomer|t[eé]cnic|muchach|se[nñ]or|ustedes)|"
    r"^\W*((ah|ok|y|bueno|oiga),? )*(con qui[eé]n( es| me toca)?)\W*$|\bcu[aá]ndo (es|tengo"
    r"|era|fue) (mi|la|una) (pr[oó]xima )?(cita|reserva)|\bqu[eé] (cita"
    r"|citas|reserv[eé])|\ba qu[eé] hora (es|tengo) (mi|la) cita|\btengo (alguna"
    r"|una) cita\b.*\?|^\W*(y )?(a qu[eé] hora|cu[aá]ndo) (qued[oó]|era|ser[ií]a)( la cita)?\W*$|\b(ver"
    r"|revisar|confirmar) mi cita",
    "no_only": r"^\W*(no|no gracias|nop|no por ahora)\W*$",
    "no_lead": r"^\W*((h[ií]jole|uy|ay|ah|uff?|perd[oó]n|bueno|mmm|en realidad|la verdad),? )*no+\b[\s,.!]*",
    "no_but_yes": r"^\W*no+,? (as[ií] est[aá] (bien|perfecto)|est[aá] perfecto|todo (bien|perfecto|correcto)"
    r"|(ning[uú]n )?cambios?|(por favor )?(res[eé]rve|ag[eé]nde|conf[ií]rme)(la|lo)|adelante)\b"
    r"(?!.*\b(pero|excepto|menos|espere)\b)[^?¿]*$",
    "denying": r"\b(no|nunca|tampoco|demasiado|imposible|mal)\b",
    "drop_it": r"\b(olv[ií]d(alo|elo)|d[eé]j(alo|elo)( as[ií])?|no reserve|ya no quiero|mejor (no|nada)"
    r"|me confund[ií]"
    r"|empezar de nuevo|cambi[eé] de (idea|opini[oó]n) sobre)\b",
    "keep_it": r"\b(d[eé]j(ela|ala)( as[ií])?|no la cancele|no cancele|mant[eé]n(ga)?la|la mantengo"
    r"|no la cambie)\b",
    "that_is_all": r"^\W*(no\W+)?(gracias\W+)?(eso es todo|es todo|nada m[aá]s|ser[ií]a todo)"
    r"( por (ahora|hoy))?\W*(gracias|\s)*\W*$",
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
}
