"""What the chat page says itself, by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Chat with {business}",
        "disclosure": "You are chatting with {assistant}, an automated AI assistant. It can make mistakes.",
        "log": "Conversation",
        "label": "Your message",
        "placeholder": "Type a message…",
        "send": "Send",
        "fresh": "Start over",
        "you": "You",
        "staff": "Staff",
        "thinking": "{assistant} is typing…",
        "replies": "Suggested answers",
        "offline": "You seem to be offline. Your message was not sent.",
        "away": "We can't answer right now. Please try again in a moment.",
        "too_fast": "That was a little too fast. Please wait {seconds} seconds.",
        "too_long": "That message is too long. Please make it shorter.",
        "broken": "The answer broke off.",
        "gone": "This chat is not available any more.",
        "again": "Try again",
        "hello": "Hello! I can find a free time for you, book it, move it or cancel it. How can I help?",
        "no_script": "This chat needs JavaScript.",
    },
    "es": {
        "title": "Chat con {business}",
        "disclosure": "Está hablando con {assistant}, una asistente automática con IA. Puede equivocarse.",
        "log": "Conversación",
        "label": "Su mensaje",
        "placeholder": "Escriba un mensaje…",
        "send": "Enviar",
        "fresh": "Empezar de nuevo",
        "you": "Usted",
        "staff": "Personal",
        "thinking": "{assistant} está escribiendo…",
        "replies": "Respuestas sugeridas",
        "offline": "Parece que no tiene conexión. Su mensaje no se envió.",
        "away": "Ahora no podemos responder. Intente de nuevo en un momento.",
        "too_fast": "Un poco más despacio, por favor. Espere {seconds} segundos.",
        "too_long": "El mensaje es demasiado largo. Acórtelo, por favor.",
        "broken": "La respuesta se interrumpió.",
        "gone": "Este chat ya no está disponible.",
        "again": "Intentar de nuevo",
        "hello": "¡Hola! Puedo buscar una hora libre, reservarla, cambiarla o cancelarla. ¿En qué le ayudo?",
        "no_script": "Este chat necesita JavaScript.",
    },
}


def wording(language: str) -> Mapping[str, str]:
    return _WORDS[language]


def choose_language(accepted: str, offered: Sequence[str]) -> str:
    """The first language of the browser (Accept-Language) that the tenant speaks, else the tenant's first."""
    wishes = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((wish for wish in wishes if wish in offered and wish in _WORDS), offered[0])
