"""A skill that is only mentioned is told from one that is meant, by each sign alone, in both languages."""

import pytest

from domain.reading.skills import read_skills


@pytest.mark.parametrize(
    ("meant", "mentioned", "skill"),
    [
        # by what else is asked
        ("Cherche quelqu'un pour le jardinage", "Cherche une soudeuse pour la clôture du jardin communautaire", "gardening"),
        ],
)
def test_x(meant: str, mentioned: str, skill: str) -> None:
    assert skill in read_skills(meant).skills
    assert skill not in read_skills(mentioned).skills
