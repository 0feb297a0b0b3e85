"""The few sentences the gateway says itself, when the receptionist cannot or need not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    away: str  # the receptionist cannot be reached
    opted_out: str
    slow: str  # it did not answer in time; it may still do
    greeting: str
    disclosure: str
    how_can_i_help: str
    keypad: str
    other_language: str
    not_heard: str
    still_there: str
    goodbye: str
    unclear: str
    trouble: str
    connecting: str
    leave_message: str
    message_taken: str
    closed_line: str
    want_person: str  # what the caller's zero means


WORDS: Mapping[str, Words] = {
    "en": Words(
        away="Sorry, we can't answer by text right now. Please try again in a few minutes, or call us.",
        opted_out="{business}: you will get no more texts from us. Reply START to get them again.",
        slow="Sorry, this is taking longer than usual. If you don't hear from us in a few minutes, "
        "please text again.",
        greeting="Thanks for calling {business}.",
        disclosure="I'm {assistant}, an automated AI assistant.",
        how_can_i_help="How can I help you?",
        keypad="You can speak, or press 1 to book, 2 to change an appointment, 3 to cancel one, "
        "or 0 to talk to a person.",
        other_language="For English, press 9.",
        not_heard="Sorry, I didn't hear anything.",
        still_there="Are you still there? You can also use the keypad.",
        goodbye="I still can't hear you, so I'll hang up now. Please call again. Goodbye!",
        unclear="Sorry, the line is not clear. Could you say that again, or use the keypad?",
        trouble="Sorry, I'm having a problem right now.",
        connecting="One moment please, I'll connect you.",
        leave_message="Nobody can take your call right now. Please leave your name, your number and a "
        "message after the tone, then press the pound key.",
        message_taken="Thank you, we have your message and will call you back. Goodbye!",
        closed_line="Please call again in a few minutes. Goodbye!",
        want_person="I want to talk to a person",
    ),
    "es": Words(
        away="Lo sentimos, ahora no podemos responder por mensaje. Intente de nuevo en unos minutos "
        "o llámenos.",
        opted_out="{business}: ya no recibirá mensajes nuestros. Responda START para recibirlos otra vez.",
        slow="Lo sentimos, esto tarda más de lo normal. Si no le respondemos en unos minutos, "
        "escríbanos de nuevo.",
        greeting="Gracias por llamar a {business}.",
        disclosure="Soy {assistant}, una asistente automática con inteligencia artificial.",
        how_can_i_help="¿En qué puedo ayudarle?",
        keypad="Puede hablar, o marque 1 para pedir una cita, 2 para cambiarla, 3 para cancelarla, "
        "o 0 para hablar con una persona.",
        other_language="Para español, marque el nueve.",
        not_heard="Perdón, no escuché nada.",
        still_there="¿Sigue ahí? También puede usar el teclado.",
        goodbye="Todavía no le escucho, así que voy a colgar. Llámenos de nuevo. ¡Adiós!",
        unclear="Perdón, la línea no se oye bien. ¿Puede repetirlo, o usar el teclado?",
        trouble="Perdón, tengo un problema en este momento.",
        connecting="Un momento por favor, le comunico.",
        leave_message="Nadie puede atenderle en este momento. Después del tono, deje su nombre, su número y "
        "un mensaje, y marque la tecla numeral.",
        message_taken="Gracias, tenemos su mensaje y le llamaremos. ¡Adiós!",
        closed_line="Llámenos de nuevo en unos minutos. ¡Adiós!",
        want_person="Quiero hablar con una persona",
    ),
}


def words(language: str | None) -> Words:
    return WORDS.get((language or "en")[:2], WORDS["en"])
