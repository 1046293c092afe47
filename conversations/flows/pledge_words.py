"""What the promising flow asks: in whose name, what, how many, when, for how much; and which of it applies."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from conversations import needs
from conversations.alerting.shops import SLOWER
from conversations.cards import zone_of
from conversations.flows.answer_words import need_of, project_of, remaining
from conversations.flows.names import MINE, in_name_of, verified
from conversations.memory import Memory
from conversations.pledges import KINDS, days
from conversations.quotes import price
from conversations.refusals import explain
from conversations.screens import Choice, Screen
from conversations.showing import asked, show
from conversations.turn import Turn
from conversations.words import N_
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.partners import Partner
from domain.pledges import PledgeKind, fitting
from domain.projects import Need, Occurrence
from domain.refusals import NotYours, Shut


class Promise(Memory):
    """A promise as it is filled in. `name` is a partner's id or "mine", `date` a date's id or "all".

    `likely` is whose name it will be, until that is said.
    """

    name: str | None = None
    likely: str = ""
    kind: PledgeKind | None = None
    many: int | None = None
    date: str | None = None
    times: str | None = None
    fee: float | None = None
    value: float | None = None
    how: str | None = None


def shop(turn: Turn[Promise]) -> Partner | None:
    """The partner in whose name it is promised; while that was not said, the one that it may be."""
    if turn.data.name == MINE:
        return None
    named = turn.data.name or turn.argument.get("partner")
    every = verified(turn)
    return next((one for one in every if one.id == named), None if turn.data.name else next(iter(every), None))


def wanted(turn: Turn[Promise]) -> Need:
    """What is lacking."""
    return found(need_of(turn))


def coming(turn: Turn[Promise]) -> list[Occurrence]:
    """The dates that one can still help on."""
    return turn.neighbourhood.coming(wanted(turn))


def kinds(turn: Turn[Promise]) -> tuple[PledgeKind, ...]:
    """What can be promised here."""
    return fitting(wanted(turn), shop=shop(turn) is not None)


def is_paid(turn: Turn[Promise]) -> bool:
    """Whether a quote can be given: expertise, for a fee."""
    return wanted(turn).kind == "skill" and wanted(turn).pay.kind == "fee"


def what_fee(turn: Turn[Promise]) -> str:
    """What is asked, and the most that can be paid."""
    need = wanted(turn)
    most = price(turn.words, need, need.pay.max)
    return turn.words.say(
        N_("What would you ask? At most {most} can be paid. Write an amount, or say that it is free."), most=most
    )


def is_valued(turn: Turn[Promise]) -> bool:
    """Whether it is asked what a promise is worth: what a shop gives, lends or sells for less."""
    return wanted(turn).kind in ("goods", "space") and shop(turn) is not None and turn.data.kind != "space"


def kind_of(turn: Turn[Promise]) -> PledgeKind:
    """What is promised, said or not."""
    if wanted(turn).kind == "skill":
        return "fee" if turn.data.fee else "time"
    return turn.data.kind or kinds(turn)[0]


def card(turn: Turn[Promise]) -> Screen:
    """The card that the shop was sent; Unknown once there is nothing to show."""
    partner = found(turn.neighbourhood.kept.partners.get(turn.argument["partner"]))
    return asked(turn, "shop_need", f"{partner.id}/{wanted(turn).id}")


def possible(turn: Turn[Promise]) -> list[Choice]:
    """The card's buttons, and the way on when there is none."""
    listed = list(card(turn).choices)
    return listed or [turn.choice("other", N_("See something else"))]


def names(turn: Turn[Promise]) -> list[Choice]:
    """« Au nom du commerce » for each that the reader answers for, and « En mon nom »."""
    listed = [in_name_of(turn, one).but(style="main") for one in verified(turn)]
    return [*listed, turn.choice(MINE, N_("In my own name"))]


def kind_choices(turn: Turn[Promise]) -> list[Choice]:
    """What can be promised, as one would say it."""
    return [turn.choice(kind, KINDS[kind]) for kind in kinds(turn)]


