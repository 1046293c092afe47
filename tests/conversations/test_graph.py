"""A flow that could lose somebody does not start, and says where it would."""

from typing import Literal

import pytest

from conversations.flow import Chosen, Done, Flow, Goto, Line, NoData, state
from conversations.flows import FLOWS
from conversations.graph import Broken, check, diagram, edges
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.words import speaking
from locales import catalogs
from tests.conversations.picnic import Detour, Picnic


def faults(*flows: type[Flow]) -> tuple[str, ...]:  # type: ignore[type-arg]
    with pytest.raises(Broken) as broken:
        check(flows)
    return broken.value.faults


def test_every_flow_of_the_door_is_sound_and_speaks_both_languages() -> None:
    check(FLOWS, speaking(catalogs()))


def test_a_trap_is_found() -> None:
    class Trap(Flow[NoData]):
        name = "trap"
        title = "Trap"

        @state(ask="In?", choices={"in": "In"})
        def door(self, turn: Turn[NoData], said: Chosen[Literal["in"]]) -> Goto[Literal["cellar"]] | Done:
            """In."""
            return Goto("cellar")

        @state(ask="Stuck.", choices={"knock": "Knock"})
        def cellar(self, turn: Turn[NoData], said: Chosen[Literal["knock"]]) -> Goto[Literal["cellar"]]:
            """For ever."""
            return Goto("cellar")

        @state(ask="Nobody comes here.", choices={"ok": "OK"})
        def attic(self, turn: Turn[NoData], said: Chosen[Literal["ok"]]) -> Goto[Literal["roof"]] | Done:
            """Unreached, and leads nowhere."""
            return Done()

    assert faults(Trap) == (
        "trap.attic: it goes to “roof”, which is no state",
        "trap.cellar: no end can be reached from there",
        "trap.attic: nothing leads there",
    )


def test_choices_shown_and_taken_must_agree() -> None:
    class Odd(Flow[NoData]):
        name = "odd"
        title = "Odd"

        @state(ask="Which?", choices={"left": "Left", "right": "Right"})
        def which(self, turn: Turn[NoData], said: Chosen[Literal["left", "up"]]) -> Done:
            """Shows what it does not take."""
            return Done()

    assert faults(Odd) == (
        "odd.which: the choice “right” is shown or taken, not both",
        "odd.which: the choice “up” is shown or taken, not both",
    )


def test_a_form_leads_to_its_next_line() -> None:
    class Sheet(Flow[NoData]):
        name = "sheet"
        title = "Sheet"

        @state(ask="One?", line=Line("One"), form="sheet")
        def one(self, turn: Turn[NoData], said: Text) -> Goto[Literal["three"]]:
            """Skips a line."""
            return Goto("three")

        @state(ask="Two?", line=Line("Two", required=False), form="sheet")
        def two(self, turn: Turn[NoData], said: Text) -> Goto[Literal["three"]]:
            """Cannot be skipped, though it may be left empty."""
            return Goto("three")

        @state(ask="Three?", form="sheet")
        def three(self, turn: Turn[NoData], said: Text) -> Done:
            """Has no line."""
            return Done()

    assert faults(Sheet) == (
        "sheet.two: nothing leads there",
        "sheet.one: a form’s state leads to the form’s next, “two”",
        "sheet.two: an optional line needs the choice “skip”",
        "sheet.three: a form’s state needs a line",
    )


def test_a_line_that_may_not_apply_leads_on() -> None:
    class Detours(Flow[NoData]):
        name = "detours"
        title = "Detours"

        @state(ask="One?", line=Line("One", applies=lambda _: False), form="detours")
        def one(self, turn: Turn[NoData], said: Text) -> Goto[Literal["two"]]:
            """Passed over, and its answer leads to the same."""
            return Goto("two")

        @state(ask="Two?", line=Line("Two", applies=lambda _: False), form="detours")
        def two(self, turn: Turn[NoData], said: Text) -> Goto[Literal["four"]]:
            """Passed over to what its answer never leads to."""
            return Goto("four")

        @state(ask="Three?")
        def three(self, turn: Turn[NoData], said: Text) -> Goto[Literal["four"]]:
            """Stands between."""
            return Goto("four")

        @state(ask="Four?", line=Line("Four", applies=lambda _: False))
        def four(self, turn: Turn[NoData], said: Text) -> Goto[Literal["three"]] | Done:
            """Passed over to nothing."""
            return Goto("three")

    assert faults(Detours) == (
        "detours.two: a line that may not apply leads to the state declared after it",
        "detours.four: a line that may not apply leads to the state declared after it",
    )


def test_a_missing_string_is_named() -> None:
    with pytest.raises(Broken) as broken:
        check((Detour,), speaking(catalogs()))
    assert "detour.far: “How far?” is missing in fr" in broken.value.faults


def test_the_diagram_shows_every_edge() -> None:
    drawn = diagram(Picnic)
    assert drawn.startswith("stateDiagram-v2\n    [*] --> dish\n")
    assert "    review --> dish\n" in drawn
    assert "    review --> detour_flow : +\n" in drawn
    assert "    packed --> [*]\n" in drawn
    assert drawn.count("-->") == len(edges(Picnic))
