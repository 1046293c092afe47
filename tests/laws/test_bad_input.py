"""Whatever is typed, pressed or sent in any state is answered kindly and exactly, and changes nothing by accident."""

from collections.abc import Iterable
from contextlib import suppress

import pytest

from conversations.flow import State
from conversations.flows import FLOWS
from conversations.hearing import opener_id
from conversations.inbound import Filled, Input, Located, Media, Open, Other, Press, Text
from conversations.screens import Screen
from conversations.sent import UNTAKEN
from tests.laws.junk import JUNK, UNREADABLE
from tests.laws.stories import by_state, town, walking_all
from tests.laws.street import gone, inhabit
from tests.laws.trying import Tried, kept, tried
from tests.stories.told import QUESTIONS, Shelf, Story
from tests.stories.town import Manner, Person

STATES: dict[str, State] = {f"{flow.name}.{state.name}": state for flow in FLOWS for state in flow.states.values()}
STATES["menu"] = STATES["menu.menu"]
ENGLISH = Manner(language="en")
STRANGE = ("", "a", "o", "f", "-", "aXXXXXXXXXX-yes", "oXXXXXXXXXXXXXXXX-yes", "é" * 40, "x" * 5_000, "\x00")
"""Tokens that nobody was ever given."""
NOWHERE = ("", "nulle-part", "/inconnu", "/", "/offrir/../moi", "o" * 64, "<b>", "\x00")


def never(person: Person) -> Iterable[Input]:
    """What is no answer in any state."""
    yield from map(Text, UNREADABLE)
    yield from map(Press, STRANGE)
    yield from map(Open, NOWHERE)
    yield from (Press(token) for token in others(person))
    yield Filled("fXXXXXXXXXX", {"title": "x"})
    yield Filled("", {})
    yield Located(91.0, 500.0)
    yield from map(Other, UNTAKEN)


def others(person: Person) -> Iterable[str]:
    """The buttons that somebody else was shown last, but those for anybody: a group's, a link's."""
    for other in person.town.people.values():
        if other is not person and other.seen:
            yield from (choice.token for choice in other.last.choices if not _for_anybody(person, choice.token))


def _for_anybody(person: Person, token: str) -> bool:
    opener = person.town.run(lambda uow: uow.opener(opener_id(token)))
    return opener is not None and not opener.member


def perhaps(person: Person) -> Iterable[Input]:
    """What may be an answer, if the state takes it."""
    yield from map(Text, JUNK)
    yield Located(0.0, 0.0)
    yield Media(("file-1",))
    yield Media(("file-2",), album="a1")
    for form in forms(person):
        yield Filled(form.form, {})
        yield Filled(form.form, {"nothing": "x", "<b>": "y"})
        yield from (Filled(form.form, {field.id: junk for field in form.fields}) for junk in (*JUNK, *UNREADABLE))


def forms(person: Person) -> list[Screen]:
    return [message.screen for _, message in person.seen[-1:] if message.screen.form]


def is_kind(person: Person, what: Input, answer: Tried, question: str) -> None:
    """Something is said besides the question, and what came is not thrown back at its sender."""
    where = f"{person.state}, on {what!r}"
    assert answer.answered, f"nothing is said in {where}"
    assert answer.accepted or answer.text.strip() != question.strip(), f"the question alone is repeated in {where}"
    assert "Traceback" not in answer.text


def bad_input(person: Person) -> None:
    """Tries everything on whoever is about to act."""
    before, question = kept(person), tried(person, Text("où en étais-je")).text
    for what in never(person):
        answer = tried(person, what, before=before)
        is_kind(person, what, answer, question)
        assert not answer.accepted, f"{what!r} is an answer in {person.state}"
        assert not answer.changed, f"{what!r} changed {answer.changed} in {person.state}"
        assert answer.state == person.state, f"{what!r} leads from {person.state} to {answer.state}"
    for what in perhaps(person):
        answer = tried(person, what, before=before if isinstance(what, Filled) else None)
        is_kind(person, what, answer, question)
        takes = STATES[person.state].takes
        if isinstance(what, Located | Media) and type(what) not in takes:
            assert not answer.accepted
        if answer.reply.errors:
            assert not answer.changed
            assert answer.state == person.state


@pytest.mark.parametrize("id", gone())
def test_a_link_whose_subject_is_gone_is_answered_kindly(id: str) -> None:
    with town(Manner()) as place:
        street = inhabit(place)
        before = kept(street.ada)
        for person in street.people:
            for what in (Open(f"o{id}"), Press(f"o{id}-yes"), Press(f"o{id}-accept"), Press(f"o{id}-approve")):
                answer = tried(person, what, before=before)
                assert answer.text.strip()
                assert not answer.changed


class _Enough(Exception):
    """The story is left here: everything was tried where it was to be."""


def meets(story: Story, manner: Manner, states: set[str]) -> None:
    """Walks a story, and tries everything in each of these states when it first comes by."""

    def watch(person: Person) -> None:
        if person.seen and (state := person.state) in states:
            states.remove(state)
            kept = person.town.digest()
            bad_input(person)
            assert person.town.digest() == kept
        if not states:
            raise _Enough

    with town(manner) as place, suppress(_Enough):
        place.watch = watch
        story(place)
    assert not states, f"the story no longer comes by {sorted(states)}"


@pytest.mark.parametrize("flow", [flow.name for flow in FLOWS])
@pytest.mark.parametrize("manner", [ENGLISH, QUESTIONS], ids=str)
def test_every_state_answers_anything_kindly(flow: str, manner: Manner, shelf: Shelf) -> None:
    """Each state of the flow once, in the first story that comes by it."""
    of_flow = {state: story for state, story in by_state(shelf, manner).items() if state.split(".")[0] == flow}
    for story in dict.fromkeys(of_flow.values()):
        meets(story, manner, {state for state, first in of_flow.items() if first is story})


@pytest.mark.long
@walking_all()
def test_every_state_of_every_story_answers_anything_kindly(story: Story, shelf: Shelf) -> None:
    for manner in (ENGLISH, QUESTIONS):
        meets(story, manner, set(shelf.told(story, manner).states))
