"""What a text cannot hold is not looked for: the gates that its words open."""

import re

from hypothesis import given
from hypothesis import strategies as some

from domain.reading.gates import Gates, longest_parts

WORDS = ("samedi", "h", "st", "week", "$", "15")


def test_a_phrase_is_known_by_its_longest_part() -> None:
    assert longest_parts(["at night", "day-old", "un sou"]) == "day night sou"


def test_a_cue_stands_where_each_of_its_gates_is_open() -> None:
    gates = Gates("0 && h heure* && -", "week")
    both, week = gates.cues
    for text, cues in (
        ("14h30-16h", [both]),
        ("14 heures - tard", [both]),
        ("14h30", []),
        ("le week-end", [week]),
        ("weekend", []),
    ):
        opened = gates.opened(text)
        assert [cue for cue in gates.cues if cue & opened == cue] == cues, text


@given(some.text(alphabet="samediwekhst15$-. ,!", max_size=60))
def test_a_word_opens_its_gate_wherever_it_stands_by_itself(text: str) -> None:
    gates = Gates(*(f"{word}*" for word in WORDS))
    parts = re.findall(r"[a-z]+|[0-9]+|[^a-z0-9\s]", text)
    opened = gates.opened(text)
    for word, cue in zip(WORDS, gates.cues, strict=True):
        assert bool(cue & opened) == any(part.startswith(word) for part in parts)
    assert gates.opened(text) == opened, "what was kept says the same"
