"""What the bot says of itself, in each language, and its commands, in each scope."""

import json

from tests.botapi.calls import Call, method
from tests.botapi.rules import chats, page
from tests.botapi.types import JSON


@method
def get_me(call: Call) -> JSON:
    return call.world.bot


def _set(call: Call, kind: str) -> bool:
    words, language = call.params.get(kind, ""), call.params.get("language_code", "")
    page.words_of_the_page_fit(kind, words)
    page.language_has_two_letters(language)
    call.world.page[kind][language] = words
    return True


def _get(call: Call, kind: str) -> JSON:
    language = call.params.get("language_code", "")
    page.language_has_two_letters(language)
    written = call.world.page[kind]
    return {kind: written.get(language) or written.get("", "")}


@method
def set_my_name(call: Call) -> bool:
    return _set(call, "name")


@method
def get_my_name(call: Call) -> JSON:
    return _get(call, "name")


@method
def set_my_description(call: Call) -> bool:
    return _set(call, "description")


@method
def get_my_description(call: Call) -> JSON:
    return _get(call, "description")


@method
def set_my_short_description(call: Call) -> bool:
    return _set(call, "short_description")


@method
def get_my_short_description(call: Call) -> JSON:
    return _get(call, "short_description")


def _scope(call: Call) -> tuple[str, str]:
    """Where commands hold: the scope, and the language."""
    scope = call.params.get("scope", {"type": "default"})
    language = call.params.get("language_code", "")
    page.language_has_two_letters(language)
    if "chat_id" in scope:
        chats.reach(call.world, scope["chat_id"])
    return json.dumps(scope, sort_keys=True), language


@method
def set_my_commands(call: Call) -> bool:
    commands = call.params["commands"]
    page.commands_are_up_to_100(commands)
    for command in commands:
        page.command_is_well_named(command)
        page.command_is_described(command)
    call.world.commands[_scope(call)] = commands
    return True


@method
def get_my_commands(call: Call) -> list[JSON]:
    return call.world.commands.get(_scope(call), [])


@method
def delete_my_commands(call: Call) -> bool:
    call.world.commands.pop(_scope(call), None)
    return True
