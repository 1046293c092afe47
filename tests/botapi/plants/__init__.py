"""A planted violation of every rule, beside a request that is right."""

from tests.botapi.plants.chats import CHATS
from tests.botapi.plants.files import FILES
from tests.botapi.plants.floods import FLOODS
from tests.botapi.plants.keyboards import KEYBOARDS
from tests.botapi.plants.messages import MESSAGES
from tests.botapi.plants.page import PAGE
from tests.botapi.plants.queries import QUERIES
from tests.botapi.plants.requests import REQUESTS
from tests.botapi.plants.texts import TEXTS
from tests.botapi.plants.updates import UPDATES
from tests.botapi.stage import Plant

PLANTS: dict[str, Plant] = {
    **REQUESTS, **TEXTS, **KEYBOARDS, **CHATS, **MESSAGES, **QUERIES, **FILES, **PAGE, **UPDATES, **FLOODS,
}  # fmt: skip
