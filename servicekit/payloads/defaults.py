"""What follows from the rest of a tenant when it is not said: its prefix and its country."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import phonenumbers
from phonenumbers.phonenumberutil import region_code_for_country_code


def fill_in(value: dict[str, Any]) -> dict[str, Any]:
    filled = dict(value)
    if not filled.get("confirmation_prefix") and isinstance(filled.get("name"), str):
        filled["confirmation_prefix"] = _prefix(filled["name"])
    if not filled.get("country"):
        filled["country"] = _country(filled)
    return filled


def _prefix(name: str) -> str:
    letters = re.sub(r"[^A-Z0-9]", "", name.upper().encode("ascii", "ignore").decode())
    return (letters + "XX")[:4] if len(letters) < 4 else letters[:4]


def _country(value: dict[str, Any]) -> str:
    """From the zone (zone.tab's first country), else from the first phone number, else US."""
    from_zone = _zone_countries().get(str(value.get("timezone")))
    if from_zone:
        return from_zone
    for number in value.get("phone_numbers") or ():
        try:
            code = phonenumbers.parse(str(number)).country_code
        except phonenumbers.NumberParseException:
            continue
        region = region_code_for_country_code(code or 1)
        if re.fullmatch("[A-Z]{2}", region):
            return str(region)
    return "US"


@lru_cache(maxsize=1)
def _zone_countries() -> dict[str, str]:
    """America/New_York -> US, from tzdata's own tables."""
    countries: dict[str, str] = {}
    for table in ("zone1970.tab", "zone.tab"):
        text = (files("tzdata.zoneinfo") / table).read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        countries.update({row[2]: row[0].split(",")[0] for row in rows})
    return countries
