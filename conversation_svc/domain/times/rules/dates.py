"""Calendar dates: "the 3rd of May", "Friday, Aug 17 2018", "2/15", "the 7th", "first Tuesday of October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from conversation_svc.domain.times.almanac import (
    add_days,
    add_months,
    coming_date,
    coming_day_of_month,
    is_day,
    start_of_month,
)
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.durations import shift
from conversation_svc.domain.times.rules.nth_weekdays import NTH_WEEKDAYS
from conversation_svc.domain.times.rules.years import full_year
from conversation_svc.domain.times.values import Day, Duration, Number

IDES = -2  # "the ides of March"; -1 is the last day
MONTH_FIRST = frozenset({"US", "PR", "VI", "GU", "PH"})
_TOO_MANY_TO_CHOOSE = 13
_DIGITS = re.compile(r"\d+")


def reads_month_first(country: str) -> bool:
    """Is "4/3" April 3rd there?"""
    return not country or country in MONTH_FIRST


def _day(found: date | None) -> Built:
    return None if found is None else ("D", Day(found))


def _from_parts(context: TimeContext, month: int, day: int, year: int | None) -> Built:
    if year is None:
        return _day(coming_date(context.now.date(), month, day, context.past))
    return _day(date(year, month, day) if is_day(year, month, day) else None)


def _month_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """May 3rd (2026), the third of May, Friday the 17th of August, 2018."""
    month = value_of(tokens, "m")
    if _is_torn(tokens) or any(
        token.kind == "u" and token.value.unit not in ("day", "workday", "year") for token in tokens
    ):
        return None
    numbers = [token for token in tokens if token.kind in "no"]
    day, *rest = numbers
    if rest and day.kind == "n" and rest[0].kind == "o":  # the year first
        return None
    year: int | None = None
    if rest:
        year = full_year(rest[0].value, context.now.date())
        if year is None or rest[0].value.width not in (2, 4):
            return None
    elif any(token.kind == "t" for token in tokens):
        year = context.now.year
    if any(token.kind == "x" for token in tokens) and rest == []:
        return _from_parts(context, month, day.value.value, None)
    if day.kind == "n" and day.value.width > 2:
        return None
    if _counts_workdays(tokens):
        now = context.now.date()
        return _nth_workday(date(year or now.year + (month < now.month), month, 1), day.value.value)
    if day.value.value == -1:
        return _last_day(context, month, year)
    number = day.value.value if day.value.value != IDES else 15 if month in (3, 5, 7, 10) else 13
    if 28 < number <= 31 and not is_day(2000, month, number):
        return "#", None  # the 31st of February is no day, and its "31st" no other
    return _from_parts(context, month, number, year)


def _year_first(tokens: Sequence[Token], context: TimeContext) -> Built:
    """2027 October 3rd."""
    year, day = (token.value for token in tokens if token.kind in "no")
    known = full_year(year, context.now.date()) if year.width == 4 else None
    if known is None or day.width > 2:
        return None
    return _from_parts(context, value_of(tokens, "m"), day.value, known)


def _dotted(tokens: Sequence[Token], context: TimeContext) -> Built:
    """16. November 2027, Nov. 16. 2027; but "the 4. May I come?" is no date."""
    year = tokens[-1].value if tokens[-1].kind == "n" else None
    if (year is None and value_of(tokens, "m") in (3, 5)) or (year is not None and year.width != 4):
        return None
    return _month_day([token for token in tokens if token.kind != "!"], context)


def _month_day_of_year(tokens: Sequence[Token], context: TimeContext) -> Built:
    """January 3rd of next year; next year, on the 3rd of January."""
    if value_of(tokens, "u").unit != "year":
        return None
    day = value_of(tokens, "no")
    year, month = context.now.year + 1, value_of(tokens, "m")
    return _day(date(year, month, day.value) if day.width <= 2 and is_day(year, month, day.value) else None)


def _weekday_before_year(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Jul 18, Fri 2014."""
    day, year = (token.value for token in tokens if token.kind in "no")
    if year.width != 4 or full_year(year, context.now.date()) is None:
        return None
    return _from_parts(context, value_of(tokens, "m"), day.value, year.value)


def _counts_workdays(tokens: Sequence[Token]) -> bool:
    """the first business day of June."""
    return any(token.kind == "u" and token.value.unit == "workday" for token in tokens)


def _nth_workday(first: date, nth: int) -> Built:
    if not 1 <= nth <= 20:
        return None
    return _day(shift(add_days(first, -1), Duration(days=nth, unit="workday")))


def _last_day(context: TimeContext, month: int, year: int | None) -> Built:
    first = date(year or context.now.year, month, 1)
    end = add_months(first, 1).toordinal() - 1
    if year is None and end < context.now.date().toordinal():
        end = add_months(first, 13).toordinal() - 1
    return "D", Day(date.fromordinal(end))


