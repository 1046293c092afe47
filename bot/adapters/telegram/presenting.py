"""How the bot presents itself: its name, what it says of itself, its commands; in both languages, only when changed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TypeAlias

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.adapters.telegram.health import explain
from conversations.inbound import Address
from conversations.words import N_, Words
from domain.members import Language, Manner

AGAIN = 600.0
"""Seconds between looks at who moderates, and at what Telegram did not take."""
NAME, SHORT, WHOLE = 64, 120, 512
"""Characters of a bot's name, short description and description (core.telegram.org/bots/api#setmyname)."""
OPERATOR = 40
"""Characters of the name of who runs the door, where there is little room."""
CODES: dict[Language, str] = {"fr": "", "en": "en"}
"""French is for whoever speaks no language that has its own."""

Command: TypeAlias = tuple[dict[Language, str], str]
PRIVATE: tuple[Command, ...] = (
    ({"fr": "menu", "en": "menu"}, N_("Back to the menu")),
    ({"fr": "offrir", "en": "offer"}, N_("Lend a hand")),
    ({"fr": "demander", "en": "ask"}, N_("Ask for a small favour")),
    ({"fr": "proposer", "en": "propose"}, N_("Propose a project")),
    ({"fr": "projets", "en": "projects"}, N_("See what is going on")),
    ({"fr": "moi", "en": "me"}, N_("My offers, projects and commitments")),
    ({"fr": "reglages", "en": "settings"}, N_("My settings")),
    ({"fr": "donnees", "en": "data"}, N_("My data and my rights")),
    ({"fr": "aide", "en": "help"}, N_("Help, and where I am")),
    ({"fr": "annuler", "en": "cancel"}, N_("Leave what I was doing")),
    ({"fr": "langue", "en": "language"}, N_("Speak the other language")),
)
GROUP: tuple[Command, ...] = (
    ({"fr": "projets", "en": "projects"}, N_("What is going on in the neighbourhood")),
    ({"fr": "aide", "en": "help"}, N_("What I do in this group")),
)
STEWARD: Command = ({"fr": "groupe", "en": "group"}, N_("Who looks after me here, and what I announce"))
"""For those who run a group: only they, and whoever put the bot there, may look after it."""
MODERATOR: Command = ({"fr": "moderer", "en": "moderate"}, N_("What waits for a decision"))
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that Telegram shows of the bot: what it is to be, how to ask, how to say it."""

    what: str
    wanted: object
    read: Callable[[], Awaitable[object]]
    write: Callable[[], Awaitable[bool]]


class Presenting:
    """Sees to it that Telegram shows the bot as it is.

    `moderators` are asked for now and then: the door's moderators have one command more.
    """

    def __init__(
        self,
        bot: Bot,
        words: Callable[[Language, Manner], Words],
        *,
        operator: str,
        moderators: Callable[[], Awaitable[Sequence[Address]]],
    ) -> None:
        self._bot = bot
        self._words = words
        self._operator = operator
        self._moderators = moderators
        self._shown: dict[str, object] = {}
        self._chats: set[int] = set()
        """Where the commands of a moderator were set."""

    async def run(self) -> None:
        """Presents the bot, and again when something changed or was not taken, until cancelled."""
        while True:
            try:
                await self.present()
            except Exception:
                log.exception("the bot could not be presented; it is tried again later")
            await asyncio.sleep(AGAIN)

    async def present(self) -> None:
        """Sets whatever is not as it should be; what Telegram does not take is logged, and left for the next time."""
        moderators = {int(address.chat) for address in await self._moderators()}
        self._chats |= moderators
        for trait in self._traits(moderators):
            if self._shown.get(trait.what) == trait.wanted:
                continue
            try:
                if await trait.read() != trait.wanted:
                    await trait.write()
            except TelegramError as error:
                log.warning("%s could not be set: %s", trait.what, explain(error))
            else:
                self._shown[trait.what] = trait.wanted

    def _traits(self, moderators: Collection[int]) -> Iterator[Trait]:
        for language, code in CODES.items():
            words = self._words(language, "tu")
            yield from self._texts(words, code)
            yield self._commands(words, BotCommandScopeAllPrivateChats(), "all_private_chats", PRIVATE)
            yield self._commands(words, BotCommandScopeAllGroupChats(), "all_group_chats", GROUP)
            yield self._commands(
                words, BotCommandScopeAllChatAdministrators(), "all_chat_administrators", (*GROUP, STEWARD)
            )
            for chat in sorted(self._chats):
                theirs = (MODERATOR, *PRIVATE) if chat in moderators else ()
                yield self._commands(words, BotCommandScopeChat(chat), f"chat {chat}", theirs)

    def _texts(self, words: Words, code: str) -> Iterator[Trait]:
        operator = shorten(self._operator, OPERATOR, placeholder="…")
        name = words.say(N_("The Door – {operator}"), operator=operator)[:NAME]
        short = words.say(N_("Neighbours helping neighbours: propose a project, lend a hand, see what is going on."))[
            :SHORT
        ]
        whole = words.say(
            N_(
                "Here, people of the neighbourhood propose projects; others give time, a skill, a thing or a room.\n\n"
                "I’m the Door, an automatic service run by {operator}. "
                "I never ask for a PIN, a social insurance number, a card or a transfer."
            ),
            operator=operator,
        )[:WHOLE]
        bot = self._bot
        yield Trait(
            f"the bot's name in {words.language}", name, lambda: _name(bot, code), lambda: bot.set_my_name(name, code)
        )
        yield Trait(
            f"the bot's short description in {words.language}",
            short,
            lambda: _short(bot, code),
            lambda: bot.set_my_short_description(short, code),
        )
        yield Trait(
            f"the bot's description in {words.language}",
            whole,
            lambda: _whole(bot, code),
            lambda: bot.set_my_description(whole, code),
        )

    def _commands(self, words: Words, scope: BotCommandScope, where: str, commands: Sequence[Command]) -> Trait:
        bot, code = self._bot, CODES[words.language]
        wanted = tuple((names[words.language], words.say(what)) for names, what in commands)

        async def read() -> object:
            return tuple((one.command, one.description) for one in await bot.get_my_commands(scope, code))

        async def write() -> bool:
            if not wanted:
                return await bot.delete_my_commands(scope, code)
            return await bot.set_my_commands(wanted, scope, code)

        return Trait(f"the commands of {where} in {words.language}", wanted, read, write)


async def _name(bot: Bot, code: str) -> str:
    return (await bot.get_my_name(code)).name


async def _short(bot: Bot, code: str) -> str:
    return (await bot.get_my_short_description(code)).short_description


async def _whole(bot: Bot, code: str) -> str:
    return (await bot.get_my_description(code)).description
