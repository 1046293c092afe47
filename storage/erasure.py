"""My rights: everything kept of a person, given or erased, by the list in `personal`."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from domain.partners import Partner
from domain.projects import Project
from storage.people import Partners
from storage.personal import LABELLED, PERSONAL, WORDS, Personal
from storage.projects import Projects
from storage.statements import Statements

GONE = "…"
"""What stands in other people's messages where the person's words were."""
SHORTEST = 2
"""A word of one letter is not looked for in other people's messages."""
MAIL = ("mailbox", "outbox", "opener", "conversation")


def export(statements: Statements, member: str) -> dict[str, list[Any]]:
    """Everything kept of a person, by table, as plain JSON values."""
    return {kept.table: [json.loads(data) for _, data in _own(statements, kept, member)] for kept in PERSONAL}


def erase(statements: Statements, member: str) -> None:
    """Removes every personal word of a person, and takes their words out of other people's messages.

    What others rely on stays with its words emptied: counts, states, dates. It looks through the
    messages of everyone they had to do with, so it may take a tenth of a second. The files still
    hold the old pages until `scrub`.
    """
    own = {kept: _own(statements, kept, member) for kept in PERSONAL}
    words = _spoken(own)
    subjects = [f"{kept.table}:{key}" for kept, rows in own.items() for key, _ in rows if kept.whose == "member"]
    addresses = _addresses(statements, member)
    met = [row[0] for row in statements.rows("met", member=member)]
    for kept, rows in own.items():
        if not kept.goes:
            for key, data in rows:
                statements.do(f"blank_{kept.table}", id=key, data=_emptied(data, kept.emptied))
    _leave(statements, member)
    for address in addresses:
        for table in (*MAIL, "sent_card"):
            statements.do(f"drop_{table}", address=address)
    statements.do("drop_opener_for", member=member)
    statements.do("drop_offer_families", member=member)
    for kept in PERSONAL:
        if kept.goes and kept.whose == "member":
            statements.do(f"drop_{kept.table}", member=member)
    statements.do("drop_replies")
    _unsay_about(statements, subjects)
    _unsay(statements, met, words)


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


def _spoken(own: dict[Personal, list[tuple[str, str]]]) -> list[str]:
    """The person's name and what they wrote that others were shown, the longest first."""
    shown = {"member": ("name",), "offer": ("words",)}
    found = {
        str(word)
        for kept, rows in own.items()
        for _, data in rows
        for word in _fields(json.loads(data), kept.emptied or shown.get(kept.table, ()))
        if word and len(word) >= SHORTEST
    }
    return sorted(found, key=lambda word: (-len(word), word))


def _fields(data: Any, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        *above, last = path.split(".")
        inner = data
        for name in above:
            inner = inner.get(name) or {}
        yield inner.get(last) or ""


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
    """Takes the member out of the projects that others organize too, and out of partners' teams."""
    projects, partners = Projects(statements), Partners(statements)
    for project in projects.of_organizer(member):
        if set(project.organizers) != {member}:
            projects.put(_without_organizer(project, member))
    for partner in partners.of_member(member):
        partners.put(_without_teammate(partner, member))


def _without_organizer(project: Project, member: str) -> Project:
    return project.but(organizers=tuple(one for one in project.organizers if one != member))


def _without_teammate(partner: Partner, member: str) -> Partner:
    return partner.but(team={one: post for one, post in partner.team.items() if one != member})


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
                if any(mark in data for mark in marks):
                    read = json.loads(data)
                    if table == "conversation":  # its frames hold the other person's own words
                        read["screen"] = _unsaid(read["screen"], pattern)
                    else:
                        read = _unsaid(read, pattern, shown=table == "mailbox")
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
    """Choices are buttons, or pairs of a code and its label."""
    return [
        [choice[0], pattern.sub(GONE, choice[1])] if isinstance(choice, list) else _unsaid(choice, pattern)
        for choice in choices
    ]
