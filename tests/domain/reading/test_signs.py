"""Every rule of time hears its own example, and looks for it only where its cue stands."""

import pytest

from domain.reading import dates, days, doubts, exceptions, holidays, hours, limits, past, vague
from domain.reading.gates import cue, stands
from domain.reading.said import said
from domain.reading.signs import compiled
from domain.reading.spoken import written

EXAMPLES = [
    *("le 2026-12-05", "du 3 au 5 juin", "June 3 to 5", "samedi 5 décembre", "Saturday, December 5"),
    *("the first Monday of the month", "après-demain", "demain", "aujourd’hui", "ce samedi", "samedi prochain"),
    *("next Saturday", "cette fin de semaine", "un samedi sur deux", "every other Saturday", "une semaine sur deux"),
    *("every two weeks", "chaque semaine", "aux trois semaines", "sauf lundi", "but not on Mondays"),
    *("du lundi au vendredi", "mon-fri", "tous les jours", "n’importe quand", "tous les matins"),
    *("les fins de semaine", "en semaine", "next month", "une fois par mois", "au plus vite", "de temps en temps"),
    *("les samedis", "sat morning", "de 9 h à 12 h", "entre 9 h et 12 h", "après 16 h", "avant midi", "vers 9 h"),
    *("en avant-midi", "l’après-midi", "le matin", "le soir", "à l’heure du lunch", "toute la journée"),
    *("before Friday", "la fin de semaine du 5 décembre", "the weekend of Dec 5", "la fin de semaine du 28-29 mars"),
    *(
        "les 5 et 12 mai",
        "May 5 and 12",
        "samedi le 14",
        "on the 22nd",
        "le 14, en soirée",
        "la fin de semaine prochaine",
    ),
    *(
        "by 5 pm",
        "starting Dec 1",
        "between Dec 3 and Dec 5",
        "entre le 3 et le 5 mai",
        "from Dec 3 to 5",
        "le 5 et le 6 mai",
        "du 25 au 27",
    ),
    *("the 25th to the 27th", "samedi 14", "le soir du 5", "le 3 mai", "lundi de Pâques", "on Christmas Day, at 5"),
    *("le jour de Noël", "Boxing Day morning", "in 3 days", "samedi en huit", "a week from Saturday", "last Monday"),
    *("this weekend and next", "vendredi qui vient", "every fortnight", "I don't work Mondays", "pas le lundi"),
    *("some evenings", "all weekend", "d’octobre à décembre", "after school"),
    *("la semaine prochaine", "this week", "starting at 1 pm", "this summer", "dès que possible"),
    *("bonne fin de semaine", "since Monday", "most evenings", "now and then", "Saturday after next", "s’il pleut"),
    *("end of the month", "two hours a week", "every other day", "Friday at the latest", "Tuesdays I work"),
    *("when I have time", "un soir de semaine", "a Saturday", "except this one", "I work nights", "the long weekend"),
    *("entre Noël et le jour de l’An", "the 5th and 6th", "les 5 et 12", "the Canada Day breakfast", "immediately"),
    *("in December", "at Christmas time", "over Christmas", "jours de congé", "until it melts", "late afternoon"),
    *(
        "durant les heures de bureau",
        "je suis née en mai",
        "the last Sunday of May",
        "jusqu’au 31",
        "jusqu’en mai",
        "the week of May 3",
        "in the spring",
        "la semaine du 3 mai",
        "Labour Day Monday",
        "entre Noël et le jour de l’An",
        "in May",
        "one evening",
        "the next few days",
        "until June",
        "deadline: Dec 5",
        "before my speech on Dec 5",
        "my exam is on Friday",
        "avant ça.",
        "after the 15th",
        "starting Friday",
        "from Monday on",
        "samedi soir prochain",
        "soon",
        "les soirs de match",
        "les journées sont longues",
        "entre le 26 et le 30",
        "twice a week",
        "away in May, otherwise free",
        "the rain starts Monday",
        "il a lâché mardi",
        "we talked on Tuesday",
        "finissant en avril",
        "de juin à août",
    ),
]
"""At least one for each rule."""
PARTS = (past, doubts, limits, dates, holidays, exceptions, days, vague, hours)
RULES = [rule for part in PARTS for rule in part.RULES]


@pytest.mark.parametrize("number", range(len(RULES)))
def test_each_rule_hears_an_example_and_looks_for_it_where_its_cue_stands(number: int) -> None:
    written_cue, pattern, _ = RULES[number]
    texts = [written(said(example)) for example in EXAMPLES]
    heard = [text for text in texts if compiled(pattern).search(text)]
    assert heard, f"no example for {pattern}"
    assert all(stands(cue(written_cue), text) for text in heard), "its cue would keep the rule from being tried"
