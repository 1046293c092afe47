"""Words of time become windows, or a question where two readings are fair."""

from itertools import product
from typing import Any

import pytest

from domain.reading.times import read_when
from tests.domain.reading.shapes import ALL, SUNDAY, once, weekly, windows, within


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("libre le samedi matin", weekly("sat", start="08:00", end="12:00")),
        ("free Saturday mornings", weekly("sat", start="08:00", end="12:00")),
        ("Mardi mercredi après 16h", weekly("tue", "wed", start="16:00")),
        ("dispo le mardi pis le jeudi en après-midi", weekly("tue", "thu", start="12:00", end="17:00")),
        ("du lundi au vendredi de 9 h à 15 h", weekly(*ALL[:5], start="09:00", end="15:00")),
        ("mon-fri 9-5", weekly(*ALL[:5], start="09:00", end="17:00")),
        ("mon wed fri 8 to 4", weekly("mon", "wed", "fri", start="08:00", end="16:00")),
        ("weekends", weekly("sat", "sun")),
        ("Fri/Sat/Sun", weekly("fri", "sat", "sun")),
        ("Mon-Wed-Fri 8 to noon", weekly("mon", "wed", "fri", end="12:00")),
        ("un mercredi soir sur deux", weekly("wed", start="17:00", every=2)),
        ("weeknights after 7", weekly(*ALL[:5], start="19:00")),
        ("evenings except Thursday", weekly(*ALL, start="17:00", out=["thu"])),
        ("mercredi de six heures et demie à huit heures du soir", weekly("wed", start="18:30", end="20:00")),
        ("Saturdays half past nine to half past four", weekly("sat", start="09:30", end="16:30")),
        ("dimanche 6h30 à 10h", weekly("sun", start="06:30", end="10:00")),
        ("demain 14h30", once("2026-11-23", "14:30", "16:30")),
        ("tmrw 6pm", once("2026-11-23", "18:00", "20:00")),
        ("next weekend", {"dates": ["2026-11-28", "2026-11-29"], "from": "08:00", "to": "21:00"}),
        ("la fin de semaine", weekly("sat", "sun")),
        ("weekdays after 6 pm", weekly(*ALL[:5], start="18:00")),
        ("le dimanche de 10h à midi", weekly("sun", start="10:00", end="12:00")),
        ("le mardi de 10h30 à 13h", weekly("tue", start="10:30", end="13:00")),
        ("Saturdays nine to noon", weekly("sat", start="09:00", end="12:00")),
        ("Sundays 6 to 8:30 pm", weekly("sun", start="18:00", end="20:30")),
        ("jeudi soir 7 à 9", weekly("thu", start="19:00", end="21:00")),
        ("tous les midis de semaine", weekly(*ALL[:5], start="12:00", end="13:00")),
        ("every evening", weekly(*ALL, start="17:00")),
        ("n'importe quand", weekly(*ALL)),
        ("le samedi aux deux semaines", weekly("sat", every=2)),
        ("every other Sunday 9 to noon", weekly("sun", start="09:00", end="12:00", every=2)),
        ("une fin de semaine sur deux", weekly("sat", "sun", every=2)),
        ("les fins de semaine sauf le 15 décembre", weekly("sat", "sun", out=["2026-12-15"])),
        ("any day but Sunday", weekly(*ALL, out=["sun"])),
        ("Sauf pas le mercredi", weekly(*ALL, out=["wed"])),
        ("closed Mondays", weekly(*ALL, out=["mon"])),
        ("I don't work Fridays", weekly("fri")),
        ("MWF 9 to 12", weekly("mon", "wed", "fri", start="09:00", end="12:00")),
        ("chaque 2e mardi en après-midi", weekly("tue", start="12:00", end="17:00", every=2)),
        ("à partir de 7h le matin jusqu'à 15h la semaine", weekly(*ALL[:5], start="07:00", end="15:00")),
        ("un 5 à 7 corporatif le 25 novembre", once("2026-11-25", "17:00", "19:00")),
        ("les dimanches de 13 h à 17 h jusqu’en mai", weekly("sun", start="13:00", end="17:00")),
        ("till 8 on weeknights", weekly(*ALL[:5], start="17:00", end="20:00")),
        ("five thirty to seven Mondays", weekly("mon", start="17:30", end="19:00")),
        ("530-7pm Mondays", weekly("mon", start="17:30", end="19:00")),
        ("5 onwards on Tuesdays", weekly("tue", start="17:00")),
        ("Saturdays from April 25 to May 30, mornings", weekly("sat", end="12:00")),
        ("les samedis de juillet", within("2027-07-01", "2027-07-31", "sat")),
        ("weekday evenings in December", within("2026-12-01", "2026-12-31", *ALL[:5], start="17:00")),
        ("tout novembre", within("2026-11-22", "2026-11-30", *ALL)),
        ("la semaine du 9 décembre", within("2026-12-07", "2026-12-13", *ALL)),
        ("between Christmas and New Year's", within("2026-12-26", "2026-12-31", *ALL)),
        ("the second Saturday of December", once("2026-12-12")),
        ("le dernier dimanche de novembre", once("2026-11-29")),
        ("Labour Day Monday, 10-3", once("2027-09-06", "10:00", "15:00")),
        ("on Boxing Day in Montreal", once("2026-12-26")),
        ("weekdays at noon", weekly(*ALL[:5], start="12:00", end="13:00")),
        ("6h30 à midi le samedi", weekly("sat", start="06:30", end="12:00")),
        ("mardi au samedi sauf jeudi, 9h-14h", weekly(*ALL[1:6], start="09:00", end="14:00", out=["thu"])),
        ("any subject except math. Tuesdays 4-6", weekly("tue", start="16:00", end="18:00")),
        ("arrivé d’Ukraine en mai, libre le samedi", weekly("sat")),
        ("j’ai déménagé le 1er juillet, libre le samedi", weekly("sat")),
        ("here since June, free Saturdays", weekly("sat")),
        ("en soirée", weekly(*ALL, start="17:00")),
        ("chaque soir après 18 h", weekly(*ALL, start="18:00")),
        ("lessons for groups of up to 8, Saturdays", weekly("sat")),
        ("Saturday the 5th, 2 to 4", once("2026-12-05", "14:00", "16:00")),
        ("Mon 30th 6pm-8pm", once("2026-11-30", "18:00", "20:00")),
        ("le matin du 5", once("2026-12-05", end="12:00")),
        ("Boxing Day morning", once("2026-12-26", end="12:00")),
        ("le lundi de Pâques", once("2027-03-29")),
        ("samedi en huit", once("2026-12-05")),
        ("mercredi à 13h30 pour une heure", weekly("wed", start="13:30", end="14:30")),
        ("demain soir", once("2026-11-23", "17:00")),
        ("tomorrow before noon", once("2026-11-23", end="12:00")),
        ("ce soir après 18h", once("2026-11-22", "18:00")),
        ("tonight", once("2026-11-22", "17:00")),
        ("samedi le 28 novembre, 10h-14h", once("2026-11-28", "10:00", "14:00")),
        ("Nov 28 around 2", once("2026-11-28", "14:00", "16:00")),
        ("le 1er mars", once("2027-03-01")),
        ("un lift mardi, mon rendez-vous est à 9 h 15", weekly("tue", start="09:15", end="11:15")),
        ("le train de 14 h le mardi", weekly("tue", start="14:00", end="16:00")),
        ("vol à 6 h 40 demain matin", once("2026-11-23", "06:40", "08:40")),
        ("flight at 6:40 tomorrow morning", once("2026-11-23", "06:40", "08:40")),
        ("je travaille du lundi au jeudi, libre le vendredi", weekly("fri")),
        ("occupé le mardi, libre le soir", weekly(*ALL, start="17:00", out=["tue"])),
        ("busy Tuesdays, free evenings", weekly(*ALL, start="17:00", out=["tue"])),
        ("cours de 45 min à 1 h 30, lundi soir", weekly("mon", start="17:00")),
        ("between the 26th and the 30th", within("2026-11-26", "2026-11-30", *ALL)),
        ("entre le 26 et le 30", within("2026-11-26", "2026-11-30", *ALL)),
        ("free at all times", weekly(*ALL)),
        ("depuis son départ les journées sont longues, libre le mardi", weekly("tue")),
        ("Dec 4 in the afternoon", once("2026-12-04", "12:00", "17:00")),
        ("lundi, pas avant 10 h", weekly("mon", start="10:00")),
        ("le mardi soir, jamais après 20 h", weekly("tue", start="17:00", end="20:00")),
        ("Mondays, not before 10 am", weekly("mon", start="10:00")),
        ("Tuesday evenings, never after 8", weekly("tue", start="17:00", end="20:00")),
        ("jusqu’à 18 h, pas plus tard que 18 h, en semaine", weekly(*ALL[:5], end="18:00")),
        ("lundi à 1930", weekly("mon", start="19:30", end="21:30")),
        ("Monday at 1930", weekly("mon", start="19:30", end="21:30")),
        ("une heure par semaine le jeudi à 18 h", weekly("thu", start="18:00", end="20:00")),
        ("twice a week, Mondays and Fridays", weekly("mon", "fri")),
        ("deux fois par semaine, mardi et jeudi", weekly("tue", "thu")),
        ("secondaire 1 à 5, mardi 16 h à 18 h", weekly("tue", start="16:00", end="18:00")),
        ("mon four est brisé, libre le mardi", weekly("tue")),
        ("les mardis de novembre à mars", weekly("tue")),
        ("Tuesdays, all winter", weekly("tue")),
        ("Wednesdays 5-8 pm from Feb 25 to Apr 29", weekly("wed", start="17:00", end="20:00")),
        ("absente du 10 au 20 décembre, sinon libre le mardi", weekly("tue", out=["2026-12-15"])),
        ("Thursdays except between Christmas and New Year's", weekly("thu", out=["2026-12-31"])),
        ("this Saturday", once("2026-11-28")),
        ("dimanche prochain", once("2026-11-29")),
        ("2026-12-05 de 9 h à 12 h", once("2026-12-05", "09:00", "12:00")),
        ("du 3 au 5 mai en soirée", {"dates": ["2027-05-03", "2027-05-05"], "from": "17:00", "to": "21:00"}),
        ("le soir sur semaine", weekly(*ALL[:5], start="17:00")),
        ("en tout temps", weekly(*ALL)),
        ("n’importe quel soir", weekly(*ALL, start="17:00")),
        ("le mardi aux alentours de 14 h", weekly("tue", start="14:00", end="16:00")),
        ("Saturdays noon til 3", weekly("sat", start="12:00", end="15:00")),
        ("les vendredis 10h à midi et demi", weekly("fri", start="10:00", end="12:30")),
        ("Fridays 9.30-11.30", weekly("fri", start="09:30", end="11:30")),
        ("Wed nites", weekly("wed", start="17:00")),
        ("happy to cook at lunch, Tuesdays over the noon hour", weekly("tue", start="12:00", end="13:00")),
        ("Sat 28 Nov 1-5 at the hall", once("2026-11-28", "13:00", "17:00")),
        ("the Canada Day breakfast, 7 to 11 am", once("2027-07-01", "07:00", "11:00")),
        ("à la fête du Travail", once("2027-09-06")),
        ("Fri Dec 4 to Sun Dec 6", {"dates": ["2026-12-04", "2026-12-06"], "from": "08:00", "to": "21:00"}),
        ("Good Friday", once("2027-03-26")),
        ("jeudi p.m.", weekly("thu", start="12:00", end="17:00")),
        ("une fds sur deux", weekly("sat", "sun", every=2)),
        ("Sunday evenings at 8:30", weekly("sun", start="20:30", end="22:30")),
        ("samedi 13h30 -> 15h30", weekly("sat", start="13:30", end="15:30")),
        ("Sundays 10a-2p", weekly("sun", start="10:00", end="14:00")),
        ("Thursdays 3 or later", weekly("thu", start="15:00")),
        ("from tomorrow til Nov 30", {"dates": ["2026-11-23", "2026-11-30"], "from": "08:00", "to": "21:00"}),
        ("de demain à vendredi", {"dates": ["2026-11-23", "2026-11-27"], "from": "08:00", "to": "21:00"}),
        ("Dec 24 to Jan 2", {"dates": ["2026-12-24", "2027-01-02"], "from": "08:00", "to": "21:00"}),
    ],
)
def test_one_window(text: str, window: dict[str, Any]) -> None:
    assert windows(text) == [window]


