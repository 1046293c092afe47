"""What people type for a number, a fee, hours, dates or a place: read, or said why it could not be."""

import datetime as dt
import re
from collections.abc import Iterator

from conversations.needs import capital
from conversations.words import N_, Words
from domain import places
from domain.calendar import WEEKDAYS, Window, at, local, minutes
from domain.pay import VOLUNTEER, Pay, ceiling
from domain.places import Place
from domain.reading.money import read_pay
from domain.reading.numbers import NUMBERS
from domain.reading.times import When, read_when
from domain.reading.where import read_where
from domain.reading.words import plain
from domain.sheets import FARTHEST, HOUR

Span = tuple[int, int]
MOST_DATES = 30
JUST_PAST = 60
"""Days: a date without its year that was over so recently is more likely a slip than next year's."""
_ALL_DAY = ("08:00", "21:00")
ROUND = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
         "centaine": 100, "couple": 2}  # fmt: skip
"""Round numbers of something, in French; a couple is said in both languages."""
_COUNTED = re.compile(
    r"(?:environ |a peu pres |about |around )?(?:(?:une |an? )(?=[a-z]+(?:aine|en|ple)\b))?"
    rf"(?P<number>{'|'.join(sorted((*ROUND, *NUMBERS.keys() - {'zero'}), key=len, reverse=True))})"
    r"(?: (?:de |d'|of )?(?:personnes?|benevoles?|people|persons?|volunteers?))?"
)


class Unread(Exception):
    """A text that is no answer; `why` says in the reader's words what would be one."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def number_in(text: str) -> int | None:
    """The one whole number that a text holds ("5", "5 km"), or is (« deux », « une douzaine de personnes »).

    None for none, several, or part of one.
    """
    if (counted := _COUNTED.fullmatch(plain(text).strip(" .!"))) is not None:
        return ROUND.get(counted["number"]) or NUMBERS[counted["number"]]
    found = re.findall(r"-?\d+(?:[.,]\d+)?", text.replace("\u00a0", " "))
    return int(found[0]) if len(found) == 1 and found[0].isdigit() and len(found[0]) < 10 else None


def amount_in(text: str) -> float | None:
    """An amount alone, with its sign or without ("30", "30,50 $"); None for anything else."""
    bare = text.strip().strip("$").strip().replace(",", ".")
    return float(bare) if bare.replace(".", "", 1).isdigit() and bare.isascii() else None


def hours_in(text: str) -> tuple[str, str] | None:
    """The two times of day that a text holds: « de 22 h à 7 h », "10 pm to 7:30 am", "21:00-08:00"."""
    found = _clocks(text)
    return (found[0], found[1]) if len(found) == 2 else None


def hour_in(text: str) -> str | None:
    """The one time of day that a text holds, as HH:MM: « 8 h 30 », "8:30 am", "à partir de 9 h"."""
    found = _clocks(text)
    return found[0] if len(found) == 1 else None


def _clocks(text: str) -> list[str]:
    """Every time of day that a text holds; nothing when one of them is none."""
    pattern = r"(\d{1,2})(?:\s*[h:]\s*(\d{2})?)?\s*(a\.?m\b|p\.?m\b)?"
    found = re.findall(pattern, text.casefold().replace("\u00a0", " "))
    clocks = [_clock(int(hour), minute or "00", half[:1]) for hour, minute, half in found]
    try:
        return clocks if all(minutes(clock) < 1440 for clock in clocks) else []
    except ValueError:
        return []


def _clock(hour: int, minute: str, half: str) -> str:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"


def fee_in(words: Words, text: str) -> Pay:
    """The ceiling of a fee, or volunteer; raises Unread."""
    read = read_pay(text)
    if read.unclear or read.pay is None:
        raise Unread(words.say(N_("Write the most you can pay and for what, such as $40 an hour or $200 for the job.")))
    return VOLUNTEER if read.pay.kind == "volunteer" else ceiling(read.pay.max, read.pay.unit)


def place_in(text: str) -> Place | None:
    """The place that a text is, or names."""
    return places.find(text) or read_where(text).place


def spans_in(words: Words, text: str, now: int, zone: str, *, whole_days: bool = False) -> list[Span]:
    """The dates that a text says, as (start, end) in ms UTC, in order; raises Unread.

    A day without hours is taken from 8:00 to 21:00 with `whole_days`; without it, its hours are asked.
    """
    when = read_when(text, local(now, zone).date(), habitual=False)
    if wanting := _wanting(when, text, whole_days=whole_days):
        raise Unread(words.say(wanting, example=example_date(words, now, zone)))
    spans = []
    for window in when.windows:
        for day in _days(window):
            span = at(day, window.start, zone), at(day, window.end, zone)
            if whole_days and span[0] <= now < span[1] - HOUR:
                span = (now // HOUR + 1) * HOUR, span[1]  # what is left of it
            _must_be_to_come(words, text, day, span, now=now, zone=zone)
            spans.append(span)
    if len(set(spans)) > MOST_DATES:
        raise Unread(
            words.say(
                N_("That is more than {most} dates: write the first ones, and add the others later."), most=MOST_DATES
            )
        )
    return sorted(set(spans))


def _wanting(when: When, text: str, *, whole_days: bool) -> str:
    """What would make dates of it; empty where they are."""
    if when.unclear or not when.windows:
        if _ends_before_it_starts(text):
            return N_("It ends before it begins. Write the beginning, then the end: {example}")
        return N_("I couldn’t read a day and its hours there. Write them like this: {example}")
    if any(window.weekly for window in when.windows):
        return N_("Write each date by itself, one after the other, separated by semicolons: {example}")
    all_day = any((window.start, window.end) == _ALL_DAY for window in when.windows)
    if all_day and not whole_days and not _says_all_day(text):
        return N_("From what hour to what hour? Write the day and the hours: {example}")
    return ""


def example_date(words: Words, now: int, zone: str) -> str:
    """A date to come as one may write it: next Saturday's morning."""
    today = local(now, zone).date()
    saturday = today + dt.timedelta((5 - today.weekday()) % 7 or 7)
    return words.between(at(saturday, "09:00", zone), at(saturday, "12:00", zone), zone)


