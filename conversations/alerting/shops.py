"""What a shop is told where it works: needs that it could fill, what became of its promises, who answers for it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from conversations import needs
from conversations.answers import is_open
from conversations.cards import living, need_card
from conversations.deadlines import moment
from conversations.gathering import account_of
from conversations.inbound import Address
from conversations.pledges import lines
from conversations.quotes import price
from conversations.screens import Card, Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording, speaker
from conversations.turn import Opens
from conversations.words import N_
from domain.commitments import ACTIVE, Commitment, CommitmentState
from domain.events import Event
from domain.ground import found
from domain.groups import Pace
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner
from domain.projects import Need

SLOWER: Mapping[Pace, Pace] = MappingProxyType({"each": "daily", "daily": "weekly", "weekly": "weekly"})
"""One step fewer messages."""
PROMISED: Mapping[CommitmentState, str] = MappingProxyType(
    {
        "held": N_("What you promised: {what}, waiting for an answer"),
        "quoted": N_("Your quote: {what}, waiting for an answer"),
        "confirmed": N_("What you promised: {what}, accepted"),
        "waitlisted": N_("What you promised: {what}, on the waiting list"),
        "done": N_("What you gave: {what}. Thank you."),
    }
)


def shop_need(reading: Reading) -> View | None:
    """A need where the shop works: what is missing, what it promised, and its answers; it changes as it fills."""
    partner_id, _, need_id = reading.argument.partition("/")
    kept, words = reading.neighbourhood.kept, reading.words
    partner, need = kept.partners.get(partner_id), kept.needs.get(need_id)
    if partner is None or need is None:
        return None
    card = need_card(reading.neighbourhood, words, reading.reader, need)
    rows = [row for row in kept.commitments.of_need(need.id) if row.partner == partner.id and row.state in PROMISED]
    said = tuple(_promised(reading, need, row) for row in living(rows)[:1])
    card = Card(card.subject, card.title, (*card.lines, *said), card.reasons, card.picture, card.progress)
    screen = Screen(_above(reading, partner, need, rows), card, _answers(reading, partner, need, rows))
    # In a channel anybody there may press; in somebody's own conversation it is theirs.
    member = reading.reader.id if kept.members.get(reading.reader.id) else ""
    return View(screen, Opens("pledge", {"partner": partner.id, "need": need.id}, member=member))


def to_allow(reading: Reading) -> View | None:
    """A promise above what an owner lets the team decide, until one of the owners has answered."""
    kept, words = reading.neighbourhood.kept, reading.words
    rows = kept.commitments.of_yes(reading.argument)
    partner = kept.partners.get(rows[0].partner) if rows else None
    if partner is None:
        return None
    row, need = rows[0], found(kept.needs.get(rows[0].need))
    project = found(kept.projects.get(need.project))
    member = kept.members.get(row.member)
    who = member.name if member and member.name else words.say("Someone")
    if not row.approving or row.state not in ACTIVE:
        text = words.say(_allowed(row), name=who, shop=partner.name)
        choices: tuple[Choice, ...] = ()
    else:
        text = words.say(
            N_("{name} would like to promise, in the name of {shop}: {what}. It is more than {ceiling}."),
            name=who,
            shop=partner.name,
            what=_amount(reading, need, row),
            ceiling=words.amount(partner.ceiling),
        )
        if row.until:
            when = moment(words, row.until, reading.stage.now, reading.reader.zone)
            text += " " + words.say(N_("Without an answer by {when}, it is not promised."), when=when)
        choices = (
            Choice("approve", words.say(N_("Approve it")), style="main"),
            Choice("refuse", words.say(N_("Don’t promise it"))),
        )
    card = Card(f"need:{need.id}", project.title, tuple(line for line in lines(words, need, row) if line))
    opens = Opens("allow", {"yes": row.yes}, member=reading.reader.id)
    return View(Screen(text, card, choices), opens)


def owner_named(reading: Reading) -> View | None:
    """Somebody decides for the shop from now on."""
    return _of_team(reading, N_("You are now an owner of {shop}: you decide who answers for it."))


def removed(reading: Reading) -> View | None:
    """Somebody no longer answers for the shop."""
    return _of_team(reading, N_("You no longer answer for {shop}. What was promised stays promised, by the shop."))


def mate_came(reading: Reading) -> View | None:
    """An owner hears who followed the link for colleagues, and can take them off the team."""
    return _of_mate(reading, N_("{name} now answers for {shop} too: the link for colleagues was followed."), "team")


def mate_left(reading: Reading) -> View | None:
    """An owner hears that a colleague went."""
    return _of_mate(reading, N_("{name} no longer answers for {shop}. What was promised stays promised, by the shop."))


def _of_mate(reading: Reading, text: str, opens: str = "") -> View | None:
    id, _, mate = reading.argument.partition("/")
    kept, words = reading.neighbourhood.kept, reading.words
    partner, member = kept.partners.get(id), kept.members.get(mate)
    if partner is None or member is None:
        return None
    said = words.say(text, name=member.name or words.say("Someone"), shop=partner.name)
    if not opens:
        return View(Screen(said))
    asked = (Choice(f"mate_{mate}", words.say(N_("Change something for {name}"), name=member.name)),)
    return View(Screen(said, choices=asked), Opens(opens, {"partner": id}, member=reading.reader.id))


def _of_team(reading: Reading, text: str) -> View | None:
    partner = reading.neighbourhood.kept.partners.get(reading.argument)
    return View(Screen(reading.words.say(text, shop=partner.name))) if partner else None


def _allowed(row: Commitment) -> str:
    """What became of a promise that waited for an owner."""
    if row.state in ACTIVE or row.state in ("done", "no_show"):
        return N_("Approved: what {name} promised in the name of {shop} is on its way to the organizer.")
    if row.state in ("cancelled", "declined"):
        return N_("What {name} promised in the name of {shop} no longer holds.")
    return N_("What {name} wanted to promise in the name of {shop} is not promised.")


def _amount(reading: Reading, need: Need, row: Commitment) -> str:
    """« 12 sur 20 : contreplaqué », « 500 $ », « menuiserie, 30 $/h »."""
    words = reading.words
    if need.kind == "money":
        return words.amount(row.party)
    if row.fee:
        return f"{needs.wanted(words, need)}, {price(words, need, row.fee)}"
    if need.count == 1:
        return needs.wanted(words, need)
    n, total = words.number(row.party), words.number(need.count)
    return words.say("{n} of {total} ({what})", n=n, total=total, what=needs.wanted(words, need))


def _promised(reading: Reading, need: Need, row: Commitment) -> str:
    waits = N_("What you promised: {what}, waiting for an owner of the shop")
    text = waits if row.approving else PROMISED[row.state]
    return reading.words.say(text, what=_amount(reading, need, row))


def _above(reading: Reading, partner: Partner, need: Need, rows: list[Commitment]) -> str:
    """Why it came, or what became of it."""
    words, hood = reading.words, reading.neighbourhood
    project = found(hood.kept.projects.get(need.project))
    if project.state == "cancelled":
        return words.say(N_("This project was cancelled."))
    if not is_open(hood, need):
        return words.say(N_("Nobody is looked for here any more."))
    if need.id in partner.passed and not rows:
        return words.say(N_("You said: not this time. You can still change your mind."))
    if not hood.lacking(need):
        return words.say(N_("Everything has been found. Somebody may still withdraw."))
    return words.say(N_("Something is needed near your shop:"))


def _answers(reading: Reading, partner: Partner, need: Need, rows: list[Commitment]) -> tuple[Choice, ...]:
    words, hood = reading.words, reading.neighbourhood
    mine = Choice("ours", words.say(N_("See what we promised")))
    report = Choice("report", words.say(N_("Report")))
    if any(row.state in ACTIVE for row in rows):
        return mine, report
    if not is_open(hood, need) or not hood.lacking(need):
        return ()
    help_ = Choice("help", words.say(N_("We can help")), style="main")
    if need.id in partner.passed:
        return help_, report
    fewer = (Choice("fewer", words.say(N_("Fewer messages like this one"))),) if partner.pace != "weekly" else ()
    return help_, Choice("not_this_time", words.say(N_("Not this time"))), *fewer, report


# Who hears


def where(neighbourhood: Neighbourhood, partner: Partner) -> str:
    """The group or the member that the partner's channel is; empty when there is none any more."""
    if not partner.channel:
        return ""
    if (group := neighbourhood.kept.groups.at(partner.channel)) is not None:
        return group.id
    account = neighbourhood.kept.members.identity(account_of(Address.parse(partner.channel)))
    return account.member if account and not account.refused else ""


