"""Two workspaces in which every person and channel has the same id, and what their people do in Slack by chance."""

import random
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from bot.adapters.slack.subscribed import COMMAND
from conversations.hearing import opener_id
from conversations.inbound import Address
from domain.refusals import Refusal
from domain.sheets import NeedSheet
from domain.territories import Territory
from tests import slackapi
from tests.slackapi import Channel, Place, Seen, Shown
from tests.slackapi.seen import buttons
from tests.slackapi.types import JSON
from tests.stories.person import Person
from tests.stories.slack import SlackTown
from tests.stories.toys import Toys

COMMANDS = "offrir", "demander", "proposer", "moi", "reglages", "donnees", "commerce", "etagere", "aide", "annuler"
SAID = (
    "menuiserie, libre le samedi matin", "20 chaises jusqu’à dimanche", "12", "oui", "retour", "non", "samedi",
    "samedi 28 novembre de 9 h à 12 h", "Des jouets de bois", "{fsa}", "Quincaillerie {name}", "je suis {name}",
)  # fmt: skip
CHANCE = re.compile(r"open=\S+|\b[0-9A-Z]{26}\b")
"""The addresses that lead somewhere, and the numbers of receipts: they are others in every run."""
PUBLIC = ("browse", "other", "can", "near", "category", "date")
"""What shows everybody's projects, of whatever workspace: those are nobody's secret."""
JOINING = ("help", "yes", "question", "share", "report")
"""What anybody may do about a project that is public, from wherever they are."""
NOT_YOURS = ("Ce bouton-là est pour quelqu’un d’autre.", "That button is for somebody else.")
"""In either language: they may have changed theirs."""
FAR = Territory(id="ouest", name="Sainte-Anne-de-Bellevue", fsas=("H9X",), state="open")


@dataclass
class Side:
    """One workspace: its people, and the channel in which their shop hears of needs. What they write names it."""

    place: Place
    name: str
    fsa: str
    far: str
    """What the other's neighbourhood is called."""
    people: list[slackapi.Person] = field(default_factory=list)
    members: tuple[str, ...] = ()
    """Their ids in the neighbourhood, of those who are in it from the start."""
    channel: Channel = field(init=False)

    def sees(self) -> list[list[str]]:
        """All that stands before each of them, in private and on their Home, and in the channel."""
        homes = [[person.home.text] if person.home else [] for person in self.people]
        heard = [*(person.heard for person in self.people), self.channel.heard]
        return [*homes, *([CHANCE.sub("…", seen.text) for seen in every] for every in heard)]

    def newest(self, person: slackapi.Person, chance: random.Random) -> Seen | None:
        """One of the last messages that the door wrote to somebody, or in the channel."""
        where = chance.choice([self.place.workspace.im(person.id)] * 3 + [self.channel.conversation])
        last = [one for one in islice(reversed(where.messages.values()), chance.choice([2, 2, 6])) if "bot_id" in one]
        return Seen(chance.choice(last), where.id) if last else None

    def says(self, chance: random.Random) -> str:
        return chance.choice(SAID).format(name=self.name, fsa=self.fsa)


