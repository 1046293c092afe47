"""The quiet line under each phone of the demo: what just happened in the neighbourhood, with its figures."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from bot.adapters.web.adapter import WebAdapter
from bot.demo.people import PEOPLE
from conversations.inbound import Address
from conversations.words import N_, Words
from domain.commitments import Commitment
from domain.events import Event
from domain.members import Language, Manner, Member
from domain.projects import Need
from storage.store import Store
from storage.unit import Reader

SLICE = 100
MINUTE = 60_000
WEEK = 7 * 24 * 60 * MINUTE
HEADS: Mapping[str, str] = {
    "commitment_held": N_("{name} said yes"),
    "quote_made": N_("{name} sent a quote"),
    "commitment_confirmed": N_("{name} is in"),
    "commitment_waitlisted": N_("{name} is next in line"),
    "commitment_promoted": N_("A place came free for {name}"),
    "commitment_cancelled": N_("{name} can’t come after all"),
    "commitment_declined": N_("{name} was thanked, for another time"),
    "commitment_released": N_("{name} is free again"),
    "need_filled": N_("Nothing is missing any more for “{title}”"),
    "project_submitted": N_("A project waits to be read: “{title}”"),
    "project_published": N_("“{title}” looks for people"),
}
"""What is said of an event, before the figures."""
SAID = {*HEADS, "invitation_sent", "offer_made"}
Speak: TypeAlias = Callable[[Language, Manner], Words]


class Happening:
    """Follows the journal and says its newest line under every phone."""

    def __init__(self, store: Store, adapter: WebAdapter, speak: Speak) -> None:
        self._store = store
        self._adapter = adapter
        self._speak = speak
        self._last = ""
        self._newest: Event | None = None
        self._said: dict[Address, str] = {}
        self._stirred = asyncio.Event()

    def stir(self, *_: object) -> None:
        """A turn is over: there may be something new."""
        self._stirred.set()

    async def run(self) -> None:
        """Follows until cancelled; it begins with the last thing worth saying that happened before."""
        before = await self._store.read(lambda kept: kept.journal.newest(SLICE))
        for noted, earlier in pairwise(before):
            if noted.event.kind in SAID:
                self._last = earlier.id
                break
        self._stirred.set()
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            lines = await self._store.read(partial(self._lines, self._adapter.present))
            for address, line in lines.items():
                if self._said.get(address) != line:
                    await self._adapter.happen(address, line)
            self._said = lines

    def _lines(self, present: frozenset[Address], kept: Reader) -> dict[Address, str]:
        """The newest line worth saying, for each of the demo's people and visitors in the language they speak now."""
        for noted in kept.journal.after(self._last, SLICE):
            self._last = noted.id
            self._newest = noted.event if noted.event.kind in SAID else self._newest
        if self._newest is None:
            return {}
        said: dict[Language, str] = {}
        lines = {}
        for address in {person.address for person in PEOPLE} | present:
            account = kept.members.identity(f"{address.platform}|{address.workspace}|{address.user}")
            member = kept.members.get(account.member) if account else None
            if member is not None:
                if member.language not in said:
                    said[member.language] = word(kept, self._newest, self._speak(member.language, "tu"))
                lines[address] = said[member.language]
        return lines


def word(kept: Reader, event: Event, words: Words) -> str:
    """An event in a line: who, what, then the figures of the need that it is about."""
    if event.kind == "invitation_sent":
        return _invited(kept, event, words)
    if event.kind == "offer_made":
        return _offered(kept, event, words)
    kind, _, id = event.subject.partition(":")
    commitment = kept.commitments.get(id) if kind == "commitment" else None
    need = kept.needs.get(commitment.need if commitment else id) if kind in ("commitment", "need") else None
    project = kept.projects.get(need.project if need else id)
    head = words.say(
        HEADS[event.kind], name=_name(kept, event, commitment, words), title=project.title if project else ""
    )
    return " · ".join([head, *(_figures(kept, need, words) if need else ())])


def _figures(kept: Reader, need: Need, words: Words) -> list[str]:
    dates = [date for date in kept.occurrences.of_need(need.id) if not date.cancelled]
    found, asked = sum(kept.commitments.taken(date.id) for date in dates), need.count * len(dates)
    msgid = N_("{found} places of {asked}") if need.for_people else N_("{found} of {asked}")
    figures = [words.say(msgid, found=words.number(found), asked=words.number(asked))]
    project = kept.projects.get(need.project)
    made = [row.made for row in kept.commitments.of_need(need.id)]
    if made and project and (began := project.decided or project.submitted):
        figures.append(words.say("first yes after {wait}", wait=_wait(words, max(1, (min(made) - began) // MINUTE))))
    if sent := sum(1 for invitation in kept.invitations.of_need(need.id) if invitation.cause == "wave"):
        figures.append(words.count("{n} message sent", "{n} messages sent", sent))
    return figures


def _wait(words: Words, minutes: int) -> str:
    if minutes < 120:
        return words.count("{n} minute", "{n} minutes", minutes)
    return words.count("{n} hour", "{n} hours", minutes // 60)


def _invited(kept: Reader, event: Event, words: Words) -> str:
    invitation = kept.invitations.get(event.id)
    member = kept.members.get(invitation.member) if invitation else None
    if invitation is None or member is None:
        return ""
    week = kept.invitations.sent_since(member.id, invitation.sent - WEEK)
    return words.count(
        "{name} received an invitation: {n} this week",
        "{name} received an invitation: {n} this week",
        week,
        name=_called(member, words),
    )


def _offered(kept: Reader, event: Event, words: Words) -> str:
    offer = kept.offers.get(event.id)
    member = kept.members.get(offer.member) if offer else None
    if offer is None or member is None:
        return ""
    what = words.join(words.skill(skill) for skill in offer.skills) or offer.words
    msgid = N_("{name} has something to give: {what}") if what else N_("{name} has time to give")
    return words.say(msgid, name=_called(member, words), what=what)


def _name(kept: Reader, event: Event, commitment: Commitment | None, words: Words) -> str:
    if commitment and commitment.partner and (partner := kept.partners.get(commitment.partner)):
        return partner.name
    member = kept.members.get(commitment.member if commitment else event.actor)
    return _called(member, words) if member else ""


def _called(member: Member, words: Words) -> str:
    """The first name, or what is said of a visitor who gave none."""
    return member.name or words.say(N_("Somebody new"))
