"""What the offering flow asks and says: the finished card, the thanks, the needs that fit."""

from typing import Any

from conversations import needs
from conversations.flows.names import on_behalf, other_names
from conversations.flows.offer_draft import WHENS, OfferDraft, nearest_skills, place_of, territory_of
from conversations.screens import Card, Choice, Screen
from conversations.showing import show
from conversations.turn import Opens, Turn
from conversations.words import N_
from domain.offers import Offer
from domain.pay import VOLUNTEER
from domain.places import distance_km
from domain.projects import PEOPLE, Need

NO_MONEY = N_("The Door takes no money. No project has a campaign yet; when one has, it will be shown here.")
LONGEST = 1000
"""Characters of what is given, in the giver's words."""
NEAR_KM = 5
RADII = (1, 3, 5, 10)


def too_long(turn: Turn[Any], text: str) -> str:
    """That it is too long for an offer; empty when it isn't."""
    if len(text) <= LONGEST:
        return ""
    return turn.words.say(N_("Write it shorter, please: 1,000 characters at most."))


def summary(turn: Turn[OfferDraft]) -> Screen:
    """What was understood, on a card: what, when, where and how far, for how much."""
    words, data = turn.words, turn.data
    where = words.say(
        "{place}, up to {km} km", place=words.place(place_of(turn)), km=words.number(data.far or turn.me.radius_km)
    )
    pay = words.money(data.pay or VOLUNTEER) if data.kind in PEOPLE else ""
    lines = (when(turn), where, pay, on_behalf(turn, data.partner))
    card = Card(subject="", title=needs.capital(what(turn)), lines=tuple(needs.capital(line) for line in lines if line))
    return Screen(words.say("If I understood right:"), card)


def what(turn: Turn[OfferDraft]) -> str:
    """What is given: the skills by name, else the giver's own words."""
    data, words = turn.data, turn.words
    if data.kind == "skill" and data.skills:
        return words.join(words.skill(skill) for skill in data.skills)
    if data.kind == "time" or not data.words:
        return words.say("Time, whatever the task")
    return data.words


def when(turn: Turn[OfferDraft]) -> str:
    """When it is given; things at any time, so that goes without saying."""
    if turn.data.kind == "goods" and not turn.data.when:
        return ""
    if not turn.data.when or turn.data.when == WHENS["any"]:
        return turn.words.say("any time")
    return turn.words.windows(turn.data.when)


def agreements(turn: Turn[OfferDraft]) -> list[Choice]:
    """Yes with or without alerts; whoever agreed to alerts once is not asked again."""
    if turn.me.agreed("alerts"):
        yes = [Choice("yes", turn.words.say("That’s right"), style="main")]
    else:
        yes = [
            Choice("yes", turn.words.say("That’s right, write to me"), style="main"),
            Choice("yes_quiet", turn.words.say("That’s right, without alerts")),
        ]
    return [*yes, *other_names(turn, turn.data.partner), turn.choice("edit", N_("Correct something"))]


def lines(turn: Turn[OfferDraft]) -> list[Choice]:
    """What can be corrected; only adults ask for a fee."""
    listed = {"give": N_("What I give"), "when": N_("When"), "where": N_("Where"), "far": N_("How far")}
    if turn.data.kind in PEOPLE and not turn.me.minor:
        listed["pay"] = N_("Volunteer or for a fee")
    return [turn.choice(id, label) for id, label in listed.items()]


def which_skill(turn: Turn[OfferDraft]) -> str:
    """Which skill; when one was said that has no name here, what can be done with it."""
    if not turn.data.words:
        return turn.words.say("Which skill? Write it in your own words: carpentry, sewing, first aid.")
    said = turn.words.quoted(turn.data.words)
    if not nearest_skills(turn.data.words, turn.words):
        return turn.words.say(
            "I don’t know {skill} by name. Write it another way, or shall I keep your words?", skill=said
        )
    return turn.words.say("I don’t know {skill} by name. Is it one of these, or shall I keep your words?", skill=said)


def near_skills(turn: Turn[OfferDraft]) -> list[Choice]:
    """The names it could go by, else the person's own words."""
    if not turn.data.words:
        return []
    near = [Choice(skill, turn.words.skill(skill)) for skill in nearest_skills(turn.data.words, turn.words)]
    return [*near, turn.choice("own_words", N_("Keep my own words"))]


