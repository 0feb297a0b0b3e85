"""A name in answer to "what is your name?", and nothing else that people say instead of one."""

from __future__ import annotations

import re

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.en.ordinary import ORDINARY
from conversation_svc.domain.language.weights import is_given_name, name_model
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.spelled import spelled_name

PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "van", "von", "der", "da", "dos", "di", "du", "al", "bin", "ibn", "y"}
)
_ORDINARY = frozenset(ORDINARY)
_THUMBED = re.compile(r"^[^\W\d_]+(?:['’-][^\W\d_]+)?$")
_POLITE = frozenset(
    [
        "please",
        "thanks",
        "here",
        "speaking",
        "again",
        "favor",
        "gracias",
        "and",
        "or",
        "no",
        "yes",
        "is",
        "it",
    ]
)
_NUMBERS = re.compile(r"[,;]?\s*(?:\+|\(?\d)[\d\s().-]{5,}.*$")  # a phone number behind the name
_INSTEAD = (
    "any_of_them",
    "any_staff",
    "none_of_them",
    "choosing",
    "number_only",
    "yes_only",
    "no_only",
    "address",
    "price",
    "duration",
    "robot",
    "weather",
)
WRITTEN = re.compile(r"^[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){1,2}$")
_MONTHS = frozenset({"april", "may", "june", "august"})  # and names
_ALSO_NAMES = frozenset({"will", "may", "april", "june", "august", "march", "my"})
# "Ines de la Cruz", "jan van der berg", "Ana Belén Ruiz de León"
_PARTICLE = r"(?:de|del|de la|de los|de las|la|van|van der|van den|von|der|da|dos|di|du|el|al|bin|ben|y)"
_PART = r"[^\W\d_][\w'’.-]*"
_NAME = re.compile(rf"^{_PART}(?:(?: {_PARTICLE})? {_PART}){{0,3}}$")
_WITH_PARTICLES = re.compile(
    rf"^{_PART}(?=.* {_PARTICLE} {_PART})(?:(?: {_PARTICLE})? {_PART}){{1,4}}$", re.IGNORECASE
)
# what people say before they tell it ("Fine. Alex."), and what they are called by
_BEFORE = re.compile(
    r"^(?:(?:just|only|solo|fine|ok|okay|sure|alright|all right|yes|yeah|yep|well|oh|um|uh|hi|hello|hey"
    r"|ah|bueno|claro"
    r"|s[ií]|pues|hola"
    r"|mira|este)\b[\s.,!]+)+(?=\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:,? (?:please|pls|thanks|thank you|por favor|porfa|gracias))+\W*$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:dr|dra|doctor|doctora|mr|mrs|ms|miss|sr|sra|srta|do[nñ]a?|lic|ing|prof)\.? (?=[^\W\d_])",
    re.IGNORECASE,
)
_SHORT_ANSWER = 4  # words
_STRANGE = 2  # words in small letters of which we know none
# what may stand behind a name in answer to our question
_GOES_ON = re.compile(
    r"\s*(?:[,;(-]|\d|\+|and\b|y\b|with\b|con\b|phone|tel|cel|n[uú]mero|my\b|mi\b|su\b|at\b|en\b|here|speaking|for\b"
    r"|para\b|but\b|pero\b"
    r"|spelled|is\b|es\b|please|por\b)",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"^([^\W\d_][\w'’ -]*), ([^\W\d_][\w'’-]+)$")
_NOT_NAMING = frozenset({"select", "affirm", "negate", "request", "alternatives", "repeat", "stop", "greet"})


def last_name_first(text: str) -> str | None:
    """ "De la Rosa, Carlos": Carlos de la Rosa."""
    found = _LAST_FIRST.match(text)
    if found is None or not is_first_name(found[2]) or is_first_name(found[1]):
        return None
    words = found[1].split()
    if text.islower():  # "beam, jim"
        return f"{found[2]} {found[1]}" if len(words) == 1 and words[0] not in name_model().common else None
    if not all(word[0].isupper() or word in PARTICLES for word in words):
        return None
    last = " ".join(word.lower() if word.lower() in PARTICLES else word for word in words)
    return f"{found[2]} {last}"


def is_first_name(word: str) -> bool:
    model = name_model()
    if word.islower():  # as speech is written down
        return is_given_name(word)
    return word.istitle() and word.lower() in model.first_names


