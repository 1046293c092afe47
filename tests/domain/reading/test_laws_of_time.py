"""What holds of every time that is read, however it is said."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import Window
from domain.reading.times import read_when
from tests.domain.reading.shapes import windows

SAID = [
    "samedi",
    "demain",
    "lundi matin",
    "Friday evening",
    "tous les mardis",
    "next week",
    "la fin de semaine du 6",
    "du 3 au 5 mai",
    "sauf",
    "except",
    "avant",
    "before",
    "jusqu’à",
    "till",
    "d’ici",
    "by",
    "le 15",
    "Dec 5",
    "de 9 à 5",
    "à 1930",
    "14 h 30",
    "2 h",
    "half past six",
    "une fois par semaine",
    "twice a week",
    "aux deux semaines",
    "every other",
    "noon",
    "midi",
    "minuit",
    "en janvier",
    "in May",
    "cet été",
    "all winter",
    "Noël",
    "Thanksgiving",
    "and",
    "et",
    "ou",
    "to",
    "au",
    "le premier samedi",
    "of the month",
    "pendant 3 heures",
    "pas avant",
    "never after",
    "sinon",
    "absent du",
    "last Sunday",
    "mon",
    "four",
    "25$/h",
    "10-14",
    "du lundi au jeudi",
    "entre le 26 et le 30",
    "before my exam on",
    "starting",
]
RELATIVE = [
    "samedi matin",
    "demain soir",
    "this Friday",
    "next Tuesday at 6 pm",
    "mercredi prochain de 9 h à midi",
    "la semaine prochaine, le jeudi",
    "in 3 days",
    "après-demain",
    "next weekend",
    "cette fin de semaine",
    "lundi en huit",
    "a week from Thursday",
]
sentences = st.lists(st.sampled_from(SAID), min_size=1, max_size=7).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(sentences | st.text(max_size=40), st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)))
def test_whatever_is_said_is_read_and_its_windows_end_after_they_start(text: str, today: dt.date) -> None:
    for habitual in (True, False):
        read = read_when(text, today, habitual=habitual).windows
        assert all(window.start < window.end for window in read)
        assert all(window.dates[0] <= window.dates[-1] for window in read if window.dates)


def _later(window: Window, ahead: dt.timedelta) -> Window:
    dates = tuple(date + ahead for date in window.dates)
    return window.model_copy(update={"date": window.date and window.date + ahead, "dates": dates})


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(RELATIVE), st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)), st.integers(1, 60))
def test_what_is_said_some_weeks_later_is_meant_as_many_weeks_later(text: str, today: dt.date, weeks: int) -> None:
    ahead = dt.timedelta(weeks=weeks)
    now, then = (read_when(text, day, habitual=False) for day in (today, today + ahead))
    assert then.windows == tuple(_later(window, ahead) for window in now.windows)
    assert then.unclear == now.unclear


@settings(max_examples=40, deadline=None)
@given(st.integers(13, 19), st.sampled_from([0, 15, 30, 45]), st.sampled_from(["demain", "samedi", "on Tuesday,"]))
def test_a_time_is_the_same_however_it_is_spelled(hour: int, minute: int, day: str) -> None:
    french = [f"{hour} h {minute:02}", f"{hour}h{minute:02}", f"{hour}:{minute:02}", f"{hour} heures {minute:02}"]
    if not minute:
        french += [f"{hour} h", f"{hour}h", f"{hour} heures", f"{hour - 12} pm", f"{hour - 12}pm", f"{hour - 12} p.m."]
    read = [windows(f"{day} à {said}", habitual=False) for said in french]
    read += [windows(f"{day} {hour - 12}:{minute:02} pm", habitual=False)]
    assert all(window == read[0] for window in read), dict(zip(french, read, strict=False))
    assert read[0] != "ask"
