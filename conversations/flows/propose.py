"""Proposing a project: in one paragraph, a form or question by question; then the card, and approval."""

from typing import Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, Push, state
from conversations.flows import propose_card as say
from conversations.flows.names import named
from conversations.flows.outside import Outside, is_open
from conversations.flows.propose_draft import ProjectDraft, kept
from conversations.flows.propose_lines import Lines
from conversations.flows.propose_picture import Pictured, onward, take
from conversations.flows.propose_told import Told, also, lacks
from conversations.inbound import Media, Text
from conversations.showing import show
from conversations.turn import Turn
from conversations.typed import Unread, fee_in, number_in, place_in, spans_in
from conversations.words import N_
from domain.pay import VOLUNTEER
from domain.projects import Category, Caution, NeedKind
from domain.sheets import check_count, check_title, within


class Propose(Told, Lines, Pictured, Outside, Flow[ProjectDraft]):
    name = "propose"
    title = N_("A project to propose")

    def entry(self, turn: Turn[ProjectDraft]) -> Goto[Literal["tell", "review"]] | Done:
        """A new project, or one that was sent already, to be amended."""
        if turn.me.minor:
            return Done(
                turn.words.say(
                    N_(
                        "Only adults can propose a project. Ask an adult you trust to propose it with you; "
                        "as for lending a hand, you can: /offer."
                    )
                )
            )
        if project := turn.argument.get("project"):
            turn.data = kept(turn.neighbourhood, project)
            return Goto("review")
        turn.data.partner = turn.argument.get("partner", "")
        return Goto("tell")

    @state(
        ask=say.ask_title,
        line=Line(N_("Title"), good=(N_("Wooden toys for the kindergarten"),), bad=("ab", "x" * 81)),
        form="project",
        help=N_("A title says what will be done, in 3 to 80 characters."),
        name="title",
    )
    def called(self, turn: Turn[ProjectDraft], said: Text) -> Again | Goto[Literal["story"]]:
        """3 to 80 characters."""
        turn.data.title = check_title(said.value)
        return Goto("story")

    @state(
        ask=N_("Tell its story: what will be done, for whom, and why. A few sentences are enough."),
        line=Line(N_("Its story"), "long", good=(N_("A class makes a toy for each child."),), bad=("x", "x" * 2001)),
        form="project",
    )
    def story(self, turn: Turn[ProjectDraft], said: Text) -> Again | Goto[Literal["picture"]]:
        """Up to 2,000 characters."""
        turn.data.story = within("story", said.value, 3, 2000)
        return Goto("picture")

    @state(
        ask=N_("Do you have a picture of it? Send it here. Whatever it hides, such as where it was taken, I remove."),
        choices={"skip": N_("No picture")},
        line=Line(N_("A picture"), "picture", required=False),
        form="project",
        help=N_("A picture is seen by everybody who sees the project. It can be changed or removed at any time."),
    )
    def picture(
        self, turn: Turn[ProjectDraft], said: Media | Chosen[Literal["skip"]]
    ) -> Again | Goto[Literal["category", "face"]]:
        """One, or none; of a project that is written already, whose face is on it comes next."""
        if isinstance(said, Media):
            take(turn, said)
        else:
            turn.data.picture = ""
        return Goto("face" if turn.data.has_new_picture and turn.data.every() else "category")

    @state(
        ask=N_("What is it about?"),
        choices=say.categories,
        line=Line(N_("Category"), "choice", applies=lacks("category")),
        form="project",
    )
    def category(self, turn: Turn[ProjectDraft], said: Chosen[Category]) -> Goto[Literal["where"]]:
        """One of the categories."""
        turn.data.category = said.id
        return Goto("where")

    @state(
        ask=N_("In which neighbourhood? Write its name, or a postal code."),
        line=Line(
            N_("Neighbourhood or postal code"),
            "place",
            good=("H2S", "Villeray"),
            bad=("nulle part", "Z9Z"),
            applies=lacks("where"),
        ),
        form="project",
        help=N_("The neighbourhood is shown to everybody; the exact place comes next, for those who are confirmed."),
    )
    def where(self, turn: Turn[ProjectDraft], said: Text) -> Again | Goto[Literal["spot", "outside"]]:
        """A place; where the door is not open, kind words."""
        found = place_in(said.value)
        if found is None:
            return Again(
                turn.words.say(
                    N_("I don’t recognize {place}. Write a postal code such as H2S, or a neighbourhood’s name."),
                    place=turn.words.quoted(said.value[:60]),
                )
            )
        turn.data.where = found.code
        return Goto("spot") if is_open(turn, found.code) else Goto("outside")

    @state(
        ask=N_("Where exactly? Write the name of the place and its address; only confirmed people see it."),
        choices={"skip": N_("I’ll say it later")},
        line=Line(
            N_("Name of the place, address"),
            good=("École du Marché, 12, rue des Copeaux",),
            bad=("x" * 200,),
            required=False,
            applies=lacks("spot"),
        ),
        form="project",
    )
    def spot(self, turn: Turn[ProjectDraft], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["when"]]:
        """A name, an address, or both."""
        turn.data.spot = "" if isinstance(said, Chosen) else within("venue", said.value, 0, 120)
        return Goto("when")

    @state(
        ask=say.ask_when,
        line=Line(
            N_("Day and hours"),
            good=(N_("next Saturday from 9 a.m. to noon"),),
            bad=("hier", "2020-01-01 9h à 12h", "bientôt"),
            applies=lacks("when"),
        ),
        form="project",
    )
    def when(self, turn: Turn[ProjectDraft], said: Text) -> Again | Goto[Literal["kind", "review"]]:
        """One date or several, each with its hours."""
        try:
            turn.data.dates = spans_in(turn.words, said.value, turn.at, turn.me.zone)
        except Unread as unread:
            return Again(unread.why)
        turn.data.when = said.value
        if turn.data.every() and not turn.data.told:
            turn.data.needs = [need.but(occurrences=()) for need in turn.data.needs]
            return Goto("review")
        return Goto("kind")

    @state(
        ask=N_("What is needed first? Choose, or write how many of what, such as: 5 people and a truck."),
        choices=say.KINDS,
        line=Line(N_("What is needed"), "choice", good=(N_("5 people and a truck"),), applies=lacks("kind")),
        form="project",
    )
    def kind(
        self, turn: Turn[ProjectDraft], said: Chosen[NeedKind] | Text
    ) -> Again | Goto[Literal["what", "many", "face", "cautions", "review"]]:
        """One of the five kinds, or the needs in words of one's own."""
        if isinstance(said, Chosen):
            turn.data.kind = said.id
            return Goto("what")
        if also(turn, said.value):
            return self.listed(turn)
        return Again(
            turn.words.say(N_("Choose what is needed, or write how many of what, such as: 5 people and a truck."))
        )

    @state(
        ask=say.ask_what,
        choices=say.unsaid,
        line=Line(N_("What exactly"), good=(N_("carpentry"),), bad=("x" * 201,), required=False, applies=lacks("what")),
        form="project",
    )
    def what(self, turn: Turn[ProjectDraft], said: Text | Chosen[Literal["skip"]]) -> Again | Goto[Literal["many"]]:
        """In the organizer's words; only hands need none."""
        if isinstance(said, Chosen) and turn.data.kind != "time":
            return Again(turn.words.say(N_("Write in a few words what is needed.")))
        turn.data.what = "" if isinstance(said, Chosen) else within("what", said.value, 0, 200)
        return Goto("many")

    @state(
        ask=say.ask_many,
        line=Line(
            N_("How many"), "number", good=("3",), bad=("0", "-2", "plusieurs", "1000000000"), applies=lacks("many")
        ),
        form="project",
    )
    def many(
        self, turn: Turn[ProjectDraft], said: Text
    ) -> Again | Goto[Literal["outside", "many", "pay", "face", "cautions", "review"]]:
        """A whole number of people, things or dollars; where there are no forms, the pay with it."""
        data = turn.data
        number, _, fee = said.value.partition(",") if data.kind == "skill" else (said.value, "", "")
        many = number_in(number)
        if many is None:
            return Again(
                turn.words.say(
                    N_(
                        "Write a whole number, such as 3. If you don’t know yet, write about how many: "
                        "you can change it later."
                    )
                )
            )
        check_count(many, data.kind or "time")
        if data.kind == "skill" and data.pay is None and (fee or not turn.limits.forms):
            try:
                data.pay = fee_in(turn.words, fee) if fee else VOLUNTEER
            except Unread as unread:
                return Again(unread.why)
        data.many = many
        if data.kind == "skill" and data.pay is None:
            return Goto("pay")
        return self.listed(turn) if is_open(turn, data.where or "") else Goto("outside")

    @state(
        ask=N_("Is it volunteer, or can you pay? Write the most you can pay, such as $40 an hour."),
        choices={"skip": N_("Volunteer")},
        line=Line(
            N_("Pay, for a skill only"),
            good=("40 $/h",),
            bad=("beaucoup", "40"),
            required=False,
            applies=lambda turn: turn.data.kind in (None, "skill") and turn.data.lacks("pay"),
        ),
        form="project",
    )
    def pay(
        self, turn: Turn[ProjectDraft], said: Chosen[Literal["skip"]] | Text
    ) -> Again | Goto[Literal["outside", "face", "cautions", "review"]]:
        """Volunteer, or the ceiling of a fee."""
        try:
            fee = VOLUNTEER if isinstance(said, Chosen) else fee_in(turn.words, said.value)
        except Unread as unread:
            return Again(unread.why)
        turn.data.pay = fee if turn.data.kind == "skill" else VOLUNTEER
        return self.ready(turn) if is_open(turn, turn.data.where or "") else Goto("outside")

    @state(
        ask=N_(
            "Is there anything to be careful of? If so, a delegate takes a closer look, and that protects everybody."
        ),
        choices=say.cautious,
        ticks=True,
        help=N_("With children, in a home or for a licensed trade, nobody is accepted by silence."),
    )
    def cautions(
        self, turn: Turn[ProjectDraft], said: Chosen[Caution | Literal["done"]]
    ) -> Goto[Literal["cautions", "review"]]:
        """One press each, then the last one."""
        chosen = set(say.chosen_cautions(turn.data))
        if said.id != "done":
            chosen ^= {said.id}
        turn.data.cautions = [caution for caution in ("minors", "home", "care", "trade") if caution in chosen]
        return Goto("review" if said.id == "done" else "cautions")

    @state(
        ask=say.review,
        choices=say.review_choices,
        help=N_("Nothing is sent until you press the button that says so."),
    )
    def review(
        self, turn: Turn[ProjectDraft], said: Chosen[str] | Media
    ) -> Again | Goto[Literal["edit", "kind", "face", "review"]] | Done:
        """The whole card, in a shop's name or one's own; sent, it waits for a moderator. A picture can still come."""
        turn.data.told = False  # from here on every line is asked when it is chosen
        if isinstance(said, Media):
            take(turn, said)
            return Goto("face")
        if said.id == "edit":
            return Goto("edit")
        if said.id == "another_need":
            turn.data.fold()
            return Goto("kind")
        if said.id == "drop":
            turn.neighbourhood.drop_picture(turn.data.given)
            return Done(turn.words.say(N_("As you wish. Nothing was sent.")))
        if said.id != "yes":
            turn.data.partner = named(said.id)
            return Goto("review")
        sheet = turn.data.sheet(turn.words.language)
        neighbourhood = turn.neighbourhood
        project = neighbourhood.amend(turn.data.project, sheet) if turn.data.project else neighbourhood.propose(sheet)
        neighbourhood.drop_picture(turn.data.given)
        show(turn, "own", project.id)
        thanks = turn.words.say(N_("It’s sent. Thank you for taking it on."))
        return Done(thanks, then=None if turn.me.name else Push("introduce", {"for": "helpers"}))

    def listed(self, turn: Turn[ProjectDraft]) -> Goto[Literal["many", "face", "cautions", "review"]]:
        """Needs were named: how many of the first without a number, or what comes after the needs."""
        if not turn.data.pending:
            return self.ready(turn)
        turn.data.fold()
        turn.data.take_up()
        return Goto("many")

    def ready(self, turn: Turn[ProjectDraft]) -> Goto[Literal["face", "cautions", "review"]]:
        """All needs are complete."""
        return Goto("face") if turn.data.has_new_picture else onward(turn)
