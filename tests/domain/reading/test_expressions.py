"""Expressions are compiled when first asked; each is right."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from domain import reading
from domain.reading.expressions import expression

ROOMS = [room.name for room in iter_modules(reading.__path__)]


def test_it_is_compiled_when_it_is_asked() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("text")
    right = expression("A+", re.IGNORECASE)
    assert right.sub("b", "caat") == "cbt"
    assert right.search is right.search, "its method is kept"


@pytest.mark.parametrize("room", ROOMS)
def test_each_that_a_room_has_is_right(room: str) -> None:
    late = type(expression(""))
    for named in vars(import_module(f"domain.reading.{room}")).values():
        if isinstance(named, late):
            assert named.pattern
