"""Inline mode: `@bot toiture` in any chat offers open projects to send there, each with a way to the private chat."""

import logging
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.adapters.telegram import render
from bot.adapters.telegram.updates import InlineQuery
from conversations.gathering import account_of
from conversations.searching import Found, Results, search
from conversations.setting import Setting
from conversations.words import N_, Words
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from storage.errors import StoreUnavailable
from storage.unit import Reader

T = TypeVar("T")
FRESH = 10
"""Seconds for which Telegram may show the same answer to the same person: places fill quickly."""
BACK = "menu"
"""What the button above the results carries into the private chat."""
log = logging.getLogger(__name__)


class Readable(Protocol):
    """A store that can be read beside its turns."""

    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Inline:
    """Answers inline queries by a reading alone: no turn, nothing kept, and nothing that is not public.

    An answer that comes too late, or that the database can't give now, is let go: one asks again at
    the next letter.
    """

    def __init__(self, bot: Bot, store: Readable, setting: Setting, *, clock: Callable[[], int]) -> None:
        self._bot = bot
        self._store = store
        self._setting = setting
        self._clock = clock

    async def __call__(self, query: InlineQuery) -> None:
        """Offers a page of what is looked for, in the words of whoever asks."""
        try:
            words, results = await self._store.read(lambda kept: self._look(kept, query))
            await self._answer(query, words, results)
        except StoreUnavailable as error:
            log.warning("an inline query was not answered: %s", error)
        except TelegramError as error:
            log.info("an inline query could not be answered: %s", type(error).__name__)

    def _look(self, kept: Reader, query: InlineQuery) -> tuple[Words, Results]:
        setting = self._setting
        account = kept.members.identity(account_of(query.sender))
        member = kept.members.get(account.member) if account else None
        language: Language = "en" if query.locale.lower().startswith("en") else "fr"
        words = setting.words(member.language, member.manner) if member else setting.words(language, "tu")
        neighbourhood = Neighbourhood(kept, now=self._clock(), new_id=_nothing_new, actor=member)
        return words, search(
            neighbourhood,
            words,
            query.words,
            tongues=(setting.words("fr", "tu"), setting.words("en", "tu")),
            secret=setting.secret,
            near=member.fsa if member else "",
            begin=int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0,
        )

    def _answer(self, query: InlineQuery, words: Words, results: Results) -> Awaitable[bool]:
        return self._bot.answer_inline_query(
            query.id,
            [self._article(words, found) for found in results.found],
            cache_time=FRESH,
            is_personal=True,
            next_offset=str(results.next) if results.next else "",
            button=InlineQueryResultsButton(words.say(N_("Talk with me in private")), start_parameter=BACK),
        )

    def _article(self, words: Words, found: Found) -> InlineQueryResultArticle:
        help = InlineKeyboardButton(words.say(N_("I can help")), url=self._setting.links.into("telegram", found.link))
        content = InputTextMessageContent(
            render.text(found.screen),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return InlineQueryResultArticle(
            found.id,
            found.title,
            content,
            reply_markup=InlineKeyboardMarkup([[help]]),
            description=found.about,
        )


def _nothing_new() -> str:
    raise LookupError("a reading makes nothing new")
