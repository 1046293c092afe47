"""What happens in a group, where everybody reads along: what is personal goes on in the private chat."""

from dataclasses import dataclass, replace

from conversations import hearing, leading, needs
from conversations.cards import zone_of
from conversations.courtesy import barred
from conversations.inbound import Address, Happening, Inbound, Joined, Left, Moved, Open, Press, Renamed, Text
from conversations.ports import Opener, Person
from conversations.screens import SILENT, Choice, Reply, Screen
from conversations.turn import Opens, Stage
from conversations.words import N_, Words
from domain.groups import Group
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project
from domain.sheets import DAY

LISTED = 5
"""Projects that a group is shown at once."""
LOOKED_AT = 25
"""Needs among which they are found."""
KEEPING = "group"
"""The flow in which a group's keeper says what it is to hear of."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What goes on in the sender's private chat, and the notice that says so in the group."""

    inbound: Inbound
    notice: str


def is_shared(inbound: Inbound) -> bool:
    """Whether it came from where others read along, or is about such a place."""
    return inbound.home is not None or isinstance(inbound.input, Happening)


def hear(stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound) -> Reply | Aside:
    """What comes of something in a group: mostly nothing, for what its people say to each other is not ours."""
    what, home = inbound.input, inbound.home
    if isinstance(what, Happening):
        _happen(stage, neighbourhood, inbound)
    elif isinstance(what, Press) and home is not None:
        return _press(stage, neighbourhood, inbound, what.token, home)
    elif isinstance(what, Open | Text) and inbound.trigger and home is not None:
        return _unseen(stage, neighbourhood, inbound, what, home)
    elif isinstance(what, Open):
        _command(stage, neighbourhood, inbound, what.token)
    elif isinstance(what, Text):
        _spoken_to(stage, neighbourhood, inbound)
    return SILENT


def _happen(stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound) -> None:
    """Notes what the platform says became of a group; of a private chat, that it was closed to the door."""
    sender, what = inbound.sender, inbound.input
    chat, account = where(sender), account_of(sender)
    if isinstance(what, Moved):
        neighbourhood.move_group(str(chat), str(where(what.to)))
        stage.uow.move_chat(chat, where(what.to), stage.now)
    elif inbound.home is None:
        if isinstance(what, Left) and neighbourhood.kept.members.identity(account) is not None:
            neighbourhood.unreachable(account, reason="blocked")
    elif isinstance(what, Left):
        neighbourhood.leave_group(str(chat), by=account)
    elif isinstance(what, Renamed):
        neighbourhood.rename_group(str(chat), what.title)
    elif isinstance(what, Joined):
        language = spoken(inbound)
        neighbourhood.enter_group(str(chat), title=what.title, by=account, language=language, writes=what.writes)


def where(chat: Address) -> Address:
    """The chat itself, whoever speaks in it and under whatever topic."""
    return replace(chat, thread="", user="")


def account_of(sender: Address) -> str:
    """The id of the sender's account on its platform."""
    return f"{sender.platform}|{sender.workspace}|{sender.user}" if sender.user else ""


def spoken(inbound: Inbound) -> Language:
    """English where the sender's platform says so, else French."""
    return "en" if inbound.locale.lower().startswith("en") else "fr"


def _group(neighbourhood: Neighbourhood, inbound: Inbound) -> Group:
    """The group one is in; one of which nobody told the door is noted now."""
    chat = str(where(inbound.sender))
    group = neighbourhood.kept.groups.at(chat)
    if group is None or group.state == "left":
        group = neighbourhood.enter_group(chat, language=spoken(inbound))
    return group


def title_of(words: Words, group: Group) -> str:
    """What the group is called, in quotation marks."""
    return words.quoted(group.title or words.say(N_("Neighbourhood group")))


# A press acts for the one who pressed


