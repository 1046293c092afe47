"""The neighbourhood's refusals in words: what cannot be, and what would be right."""

from collections.abc import Callable

from conversations.pledges import days
from conversations.quotes import full
from conversations.words import N_, Words
from domain import refusals

SAID: dict[type[refusals.Refusal], str] = {
    refusals.NotYours: N_("That one is not yours to decide."),
    refusals.Unknown: N_("I can’t find that any more."),
    refusals.TooLate: N_("That has already been settled."),
    refusals.Taken: N_("You already said yes to something at that time."),
    refusals.NotOpen: N_("The door isn’t open in that neighbourhood yet. You can look around meanwhile."),
    refusals.NotVerified: N_("A delegate has yet to verify the shop. Meanwhile, you can help in your own name."),
    refusals.Guest: N_(
        "Guests can look at everything here, but it is for those who work here to promise something. "
        "You can help in your own name on my page or on Telegram."
    ),
    refusals.NoRoom: N_(
        "The place is kept for somebody who would come as a volunteer and waits for your answer. Answer them first."
    ),
    refusals.Elsewhere: N_("They have said yes to something else at that time meanwhile. Choose another quote."),
    refusals.NoMore: N_("One question was already sent. The answer comes first."),
}

UNFIT: dict[str, str] = {
    "title": N_("A title has 3 to 80 characters."),
    "story": N_("A story has 2,000 characters at most."),
    "name": N_("A first name has 1 to 40 characters."),
    "fsa": N_("Write the first three characters of your postal code, such as H2S, or your neighbourhood’s name."),
    "date": N_("The date must be from today to about a year from now."),
    "count": N_("Write a number from 1 to 500."),
    "needs": N_("A project asks for 12 things at most. Leave some for another one."),
    "party": N_("You can come as 1 to 6 people."),
    "radius_km": N_("Write a distance from 1 to 50 km."),
    "weekly_cap": N_("Write a number from 0 to 20."),
    "min_age": N_("Write an age from 14 to 99."),
    "licence": N_("A licence or a card is named in 80 characters at most."),
    "venue": N_("A place is named in 120 characters at most, and its address in 200."),
    "address": N_("A place is named in 120 characters at most, and its address in 200."),
    "picture": N_("I could not take that picture. Send it again."),
    "picture_alt": N_("Say what it shows in 300 characters at most."),
    "reason": N_("A few words on why, please: the person will read them."),
    "text": N_("Write a few words, 1,000 characters at most."),
}


def explain(words: Words, refusal: refusals.Refusal) -> str:
    """A refusal as it is said to the person whose act it answers."""
    special = _SPECIAL.get(type(refusal))
    if special is not None:
        return special(words, refusal)
    return words.say(SAID.get(type(refusal), N_("That can’t be done now.")))


def _unfit(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.Unfit)
    if refusal.field == "quotes":
        return full(words)
    return words.say(UNFIT.get(refusal.field, N_("That value doesn’t fit here.")))


def _too_young(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.TooYoung)
    if refusal.min_age <= 14:
        return words.say(N_("Thank you for wanting to help. If you are under 14, ask a parent to write to me first."))
    return words.say(N_("This one is for people of {age} or older."), age=refusal.min_age)


def _apart(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.Apart)
    if refusal.by_oneself:
        return words.say(N_("You blocked the people behind this project. You can change your mind in the settings."))
    return words.say(N_("I can’t take your answer for this project. There are others: write “projects” to see them."))


def _below(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.Below)
    return words.say(N_("Some people are already confirmed: the number can’t go below {least}."), least=refusal.least)


def _shut(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.Shut)
    return words.say(
        N_("The shop is closed then. Write another day: it is open {open}."), open=days(words, refusal.open_days)
    )


def _above(words: Words, refusal: refusals.Refusal) -> str:
    assert isinstance(refusal, refusals.Above)
    return words.say(
        N_("Above {ceiling}, an owner of the shop decides. Ask one of them to change it, or promise less."),
        ceiling=words.amount(refusal.ceiling),
    )


_SPECIAL: dict[type[refusals.Refusal], Callable[[Words, refusals.Refusal], str]] = {
    refusals.Unfit: _unfit,
    refusals.TooYoung: _too_young,
    refusals.Below: _below,
    refusals.Apart: _apart,
    refusals.Shut: _shut,
    refusals.Above: _above,
}
