"""Phone numbers, written or dictated: "(202) 555-0101", "two oh two, double five five..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conversation_svc.domain.language.lexicon import DigitWords

_WRITTEN = re.compile(r"\+?\(?\d[\d\s().\-/]{5,}\d")
_WORD = re.compile(r"\+|[^\W_]+")
_GROUPS = re.compile(r"\+?(?=(?:\D*\d){9})\d{1,4}(?: \d{1,4}){2,}")  # "600 123 456"
_NO_TIME = 9  # digits
_FEWEST, _MOST = 7, 15
_FEWEST_WORDS = 3  # "triple five, double oh, twelve"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """number: E.164. span: the letters of the text that said it."""

    number: str
    span: tuple[int, int]


def find_phone(text: str, country: str, say: DigitWords) -> PhoneNumber | None:
    """The first possible phone number in the text; local numbers are read as the country's."""
    for digits, span in (*_written(text), *dictated_runs(text, say)):
        number = _normalised(digits, country)
        if number:
            return PhoneNumber(number, span)
    return None


def long_numbers(text: str, say: DigitWords) -> tuple[tuple[int, int], ...]:
    """Where so many digits stand in a row that they are no time, whoever may be called by them."""
    written = (span for digits, span in _written(text) if _GROUPS.fullmatch(digits))
    dictated = (span for digits, span in dictated_runs(text, say) if len(digits.lstrip("+")) >= _NO_TIME)
    return (*written, *dictated)


def _written(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _WRITTEN.finditer(text):
        yield match[0], match.span()


def dictated_runs(text: str, say: DigitWords) -> Iterator[tuple[str, tuple[int, int]]]:
    """Runs of digits in words, pairs ("fifty five") and repeats ("double four", "triple zero") included."""
    words = text.lower().split()
    if say.digits.keys().isdisjoint(words) and say.pairs.keys().isdisjoint(words):
        return
    if len([word for word in words if word in say.digits or word in say.pairs]) < _FEWEST_WORDS:
        return
    yield from _runs(text, say)


def dictated_digits(text: str, say: DigitWords, lengths: range) -> str | None:
    """So many digits said or written in a row, if only one row in the line is so long."""
    rows = (re.sub(r"\D", "", digits) for digits, _ in _runs(text, say))
    fitting = [row for row in rows if len(row) in lengths]
    return fitting[0] if len(fitting) == 1 else None


def _runs(text: str, say: DigitWords) -> Iterator[tuple[str, tuple[int, int]]]:
    run = _Run()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if not run.takes(word, say):
            if run.digits:
                yield run.digits, (run.start, run.end)
            run = _Run()
            continue
        if run.start < 0:
            run.start = match.start()
        run.end = match.end()
    if run.digits:
        yield run.digits, (run.start, run.end)


@dataclass(slots=True)
class _Run:
    """after_tens: "fifty" was just said, so that "five" makes it 55. times: "double" was just said."""

    digits: str = ""
    start: int = -1
    end: int = -1
    times: int = 1
    after_tens: bool = False

    def takes(self, word: str, say: DigitWords) -> bool:
        if word in ("+", "plus") and not self.digits:
            self.digits = "+"
        elif word.isdecimal():
            self.digits, self.after_tens, self.times = self.digits + word * self.times, False, 1
        elif word in say.repeats:
            self.times = say.repeats[word]
        elif word in say.digits:
            digit = say.digits[word]
            joined = self.after_tens and digit != "0"
            self.digits = self.digits[:-1] + digit if joined else self.digits + digit * self.times
            self.after_tens, self.times = False, 1
        elif word in say.pairs:
            pair = say.pairs[word]
            self.digits, self.after_tens, self.times = self.digits + pair, pair[1] == "0", 1
        else:
            return word in say.between
        return True


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
