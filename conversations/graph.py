"""The flows as a graph: what must hold of it before the door opens, and its picture in Mermaid."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, get_type_hints

from conversations.flow import Chosen, Flow, State, leads
from conversations.form import SKIP
from conversations.inbound import Media, Text
from conversations.words import Words
from domain.members import Language, Manner


class Broken(Exception):
    """A flow that could lose somebody; `faults` says where and why, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def edges(flow: type[Flow[Any]]) -> set[tuple[str, str]]:
    """Every declared edge (from, to): "" is the entry, `~` the end, `+name` another flow opened."""
    gotos, pushes, ends = leads(get_type_hints(flow.entry)["return"])
    if flow.entry is Flow.entry:
        gotos, pushes, ends = frozenset({next(iter(flow.states))}), frozenset(), False
    found = {("", name) for name in gotos} | {("", f"+{name}") for name in pushes} | ({("", "~")} if ends else set())
    for state in flow.states.values():
        found |= {(state.name, name) for name in state.gotos}
        found |= {(state.name, f"+{name}") for name in state.pushes}
        found |= {(state.name, "~")} if state.ends else set()
    return found


def check(flows: Sequence[type[Flow[Any]]], words: Callable[[Language, Manner], Words] | None = None) -> None:
    """Raises Broken unless every state can be reached and left, and every word exists in every language."""
    known = frozenset(flow.name for flow in flows)
    faults = [fault for flow in flows for fault in _faults(flow, known)]  # type: ignore[arg-type]
    if words is not None:
        faults += [fault for flow in flows for fault in _unspoken(flow, words)]
    if faults:
        raise Broken(faults)


@cache
def _faults(flow: type[Flow[Any]], known: frozenset[str]) -> tuple[str, ...]:
    """What is wrong with a flow, looked for once: many engines are made of the same flows."""
    return (*_road_faults(flow, known), *_form_faults(flow))


def _road_faults(flow: type[Flow[Any]], known: frozenset[str]) -> Iterable[str]:
    if not flow.states:
        yield f"{flow.name}: it has no state"
        return
    found = edges(flow)
    for source, target in sorted(found):
        if target.startswith("+") and target[1:] not in known:
            yield f"{flow.name}.{source}: it opens “{target[1:]}”, which is no flow"
        elif target != "~" and not target.startswith("+") and target not in flow.states:
            yield f"{flow.name}.{source}: it goes to “{target}”, which is no state"
    reached = _closure({""}, found)
    endings = _closure({"~"}, {(b, a) for a, b in found if not b.startswith("+")})
    for name, state in flow.states.items():
        if name not in reached:
            yield f"{flow.name}.{name}: nothing leads there"
        if name not in endings and flow.name != "menu":
            yield f"{flow.name}.{name}: no end can be reached from there"
        yield from (f"{flow.name}.{name}: {fault}" for fault in _state_faults(state))


def _state_faults(state: State) -> Iterable[str]:
    if not state.takes:
        yield "it takes no input"
    if Chosen in state.takes and not state.choices:
        yield "it takes a choice and shows none"
    if Chosen not in state.takes and state.choices:
        yield "it shows choices and takes none"
    if not callable(state.choices) and state.literal_choices is not None:
        for id in sorted(set(state.choices) ^ state.literal_choices):
            yield f"the choice “{id}” is shown or taken, not both"


def _form_faults(flow: type[Flow[Any]]) -> Iterable[str]:
    states = list(flow.states.values())
    for here, following in zip(states, [*states[1:], None], strict=True):
        passed_over = here.line is not None and here.line.applies is not None
        if passed_over and (following is None or following.name not in here.gotos):
            yield f"{flow.name}.{here.name}: a line that may not apply leads to the state declared after it"
        if not here.form:
            continue
        if here.line is None:
            yield f"{flow.name}.{here.name}: a form’s state needs a line"
        elif not here.line.required and not callable(here.choices) and SKIP not in here.choices:
            yield f"{flow.name}.{here.name}: an optional line needs the choice “{SKIP}”"
        if following is not None and following.form == here.form and following.name not in here.gotos:
            yield f"{flow.name}.{here.name}: a form’s state leads to the form’s next, “{following.name}”"
        if here.line is not None and here.line.kind != "choice" and not {Text, Media} & here.takes:
            yield f"{flow.name}.{here.name}: a line that is written needs a state that takes text"


def _unspoken(flow: type[Flow[Any]], words: Callable[[Language, Manner], Words]) -> Iterable[str]:
    for where, msgid in spoken(flow):
        for language, manner in (("fr", "tu"), ("en", "tu")):
            if not words(language, manner).knows(msgid):  # type: ignore[arg-type]
                yield f"{flow.name}{where}: “{msgid}” is missing in {language}"


def spoken(flow: type[Flow[Any]]) -> Iterable[tuple[str, str]]:
    """Every declared string of a flow, with where it stands."""
    yield "", flow.title
    for state in flow.states.values():
        where = f".{state.name}"
        if isinstance(state.ask, str):
            yield where, state.ask
        if not callable(state.choices):
            yield from ((where, label) for label in state.choices.values())
        if state.line is not None:
            yield where, state.line.label
        if state.help:
            yield where, state.help


def _closure(start: set[str], found: set[tuple[str, str]]) -> set[str]:
    reached = set(start)
    while more := {b for a, b in found if a in reached and b not in reached}:
        reached |= more
    return reached


def diagram(flow: type[Flow[Any]]) -> str:
    """The flow's states as a Mermaid diagram."""
    lines = ["stateDiagram-v2"]
    for source, target in sorted(edges(flow), key=lambda edge: (_order(flow, edge[0]), _order(flow, edge[1]))):
        left = source or "[*]"
        if target.startswith("+"):
            lines.append(f"    {left} --> {target[1:]}_flow : +")
        else:
            lines.append(f"    {left} --> {'[*]' if target == '~' else target}")
    return "\n".join(lines) + "\n"


def _order(flow: type[Flow[Any]], name: str) -> tuple[int, str]:
    names = ["", *flow.states]
    return (names.index(name), "") if name in names else (len(names), name)
