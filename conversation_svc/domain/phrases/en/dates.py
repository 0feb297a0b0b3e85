"""Dates and clock times as an American reader expects them."""

from __future__ import annotations

from datetime import date, time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class EnglishDates:
    def day(self, day: date, *, spoken: bool) -> str:
        name, month = DAYS[day.weekday()], MONTHS[day.month - 1]
        return f"{name}, {month} {day.day}" if spoken else f"{name[:3]} {month[:3]} {day.day}"

    def clock(self, moment: time, *, spoken: bool) -> str:
        if spoken and moment == time(12):
            return "noon"
        hour, half = moment.hour % 12 or 12, "AM" if moment.hour < 12 else "PM"
        if spoken and not moment.minute:
            return f"{hour} {half}"
        return f"{hour}:{moment.minute:02d} {half}"

    def joined(self, items: list[str], *, alternatives: bool = False) -> str:
        word = "or" if alternatives else "and"
        if len(items) < 3:
            return f" {word} ".join(items)
        return ", ".join(items[:-1]) + f" {word} {items[-1]}"
