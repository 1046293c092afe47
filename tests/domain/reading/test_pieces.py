"""What a text cannot hold is not looked for: the pieces of its words."""

from hypothesis import given
from hypothesis import strategies as some

from domain.reading.pieces import Pieces, pieces_of

PIECES = ("samedi", "h", "1st", "week-end", "$", "aine")


def test_a_phrase_is_known_by_its_longest_word() -> None:
    assert pieces_of(["at night", "un sou"]) == {"night", "sou"}


@given(some.text(alphabet="samediweknhi1t$-. ,!", max_size=60))
def test_the_pieces_of_a_text_are_those_that_stand_in_its_words(text: str) -> None:
    known = Pieces(PIECES)
    assert known.within(text) == {piece for piece in PIECES if piece in text}
    assert known.within(text) == known.within(text), "what was kept says the same"
