"""How a quote is read from a sentence: one price in the ceiling's unit, and the whole of it when it says more."""

import pytest

from conversations.quotes import read_quote
from domain.pay import Unit, ceiling
from domain.projects import Need


@pytest.mark.parametrize(
    ("text", "unit", "quote"),
    [
        ("35", "hour", (35, "")),
        ("35,50 $", "hour", (35.5, "")),
        ("35 $, matériel compris", "hour", (35, "35 $, matériel compris")),
        ("$35, materials included", "hour", (35, "$35, materials included")),
        ("35 $ de l’heure, le matin", "hour", (35, "35 $ de l’heure, le matin")),
        ("250 $ pour la job", "job", (250, "250 $ pour la job")),
        ("300 $ par jour", "hour", None),
        ("30 $ ou 40 $", "hour", None),
        ("cher", "hour", None),
        ("", "hour", None),
    ],
)
def test_a_quote_is_read(text: str, unit: Unit, quote: tuple[float, str] | None) -> None:
    need = Need(id="n", project="p", kind="skill", count=1, fsa="H2S", pay=ceiling(40, unit))
    assert read_quote(text, need) == quote
