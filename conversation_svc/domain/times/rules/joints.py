"""Dates and clocks said together: "Friday at 4", "9 tomorrow morning", "Monday 12-4"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversation_svc.domain.times.almanac import add_days, coming_weekday, nth_weekday, start_of_month
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.parts import clock_range, moment_range
from conversation_svc.domain.times.resolution import at, resolve, resolve_range
from conversation_svc.domain.times.rules.days import weekday_in_week
from conversation_svc.domain.times.rules.readings import in_part, read_clock
from conversation_svc.domain.times.values import Clock, ClockRange, Day, Moment, MomentRange
from conversation_svc.domain.times.wording import words_of


def _clock_of_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """9 tomorrow morning, 10 tonight, 8 this evening."""
    clock = next((read_clock(token) for token in tokens if token.kind in "CnP"), None)
    if clock is None or value_of(tokens, "p") == "day":
        return None
    said = value_of(tokens, "D")
    day = said.date if said else context.now.date()
    return "J", Moment(day, in_part(clock, value_of(tokens, "p")))


_SPANISH_WEEKS = {8: 7, 15: 14}  # both ends are counted: "en ocho días" is a week


def _weeks_from_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """mañana en ocho días, el lunes en quince."""
    unit, number = value_of(tokens, "U"), value_of(tokens, "n")
    days = _SPANISH_WEEKS.get(unit.days if unit else number.value)
    if days is None or (number and number.width):
        return None
    weekday, day = value_of(tokens, "w"), value_of(tokens, "D")
    first = day.date if day else coming_weekday(context.now.date(), weekday)
    return "D", Day(add_days(first, days))


def _shade(tokens: Sequence[Token]) -> str | None:
    return next((token.kind for token in tokens if token.kind in "<>~"), None)


def _day_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """tomorrow morning, the morning of the 15th, late tonight."""
    return "K", moment_range(value_of(tokens, "D").date, value_of(tokens, "p"), _shade(tokens))


def _day_part_again(tokens: Sequence[Token], context: TimeContext) -> Built:
    """first thing Monday morning: the part said twice."""
    one, other = values_of(tokens, "p")
    return _day_part(tokens, context) if one == other else None


def _day_meal(tokens: Sequence[Token], _: TimeContext) -> Built:
    """tomorrow for lunch, dinner on Friday."""
    return "K", moment_range(value_of(tokens, "D").date, value_of(tokens, "5"))


def _meal(tokens: Sequence[Token], _: TimeContext) -> Built:
    """lunch, all alone; a table for lunch has no time yet."""
    return "V", clock_range(value_of(tokens, "5"))


def _weekday_part_of_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Wednesday evening next week."""
    if value_of(tokens, "u").unit != "week":
        return None
    weeks = int(any(token.kind in "xX" for token in tokens))
    day = weekday_in_week(context.now.date(), value_of(tokens, "w"), weeks)
    return "K", moment_range(day, value_of(tokens, "p"))


def _weekday_clock_of_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Saturday at 10 next week."""
    if value_of(tokens, "u").unit != "week":
        return None
    weeks = int(any(token.kind in "xX" for token in tokens))
    day = weekday_in_week(context.now.date(), value_of(tokens, "w"), weeks)
    return "J", Moment(day, value_of(tokens, "C"))


def _nth_weekday_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the first Monday evening of next month."""
    if value_of(tokens, "u").unit != "month":
        return None
    first = start_of_month(context.now.date(), int(any(token.kind in "xX" for token in tokens)))
    day = nth_weekday(first.year, first.month, value_of(tokens, "w"), value_of(tokens, "o").value)
    return None if day is None else ("K", moment_range(day, value_of(tokens, "p")))


def _moment(tokens: Sequence[Token], _: TimeContext) -> Built:
    """Friday at 4, 12:45 on the 11th."""
    clock = next((read_clock(token) for token in tokens if token.kind in "CnP"), None)
    return None if clock is None else ("J", Moment(value_of(tokens, "D").date, clock))


def _moment_in_figures(tokens: Sequence[Token], context: TimeContext) -> Built:
    """11/24 930 cleaning: three figures beside a day are an hour, whatever follows."""
    return _moment(tokens, context) if value_of(tokens, "n").width == 3 else None


def _early_moment(tokens: Sequence[Token], _: TimeContext) -> Built:
    """early tomorrow at 7: before noon."""
    return "J", Moment(value_of(tokens, "D").date, in_part(value_of(tokens, "C"), "morning"))


