"""What whoever gave a picture hears of it: nothing when all is well, for it is on the cards."""

from collections.abc import Iterable

from conversations.pictures import FAULTS
from conversations.screens import Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from domain.events import Event
from domain.neighbourhood import Neighbourhood


def refused(reading: Reading) -> View:
    """What was wrong with it, and what would be right."""
    words = reading.words
    why = next(said for fault, said in FAULTS.items() if fault == reading.argument)
    return View(Screen(words.say("I could not take your picture, and kept nothing of it. {why}", why=words.say(why))))


def giver(_: Neighbourhood, event: Event) -> Iterable[News]:
    """Whoever gave it, at once: it answers what they have just done."""
    yield News(event.code("member"), "picture_refused", event.code("reason"), lane="reply", patient=False)


VIEWS: dict[str, Wording] = {"picture_refused": refused}
HEARERS: dict[str, Hearer] = {"picture_refused": giver}
