"""What calls for a careful eye is seen in people's own words, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.projects import Caution
from domain.reading.cautions import WORDS, read_cautions
from domain.reading.words import plain


@pytest.mark.parametrize(
    ("text", "cautions"),
    [
        ("Garder mes enfants mardi soir", ("minors",)),
        ("someone to babysit my son", ("minors",)),
        ("Un jouet pour chaque petit de la maternelle", ("minors",)),
        ("peindre ma chambre", ("home",)),
        ("a shelf at my place", ("home",)),
        ("donner le bain à ma mère à domicile", ("home", "care")),
        ("look after my dad, he has dementia", ("care",)),
        ("mon lavabo coule", ("trade",)),
        ("the toilet leaks", ("trade",)),
        ("une prise de courant à changer chez moi", ("home", "trade")),
        ("descendre un divan", ()),
        ("help me read a letter in French", ()),
    ],
)
def test_words_call_for_care(text: str, cautions: tuple[Caution, ...]) -> None:
    assert read_cautions(text) == cautions


@pytest.mark.long
@pytest.mark.parametrize("caution", WORDS)
@settings(max_examples=300)
@given(data=some.data())
def test_no_words_that_call_for_care_are_shut_out_by_their_cue(caution: Caution, data: some.DataObject) -> None:
    text = data.draw(some.from_regex(WORDS[caution].pattern, fullmatch=True))
    assert (caution in read_cautions(text)) == bool(WORDS[caution].search(plain(text)))