def test_days_with_hours_of_their_own_are_windows_of_their_own() -> None:
    assert windows("samedi matin et dimanche après-midi") == [
        weekly("sat", end="12:00"),
        weekly("sun", start="12:00", end="17:00"),
    ]


def test_hours_after_and_are_their_own_days_hours() -> None:
    assert windows("weekday evenings and all day Saturday") == [weekly(*ALL[:5], start="17:00"), weekly("sat")]
    assert windows("la fin de semaine et les soirs de semaine") == [
        weekly("sat", "sun"),
        weekly(*ALL[:5], start="17:00"),
    ]
    assert windows("all day Mondays and Wednesday mornings") == [weekly("mon"), weekly("wed", end="12:00")]
    assert windows("weekends and evenings") == [weekly("sat", "sun"), weekly(*ALL, start="17:00")]


def test_several_dates_of_a_weekday_are_those_dates() -> None:
    found = [once("2026-12-05", end="12:00"), once("2026-12-12", end="12:00")]
    assert windows("les samedis 5 et 12 décembre en avant-midi") == found
    assert windows("the 5th and 12th, in the morning") == found


def test_a_weekday_beside_its_own_dates_says_no_more_than_they() -> None:
    found = [once("2026-12-01", "19:00"), once("2026-12-08", "19:00")]
    assert windows("deux mardis : 1 et 8 décembre, 19 h à 21 h") == found
    nights = {"dates": ["2026-12-04", "2026-12-06"], "from": "17:00", "to": "21:00"}
    assert windows("Friday to Sunday nights Dec 4-6", habitual=False) == [nights]