class NextDoor:
    """A town of two workspaces, `here` and `there`."""

    def __init__(self, town: SlackTown) -> None:
        self.town = town
        self.refused = 0
        """The buttons of a namesake that were pressed in vain."""
        town.outside = frozenset({"kicked", "revoked"})
        place = town.slack.workspace("Fleurs", id="T02")
        town.wait(town.installs(place))
        self.sides = Side(town.place, "ambre", "H2J", FAR.name), Side(place, "basalte", "H9X", "Plateau")
        town.run(lambda uow: uow.territories.put(FAR))
        settled = [self._settle(side) for side in reversed(self.sides)]
        self._toys = Toys(town)
        town.people.clear()  # nobody looks at each message as it comes
        for side, people in zip(reversed(self.sides), settled, strict=True):
            self._opens_shop(side, *people)
        town.settles()

    def _settle(self, side: Side) -> tuple[Person, Person]:
        """Two of a workspace's people are members; the third has yet to come in."""
        self.town.place = side.place
        keeper, maker = (self.town.member(f"{side.name}-{at}", fsa=side.fsa, manner="vous") for at in range(2))
        side.members = keeper.id, maker.id
        side.people = [*(self.town.phones[one.address.user] for one in (keeper, maker)), side.place.person(side.name)]
        side.channel = side.place.channel("besoins", *side.people, with_app=False)
        return keeper, maker

    def _opens_shop(self, side: Side, keeper: Person, maker: Person) -> None:
        """One of them has a shop that hears of needs in the channel, the other a project near it."""
        town = self.town
        town.wait(side.channel.adds_app(side.people[0]))
        there = Address("slack", side.place.key, side.channel.id, "", "")
        shop = town.acts(
            keeper, lambda hood: hood.found_partner(f"Quincaillerie {side.name}", fsa=side.fsa, gives=("goods",))
        )
        town.acts(keeper, lambda hood: hood.listen_at(shop.id, str(there)))
        town.acts(self._toys.mo, lambda hood: hood.verify_partner(shop.id))
        self._toys.published(wood(self._toys), by=maker, fsa=side.fsa)

    def acts(self, side: Side, chance: random.Random) -> None:
        """Somebody of a workspace does anything that can be done in Slack."""
        self.town.wait(self._does(side, chance.choice(side.people), chance))
        self.town.deliver()

    def intrudes(self, side: Side, other: Side, chance: random.Random) -> None:
        """Somebody presses, in their own workspace, what stands before their namesake in the other."""
        at = chance.randrange(len(side.people))
        person, shown = side.people[at], other.newest(other.people[at], chance)
        tokens = [str(one.get("value", "")) for one in shown.buttons] if shown is not None else []
        secret = [token for token in tokens if token.partition("-")[2].partition("_")[0] not in (*JOINING, *PUBLIC)]
        if not secret or not side.place.workspace.im(person.id).messages:
            return
        token = chance.choice(secret)
        self.town.wait(self._forges(side, person, token))
        self.town.deliver()
        if at < len(other.members) and self._is_for(token, other.members[at]):
            assert person.last.text.startswith(NOT_YOURS), person.last.text
            self.refused += 1

    def _is_for(self, token: str, member: str) -> bool:
        """Whether it is a lasting button for this member and nobody else."""
        opener = self.town.run(lambda uow: uow.opener(opener_id(token)))
        return opener is not None and opener.member == member

    def leaves(self, side: Side) -> None:
        """A workspace puts the door out, which is noted, and takes it in again."""
        self.town.wait(side.place.uninstalls())
        self.town.settles()
        self.town.wait(self.town.installs(side.place))
        self.town.deliver()

    def passes(self, minutes: float) -> None:
        self.town.waits(minutes=minutes)

    async def _does(self, side: Side, person: slackapi.Person, chance: random.Random) -> None:
        way, shown = chance.random(), side.newest(person, chance)
        if person.modal is not None and person.modal.submit and way < 0.8:
            await person.fills(dict(_filled(side, person.modal, chance)), anyway=True)
        elif shown is not None and way < 0.6:
            await self._presses(side, person, shown, chance)
        elif way < 0.7 and person.home is not None:
            await self._presses(side, person, person.home, chance)
        elif way < 0.8:
            await person.says(side.says(chance))
        elif way < 0.9:
            channel = chance.choice([None, None, side.channel])
            await person.commands(f"{COMMAND} {chance.choice(COMMANDS)}", channel=channel)
        elif way < 0.95:
            await person.opens_home()
        elif way < 0.97:
            await side.channel.removes(side.place.bot, person)
        else:
            await side.channel.adds_app(person)

    async def _presses(self, side: Side, person: slackapi.Person, on: Seen | Shown, chance: random.Random) -> None:
        """A button, unless it shows what is everybody's, or is about what goes on in the other's neighbourhood."""
        found = [one for one in buttons(on.blocks) if one[1].get("value", "-browse").rpartition("-")[2] not in PUBLIC]
        if not found or side.far in on.text:
            return
        block, button = chance.choice(found)
        if isinstance(on, Shown):
            await person.presses(button["value"], on=on)
        else:
            where = person.workspace.conversations[on.channel]
            await person.presses_button(button, block["block_id"], where, on.raw)

    async def _forges(self, side: Side, person: slackapi.Person, token: str) -> None:
        where = side.place.workspace.im(person.id)
        gone = {"type": "button", "action_id": "gone", "text": {"type": "plain_text", "text": "…"}, "value": token}
        message = next(reversed(where.messages.values()))
        await person.presses_button(gone, "gone", where, {"blocks": [], **message})

    def moderates(self) -> None:
        """Everything that waits for a delegate is found good."""
        town = self.town
        for project in town.run(lambda uow: uow.projects.in_state(("submitted",), limit=50)):
            with suppress(Refusal):
                town.acts(self._toys.mo, lambda hood, id=project.id: hood.approve(id))  # type: ignore[misc]
        town.settles()


def wood(toys: Toys) -> NeedSheet:
    """Much of it, for many may promise some."""
    return NeedSheet(kind="goods", what="contreplaqué", count=500, occurrences=(toys.saturday(week=3),))


def _filled(side: Side, modal: Shown, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A window's fields, filled in with anything."""
    for block in modal.fields.values():
        element: JSON = block["element"]
        if element["type"] != "file_input" and chance.random() < 0.8:
            offered = [option["value"] for option in element.get("options", ())]
            yield block["block_id"], chance.choice(offered) if offered else side.says(chance)
