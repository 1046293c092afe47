"""Somebody's own page on a platform that gives them one (Slack's App Home): published again only when it differs."""

from collections.abc import Collection, Iterable

from conversations.alerting import home
from conversations.inbound import Address, Inbound, Visited
from conversations.ports import SentCard
from conversations.screens import digest
from conversations.telling import MOST, Teller, View, whole
from conversations.turn import Opens, Stage
from conversations.views import VIEWS
from conversations.words import Words
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner


def show(stage: Stage, inbound: Inbound, seen: Visited) -> None:
    """Owes the page to whoever looks at it, unless they have it; its buttons lead into their private conversation."""
    to = inbound.sender
    member = stage.uow.load(to).member
    if member is not None:
        hood = Neighbourhood(stage.uow, now=stage.now, new_id=stage.ids, system=True)
        workplace = f"{to.platform}|{to.workspace}" if stage.limits(to).workplaces else ""
        worded = Teller(stage, hood, VIEWS).word(member, "home", f"{member.id}/{workplace}", to)
    else:
        worded = View(home.menu(_words(stage, to, inbound.locale), f"home:{to}"), Opens("menu"))
    if worded is None or worded.screen.card is None:
        return
    screen = whole(stage, to, worded)
    last = _published(stage, worded.screen.card.subject, to)
    if last is None:
        stage.send(to, screen)
    elif seen.blank or digest(stage.fitting(to, screen)) != last.digest:
        stage.send(to, screen, replaces=last.native)


def stale(stage: Stage, neighbourhood: Neighbourhood, subjects: Iterable[str], shown: Collection[str]) -> Iterable[str]:
    """The pages that somebody has and that may now differ, by subject: those of the shops that `subjects` concern.

    `shown` are those of which somebody has a card.
    """
    concerned = [one for one in subjects if one in shown or not one.startswith("need:")]
    shops = {shop.id: shop for subject in concerned for shop in _shops(stage, neighbourhood, subject)}
    for member in dict.fromkeys(member for shop in shops.values() for member in (*shop.team, *shop.colleagues)):
        if stage.uow.cards_of(f"home:{member}", after="", limit=1):
            yield f"home:{member}"


def _shops(stage: Stage, neighbourhood: Neighbourhood, subject: str) -> Iterable[Partner]:
    """The shop itself, the one that promised or offers it, those that heard of the need."""
    kind, _, id = subject.partition(":")
    kept = neighbourhood.kept
    ids: list[str] = []
    if kind == "partner":
        ids = [id]
    elif kind == "commitment" and (row := kept.commitments.get(id)) is not None:
        ids = [row.partner]
    elif kind == "offer" and (offer := kept.offers.get(id)) is not None:
        ids = [offer.partner]
    elif kind == "need":
        cards = stage.uow.cards_of(subject, after="", limit=MOST)
        views = (card.view.partition(":") for card in cards)
        ids = [argument.partition("/")[0] for view, _, argument in views if view == "shop_need"]
    for one in ids:
        if one and (shop := kept.partners.get(one)) is not None:
            yield shop


def _published(stage: Stage, subject: str, to: Address) -> SentCard | None:
    """The page as it last was, of this person in this place."""
    cards = stage.uow.cards_of(subject, after="", limit=MOST)
    return next((card for card in cards if card.address == str(to)), None)


def _words(stage: Stage, to: Address, locale: str) -> Words:
    return stage.words_at(to, "en" if locale.lower().startswith("en") else "fr")