def test_every_other_is_said_of_its_own_days() -> None:
    assert windows("Tuesdays and every other Saturday") == [weekly("tue"), weekly("sat", every=2)]


def test_evenings_are_each_days_in_a_need_too() -> None:
    assert windows("evenings are fine", habitual=False) == [weekly(*ALL, start="17:00")]


def test_an_apartment_of_four_rooms_and_a_half_is_no_monday() -> None:
    assert windows("repeindre mon 4 1/2") == []


def test_a_stretch_of_weekdays_in_a_need_may_be_the_coming_one() -> None:
    assert windows("du jeudi au samedi", habitual=False) == "ask"
    assert windows("du lundi au vendredi", habitual=False) == [weekly(*ALL[:5])]


def test_a_stretch_from_a_weekday_to_a_date_is_of_dates() -> None:
    stretch = {"dates": ["2026-11-23", "2026-11-26"], "from": "08:00", "to": "21:00"}
    assert windows("lundi à jeudi prochain", habitual=False) == [stretch]
    assert windows("Monday to next Thursday") == [stretch]
    assert windows("jeudi à mardi prochain") == "ask"


TIMES = (
    "lundi",
    "jeudi prochain",
    "demain",
    "le 5 décembre",
    "du 3 au 5 mai",
    "les samedis",
    "la fin de semaine",
    "every other Friday",
    "weekdays",
    "9 h à 17 h",
    "le soir",
    "asap",
    "avant le 3",
    "depuis mardi",
    "except Monday",
)


