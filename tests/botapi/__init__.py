"""A local Bot API server for tests; README.md says how to use it."""

from tests.botapi import methods
from tests.botapi.groups import Group
from tests.botapi.people import Person, Seen
from tests.botapi.rules.floods import Floods
from tests.botapi.server import BotApi
from tests.playing import Asked

__all__ = ["Asked", "BotApi", "Floods", "Group", "Person", "Seen", "methods"]
