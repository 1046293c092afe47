"""Somebody who tries everything: a walk over the states that prefers what it has not done yet."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from conversations.flow import Flow, Line
from conversations.flows import FLOWS
from conversations.inbound import Filled, Input, Located, Media, Open, Press, Text
from conversations.screens import Field
from tests.laws.junk import JUNK
from tests.stories.town import Person, Town

OPENINGS = ("/offrir", "/ask", "/proposer", "/projects", "/moi", "/settings", "/donnees")
UNIVERSAL = ("aide", "retour", "annuler", "menu", "langue", "où en étais-je")
ORDINARY = (
    "Un coup de main",
    "H2S",
    "samedi 28 novembre de 9 h à 12 h",
    "3",
    "25 $ de l’heure",
    "oui",
    "je sais coudre",
)
"""What people might well write where no better example is known."""
LINK = re.compile(r"[?]open=(\w+)")


def lines(flows: tuple[type[Flow[Any]], ...]) -> dict[str, Line]:
    """The line of every state that has one, by `flow.state`."""
    return {f"{flow.name}.{state.name}": state.line for flow in flows for state in flow.states.values() if state.line}


LINES = lines(FLOWS)


@dataclass
class Wanderer:
    """Chooses what somebody does next: what was done least in that state, the likely before the odd.

    `done` counts what was done already; it may be shared by several walks. `mark` is put into whatever
    is written in words. `onward`: nothing leads away from what is under way.
    """

    chance: Random
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    mark: str = ""
    onward: bool = False

    def step(self, person: Person) -> None:
        """One thing that somebody might do next."""
        state = person.state
        moves = [*_answers(person, state), *_marked(self.mark, state), *_forms(person, state, self.chance)]
        if not self.onward or not moves:
            moves += _elsewhere(person, state, self.chance)
        weights = [weight / (1 + self.done[state, name]) ** 2 for name, weight, _ in moves]
        name, _, what = self.chance.choices(moves, weights)[0]
        self.done[state, name] += 1
        person.does(self._mark(what, person) if self.mark else what)

    def _mark(self, what: Input, person: Person) -> Input:
        """A form's words, marked."""
        if not isinstance(what, Filled):
            return what
        words = {f.id for _, m in person.seen for f in m.screen.fields if f.kind in ("text", "long")}
        return Filled(what.token, {id: f"{self.mark} {v}" if id in words and v else v for id, v in what.values.items()})

    def walk(self, town: Town, people: tuple[Person, ...], steps: int) -> Iterator[Person]:
        """So many steps, a person after the other, with time in between; gives whoever has just acted.

        Whoever was sent something since they acted is likelier to act next. Days pass towards the end.
        """
        person = people[0]
        read = {one.name: len(one.seen) for one in people}
        for n in range(steps):
            if self.chance.random() < 0.2:
                unread = [1 + 3 * (len(one.seen) - read[one.name]) for one in people]
                person = self.chance.choices(people, unread)[0]
            if self.chance.random() < 0.03:
                days = 3 * n // steps
                town.waits(hours=self.chance.choice(((1, 3), (7, 22), (25, 100))[days]))
            self.step(person)
            read[person.name] = len(person.seen)
            town.waits(minutes=1)
            yield person


Move = tuple[str, float, Input]
"""What can be done: a name for it, how likely it is, and the input."""


def _answers(person: Person, state: str) -> Iterator[Move]:
    """What answers the question."""
    line = LINES.get(state)
    for choice in person.last.choices:
        yield f"press {choice.id}", 6, Press(choice.token)
        yield f"type {choice.id}", 1, Text(choice.label)
    for example in line.good if line else ORDINARY:
        yield f"write {example}", 6 if line else 2, Text(example)
    for example in line.bad if line else ():
        yield f"write {example}", 1, Text(example)


def _forms(person: Person, state: str, chance: Random) -> Iterator[Move]:
    """The form in front of them, all of it or some."""
    for form in [m.screen for _, m in person.seen[-2:] if m.screen.form]:
        yield "fill", 8, Filled(form.form, {f.id: _value(f, state, chance, 0.95) for f in form.fields})
        some = chance.sample(form.fields, chance.randint(1, len(form.fields)))
        yield "fill some", 2, Filled(form.form, {f.id: _value(f, state, chance, 0.5) for f in some})


def _elsewhere(person: Person, state: str, chance: Random) -> Iterator[Move]:
    """Everything else."""
    for _, message in person.seen[-6:-1]:
        for choice in message.screen.choices:
            likely = 1 if not choice.token.startswith("o") else 15 if choice.style == "main" else 4
            yield choice.token, likely, Press(choice.token)
    for link in dict.fromkeys(link for _, message in person.seen for link in LINK.findall(message.screen.text)):
        yield "follow a link", 1, Open(link)
    for word in UNIVERSAL:
        yield word, 0.3, Text(word)
    for opening in OPENINGS:
        yield opening, 0.5 if state != "menu" else 2, Open(opening)
    yield "junk", 0.5, Text(chance.choice(JUNK))
    yield "be somewhere", 0.5, Located(45.54, -73.6)
    yield "be elsewhere", 0.2, Located(chance.uniform(44, 47), chance.uniform(-75, -72))
    yield "picture", 0.2, Media(("picture-1",))


def _marked(mark: str, state: str) -> Iterator[Move]:
    """What can be written here, with the mark before or after it."""
    line = LINES.get(state)
    for example in line.good if line and mark else ():
        yield f"mark {example}", 12, Text(f"{mark} {example}")
        yield f"{example} mark", 12, Text(f"{example} {mark}")


def _value(asked: Field, state: str, chance: Random, sense: float) -> str:
    """Something for a field of a form, that makes sense so often."""
    if asked.options:
        return chance.choice(asked.options).id
    line = LINES.get(f"{state.split('.', maxsplit=1)[0]}.{asked.id}")
    if line and line.good and chance.random() < sense:
        return chance.choice(line.good)
    return "" if line and not line.required else chance.choice(JUNK)
