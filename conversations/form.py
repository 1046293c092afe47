"""Forms: consecutive questions of one flow, asked and answered together. The same states judge both."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from conversations import hearing
from conversations.conversation import Frame
from conversations.flow import Again, Chosen, Outcome, State
from conversations.inbound import Media, Text
from conversations.screens import Choice, Field, Screen
from conversations.turn import Turn
from conversations.words import N_

if TYPE_CHECKING:
    from conversations.talk import Talk

SKIP = "skip"
"""The choice that an optional question must have: a field left empty."""
FILL = "fill"
"""The choice that opens the form's window, where a platform has windows."""


def screen(talk: "Talk", turn: Turn[Any], frame: Frame, state: State, asked: Screen) -> Screen:
    """The form from the first unanswered question on, with what the draft already holds.

    Whoever writes instead of filling answers that question; if it is optional, a button passes it.
    """
    if not frame.token:
        frame.token = f"f{talk.stage.ids.short()}"
    fields = []
    for each in _rest(talk, frame, state, turn):
        assert each.line is not None, "the graph's check lets no form have a state without a line"
        options = tuple(c for c in talk.choices(turn, each) if c.id != SKIP)
        line = each.line
        fields.append(
            Field(
                id=each.name,
                label=turn.words.say(line.label),
                kind=line.kind,
                examples=tuple(turn.words.say(example) for example in line.good[:1]),
                options=options if line.kind == "choice" else (),
                required=line.required,
                value=line.read(turn.data) if line.read else str(getattr(turn.data, each.name, None) or ""),
            )
        )
    opening = (Choice(FILL, turn.words.say(N_("Fill in the form")), "main", frame.token),) if talk.limits.modals else ()
    passing = tuple(choice for choice in talk.choices(turn, state) if choice.id == SKIP)
    text = "\n\n".join(part for part in (talk.flows[frame.flow].about(turn), asked.text) if part)
    return asked.but(text=text, fields=tuple(fields), form=frame.token, choices=(*opening, *passing))


def window(talk: "Talk", asked: Screen, text: str) -> Screen:
    """The form as a window of its own, which a platform may open over the conversation."""
    ways = (Choice("send", talk.words.say(N_("Send")), "main"), Choice("leave", talk.words.say(N_("Not now"))))
    flow = talk.flows[talk.frame.flow]
    title = talk.words.say(flow.window or flow.title)
    return Screen(text, asked.card, ways, asked.fields, asked.form, title=title)


def landing(states: Mapping[str, State], target: str, turn: Turn[Any]) -> str:
    """The state that is asked for; of lines that do not apply now, the next state that does."""
    if _applies(states[target], turn):
        return target
    names = list(states)
    return landing(states, names[names.index(target) + 1], turn)


def is_asked(talk: "Talk", token: str) -> bool:
    """Whether that is the form which is asked now, and not one answered meanwhile, question by question."""
    frame = talk.frame
    return bool(frame.token) and token == frame.token and bool(talk.state.form) and not frame.fixing


def fill(talk: "Talk", frame: Frame, values: Mapping[str, str]) -> dict[str, str]:
    """Gives the form's states their values; the errors by field, or none and the flow goes on.

    With an error nothing is kept. A form sent in part is taken, and the rest asked for. A state that
    does something, for it ends the flow or commits, has its say only when all before it is answered;
    one that ends the flow only when all of that is right.
    """
    turn = talk.turn(frame)
    states = _form(talk, frame, turn)
    errors: dict[str, str] = {}
    outcome: Outcome | None = None
    last = talk.state
    here = states.index(talk.state)
    lacking = next((state for state in states[here:] if state.name not in values), None)
    for state in states:
        if state.name not in values:
            continue
        early = lacking is not None and states.index(lacking) < states.index(state)
        if state.acts and (early or (errors and state.ends)):
            break
        result = _judge(talk, frame, state, turn, hearing.clean(values[state.name]), lasting=not errors)
        if isinstance(result, Again):
            errors[state.name] = result.why
        else:
            outcome, last = result, state
    if lacking is not None and not _applies(lacking, turn):
        lacking = None  # given what was sent
    if not errors and outcome is None:
        errors[talk.state.name] = turn.words.say(N_("Write an answer here."))
    if errors or outcome is None:
        return errors
    if lacking is not None and states.index(lacking) <= states.index(last):
        frame.data = turn.data.write()
        frame.state = lacking.name
        talk.said += turn.said
        talk.ask()
        return {}
    if lacking is None:
        frame.token = ""
    frame.state = last.name
    talk.advance(frame, last, outcome, turn)
    return {}


def _judge(talk: "Talk", frame: Frame, state: State, turn: Turn[Any], said: str, *, lasting: bool) -> Outcome:
    listed = [(choice.id, choice.label) for choice in talk.choices(turn, state)]
    chosen = next((id for id, _ in listed if id == said), None) or hearing.choose(said, listed, loosely=False)
    if not said and state.line is not None and not state.line.required:
        chosen = SKIP
    if len(said) > hearing.LONGEST:
        return Again(turn.words.say(N_("That is too long for me: {most} characters at most."), most=hearing.LONGEST))
    if chosen is not None:
        return talk.run(frame, state, turn, Chosen(chosen), lasting=lasting)
    if said and state.line is not None and state.line.kind == "picture":
        return talk.run(frame, state, turn, Media((said,)), lasting=lasting)
    if not said or Text not in state.takes:
        return Again(turn.words.say(N_("Write an answer here.")))
    return talk.run(frame, state, turn, Text(said), lasting=lasting)


def _form(talk: "Talk", frame: Frame, turn: Turn[Any]) -> list[State]:
    """The form's states; of those that do not always apply, the ones that do now."""
    states = talk.flows[frame.flow].states
    of_form = (state for state in states.values() if state.form and state.form == states[frame.state].form)
    return [state for state in of_form if state.name == frame.state or _applies(state, turn)]


def _applies(state: State, turn: Turn[Any]) -> bool:
    return state.line is None or state.line.applies is None or state.line.applies(turn)


def _rest(talk: "Talk", frame: Frame, state: State, turn: Turn[Any]) -> list[State]:
    states = _form(talk, frame, turn)
    return states[states.index(state) :]
