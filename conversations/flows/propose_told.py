"""Proposing, begun in one's own words: a paragraph is read into the whole card, a title begins the questions."""

from collections.abc import Callable
from typing import Literal

from conversations.courtesy import returned
from conversations.flow import Again, Chosen, Goto, Line, state
from conversations.flows import propose_card as say
from conversations.flows.outside import is_open
from conversations.flows.propose_draft import MOST_NEEDS, Pending, ProjectDraft, skills_of
from conversations.inbound import Text
from conversations.turn import Turn
from conversations.typed import Unread, spans_in
from conversations.words import N_
from domain.calendar import local
from domain.pay import VOLUNTEER, Pay, ceiling
from domain.projects import PEOPLE
from domain.reading.headings import MOST, heading, read_category
from domain.reading.sentence import Reading, read
from domain.reading.wants import Want, read_list, read_wants, tells_more
from domain.reading.words import capital
from domain.refusals import Unfit
from domain.sheets import NeedSheet, check_count, check_title, within


class Told:
    """The first state of Propose."""

    @state(
        ask=say.begin,
        choices=say.ways,
        line=Line(
            N_("Your project"),
            "long",
            good=(
                N_("Wooden toys for the kindergarten"),
                N_("Alley cleanup next Saturday from 9 a.m. to noon in Villeray, we need 5 people and a truck"),
            ),
            bad=("ab", "x" * 2001),
        ),
        help=N_("Nothing is sent yet: you read the whole card first, and can change every line of it."),
    )
    def tell(
        self, turn: Turn[ProjectDraft], said: Chosen[Literal["form"]] | Text
    ) -> Again | Goto[Literal["title", "story", "category", "outside"]]:
        """A paragraph, of which only what is left out is asked; a title; or the form."""
        turn.data = ProjectDraft(partner=turn.data.partner)
        if isinstance(said, Chosen):
            return Goto("title")
        if courtesy := returned(turn.words, said.value, turn.me.name):
            return Again(courtesy)
        if len(said.value) <= MOST and not tells_more(said.value):
            turn.data.title = check_title(said.value)
            return Goto("story")
        take(turn, within("story", said.value, 3, 2000))
        turn.say(turn.words.say(N_("I read a project there. A question or two, then you read the whole card again.")))
        return Goto("category") if turn.data.where is None or is_open(turn, turn.data.where) else Goto("outside")


def lacks(line: str) -> Callable[[Turn[ProjectDraft]], bool]:
    """Whether a line is still to be asked for."""
    return lambda turn: turn.data.lacks(line)


def take(turn: Turn[ProjectDraft], text: str) -> None:
    """Puts what a paragraph says in the draft; what it leaves out, or says in two ways, stays to be asked."""
    data, now = turn.data, local(turn.at, turn.me.zone).replace(tzinfo=None)
    reading = read(text, now, intent="need")
    data.told, data.title, data.story = True, heading(text), capital(text)
    data.picture = data.spot = ""
    data.category = read_category(text)
    if reading.area and "area" not in reading.ask:
        data.where = reading.area
    if reading.when and "when" not in reading.ask:
        try:
            data.dates = spans_in(turn.words, text, turn.at, turn.me.zone)
            data.when = ""
        except Unread:
            data.when = None  # asked by itself, with what would be right
    _put(data, read_wants(text), reading)
    if data.pending:
        data.take_up()


def also(turn: Turn[ProjectDraft], text: str) -> bool:
    """Puts the needs that an answer lists in the draft; whether it lists any."""
    wants = read_list(text)
    if wants and turn.data.at >= 0:
        turn.data.drop()
    _put(turn.data, wants, read(text, local(turn.at, turn.me.zone).replace(tzinfo=None), intent="need"))
    return bool(wants)


def _put(data: ProjectDraft, wants: tuple[Want, ...], reading: Reading) -> None:
    """Needs with their number among the others; those without, to be asked about. Unfit beyond twelve."""
    if len(data.needs) + len(data.pending) + len(wants) > MOST_NEEDS:
        raise Unfit("needs", f"1..{MOST_NEEDS}")
    for want in wants:
        pay = _pay(want, reading, wants)
        if want.count is None:
            data.pending.append(Pending(want.kind, want.what, pay))
            continue
        check_count(want.count, want.kind)
        data.needs.append(
            NeedSheet(
                kind=want.kind,
                what=want.what,
                skills=want.skills or skills_of(want.kind, want.what),
                count=want.count,
                pay=pay,
            )
        )


def _pay(want: Want, reading: Reading, wants: tuple[Want, ...]) -> Pay:
    """The fee that is said with the need, or that can only be its own, as the only one for people; else volunteer."""
    if want.kind not in PEOPLE:
        return VOLUNTEER
    if want.pay is not None:
        return ceiling(want.pay.max, want.pay.unit)
    alone = sum(want.kind in PEOPLE for want in wants) == 1 and not any(want.kind == "money" for want in wants)
    if alone and reading.pay is not None and reading.pay.kind == "fee" and "pay" not in reading.ask:
        return ceiling(reading.pay.max, reading.pay.unit)
    return VOLUNTEER
