"""How somebody else is told: a view worded for its reader, sent where they can be reached."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from conversations.inbound import Address
from conversations.screens import Lane, Screen, digest
from conversations.turn import Opens, Stage
from conversations.words import Words
from domain.calendar import after_quiet
from domain.events import Event
from domain.members import Identity, Member
from domain.neighbourhood import Neighbourhood

MOST = 40
"""Messages to others in one turn; the rest are told by timers, so that a turn stays short."""


@dataclass(frozen=True, slots=True)
class View:
    """What a message says and what its buttons open."""

    screen: Screen
    opens: Opens | None = None
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a view is worded from: the neighbourhood, who reads, in which words, about what."""

    stage: Stage
    neighbourhood: Neighbourhood
    reader: Member
    words: Words
    argument: str


Wording: TypeAlias = Callable[[Reading], View | None]
"""A view's words; None when there is nothing left to say."""


@dataclass(frozen=True, slots=True)
class News:
    """That a member is to hear something: which view of what, in which lane.

    `patient` news waits for the member's quiet hours to end; the rest is a reply to something they
    just did, or same-day news of their own commitment, which goes out from 6:00.
    """

    member: str
    view: str
    argument: str
    lane: Lane = "alert"
    patient: bool = True

    def __str__(self) -> str:
        return f"{self.member} {self.lane} {self.view} {self.argument}"

    @classmethod
    def parse(cls, text: str) -> "News":
        """The news that `str()` wrote, now due: it waits no more."""
        member, lane, view, argument = text.split(" ", 3)
        return cls(member, view, argument, _LANES[lane], patient=False)


Hearer: TypeAlias = Callable[[Neighbourhood, Event], Iterable[News]]
"""Who hears of an event, by which view."""

_LANES: dict[str, Lane] = {"reply": "reply", "alert": "alert", "reminder": "reminder", "digest": "digest"}


def tell(stage: Stage, neighbourhood: Neighbourhood, news: News, views: dict[str, Wording]) -> None:
    """Tells the member now, or when their quiet hours end; worded in the turn that sends it."""
    reader = neighbourhood.kept.members.get(news.member)
    if reader is None:
        return
    if news.patient:
        due = after_quiet(stage.now, reader.zone, reader.quiet_from, reader.quiet_to)
        if due > stage.now:
            return stage.uow.timers.set("tell", str(news), due)
    identity = reach(neighbourhood.kept.members.identities(reader.id))
    if identity is None:
        return
    address = Address.parse(identity.address)
    worded = word(stage, neighbourhood, reader, news.view, news.argument, views)
    if worded is not None:
        stage.send(address, worded.screen, lane=news.lane, opens=worded.opens, attachment=worded.attachment)


def word(
    stage: Stage, neighbourhood: Neighbourhood, reader: Member, view: str, argument: str, views: dict[str, Wording]
) -> View | None:
    """A view in the reader's words; its card remembers how to be worded anew."""
    words = stage.words(reader.language, reader.manner)
    worded = views[view](Reading(stage, neighbourhood, reader, words, argument))
    if worded is None or worded.screen.card is None:
        return worded
    card = replace(worded.screen.card, view=f"{view}:{argument}")
    return replace(worded, screen=replace(worded.screen, card=card))


def reach(identities: list[Identity]) -> Identity | None:
    """Where a member is best written to: where they can be reached later, else where they last were."""
    able = [identity for identity in identities if not identity.refused]
    return next((identity for identity in able if identity.later), able[-1] if able else None)


def refresh(stage: Stage, neighbourhood: Neighbourhood, subject: str, views: dict[str, Wording]) -> None:
    """Edits the cards already sent that show the subject, a slice a turn; equal ones are left alone."""
    subject, _, after = subject.partition(">")
    cards = stage.uow.cards_of(subject, after=after, limit=MOST)
    for card in cards:
        address = Address.parse(card.address)
        reader = stage.uow.load(address).member
        if reader is None:
            continue
        name, _, argument = card.view.partition(":")
        worded = word(stage, neighbourhood, reader, name, argument, views)
        if worded is None:
            continue
        screen = stage.lasting(address, worded.screen, worded.opens) if worded.opens else worded.screen
        if digest(screen) != card.digest:
            stage.send(address, screen, lane="alert", replaces=card.native)
    if len(cards) == MOST:
        stage.uow.timers.set("refresh", f"{subject}>{cards[-1].message}", stage.now)
