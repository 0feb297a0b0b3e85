"""English words of time: class letter (see grammar.py), value, spellings.

Several classes in one row ("dp") make several tokens, with one value each. "_" stands for a space.
"""

from __future__ import annotations

from typing import Any

from conversation_svc.domain.times.values import Duration, Number
from conversation_svc.domain.times.wording import words_of

_MINUTE, _HOUR = Duration(seconds=60, unit="minute"), Duration(seconds=3600, unit="hour")
_DAY, _WEEK = Duration(days=1), Duration(days=7, unit="week")
_MONTH, _YEAR = Duration(months=1, unit="month"), Duration(months=12, unit="year")

_CARDINALS = words_of(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """
)
_ORDINALS = words_of(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)

WORDS: tuple[tuple[str, Any, str], ...] = (
    *(("n", Number(value), word) for value, word in enumerate(_CARDINALS)),
    *(("n", Number(value), word) for value, word in ((30, "thirty"), (40, "forty fourty"), (50, "fifty"))),
    *(("n", Number(60 + 10 * at), word) for at, word in enumerate(words_of("sixty seventy eighty ninety"))),
    *(("nY", (Number(hour), None), f"{_CARDINALS[hour]}ish") for hour in range(1, 13)),
    ("nY", (Number(5), None), "fivish"),
    ("nY", (Number(9), None), "ninish"),
    ("n", Number(12), "dozen"),
    ("$", 100, "hundred"),
    ("$", 1000, "thousand"),
    *(("o", Number(value + 1), word) for value, word in enumerate(_ORDINALS)),
    ("o", Number(30), "thirtieth"),
    ("o", Number(-1), "last_day_of last_day_in the_last_day_of"),
    ("o", Number(-2), "ides"),
    ("w", 0, "monday mon"),
    ("w", 1, "tuesday tue tues"),
    ("w", 2, "wednesday weds wensday wendsday wednsday wedensday wendesday"),
    ("w", 3, "thursday thu thur thurs"),
    ("w", 4, "friday fri"),
    ("w", 5, "saturday saterday"),
    ("w", 6, "sunday"),
    ("v", 2, "wed"),
    ("v", 5, "sat"),
    ("v", 6, "sun"),
    ("W", 0, "mondays"),
    ("W", 1, "tuesdays"),
    ("W", 2, "wednesdays"),
    ("W", 3, "thursdays"),
    ("W", 4, "fridays"),
    ("W", 5, "saturdays"),
    ("W", 6, "sundays"),
    ("m", 1, "january jan"),
    ("m", 2, "february feb febuary feburary"),
    ("m", 3, "march mar"),
    ("m", 4, "april apr"),
    ("m", 5, "may"),
    ("m", 6, "june jun"),
    ("m", 7, "july jul"),
    ("m", 8, "august aug"),
    ("m", 9, "september sept sep"),
    ("m", 10, "october oct"),
    ("m", 11, "november nov"),
    ("m", 12, "december dec"),
    ("u", Duration(seconds=1, unit="second"), "sec secs seconds"),
    ("iU", (None, Duration(seconds=1, unit="second")), "in_one_second in_1_second"),
    ("u", _MINUTE, "minute minutes min mins"),
    ("u", _HOUR, "hour hours hrs"),
    ("u", Duration(seconds=3600, unit="clock"), "h hr"),
    ("u", _MINUTE, "minutes_time"),
    ("u", _HOUR, "hours_time hour_time"),
    ("u", _DAY, "day days days_time"),
    ("uG", (_DAY, None), "day_following"),
    (
        "u",
        Duration(days=1, unit="workday"),
        "workday workdays weekday business_day business_days working_day working_days",
    ),
    ("u", _WEEK, "week weeks wk wks weeks_time week_time"),
    ("u", Duration(days=7, unit="workweek"), "workweek work_week working_week"),
    ("u", Duration(days=14, unit="fortnight"), "fortnight fortnights"),
    ("u", _MONTH, "month months months_time month_time"),
    ("u", _YEAR, "year years yr yrs years_time year_time"),
    ("3", None, "q qtr"),
    ("6", "spring", "spring springtime"),
    ("6", "summer", "summer summertime"),
    ("6", "autumn", "autumn fall"),
    ("6", "winter", "winter wintertime"),
    ("5", "breakfast", "breakfast"),
    ("5", "brunch", "brunch"),
    ("5", "lunch", "lunch luncheon"),
    ("5", "dinner", "dinner supper"),
    ("L", None, "closest nearest"),
    ("z", None, "weekend weekends week_end week-end"),
    ("d", 0, "today todays tody 2day"),
    ("d", 1, "tomorrow tommorow tommorrow tomorow tomorrows"),
    ("d", 1, "tmrw tmr tmw tmrow tomoz 2moro 2morro 2morrow 2mrw"),
    ("d", 2, "day_after_tomorrow overmorrow"),
    ("d", -1, "yesterday"),
    ("d", -2, "day_before_yesterday"),
    ("dp", (0, "night"), "tonight tonite 2nite"),
    ("p", "morning", "morning mornings that_morning am_hours"),
    ("p", "afternoon", "afternoon afternoons that_afternoon afternoonish arvo"),
    ("p", "evening", "evening evenings that_evening"),
    ("p", "night", "night nights nighttime night_time night-time overnight nite"),
    ("p", "morning", "all_morning"),
    ("p", "afternoon", "all_afternoon"),
    ("p", "evening", "all_evening"),
    ("p", "lunch", "lunchtime lunch_time lunch-time lunch_hour lunch_break lunchbreak"),
    ("p", "lunch", "at_lunch over_lunch around_lunch near_lunch"),
    ("p", "after lunch", "after_lunch"),
    ("p", "morning", "first_thing first_thing_in_the_morning"),
    ("p", "after school", "after_school when_school_is_out when_school_lets_out once_school_lets_out"),
    ("p", "after work", "after_work"),
    ("p", "dinner", "dinnertime dinner_time dinner-time"),
    ("p", "breakfast", "breakfast_time breakfasttime"),
    ("Bk", (None, 12), "before_lunch before_lunchtime"),
    ("p", "day", "daytime during_the_day during_business_hours within_business_hours in_business_hours"),
    ("p", "day", "during_office_hours during_working_hours"),
    ("~p", (None, "morning"), "midmorning"),
    ("~p", (None, "afternoon"), "midafternoon"),
    ("~u", (None, _WEEK), "midweek"),
    ("a", False, "in_the_pm"),
    ("a", True, "in_the_am"),
    (
        "_",
        None,
        "like maybe say um uh erm hmm please perhaps possibly preferably probably exactly just more actually"
        " then pls plz",
    ),
    ("y", None, "is works would sounds seems thanks"),  # ends what was said of a time: "Monday 9 works"
    ("k", 12, "noon noonish midday mid-day mid_day noontime high_noon"),
    ("k", 0, "midnight midnightish midnite mid-night mid_night"),
    (":", None, "eod end_of_day end_of_the_day close_of_business cob end_of_business"),
    (">u", (None, _MONTH), "eom month_end month-end"),
    (">u", (None, _YEAR), "eoy year_end year-end"),
    ("c", None, "oclock o-clock"),
    ("h", None, "half"),
    ("q", None, "quarter"),
    ("j", None, "a an"),
    ("y", 2, "couple couple_of pair_of"),
    ("y", 3, "few several"),
    ("x", None, "next nxt following"),
    ("X", None, "coming upcoming"),
    ("t", None, "this current"),
    ("lu", (-2, _DAY), "last_day_but_one"),
    ("l", -2, "next_to_last second_to_last second_last last_but_one penultimate"),
    ("4", None, "ago"),
    ("?", "less", "less_than fewer_than no_more_than not_more_than"),
    ("?", "more", "more_than"),
    ("i?", (None, "less"), "in_under"),
    ("l", None, "last previous this_past the_past"),
    ("N", None, "from_now hence later from_this_moment"),
    ("e", None, "the teh te hte tha"),
    ("f", None, "of"),
    ("i", None, "in"),
    ("ij", (None, None), "in_another"),
    ("i", "within", "within"),
    ("@", None, "at around approximately roughly approx circa"),
    ("@", "about", "about"),
    ("b", None, "by"),
    ("b", "not later", "no_later_than not_later_than at_the_latest latest"),
    ("O", "on", "on"),
    ("O", None, "for forr during"),
    ("F", "from", "from"),
    ("F", None, "between in_between"),
    ("T", None, "to through thru"),
    ("T", "until", "on_or_before until till untill til up_until"),
    ("T", "up to", "up_to"),
    ("A", None, "and"),
    ("|", None, "or nor"),
    ("B", None, "before earlier_than sooner_than prior_to"),
    ("G", "past", "past"),
    ("G", None, "after later_than any_time_after anytime_after"),
    (
        "S",
        None,
        "on_or_after not_before not_until no_earlier_than no_sooner_than "
        "not_earlier_than since starting starting_from "
        "beginning_from beginning_on onwards_from starting_on starting_at as_of commencing effective",
    ),
    (")", None, "onwards onward or_later or_after and_later and_after"),
    ("(", None, "or_earlier or_before and_earlier"),
    ("<", None, "early beginning start"),
    ("~", None, "mid middle"),
    (">", None, "late end"),
    (">", "rest", "rest_of remainder_of rest_of_my"),
    ("*", None, "week_of week_commencing week_starting week_beginning week_ending"),
    ("<u", (None, _MONTH), "bom"),
    ("0", None, "o oh"),
    ("Y", None, "ish sharp on_the_dot"),
    ("%", None, "right_now atm at_the_moment at_present at_the_present_time at_the_minute at_this_moment"),
    ("%", "weak", "now"),
    (
        "Q",
        None,
        "people persons person guests guest adults adult kids kid children child seats seat "
        "pax folks friends diners  "
        "others ppl of_us individuals humans human babies toddlers heads men women ladies guys "
        "patrons chairs members member boys girls sisters brothers colleagues coworkers "
        "workers diners covers",
    ),
    ("=", None, "party_of table_for_a_party_of group_of table_of family_of"),
    (
        "#",
        None,
        "good_morning good_afternoon good_evening good_night good_day nice_day great_day good_weekend",
    ),
    (
        "#",
        None,
        "nice_evening great_evening nice_weekend great_weekend lovely_day lovely_evening lovely_weekend",
    ),
    (
        "#",
        None,
        "wonderful_day wonderful_evening nice_night great_night lovely_night pleasant_day pleasant_evening",
    ),
    (
        "#",
        None,
        "all_for_today all_today for_now everything_for_today that_it_for_today "
        "is_it_for_today are_you_today",
    ),
    ("#", None, "al_for_today need_for_today need_today everything_today you_today today_date"),
    (
        "E",
        None,
        "floor street avenue ave grade birthday anniversary time times option slot choice item visit opening",
    ),
    (
        "E",
        None,
        "appointment therapist doctor dentist stylist provider result apartment place listing property",
    ),
    (
        "r",
        None,
        "change move switch reschedule update push shift bump swap amend moved changed rescheduled alter",
    ),
    (
        "g",
        None,
        "instead_of rather_than not except but_not other_than apart_from cannot can_t cant don_t won_t",
    ),
    ("#", None, "spring_break spring_roll spring_rolls fall_in fall_for fall_off fall_out"),
    ("#", None, "why_not not_only whether_or_not"),
    ("#", None, "a_minute_please one_moment wait_a_minute just_a_minute just_a_second hold_on"),
    ("#", None, "second_thought second_thoughts one_second a_second"),
)

# words that show that a line is English
SIGNS = frozenset(
    words_of(
        """
        the to i you it is my me we can could would like want need please for at on in of and that
        this not yes appointment book table reservation there have what how thanks thank today
        tomorrow morning afternoon
        """
    )
)

# words that may be read out of one wrong, missing, added or swapped letter
OFTEN_MISSPELT = frozenset(
    words_of(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april june
        july august september october november december today tomorrow tonight morning afternoon
        evening night noon midday midnight next week weeks weekend month months hours minutes days
        quarter half past before after between around coming following o'clock until three four five
        seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty first second third fourth fifth sixth seventh eighth ninth tenth
        eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth thirtieth christmas thanksgiving halloween valentine
        """
    )
)
