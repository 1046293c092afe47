"""Every rule of time hears its own example, and looks for it only where its cue stands."""

import pytest

from domain.reading import dates, days, hours
from domain.reading.said import said
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
    *("la semaine prochaine", "this week", "starting at 1 pm", "this summer", "dès que possible"),
]
"""At least one for each rule."""


@pytest.mark.parametrize("number", range(len([*dates.RULES, *days.RULES, *hours.RULES])))
def test_each_rule_hears_an_example_and_looks_for_it_where_its_cue_stands(number: int) -> None:
    cue, pattern, _ = [*dates.RULES, *days.RULES, *hours.RULES][number]
    texts = [written(said(example)) for example in EXAMPLES]
    heard = [text for text in texts if pattern.search(text)]
    assert heard, f"no example for {pattern.pattern}"
    assert all(any(piece in text for piece in cue) for text in heard), "its cue would keep the rule from being tried"