def _is_torn(tokens: Sequence[Token]) -> bool:
    """A hyphen with spaces around it ("July 13 - July 15") does not join day and month."""
    return any(
        token.kind == "-" and (token.start != before.end or token.end != after.start)
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _month_year_or_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """May 12 2019 with a plain year, where the comma was left out; the last number may be a clock."""
    numbers = [token.value for token in tokens if token.kind in "no"]
    written, ahead = numbers[1].width, numbers[1].value - context.now.year % 100
    is_year = written == 4 or (written == 2 and numbers[1].value > 12 and -1 <= ahead <= 10)
    return _month_day(tokens, context) if is_year else None


def _of_this_month(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the 10th of this month, 20 of next month, the last day of the month."""
    day = value_of(tokens, "no").value
    unit = next(token.value for token in reversed(tokens) if token.kind == "u")
    if unit.unit == "year" and day == -1:
        return _day(date(context.now.year + any(token.kind in "xX" for token in tokens), 12, 31))
    if unit.unit != "month":
        return None
    now = context.now.date()
    first = start_of_month(now, int(any(token.kind in "xX" for token in tokens)))
    if not context.past and not any(token.kind in "txX" for token in tokens) and 0 < day < now.day:
        first = add_months(first, 1)  # the 1st of the month, said on the 15th
    if _counts_workdays(tokens):
        return _nth_workday(first, day)
    if day == -1:
        return _day(date.fromordinal(add_months(first, 1).toordinal() - 1))
    return _day(first.replace(day=day) if is_day(first.year, first.month, day) else None)


def _weekday_number(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Friday the 13th, Thu 15th, Sunday 31."""
    number, now = value_of(tokens, "no"), context.now.date()
    if number.width > 2:
        return None
    found = coming_day_of_month(now, number.value, value_of(tokens, "w"), past=context.past)
    may_be_a_clock = tokens[-1].kind == "n" and number.value <= 12 and context.expected != "date"
    if found and may_be_a_clock and abs((found - now).days) > 45:
        return None
    return _day(found)


def _iso(tokens: Sequence[Token], _: TimeContext) -> Built:
    year, month, day = map(int, _DIGITS.findall(tokens[-1].value))
    if not is_day(year, month, day):
        month, day = day, month
    return _day(date(year, month, day) if 1900 <= year <= 2200 and is_day(year, month, day) else None)


def _numeric(first: int, second: int, year: int | None, context: TimeContext) -> Built:
    month_first = reads_month_first(context.country)
    if month_first and context.language == "es" and year is None and not context.past:
        return _nearer(first, second, context)
    order = (first, second) if month_first else (second, first)
    for month, day in (order, order[::-1]):
        found = _from_parts(context, month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None
        if found:
            return found
    return None


def _nearer(first: int, second: int, context: TimeContext) -> Built:
    """ "El 3/12" in a country where Spanish speakers write dates both ways: what comes sooner."""
    both = {
        coming_date(context.now.date(), *pair) for pair in ((first, second), (second, first)) if pair[0] <= 12
    }
    return _day(min(filter(None, both), default=None))


def _full(tokens: Sequence[Token], context: TimeContext) -> Built:
    """04/26/2018, 26.4.18."""
    first, second, year = _DIGITS.findall(tokens[-1].value)
    known = full_year(Number(int(year), len(year)), context.now.date())
    return _numeric(int(first), int(second), known, context) if known else None


def _dashed(tokens: Sequence[Token], context: TimeContext) -> Built:
    """2-15, on 22-04: one of the two is no month, and no hour on the clock."""
    first, dash, second = tokens[-3:]
    glued = first.end == dash.start and dash.end == second.start
    if not glued or not {first.value.width, second.value.width} <= {1, 2}:
        return None
    if not 12 < max(first.value.value, second.value.value) < 32:
        return None
    return _numeric(first.value.value, second.value.value, None, context)


def _short(tokens: Sequence[Token], context: TimeContext) -> Built:
    """2/15, on 5.12, Friday 7.6."""
    first, second = map(int, _DIGITS.findall(tokens[-1].value))
    return _numeric(first, second, None, context)


def _short_of_year(tokens: Sequence[Token], context: TimeContext) -> Built:
    """11/24 2026."""
    year = tokens[-1].value
    known = full_year(year, context.now.date()) if year.width == 4 else None
    first, second = map(int, _DIGITS.findall(tokens[-2].value))
    return _numeric(first, second, known, context) if known else None


def _expected_short(tokens: Sequence[Token], context: TimeContext) -> Built:
    """is 5.12 free, where a date was asked for; elsewhere it may be a size."""
    return _short(tokens, context) if context.expected == "date" else None


def _day_of_month(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the 7th, on the fifteenth; small ordinals in words may choose ("the second one") and need "on"."""
    number = value_of(tokens, "o")
    if number.width == 0 and number.value < 6 and tokens[0].kind != "O" and context.expected != "date":
        return None
    if number.value < 1:
        return None
    return _day(coming_day_of_month(context.now.date(), number.value, past=context.past))


def _plain_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the 17 (only before a time or where a date was asked for)."""
    number = value_of(tokens, "n")
    if number.width not in (1, 2) or (tokens[0].kind == "O" and tokens[0].value != "on"):
        return None
    return _day(coming_day_of_month(context.now.date(), number.value, past=context.past))


def _expected_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """15, where a date was asked for."""
    return _plain_day(tokens, context) if context.expected == "date" else None


def _al_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """muévela al 25: no range ends there."""
    return _plain_day(tokens, context) if tokens[0].value == "al" else None


def _el_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """el 15, el día 15, el veinticuatro; a small number in words may choose ("el dos") and needs "día"."""
    number, lead = value_of(tokens, "n"), tokens[0].value
    if lead not in ("el", "day"):
        return None
    if number.width == 0 and (lead == "day" or number.value >= _TOO_MANY_TO_CHOOSE):
        return _day(coming_day_of_month(context.now.date(), number.value, past=context.past))
    return _plain_day(tokens, context)


OF_DAYS: tuple[Rule, ...] = (rule(r"(?<![nCDFow]) T n (?= !*$ | [,.@!])", _al_day, "T"),)

_W = r"(?: t?X?x? e? w [,!]? O? ,? )?"
_YEAR = r"(?: ,? f? n (?![aC:cup]) )?"

DATES: tuple[Rule, ...] = (
    rule(r"e? (?:w ,?)? 9", _iso, "9"),
    rule(r"e? (?:w [,!]? e?)? 8", _full, "8"),
    rule(r"n - m - n | m - n - n", _month_day, "m"),
    rule(r"n ,? m ,? e? [no] (?![aC:c])", _year_first, "m"),
    rule(r"(?: ^ | (?<=[ew,]) ) n ! m (?: ,? n)? | m ,? e? [no] ! n", _dotted, "m"),
    rule(r"e? m e? [no] ,? w ,? n", _weekday_before_year, "w"),
    rule(rf"{_W} e? (?:[no] f? m | m ,? e? [no]) ,? [fi]? e? [xX] u", _month_day_of_year, "xX"),
    rule(r"i? e? [xX] u [,O]* e? (?:[no] f? m | m e? [no])", _month_day_of_year, "xX"),
    rule(rf"{_W} x? e? (?:n (?:[uI])? |o u?) ,? f? ,? m (?: ,? [fF]? n)", _month_year_or_day, "m"),
    rule(rf"{_W} x? e? m ,? e? [no] (?: ,? [fF]? n)", _month_year_or_day, "m"),
    rule(rf"{_W} x? e? (?:n|o u?) [,-]? f? ,? (?:t u ,?)? m -? (?: ,? t u)?", _month_day, "m"),
    rule(rf"{_W} x? e? m [,/-]? e? (?:o|n (?!a|Q|[-T]n?a)) (?: ,? t u)?", _month_day, "m"),
    rule(r"e? o u i e? m (?: ,? n)?", _month_day, "u"),
    *NTH_WEEKDAYS,
    rule(r"(?: e? w ,?)? e? [no] (?:u (?=f))? f? e? [txX]? (?<=[ftxXe]) u", _of_this_month, "u"),
    rule(r"e? o , e? [txX] u | e? o u i e? [txX]? u", _of_this_month, "u"),
    rule(r"[txX]? w ,? e? (?:o (?!w) | n (?![aucn:-]|Y|T|Q|/))", _weekday_number, "w"),
    rule(r"e? [txX] u [,O]* e? o (?! [wLq])", _of_this_month, "u"),
    rule(r"(?: w ,?)? s ,? n", _short_of_year, "s"),
    rule(r"w ,? [sP]", _short, "w"),
    rule(r"(?:^ | O | w ,?) n - n (?=[!,@]*$)", _dashed, "-"),
    rule(r"(?<![i]) s (?! u | ,?f?m)", _short, "s"),
    rule(r"(?:^|(?<=[OeFTGBSbA|,-])) P (?! u | \.)", _short, "P"),
    rule(r"P (?!u)", _expected_short, "P"),
    rule(r"(?:O e?|e|^) o (?![uUwonEQq3LzhX*])", _day_of_month, "o"),
    rule(r"o (?![uUwonEQ.q3LzhX*])", _day_of_month, "o"),
    rule(r"e n (?= F | C | [@O]) | ^ (?:O e? | e) n (?=!*$)", _plain_day, "n"),
    rule(r"e n (?![QuU$A])", _el_day, "n"),
    rule(r"^ [.]? n (?= [!.]{0,2} $)", _expected_day, "n"),
)