def _supplied(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    partner = found(neighbourhood.kept.partners.get(event.id))
    if reader := where(neighbourhood, partner):
        yield News(reader, "shop_need", f"{partner.id}/{event.code('need')}")


def _to_approve(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    for owner in found(neighbourhood.kept.partners.get(row.partner)).owners:
        yield News(owner, "to_allow", row.yes)


def _approved(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    yield News(speaker(neighbourhood, row), "commitment", row.yes)


def _owners(view: str) -> Hearer:
    """The owners hear of a colleague, who knows it already."""

    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        partner, mate = found(neighbourhood.kept.partners.get(event.id)), event.code("member")
        return (News(owner, view, f"{partner.id}/{mate}") for owner in partner.owners if owner != mate)

    return hear


def _member(view: str) -> Hearer:
    def hear(_: Neighbourhood, event: Event) -> Iterable[News]:
        yield News(event.code("member"), view, event.id)

    return hear


VIEWS: dict[str, Wording] = {
    "shop_need": shop_need,
    "to_allow": to_allow,
    "mate_came": mate_came,
    "mate_left": mate_left,
    "owner_named": owner_named,
    "removed": removed,
}
HEARERS: dict[str, Hearer] = {
    "partner_supplied": _supplied,
    "pledge_to_approve": _to_approve,
    "pledge_approved": _approved,
    "partner_joined": _owners("mate_came"),
    "partner_left": _owners("mate_left"),
    "partner_owner_named": _member("owner_named"),
    "partner_removed": _member("removed"),
}
