"""Welcome: who is speaking and for whom, consent and age in one press, then what they came for."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, Push, state
from conversations.memory import Memory
from conversations.screens import Choice, Screen
from conversations.turn import Turn
from conversations.words import N_


class Arrival(Memory):
    """Nothing is kept of somebody who has not agreed."""


def greeting(turn: Turn[Arrival]) -> Screen:
    """Who speaks, what is kept, and the three answers."""
    words = turn.words
    if "greeted" in turn.argument:
        return Screen(
            text=words.say(
                N_(
                    "First, one question: are you 18 or older? By answering, you agree that I keep your first name, "
                    "your neighbourhood and what you write here. You can erase it all."
                )
            ),
            choices=tuple(answers(turn)),
        )
    text = "\n\n".join(
        (
            words.say(
                N_(
                    "Hello. I’m the Door, an automatic service run by {operator}. Here, people of the neighbourhood "
                    "propose projects; others give time, a skill, a thing or a room. I never ask for a PIN, "
                    "a social insurance number, a card or a transfer."
                ),
                operator=turn.stage.operator,
            ),
            words.say(N_("I keep your first name, your neighbourhood and what you write here. You can erase it all.")),
            *((words.say(N_("I have your message: I read it right after.")),) if "said" in turn.argument else ()),
        )
    )
    return Screen(text=text, choices=tuple(answers(turn)))


def answers(turn: Turn[Arrival]) -> list[Choice]:
    """Age and consent are one press."""
    adult, *others = informed(turn)
    return [adult, others[0], turn.choice("kept", N_("What exactly do you keep?")), *others[1:]]


def informed(turn: Turn[Arrival]) -> list[Choice]:
    """The same, once one knows what is kept."""
    return [
        Choice("adult", turn.words.say(N_("I’m 18 or older, let’s go")), style="main"),
        turn.choice("younger", N_("I’m under 18")),
        turn.choice("language", N_("Français")),
    ]


class Welcome(Flow[Arrival]):
    name = "welcome"
    title = N_("Getting acquainted")

    @state(ask=greeting, choices=answers)
    def hello(
        self, turn: Turn[Arrival], said: Chosen[Literal["adult", "younger", "kept", "language"]]
    ) -> Goto[Literal["hello", "age", "kept"]] | Done:
        """Joins an adult; asks the younger ones how young."""
        if said.id == "adult":
            return self.join(turn, "adult")
        if said.id == "younger":
            return Goto("age")
        if said.id == "kept":
            return Goto("kept")
        turn.speak("en" if turn.words.language == "fr" else "fr")
        return Goto("hello")

    @state(
        ask=N_(
            "I keep: your first name, the first three characters of your postal code, your age group, what you offer, "
            "ask or propose, and what you answer. Never your address, your phone number or your card. "
            "You can see it, take it with you or erase it at any time: write /data."
        ),
        choices=informed,
    )
    def kept(
        self, turn: Turn[Arrival], said: Chosen[Literal["adult", "younger", "language"]]
    ) -> Goto[Literal["kept", "age"]] | Done:
        """The same answers as to the greeting: nothing is to be scrolled back to."""
        if said.id == "language":
            turn.speak("en" if turn.words.language == "fr" else "fr")
            return Goto("kept")
        return Goto("age") if said.id == "younger" else self.join(turn, "adult")

    @state(
        ask=N_("How old are you? It changes what I can offer you."),
        choices={"teen": N_("14 to 17"), "child": N_("Under 14")},
    )
    def age(self, turn: Turn[Arrival], said: Chosen[Literal["teen", "child"]]) -> Done:
        """A teen joins with the rules for minors; a child is sent to a parent, and nothing is kept."""
        if said.id == "child":
            return Done(
                turn.words.say(
                    N_("Thank you for wanting to help. If you are under 14, ask a parent to write to me first.")
                )
            )
        turn.say(
            turn.words.say(
                N_(
                    "Between 14 and 17, you can help as a volunteer in approved projects, never one-to-one with "
                    "an adult: two adults follow the conversation."
                )
            )
        )
        return self.join(turn, "teen")

    def join(self, turn: Turn[Arrival], age: Literal["adult", "teen"]) -> Done:
        """Makes the person a member, and opens what they came for: a link, a button they pressed, their first words."""
        member = turn.neighbourhood.join(
            turn.identity_id,
            str(turn.address),
            name=turn.name if any(map(str.isalpha, turn.name)) else "",  # on some platforms it may be a flower
            language=turn.words.language,
            manner=turn.words.manner,
            age=age,
            later=turn.reachable,
        )
        turn.become(member)
        return Done(then=turn.argument.get("then") or came_for(turn))


def came_for(turn: Turn[Arrival]) -> Push[str]:
    """What the first message was for: a command's flow, a sentence to be read, or the menu."""
    return Push(turn.argument.get("opens", "menu"), said=turn.argument.get("said", ""))
