"""Dates and clock times in Spanish as it is spoken in the United States and Mexico."""

from __future__ import annotations

from datetime import date, time

DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


class SpanishDates:
    def day(self, day: date, *, spoken: bool) -> str:
        return f"{DAYS[day.weekday()]} {day.day} de {MONTHS[day.month - 1]}"

    def clock(self, moment: time, *, spoken: bool) -> str:
        hour = moment.hour % 12 or 12
        if not spoken:
            return f"{hour}:{moment.minute:02d} {'AM' if moment.hour < 12 else 'PM'}"
        after_noon = "de la tarde" if moment.hour < 20 else "de la noche"
        half = "de la mañana" if moment.hour < 12 else after_noon
        half = "del mediodía" if (moment.hour, moment.minute) == (12, 0) else half
        said = {0: "", 15: " y cuarto", 30: " y media"}
        minutes = said.get(moment.minute, f" y {moment.minute}")
        return f"{'la' if hour == 1 else 'las'} {hour}{minutes} {half}"

    def joined(self, items: list[str], *, alternatives: bool = False) -> str:
        word = "o" if alternatives else "y"
        if len(items) < 3:
            return f" {word} ".join(items)
        return ", ".join(items[:-1]) + f" {word} {items[-1]}"
