"""Who answers for a shop: a link for a colleague, another owner, somebody who no longer does, and up to how much."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, state
from conversations.flows.answer_words import dollars_in
from conversations.inbound import Text
from conversations.memory import Memory
from conversations.screens import Card, Choice, Screen
from conversations.turn import Opens, Turn
from conversations.words import N_
from domain.ground import found
from domain.partnering import MOST_DOLLARS
from domain.partners import Partner


class Mate(Memory):
    """Whom it is about."""

    mate: str = ""


def shop_of(turn: Turn[Mate]) -> Partner:
    """The shop; Unknown once it is gone."""
    return found(turn.neighbourhood.kept.partners.get(turn.argument["partner"]))


def name_of(turn: Turn[Mate], id: str) -> str:
    """Somebody of the team, by first name."""
    member = turn.neighbourhood.kept.members.get(id)
    return member.name if member and member.name else turn.words.say(N_("Someone"))


def card(turn: Turn[Mate]) -> Screen:
    """The team, and above which amount an owner decides."""
    shop, words = shop_of(turn), turn.words
    lines = [
        words.say(N_("{name}, owner"), name=name_of(turn, id)) if post == "owner" else name_of(turn, id)
        for id, post in shop.team.items()
    ]
    if shop.open_to_workplace:
        lines.append(words.say(N_("Everybody who works here answers for it")))
    if shop.ceiling:
        lines.append(words.say(N_("Above {ceiling}, an owner approves first"), ceiling=words.amount(shop.ceiling)))
    else:
        lines.append(words.say(N_("Each of them may promise any amount")))
    return Screen(card=Card(f"partner:{shop.id}", shop.name, tuple(lines)))


def choices(turn: Turn[Mate]) -> list[Choice]:
    """Each colleague, a link for a new one, the amount, who may answer."""
    shop = shop_of(turn)
    listed = [Choice(f"mate_{id}", name_of(turn, id)) for id in shop.team if id != turn.me.id]
    listed.append(turn.choice("colleague", N_("A link for a colleague")))
    listed.append(turn.choice("ceiling", N_("Change the amount")))
    if shop.workplace:
        to_named = turn.choice("named", N_("Only those whom I name"))
        listed.append(to_named if shop.open_to_workplace else turn.choice("everyone", N_("Everybody who works here")))
    return [*listed, turn.choice("done", N_("That’s all"))]


def mate_choices(turn: Turn[Mate]) -> list[Choice]:
    """What an owner can do about a colleague."""
    owner = shop_of(turn).team.get(turn.data.mate) == "owner"
    naming = [] if owner else [turn.choice("owner", N_("Make them an owner too"))]
    return [*naming, turn.choice("remove", N_("Take them off the team")), turn.choice("back", N_("Change nothing"))]


def about(turn: Turn[Mate]) -> str:
    """Whom it is about."""
    return turn.words.say(N_("What shall I change for {name}?"), name=name_of(turn, turn.data.mate))


def sure(turn: Turn[Mate]) -> str:
    """What removing somebody does."""
    return turn.words.say(
        N_("Take {name} off the team of {shop}? What they promised in its name stays promised: you answer for it."),
        name=name_of(turn, turn.data.mate),
        shop=shop_of(turn).name,
    )


class Team(Flow[Mate]):
    name = "team"
    title = N_("Who answers for the shop")

    def entry(self, turn: Turn[Mate]) -> Goto[Literal["team"]] | Done:
        """The team, as long as there is a shop."""
        if turn.neighbourhood.kept.partners.get(turn.argument.get("partner", "")) is None:
            return Done(turn.words.say(N_("I can’t find that any more.")))
        return Goto("team")

    @state(ask=card, choices=choices, commits=True, help=N_("Choose a colleague, or what you would like to change."))
    def team(self, turn: Turn[Mate], said: Chosen[str]) -> Goto[Literal["team", "mate", "ceiling"]] | Done:
        """One thing at a time."""
        shop = shop_of(turn)
        if said.id == "done":
            return Done(turn.words.say(N_("It’s kept.")))
        if said.id == "ceiling":
            return Goto("ceiling")
        if said.id == "colleague":
            self.invite(turn, shop)
            return Goto("team")
        if said.id in ("everyone", "named"):
            turn.neighbourhood.change_partner(shop.id, open_to_workplace=said.id == "everyone")
            return Goto("team")
        turn.data.mate = said.id.removeprefix("mate_")
        return Goto("mate")

    @state(ask=about, choices=mate_choices, commits=True)
    def mate(
        self, turn: Turn[Mate], said: Chosen[Literal["owner", "remove", "back"]]
    ) -> Goto[Literal["team", "remove"]]:
        """Another owner, or one fewer on the team."""
        if said.id == "remove":
            return Goto("remove")
        if said.id == "owner":
            turn.neighbourhood.name_owner(shop_of(turn).id, turn.data.mate)
            name = name_of(turn, turn.data.mate)
            turn.say(turn.words.say(N_("It’s done: {name} is an owner too."), name=name))
        return Goto("team")

    @state(ask=sure, choices={"yes": N_("Yes, take them off"), "no": N_("No")}, commits=True)
    def remove(self, turn: Turn[Mate], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["team"]]:
        """Asked before it is done."""
        if said.id == "yes":
            turn.neighbourhood.remove_from_partner(shop_of(turn).id, turn.data.mate)
            turn.say(turn.words.say(N_("It’s done, and I let them know.")))
        return Goto("team")

    @state(
        ask=N_("Above which amount, in dollars, shall an owner approve a promise first?"),
        choices={"none": N_("Any amount is fine")},
        line=Line(N_("Amount in dollars"), "number", good=("200", "200 $"), bad=("-5", "1000001", "beaucoup")),
        commits=True,
    )
    def ceiling(self, turn: Turn[Mate], said: Text | Chosen[Literal["none"]]) -> Again | Goto[Literal["team"]]:
        """A promise above it, or of a worth that nobody said, waits for an owner."""
        amount = 0.0 if isinstance(said, Chosen) else dollars_in(said.value)
        if amount is None or not 0 <= amount <= MOST_DOLLARS:
            return Again(turn.words.say(N_("Write an amount in dollars, such as 200.")))
        turn.neighbourhood.change_partner(shop_of(turn).id, ceiling=amount)
        return Goto("team")

    def invite(self, turn: Turn[Mate], shop: Partner) -> None:
        """A link to pass on, which a colleague may also bring to the door."""
        code = turn.neighbourhood.invite_to_partner(shop.id)
        turn.say(
            turn.words.say(
                N_(
                    "Give this link to one colleague: {link}. Whoever opens it answers for {name} too. "
                    "It stops working when you ask for another one."
                ),
                link=turn.stage.link(Opens("partner", {"partner": shop.id, "code": code})),
                name=shop.name,
            )
        )
        if turn.limits.workplaces:
            turn.say(turn.words.say(N_("Colleagues who work here can simply send it to me, in private.")))
