"""What a state sees of the turn it runs in: the instant, the person, the words, the neighbourhood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Generic, TypeVar

from msgspec import Struct

from conversations.degrade import degrade
from conversations.ids import Ids, named
from conversations.inbound import Address
from conversations.limits import Limits
from conversations.memory import Memory
from conversations.ports import Opener, UnitOfWork
from conversations.screens import Choice, Lane, Message, Screen
from conversations.setting import Setting
from conversations.words import Words
from domain.members import Identity, Language, Manner, Member
from domain.neighbourhood import Neighbourhood

D = TypeVar("D", bound=Memory)
TITLE = 60
"""Characters of a message without a title that stand for it when one asks which was meant; cut, it ends in …"""


@dataclass(frozen=True, slots=True)
class Opens:
    """What a message's buttons open: a flow with an argument, for one member or for anyone.

    A choice of the message is the answer to the flow's first question.
    """

    flow: str
    argument: Mapping[str, str] = field(default_factory=dict)
    member: str = ""
    until: int = 0


def opener_of(secret: bytes, opens: Opens, *, where: str = "", which: str = "") -> str:
    """The id of an opener, which follows from what it opens and for whom."""
    return named(secret, opens.flow, repr(dict(sorted(opens.argument.items()))), opens.member, where, which)


class Stage:
    """One turn's unit of work, seen by those who write messages: the engine, alerts, cards."""

    def __init__(self, uow: UnitOfWork, setting: Setting, ids: Ids, *, now: int) -> None:
        self.uow = uow
        self.now = now
        self.ids = ids
        self.operator = setting.operator
        self.links = setting.links
        self.words = setting.words
        self._secret = setting.secret
        self._limits = setting.limits

    def limits(self, to: Address) -> Limits:
        """What the platform of an address can show and do."""
        return self._limits(to.platform)

    def words_at(self, to: Address, language: Language, manner: Manner | None = None) -> Words:
        """The words of who reads there; without a manner, the one in which the platform speaks to anybody."""
        limits = self.limits(to)
        return self.words(language, manner or limits.manner).where(limits.commands, channels=limits.channels)

    def send(
        self,
        to: Address,
        screen: Screen,
        *,
        lane: Lane = "reply",
        opens: Opens | None = None,
        expires: int = 0,
        replaces: str = "",
        attachment: str = "",
        pressing: bool = False,
    ) -> None:
        """Owes a message, in as many as its platform needs; with `opens`, its choices become lasting buttons."""
        if opens is not None:
            screen = self.lasting(to, screen, opens)
        limits = self.limits(to)
        *before, last = degrade(screen, limits, attached=bool(attachment), whole=bool(replaces))
        for part in before:
            message = Message(to, part, lane, expires=expires, pressing=pressing, id=self.ids())
            self.uow.enqueue(message, now=self.now)
        message = Message(
            to, last, lane, expires=expires, pressing=pressing, replaces=replaces, attachment=attachment, id=self.ids()
        )
        self.uow.enqueue(message, now=self.now)

    def fitting(self, to: Address, screen: Screen) -> Screen:
        """The screen as it would replace one message there."""
        return degrade(screen, self.limits(to), whole=True)[0]

    def lasting(self, to: Address, screen: Screen, opens: Opens) -> Screen:
        """The screen with buttons that never go stale.

        The opener's id follows from what it opens, for whom and where, and from which message it is: a
        card worded anew keeps its buttons, and another message's choices stand beside them.
        """
        choices = tuple((c.id, c.label) for c in screen.choices)
        named = screen.card.title if screen.card else ""  # nothing, once whoever named it is erased
        title = named or shorten(screen.text, TITLE, placeholder="…")
        which = screen.card.view if screen.card and screen.card.view else repr(choices)
        id = self.opener(opens, to=to, which=which, choices=choices, title=title)
        return screen.but(choices=tuple(Choice(c.id, c.label, c.style, f"o{id}-{c.id}") for c in screen.choices))

    def opener(
        self,
        opens: Opens,
        *,
        to: Address | None = None,
        which: str = "",
        choices: Sequence[tuple[str, str]] = (),
        title: str = "",
    ) -> str:
        """The id of the row that says what a button or link opens; `which` tells messages that open the same apart."""
        argument = dict(sorted(opens.argument.items()))
        where = str(to) if to else ""
        id = opener_of(self._secret, opens, where=where, which=which)
        self.uow.put_opener(
            Opener(id, opens.flow, argument, opens.member, opens.until, where, tuple(choices), title, self.now)
        )
        return id

    def mark(self, account: str) -> str:
        """What stands for an account where nobody is to read whose it is."""
        return named(self._secret, "mark", account)

    def link(self, opens: Opens) -> str:
        """The address of a link that people may pass on; whoever follows it on the page opens that flow."""
        return self.links.to(self.opener(opens))


class Turn(Struct, Generic[D], kw_only=True, eq=False):
    """One turn of one person's conversation, as their flow's states see it.

    `data` is the flow's own draft and may be changed. `at` is when the person acted, in ms UTC.
    """

    stage: Stage
    at: int
    address: Address
    limits: Limits
    identity: Identity | None
    member: Member | None
    words: Words
    neighbourhood: Neighbourhood
    argument: Mapping[str, str]
    data: D
    name: str = ""
    reachable: bool = True
    language: Language | None = None
    said: list[str] = []

    @property
    def now(self) -> int:
        """The turn's instant, fixed at the first attempt, in ms UTC."""
        return self.stage.now

    @property
    def me(self) -> Member:
        """The member who acts; a flow that calls it is opened only by members."""
        if self.member is None:
            raise LookupError("a stranger reached a flow for members")
        return self.member

    @property
    def identity_id(self) -> str:
        """The id of the sender's account on its platform."""
        return f"{self.address.platform}|{self.address.workspace}|{self.address.user}"

    def speak(self, language: Language) -> None:
        """Goes on in the other language with somebody who is not a member yet."""
        self.language = language
        self.words = self.stage.words_at(self.address, language)

    def become(self, member: Member) -> None:
        """The acting member, as just joined or changed; the words follow their language."""
        self.member = member
        self.neighbourhood.actor = member
        self.words = self.stage.words_at(self.address, member.language, member.manner)

    def forget(self) -> None:
        """Whoever acts is nobody any more: erased, at their own wish."""
        self.member = None
        self.neighbourhood.actor = None

    def say(self, text: str) -> None:
        """Says something before the next question, in the same message."""
        self.said.append(text)

    def show(self, screen: Screen, opens: Opens | None = None) -> None:
        """Sends a message of its own, before the next question: a card among several."""
        self.stage.send(self.address, screen, opens=opens)

    def choice(self, id: str, msgid: str, **values: object) -> Choice:
        """A choice labelled in the reader's language."""
        return Choice(id, self.words.say(msgid, **values))