def _ends_before_it_starts(text: str) -> bool:
    clocks = re.findall(r"\d{1,2}\s*h(?:\s*\d{2})?(?!\w)|\d{1,2}:\d{2}", text.casefold().replace("\u00a0", " "))
    if len(clocks) != 2:
        return False
    first, last = (tuple(int(part) for part in re.findall(r"\d+", clock)) for clock in clocks)
    return first >= last


def _says_all_day(text: str) -> bool:
    said = text.casefold().replace("\u00a0", " ")
    return bool(re.search(r"journ[ée]e|all day|\b0?8 ?(?:[h:àa-]|to\b)|\b21 ?(?:[h:]|$)|\b20:|\b9 ?p", said))


def _days(window: Window) -> Iterator[dt.date]:
    first = window.date or window.dates[0]
    last = window.date or window.dates[-1]
    for ordinal in range(first.toordinal(), min(last.toordinal(), first.toordinal() + MOST_DATES + len(WEEKDAYS)) + 1):
        day = dt.date.fromordinal(ordinal)
        if window.holds(day):
            yield day


def _must_be_to_come(words: Words, text: str, day: dt.date, span: Span, *, now: int, zone: str) -> None:
    """Raises Unread for what is over, or too far off; a date that was just over is not taken for next year's."""
    ago = local(now, zone).date() - _a_year_before(day)
    if str(day.year) not in text and dt.timedelta(0) < ago <= dt.timedelta(JUST_PAST):
        over = words.day(_a_year_before(day))
        raise Unread(
            words.say(
                N_("{day} is over. Write a day to come; if you mean next year, write the year too: {date}"),
                day=capital(over),
                date=day.isoformat(),
            )
        )
    if span[0] <= now:
        when = capital(words.between(*span, zone))
        raise Unread(words.say(N_("{when} is over. Write a day and hours to come."), when=when))
    if span[1] > now + FARTHEST:
        when = capital(words.day(day))
        raise Unread(words.say(N_("{day} is more than a year away. Write a nearer day."), day=when))


def _a_year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
