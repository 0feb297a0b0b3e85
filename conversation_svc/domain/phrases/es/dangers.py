"""Lo que no puede esperar aunque nadie esté herido, y el aire en que nadie debe quedarse."""

DANGERS = {
    "poisoned": r"\bse (?:tom[oó]|trag[oó]|bebi[oó]) (?:un |el |todo el )?(?:frasco|bote"
    r"|caja) (?:entero )?de\b"
    r"|\b(?:tom[eéoó]|trag[oó]) demasiad[ao]s? (?:pastillas?|medicinas?|tylenol|insulina)",
    "bad_air": r"\b(?:huele|olor) (?:mucho |muy fuerte |bien feo )?a gas\b|\bfuga de gas\b"
    r"|\bmon[oó]xido\b.{0,40}\b(?:son\w*|suena|pit\w*|alarma)\b"
    r"|\balarma\b.{0,25}\bmon[oó]xido\b.{0,25}\bson\w*",
    "water_and_power": r"\b(?:agua|gote\w*|fuga|moj\w+)\b.{0,70}\b(?:el[eé]ctric\w+|tablero|fusibles"
    r"|enchufes?|contactos?|cables?)\b",
    "urgent_water": r"\b(?:revent|rompi|explot)\w+ (?:un |una |el |la )?(?:tubo|tuber[ií]a|ca[nñ]er[ií]a)"
    r"|\b(?:tubo|tuber[ií]a|ca[nñ]er[ií]a)\w* .{0,15}(?:revent|rompi|explot)\w+|\binund\w+"
    r"|\bagua\b.{0,25}\bpor todos? (?:lados?|partes)|\bagua\b.{0,20}\b(?:del|por el) techo\b"
    r"|\btecho\b.{0,15}\bgote\w+"
    r"|\bno (?:puedo|podemos) cerrar (?:el agua|la llave)|\baguas negras\b",
    "urgent_battery": r"\b(?:bater[ií]a|pila)\b.{0,25}\b(?:hinch|infl|humo|quem)\w*"
    r"|\binfl[oó] la (?:bater[ií]a|pila)",
    "no_danger": r"\b(?:la semana pasada|el a[nñ]o pasado|hace (?:meses|a[nñ]os)|instal\w+|por si acaso"
    r"|ya cerr[eé])\b",
}
