"""How a conversation is written: flows of states, whose return annotations are the edges."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from conversations.conversation import Frame
from conversations.inbound import Located, Media, Text
from conversations.memory import Memory
from conversations.screens import Choice, FieldKind, Screen
from conversations.turn import Turn

D = TypeVar("D", bound=Memory)
S = TypeVar("S", bound=str)
S_co = TypeVar("S_co", bound=str, covariant=True)


class NoData(Memory):
    """A flow that remembers nothing between its questions."""


class Goto(Struct, Generic[S_co], frozen=True):
    """Ask that state's question next."""

    state: S_co


class Fix(Struct, Generic[S_co], frozen=True):
    """Ask that one question again, then come back here: one line of a finished card."""

    state: S_co


class Again(Struct, frozen=True):
    """It was not an answer: `why` says what was wrong and what would be right, in words."""

    why: str


class Push(Struct, Generic[S_co], frozen=True):
    """Open another flow above this one; when it is done, this one's question is asked again.

    `given` is a choice already made in its first state, `said` the words that already answer it.
    """

    flow: S_co
    argument: Mapping[str, str] = {}
    given: str = ""
    said: str = ""


class Done(Struct, frozen=True):
    """The flow is over; `thanks` is said. `then` is what follows from it: a flow, or a link's payload."""

    thanks: str = ""
    then: Push[str] | str | None = None


class Chosen(Struct, Generic[S_co], frozen=True):
    """One of the state's choices, pressed or typed."""

    id: S_co


Outcome: TypeAlias = Goto[Any] | Fix[Any] | Again | Push[Any] | Done
Ask: TypeAlias = str | Callable[[Turn[Any]], str | Screen]
Choices: TypeAlias = Mapping[str, str] | Callable[[Turn[Any]], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form: its label (a msgid), how it is filled, and examples right and wrong.

    `read` gives what the draft already holds, to be shown in the form; by default the draft's field
    of the state's name. `applies` tells whether it is asked at all, as far as is known: whatever leads to
    a line that does not apply leads to the state declared after it.
    """

    label: str
    kind: FieldKind = "text"
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    required: bool = True
    read: Callable[[Any], str] | None = None
    applies: Callable[[Turn[Any]], bool] | None = None


@dataclass(slots=True)
class State:
    """One question of a flow: what is asked, which inputs it takes, where it can lead.

    `ticks`: its choices are taken one press each (see `ticks`), so that asked again it changes its own message.
    """

    name: str
    ask: Ask
    run: Callable[..., Outcome]
    choices: Choices = field(default_factory=dict)
    line: Line | None = None
    form: str = ""
    commits: bool = False
    help: str = ""
    ticks: bool = False
    gotos: frozenset[str] = frozenset()
    pushes: frozenset[str] = frozenset()
    ends: bool = False
    takes: frozenset[type] = frozenset()
    literal_choices: frozenset[str] | None = frozenset()
    """The choice ids its annotation names; None when they are made at run time (`Chosen[str]`)."""

    @property
    def acts(self) -> bool:
        """Whether it may change the neighbourhood: it can end the flow, or is marked as committing."""
        return self.ends or self.commits


_MARK = "_declared_state"
M = TypeVar("M", bound=Callable[..., Any])


def state(
    *,
    ask: Ask,
    choices: Choices | None = None,
    line: Line | None = None,
    form: str = "",
    commits: bool = False,
    help: str = "",
    ticks: bool = False,
    name: str = "",
) -> Callable[[M], M]:
    """Declares a method as a state; `commits` marks one that changes the neighbourhood and goes on.

    `ticks` marks one whose choices are taken one press each.
    `form` names the form whose consecutive states are asked together where the platform has forms.
    The state bears the method's name; `name` is for one that Flow itself uses, such as "title".
    """

    def declare(method: M) -> M:
        declared = State(name or method.__name__, ask, method, choices or {}, line, form, commits, help, ticks)
        setattr(method, _MARK, declared)
        return method

    return declare


class Flow(Generic[D]):
    """One conversation. `title` says where one is; `entry` (if defined) picks the first state.

    `window` is its title over a form's window, which has 24 characters at most, where `title` is longer.
    `strangers`: a link opens it also for somebody who is not acquainted yet.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    window: ClassVar[str] = ""
    version: ClassVar[int] = 1
    strangers: ClassVar[bool] = False
    states: ClassVar[dict[str, State]] = {}
    data: ClassVar[type[Memory]] = NoData

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        for base in getattr(cls, "__orig_bases__", ()):
            if get_origin(base) is Flow:
                cls.data = get_args(base)[0]
        cls.states = {}
        # A long flow's states may stand in several classes: its own come first, in the order they are written.
        for part in cls.__mro__:
            for declared in (getattr(value, _MARK, None) for value in vars(part).values()):
                if declared is not None:
                    cls.states.setdefault(declared.name, declared)
        for declared in cls.states.values():
            _read_annotations(declared)

    def entry(self, turn: Turn[D]) -> Outcome:
        """Where the flow begins: its first state, unless it says otherwise."""
        return Goto(next(iter(self.states)))

    def about(self, turn: Turn[D]) -> str:
        """What a form of the flow is about, said above its first question; nothing where the question says it."""
        return ""

    def upgrade(self, frame: Frame) -> Frame | None:
        """A frame kept by an older version, made readable; None when nothing of it can be kept."""
        return None


def leads(annotation: Any) -> tuple[frozenset[str], frozenset[str], bool]:
    """What a return annotation allows: states gone to, flows pushed, and whether it can end."""
    gotos: set[str] = set()
    pushes: set[str] = set()
    ends = False
    for part in _parts(annotation):
        origin = get_origin(part) or part
        named = [n for a in get_args(part) for n in (get_args(a) if get_origin(a) is Literal else ())]
        if origin in (Goto, Fix):
            gotos.update(named)
        elif origin is Push:
            pushes.update(named)
        elif origin is Done:
            ends = True
    return frozenset(gotos), frozenset(pushes), ends


def _read_annotations(declared: State) -> None:
    hints = get_type_hints(declared.run)
    declared.gotos, declared.pushes, declared.ends = leads(hints["return"])
    takes: set[type] = set()
    for part in _parts(hints["said"]):
        if get_origin(part) is Chosen:
            takes.add(Chosen)
            (ids,) = get_args(part)
            declared.literal_choices = frozenset(get_args(ids)) if get_origin(ids) is Literal else None
        elif part in (Text, Located, Media):
            takes.add(part)
    declared.takes = frozenset(takes)


def _parts(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
