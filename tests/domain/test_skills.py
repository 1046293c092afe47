"""The vocabulary is closed, and every skill has both labels and a family."""

import pytest

from domain.skills import FAMILIES, SKILLS, family, label, same_family


def test_every_skill_has_both_labels_and_a_family() -> None:
    assert len(SKILLS) > 100
    assert all(skill.id and skill.family in FAMILIES and skill.fr and skill.en for skill in SKILLS.values())


def test_labels_tell_skills_apart() -> None:
    for language in ("fr", "en"):
        assert len({label(skill, language).casefold() for skill in SKILLS}) == len(SKILLS)


def test_neighbours_share_a_family() -> None:
    assert family("carpentry") == "trades"
    assert same_family("carpentry", "furniture_making")
    assert not same_family("carpentry", "cooking")
    assert not same_family("carpentry", "juggling")
    with pytest.raises(KeyError):
        family("juggling")
