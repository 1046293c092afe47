"""What is on a shop's shelf, in words: what it is, how much is left, until when."""

from conversations.needs import capital
from conversations.words import N_, Words
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.offers import Offer


def left_of(neighbourhood: Neighbourhood, words: Words, offer: Offer) -> str:
    """« il en reste 8 sur 20 »."""
    left = neighbourhood.left_of(offer)
    if not left:
        return words.say(N_("none left of {total}"), total=words.number(offer.stock))
    return words.say(N_("{n} left of {total}"), n=words.number(left), total=words.number(offer.stock))


def until_of(neighbourhood: Neighbourhood, words: Words, offer: Offer) -> str:
    """« jusqu’à la fin de dimanche 29 novembre »; nothing for what stays."""
    if not offer.until:
        return ""
    zone = found(neighbourhood.kept.territories.get(offer.territory)).zone
    return words.say(N_("until {day}"), day=words.day(offer.until - 1, zone))


def line_of(neighbourhood: Neighbourhood, words: Words, offer: Offer) -> str:
    """« Chaises · il en reste 8 sur 20 · jusqu’au dimanche 29 novembre »."""
    parts = (capital(offer.words), left_of(neighbourhood, words, offer), until_of(neighbourhood, words, offer))
    return " · ".join(part for part in parts if part)
