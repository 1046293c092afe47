"""One turn of one person's conversation: an answer goes to its state, and the next question is asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import ValidationError

from conversations import drafts, form, hearing, questions, ticks, whereabouts
from conversations.conversation import Conversation, Frame, Shown
from conversations.courtesy import barred
from conversations.degrade import degrade, page
from conversations.flow import Again, Chosen, Done, Fix, Flow, Goto, Outcome, Push, State
from conversations.inbound import Inbound, Located, Media, Text
from conversations.mending import current, salvage, sound
from conversations.refusals import explain
from conversations.screens import Choice, Message, Screen
from conversations.setting import Setting
from conversations.turn import Stage, Turn
from conversations.words import N_, Words
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from domain.refusals import Refusal

DEEPEST = 6
"""Frames; beyond it the oldest is let go."""


class Talk:
    """The working state of one turn. `listening.listen` calls its verbs, then `keep` writes it."""

    def __init__(self, flows: Mapping[str, Flow[Any]], setting: Setting, stage: Stage, inbound: Inbound) -> None:
        self.flows = flows
        self.setting = setting
        self.stage = stage
        self.inbound = inbound
        self.address = inbound.sender
        self.limits = setting.limits(inbound.sender.platform)
        person = stage.uow.load(inbound.sender)
        self.conversation = person.conversation or Conversation()
        self.identity = person.identity
        self.member = person.member
        self.words = self.wording()
        self.neighbourhood = Neighbourhood(
            stage.uow, now=stage.now, new_id=stage.ids, actor=self.member, guest=inbound.guest
        )
        self.said: list[str] = []
        self.asides: tuple[Choice, ...] = ()
        self.first = 0
        self.pressed: State | None = None
        self.window: Screen | None = None
        self.idle = Frame(flow="menu", state="menu", asked=self.conversation.menu)

    @property
    def frame(self) -> Frame:
        """What the conversation is about now: the top frame, or the menu when idle."""
        return self.conversation.frames[-1] if self.conversation.frames else self.idle

    @property
    def state(self) -> State:
        frame = self.frame
        return self.flows[frame.flow].states[frame.state]

    def wording(self) -> Words:
        """The words of the person's language: their choice, else what their platform says, else French."""
        if self.member is not None:
            return self.stage.words_at(self.address, self.member.language, self.member.manner)
        language: Language = "en" if self.inbound.locale.lower().startswith("en") else "fr"
        return self.stage.words_at(self.address, self.conversation.language or language)

    def mend(self) -> None:
        """Frames an older program kept are made readable; what cannot be is let go, with a word."""
        frames = self.conversation.frames
        outdated = [frame for frame in frames if not current(self.flows.get(frame.flow), frame)]
        if not outdated:
            return
        mended = [sound(self.flows.get(frame.flow), frame) for frame in frames]
        self.said.append(self.words.say(N_("I have changed a little since we last spoke.")))
        self.conversation.frames = [frame for frame in mended if frame is not None]

    # An answer, and where it leads

    def answer(self, said: Text | Chosen[Any] | Located | Media) -> None:
        """Gives the current state its answer, and goes where that leads."""
        frame, state = self.frame, self.state
        turn = self.turn(frame)
        self.advance(frame, state, self.run(frame, state, turn, said), turn)

    def run(self, frame: Frame, state: State, turn: Turn[Any], said: object, *, lasting: bool = True) -> Outcome:
        """What the state makes of an answer; a refusal of the neighbourhood is an answer to say again.

        What is to be answered again has changed nothing, though a verb before it did something; nor has what
        is not `lasting`, for it is only judged.
        """
        if not state.acts:
            return self._heard(frame, state, turn, said)
        uow, events, before = self.stage.uow, self.neighbourhood.events, len(self.neighbourhood.events)
        uow.attempt()
        outcome = self._heard(frame, state, turn, said)
        kept = lasting and not isinstance(outcome, Again)
        uow.settle(kept=kept)
        if not kept:
            del events[before:]
            self.neighbourhood.actor = turn.member = self.member
        return outcome

    def _heard(self, frame: Frame, state: State, turn: Turn[Any], said: object) -> Outcome:
        try:
            return state.run(self.flows[frame.flow], turn, said)
        except Refusal as refusal:
            return Again(explain(turn.words, refusal))

    def advance(self, frame: Frame, state: State | None, outcome: Outcome, turn: Turn[Any]) -> None:
        """Goes where an outcome leads; `state` is None at a flow's entry."""
        if turn.member is not self.member:
            self.member, self.words = turn.member, turn.words
            if self.member is None:
                self.conversation = Conversation(language=self.words.language)
        if turn.language is not None:
            self.conversation.language, self.words = turn.language, turn.words
        if isinstance(outcome, Again):
            self.ask(outcome.why)
            return
        frame.asked = ""
        if frame.flow == "menu":
            self.idle.asked = ""
        self.said += turn.said
        turn.said = []
        source = state.name if state else ""
        if isinstance(outcome, Done):
            self._walked(frame, source, "~")
            self._finish(frame, outcome)
            return
        frame.data = turn.data.write()
        if state and state.commits:
            frame.trail, frame.fixing = [], ""
        if isinstance(outcome, Push):
            self._walked(frame, source, f"+{outcome.flow}")
            if frame.flow == "menu":
                self._remove(frame)
            self.push(outcome)
            return
        self._walked(frame, source, outcome.state)
        self._move(frame, state, outcome, turn)
        self.ask(turn=turn)

    def _move(self, frame: Frame, state: State | None, outcome: Goto[Any] | Fix[Any], turn: Turn[Any]) -> None:
        states = self.flows[frame.flow].states
        target = outcome.state if isinstance(outcome, Fix) else form.landing(states, outcome.state, turn)
        if isinstance(outcome, Fix):
            frame.fixing = frame.state
        elif frame.fixing:
            # A question that asks itself again, such as "which of these?", is not answered yet.
            if target != frame.state and (target == frame.fixing or self._answered(frame, target)):
                target, frame.fixing = frame.fixing, ""
        elif state and not state.commits and target != frame.state:
            frame.trail.append(frame.state)
        frame.state = target

    def _answered(self, frame: Frame, state: str) -> bool:
        """Whether a question met while one line is corrected needs no asking again."""
        return state not in self.flows[frame.flow].data.__struct_fields__ or frame.answers.get(state) is not None

    def _finish(self, frame: Frame, outcome: Done) -> None:
        self._remove(frame)
        if outcome.thanks:
            self.said.append(outcome.thanks)
        if isinstance(outcome.then, Push):
            self.push(outcome.then)
        elif outcome.then and (opener := self.stage.uow.opener(hearing.opener_id(outcome.then))) is not None:
            if why := barred(self.words, opener, self.member, self.stage.now):
                self.ask(why)
            else:
                self.push(Push(opener.flow, opener.argument, hearing.choice_of(outcome.then)))
        else:
            self.ask(over=frame.flow != "menu")
            self.window = None  # a form beneath is taken up again when its reader presses its button

    def _remove(self, frame: Frame) -> None:
        self.conversation.frames = [f for f in self.conversation.frames if f is not frame]

    def push(self, push: Push[Any]) -> None:
        """Opens a flow above what is under way; one already open with the same argument is taken up."""
        frames = self.conversation.frames
        flow = self.flows[push.flow]
        argument = dict(push.argument)
        same = next((f for f in frames if f.flow == push.flow and f.argument == argument), None)
        if same is not None:
            frames.remove(same)
            if not push.given and not push.said:
                frames.append(same)
                self._go_on(same)
                return
        frame = Frame(flow=push.flow, version=flow.version, state=next(iter(flow.states)), argument=argument)
        frames.append(frame)
        del frames[: max(0, len(frames) - DEEPEST)]
        turn = self.turn(frame)
        try:
            outcome = flow.entry(turn)
        except Refusal as refusal:
            outcome = Done(explain(turn.words, refusal))
        said = self._foretold(push, turn, outcome)
        if said is None or not isinstance(outcome, Goto):
            self.advance(frame, None, outcome, turn)
            return
        self._walked(frame, "", outcome.state)
        self.said += turn.said
        frame.state = outcome.state
        frame.data = turn.data.write()
        self.answer(said)

    def _go_on(self, frame: Frame) -> None:
        """Asks where a flow that is opened again was left; of a draft, that is said, and it can begin anew."""
        if any(frame.answers.values()):
            self.said.append(self.words.say(drafts.BEGUN))
            member = self.member.id if self.member else ""
            self.asides = (drafts.begin_anew(self.stage, self.words, frame, self.flows[frame.flow], member),)
        self.ask()

    def _foretold(self, push: Push[Any], turn: Turn[Any], outcome: Outcome) -> Text | Chosen[Any] | None:
        """What already answers the flow's first question, if that question takes it."""
        if not isinstance(outcome, Goto):
            return None
        first = self.flows[push.flow].states[outcome.state]
        if push.given and any(push.given == choice.id for choice in self.choices(turn, first)):
            return Chosen(push.given)
        return Text(push.said) if push.said and Text in first.takes else None

    # The next question

    def ask(self, first: str = "", *, turn: Turn[Any] | None = None, over: bool = False) -> None:
        """Asks the current question, after `first`. `over`: a flow has just ended with a word, so the menu can wait."""
        if first:
            self.said.append(first)
        if over and self.said and not self.conversation.frames:
            label = N_("See the menu") if self.member else N_("Back to the start")
            self.show(Screen(choices=(Choice("menu", self.words.say(label)),)))
            return
        if (screen := self._asked(turn)) is not None:
            self.show(screen)

    def unfold(self) -> None:
        """Opens the form that is asked over the conversation, where that can be done at once; else asks it again."""
        if not self.inbound.trigger:
            self.ask()
        elif (screen := self._asked()) is not None:
            self.window = form.window(self, screen, "\n\n".join([*self.said, screen.text]))

    def _asked(self, turn: Turn[Any] | None = None) -> Screen | None:
        """The current question; None when what the flow was about is gone, and the flow ended with it."""
        frame = self.frame
        turn = turn or self.turn(frame)
        try:
            screen = self.question(turn, frame, self.state)
        except Refusal as refusal:
            why = explain(turn.words, refusal)
            self._finish(frame, Done("" if why in self.said else why))
            return None
        self.said += turn.said
        return screen

    def question(self, turn: Turn[Any], frame: Frame, state: State) -> Screen:
        """What a frame asks in that state."""
        asked = turn.words.say(state.ask) if isinstance(state.ask, str) else state.ask(turn)
        screen = Screen(text=asked) if isinstance(asked, str) else asked
        if state.form and self.limits.forms and not frame.fixing:
            return form.screen(self, turn, frame, state, screen)
        return screen if screen.choices else Screen(screen.text, screen.card, self.choices(turn, state))

    def choices(self, turn: Turn[Any], state: State) -> tuple[Choice, ...]:
        """The state's choices in the reader's language."""
        if callable(state.choices):
            return tuple(state.choices(turn))
        return tuple(Choice(id, turn.words.say(label)) for id, label in state.choices.items())

    def show(self, screen: Screen) -> None:
        """Owes the sender the newest question: its buttons are answers, which go stale with it."""
        nonce = questions.nonce(self.frame, screen, self.stage.ids)
        lasting = [choice for choice in screen.choices if choice.token]
        choices: Sequence[Choice] = screen.choices
        rest: Sequence[Choice] = ()
        if lasting:
            choices = [choice for choice in choices if not choice.token]
        asides = [*self.asides, *lasting]
        if len(asides) + len(choices) > self.limits.choices:
            choices, rest = page(choices, self.limits.choices - len(asides), self.first, self.words.say(N_("See more")))
        place = whereabouts.button(self)
        whereabouts.put_away(self, screen, place)
        standing, native = ticks.standing(self)
        shown = self.conversation.screen = Shown(
            nonce=nonce,
            choices=[(choice.id, choice.label) for choice in (*choices, *rest)],
            asides=[(choice.token, choice.label) for choice in asides],
            at=self.stage.now,
            place=bool(place),
        )
        text = "\n\n".join([*self.said, screen.text] if screen.text else self.said)
        self.said, self.asides = [], ()
        answers = [Choice(c.id, c.label, c.style, f"a{nonce}-{c.id}", c.url) for c in choices]
        self.window = form.window(self, screen, text) if screen.form and self.limits.modals else None
        owed = Screen(text, screen.card, (*asides, *answers), screen.fields, screen.form, place)
        newest = self.owe(owed, replaces=native)
        if self.state.ticks:
            shown.message = standing if native else newest

    def owe(self, screen: Screen, *, replaces: str = "") -> str:
        """Owes the sender a message, in as many as the platform needs, or a change of one; the last one's id."""
        id = ""
        for part in degrade(screen, self.limits, whole=bool(replaces)):
            id = self.stage.ids()
            self.stage.uow.enqueue(Message(self.address, part, replaces=replaces, id=id), now=self.stage.now)
        return id

    # What is kept

    def turn(self, frame: Frame) -> Turn[Any]:
        """What the frame's states see of this turn."""
        kind = self.flows[frame.flow].data
        try:
            data = kind.read(frame.data)
        except ValidationError:
            # Kept by a program that allowed more: the answers that still make sense are enough to go on.
            data = kind.read(salvage(kind, frame))
        return Turn(
            stage=self.stage,
            at=self.inbound.at,
            address=self.address,
            limits=self.limits,
            identity=self.identity,
            member=self.member,
            words=self.words,
            neighbourhood=self.neighbourhood,
            argument=frame.argument,
            data=data,
            name=self.inbound.name,
            reachable=self.inbound.reachable,
        )

    def keep(self) -> None:
        """Writes the conversation."""
        self.conversation.revision += 1
        self.conversation.menu = self.idle.asked
        member = self.member.id if self.member else ""
        self.stage.uow.save(self.address, self.conversation, member=member, now=self.stage.now)

    def _walked(self, frame: Frame, source: str, target: str) -> None:
        if self.setting.walked is not None:
            self.setting.walked(frame.flow, source, target)
