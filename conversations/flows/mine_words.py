"""How one's own offer is shown, and what can be done with it."""

from conversations import needs
from conversations.flows.mine_list import OFFERS, Shelf, what
from conversations.inbound import Located, Text
from conversations.screens import Card, Choice, Screen
from conversations.turn import Turn
from conversations.words import N_
from domain.ground import found
from domain.offers import Offer

TOO_LONG = N_("Write it shorter, please: 1,000 characters at most.")
RADII = (1, 3, 5, 10)


def chosen(turn: Turn[Shelf]) -> Offer:
    """The offer that was chosen in the list."""
    return found(turn.neighbourhood.kept.offers.get(turn.data.offer))


def card(turn: Turn[Shelf]) -> Screen:
    """The offer whole, and where it stands."""
    offer, words = chosen(turn), turn.words
    shop = turn.neighbourhood.kept.partners.get(offer.partner) if offer.partner else None
    title = what(words, offer)
    lines = (
        words.quoted(offer.words) if offer.words and needs.capital(offer.words) != title else "",
        words.windows(offer.windows) if offer.windows else words.say(N_("any time")),
        words.say(N_("{place}, up to {km} km"), place=words.place(offer.fsa), km=words.number(offer.radius_km)),
        words.money(offer.pay),
        words.say(N_("on behalf of {name}"), name=shop.name) if shop else "",
    )
    return Screen(standing(turn, offer), Card("", title, tuple(needs.capital(line) for line in lines if line)))


def standing(turn: Turn[Shelf], offer: Offer) -> str:
    """Where it stands, and what that means."""
    if offer.state == "open":
        return turn.words.say(N_("This offer is open: I think of it whenever a project could suit it."))
    if offer.state == "paused":
        return turn.words.say(N_("This offer is paused: I leave it aside until you resume it."))
    if offer.state == "waiting":
        return turn.words.say(N_("A delegate reads this offer first, within two working days."))
    return turn.words.say(N_("This offer is {state}."), state=turn.words.say(OFFERS[offer.state]))


def possible(turn: Turn[Shelf]) -> list[Choice]:
    """What can be done now; only adults ask for a fee, and what is over stays as it is."""
    offer = chosen(turn)
    listed: dict[str, str] = {}
    if offer.state == "taken":
        listed["withdraw"] = N_("Withdraw it")
    elif offer.state in ("open", "waiting", "paused"):
        if offer.state == "open":
            listed["pause"] = N_("Pause it")
        elif offer.state == "paused":
            listed["resume"] = N_("Resume it")
        listed["what"] = N_("Say it differently")
        listed |= {"when": N_("Change when"), "where": N_("Change where"), "far": N_("Change how far")}
        if not turn.me.minor and offer.kind != "money":
            listed["pay"] = N_("Volunteer or for a fee")
        listed["withdraw"] = N_("Withdraw it")
    return [turn.choice(id, label) for id, label in {**listed, "list": N_("Back to my things")}.items()]


def no_such_place(turn: Turn[Shelf], said: Text | Located) -> str:
    """What was not recognized, and what would be right."""
    if isinstance(said, Located):
        return turn.words.say(N_("That place is outside Quebec and Ontario. Write a neighbourhood’s name instead."))
    return turn.words.say(
        N_("I don’t recognize {place}. Write a postal code such as H2S, or a neighbourhood’s name."),
        place=turn.words.quoted(said.value[:60]),
    )


def radii(turn: Turn[Shelf]) -> list[Choice]:
    """A few distances; any other can be written."""
    return [Choice(f"km{km}", turn.words.say(N_("{km} km"), km=turn.words.number(km))) for km in RADII]
