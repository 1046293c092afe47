"""Planted violations of every rule, each beside a request that is right."""

from tests.slackapi.plants.answers import ANSWERS
from tests.slackapi.plants.blocks import BLOCKS
from tests.slackapi.plants.calls import CALLS
from tests.slackapi.plants.conversations import CONVERSATIONS
from tests.slackapi.plants.files import FILES
from tests.slackapi.plants.messages import MESSAGES
from tests.slackapi.plants.oauth import OAUTH
from tests.slackapi.plants.rates import RATES
from tests.slackapi.plants.sockets import SOCKETS
from tests.slackapi.plants.views import VIEWS
from tests.slackapi.stage import Plant

PLANTS: dict[str, list[Plant]] = {
    **CALLS, **OAUTH, **CONVERSATIONS, **MESSAGES, **BLOCKS, **VIEWS, **FILES, **ANSWERS, **SOCKETS, **RATES,
}  # fmt: skip
