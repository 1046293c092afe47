"""The flows, one conversation a module; FLOWS is all of them."""

from typing import Any

from conversations.flow import Flow
from conversations.flows.allow import Allow
from conversations.flows.answer import Answer
from conversations.flows.ask import Ask
from conversations.flows.browse import Browse
from conversations.flows.change import Change
from conversations.flows.compare import Compare
from conversations.flows.group import LookAfter
from conversations.flows.introduce import Introduce
from conversations.flows.keep import Keep
from conversations.flows.link import Link
from conversations.flows.menu import Menu
from conversations.flows.mine import Mine
from conversations.flows.moderate import Moderate
from conversations.flows.offer import Offer
from conversations.flows.office import Office
from conversations.flows.organize import Organize
from conversations.flows.partner import Partner
from conversations.flows.pledge import Pledge
from conversations.flows.propose import Propose
from conversations.flows.quote import Quote
from conversations.flows.reply import Reply
from conversations.flows.rights import Rights
from conversations.flows.settings import Settings
from conversations.flows.shelf import Shelf
from conversations.flows.signal import Signal
from conversations.flows.supply import Supply
from conversations.flows.team import Team
from conversations.flows.visit import Visit
from conversations.flows.welcome import Welcome

FLOWS: tuple[type[Flow[Any]], ...] = (
    *(Welcome, Menu, Offer, Browse),
    *(Answer, Keep, Introduce, Organize, Reply, Signal),
    *(Office, Visit, Mine, Change, Ask, Propose),
    *(Settings, Link, Rights, Partner, Moderate, LookAfter),
    *(Pledge, Quote, Compare, Allow, Supply, Team, Shelf),
)
