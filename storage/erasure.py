"""My rights: everything kept of a person, erased by the list in `personal`."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from conversations.ports import Traces
from domain.groups import Group
from domain.partners import Partner
from domain.projects import Project
from storage.groups import Groups
from storage.people import Partners
from storage.personal import LABELLED, PERSONAL, WORDS, Personal
from storage.projects import Projects
from storage.statements import Statements

GONE = "…"
"""What stands in other people's messages where the person's words were."""
CUT = f'{GONE}"'
"""How a title that was cut ends in JSON."""
SHORTEST = 2
"""A word of one letter is not looked for in other people's messages."""
ANSWERED = {"commitment": ("question", "reason"), "invitation": ("reply",)}
"""What an organizer writes in the rows of those who help, by table."""
DECIDED = ("project", "offer")
"""The tables whose rows say who decided on them, and why."""
MAIL = ("mailbox", "outbox", "opener", "conversation")


def traces(statements: Statements, member: str) -> Traces:
    """What the person wrote that others were shown, and the addresses of those they had to do with."""
    own = {kept: _own(statements, kept, member) for kept in PERSONAL}
    answered = (
        word
        for table, fields in ANSWERED.items()
        for (data,) in statements.rows(f"beside_{table}", member=member)
        for word in _fields(json.loads(data), fields)
    )
    reasons = (reason for _, _, _, reason in decided(statements, member))
    words = {word for word in (*_spoken(own), *answered, *reasons) if len(word) >= SHORTEST}
    return Traces(frozenset(words), frozenset(row[0] for row in statements.rows("met", member=member)))


def erase(statements: Statements, member: str, before: Traces) -> None:
    """Removes every personal word of a person, and takes their words out of other people's messages.

    What others rely on stays with its words emptied: counts, states, dates. It looks through the
    messages of everyone they had to do with, so it may take a tenth of a second. The files still
    hold the old pages until `scrub`.
    """
    own = {kept: _own(statements, kept, member) for kept in PERSONAL}
    now = traces(statements, member)
    subjects = [f"{kept.table}:{key}" for kept, rows in own.items() for key, _ in rows if kept.whose == "member"]
    addresses = _addresses(statements, member)
    for table, key, data, _ in decided(statements, member):
        statements.do(f"blank_{table}", id=key, data=_emptied(data, ("reason",)))
    for kept, rows in own.items():
        if not kept.goes:
            for key, data in rows:
                statements.do(f"blank_{kept.table}", id=key, data=_emptied(data, kept.emptied))
    _leave(statements, member)
    for address in addresses:
        for table in (*MAIL, "sent_card", "upload"):
            statements.do(f"drop_{table}", address=address)
    statements.do("drop_opener_for", member=member)
    statements.do("drop_offer_topics", member=member)
    statements.do("drop_picture_files", member=member)
    for kept in PERSONAL:
        if kept.goes and kept.whose == "member":
            statements.do(f"drop_{kept.table}", member=member)
    statements.do("drop_replies")
    _unsay_about(statements, subjects)
    words = sorted(before.words | now.words, key=lambda word: (-len(word), word))
    _unsay(statements, sorted(before.addresses | now.addresses), words)


def _own(statements: Statements, kept: Personal, member: str) -> list[tuple[str, str]]:
    if kept.whose == "member":
        return [(key, data) for key, data in statements.rows(f"own_{kept.table}", member=member)]
    return [
        (key, data)
        for address in _addresses(statements, member)
        for key, data in statements.rows(f"own_{kept.table}", address=address)
    ]


def _addresses(statements: Statements, member: str) -> list[str]:
    return [row[0] for row in statements.rows("addresses_of", member=member)]


def decided(statements: Statements, member: str) -> Iterator[tuple[str, str, str, str]]:
    """Other people's projects and offers on which the person decided: table, id, row, and the reason they wrote."""
    for (subject,) in statements.rows("acted_on", member=member):
        table, _, key = subject.partition(":")
        row = statements.row(f"{table}_get", id=key) if table in DECIDED else None
        read = json.loads(row[0]) if row else {}
        if row and read.get("decided_by") == member and read.get("reason"):
            yield table, key, row[0], read["reason"]


