"""What is kept of a person, told in plain words or given as files' text."""

import csv
import io
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from conversations.flow import NoData
from conversations.reasons import because, sentences
from conversations.screens import Screen
from conversations.turn import Turn
from conversations.words import N_
from domain.commitments import CommitmentState

RECENT = 3
"""Invitations whose reasons are told."""
FILES: Mapping[str, str] = MappingProxyType(
    {
        "csv": N_("Your data, as a table that a spreadsheet opens."),
        "json": N_("Your data once more, as JSON, the way programs read it."),
    }
)
"""The files one takes away, and what each is."""


def kept(turn: Turn[NoData]) -> str:
    """What the door knows of the acting person, in sentences."""
    me, words, repositories = turn.me, turn.words, turn.neighbourhood.kept
    nothing = words.say(N_("not said yet"))
    offers = repositories.offers.of_member(me.id)
    yeses = repositories.commitments.of_member(me.id, get_args(CommitmentState))
    projects = repositories.projects.of_organizer(me.id)
    age = words.say(N_("18 or older")) if me.age == "adult" else words.say(N_("14 to 17"))
    lines = [
        words.say(N_("First name: {name}"), name=me.name or nothing),
        words.say(N_("Postal prefix: {fsa}"), fsa=me.fsa or nothing),
        words.say(N_("Age group: {age}"), age=age),
        words.say(N_("Languages spoken: {spoken}"), spoken=words.join(me.spoken) if me.spoken else nothing),
        words.say(N_("Here since: {day}"), day=words.day(me.born_here, me.zone)),
        words.count("{n} offer", "{n} offers", len(offers)),
        words.count("{n} project", "{n} projects", len(projects)),
        words.count("{n} yes that you said", "{n} yeses that you said", len({row.yes for row in yeses})),
        words.say(N_("Your settings, and this conversation")),
    ]
    listed = "\n".join(f"• {line}" for line in lines)
    return words.say(
        N_("Here is all that I keep. Never your address, your phone number or a card.\n{lines}"), lines=listed
    )


def consents(turn: Turn[NoData]) -> str:
    """What the person agreed to, and since when."""
    me, words = turn.me, turn.words
    door = words.say(N_("Being known here: yes, since {day}."), day=words.day(me.consents["door"], me.zone))
    if me.agreed("alerts"):
        since = words.day(me.consents["alerts"], me.zone)
        alerts = words.say(N_("Being written to when something fits: yes, since {day}."), day=since)
    else:
        alerts = words.say(N_("Being written to when something fits: no."))
    end = words.say(N_("The first one can’t be taken back without erasing everything; the second can, at any time."))
    return f"{door}\n{alerts}\n{end}"


def reasons_given(turn: Turn[NoData]) -> str:
    """Why the newest invitations came: the very parts of their scores."""
    me, words, repositories = turn.me, turn.words, turn.neighbourhood.kept
    told = []
    for invitation in repositories.invitations.of_member(me.id, limit=RECENT):
        project = repositories.projects.get(invitation.project)
        why = (because(words, invitation), sentences(words, invitation.reasons, me.zone))
        if project is not None and any(why):
            title = f"{words.quoted(project.title)}, {words.day(invitation.sent, me.zone)}"
            told.append("\n".join(part for part in (title, *why) if part))
    if not told:
        return words.say(N_("I haven’t proposed anything to you yet. When I do, the reasons will be here."))
    agreed = words.say(N_("I write to you because you agreed to it; these are the reasons for what I chose."))
    return "\n\n".join((agreed, *told))


def take_away(turn: Turn[NoData]) -> None:
    """Sends everything as two files."""
    for kind, about in FILES.items():
        turn.stage.send(turn.address, Screen(turn.words.say(about)), attachment=f"{kind}:{turn.me.id}")


def table(everything: Mapping[str, Any]) -> str:
    """The same as one CSV table: a line each field, with the sort of thing and which one it belongs to."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("sort", "id", "field", "value"))
    for sort, rows in everything.items():
        for row in rows if isinstance(rows, list) else [rows]:
            for field, value in row.items():
                plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                writer.writerow((sort, row.get("id", ""), field, plain))
    return out.getvalue()
