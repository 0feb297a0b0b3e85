"""What customers complain of in Spanish, by trade. marks, said: as in English."""

from __future__ import annotations

TRADES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("plomer", "plumb", "fuga", "drain"),
        r"fregadero|lavabo|ba[ñn]o|inodoro|excusado|drenaje|tuber[ií]as?|tubos?|regadera|tina"
        r"|agua caliente|calentador|tap(ado|ada|[oó])|goter\w*|fugas?|plomero",
    ),
    (("calefac", "heating", "furnace"), r"calefacci[oó]n|calent[oó]n|caldera"),
    (("ac", "aire", "air"), r"aire( acondicionado)?|minisplit|no enfr[ií]a|clima"),
    (("bater", "batter"), r"bater[ií]a|pila"),
    (("carga", "charg"), r"no carga|cargador"),
    (("diagn",), r"se moj[oó]|agua|no (prende|enciende)|se apaga|se calienta"),
    (
        ("urgen", "emergency", "toothache"),
        r"(dolor de|me duele|duele) .{0,12}(muela|diente)s?|(quebr|romp|part)\w+ (un|el) diente"
        r"|cara hinchada"
        r"|(cay[oó]|sali[oó]|zaf[oó]|afloj[oó]|despeg[oó]) (un|el|una|la|mi) (diente|muela|corona|empaste)"
        r"|sangran? (mucho )?(la|las|mi|mis) enc[ií]as?|urgente|me urge",
    ),
    (
        ("limpieza", "revis", "clean", "check"),
        r"limpieza|revisi[oó]n|chequeo|limpiar\w*( los| mis)? dientes|limpien los dientes|sarro",
    ),
    (("empaste", "relleno", "fill"), r"empastes?|caries|relleno"),
    (("enferm", "sick"), r"fiebre|calentura|tos|garganta|v[oó]mito|o[ií]do"),
    (
        ("evalua", "valora", "assess"),
        r"(me|se) (lastim|torc|dobl|lesion|jal|desgarr)\w+|(duele|dolor de|dolor en) .{0,12}(espalda"
        r"|rodilla|hombro|cuello"
        r"|tobillo|cadera|cintura)s?|terapia f[ií]sica|fisioterapia",
    ),
    (("vacun", "shot"), r"vacunas?"),
)

# how words begin that a service is called by which finds out what is wrong
LOOKING: tuple[str, ...] = (
    "chequeo",
    "revis",
    "consulta",
    "evaluaci",
    "valoraci",
    "diagn",
    "inspecci",
    "presupuesto",
    "check",
    "consult",
)

UNLISTED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("calefac", "heating", "furnace", "caldera"), r"calefacci[oó]n|calent[oó]n|caldera|chimenea"),
    (("electri", "wiring"), r"electricista|cableado|fusibles?|ventilador(es)? de techo|enchufes?"),
    (("techo", "roof", "gotera"), r"tejado|canalones"),
    (("electrodom", "applian"), r"refrigerador|nevera|lavadora|secadora|lavavajillas|horno"),
)
DEVICES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("tablet", "ipad"), r"i-?pads?|tablets?|tabletas?"),
    (
        ("laptop", "computador", "portatil", "macbook"),
        r"laptops?|mac ?books?|computadoras?|port[aá]til(es)?|ordenador(es)?",
    ),
    (
        ("consola", "nintendo", "switch", "playstation", "xbox"),
        r"nintendos?|(mi|la|una?) switch|play ?stations?|x-?box|consolas?",
    ),
    (("reloj", "watch"), r"reloj(es)?|apple watch"),
    (("tele", "tv"), r"teles?|televisi[oó]n|televisor(es)?|tvs?"),
    (("audifono", "airpod"), r"air ?pods?|aud[ií]fonos?"),
)
PHONES: tuple[str, ...] = ("phone", "iphone", "android", "samsung", "celular", "telefono")