ASKED: Mapping[str, str] = MappingProxyType(
    {
        "money": N_("How much can you promise? Still missing: {n}."),
        "time": N_("How many of you could come? Still missing: {n} ({what})."),
        "": N_("How many can you give? Still missing: {n} ({what})."),
    }
)


def missing(turn: Turn[Promise]) -> str:
    """For which project what is missing, and the most that can be paid for it."""
    need, words = wanted(turn), turn.words
    what = needs.wanted(words, need)
    if is_paid(turn):
        what = f"{what}, {words.money(need.pay)}"
    return words.say(N_("For {title}: {what}."), title=words.quoted(project_of(turn).title), what=what)


def how_many(turn: Turn[Promise]) -> str:
    """Of what, and how many are missing."""
    need, words = wanted(turn), turn.words
    left = remaining(turn.neighbourhood, need)
    shown = words.amount(left) if need.kind == "money" else words.number(left)
    key = need.kind if need.kind == "money" else "time" if need.for_people else ""
    return words.say(ASKED[key], n=shown, what=needs.wanted(words, need))


def all_of_it(turn: Turn[Promise]) -> list[Choice]:
    """All that is missing, in one press."""
    need = wanted(turn)
    left = remaining(turn.neighbourhood, need)
    if need.for_people and left > 6:
        return []
    shown = turn.words.amount(left) if need.kind == "money" else turn.words.number(left)
    return [turn.choice("all", N_("All that is missing: {n}"), n=shown)]


def dates(turn: Turn[Promise]) -> list[Choice]:
    """Every date at once, then each."""
    need, zone = wanted(turn), zone_of(turn.neighbourhood, project_of(turn))
    every = coming(turn)
    listed = [Choice(date.id, needs.capital(needs.dates_of(turn.words, need, [date], zone))) for date in every]
    return [turn.choice("all", N_("All the dates")), *listed]


def what_times(turn: Turn[Promise]) -> str:
    """When things can be had; for a shop, on which days it is open."""
    if is_paid(turn):
        text = turn.words.say(N_("When could you do it?"))
    else:
        text = turn.words.say(N_("When could it be fetched or used? For example: Tuesday, from 9 to 5, at the shop."))
    one = shop(turn)
    if one is None or not one.closed_days:
        return text
    shut = turn.words.say(N_("{shop} is closed {days}."), shop=one.name, days=days(turn.words, one.closed_days))
    return f"{text} {shut}"


def ours(turn: Turn[Promise], partner: str) -> Sequence[Commitment]:
    """What the shop has promised here already."""
    rows = turn.neighbourhood.kept.commitments.of_need(wanted(turn).id)
    return [row for row in rows if row.partner == partner and row.state in ACTIVE]


def shown(turn: Turn[Promise], partner: str) -> str:
    """What the shop has promised, for those who may change it."""
    for row in ours(turn, partner)[:1]:
        if not turn.neighbourhood.may("cancel", row):
            return explain(turn.words, NotYours())
        show(turn, "commitment", row.yes)
    return turn.words.say(N_("That is where it stands."))


def slower(turn: Turn[Promise], partner: str) -> str:
    """One step fewer messages, by an owner; for the others, who can do it."""
    shop = turn.neighbourhood.kept.partners.get(partner)
    if shop is None or not turn.neighbourhood.may("change_partner", shop):
        return turn.words.say(N_("An owner of the shop can choose that: write /shop."))
    pace = SLOWER[shop.pace]
    if pace == shop.pace:
        return turn.words.say(N_("You already hear of needs once a week only. To change what you hear of: /shop."))
    turn.neighbourhood.change_partner(shop.id, pace=pace)
    if pace == "daily":
        return turn.words.say(N_("It’s noted: needs come once a day, when you open."))
    return turn.words.say(N_("It’s noted: needs come once a week, when you open."))


def shut(turn: Turn[Any], shop: str, shut: Shut) -> str:
    """That the shop is closed then, and when it is open."""
    return turn.words.say(
        N_("{shop} is closed {days}. Write another day: it is open {open}."),
        shop=shop,
        days=days(turn.words, shut.days),
        open=days(turn.words, shut.open_days),
    )
