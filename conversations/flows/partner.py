"""A merchant's or an organization's door: presenting the shop, and what can be done once it is known."""

from typing import Literal, get_args

from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, Push, state
from conversations.flows.partner_card import (
    Shop,
    closed_days,
    founded_card,
    introduced,
    kinds_given,
    ours,
    review_card,
    shop_card,
    shop_choices,
    unserved,
)
from conversations.inbound import Text
from conversations.turn import Opens, Turn
from conversations.words import N_
from domain import partners, places
from domain.calendar import DAYS, Day
from domain.projects import NeedKind


class Partner(Flow[Shop]):
    name = "partner"
    title = N_("My shop or organization")

    def entry(self, turn: Turn[Shop]) -> Goto[Literal["name", "shop", "join"]] | Done:
        """A colleague's link, the shop one already has, or a new one."""
        if turn.me.minor:
            return Done(turn.words.say(N_("Only adults can answer for a shop. You can help as a volunteer: /offer.")))
        if turn.argument.get("code"):
            return Goto("join")
        return Goto("shop" if ours(turn) else "name")

    @state(
        ask=N_("Let’s introduce your shop or organization. What is its name?"),
        line=Line(N_("Its name"), good=("Quincaillerie Bélanger",), bad=("Q",)),
        form="shop",
        name="name",
    )
    def called(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["where"]]:
        """A name of 2 to 80 characters."""
        name = " ".join(said.value.split())
        if not 2 <= len(name) <= 80:
            return Again(turn.words.say(N_("A name has 2 to 80 characters.")))
        turn.data.name = name
        return Goto("where")

    @state(
        ask=N_("Where is it? Write its postal code, or the neighbourhood’s name."),
        line=Line(N_("Its postal code or neighbourhood"), kind="place", good=("H2S 1A1", "Villeray"), bad=("ici",)),
        form="shop",
    )
    def where(self, turn: Turn[Shop], said: Text) -> Again | Goto[Literal["gives"]]:
        """A place that the door serves."""
        found = places.find(said.value)
        if found is None:
            return Again(
                turn.words.say(
                    N_("I don’t recognize {place}. Write a postal code such as H2S, or a neighbourhood’s name."),
                    place=turn.words.quoted(said.value[:60]),
                )
            )
        if unserved(turn, found.code):
            return Again(
                turn.words.say(
                    N_("The door isn’t open in {place} yet. Write another place where you also serve people."),
                    place=turn.words.place(found.code),
                )
            )
        turn.data.where = found.code
        return Goto("gives")

    @state(
        ask=N_("What could you give or lend, now and then? Choose one or several, then “That’s all”."),
        choices=kinds_given,
        help=N_("This promises nothing: each time, I ask you first."),
    )
    def gives(self, turn: Turn[Shop], said: Chosen[NeedKind | Literal["done"]]) -> Goto[Literal["gives", "closed"]]:
        """Kinds of things, one press each."""
        if said.id == "done":
            turn.data.gives = turn.data.gives or ()
            return Goto("closed")
        given = set(turn.data.gives or ()) ^ {said.id}
        turn.data.gives = tuple(kind for kind in get_args(NeedKind) if kind in given)
        return Goto("gives")

    @state(
        ask=N_("On which days are you closed? Choose them, then “That’s all”."),
        choices=closed_days,
    )
    def closed(self, turn: Turn[Shop], said: Chosen[Day | Literal["done"]]) -> Goto[Literal["closed", "review"]]:
        """Days on which nobody is asked to come and fetch anything."""
        if said.id == "done":
            turn.data.closed = turn.data.closed or ()
            return Goto("review")
        shut = set(turn.data.closed or ()) ^ {said.id}
        turn.data.closed = tuple(day for day in DAYS if day in shut)
        return Goto("closed")

    @state(
        ask=review_card,
        choices={
            "yes": N_("That’s right, send it"),
            "name": N_("Change the name"),
            "where": N_("Change the place"),
            "gives": N_("Change what we give"),
            "closed": N_("Change the days"),
        },
    )
    def review(
        self, turn: Turn[Shop], said: Chosen[Literal["yes", "name", "where", "gives", "closed"]]
    ) -> Fix[Literal["name", "where", "gives", "closed"]] | Done:
        """Founds the partner, or mends one that was refused; it waits for a moderator."""
        if said.id != "yes":
            return Fix(said.id)
        partner = self.sent(turn)
        # On paper and with shops the door says vous; it is changed back in the settings.
        turn.become(turn.neighbourhood.adjust(manner="vous"))
        return Done(founded_card(turn, partner))

    @state(ask=shop_card, choices=shop_choices, commits=True)
    def shop(
        self, turn: Turn[Shop], said: Chosen[Literal["mend", "offer", "colleague", "leave", "done"]]
    ) -> Goto[Literal["shop", "leave", "review"]] | Push[Literal["offer"]] | Done:
        """What one can do for a shop that is known, or that could not be verified."""
        partner = ours(turn)
        if said.id == "done" or partner is None:
            return Done()
        if said.id == "leave":
            return Goto("leave")
        if said.id == "mend":
            turn.data = introduced(partner)
            return Goto("review")
        if said.id == "offer":
            return Push("offer")
        code = turn.neighbourhood.invite_to_partner(partner.id)
        link = turn.stage.link(Opens("partner", {"partner": partner.id, "code": code}))
        turn.say(
            turn.words.say(
                N_(
                    "Give this link to one colleague: {link}. Whoever opens it answers for {name} too. "
                    "It stops working when you ask for another one."
                ),
                link=link,
                name=partner.name,
            )
        )
        return Goto("shop")

    @state(
        ask=N_("Leave this team? You will no longer answer for it; what you promised stays promised."),
        choices={"yes": N_("Yes, leave"), "no": N_("No, stay")},
    )
    def leave(self, turn: Turn[Shop], said: Chosen[Literal["yes", "no"]]) -> Goto[Literal["shop"]] | Done:
        """Takes oneself off the team."""
        partner = ours(turn)
        if said.id == "no" or partner is None:
            return Goto("shop")
        turn.neighbourhood.leave_partner(partner.id)
        return Done(turn.words.say(N_("It’s done: you no longer answer for {name}."), name=partner.name))

    @state(
        ask=N_("You were invited to answer for a shop or an organization. Shall I put you on its team?"),
        choices={"yes": N_("Yes, put me on the team"), "no": N_("No")},
    )
    def join(self, turn: Turn[Shop], said: Chosen[Literal["yes", "no"]]) -> Done:
        """Puts the holder of a colleague's link on the team."""
        if said.id == "no":
            return Done(turn.words.say(N_("As you wish.")))
        partner = turn.neighbourhood.join_partner(turn.argument["partner"], code=turn.argument["code"])
        return Done(turn.words.say(N_("Welcome to the team of {name}."), name=partner.name))

    def sent(self, turn: Turn[Shop]) -> partners.Partner:
        """The partner, new or mended, as it was written."""
        data, neighbourhood, refused = turn.data, turn.neighbourhood, ours(turn)
        name, fsa, languages = data.name or "", data.where or "", (turn.words.language,)
        gives, closed = data.gives or (), data.closed or ()
        if refused is not None and refused.refused:
            return neighbourhood.mend_partner(
                refused.id, name=name, fsa=fsa, languages=languages, gives=gives, closed_days=closed
            )
        return neighbourhood.found_partner(name, fsa=fsa, languages=languages, gives=gives, closed_days=closed)