def which_thing(turn: Turn[OfferDraft]) -> str:
    """What it is, and how many."""
    if turn.data.kind == "space":
        return turn.words.say("What room is it? For example: a workshop, a kitchen, a hall for 40 people.")
    return turn.words.say("What is it, and how many? For example: 20 chairs to lend.")


def which_hours(turn: Turn[OfferDraft]) -> str:
    """When; or which half of the day was meant, in the person's own words."""
    if turn.data.unsure:
        said = turn.words.quoted(turn.data.unsure)
        return turn.words.say("{words}: is that in the morning or in the evening?", words=said)
    when = turn.words.say("When are you free? For example: Saturday morning, Tuesday from 6 to 8 p.m.")
    return when if turn.data.when else f"{turn.words.say('It’s noted.')} {when}"


def hours(turn: Turn[OfferDraft]) -> list[Choice]:
    """The half of the day when it is in doubt, else the most usual answers."""
    if turn.data.unsure:
        return [turn.choice("morning", N_("Morning")), turn.choice("evening", N_("Evening"))]
    usual = {"any": N_("Any time"), "evenings": N_("Weekday evenings"), "weekend": N_("Weekends")}
    return [turn.choice(id, label) for id, label in usual.items()]


def radii(turn: Turn[OfferDraft]) -> list[Choice]:
    """A few distances; any other can be written."""
    return [Choice(f"km{km}", turn.words.say("{km} km", km=turn.words.number(km))) for km in RADII]


def not_open(turn: Turn[OfferDraft]) -> str:
    """That the door does not serve the place yet, and what can be done meanwhile."""
    place = turn.words.place(place_of(turn))
    return turn.words.say("The Door isn’t open in {place} yet. Meanwhile, you can look around.", place=place)


def elsewhere(turn: Turn[OfferDraft]) -> list[Choice]:
    """Being told when it opens where that is announced, looking around, another place."""
    territory = territory_of(turn)
    wait = [turn.choice("wait", N_("Tell me when it opens"))] if territory and territory.state == "announced" else []
    return [*wait, turn.choice("browse", N_("Look around")), turn.choice("where", N_("Another place"))]


def thank(turn: Turn[OfferDraft], offer: Offer) -> str:
    """Thanks, then the needs that fit best as cards; what is said last of all."""
    words, name = turn.words, turn.me.name
    thanks = words.say("Thank you, {name}.", name=name) if name else words.say("Thank you.")
    if offer.state == "waiting":
        waits = words.say(
            "Because it is to look after people, a delegate reads your offer first, within two working days."
        )
        return f"{thanks} {waits}"
    matches = turn.neighbourhood.needs_for(offer)
    if not matches:
        return _nothing(turn, thanks)
    found = words.count("One project would suit you:", "{n} projects would suit you, the best one first:", len(matches))
    turn.show(Screen(f"{thanks} {found}"))
    for match in matches:
        show(turn, "need", match.need.id)
    return _next(turn)


def _nothing(turn: Turn[OfferDraft], thanks: str) -> str:
    """Honest words when nothing fits, and what simply needs hands nearby."""
    words, place = turn.words, place_of(turn)
    first = f"{thanks} {words.say('Nothing fits this week.')}"
    later = f"{words.say('I keep your offer.')} {_next(turn)}"
    rows = turn.neighbourhood.browse(near=place, kind="time", limit=20)
    close = len([need for _, need, _ in rows if _is_near(place, need)])
    if not close:
        return f"{first} {later}"
    hands = words.count(
        "Meanwhile, {n} project near you simply needs hands.",
        "Meanwhile, {n} projects near you simply need hands.",
        close,
    )
    choice = Choice("near", words.say("Show me what’s nearby"))
    turn.show(Screen(f"{first} {hands}", choices=(choice,)), Opens("browse", {"way": choice.id}, member=turn.me.id))
    return later


def _is_near(place: str, need: Need) -> bool:
    return distance_km(place, need.fsa) <= NEAR_KM


def _next(turn: Turn[OfferDraft]) -> str:
    """What happens from now on, and when."""
    words, me = turn.words, turn.me
    if not me.agreed("alerts"):
        return words.say("I won’t write to you by myself: come back and see when you like.")
    if not turn.reachable:
        return words.say("Once this page is closed, I can’t write to you: come back and see when you like.")
    if me.quiet_from == me.quiet_to:
        return words.say("I’ll write to you as soon as a project could suit you.")
    return words.say(
        "As soon as a project could suit you, I’ll write; never between {start} and {end}, when I keep quiet.",
        start=words.clock(me.quiet_from),
        end=words.clock(me.quiet_to),
    )
