"""In whose name something is done, for whoever answers for a shop: « Au nom du commerce », or « En mon nom »."""

from typing import Any

from conversations.flows.partner_card import workplace
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.partners import Partner

MINE = "mine"
"""The choice of one's own name where a shop's is possible too."""


def verified(turn: Turn[Any]) -> list[Partner]:
    """The verified partners in whose name the reader may promise, offer and propose."""
    return [shop for shop in turn.neighbourhood.shops(workplace(turn)) if shop.verified]


def on_behalf(turn: Turn[Any], given: str) -> str:
    """In whose name it is (`given`, a partner's id or nothing), for whom it could be a shop's."""
    shop = turn.neighbourhood.kept.partners.get(given) if given else None
    if shop is None:
        return turn.words.say(N_("In my own name")) if verified(turn) else ""
    return turn.words.say(N_("on behalf of {name}"), name=shop.name)


def other_names(turn: Turn[Any], given: str) -> list[Choice]:
    """The name of each shop that the reader answers for, and their own, but not the one it is in (`given`).

    None where it is in a shop's name for which they don't answer: that name is not theirs to take off.
    """
    shop = turn.neighbourhood.kept.partners.get(given)
    if shop is not None and not turn.neighbourhood.answers_for(shop):
        return []
    in_names = [in_name_of(turn, shop) for shop in verified(turn) if shop.id != given]
    return [*in_names, *([turn.choice(MINE, N_("In my own name"))] if given else [])]


def in_name_of(turn: Turn[Any], shop: Partner) -> Choice:
    """« Au nom de Café Léo »."""
    return Choice(shop.id, turn.words.say(N_("In the name of {shop}"), shop=shop.name))


def named(choice: str) -> str:
    """The partner that a choice of `other_names` names; nothing for one's own name."""
    return "" if choice == MINE else choice
