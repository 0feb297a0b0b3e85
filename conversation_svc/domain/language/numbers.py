"""Phone numbers, written or dictated: "(202) 555-0101", "two oh two, double five five..."."""

from __future__ import annotations

import re

from conversation_svc.domain.language.lexicon import DigitWords

_WRITTEN = re.compile(r"\+?\(?\d[\d\s().\-/]{5,}\d")
_WORD = re.compile(r"\+|[^\W_]+")
_FEWEST, _MOST = 7, 15


def find_phone(text: str, country: str, say: DigitWords) -> str | None:
    """The first possible phone number in the text as E.164; local numbers are read as the country's."""
    for candidate in _candidates(text, say):
        number = _normalised(candidate, country)
        if number:
            return number
    return None


def _candidates(text: str, say: DigitWords) -> list[str]:
    found = [match[0] for match in _WRITTEN.finditer(text)]
    dictated = _dictated(text, say)
    return found + dictated


def _dictated(text: str, say: DigitWords) -> list[str]:
    """Runs of digits in words, pairs ("fifty five") and repeats ("double four", "triple zero") included."""
    runs: list[str] = []
    digits = ""
    times = 1
    tens = 0
    for word in [each.lower() for each in _WORD.findall(text)]:
        if word in ("+", "plus") and not digits:
            digits = "+"
        elif word.isdecimal():
            digits, tens, times = digits + word * times, 0, 1
        elif word in say.repeats:
            times = say.repeats[word]
        elif word in say.digits:
            digit = say.digits[word]
            digits = digits[:-1] + digit if tens and digit != "0" else digits + digit * times
            tens, times = 0, 1
        elif word in say.pairs:
            digits, tens, times = digits + say.pairs[word], int(say.pairs[word][1] == "0"), 1
        elif word in say.between:
            tens = 0
        else:
            runs.append(digits)
            digits, tens, times = "", 0, 1
    runs.append(digits)
    return [run for run in runs if _FEWEST <= len(run.lstrip("+")) <= _MOST]


def _normalised(candidate: str, country: str) -> str | None:
    digits = re.sub(r"[^\d+]", "", candidate)
    if not _FEWEST <= len(digits.lstrip("+")) <= _MOST:
        return None
    import phonenumbers  # a quarter of a second that most lines never need

    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
