"""What a text cannot hold is not looked for: the gates that its words open."""

import re

from hypothesis import given
from hypothesis import strategies as some

from domain.reading.gates import cue, longest_parts, opened, stands

WORDS = ("samedi", "h", "st", "week", "$", "15")


def test_a_phrase_is_known_by_its_longest_part() -> None:
    assert longest_parts(["at night", "day-old", "un sou"]) == "day night sou"


def test_a_cue_stands_where_each_of_its_gates_is_open() -> None:
    both, week = cue("0 && h heure* && -"), cue("week")
    for text, cues in (
        ("14h30-16h", [both]),
        ("14 heures - tard", [both]),
        ("14h30", []),
        ("le week-end", [week]),
        ("weekend", []),
    ):
        assert [one for one in (both, week) if stands(one, text)] == cues, text


def test_a_gate_that_is_named_later_is_open_in_what_was_looked_at_before() -> None:
    assert not opened("zythum")
    assert stands(cue("zythum"), "zythum")


@given(some.text(alphabet="samediwekhst15$-. ,!", max_size=60))
def test_a_word_opens_its_gate_wherever_it_stands_by_itself(text: str) -> None:
    parts = re.findall(r"[a-z]+|[0-9]+|[^a-z0-9\s]", text)
    for _ in ("the first time", "from what was kept"):
        for word in WORDS:
            assert stands(cue(f"{word}*"), text) == any(part.startswith(word) for part in parts)
        opened.cache_clear()
