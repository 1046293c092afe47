"""What a shop is told of its shelf: that all of a thing is taken, or that its time is over."""

from collections.abc import Iterable

from conversations.screens import Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.words import N_
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood


def shelf_taken(reading: Reading) -> View:
    """The last one was promised."""
    text = N_("On your shelf, all {total} are taken: {thing}. If a promise falls, I offer them again.")
    return _about(reading, text)


def shelf_over(reading: Reading) -> View:
    """The day has passed until which it was offered."""
    text = N_("On your shelf, the time is over: {thing}, {taken} taken of {total}. To put it back, write /shelf.")
    return _about(reading, text)


def _about(reading: Reading, text: str) -> View:
    words, hood = reading.words, reading.neighbourhood
    offer = found(hood.kept.offers.get(reading.argument))
    taken = words.number(offer.stock - hood.left_of(offer))
    said = words.say(text, thing=words.quoted(offer.words), taken=taken, total=words.number(offer.stock))
    return View(Screen(said))


def _giver(view: str) -> Hearer:
    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        offer = found(neighbourhood.kept.offers.get(event.id))
        if offer.partner and offer.stock:
            yield News(offer.member, view, offer.id)

    return hear


VIEWS: dict[str, Wording] = {"shelf_taken": shelf_taken, "shelf_over": shelf_over}
HEARERS: dict[str, Hearer] = {"offer_taken": _giver("shelf_taken"), "offer_expired": _giver("shelf_over")}
