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
    "referral": r"derivacion",
}