@pytest.mark.parametrize("between", [" ", " à ", ", ", " jusqu'au ", " et "])
def test_any_two_times_beside_each_other_are_read_or_asked(between: str) -> None:
    for first, then in product(TIMES, TIMES):
        when = read_when(f"{first}{between}{then}", SUNDAY, habitual=True)
        assert all(window.start < window.end for window in when.windows)
        assert all(window.dates[0] <= window.dates[1] for window in when.windows if window.dates)


def test_a_weekday_alone_is_the_coming_one_in_a_need() -> None:
    assert windows("samedi matin", habitual=False) == [once("2026-11-28", end="12:00")]
    assert windows("tous les samedis matin", habitual=False) == [weekly("sat", end="12:00")]
    assert windows("Saturdays", habitual=False) == [weekly("sat")]
    assert windows("Saturday afternoons, every week", habitual=False) == [weekly("sat", start="12:00", end="17:00")]


@pytest.mark.parametrize(
    "text",
    [
        "7-9 on Tuesdays",
        "cette semaine",
        "asap",
        "2 soirs par semaine",
        "de 9h à 15h",
        "le 30 février",
        "lundi 28 novembre",
        "last Thursday of the month",
        "bientôt",
        "samedi dans deux semaines de 9 h à 12 h",
        "in two weeks on Saturday at 9 am",
        "most evenings",
        "quelques samedis",
        "a Monday once in a while",
        "peut-être samedi",
        "un soir de semaine",
        "the Saturday after next",
        "Friday at the latest",
        "samedi, remis à dimanche s’il pleut",
        "les samedis au début de décembre",
        "les samedis sauf le prochain",
        "le soir jusqu’au 31",
        "Dec 5, need a dj 6 to 9 and somebody for the lights",
        "quelque part en janvier",
        "je finis mon cours en avril, libre le mardi soir",
        "our play is in March and we sew, Tuesday evenings",
        "les semaines paires, le mercredi",
        "Wednesdays, odd weeks",
        "dans un mois, le samedi",
        "Saturdays in a month",
        "deux fois par semaine, lundi, mardi ou jeudi",
        "twice a week, any of Monday, Tuesday or Thursday",
        "l’avant-veille de Noël, le soir",
        "two days before Christmas, in the evening",
        "les mardis cet été",
        "Tuesdays next spring",
        "le 5 décembre la corvée de feuilles, puis le ménage le 6 décembre de 9 h à midi",
        "Dec 5 is the fair! We also hand out flyers on Dec 4, 9 to noon",
        "Sundays, March 1 to 5",
        "the hike on Dec 5 at 9 am and a walk the day after",
        "lunch on Tuesdays until 3 pm",
        "libre les soirs de match",
        "free on game nights",
        "3 jours semaine, dont le vendredi",
        "les lundis fériés",
        "stat holidays only",
        "Sunday, leaving at 10 am, back at 3 pm",
        "mon père revient lundi, on cherche une préposée pour les matins",
        "Dad comes home Monday, looking for a caregiver mornings",
        "ce samedi et le suivant",
        "this Saturday and the following one",
        "de vendredi 18 h à samedi midi",
        "from Friday 6 pm to Saturday noon",
        "concert le 4 décembre à 19 h 30, placiers demandés pour 18 h 45",
        "concert Dec 4 at 7:30 pm, ushers wanted for 6:45 pm",
        "6 h 15 à 7 h 15 le lundi",
        "je tricote le soir à la maison. Cours de tricot le samedi matin",
        "I knit in the evenings at home. Lessons on Saturday mornings",
        "errands on my lunch hour downtown. Five dollars an errand, weekdays",
        "over the holidays",
        "the long weekend",
        "once every two weeks",
        "un jour sur deux",
        "le 15 de chaque mois",
        "n’importe quand sauf le matin",
        "weekends except this one",
        "les mardis sauf pendant les Fêtes",
        "quand chu en congé",
        "during business hours",
        "late afternoon on Saturdays",
        "Saturday night til 2am",
        "Tuesdays 7",
        "Saturday at 8 we meet",
        "until the snow melts",
        "by tonight",
        "avant la fin de la semaine",
        "the next two Saturdays",
        "within two weeks",
        "any day this week",
        "Sunday 10 am until done",
        "tomorrow or the day after",
        "pendant mes vacances",
        "before work",
        "dimanche 6h",
    ],
)
def test_what_is_not_said_well_enough_is_asked(text: str) -> None:
    assert windows(text) == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "je fais de la menuiserie",
        "Good morning",
        "bonne journée",
        "2-3 personnes",
        "35 $/h",
        "mon vélo",
        "I sat down",
        "H2S",
        "4 à 6 ans",
        "bonne fin de semaine",
        "Happy Friday!",
        "mon lavabo coule depuis lundi matin",
        "it was on Tuesday",
        "ages 6-12",
        "Merry Christmas!",
        "",
        "a caterer, from 20 to 150 guests",
    ],
)
def test_where_nothing_is_said_of_time_nothing_is_read(text: str) -> None:
    assert windows(text) == []
