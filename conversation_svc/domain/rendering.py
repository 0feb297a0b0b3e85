"""Actions to words:

the phrase of the language, its values said as that language and channel say them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from conversation_svc.domain.actions import Action, Say
from conversation_svc.domain.phrases import Language, language_of
from conversation_svc.domain.phrases.gsm import friendly
from conversation_svc.domain.state import State

Parts = list[str]


def render(actions: Iterable[Action], language_code: str, channel: str, *, said: str = "") -> str:
    """The words for every Say, in order. `said`: our previous line, which is not said again word for word
    where the language knows another wording (a phrase's key with `_again`).

    Texts are kept to the GSM-7 alphabet, so that they stay one cheap segment.
    """
    language = language_of(language_code)
    words = [_worded(language, action, channel, said) for action in actions if isinstance(action, Say)]
    return " ".join(dict.fromkeys(filter(None, words)))


def _worded(language: Language, action: Say, channel: str, said: str) -> str:
    words = _in_alphabet(phrase(language, action.key, action.args, channel), channel)
    again = f"{action.key}_again"
    if words and words in said and again in language.phrases:
        return _in_alphabet(phrase(language, again, action.args, channel), channel)
    return words


def _in_alphabet(words: str, channel: str) -> str:
    return friendly(words) if channel == "sms" else words


_NOTHING = "\0"  # stands where a value is empty
_GAP = re.compile(rf"\s*{_NOTHING}\s*(?=[,.;])|{_NOTHING}")


def phrase(language: Language, key: str, args: Mapping[str, Any], channel: str) -> str:
    template = language.phrases[key]
    if not isinstance(template, str):
        template = template.get(channel, template.get("", ""))
    words = _GAP.sub("", template.format_map(_Values(language, args, channel)))
    words = " ".join(words.split())
    for written, contracted in language.contractions:
        words = written.sub(contracted, words)
    return words


class _Values(dict[str, str]):
    """Values made into words when the template asks for them.

    `{when}` is a day with its time; `{slots}` a list of offers; `{with_staff}` and its like are whole little
    phrases of the language that stay empty when their value is.
    """

    def __init__(self, language: Language, args: Mapping[str, Any], channel: str) -> None:
        super().__init__()
        self._language = language
        self._args = args
        self._channel = channel
        self._spoken = channel == "voice"

    def __missing__(self, name: str) -> str:
        maker = getattr(self, f"_{name}", None)
        if maker is not None:
            return str(maker()) or _NOTHING
        value = self._args.get(name.removesuffix("_words"))
        if value in (None, "", (), []):
            return _NOTHING
        said = self._say(value)
        return self._whole(f"_{name}").format(said) if name.endswith("_words") else said

    def _say(self, value: Any) -> str:
        dates = self._language.dates
        if isinstance(value, datetime):
            return self._moment(value)
        if isinstance(value, date):
            return dates.day(value, spoken=self._spoken)
        if isinstance(value, time):
            return dates.clock(value, spoken=self._spoken)
        if isinstance(value, list | tuple):
            return dates.joined([self._say(item) for item in value], alternatives=True)
        return str(value)

    def _moment(self, value: datetime) -> str:
        dates = self._language.dates
        day, clock = (
            dates.day(value.date(), spoken=self._spoken),
            dates.clock(value.time(), spoken=self._spoken),
        )
        return self._day_at(day, clock)

    def _day_at(self, day: str, clock: str) -> str:
        """Spoken clock times may bring their article along ("las nueve")."""
        return self._fragment("_day_at_spoken_time" if self._spoken else "_day_at_time", day=day, time=clock)

    def _when(self) -> str:
        return self._moment(self._args["start"]) if self._args.get("start") else ""

    def _old_when(self) -> str:
        return self._moment(self._args["old"]) if self._args.get("old") else ""

    def _fragment(self, key: str, /, **values: Any) -> str:
        return self._whole(key).format(**values)

    def _whole(self, key: str) -> str:
        template = self._language.phrases[key]
        assert isinstance(template, str)
        return template

    def _as_spoken(self, key: str) -> str:
        """The key of the same fragment for voice."""
        return f"_spoken{key}" if self._spoken else key

    def _with_staff(self) -> str:
        staff = self._args.get("staff")
        return self._fragment("_with", staff=staff) if staff else ""

    def _slots(self) -> str:
        """Texts and chats: numbered, grouped by day. Voice: in words."""
        offers: list[tuple[datetime, str]] = list(self._args["slots"])
        dates = self._language.dates
        same_staff = len({staff for _, staff in offers}) == 1
        days: dict[date, Parts] = {}
        for place, (start, staff) in enumerate(offers, 1):
            clock = dates.clock(start.time(), spoken=self._spoken)
            named = "" if same_staff or not staff else " " + self._fragment("_with", staff=staff)
            number = "" if self._spoken or len(offers) == 1 else f"{place}) "
            days.setdefault(start.date(), []).append(f"{number}{clock}{named}")
        groups = []
        for day, clocks in days.items():
            said = dates.joined(clocks, alternatives=True) if self._spoken else " ".join(clocks)
            spoken_day = dates.day(day, spoken=self._spoken)
            groups.append(self._fragment(self._as_spoken("_day_times"), day=spoken_day, times=said))
        closing = self._fragment("_all_with", staff=offers[0][1]) if same_staff and offers[0][1] else ""
        joined = dates.joined(groups, alternatives=True) if self._spoken else "; ".join(groups)
        return joined + (f" {closing}" if closing and not self._args.get("staff") else "")

    def _wish_missed(self) -> str:
        """What is not free, and why when we know."""
        wish = self._args.get("wish") or {}
        day, at = wish.get("day"), wish.get("at")
        if wish.get("closed") and day:
            reason = f" ({wish['reason']})" if wish.get("reason") else ""
            return self._fragment("_closed_on", day=self._say(day), reason=reason)
        if day and at:
            return self._fragment("_not_free", when=self._day_at(self._say(day), self._say(at)))
        if day and wish.get("in_hours"):
            return self._fragment("_not_free_then", day=self._say(day))
        if day:
            return self._fragment("_not_free", when=self._say(day))
        if at:
            return self._fragment("_not_free_at", when=self._say(at))
        return self._fragment("_nothing_so", when="")

    def _appointments(self) -> str:
        items = []
        told = self._args["appointments"]
        for place, (start, service, staff, whom) in enumerate(told, 1):
            number = "" if self._spoken or len(told) == 1 else f"{place}) "
            named = " " + self._fragment("_with", staff=staff) if staff else ""
            named += " " + self._fragment("_for", name=whom) if whom else ""
            items.append(
                f"{number}{self._fragment('_service_at', service=service, when=self._moment(start))}{named}"
            )
        return self._language.dates.joined(items) if self._spoken else "; ".join(items)

    def _prices(self) -> str:
        return ", ".join(f"{name} {price}" for name, price in self._args["prices"])

    def _hours(self, *, short: bool = False) -> str:
        """short: of a whole week, where each letter costs."""
        key = "_span" if short and not self._spoken else self._as_spoken("_from_to")
        dates = self._language.dates
        spans = []
        for window in self._args.get("windows") or ():
            opens, closes = (dates.clock(_clock(minute), spoken=self._spoken) for minute in window)
            spans.append(self._fragment(key, opens=opens, closes=closes))
        return dates.joined(spans)

    def _week(self) -> str:
        """Weekdays with the same hours are said together."""
        groups: list[tuple[list[int], list[tuple[int, int]]]] = []
        for weekday, windows in self._args.get("week") or ():
            windows = [tuple(w) for w in windows]
            if groups and groups[-1][1] == windows:
                groups[-1][0].append(weekday)
            else:
                groups.append(([weekday], windows))
        names = self._fragment(self._as_spoken("_weekdays")).split()
        through = self._whole(self._as_spoken("_through"))
        said = []
        for weekdays, windows in groups:
            first, last = names[weekdays[0]], names[weekdays[-1]]
            name = first if len(weekdays) == 1 else f"{first}{through}{last}"
            hours = _Values(self._language, {"windows": windows}, self._channel)._hours(short=True)
            none = "_off" if self._args.get("staff") else "_closed"
            said.append(f"{name} {hours or self._fragment(none)}")
        return ", ".join(said)

    def _notes(self) -> str:
        return "; ".join(str(note) for note in self._args["notes"])

    def _until(self) -> str:
        until = self._args.get("until")
        return self._fragment("_until_time", until=self._say(until)) if until else ""

    def _where(self) -> str:
        place = self._args.get("location")
        if place and str(place).split()[0] in self._fragment("_place_words").split():
            return str(place)  # "on the way to Oak St" says itself how it is meant
        return self._fragment("_at_place", place=place) if place else ""

    def _remark(self) -> str:
        remark = str(self._args.get("remark") or "").strip()
        return remark if not remark or remark[-1] in ".!?" else f"{remark}."

    def _new_text(self) -> str:
        return self._fragment("_we_text_you") if self._args.get("textable") else ""

    def _open_hint(self) -> str:
        return self._fragment("_or_another") if self._args.get("open_end") else ""

    def _for_name(self) -> str:
        """And where, for what is done at the customer's place."""
        name = self._args.get("name") or self._args.get("for_whom")
        return " ".join(filter(None, (self._fragment("_for", name=name) if name else "", self._where())))

    def _day_hours(self) -> str:
        day, windows = self._args["date"], self._args.get("windows")
        day = date.fromisoformat(day) if isinstance(day, str) else day
        if not windows:
            reason = f" ({self._args['reason']})" if self._args.get("reason") else ""
            return self._fragment("_closed_on", day=self._say(day), reason=reason)
        return self._fragment("_open_on", day=self._say(day), hours=self._hours())

    def _staff_day(self) -> str:
        key = "_staff_in" if self._args.get("windows") else "_staff_out"
        day = date.fromisoformat(self._args["date"])
        return self._fragment(key, day=self._say(day), staff=self._args["staff"], hours=self._hours())

    def _notice_words(self) -> str:
        """How long before its start an appointment may still be changed; nothing where that is always."""
        minutes = self._args["minutes"]
        if not minutes:
            return ""
        key, count = ("_hours", minutes // 60) if minutes % 60 == 0 else ("_minutes", minutes)
        return self._fragment("_notice", notice=self._fragment(key, count=count))

    def _until_words(self) -> str:
        return self._until()

    def _contact_words(self) -> str:
        contact = self._args.get("contact")
        return self._fragment("_call_us", contact=contact) if contact else ""


def _clock(minute: int) -> time:
    return time(0) if minute >= 1440 else time(minute // 60, minute % 60)


def quick_replies(state: State) -> list[str]:
    """Short answers a chat may offer as buttons. Each of them is understood when it comes back as text."""
    language = language_of(state.language)
    quick, task = language.quick, state.task
    if state.handoff == "human" and not state.helping:
        return []
    if state.expected in ("confirm", "waitlist"):
        return [quick["yes"], quick["no"]]
    if task and state.expected == "time" and task.offers and task.chosen is None:
        several_days = len({slot.start.date() for slot in task.offers}) > 1
        says = []
        for slot in task.offers:
            clock = language.dates.clock(slot.start.time(), spoken=False)
            says.append(
                f"{language.dates.day(slot.start.date(), spoken=False)} {clock}" if several_days else clock
            )
        return [*says, quick["other_times"]]
    if state.expected == "service":
        return []
    if task is None:
        return [quick["book"], quick["hours"], quick["person"]]
    return []