def _press(stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound, token: str, home: Address) -> Reply | Aside:
    person = stage.uow.load(home)
    words = _of_presser(stage, person, inbound)
    opener = stage.uow.opener(hearing.opener_id(token))
    if opener is None:
        return Reply(words.say(N_("That button has run its time.")))
    if why := barred(words, opener, person.member, stage.now):
        return Reply(why)
    if opener.flow == KEEPING:
        kept = _vouched(stage, neighbourhood, inbound, person, words)
        if isinstance(kept, Reply):
            return kept
        opener, token = kept, f"o{kept.id}-"
    # Some have never written to the door in private, or have closed that chat.
    unmet = person.member is None or person.identity is None or person.identity.refused
    if unmet and not stage.limits(home).first:
        return Reply(link=leading.link_of(stage, token, account_of(inbound.sender)))
    return _aside(inbound, home, Press(token), words)


def _aside(inbound: Inbound, home: Address, what: Press | Open | Text, words: Words) -> Aside:
    private = replace(inbound, sender=home, home=None, input=what)
    return Aside(private, words.say(N_("I’ve written to you in private.")))


def _vouched(
    stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound, person: Person, words: Words
) -> Opener | Reply:
    """A button of their own for whoever may look after the group; the others hear who may."""
    group = _group(neighbourhood, inbound)
    account, member = account_of(inbound.sender), person.member.id if person.member else ""
    argument = {"group": group.id}
    if not (member and group.keeper == member):
        if group.keeper:
            return Reply(words.say(N_("Somebody looks after it already.")))
        if not neighbourhood.may_look_after(group, account, steward=inbound.steward):
            return Reply(words.say(N_("Whoever put me here, or runs this group, can do that.")))
        argument["vouched"] = account
    id = stage.opener(Opens(KEEPING, argument, until=stage.now + DAY))
    opener = stage.uow.opener(id)
    assert opener is not None, "it was just put"
    return opener


def _of_presser(stage: Stage, person: Person, inbound: Inbound) -> Words:
    if person.member is not None:
        return stage.words_at(inbound.sender, person.member.language, person.member.manner)
    return stage.words_at(inbound.sender, spoken(inbound))


# A command is answered where it is said: in private if nobody else saw it, else there, in a line


def _unseen(
    stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound, what: Open | Text, home: Address
) -> Reply | Aside:
    """A command that only its sender saw; the one about the group still is about the group."""
    person = stage.uow.load(home)
    words = _of_presser(stage, person, inbound)
    if isinstance(what, Text) or hearing.command(what.token) != KEEPING:
        return _aside(inbound, home, what, words)
    kept = _vouched(stage, neighbourhood, inbound, person, words)
    return kept if isinstance(kept, Reply) else _aside(inbound, home, Open(kept.id), words)


def _command(stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound, said: str) -> None:
    opens = hearing.command(said)
    if opens is None or hearing.plain(said) == "start":
        return  # another bot's, or the word with which a platform itself puts the door in a group
    group = _group(neighbourhood, inbound)
    words = stage.words_at(inbound.sender, group.language, "vous")
    if opens == "browse":
        stage.send(_here(inbound), listed(stage, neighbourhood, words, group))
    elif opens == "~help":
        shop = neighbourhood.kept.partners.get(group.partner) if group.partner else None
        screen, opens_it = _about(words, group, stage.operator, shop.name if shop else "")
        stage.send(_here(inbound), screen, opens=opens_it)
    else:
        flow = "menu" if opens.startswith("~") else opens
        text = words.say(N_("Everybody reads along here: let’s go on in private."))
        _lead_aside(stage, inbound, words, text, flow, **({"group": group.id} if flow == KEEPING else {}))


def _spoken_to(stage: Stage, neighbourhood: Neighbourhood, inbound: Inbound) -> None:
    """Words addressed to the door: nobody reads them, and whoever spoke is told once where it answers."""
    group = _group(neighbourhood, inbound)
    if neighbourhood.speaks_first(group.id, stage.mark(account_of(inbound.sender))):
        words = stage.words_at(inbound.sender, group.language, "vous")
        text = N_("Thank you for writing to me. Everybody reads along here, so I answer in private: I’m waiting there.")
        _lead_aside(stage, inbound, words, words.say(text), "menu")


