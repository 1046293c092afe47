"""One person, several platforms: a link from one account, followed from the other, makes both the same person's."""

from typing import Literal

from conversations.flow import Chosen, Done, Flow, Goto, NoData, state
from conversations.inbound import Address
from conversations.screens import Choice, Screen
from conversations.turn import Opens, Turn
from conversations.words import N_
from domain.linking import OPEN_FOR
from domain.refusals import Refusal


def question(turn: Turn[NoData]) -> str:
    """Whose account it would be, and what becomes of what was set here."""
    member = turn.neighbourhood.linkable(turn.argument["member"], turn.argument["code"])
    words = turn.words
    name = member.name or words.say(N_("the person who gave the link"))
    ask = N_("Does this account belong to {name} too, from now on? I may then write here as well.")
    asked = words.say(ask, name=name)
    warned = words.say(N_("Say yes only if that is you: whoever writes here could read and answer in that name."))
    replaced = (
        words.say(
            N_(
                "Your projects, offers and yeses of both sides are then together. "
                "What was set here before is replaced by what is set there."
            )
        )
        if turn.member
        else ""
    )
    return "\n\n".join(part for part in (asked, warned, replaced) if part)


class Link(Flow[NoData]):
    name = "link"
    title = N_("Your other account")
    strangers = True

    def entry(self, turn: Turn[NoData]) -> Goto[Literal["join"]] | Done:
        """Without a code, gives a link; with one, asks whether it is the same person."""
        if "code" not in turn.argument:
            return Done(self.give(turn))
        if turn.member is not None and turn.member.id == turn.argument["member"]:
            return Done(turn.words.say(N_("You are here already. Follow the link from your other account.")))
        try:
            turn.neighbourhood.linkable(turn.argument["member"], turn.argument["code"])
        except Refusal:
            return Done(
                turn.words.say(N_("That link was already used, or its quarter of an hour is over. Ask for a new one."))
            )
        other = turn.neighbourhood.linkable(turn.argument["member"], turn.argument["code"])
        if turn.member is not None and turn.member.age != other.age:
            return Done(
                turn.words.say(
                    N_(
                        "The two accounts said another age at the door, so I can’t put them together. "
                        "You can erase one under /data, then follow a new link."
                    )
                )
            )
        return Goto("join")

    @state(
        ask=question,
        choices={"yes": N_("Yes, that’s me"), "no": N_("No")},
        help=N_("The link works once. Without a yes, nothing changes."),
    )
    def join(self, turn: Turn[NoData], said: Chosen[Literal["yes", "no"]]) -> Done:
        """Both accounts are one person's from now on, and the first one hears of it."""
        if said.id == "no":
            return Done(turn.words.say(N_("Nothing has changed.")))
        before, uow = turn.member, turn.stage.uow
        member = turn.neighbourhood.join_identity(
            turn.identity_id,
            str(turn.address),
            member_id=turn.argument["member"],
            code=turn.argument["code"],
            later=turn.reachable,
        )
        if before is not None:
            uow.absorb_member(max(before.id, turn.argument["member"]), member.id)
        turn.become(member)
        told = N_("It’s done: your other account is linked. If that wasn’t you, write /data.")
        for identity in uow.members.identities(member.id):
            if identity.id != turn.identity_id and not identity.refused:
                there = Address.parse(identity.address)
                words = turn.stage.words_at(there, member.language, member.manner)
                turn.stage.send(there, Screen(words.say(told)))
        done = turn.words.say(N_("It’s done: here or there, you are the same person to me."))
        choose = turn.words.say(N_("Under /settings you choose where I write to you first."))
        return Done(f"{done} {choose}")

    def give(self, turn: Turn[NoData]) -> str:
        """The link, with a button for every other door that is open."""
        code = turn.neighbourhood.offer_link()
        opens = Opens("link", {"member": turn.me.id, "code": code}, until=turn.now + OPEN_FOR)
        links, id = turn.stage.links, turn.stage.opener(opens)
        label = N_("Open in {platform}")
        choices = tuple(
            Choice(f"open_{door}", turn.words.say(label, platform=door.capitalize()), url=links.into(door, id))
            for door in links.beside(turn.address.platform)
        )
        text = N_(
            "Follow this link from your other account within a quarter of an hour, or paste it there in a message "
            "to me. It works once: {link}"
        )
        turn.show(Screen(turn.words.say(text, link=links.to(id)), choices=choices))
        return turn.words.say(N_("Give it to nobody else: whoever follows it could answer in your name."))
