"""The language of a message is told by its words, however few."""

import pytest

from domain.members import Language
from domain.reading.language import read_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("electrician", "en"),
        ("plombier", "fr"),
        ("dog walker Toronto", "en"),
        ("projets rimouski", "fr"),
        ("bonjour hi! I teach salsa & bachata, lundi soir, H2L, ten bucks per person", "en"),
        ("Vendredi prochain it's the halloween party", "en"),
        ("babysitter ce soir svp", "fr"),
        ("l'ordi plante, need de l'aide", "fr"),
        ("H2S", "fr"),
    ],
)
def test_few_words_tell(text: str, language: Language) -> None:
    assert read_language(text) == language
