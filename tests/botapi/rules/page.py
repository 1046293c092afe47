"""What the bot says of itself, and its commands."""

import re

from tests.botapi.refusals import Refused, rule
from tests.botapi.types import JSON

LENGTHS = {"name": 64, "description": 512, "short_description": 120}
COMMAND, LANGUAGE = re.compile(r"[a-z0-9_]{1,32}"), re.compile(r"[a-z]{2}")


@rule
def words_of_the_page_fit(kind: str, words: str) -> None:
    """api#setmyname: 0-64 characters; a description (api#setmydescription) 512, a short one 120."""
    if len(words) > LENGTHS[kind]:
        raise Refused(f"BOT_{kind.upper()}_TOO_LONG")


@rule
def language_has_two_letters(language: str) -> None:
    """api#setmycommands: a two-letter ISO 639-1 language code, or none."""
    if language and not LANGUAGE.fullmatch(language):
        raise Refused("LANG_CODE_INVALID")


@rule
def commands_are_up_to_100(commands: list[JSON]) -> None:
    """api#setmycommands: at most 100 commands."""
    if len(commands) > 100:
        raise Refused("BOT_COMMANDS_TOO_MUCH")


@rule
def command_is_well_named(command: JSON) -> None:
    """api#botcommand: 1-32 of lowercase English letters, digits and underscores."""
    if not COMMAND.fullmatch(command["command"]):
        raise Refused("BOT_COMMAND_INVALID")


@rule
def command_is_described(command: JSON) -> None:
    """api#botcommand: a description of 1-256 characters."""
    if not 1 <= len(command["description"]) <= 256:
        raise Refused("BOT_COMMAND_DESCRIPTION_INVALID")
