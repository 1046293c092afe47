"""The menu: what one can come for. The conversation rests here when nothing is under way."""

import re
from typing import Literal

from conversations.courtesy import returned
from conversations.flow import Again, Chosen, Flow, Goto, NoData, Push, state
from conversations.flows.partner_card import workplace
from conversations.hearing import plain
from conversations.inbound import Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.calendar import local
from domain.reading.cues import Intent
from domain.reading.headings import is_project
from domain.reading.sentence import read

Errand = Literal["offer", "ask", "propose", "browse", "mine", "partner", "settings", "moderate"]
ONES_DATA = re.compile(r"\b(?:efface\w*|supprime\w*|mes donnees|mon compte|erase|delete|my data|my account)\b")
PROMISED = re.compile(
    r"\b(?:peux (?:pas|plus)|viens (?:pas|plus)|viendrai pas|en retard|c est ou|quelle adresse|a quelle heure"
    r"|can t (?:come|make it)|running late|be late|where is it|what time)\b"
)
FEWER = re.compile(
    r"\b(?:desabonne\w*|desinscri\w+|unsubscribe|arrete\w*|(?:ne |n )?(?:plus )?m ecri\w+|plus (?:rien )?recevoir"
    r"|stop writing)\b"
)
LABELS: dict[Errand, str] = {
    "offer": N_("Lend a hand"),
    "ask": N_("Ask for help"),
    "propose": N_("Propose a project"),
    "browse": N_("See what’s going on"),
    "mine": N_("My projects and offers"),
    "partner": N_("My shop or organization"),
    "settings": N_("Settings"),
}

FOR: dict[Intent, Errand | None] = {"offer": "offer", "need": "ask", "browse": "browse", "other": None}


def errands(turn: Turn[NoData]) -> list[Choice]:
    """What the person can come for; moderators have their queue too, merchants and people at their work a shop."""
    listed = [turn.choice(id, label) for id, label in LABELS.items() if id != "partner" or _has_shop(turn)]
    if turn.member is not None and turn.neighbourhood.kept.members.roles(turn.me.id):
        listed.insert(0, turn.choice("moderate", N_("The moderators’ queue")))
    return listed


def _has_shop(turn: Turn[NoData]) -> bool:
    """Whether they answer for one, or are met where people work and could introduce theirs."""
    return turn.limits.workplaces or (turn.member is not None and bool(turn.neighbourhood.shops(workplace(turn))))


class Menu(Flow[NoData]):
    name = "menu"
    title = N_("The menu")

    @state(
        ask=N_("What brings you here?"),
        choices=errands,
        help=N_("Choose what you came for, or write it in your own words."),
    )
    def menu(
        self, turn: Turn[NoData], said: Chosen[Errand | Literal["menu"]] | Text
    ) -> Push[Literal[Errand, "rights"]] | Goto[Literal["menu"]] | Again:
        """Opens what was chosen, and is gone; words out of the blue go to the flow that they mean."""
        if isinstance(said, Chosen):
            return Goto("menu") if said.id == "menu" else Push(said.id)
        errand = meant(turn, said.value)
        if errand is not None:
            return Push(errand, said=said.value)
        words = plain(said.value)
        if ONES_DATA.search(words):
            return Push("rights")
        if PROMISED.search(words):
            return Push("mine")
        if FEWER.search(words):
            return Push("settings")
        courtesy = returned(turn.words, said.value, turn.member.name if turn.member else "")
        return Again(courtesy or turn.words.say(N_("I didn’t quite get that. Here is what we can do together.")))


def meant(turn: Turn[NoData], text: str) -> Errand | None:
    """What the words are for, when they say so; asking comes before guessing."""
    reading = read(text, local(turn.at, turn.me.zone).replace(tzinfo=None))
    if "intent" in reading.ask:
        return None
    return "propose" if reading.intent == "need" and is_project(text) else FOR[reading.intent]
