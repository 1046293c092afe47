"""How somebody else is told: a view worded for its reader, sent where they can be reached."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from conversations.inbound import Address
from conversations.ports import SentCard
from conversations.screens import Lane, Screen, digest
from conversations.turn import Opens, Stage
from conversations.words import Words
from domain.calendar import after_quiet
from domain.commitments import Commitment
from domain.dispatch import quiet_hours
from domain.events import Event
from domain.groups import Group
from domain.members import Identity, Member
from domain.neighbourhood import Neighbourhood
from domain.partners import Partner
from domain.refusals import Unknown

MOST = 40
"""Messages to others in one turn; the rest are told by timers, so that a turn stays short."""


@dataclass(frozen=True, slots=True)
class View:
    """What a message says and what its buttons open; the parts of a page have buttons of their own."""

    screen: Screen
    opens: Opens | None = None
    attachment: str = ""
    parts: tuple["View", ...] = ()


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
    """That a member, or a group, is to hear something: which view of what, in which lane.

    `patient` news waits for the member's quiet hours to end; the rest is same-day news of their own
    commitment, which goes out from 6:00.
    """

    member: str
    view: str
    argument: str
    lane: Lane = "alert"
    patient: bool = True

    def __str__(self) -> str:
        patience = "patient" if self.patient else "pressing"
        return f"{self.member} {self.lane} {patience} {self.view} {self.argument}"

    @classmethod
    def parse(cls, text: str) -> "News":
        """The news that `str()` wrote."""
        member, lane, patience, view, argument = text.split(" ", 4)
        return cls(member, view, argument, _LANES[lane], patient=patience == "patient")


Hearer: TypeAlias = Callable[[Neighbourhood, Event], Iterable[News]]
"""Who hears of an event, by which view."""

_LANES: dict[str, Lane] = {"reply": "reply", "alert": "alert", "reminder": "reminder", "digest": "digest"}


class Teller:
    """Tells members and groups, in one turn, what concerns them."""

    def __init__(self, stage: Stage, neighbourhood: Neighbourhood, views: Mapping[str, Wording]) -> None:
        self.stage = stage
        self.neighbourhood = neighbourhood
        self._views = views

    def tell(self, news: News) -> None:
        """Tells them now, or when their quiet hours end; worded in the turn that sends it."""
        stage = self.stage
        reader = self.neighbourhood.kept.members.get(news.member) or self._group(news.member)
        if reader is None:
            return
        # What answers an act goes out at any hour.
        due = stage.now if news.lane == "reply" else when(stage.now, reader, patient=news.patient)
        if due > stage.now:
            stage.uow.timers.set("tell", str(news), due)
            return
        address = self._address(reader)
        worded = self.word(reader, news.view, news.argument, Address.parse(address)) if address else None
        if address and worded is not None:
            stage.send(
                Address.parse(address),
                worded.screen,
                lane=news.lane,
                opens=worded.opens,
                attachment=worded.attachment,
                pressing=not news.patient,
            )

    def word(self, reader: Member, view: str, argument: str, to: Address) -> View | None:
        """A view in the words of who reads it there; its card remembers how to be worded anew."""
        words = self.stage.words_at(to, reader.language, reader.manner)
        try:
            worded = self._views[view](Reading(self.stage, self.neighbourhood, reader, words, argument))
        except Unknown:  # what it was about is gone: erased, or never sent for approval
            return None
        if worded is None or worded.screen.card is None:
            return worded
        card = worded.screen.card.but(view=f"{view}:{argument}")
        return replace(worded, screen=worded.screen.but(card=card))

    def refresh(self, subject: str) -> None:
        """Edits the cards already sent that show the subject, a slice a turn; equal ones are left alone."""
        stage = self.stage
        subject, _, after = subject.partition(">")
        cards = stage.uow.cards_of(subject, after=after, limit=MOST)
        for address, card in _newest(stage, cards):
            reader = stage.uow.load(address).member or as_reader(self.neighbourhood.kept.groups.at(card.address))
            name, _, argument = card.view.partition(":")
            worded = self.word(reader, name, argument, address) if reader else None
            if worded is None:
                continue
            screen = stage.fitting(address, whole(stage, address, worded))
            if digest(screen) != card.digest:
                stage.send(address, screen, lane="alert", replaces=card.native)
        if len(cards) == MOST:
            stage.uow.timers.set("refresh", f"{subject}>{cards[-1].message}", stage.now)

    def _group(self, id: str) -> Member | None:
        return as_reader(self.neighbourhood.kept.groups.get(id))

    def _address(self, reader: Member) -> str:
        """Where a member or a group is written to; empty when they can't be."""
        group = self.neighbourhood.kept.groups.get(reader.id)
        if group is not None:
            return group.address
        identity = reach(self.neighbourhood.kept.members.identities(reader.id), reader.preferred)
        return identity.address if identity else ""


def _newest(stage: Stage, cards: Sequence[SentCard]) -> list[tuple[Address, SentCard]]:
    """Of each card the copies in a chat that change, and where, the oldest first."""
    copies: Counter[tuple[str, str]] = Counter()
    kept = []
    for card in reversed(cards):
        address = Address.parse(card.address)
        copies[card.address, card.view] += 1
        if copies[card.address, card.view] <= stage.limits(address).copies:
            kept.append((address, card))
    return kept[::-1]


def whole(stage: Stage, to: Address, view: View) -> Screen:
    """The view's screen with its parts, and with buttons that never go stale."""
    screen = stage.lasting(to, view.screen, view.opens) if view.opens else view.screen
    return screen.but(parts=tuple(whole(stage, to, part) for part in view.parts)) if view.parts else screen


def as_reader(group: Group | None) -> Member | None:
    """A group as a reader: its language, said to several, its place and zone; None where it hears nothing."""
    if group is None or group.state in ("left", "no_rights"):
        return None
    return Member(id=group.id, name=group.title, language=group.language, manner="vous", fsa=group.fsa, zone=group.zone)


def when(now: int, reader: Member, *, patient: bool) -> int:
    """When the reader may be written to, in ms UTC: after their quiet hours, or from 6:00 if it presses."""
    return after_quiet(now, reader.zone, *quiet_hours(reader, pressing=not patient))


def reach(identities: list[Identity], preferred: str = "") -> Identity | None:
    """Where a member is best written to: where they prefer, else can be reached later, else where they last were."""
    able = [identity for identity in identities if not identity.refused]
    later = sorted((identity for identity in able if identity.later), key=lambda one: one.id != preferred)
    return next(iter(later), able[-1] if able else None)


def within_reach(neighbourhood: Neighbourhood, partner: Partner) -> list[str]:
    """Those of a shop's team who can be written to somewhere, its owners first."""
    members = neighbourhood.kept.members
    team = sorted(partner.team, key=lambda member: member not in partner.owners)
    return [member for member in team if reach(members.identities(member))]


def speaker(neighbourhood: Neighbourhood, row: Commitment) -> str:
    """Who hears of a yes: whoever said it, or in a shop's name somebody else of its team if they can't be reached."""
    partner = neighbourhood.kept.partners.get(row.partner) if row.partner else None
    if partner is None or reach(neighbourhood.kept.members.identities(row.member)):
        return row.member
    return next(iter(within_reach(neighbourhood, partner)), row.member)
