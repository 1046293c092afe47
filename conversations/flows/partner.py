"""A merchant's or an organization's door: presenting the shop, and what can be done once it is known."""

from typing import Literal, TypeAlias, get_args

from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, Push, state
from conversations.flows.partner_card import (
    AGAIN,
    Shop,
    address_of,
    channels,
    closed_days,
    founded_card,
    introduced,
    kinds_given,
    look_again,
    ours,
    press_day,
    review_card,
    shop_card,
    shop_choices,
    unserved,
    workplace,
)
from conversations.inbound import Text
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_
from domain import partners, places
from domain.calendar import Day
from domain.partnering import Facts
from domain.projects import NeedKind

Act: TypeAlias = Literal["needs", "promised", "mend", "offer", "shelf", "supply", "team", "leave", "done"]
NEEDS = 5
"""Shown at once, the newest."""


class Partner(Flow[Shop]):
    name = "partner"
    title = N_("My shop or organization")
    window = N_("Your shop")

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
        ticks=True,
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
        ticks=True,
    )
    def closed(
        self, turn: Turn[Shop], said: Chosen[Day | Literal["done"]]
    ) -> Again | Goto[Literal["closed", "channel"]]:
        """Days on which nobody is asked to come and fetch anything."""
        if said.id == "done":
            turn.data.closed = turn.data.closed or ()
            return Goto("channel")
        return press_day(turn, said.id) or Goto("closed")

    @state(
        ask=N_("Where shall I put the needs that your shop could fill? Never on the days when it is closed."),
        choices=lambda turn: channels(turn, ours(turn)),
        help=N_("Each need comes on a card: you say yes, or not this time. You can change it later."),
    )
    def channel(self, turn: Turn[Shop], said: Chosen[str]) -> Goto[Literal["channel", "everyone", "review"]]:
        """A group that one may choose, one's own chat, or nowhere."""
        if said.id == AGAIN:
            return look_again(turn)
        turn.data.channel = said.id
        return Goto("everyone" if workplace(turn) else "review")

    @state(
        ask=N_("Who may answer for the shop: everybody who works here, or only those whom you name?"),
        choices={"everyone": N_("Everybody who works here"), "named": N_("Only those whom I name")},
        help=N_("Guests of your workspace can look, but never promise anything."),
    )
    def everyone(self, turn: Turn[Shop], said: Chosen[Literal["everyone", "named"]]) -> Goto[Literal["review"]]:
        """Asked where a platform knows who works together."""
        turn.data.everyone = said.id == "everyone"
        return Goto("review")

    @state(
        ask=review_card,
        choices={
            "yes": N_("That’s right, send it"),
            "name": N_("Change the name"),
            "where": N_("Change the place"),
            "gives": N_("Change what we give"),
            "closed": N_("Change the days"),
            "channel": N_("Change where I write"),
        },
    )
    def review(
        self, turn: Turn[Shop], said: Chosen[Literal["yes", "name", "where", "gives", "closed", "channel"]]
    ) -> Fix[Literal["name", "where", "gives", "closed", "channel"]] | Done:
        """Founds the partner, or mends one that was refused; it waits for a moderator."""
        if said.id != "yes":
            return Fix(said.id)
        partner = self.sent(turn)
        # On paper and with shops the door says vous; it is changed back in the settings.
        turn.become(turn.neighbourhood.adjust(manner="vous"))
        return Done(founded_card(turn, partner))

    @state(ask=shop_card, choices=shop_choices, commits=True)
    def shop(
        self, turn: Turn[Shop], said: Chosen[Act]
    ) -> Goto[Literal["shop", "leave", "review"]] | Push[Literal["offer", "shelf", "supply", "team"]] | Done:
        """What one can do for a shop that is known, or that could not be verified."""
        partner = ours(turn)
        if said.id == "done" or partner is None:
            return Done()
        match said.id:
            case "needs" | "promised":
                return self.look(turn, partner, said.id)
            case "leave":
                return Goto("leave")
            case "mend":
                turn.data = introduced(turn, partner)
                return Goto("review")
            case "offer":
                return Push("offer", {"partner": partner.id})
            case _:
                return Push(said.id, {"partner": partner.id})

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
        id, code = turn.argument["partner"], turn.argument["code"]
        partner = turn.neighbourhood.join_partner(id, code=code, workplace=workplace(turn))
        turn.become(turn.neighbourhood.adjust(manner="vous"))
        welcome = turn.words.say(N_("Welcome to the team of {name}."), name=partner.name)
        if partner.owners[:1] != (turn.me.id,) or not partner.waits:
            return Done(welcome)
        # Whoever runs the door had introduced the shop: its owner sees what was said of it.
        after = turn.words.say(N_("A delegate verifies it within two working days, and I write to you then."))
        return Done(f"{welcome} {after}", then=Push("partner", {"partner": partner.id}))

    def look(
        self, turn: Turn[Shop], partner: partners.Partner, at: Literal["needs", "promised"]
    ) -> Goto[Literal["shop"]] | Done:
        """What the shop promised, or each need near it on a card with its answers."""
        if at == "promised":
            show(turn, "promised", partner.id)
            return Goto("shop")
        near = turn.neighbourhood.needs_near(partner, limit=NEEDS)
        for need in near:
            show(turn, "shop_need", f"{partner.id}/{need.id}")
        if near:
            return Done()
        turn.say(turn.words.say(N_("Nothing near your shop waits for your answer now.")))
        return Goto("shop")

    def sent(self, turn: Turn[Shop]) -> partners.Partner:
        """The partner, new or mended, as it was written."""
        data, neighbourhood, refused = turn.data, turn.neighbourhood, ours(turn)
        name, fsa = data.name or "", data.where or ""
        facts = Facts(languages=(turn.words.language,), gives=data.gives or (), closed_days=data.closed or ())
        if refused is not None and refused.refused:
            partner = neighbourhood.mend_partner(refused.id, name=name, fsa=fsa, **facts)
        else:
            partner = neighbourhood.found_partner(
                name, fsa=fsa, workplace=workplace(turn), open_to_workplace=bool(data.everyone), **facts
            )
        return neighbourhood.listen_at(partner.id, address_of(turn, data.channel or "nowhere"))