def is_thumbed_name(text: str) -> bool:
    """ "pedro infante", "juan de la torre": in small letters, and the first word is nothing but a name."""
    said, model = text.split(), name_model()
    if len(said) == 2 and text.islower() and model.is_everyday(*said):
        return True
    words = [word for word in said if word not in PARTICLES]
    longer = len(words) < len(said) or (len(words) > 2 and words[1] in model.first_names)
    return (
        2 <= len(words) <= 2 + longer
        and text.islower()
        and said[0] == words[0]
        and said[-1] == words[-1]
        and all(_THUMBED.match(word) for word in words)
        and words[0] in model.first_names - model.common
        and not model.common & set(words[1:])
    )


def is_full_name(text: str) -> bool:
    """ "Rosa Maria Ruiz", "Ana Belén Ruiz de León": as names are written, and the first is a first name."""
    words = text.split()
    written = all(word[0].isupper() or word in PARTICLES for word in words) and not text.isupper()
    known = words[:1] and words[0].lower() in name_model().first_names
    return bool(known) and len(words) > 1 and written and _NAME.match(text) is not None


def _with_particle(found: str, bare: str) -> bool:
    """ "María del Carmen", of which María and Carmen were found."""
    left = [word for word in bare.split() if word not in found.split()]
    return _NAME.match(bare) is not None and bool(left) and all(word in PARTICLES for word in left)


def _without_around(found: str, bare: str) -> str:
    """What is a name of "for Mike" and "Ana Ruiz porfa"; of "Ann. Ann Lee" the whole one."""
    inside = found.lower() in bare.lower() or bare.lower() not in found.lower()
    found = found if inside else bare
    said_twice = found.split(". ")
    if len(said_twice) == 2 and said_twice[1].lower().startswith(said_twice[0].lower()):
        return said_twice[1]
    return found


def given_name(heard: Heard) -> str | None:
    """The name in the line; None when the line chooses, agrees, names a time or asks for something."""
    spelled = spelled_name(heard.text)
    if spelled:
        return spelled
    sure = sure_name(heard)
    if sure:
        return sure
    turned = last_name_first(_BEFORE.sub("", heard.text).strip(" .!,"))
    fields = heard.understanding.fields
    if turned:
        return turned
    bare, led = _bare(heard)
    told = heard.words.find("told_under", heard.text)
    if told and not fields.service:
        under = _alone(heard.text[told.end() :], heard)
        if WRITTEN.match(under) or _is_two_words(under):
            return under  # "put it under bill friday"
    if any(heard.says(instead) for instead in _INSTEAD) or (fields.staff and _TITLE.match(heard.text)):
        return None  # "Dr. Lee knows me"
    found = fields.name or " ".join(filter(None, (fields.first_name, fields.last_name)))
    found = _without_around(found, bare) if found else found
    parts = heard.words.find("first_and_last", heard.text) or heard.words.find("last_and_first", heard.text)
    if parts:
        return f"{parts['first']} {parts['last']}"
    if told and _is_two_words(f"x {bare}"):
        return bare  # "put it under beam"
    if found and not re.search(rf"(?<!\w){re.escape(found)}", heard.text, re.IGNORECASE):
        # "María del Carmen" is more than its names; the "th" of "28th" is none
        return bare if bare.istitle() or _with_particle(found, bare) else None
    if found and heard.says("question") and not heard.says("introduction"):
        return None
    if fields.service and not heard.says("introduction") and len(bare.split()) == 1:
        return None  # "iPhone" says what shall be repaired
    if found and not _is_told_as_name(found, bare, heard, led=led):
        return None
    if found:
        # "Grace Early", "April Summers": a word of time in capitals beside a name is part of it
        longer = bare.lower().startswith(f"{found.lower()} ") or bare.lower().endswith(f" {found.lower()}")
        whole = WRITTEN.match(bare) or _WITH_PARTICLES.match(bare) or _is_two_words(bare)
        return bare if longer and whole else found
    if _is_chatter(bare, heard):
        return None
    if (
        not _NAME.match(bare)
        or heard.says("not_a_name")
        or heard.says("refuse_detail")
        or heard.acts & _NOT_NAMING
    ):
        return None
    if WRITTEN.match(bare) and heard.intent in (None, "oos"):
        return bare  # "Kim's Noodles"
    if bare.islower() and not _may_be_thumbed(bare, heard):
        return None  # "delete my alarm"
    # April is a month and a name: alone, in answer to this question, it is the name
    timed = any(time.grain != "month" or " " in bare for time in heard.understanding.times)
    return None if timed else bare


