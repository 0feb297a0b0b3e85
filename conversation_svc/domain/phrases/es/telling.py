"""What tells in Spanish which of the business's own questions is asked, and what does not."""

# words that say nothing about what a question is about
EVERYDAY = frozenset(
    [
        "un", "una", "el", "la", "los", "las", "de", "en", "que", "es", "son", "se", "mi", "su", "por",
        "para", "con", "hay", "como", "cual", "donde", "cuando", "puedo", "pueden", "tienen", "hacen", "y",
        "o",
    ]
)  # fmt: skip

# the same words as in the English list, for what is said in Spanish; on plain small letters
SAME = {
    "park": r"aparcar|aparcamiento|estaciona\w*|el (?:coche|carro)",
    "child": r"ninos?|ninas?",
    "insurance": r"seguros?|aseguranza",
    "accessible": r"silla de ruedas|rampa|escaleras",
    "warranty": r"garantia",
    "walk-in": r"sin cita",
    "referral": r"derivacion|referido|volante",
    "spark": r"chispas?|chispazos?|chispea\w*",
    "flooding": r"inund\w+|anegad\w+",
    "smell": r"huele|olor",
    "sell": r"vender\w*|vendo|vendes?",
    "buy": r"compran?|compras|compro",
    "used": r"usad[oa]s?",
    "phone": r"cel|celular(?:es)?|telefonos?|moviles|movil",
    "test result": r"resultados? (?:de|del) (?:mis |los |las )?"
    r"(?:laboratorio|analisis|examen(?:es)?|sangre|pruebas?|estudios?)",
    "bill": r"factura|cobro|recibo",
    "complaint": r"queja",
    "new patient": r"pacientes? nuev[oa]s?|nuev[oa]s? pacientes?",
    "bring": r"traer|llevar|traigo|llevo",
    "data": r"datos|fotos|informacion|contactos",
    "telehealth": r"videollamada|telemedicina|consulta (?:virtual|por telefono|en linea)|por (?:zoom|video)",
    "weekend": r"fines? de semana",
    "area serve": r"(?:van|llegan|atienden|trabajan|vienen) (?:a|en|hasta)"
    r" (?!domicilio|casa|la casa|las|los)[a-z]+|zonas?",
}
