"""How the Telegram door stands, asked of Telegram: who the bot is, how updates come, what @BotFather should be told."""

from collections.abc import Iterator

from telegram import Bot, User, WebhookInfo
from telegram.error import TelegramError

from bot.adapters.standing import Standing
from bot.adapters.telegram.calling import make_bot
from bot.adapters.telegram.health import explain
from bot.adapters.telegram.webhook import PATH
from bot.settings import Settings


async def look(settings: Settings) -> Standing:
    """How the door stands. Nothing is changed, no update is asked for, and the token is in no answer."""
    bot = make_bot(settings)
    try:
        await bot.initialize()
        info = await bot.get_webhook_info()
    except TelegramError as error:
        return Standing("closed", missing=f"the Telegram door: {explain(error)}.")
    finally:
        await bot.shutdown()
    return Standing(f"reachable as @{bot.username}, by {settings.telegram_mode}", tuple(_facts(settings, bot, info)))


async def find_name(settings: Settings) -> str:
    """What the bot is called in links; empty when Telegram does not say."""
    bot = make_bot(settings)
    try:
        await bot.initialize()
    except TelegramError:
        return ""
    else:
        return bot.username
    finally:
        await bot.shutdown()


def _facts(settings: Settings, bot: Bot, info: WebhookInfo) -> Iterator[tuple[str, str]]:
    yield "bot", f"{bot.first_name} (@{bot.username})"
    yield "webhook", _webhook(settings, info)
    if info.last_error_message:
        when = f"{info.last_error_date:%Y-%m-%d %H:%M} UTC: " if info.last_error_date else ""
        yield "its last error", f"{when}{info.last_error_message}"
    yield "updates that wait", str(info.pending_update_count)
    yield from _told(bot.bot)


def _webhook(settings: Settings, info: WebhookInfo) -> str:
    ours = f"{settings.public_url}{PATH}"
    if settings.telegram_mode == "polling":
        return f"{info.url}; `collectif run` removes it" if info.url else "none, as polling wants it"
    if info.url == ours:
        return ours
    return f"{info.url or 'none'}; `collectif run` sets {ours}"


def _told(bot: User) -> Iterator[tuple[str, str]]:
    """The settings that only @BotFather changes, and how (core.telegram.org/bots/features#botfather)."""
    how = f"in a chat with @BotFather, choosing @{bot.username}"
    inline = (
        f"off, so that no one can offer a project in another chat: send /setinline {how}, then “un projet, un lieu…”"
    )
    yield "inline mode", "on" if bot.supports_inline_queries else inline
    groups = f"shut out, so that no group can have the door: send /setjoingroups {how}, then Enable"
    yield "groups", "may have it" if bot.can_join_groups else groups
    privacy = f"off, so that it is sent everything that groups write: send /setprivacy {how}, then Enable"
    yield "privacy in groups", privacy if bot.can_read_all_group_messages else "on"
