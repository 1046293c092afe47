"""My rights: what is kept of me, mine to see, take away, correct, or have erased."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, Push, state
from conversations.flows.rights_sheet import consents, kept, reasons_given, take_away
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_

Right = Literal["see", "export", "correct", "consents", "why", "erase", "done"]


def erasure(turn: Turn[NoData]) -> list[Choice]:
    """The one press that cannot be undone looks like it."""
    return [
        Choice("erase", turn.words.say(N_("Yes, erase everything")), style="danger"),
        turn.choice("keep", N_("No, I’m staying")),
    ]


def consent_choices(turn: Turn[NoData]) -> list[Choice]:
    """What can be agreed to or taken back, and the way back."""
    alerts = (
        turn.choice("off", N_("Stop writing to me"))
        if turn.me.agreed("alerts")
        else turn.choice("on", N_("Write to me when something fits"))
    )
    return [alerts, turn.choice("erase", N_("Erase everything")), turn.choice("done", N_("That’s all"))]


class Rights(Flow[NoData]):
    name = "rights"
    title = N_("Your data and your rights")

    @state(
        ask=N_("What I keep about you is yours. What would you like to do?"),
        choices={
            "see": N_("See what you keep"),
            "export": N_("Take it with me"),
            "correct": N_("Correct something"),
            "consents": N_("What I agreed to"),
            "why": N_("Why did I get this?"),
            "erase": N_("Erase everything"),
            "done": N_("That’s all"),
        },
    )
    def rights(
        self, turn: Turn[NoData], said: Chosen[Right]
    ) -> Goto[Literal["rights", "consents", "erase"]] | Push[Literal["settings"]] | Done:
        """Shows at once what can be shown; asks first for the rest."""
        if said.id == "done":
            return Done()
        if said.id == "correct":
            return Push("settings")
        if said.id in ("consents", "erase"):
            return Goto("consents" if said.id == "consents" else "erase")
        if said.id == "export":
            take_away(turn)
        else:
            turn.say(kept(turn) if said.id == "see" else reasons_given(turn))
        return Goto("rights")

    @state(ask=consents, choices=consent_choices, commits=True)
    def consents(
        self, turn: Turn[NoData], said: Chosen[Literal["on", "off", "erase", "done"]]
    ) -> Goto[Literal["consents", "erase"]] | Done:
        """Each consent is given and taken back by itself."""
        if said.id == "done":
            return Done()
        if said.id == "erase":
            return Goto("erase")
        neighbourhood = turn.neighbourhood
        turn.become(neighbourhood.agree("alerts") if said.id == "on" else neighbourhood.disagree("alerts"))
        turn.say(turn.words.say(N_("It’s noted.")))
        return Goto("consents")

    @state(
        ask=N_(
            "I erase your name, your neighbourhood, your offers, your answers and this conversation. What only you "
            "organize is cancelled, and the people who count on you are told. This can’t be undone. "
            "Do you want me to erase everything?"
        ),
        choices=erasure,
        help=N_("Nothing is erased until you press the button that says so."),
    )
    def erase(self, turn: Turn[NoData], said: Chosen[Literal["erase", "keep"]]) -> Goto[Literal["rights"]] | Done:
        """Everything goes at once; only the receipt's code remains, with no name beside it."""
        if said.id == "keep":
            turn.say(turn.words.say(N_("Nothing was erased.")))
            return Goto("rights")
        me, uow = turn.me, turn.stage.uow
        traces = uow.traces_of(me.id)
        receipt = turn.neighbourhood.erase_me()
        uow.erase_member(me.id, traces)
        turn.forget()
        return Done(
            turn.words.say(
                N_(
                    "It’s done: I no longer know who you are. Your receipt: {receipt}. Keep it if you like; "
                    "it proves that your data was erased today. Thank you for having come by."
                ),
                receipt=receipt,
            )
        )
