"""Every rule of time hears its own example, and looks for it only where its cue stands."""

import pytest

from domain.reading import days, hours
from domain.reading.words import plain

EXAMPLES = [
    *("le 2026-12-05", "du 3 au 5 juin", "June 3 to 5", "samedi 5 décembre", "Saturday, December 5"),
    *("the first Monday of the month", "après-demain", "demain", "aujourd’hui", "ce samedi", "samedi prochain"),
    *("next Saturday", "cette fin de semaine", "un samedi sur deux", "every other Saturday", "une semaine sur deux"),
    *("every two weeks", "chaque semaine", "aux trois semaines", "sauf lundi", "but not on Mondays"),
    *("du lundi au vendredi", "mon-fri", "tous les jours", "n’importe quand", "tous les matins"),
    *("les fins de semaine", "en semaine", "next month", "une fois par mois", "au plus vite", "de temps en temps"),
    *("les samedis", "sat morning", "de 9 h à 12 h", "entre 9 h et 12 h", "après 16 h", "avant midi", "vers 9 h"),
    *("en avant-midi", "l’après-midi", "le matin", "le soir", "à l’heure du lunch", "toute la journée"),
]
"""One for each rule, in the rules' order."""


def test_each_rule_has_its_example() -> None:
    assert len(EXAMPLES) == len([*days.RULES, *hours.RULES])


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_rule_hears_its_example_and_its_cue_stands_in_it(example: str) -> None:
    cue, pattern, _ = [*days.RULES, *hours.RULES][EXAMPLES.index(example)]
    found = pattern.search(plain(example))
    assert found, "the rule does not hear its own example"
    assert any(piece in found[0] for piece in cue), "its cue would keep the rule from being tried"
