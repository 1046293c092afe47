"""Every question that takes words says which are right and which are wrong: the one are taken, the other explained."""

from conversations.flows import FLOWS
from conversations.inbound import Text
from tests.laws.stories import by_state, town
from tests.laws.trying import kept, tried
from tests.laws.wandering import LINES
from tests.stories.told import QUESTIONS, Shelf
from tests.stories.town import Manner, Person

WRITTEN = {f"{flow.name}.{state.name}" for flow in FLOWS for state in flow.states.values() if Text in state.takes}
FREE = {"menu.menu"}
"""Where any words will do, or none."""


def test_every_question_that_takes_words_has_examples() -> None:
    bare = {state for state in WRITTEN - FREE if state not in LINES or not LINES[state].good}
    assert not bare, f"no good example: {sorted(bare)}"


def test_good_examples_are_taken_and_bad_ones_explained(shelf: Shelf) -> None:
    met: set[str] = set()
    faults: list[str] = []

    def watch(person: Person) -> None:
        state = person.state
        if state not in WRITTEN or state in met or state not in LINES:
            return
        met.add(state)
        line = LINES[state]
        words = person.town.words(person.town.manner.language, "tu")
        for example in line.good:
            answer = tried(person, Text(words.say(example)))
            if not answer.accepted:
                faults.append(f"{state} refuses its good example “{example}”: {answer.text}")
        before, question = kept(person), tried(person, Text("où en étais-je")).text
        for example in line.bad:
            answer = tried(person, Text(example), before=before)
            if answer.accepted or answer.changed:
                faults.append(f"{state} takes its bad example “{example}”: {answer.text}")
            elif answer.text == question:
                faults.append(f"{state} says nothing about its bad example “{example}”")

    for manner in (QUESTIONS, Manner()):  # some questions are asked alone only of a form that was sent in part
        told = by_state(shelf, manner)
        for story in {told[state]: None for state in told if state in WRITTEN - met}:
            with town(manner) as place:
                place.watch = watch
                story(place)
    assert not faults, "\n".join(faults)
    assert met | FREE == WRITTEN, f"no story comes by {sorted(WRITTEN - FREE - met)}"
