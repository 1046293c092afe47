"""Two members who are one person: nothing is lost, nothing is twice, and the stricter word holds."""

from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.commitments import ACTIVE, HOLDING, Commitment, CommitmentState
from domain.members import Member, Purpose
from domain.offering import OfferSheet
from domain.projects import Project
from domain.refusals import Apart, Unfit
from domain.sheets import DAY
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused

Side = Literal["ada", "leo"]
SIDES: tuple[Side, Side] = ("ada", "leo")
EVERY: tuple[CommitmentState, ...] = (*HOLDING, "waitlisted", "cancelled", "declined", "released")


def merged(town: Town, *, giver: Side = "ada", follower: Side = "leo") -> Member:
    """One gave the link, the other followed it."""
    code = town.as_(giver).offer_link()
    account = f"web||{follower}"
    return town.as_(follower).join_identity(
        account, f"{account}||{follower}", member_id=town.people[giver], code=code, later=True
    )


def say_yes(town: Town, name: str, project: Project) -> list[Commitment]:
    return town.as_(name).say_yes(need_id=town.need(project).id)


def leftovers(town: Town, gone: str) -> list[str]:
    """What still names somebody, but the member's own row, and what happened before."""
    kept = town.kept
    rows = {
        "offers": kept.offers.of_member(gone),
        "invitations": kept.invitations.of_member(gone, limit=99),
        "commitments": kept.commitments.of_member(gone, EVERY),
        "reports": kept.reports.of_member(gone),
        "pictures": kept.pictures.of_member(gone),
        "groups": kept.groups.of_keeper(gone),
        "identities": kept.members.identities(gone),
        "roles": kept.members.roles(gone),
        "partners": kept.partners.of_member(gone),
        "projects": kept.projects.of_organizer(gone),
    }
    return [name for name, found in rows.items() if found]


@dataclass(frozen=True)
class Past:
    """What two members have, before it is known that they are one."""

    offers: list[Side]
    yeses: list[tuple[Side, CommitmentState, bool]]
    consents: tuple[bool, bool]
    caps: tuple[int, int]
    giver: Side
    roles: list[Side]


side = st.sampled_from(SIDES)
states: st.SearchStrategy[CommitmentState] = st.sampled_from(("held", "confirmed"))
pasts = st.builds(
    Past,
    offers=st.lists(side, max_size=3),
    yeses=st.lists(st.tuples(side, states, st.booleans()), max_size=4),
    consents=st.tuples(st.booleans(), st.booleans()),
    caps=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    giver=side,
    roles=st.lists(side, max_size=2, unique=True),
)


@given(pasts)
def test_whatever_both_hold_is_one_persons(past: Past) -> None:
    town = Town()
    for name, agreed, cap in zip(SIDES, past.consents, past.caps, strict=True):
        given_consents: dict[Purpose, int] = {"door": NOW, "alerts": NOW} if agreed else {"door": NOW}
        town.kept.members.put(town.who(name).but(consents=given_consents, weekly_cap=cap))
    for name in past.offers:
        town.as_(name).offer(OfferSheet(kind="time", fsa="H2S"))
    for name in past.roles:
        town.as_("staff").grant("moderator", town.people[name], "plateau")
    project = town.published(a_sheet(a_need(count=9, days=2)))
    first, second = town.dates(project)
    said = {(name, first if early else second): state for name, state, early in past.yeses}
    for (name, date), state in said.items():
        town.says_yes(name, date, state=state)
    follower: Side = "leo" if past.giver == "ada" else "ada"
    member = merged(town, giver=past.giver, follower=follower)

    older, gone = sorted(town.people[name] for name in SIDES)
    assert member.id == older
    assert leftovers(town, gone) == []
    assert len(town.kept.offers.of_member(older)) == len(past.offers)
    assert len(town.kept.members.identities(older)) == 2
    assert len(town.kept.members.roles(older)) == min(1, len(past.roles))
    assert member.agreed("alerts") == all(past.consents)
    assert member.weekly_cap == min(past.caps)
    assert len(town.kept.commitments.of_member(older, EVERY)) == len(said)
    for date in (first, second):
        agreed_to = [state for (_, which), state in said.items() if which == date]
        living = [row for row in town.kept.commitments.of_occurrence(date.id) if row.state in ACTIVE]
        assert [row.state for row in living] == (["confirmed"] if "confirmed" in agreed_to else agreed_to[:1])
        assert town.kept.commitments.taken(date.id) == len(living)


def test_the_place_of_the_yes_too_many_goes_to_who_waits() -> None:
    town = Town()
    project = town.published(a_sheet(a_need(count=2)))
    (date,) = town.dates(project)
    for name in SIDES:
        town.says_yes(name, date)
    waits = town.says_yes("olga", date, state="waitlisted")
    merged(town)
    row = town.kept.commitments.get(waits.id)
    assert row is not None
    assert row.state == "held"
    assert town.kept.commitments.taken(date.id) == 2


def test_a_project_that_both_organize_has_one_organizer_less() -> None:
    town = Town()
    project = town.published(by="ada")
    town.as_("ada").add_organizer(project.id, town.people["leo"])
    merged(town)
    assert town.project(project.id).organizers == (town.people["ada"],)


def test_two_ages_are_not_one_person() -> None:
    town = Town()
    code = town.as_("ada").offer_link()
    with pytest.raises(Unfit):
        town.as_("tina").join_identity(
            "web||tina", "web||tina||tina", member_id=town.people["ada"], code=code, later=True
        )
    assert town.who("ada").linking == code


def test_whom_either_blocked_stays_blocked() -> None:
    town = Town()
    projects = [town.published(by=name) for name in ("omar", "olga")]
    for name, project in zip(SIDES, projects, strict=True):
        town.as_(name).block(f"project:{project.id}")
    assert set(merged(town).blocked) == {town.people["omar"], town.people["olga"]}
    for project, host in zip(projects, ("omar", "olga"), strict=True):
        assert town.who(host).blocked_by == (town.people["ada"],)
        assert refused(town.kept, Apart, lambda p=project: say_yes(town, "ada", p)).by_oneself  # type: ignore[misc]
    town.as_("ada").unblock(town.people["olga"])
    assert town.who("olga").blocked_by == ()


@pytest.mark.parametrize("blocked", SIDES)
def test_whoever_blocked_either_never_meets_the_one_there_is(blocked: Side) -> None:
    town = Town()
    project = town.published()
    town.as_("omar").block(f"commitment:{town.says_yes(blocked, town.dates(project)[0]).id}")
    other = town.published(a_sheet(a_need(starts=SATURDAY + DAY)))
    assert merged(town).blocked_by == (town.people["omar"],)
    assert not refused(town.kept, Apart, lambda: say_yes(town, "ada", other)).by_oneself
    assert [one.name for one in town.as_("omar").blocked()] == ["ada"]
    town.as_("omar").unblock(town.people["ada"])
    assert say_yes(town, "ada", other)


def test_nobody_is_kept_from_themselves() -> None:
    town = Town()
    town.as_("ada").block(f"project:{town.published(by='leo').id}")
    member = merged(town)
    assert (member.blocked, member.blocked_by) == ((), ())