def _lead_aside(stage: Stage, inbound: Inbound, words: Words, text: str, flow: str, **argument: str) -> None:
    """Says something where it was asked, with a button that leads whoever presses it into their private chat."""
    choice = Choice("private", words.say(N_("Go on in private")))
    stage.send(_here(inbound), Screen(text, choices=(choice,)), opens=Opens(flow, argument))


def _here(inbound: Inbound) -> Address:
    """Where everybody reads what is answered: the chat, under the same topic."""
    return replace(inbound.sender, user="")


def _about(words: Words, group: Group, operator: str, shop: str) -> tuple[Screen, Opens]:
    """The same as a message, with the way to look after the group, or into one's private chat."""
    text = "\n\n".join(about(words, group, operator, shop=shop))
    if group.keeper or shop:
        return Screen(text, choices=(Choice("private", words.say(N_("Go on in private"))),)), Opens("menu")
    keep = Choice("keep", words.say(N_("I’ll look after it")), style="main")
    return Screen(text, choices=(keep,)), Opens(KEEPING, {"group": group.id})


def about(words: Words, group: Group, operator: str, *, shop: str = "") -> tuple[str, str, str]:
    """Who the door is, what it does in the group (for a shop that hears of needs there) or could do, what it reads."""
    asks = words.say(
        N_(
            "I can announce the projects of the neighbourhood here. Who looks after me in this group? "
            "Whoever put me here, or runs the group, presses below: it is settled in private, in a minute."
        )
    )
    settled = words.say(
        N_("I announce the neighbourhood’s projects here, and each announcement follows the places left.")
    )
    if shop:
        settled = words.say(
            N_("I put here the needs that {shop} could fill, and each card follows what is found."), shop=shop
        )
    return (
        words.say(N_("I’m the Door, an automatic service run by {operator}."), operator=operator),
        settled if group.keeper or shop else asks,
        words.say(N_("I read only what is addressed to me. To see what goes on, write /projects.")),
    )


def listed(stage: Stage, neighbourhood: Neighbourhood, words: Words, group: Group) -> Screen:
    """What goes on around the group: a line and a button each, and nothing about anybody."""
    found: dict[str, tuple[Project, Need]] = {}
    for project, need, _ in neighbourhood.browse(near=group.fsa, limit=LOOKED_AT):
        found.setdefault(project.id, (project, need))
    shown = list(found.values())[:LISTED]
    if not shown:
        return Screen(words.say(N_("Nobody is looking for help around here today.")))
    lines = [words.say(N_("Help is wanted:"))]
    choices = []
    for number, (project, need) in enumerate(shown, 1):
        lines.append(f"{number}. {line(neighbourhood, words, project, need, group.fsa)}")
        id = stage.opener(public(need))
        choices.append(Choice(f"project_{number}", f"{number}. {project.title}", token=f"o{id}-help"))
    return Screen("\n\n".join(lines), choices=tuple(choices))


def line(neighbourhood: Neighbourhood, words: Words, project: Project, need: Need, fsa: str) -> str:
    """« Un jouet pour chaque petit · menuiserie · samedi 28 novembre · Rosemont · 2 personnes sur 5 »."""
    dates = neighbourhood.coming(need)
    have, total = neighbourhood.missing(need)
    parts = (
        project.title,
        needs.wanted(words, need),
        needs.days_of(words, need, dates, zone_of(neighbourhood, project)),
        needs.where(words, project, fsa),
        needs.progress(words, need, have, total, len(dates)).label if total else "",
    )
    return " · ".join(part for part in parts if part)


def public(need: Need) -> Opens:
    """What a button or link that anybody may follow opens for a need."""
    return Opens("answer", {"need": need.id})
