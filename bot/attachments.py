"""The files that go with messages: made after the commit from what is then so, off the loop."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeAlias, TypeVar

from conversations.flows.rights_sheet import table
from conversations.notices import notice, opens
from conversations.setting import Setting
from conversations.turn import opener_of
from conversations.words import Words
from domain.members import Language, Manner
from domain.neighbourhood import Neighbourhood
from storage.unit import Reader

T = TypeVar("T")
Making: TypeAlias = Callable[[], bytes]
"""What is left to be done once everything was read."""
Speaking: TypeAlias = Callable[[Language, Manner], Words]


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is handed over. `kind` is its media type."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a file before it is made: its name and its media type."""

    name: str
    kind: str


LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "poster": Label("affiche.pdf", "application/pdf"),
        "calendar": Label("agenda.ics", "text/calendar; charset=utf-8; method=PUBLISH"),
        "month": Label("mois.png", "image/png"),
        "json": Label("mes-donnees.json", "application/json"),
        "csv": Label("mes-donnees.csv", "text/csv; charset=utf-8"),
    }
)
"""By what stands before the colon of an attachment."""


class Store(Protocol):
    """A store that can be read beside its turns."""

    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Attachments:
    """Makes `poster:<subject>`, `calendar:<yes>`, `month:<shop>/<month>/<language>`, `json:<member>`, `csv:<member>`.

    Whoever hands a file over answers for its being shown to nobody else than whom its message was for.
    """

    def __init__(self, store: Store, setting: Setting, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._setting = setting
        self._clock = clock

    async def render(self, attachment: str) -> File | None:
        """The file as things now stand; None when what it is about is gone, or nobody knows such a file."""
        sort, _, argument = attachment.partition(":")
        label = LABELS.get(sort)
        if label is None:
            return None
        now = self._clock()
        making = await self._store.read(lambda kept: gather(kept, self._setting, sort, argument, now))
        if making is None:
            return None
        return File(label.name, label.kind, await asyncio.to_thread(making))


def gather(kept: Reader, setting: Setting, sort: str, argument: str, now: int) -> Making | None:
    """Reads what a file says; what is given back makes it, and reads nothing any more."""
    neighbourhood = Neighbourhood(kept, now=now, new_id=_none, system=True)
    match sort:
        case "poster":
            link = setting.links.to(opener_of(setting.secret, opens(argument)))
            return poster_of(neighbourhood, setting.words, argument, link=link, operator=setting.operator)
        case "calendar":
            return _calendar(neighbourhood, setting, argument, now)
        case "month":
            return _month(neighbourhood, setting, argument)
        case "json" | "csv":
            return _data(kept, argument, sort, now)
    return None


def _calendar(neighbourhood: Neighbourhood, setting: Setting, yes: str, now: int) -> Making | None:
    from bot.papers import calendars

    rows = neighbourhood.kept.commitments.of_yes(yes)
    member = neighbourhood.kept.members.get(rows[0].member) if rows else None
    if member is None:
        return None
    words = setting.words(member.language, member.manner)
    listed = calendars.entries(neighbourhood, words, yes, page=setting.links.page)
    return (lambda: calendars.write(listed, now)) if listed else None


def _month(neighbourhood: Neighbourhood, setting: Setting, argument: str) -> Making | None:
    from bot.papers import months

    partner_id, name, language = argument.split("/")
    partner = neighbourhood.kept.partners.get(partner_id)
    effect = neighbourhood.effect(partner, name) if partner else None
    if partner is None or not effect:
        return None
    words = setting.words("en" if language == "en" else "fr", "vous")
    shown = months.month_of(words, partner.name, name, effect)
    return lambda: months.draw(shown)


def poster_of(
    neighbourhood: Neighbourhood, words: Speaking, subject: str, *, link: str, operator: str
) -> Making | None:
    """The poster of what anybody may read, with the link that its code holds; on paper one is addressed as vous."""
    from bot.papers import posters

    french, english = words("fr", "vous"), words("en", "vous")
    here, there = notice(neighbourhood, french, subject), notice(neighbourhood, english, subject)
    if here is None or there is None:
        return None
    poster = posters.Poster(here, there, link, operator)
    return lambda: posters.draw(poster, french, english)


def _data(kept: Reader, member: str, sort: str, now: int) -> Making | None:
    """Everything kept of a member; the spreadsheet begins with the mark by which Excel knows UTF-8."""
    me = kept.members.get(member)
    if me is None:
        return None
    everything = Neighbourhood(kept, now=now, new_id=_none, actor=me).export_mine()
    if sort == "csv":
        return lambda: table(everything).encode("utf-8-sig")
    return lambda: json.dumps(everything, ensure_ascii=False, indent=1).encode()


def _none() -> str:
    raise AssertionError("nothing is made while a file is gathered")
