"""Random walks over every state: never stuck, never an exception, cancel and help always work."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.flow import Line
from conversations.flows import FLOWS
from conversations.inbound import Filled, Located, Open, Press, Text
from storage.sqlite import open_sync
from tests.laws.junk import JUNK
from tests.stories.town import Fragile, Manner, Person, Town

OPENINGS = ("/start", "/offer", "/ask", "/propose", "/projects", "/me", "/settings", "/data", "/help", "/moderate")
UNIVERSAL = ("aide", "retour", "annuler", "menu", "langue", "où en étais-je", "help", "back", "cancel")
LINES: dict[str, Line] = {
    f"{flow.name}.{state.name}": state.line for flow in FLOWS for state in flow.states.values() if state.line
}


def fresh_town(manner: Manner) -> Town:
    executor = open_sync(":memory:", synchronous="OFF", factory=Fragile)
    assert isinstance(executor.connection, Fragile)
    return Town(executor, executor.connection, manner)


def step(person: Person, chance: random.Random) -> None:
    """One thing that somebody might do next."""
    line = LINES.get(person.state)
    buttons = [c for _, m in person.seen[-4:] for c in m.screen.choices]
    form = next((m.screen for _, m in person.seen[-2:] if m.screen.form), None)
    kind = chance.choices(
        ("good", "bad", "press", "type", "fill", "junk", "universal", "open", "elsewhere", "later"),
        (30, 6, 30, 8, 10, 4, 5, 3, 2, 2),
    )[0]
    examples = (line.good if kind == "good" else line.bad if kind == "bad" else ()) if line else ()
    if examples:
        person._does(Text(chance.choice(examples)))
    elif kind == "type" and buttons:
        person._does(Text(chance.choice(buttons).label))
    elif kind == "fill" and form:
        fields = chance.sample(form.fields, chance.randint(1, len(form.fields)))
        values = {f.id: _value(f.id, f.options, person.state.split(".")[0], chance) for f in fields}
        person._does(Filled(form.form, values))
    elif kind == "junk":
        person._does(Text(chance.choice(JUNK)))
    elif kind == "universal":
        person._does(Text(chance.choice(UNIVERSAL)))
    elif kind == "open":
        person._does(Open(chance.choice(OPENINGS)))
    elif kind == "elsewhere":
        person._does(Located(chance.uniform(44, 47), chance.uniform(-75, -72)))
    elif kind == "later":
        person.town.waits(hours=chance.choice((1, 7, 25, 24 * 8)))
    elif buttons:
        person._does(Press(chance.choice(buttons).token))
    else:
        person._does(Text("menu"))


def _value(field: str, options: tuple[object, ...], flow: str, chance: random.Random) -> str:
    if options:
        return str(getattr(chance.choice(options), "id"))  # noqa: B009 - options are choices
    line = LINES.get(f"{flow}.{field}")
    return chance.choice(line.good) if line and line.good and chance.random() < 0.8 else chance.choice(JUNK)


def walk(town: Town, seed: int, steps: int) -> None:
    """Several people wander; after each step the one who acted has an answer, and can leave."""
    chance = random.Random(seed)
    people = [town.member("Ada"), town.member("Omar", fsa="H2R"), town.stranger("Zoé", later=False)]
    for person in people:
        person.opens("/start")
    for _ in range(steps):
        person = chance.choice(people)
        before = len(person.seen), person.reply, person.town.messages
        step(person, chance)
        assert (len(person.seen), person.reply, person.town.messages) != before, f"{person.name} got no answer"
    for person in people:
        person._does(Text("aide"))
        assert person.last.text, "help says something"
        for _ in range(10):
            person._does(Text("annuler"))
        assert person.state in ("menu", "welcome.hello"), f"cancel leaves {person.state}"


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), forms=st.booleans(), language=st.sampled_from(("fr", "en")))
def test_a_walk_is_never_stuck(seed: int, forms: bool, language: str) -> None:
    town = fresh_town(Manner(language="en" if language == "en" else "fr", forms=forms))
    try:
        walk(town, seed, 60)
    finally:
        town.connection.close()
