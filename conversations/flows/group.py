"""Looking after a group: what the door announces there, in which language, how often."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Line, state
from conversations.flows import group_words as say
from conversations.flows.group_words import Choices
from conversations.flows.settings import not_a_place
from conversations.inbound import Located, Text
from conversations.turn import Turn
from conversations.typed import number_in, place_in
from conversations.words import N_
from domain import places
from domain.ground import found
from domain.groups import Group, GroupSheet, Pace

Sheet = Goto[Literal["sheet"]]


class LookAfter(Flow[Choices]):
    name = "group"
    title = N_("Looking after a group")

    def entry(self, turn: Turn[Choices]) -> Goto[Literal["which", "place", "sheet"]] | Done:
        """The group that the button is about, or one of those that the member looks after."""
        named = turn.argument.get("group", "")
        if not named:
            return self.mine(turn)
        group = turn.neighbourhood.kept.groups.get(named)
        if group is None or group.state == "left":
            return Done(turn.words.say(N_("I am no longer in that group.")))
        return self.opened(turn, group)

    def mine(self, turn: Turn[Choices]) -> Goto[Literal["which", "sheet"]] | Done:
        """One's own groups; how to have one, when there is none."""
        groups = say.mine(turn)
        if not groups:
            return Done(
                turn.words.say(
                    N_(
                        "You look after no group yet. Put me in your neighbourhood’s group as you would a person: "
                        "I ask there who looks after me, then I announce the projects around."
                    )
                )
            )
        if len(groups) > 1:
            return Goto("which")
        turn.data = say.kept_of(groups[0])
        return Goto("sheet")

    def opened(self, turn: Turn[Choices], group: Group) -> Goto[Literal["place", "sheet"]] | Done:
        """Its choices, for who looks after it or may; for the others, a word on why not."""
        if turn.me.minor:
            return Done(turn.words.say(N_("This one is for people of {age} or older."), age=18))
        if group.keeper not in ("", turn.me.id):
            return Done(turn.words.say(N_("Somebody looks after it already.")))
        if not group.keeper and not say.vouched(turn, group):
            return Done(turn.words.say(N_("Whoever put me there, or runs the group, can do that: press in the group.")))
        turn.data = say.kept_of(group)
        if group.keeper:
            return Goto("sheet")
        turn.say(say.begins(turn, group))
        return Goto("place")

    @state(ask=N_("You look after several groups. Which one?"), choices=say.choices_of_mine)
    def which(self, turn: Turn[Choices], said: Chosen[str]) -> Sheet | Done:
        """One of one's own, unless the door was taken out of it meanwhile."""
        group = next((group for group in say.mine(turn) if group.id == said.id), None)
        if group is None:
            return Done(turn.words.say(N_("I am no longer in that group.")))
        turn.data = say.kept_of(group)
        return Goto("sheet")

    @state(
        ask=N_("Around which neighbourhood? Write its name, or the first three characters of a postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Villeray"), bad=("H2", "sur la Lune")),
        help=N_("I announce the projects of that neighbourhood and of what is near."),
    )
    def place(self, turn: Turn[Choices], said: Text | Located) -> Again | Sheet:
        """The middle of what the group hears of."""
        spot = place_in(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if spot is None:
            return Again(not_a_place(turn, said))
        turn.data.place = spot.code
        return Goto("sheet")

    @state(
        ask=say.sheet,
        choices=say.choices,
        help=N_("Choose a line to change it. Nothing is kept until you say that it’s right."),
    )
    def sheet(
        self, turn: Turn[Choices], said: Chosen[Literal["yes", "place", "radius", "language", "pace", "stop"]]
    ) -> Fix[Literal["place", "radius", "language", "pace"]] | Goto[Literal["stop"]] | Done:
        """Everything on one card, one press to keep it."""
        if said.id == "stop":
            return Goto("stop")
        if said.id != "yes":
            return Fix(said.id)
        data = turn.data
        sheet = GroupSheet(fsa=data.place or "", radius_km=data.radius, language=data.language, pace=data.pace)
        group = found(turn.neighbourhood.kept.groups.get(data.group))
        if group.keeper == turn.me.id:
            turn.neighbourhood.change_group(group.id, sheet)
            return Done(turn.words.say(N_("It’s changed. To come back to it, write /group.")))
        if group.keeper:
            return Done(turn.words.say(N_("Somebody looks after it already.")))
        turn.neighbourhood.look_after(group.id, sheet, vouched=say.vouched(turn, group))
        return Done(
            turn.words.say(
                N_("Thank you. The next project around is announced there. To change something, write /group.")
            )
        )

    @state(
        ask=N_("How far around, at most?"),
        choices=say.radii,
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
    )
    def radius(self, turn: Turn[Choices], said: Chosen[str] | Text) -> Again | Sheet:
        """A distance in kilometres."""
        km = number_in(said.id if isinstance(said, Chosen) else said.value)
        if km is None or not 1 <= km <= 50:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        turn.data.radius = km
        return Goto("sheet")

    @state(
        ask=N_("In which language shall I speak to the group?"),
        choices={"fr": N_("In French"), "en": N_("In English")},
    )
    def language(self, turn: Turn[Choices], said: Chosen[Literal["fr", "en"]]) -> Sheet:
        """What a person wrote stays as it was written."""
        turn.data.language = said.id
        return Goto("sheet")

    @state(ask=N_("How often may I announce something there?"), choices=say.PACES)
    def pace(self, turn: Turn[Choices], said: Chosen[Pace]) -> Sheet:
        """At most so often, and never between nine in the evening and eight in the morning."""
        turn.data.pace = said.id
        return Goto("sheet")

    @state(
        ask=N_(
            "Shall I stop announcing anything there? I stay in the group, silent, until somebody looks after it again."
        ),
        choices={"yes": N_("Yes, stop"), "no": N_("No, go on")},
    )
    def stop(self, turn: Turn[Choices], said: Chosen[Literal["yes", "no"]]) -> Sheet | Done:
        """Lets the group go."""
        if said.id == "no":
            return Goto("sheet")
        turn.neighbourhood.let_go(turn.data.group)
        return Done(turn.words.say(N_("It’s done: nothing is announced there any more. Thank you for what you did.")))
