"""Violations of the rules of what a bot says of itself."""

from tests.botapi.types import JSON
from tests.planting import either


def commands(count: int = 1, *, command: str = "aide", description: str = "Aide") -> JSON:
    return {"commands": [{"command": command, "description": description}] * count}


PAGE = {
    "words_of_the_page_fit": either(
        "setMyShortDescription", {"short_description": "x" * 121}, {"short_description": "x" * 120}
    ),
    "language_has_two_letters": either("setMyName", {"language_code": "fra"}, {"language_code": "fr"}, name="La porte"),
    "commands_are_up_to_100": either("setMyCommands", commands(101), commands(100)),
    "command_is_well_named": either("setMyCommands", commands(command="réglages"), commands(command="reglages")),
    "command_is_described": either("setMyCommands", commands(description=""), commands(description="x")),
}
