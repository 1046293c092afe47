"""Days, hours, money and lists as CLDR sets them for fr_CA and en_CA; every answer is remembered."""

import datetime as dt
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from domain.calendar import minutes
from domain.members import Language

NBSP = "\u00a0"
LOCALES = MappingProxyType({"fr": Locale.parse("fr_CA"), "en": Locale.parse("en_CA")})
_DAY = MappingProxyType({"fr": "EEEE d MMMM", "en": "EEEE, MMMM d"})
_DATE = MappingProxyType({"fr": "d MMMM", "en": "MMMM d"})


@lru_cache(maxsize=4096)
def day(date: dt.date, language: Language) -> str:
    """« samedi 28 novembre », "Saturday, November 28"."""
    return _first(format_date(date, _DAY[language], locale=LOCALES[language]), date, language)


@lru_cache(maxsize=4096)
def short_day(date: dt.date, language: Language) -> str:
    """« 28 novembre », "November 28"."""
    return _first(format_date(date, _DATE[language], locale=LOCALES[language]), date, language)


def month(name: str, language: Language) -> str:
    """« novembre 2026 », "November 2026", of a month as ISO 8601 has it: `2026-11`."""
    return format_date(dt.date.fromisoformat(f"{name}-01"), "MMMM y", locale=LOCALES[language])


@lru_cache(maxsize=2048)
def clock(hhmm: str, language: Language) -> str:
    """« 18 h 30 », « 9 h », « minuit »; "6:30 p.m.", "9 a.m.", "midnight"."""
    hour, minute = divmod(minutes(hhmm) % 1440, 60)
    periods = LOCALES[language].day_periods["format"]
    if not hour and not minute:
        return str(periods["wide"]["midnight"])
    if language == "fr":
        return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")
    half = str(periods["abbreviated"]["am" if hour < 12 else "pm"])
    return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + f"{NBSP}{half}"


@lru_cache(maxsize=2048)
def dollars(amount: float, language: Language) -> str:
    """« 35 $ », « 22,50 $ »; "$35", "$22.50"."""
    whole = amount == int(amount)
    text = format_currency(round(amount, 2), "CAD", locale=LOCALES[language])
    return text.replace(",00" if language == "fr" else ".00", "") if whole else text


@lru_cache(maxsize=2048)
def number(value: float, language: Language) -> str:
    """« 1 500 », "1,500"."""
    return format_decimal(value, locale=LOCALES[language])


@lru_cache(maxsize=2048)
def listed(items: tuple[str, ...], language: Language, *, either: bool = False) -> str:
    """« a, b et c », "a, b and c"; with `either`, « ou » and "or"."""
    return format_list(items, "or" if either else "standard", locale=LOCALES[language])


def _first(text: str, date: dt.date, language: Language) -> str:
    # CLDR has no ordinal day; French says « 1er » for the first of the month alone.
    return text.replace("1 ", "1er ", 1) if language == "fr" and date.day == 1 else text