def _hour_on(tokens: Sequence[Token], context: TimeContext) -> Built:
    """10 on the 3rd, all alone."""
    return None if context.expected == "people" else _moment(tokens, context)


def _moments(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Monday 12-4, between 2 and 4 on Friday."""
    day = value_of(tokens, "D").date
    found = value_of(tokens, "V")
    if found is None:
        clocks = [read_clock(token) for token in tokens if token.kind in "nCP"]
        if len(clocks) != 2 or None in clocks:
            return None
        found = ClockRange(clocks[0], clocks[1])
    if found.part is not None:
        return "K", moment_range(day, found.part)
    return _on(day, found, context, from_now=tokens[0].kind == "V" and found.from_now)


def _on(day: date, found: ClockRange, context: TimeContext, *, from_now: bool = False) -> Built:
    start, end = resolve_range(found, context, day)
    begins = at(day, start) if start else context.now.replace(microsecond=0) if from_now else None
    ends = at(day, end) if end else None
    if begins and ends and ends <= begins:
        ends = at(add_days(day, 1), end) if end else None
    return "K", MomentRange(begins, ends)


def _range_in_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in the evening between 6 and 8; Monday morning 6-8."""
    found, part = value_of(tokens, "V"), value_of(tokens, "p")
    if found is None:
        clocks = [read_clock(token) for token in tokens if token.kind in "nCP"]
        if None in clocks:
            return None
        found = ClockRange(clocks[0], clocks[1])
    if found.part is not None or part == "day":
        return None
    start = in_part(found.start, part) if found.start else None
    end = in_part(found.end, part) if found.end else None
    return "V", ClockRange(start, end)


def _moments_in_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """6-8 next Monday evening."""
    said = _range_in_part(tokens, context)
    return None if said is None else _on(value_of(tokens, "D").date, said[1], context)


def _same_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """tomorrow, Tuesday; today, the 15th: one day said twice."""
    one, other = values_of(tokens, "D")
    return ("D", one) if one.date == other.date else None


def _day_and_moment(tokens: Sequence[Token], _: TimeContext) -> Built:
    day, moment = value_of(tokens, "D"), value_of(tokens, "J")
    return ("J", moment) if day.date == moment.date else None


def _by_moment(tokens: Sequence[Token], context: TimeContext) -> Built:
    """by Friday at 5: from now on."""
    moment = tokens[-1].value
    end = at(moment.date, resolve(moment.clock, context, moment.date))
    return "K", MomentRange(context.now.replace(microsecond=0), end)


def _beside_moment(tokens: Sequence[Token], context: TimeContext) -> Built:
    """after tomorrow at 5, before Friday at 3; until Friday at 3 is from now on."""
    side, moment = tokens[0], tokens[-1].value
    if side.kind == "T":
        return _by_moment(tokens, context) if side.value == "until" else None
    edge = at(moment.date, resolve(moment.clock, context, moment.date))
    return "K", MomentRange(None, edge) if side.kind == "B" else MomentRange(edge, None)


def _bare_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    return "V", clock_range(value_of(tokens, "p"), _shade(tokens))


def _bare_noon(tokens: Sequence[Token], _: TimeContext) -> Built:
    return "C", Clock(value_of(tokens, "k"), fixed=True)


def _expected_clock(tokens: Sequence[Token], _: TimeContext) -> Built:
    clock = read_clock(tokens[-1])
    return None if clock is None else ("C", clock)


def _moment_of_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the morning of the 5th at 9; at nine on the morning of the fifth."""
    clock, part = value_of(tokens, "CP"), value_of(tokens, "p")
    if value_of(tokens, "P"):
        clock = next((read_clock(token) for token in tokens if token.kind == "P"), None)
    if clock is None or part == "day":
        return None
    return "J", Moment(value_of(tokens, "D").date, in_part(clock, part))


_LINK = r"[,@OeiF-]*"

BEFORE_DATES: tuple[Rule, ...] = (
    rule(r"e? w [,iOe]* p ,? [Ofi]* e? [xXt] u", _weekday_part_of_week, "p"),
    rule(r"e? w ,? @? C ,? [Ofi]* e? [xXt] u", _weekday_clock_of_week, "C"),
    rule(r"e? o w p [fi] e? [xXt] u", _nth_weekday_part, "p"),
    rule(r"e? k", _bare_noon, "k"),
)

AFTER_NAMED_DAYS: tuple[Rule, ...] = (
    rule(r"f? (?: D | e? w ) i (?: U | n (?![aCcuQ:]))", _weeks_from_day, "i"),
    rule(r"(?<![=f]) @? [CPn] ,? [Oi]? D p", _clock_of_part, "p"),
)

JOINTS: tuple[Rule, ...] = (
    rule(r"(?: [CP] | (?<=@)n | ^n ) ,? [Oi]? D (?: i e?)? p (?! ,? @? C)", _clock_of_part, "p"),
    rule(r"e? p f e? D ,? @? [CP] | [CP] ,? O e? p f e? D", _moment_of_part, "p"),
    rule(r"^ n O D (?=!*$)", _hour_on, "n"),
    rule(r"D [,O]+ e? D | D -? D", _same_day, "D"),
    rule(r"p [,@OiF]* V | V ,? [iO]* e? p | p [,@O]* [nCP] [-T] [nCP]", _range_in_part, "p"),
    rule(r"(?:V | [nCP] [-T] [nCP]) [,O]* D [,iOe]* p", _moments_in_part, "p"),
    rule(r"p [,O]* e? D ,? p (?! ,? @? C)", _day_part_again, "p"),
    rule(r"[<>~]? D [,@iOe]* (?:[<>~] -?)? [ie]* p (?! ,? @? C)", _day_part, "p"),
    rule(r"D [,@O]* e? 5 (?! ,? [@O]? C) | 5 [,O]* e? D (?! ,? [@O]? C)", _day_meal, "5"),
    rule(r"(?<!.) [@O]* e? 5 (?=!*$)", _meal, "5"),
    rule(r"^ n D (?=!*$)", _moment, "n"),
    rule(r"(?:[<>~] -?)? p [Of,]* e? D", _day_part, "p"),
    rule(rf"D {_LINK} V | V [,Oei]* D", _moments, "V"),
    rule(r"D [,@F-]* [nCP] [-T] [nCP] (?![QuU])", _moments, "nCP"),
    rule(r"(?<![=m]) (?:O e)? [nCP] [-T] [nCP] (?![QuU]) [,O]* D", _moments, "nCP"),
    rule(r"< D ,? @? C", _early_moment, "<"),
    rule(rf"D {_LINK} C", _moment, "C"),
    rule(r"C [,OeiA]* D | C f e? D | ^ C - D (?=!*$)", _moment, "C"),
    rule(r"D @? P", _moment, "P"),
    rule(r"D ,? n (?=$|!|,|y|Oj?\.)", _moment, "n"),
    rule(r"D ,? n (?![QuU$])", _moment_in_figures, "n"),
    rule(r"J [,O]* D | D [,O]* J", _day_and_moment, "J"),
    rule(r"(?:[<>~] -?)? p", _bare_part, "p"),
    rule(r"b J", _by_moment, "b"),
    rule(r"(?<![nUJ]) [TBGS] O? J", _beside_moment, "TBGS"),
)

_DOING = frozenset(words_of("do make come it attend hacer"))
_FITTING = frozenset(words_of("work good possible great ideal suit free"))


def _refused(tokens: Sequence[Token], _: TimeContext) -> Built:
    """not Monday; instead of 4 pm; I can't do Friday; Monday doesn't work."""
    words = [token.value for token in tokens if token.kind == "."]
    allowed = _FITTING if tokens[-1].kind == "." else _DOING
    return None if any(word not in allowed for word in words) else (".", None)


def _behind(tokens: Sequence[Token], _: TimeContext) -> Built:
    """yesterday at 5, two weeks ago Monday; but "I booked yesterday for 5" and "for 5, yesterday" stay."""
    return "4", None


REFUSALS: tuple[Rule, ...] = (
    rule(r"4 [@eiF]* [CVR] | 4 D | [VR] [OeiF]* 4", _behind, "4"),
    rule(r"\? [@OeiF]* [DCJKVR]", _behind, "?"),
    rule(r"[DCJKVR] g [.]", _refused, "g"),
    rule(r"g [.]{0,2} [@OeiF]* [DCJKVR]", _refused, "g"),
)

EXPECTED_CLOCK: tuple[Rule, ...] = (rule(r"(?<![$o/m=])n (?![-,]?A?[QuU/$mo])", _expected_clock, "n"),)
