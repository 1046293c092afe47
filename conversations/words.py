"""The door's words for one reader: their language and manner, with days, hours, money and places in it."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from gettext import NullTranslations

from conversations import cldr
from domain import places, skills
from domain.calendar import DAYS, WEEKDAYS, WEEKEND, Day, Window, local
from domain.members import Language, Manner
from domain.pay import Dollars, Pay, Unit
from locales import LANGUAGES, MANNERS, Catalogs

TORONTO = "America/Toronto"


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """The same string, marked so that it gets into the catalogs; said later by `Words.say`."""
    return msgid


_COMMAND = re.compile(r"(?<!\S)/(?=[a-z])")
"""The slash of a command that the door's own words tell."""
_CHANNELS = {
    "groupe": "canal", "Groupe": "Canal", "groupes": "canaux", "Groupes": "Canaux",
    "group": "channel", "Group": "Channel", "groups": "channels", "Groups": "Channels",
}  # fmt: skip
_GROUP = re.compile(rf"(?<![/{{\w])(?<![aA]ge )({'|'.join(_CHANNELS)})\b(?! d’âge)")
"""A group of people who read along, in the door's own words; no command, no placeholder, no age."""
_EACH: dict[Day, str] = {
    "mon": N_("Mondays"),
    "tue": N_("Tuesdays"),
    "wed": N_("Wednesdays"),
    "thu": N_("Thursdays"),
    "fri": N_("Fridays"),
    "sat": N_("Saturdays"),
    "sun": N_("Sundays"),
}
_PRICES: dict[Unit, str] = {
    "hour": N_("{price}/h"),
    "day": N_("{price} a day"),
    "job": N_("{price} for the job"),
    "item": N_("{price} each"),
}


