"""Changing one's own project: on which terms a need is sought. The answer itself says which of them changes."""

import re

from conversations import needs, projects
from conversations.flow import Again, Chosen, Done, Line, state
from conversations.flows.change_acts import make_at_once
from conversations.flows.change_draft import Draft, need_of
from conversations.inbound import Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.typed import Unread, fee_in, number_in
from conversations.words import N_
from domain.pay import VOLUNTEER, Pay
from domain.projects import Need
from domain.sheets import check_count, check_pay, check_requires

AGE = re.compile(r"(\d{1,3})\s*(?:ans|years|\+|(?:et|and|ou|or) )", re.IGNORECASE)
FEE = re.compile(r"[$€]|dollar|piastre|b[ée]n[ée]vol|volunteer", re.IGNORECASE)
PAPER = re.compile(
    r"\b(?:carte|permis|licence|certificat|dipl[ôo]me|brevet|attestation|formation|cours"
    r"|card|license|permit|certificate|diploma|training|course)s?\b",
    re.IGNORECASE,
)
NO_PAPER = re.compile(r"\b(?:aucune?|pas|plus|sans|no|none|not|without)\b", re.IGNORECASE)
CONDITIONS: dict[str, dict[str, object]] = {
    "age_18": {"min_age": 18},
    "check": {"background_check": True},
    "no_check": {"background_check": False},
    "no_licence": {"licence": ""},
    "nothing": {"min_age": 14, "background_check": False, "licence": ""},
}
"""What each usual condition changes; the others stay."""


def ask(turn: Turn[Draft]) -> str:
    """What changes, saying first how it is, and what would follow."""
    need, words = need_of(turn), turn.words
    line = projects.need_line(words, need)
    if not need.for_people:
        return words.say(N_("Now: {line}. How many from now on?"), line=line)
    now = " ".join(part for part in (words.say(N_("Now: {line}."), line=line), needs.conditions(words, need)) if part)
    asked = words.say(
        N_(
            "What changes? Choose, or write it: how many (4), the most you pay ($40 an hour), an age (16 years) "
            "or the card that is needed (first aid card)."
        )
    )
    follows = words.say(
        N_(
            "For another pay or condition, a delegate reads the project again, within two working days. "
            "Until then I ask nobody else; whoever said yes keeps their place."
        )
    )
    return f"{now}\n{asked}\n{follows}"


def usual(turn: Turn[Draft]) -> list[Choice]:
    """What can be asked of people in one press; nothing of things."""
    need = need_of(turn)
    if not need.for_people:
        return []
    requires = need.requires
    listed = {} if need.pay == VOLUNTEER else {"volunteer": N_("As a volunteer")}
    listed |= {} if requires.min_age == 18 else {"age_18": N_("Be 18 or older")}
    if requires.background_check:
        listed["no_check"] = N_("No background check")
    else:
        listed["check"] = N_("Agree to a background check")
    if requires.licence:
        listed["no_licence"] = N_("No licence or card")
    if requires.min_age > 14 or requires.licence or requires.background_check:
        listed["nothing"] = N_("Require nothing")
    return [turn.choice(id, label) for id, label in listed.items()]


class Terms:
    """The one question about a need's number, pay and conditions."""

    @state(
        ask=ask,
        choices=usual,
        line=Line(
            N_("What changes"),
            good=("4", "40 $/h", "16 ans", N_("food handler’s card")),
            bad=("0", "-2", "plusieurs", "2000001", "12 ans", "carte " + "x" * 81, "40 $"),
        ),
        help=N_("Write one change at a time: a number, a pay, an age or a card. The rest stays as it is."),
    )
    def terms(self, turn: Turn[Draft], said: Text | Chosen[str]) -> Again | Done:
        """Read by its form; what is already so is said."""
        need = need_of(turn)
        try:
            if isinstance(said, Text):
                _read(turn, need, said.value.strip())
            elif said.id == "volunteer":
                _pay(turn, need, VOLUNTEER)
            else:
                _require(turn, need, CONDITIONS[said.id])
        except Unread as unread:
            return Again(unread.why)
        return Done(make_at_once(turn))


def _read(turn: Turn[Draft], need: Need, text: str) -> None:
    """Notes what changes; raises Unread, or the domain's refusal."""
    if need.for_people and PAPER.search(text):
        return _require(turn, need, {"licence": "" if NO_PAPER.search(text) else " ".join(text.split())})
    if need.for_people and (age := AGE.search(text)):
        return _require(turn, need, {"min_age": int(age[1])})
    if need.for_people and FEE.search(text):
        return _pay(turn, need, fee_in(turn.words, text))
    many = number_in(text)
    if many is None:
        raise Unread(turn.words.say(UNREAD if need.for_people else N_("Write a whole number, such as 3.")))
    check_count(many, need.kind)
    turn.data.what, turn.data.count = "count", many
    return None


UNREAD = N_("I can’t tell what changes. Write one number, one pay, one age or one card.")


def _pay(turn: Turn[Draft], need: Need, pay: Pay) -> None:
    """The most that is paid, or nothing."""
    _must_differ(turn, pay, need.pay)
    check_pay(pay, need.kind)
    turn.data.what, turn.data.pay = "pay", pay


def _require(turn: Turn[Draft], need: Need, changes: dict[str, object]) -> None:
    """One condition more or less."""
    requires = need.requires.but(**changes)
    _must_differ(turn, requires, need.requires)
    check_requires(requires)
    turn.data.what, turn.data.requires = "conditions", requires


def _must_differ(turn: Turn[Draft], new: object, old: object) -> None:
    if new == old:
        raise Unread(turn.words.say(N_("That is how it is already.")))
