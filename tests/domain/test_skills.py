"""The vocabulary is closed, and every skill has both labels and a family."""

import pytest

from domain.skills import FAMILIES, RELATED, SKILLS, family, label


def test_every_skill_has_both_labels_and_a_family() -> None:
    assert len(SKILLS) > 100
    assert all(skill.id and skill.family in FAMILIES and skill.fr and skill.en for skill in SKILLS.values())


def test_labels_tell_skills_apart() -> None:
    for language in ("fr", "en"):
        assert len({label(skill, language).casefold() for skill in SKILLS}) == len(SKILLS)


def test_neighbours_share_a_family() -> None:
    assert family("carpentry") == family("furniture_making") == "trades"
    assert family("carpentry") != family("cooking")
    with pytest.raises(KeyError):
        family("juggling")


def test_skills_are_close_both_ways_and_never_to_themselves() -> None:
    assert "furniture_making" in RELATED["carpentry"]
    assert "welding" not in RELATED["carpentry"]
    assert all(skill in RELATED[other] for skill, others in RELATED.items() for other in others)
    assert not any(skill in others for skill, others in RELATED.items())
    assert RELATED.keys() == SKILLS.keys()