def _bare(heard: Heard) -> tuple[str, bool]:
    """The line without what is said around a name, and whether it begins as names are told ("it's ...")."""
    told = _BEFORE.sub("", heard.text).strip(" .!,")
    lead = heard.words.find("name_lead", told)
    return _alone(told[lead.end() :] if lead else told, heard), lead is not None


def _alone(told: str, heard: Heard) -> str:
    """Without "please", "here", the number behind it and the title before it."""
    tail = heard.words.find("name_tail", told)
    told = told[: tail.start()] if tail else told
    return _TITLE.sub("", _NUMBERS.sub("", _BEHIND.sub("", told))).strip(" .!,")


def sure_name(heard: Heard) -> str | None:
    """ "Will Young", "it's will smith" as speech is written down, "Art Bell here": nothing but a first and a
    last name, whatever else the words mean.
    """
    bare, _ = _bare(heard)
    fields, model = heard.understanding.fields, name_model()
    words = bare.lower().split()
    if not words or fields.staff or fields.service:
        return None
    known = words[0] in model.first_names or words[0] in model.also_first_names - _MONTHS
    written = known and WRITTEN.match(bare)
    thumbed = bare.islower() and len(words) == 2 and model.is_everyday(*words)
    return bare if written or thumbed else None


def _is_told_as_name(found: str, bare: str, heard: Heard, *, led: bool) -> bool:
    """Is the line there for the name? "Ann Hill, 44 Rainey Street" is; "gas!! the whole kitchen smells of it"
    is not, whatever in it looks like a name.
    """
    written = is_written(found, heard)
    if heard.says("naming") or heard.says("named_at_end"):
        return True
    if led or heard.says("introduction"):
        return written
    idle = heard.intent in (None, "oos", "chitchat") and not heard.says("joking")
    if bare.lower() == found.lower():
        return written or (idle and _may_be_thumbed(bare, heard))
    if len(bare.split()) <= _SHORT_ANSWER:
        return written and idle
    rest = bare[len(found) :] if bare.lower().startswith(found.lower()) else ""
    return written and _GOES_ON.match(rest) is not None


def is_written(name: str, heard: Heard) -> bool:
    """As names are written, or one that everybody knows."""
    return name.split()[0].lower() in name_model().first_names or (name in heard.text and name[0].isupper())


def _may_be_thumbed(bare: str, heard: Heard) -> bool:
    """ "nayeli", "al roy": few words in small letters, of which we know none."""
    words = bare.lower().split()
    known = words[0] in name_model().first_names or (len(words) == 1 and words[0] in _MONTHS)
    return known or (len(words) <= _STRANGE and not any(_is_word(word, heard) for word in words))


def _is_word(word: str, heard: Heard) -> bool:
    """A word of the language, and no name."""
    model = name_model()
    lexicon = LEXICONS.get(heard.understanding.language, LEXICONS["en"])
    words = model.common | lexicon.names.never | (lexicon.telling - _ALSO_NAMES)
    return word not in model.first_names and (word in words or word in _ORDINARY - model.last_names)


def is_strange_name(text: str) -> bool:
    """ "Vik": one word as names are written, that no other word of ours is like."""
    return text.istitle() and text.isalpha() and len(text) > 1 and text.lower() not in name_model().common


def _is_chatter(bare: str, heard: Heard) -> bool:
    """ "ok yes", "the closest one", "ok she says fine": in small letters, with words that tell no name."""
    told = LEXICONS.get(heard.understanding.language, LEXICONS["en"]).telling - _ALSO_NAMES
    return bare.islower() and bool(told & (set(bare.split()) - PARTICLES))


def _is_two_words(bare: str) -> bool:
    """ "al roy" as it is thumbed in answer to our question."""
    words = bare.lower().split()
    return len(words) == 2 and all(word.isalpha() for word in words) and not _POLITE & set(words)
