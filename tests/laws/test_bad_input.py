"""Whatever is typed, pressed or sent in any state is answered, and changes nothing by accident."""

from conversations.inbound import Address, Filled, Inbound, Input, Located, Media, Open, Press, Text
from conversations.screens import Reply
from storage.unit import Unit
from tests.laws.junk import JUNK
from tests.laws.stories import stories, town
from tests.stories.town import Manner, Person, Town


class Forget(Exception):
    """Takes back what a tried turn did."""


def tried(town: Town, sender: Address, what: Input) -> tuple[Reply, int, str, int]:
    """What a turn would answer, and take back: its reply, messages owed, the state after, events noted."""
    town.keys += 1
    inbound = Inbound(f"tried:{town.keys}", sender, town.manner.language, town.now, what)
    seen: list[tuple[Reply, int, str, int]] = []

    def turn(uow: Unit) -> None:
        owed, events = len(uow.outbox.owed_to(sender, town.now)), len(uow.journal.newest(1000))
        reply = town.engine.run(uow, inbound, now=town.now)
        seen.append(
            (
                reply,
                len(uow.outbox.owed_to(sender, town.now)) - owed,
                uow.state_of(sender),
                len(uow.journal.newest(1000)) - events,
            )
        )
        raise Forget

    outcome = town.executor.alone(turn)
    if not isinstance(outcome.error, Forget):
        assert outcome.error is not None
        raise outcome.error
    return seen[0]


def inputs(person: Person, strangers_token: str) -> list[Input]:
    """Everything that might come instead of an answer."""
    form = next((m.screen.form for _, m in reversed(person.seen) if m.screen.form), "fNONE")
    return [
        *map(Text, JUNK),
        *map(Press, (strangers_token, "", "a", "o", "f", "aXXXXXXXXXX-yes", "oXXXXXXXXXXXXXXXX-yes", "é" * 40)),
        *map(Open, ("", "nulle-part", "/inconnu", "o" * 64, "<b>")),
        Filled("fXXXXXXXXXX", {"title": "x"}),
        Filled(form, {}),
        *(Filled(form, {"title": junk, "what": junk, "nothing": junk}) for junk in JUNK),
        Located(0.0, 0.0),
        Located(91.0, 500.0),
        Media(("file-1",)),
    ]


def test_every_state_answers_anything_kindly() -> None:
    met: set[tuple[str, str]] = set()

    def watch(person: Person) -> None:
        state = person.state
        if (state, person.town.manner.language) in met or not person.seen:
            return
        met.add((state, person.town.manner.language))
        before = person.town.digest()
        others = [p for p in person.town.people.values() if p is not person and p.seen]
        token = next((c.token for p in others for _, m in p.seen for c in m.screen.choices), "aAAAAAAAAAA-yes")
        for what in inputs(person, token):
            reply, messages, after, events = tried(person.town, person.address, what)
            assert messages or reply.notice or reply.errors, f"{state} says nothing to {what!r}"
            assert not (events and after == state and not isinstance(what, Text)), f"{state} did something on {what!r}"
        assert person.town.digest() == before

    for forms in (True, False):
        for told in stories().values():
            with town(Manner(forms=forms)) as place:
                place.watch = watch
                told(place)
    assert len(met) > 40, f"only {len(met)} states were met"