def _spoken(own: dict[Personal, list[tuple[str, str]]]) -> set[str]:
    """The person's name and what they wrote that others were shown."""
    shown = {"member": ("name", "former"), "offer": ("words",), "picture": ("alt",)}
    return {
        str(word)
        for kept, rows in own.items()
        for _, data in rows
        for word in _fields(json.loads(data), kept.emptied or shown.get(kept.table, ()))
        if word
    }


def _fields(data: Any, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        *above, last = path.split(".")
        inner = data
        for name in above:
            inner = inner.get(name) or {}
        said = inner.get(last) or ""
        yield from said if isinstance(said, list) else [said]


def _emptied(data: str, paths: Iterable[str]) -> str:
    read = json.loads(data)
    for path in paths:
        *above, last = path.split(".")
        inner = read
        for name in above:
            inner = inner.get(name) or {}
        if last in inner:
            inner[last] = ""
    return json.dumps(read, ensure_ascii=False)


def _leave(statements: Statements, member: str) -> None:
    """Takes the member out of the projects that others organize too, out of partners' teams and groups."""
    projects, partners, groups = Projects(statements), Partners(statements), Groups(statements)
    accounts = [row[0] for row in statements.rows("own_identity", member=member)]
    for group in (*groups.of_keeper(member), *(group for one in accounts for group in groups.added_by(one))):
        groups.put(_without_keeper(group))
    for project in projects.of_organizer(member):
        if set(project.organizers) != {member}:
            projects.put(_without_organizer(project, member))
    addresses = _addresses(statements, member)
    for partner in partners.of_member(member):
        partners.put(_without_teammate(partner, member, addresses))


def _without_organizer(project: Project, member: str) -> Project:
    return project.but(organizers=tuple(one for one in project.organizers if one != member))


def _without_keeper(group: Group) -> Group:
    return group.but(keeper="", added_by="", state="new" if group.state == "looked_after" else group.state)


def _without_teammate(partner: Partner, member: str, addresses: Collection[str]) -> Partner:
    team = {one: post for one, post in partner.team.items() if one != member}
    return partner.but(team=team, channel="" if partner.channel in addresses else partner.channel)


def _unsay_about(statements: Statements, subjects: Iterable[str]) -> None:
    """Empties what other people were sent about the person's own records."""
    for subject in subjects:
        for table in ("mailbox", "outbox"):
            for key, body in statements.rows(f"about_{table}", subject=subject):
                message = json.loads(body)
                message["screen"] = {"text": GONE}
                statements.do(f"blank_{table}", id=key, data=json.dumps(message, ensure_ascii=False))


def _unsay(statements: Statements, addresses: Iterable[str], words: list[str]) -> None:
    """Takes the person's words out of what was shown to other people."""
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    marks = [json.dumps(word, ensure_ascii=False)[1:-1] for word in words]
    for address in addresses:
        for table in MAIL:
            for key, data in statements.rows(f"own_{table}", address=address):
                if CUT in data or any(mark in data for mark in marks):
                    read = json.loads(data)
                    if table == "conversation":  # its frames hold the other person's own words
                        read["screen"] = _unsaid(read["screen"], pattern)
                    else:
                        read = _unsaid(read, pattern, shown=table == "mailbox")
                    if table == "opener" and read["title"].endswith(GONE):
                        read["title"] = GONE  # it was cut, perhaps in the middle of a word
                    statements.do(f"blank_{table}", id=key, data=json.dumps(read, ensure_ascii=False))


def _unsaid(value: Any, pattern: re.Pattern[str], *, shown: bool = False) -> Any:
    """The same JSON with the words gone from the fields that show words; codes and tokens are left."""
    if isinstance(value, str):
        return pattern.sub(GONE, value) if shown else value
    if isinstance(value, list):
        return [_unsaid(inner, pattern, shown=shown) for inner in value]
    if isinstance(value, dict):
        return {
            key: _relabelled(inner, pattern) if key in LABELLED else _unsaid(inner, pattern, shown=key in WORDS)
            for key, inner in value.items()
        }
    return value


def _relabelled(choices: Any, pattern: re.Pattern[str]) -> Any:
    """Choices are buttons, or pairs of a code and its label, which may be a title that was cut."""
    return [
        [choice[0], GONE if choice[1].endswith(GONE) else pattern.sub(GONE, choice[1])]
        if isinstance(choice, list)
        else _unsaid(choice, pattern)
        for choice in choices
    ]
