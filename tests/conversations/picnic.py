"""A small flow for the engine's tests: it has a form, a correction, a commitment and a digression."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, NoData, Push, state
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.ports import Opener
from conversations.screens import Screen
from conversations.turn import Turn
from conversations.words import N_
from tests.stories.town import Person, Town


class Basket(Memory):
    """What somebody brings."""

    dish: str | None = None
    guests: int | None = None
    note: str | None = None


def summary(turn: Turn[Basket]) -> str:
    """All of it, on one line."""
    return f"{turn.data.dish} / {turn.data.guests} / {turn.data.note}"


class Picnic(Flow[Basket]):
    name = "picnic"
    title = N_("The menu")

    @state(ask="Dish?", line=Line("Dish", good=("pie",), bad=("x",)), form="basket")
    def dish(self, turn: Turn[Basket], said: Text) -> Goto[Literal["guests"]] | Again:
        """Two letters at least."""
        if len(said.value) < 2:
            return Again("A dish has two letters at least.")
        turn.data.dish = said.value
        return Goto("guests")

    @state(ask="Guests?", line=Line("Guests", "number", good=("4",), bad=("many",)), form="basket")
    def guests(self, turn: Turn[Basket], said: Text) -> Goto[Literal["note"]] | Again:
        """A number."""
        if not said.value.isdigit():
            return Again("Write a number.")
        turn.data.guests = int(said.value)
        return Goto("note")

    @state(ask="Note?", line=Line("Note", required=False), choices={"skip": "Skip"}, form="basket")
    def note(self, turn: Turn[Basket], said: Text | Chosen[Literal["skip"]]) -> Goto[Literal["review"]]:
        """Anything, or nothing."""
        turn.data.note = said.value if isinstance(said, Text) else ""
        return Goto("review")

    @state(ask=summary, choices={"yes": "Yes", "dish": "Another dish", "pack": "Pack", "away": "A detour"})
    def review(
        self, turn: Turn[Basket], said: Chosen[Literal["yes", "dish", "pack", "away"]]
    ) -> Fix[Literal["dish"]] | Goto[Literal["packing"]] | Push[Literal["detour"]] | Done:
        """Corrects a line, packs, wanders off, or ends."""
        if said.id == "dish":
            return Fix("dish")
        if said.id == "pack":
            return Goto("packing")
        return Push("detour") if said.id == "away" else Done("Thanks.")

    @state(ask="Sure?", choices={"sure": "Sure"}, commits=True)
    def packing(self, turn: Turn[Basket], said: Chosen[Literal["sure"]]) -> Goto[Literal["packed"]]:
        """From here there is no way back into the basket."""
        return Goto("packed")

    @state(ask="Packed. Anything else?", choices={"no": "No"})
    def packed(self, turn: Turn[Basket], said: Chosen[Literal["no"]]) -> Done:
        """The end."""
        return Done("Have fun.")


class Detour(Flow[NoData]):
    name = "detour"
    title = N_("Settings")

    @state(ask="How far?", choices={"near": "Near", "far": "Far"})
    def far(self, turn: Turn[NoData], said: Chosen[Literal["near", "far"]]) -> Done:
        """One question, and back to what was beneath."""
        return Done(f"{said.id} it is.")


class Order(Memory):
    """What somebody asks the baker for."""

    loaves: int | None = None
    when: str | None = None


class Bakery(Flow[Order]):
    """Its form's last question is where the order is placed."""

    name = "bakery"
    title = N_("Settings")

    @state(ask="Loaves?", line=Line("Loaves", "number", good=("2",), bad=("many",)), form="order")
    def loaves(self, turn: Turn[Order], said: Text) -> Goto[Literal["when"]] | Again:
        """A number."""
        if not said.value.isdigit():
            return Again("Write a number.")
        turn.data.loaves = int(said.value)
        return Goto("when")

    @state(ask="When?", line=Line("When", good=("noon",), bad=("x",)), form="order")
    def when(self, turn: Turn[Order], said: Text) -> Again | Done:
        """The order is placed."""
        if len(said.value) < 2:
            return Again("Write an hour.")
        turn.neighbourhood.adjust(radius_km=turn.data.loaves or 50)
        return Done("Ordered.")


class Feast(Flow[NoData]):
    """Its one question has several verbs; what the last one makes of it decides about all."""

    name = "feast"
    title = N_("Settings")

    @state(ask="How far?", line=Line("How far", "number", good=("5",), bad=("500",)), choices={"never": "Never"})
    def far(self, turn: Turn[NoData], said: Text | Chosen[Literal["never"]]) -> Again | Done:
        """A pause first, which stands only with a distance that can be."""
        turn.become(turn.neighbourhood.adjust(weekly_cap=1, language="en"))
        turn.show(Screen("A card."))
        if isinstance(said, Chosen):
            return Again("Write a number.")
        turn.become(turn.neighbourhood.adjust(radius_km=int(said.value)))
        return Done("Set.")


def at_review(town: Town) -> Person:
    """Ada, before the card of what she brings."""
    ada = town.member("Ada")
    ada.opens("/start")
    town.run(lambda uow: uow.put_opener(picnic_opener()))
    ada.opens("opicnic")
    return ada.fills(dish="tarte", guests="4", note="")


def picnic_opener() -> Opener:
    """What leads to the picnic."""
    return Opener("picnic", "picnic")
