"""The flows, one conversation a module; FLOWS is all of them."""

from typing import Any

from conversations.flow import Flow
from conversations.flows.menu import Menu
from conversations.flows.office import Office
from conversations.flows.welcome import Welcome

FLOWS: tuple[type[Flow[Any]], ...] = (Welcome, Menu, Office)