class Words:
    """What is said to one reader. Values put in are shown as they are, never looked up or read as placeholders."""

    __slots__ = ("_catalogs", "_count", "_elsewhere", "_say", "language", "manner")

    def __init__(
        self,
        catalogs: Catalogs,
        language: Language,
        manner: Manner = "tu",
        *,
        commands: str = "/",
        channels: bool = False,
    ) -> None:
        catalog: NullTranslations = catalogs[language, manner]
        self.language = language
        self.manner = manner
        self._catalogs = catalogs
        self._elsewhere: dict[tuple[str, bool], Words] = {("/", False): self}

        def there(msgid: str) -> str:
            text = catalog.gettext(msgid)
            if channels:
                text = _GROUP.sub(lambda group: _CHANNELS[group[0]], text)
            return _COMMAND.sub(commands, text)

        self._say = cache(there if channels or commands != "/" else catalog.gettext)
        self._count = catalog.ngettext

    def where(self, commands: str, *, channels: bool = False) -> "Words":
        """The same words as a platform has them: what its commands' names are written after, what its groups are.

        See `Limits.commands` and `Limits.channels`.
        """
        there = commands, channels
        if there not in self._elsewhere:
            self._elsewhere[there] = Words(
                self._catalogs, self.language, self.manner, commands=commands, channels=channels
            )
        return self._elsewhere[there]

    def say(self, msgid: str, **values: object) -> str:
        """The words for a msgid; the msgid itself where the catalog has none."""
        text = (self._say(msgid) or msgid) if msgid else ""
        if "{" not in text:
            return text
        # An hour's own full stop ("9 p.m.") ends the sentence too.
        return text.format_map(values).replace(".m..", ".m.")

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The words for so many; `{n}` is the number, written as the language does."""
        text = self._count(one, many, n) or (one if n == 1 else many)
        return text.format_map({"n": self.number(n), **values})

    def knows(self, msgid: str) -> bool:
        """Whether the catalog has words for it."""
        return bool(self._say(msgid))

    def quoted(self, text: str) -> str:
        """A person's own words, between the language's quotation marks."""
        text = text.strip()
        return f"«{cldr.NBSP}{text}{cldr.NBSP}»" if self.language == "fr" else f"“{text}”"

    def sentence(self, text: str) -> str:
        """A person's own words, quoted, that can stand between two sentences: with a full stop if they gave none."""
        text = text.strip()
        return self.quoted(text if text.endswith((".", "!", "?", "…")) else f"{text}.") if text else ""

    def join(self, items: Iterable[str], *, either: bool = False) -> str:
        """« a, b et c »; with `either`, « a, b ou c »."""
        return cldr.listed(tuple(items), self.language, either=either)

    def number(self, value: float) -> str:
        return cldr.number(value, self.language)

    def skill(self, skill: str) -> str:
        """The skill's label; the id where it is not in the vocabulary."""
        return skills.label(skill, self.language).replace("'", "’") if skill in skills.SKILLS else skill

    def place(self, fsa: str) -> str:
        """The part of town that a postal prefix is in."""
        return places.name(fsa, self.language)

    def distance(self, km: float) -> str:
        """« dans ton quartier », « à environ 2 km »: never finer, since places are coarse. Empty when unknown."""
        if math.isinf(km) or math.isnan(km):
            return ""
        if km < 1:
            return self.say("in your neighbourhood")
        rounded = round(km) if km < 20 else 5 * round(km / 5)
        return self.say("about {km} km away", km=self.number(rounded))

    def amount(self, dollars: Dollars) -> str:
        """« 35 $ », "$35"."""
        return cldr.dollars(dollars, self.language)

    def money(self, pay: Pay) -> str:
        """« bénévole », « 35 $/h », « jusqu’à 40 $/h », « de 30 $ à 40 $/h »."""
        if pay.kind == "volunteer":
            return self.say("volunteer")
        price = self.say(_PRICES[pay.unit], price=self.amount(pay.max))
        if pay.min == pay.max:
            return price
        if not pay.min:
            return self.say("up to {price}", price=price)
        return self.say("{low} to {price}", low=self.amount(pay.min), price=price)

    def day(self, when: dt.date | int, zone: str = TORONTO) -> str:
        """« samedi 28 novembre », "Saturday, November 28", of a date or an instant in ms."""
        return cldr.day(local(when, zone).date() if isinstance(when, int) else when, self.language)

    def month(self, name: str) -> str:
        """« novembre 2026 », of a month written `2026-11`."""
        return cldr.month(name, self.language)

    def clock(self, when: str | int, zone: str = TORONTO) -> str:
        """« 18 h 30 », "6:30 p.m.", of HH:MM or an instant in ms."""
        return cldr.clock(_hhmm(local(when, zone)) if isinstance(when, int) else when, self.language)

    def hours(self, start: str, end: str) -> str:
        """« de 9 h à 12 h », "9 a.m. to 12 p.m.", between two times of day as HH:MM."""
        return self.say("{start} to {end}", start=self.clock(start), end=self.clock(end))

    def moment(self, ms: int, zone: str = TORONTO) -> str:
        """« samedi 28 novembre à 9 h », "Saturday, November 28 at 9 a.m."."""
        return self.say("{day} at {hour}", day=self.day(ms, zone), hour=self.clock(ms, zone))

    @lru_cache(maxsize=4096)  # noqa: B019 - there are four of these, as long as the program runs
    def between(self, start: int, end: int, zone: str = TORONTO) -> str:
        """« samedi 28 novembre, de 9 h à 12 h »; both days when it lasts past a night."""
        first, last = local(start, zone), local(end, zone)
        if (last - dt.timedelta(hours=6)).date() <= first.date():
            hours = self.hours(_hhmm(first), _hhmm(last))
            return self.say("{day}, {hours}", day=self.day(first.date()), hours=hours)
        return self.say("from {start} to {end}", start=self.moment(start, zone), end=self.moment(end, zone))

    def window(self, window: Window) -> str:
        """« le samedi, de 8 h à 12 h », « samedi 28 novembre, toute la journée »."""
        if (window.start, window.end) == ("08:00", "21:00"):
            hours = self.say("all day")
        else:
            hours = self.hours(window.start, window.end)
        text = self.say("{day}, {hours}", day=self._days(window), hours=hours)
        if not window.excluding:
            return text
        out = self.join(
            self.say("on {date}", date=cldr.short_day(day, self.language))
            if isinstance(day, dt.date)
            else self.say(_EACH[day])
            for day in window.excluding
        )
        return self.say("{when}, except {out}", when=text, out=out)

    def windows(self, windows: Iterable[Window]) -> str:
        """Several windows, one after the other."""
        return "; ".join(map(self.window, windows))

    def _days(self, window: Window) -> str:
        if window.date is not None:
            return self.day(window.date)
        if window.dates:
            return self._dates(window.dates[0], window.dates[-1])
        days = tuple(day for day in DAYS if day in window.weekly)
        text = {
            DAYS: self.say("every day"),
            WEEKDAYS: self.say("Monday to Friday"),
            WEEKEND: self.say("weekends"),
        }.get(days) or self.join(self.say(_EACH[day]) for day in days)
        if window.every == 1:
            return text
        if window.every == 2:
            return self.say("every other week, {days}", days=text)
        return self.say("every {n} weeks, {days}", n=window.every, days=text)

    def _dates(self, first: dt.date, last: dt.date) -> str:
        if first == last:
            return self.day(first)
        start, end = cldr.short_day(first, self.language), cldr.short_day(last, self.language)
        if (first.year, first.month) == (last.year, last.month):
            # The month is said once: after the last day in French, before the first in English.
            if self.language == "fr":
                start = start.split(" ")[0]
            else:
                end = str(last.day)
        return self.say("from {start} to {end}", start=start, end=end)


def _hhmm(when: dt.datetime) -> str:
    return f"{when.hour:02}:{when.minute:02}"


def speaking(catalogs: Catalogs) -> Callable[[Language, Manner], Words]:
    """Gives the words for a language and manner; each is made once."""
    made = {(language, manner): Words(catalogs, language, manner) for language in LANGUAGES for manner in MANNERS}

    def words(language: Language, manner: Manner) -> Words:
        return made[language, manner]

    return words
