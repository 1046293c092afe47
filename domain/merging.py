"""Two members who turn out to be one person: everything of both is the older one's."""

from collections.abc import Collection, Iterable
from typing import TypeVar, get_args

from domain.commitments import HOLDING, Commitment, CommitmentState
from domain.ground import found
from domain.holding import REMINDERS, Holding
from domain.lacking import around
from domain.members import Member, renamed
from domain.partners import Partner, Post
from domain.ports import Repository
from domain.record import Record

R = TypeVar("R", bound=Record)
EVERY = 100_000
"""More invitations than anybody was ever sent."""
WORTH: tuple[CommitmentState, ...] = ("done", "confirmed", "held", "no_show", "quoted", "waitlisted")
"""Which of two yeses of one person to one date stands: the one that went furthest."""


class Merging(Holding):
    """What happens when two members are one person."""

    def _merge(self, ours: Member, theirs: Member) -> Member:
        """Makes both the one with the older id, with our settings and the stricter consents; the other is left bare.

        Both said yes to the same date: one yes stands, and the place of the other is free.
        """
        stays, gone = sorted((ours.id, theirs.id))
        member = ours.but(
            id=stays,
            name=ours.name or theirs.name,
            fsa=ours.fsa or theirs.fsa,
            consents={to: max(at, theirs.consents[to]) for to, at in ours.consents.items() if to in theirs.consents},
            weekly_cap=min(ours.weekly_cap, theirs.weekly_cap),
            paused_until=max(ours.paused_until, theirs.paused_until),
            last_asked=max(ours.last_asked, theirs.last_asked),
            born_here=min(ours.born_here, theirs.born_here),
            spoken=_joined(ours.spoken, theirs.spoken),
            not_my_kind={**theirs.not_my_kind, **ours.not_my_kind},
            blocked=_joined(ours.blocked, theirs.blocked, without=(gone, stays)),
            blocked_by=_joined(ours.blocked_by, theirs.blocked_by, without=(gone, stays)),
            former=_joined(ours.former, theirs.former),
        )
        self.kept.members.put(member)
        self._keep_apart(member, gone, stays)
        self._move_over(gone, stays)
        self._settle_doubles(stays)
        return member

    def _move_over(self, gone: str, stays: str) -> None:
        """Everything of one member becomes the other's."""
        kept = self.kept
        _pass_on(kept.offers, kept.offers.of_member(gone), stays)
        for offer in kept.offers.of_member(stays):
            self._note_colleague(offer)
        _pass_on(kept.invitations, kept.invitations.of_member(gone, limit=EVERY), stays)
        _pass_on(kept.commitments, kept.commitments.of_member(gone, get_args(CommitmentState)), stays)
        _pass_on(kept.reports, kept.reports.of_member(gone), stays)
        _pass_on(kept.pictures, kept.pictures.of_member(gone), stays)
        for group in kept.groups.of_keeper(gone):
            kept.groups.put(group.but(keeper=stays))
        for partner in kept.partners.of_member(gone):
            kept.partners.put(_rejoined(partner, gone, stays))
        self._move_projects(gone, stays)
        self._move_standing(gone, stays)

    def _move_standing(self, gone: str, stays: str) -> None:
        """The accounts, the offices, and the places in line for a territory that is to open."""
        for identity in self.kept.members.identities(gone):
            self.kept.members.put_identity(identity.but(member=stays))
        for role in self.kept.members.roles(gone):
            self.kept.members.drop_role(role.id)
            self.kept.members.put_role(role.but(id=f"{stays}|{role.name}|{role.territory}", member=stays))
        for territory in self.kept.territories.all():
            for waiting in self.kept.territories.waiting(territory.id):
                if waiting.member == gone:
                    self.kept.territories.wait(waiting.but(id=f"{territory.id}|{stays}", member=stays))

    def _move_projects(self, gone: str, stays: str) -> None:
        for project in self.kept.projects.of_organizer(gone):
            self.kept.projects.put(project.but(organizers=renamed(project.organizers, gone, stays)))
            for commitment in self.kept.commitments.of_project(project.id):
                if commitment.decided_by == gone:
                    self.kept.commitments.put(commitment.but(decided_by=stays))

    def _settle_doubles(self, member: str) -> None:
        """One yes to a date, the one that went furthest, then the older; the others give their places back."""
        standing: dict[tuple[str, str], Commitment] = {}
        rows = self.kept.commitments.of_member(member, WORTH)
        for row in sorted(rows, key=lambda row: (WORTH.index(row.state), row.made, row.id)):
            if standing.setdefault((row.occurrence, row.partner), row) is not row:
                self._give_up(row)

    def _give_up(self, row: Commitment) -> None:
        """Nobody is told: the person comes all the same."""
        spare = row.but(
            state="cancelled", declining=False, asked_again=False, until=0, revision=row.revision + (row.revision > 0)
        )
        self.kept.commitments.put(spare)
        for timer in REMINDERS:
            self.kept.timers.drop(timer, row.id)
        self._mind_hold(row.yes)
        self.tell("commitment_merged", spare, *around([spare]))
        if row.state in HOLDING:
            self._offer_place(row)

    def _offer_place(self, row: Commitment) -> None:
        """Whoever waits in line has the place; else others are asked."""
        self.promote(row.occurrence)
        need = found(self.kept.needs.get(row.need))
        if need.open and self.lacking(need):
            self.kept.timers.set("wave", need.id, self.now)


def _pass_on(repository: Repository[R], rows: Iterable[R], stays: str) -> None:
    """Records that say whose they are become another member's."""
    for row in rows:
        repository.put(row.but(member=stays))


def _joined(some: Iterable[str], more: Iterable[str], *, without: Collection[str] = ()) -> tuple[str, ...]:
    """Each word or id of both once, but some."""
    return tuple(one for one in dict.fromkeys((*some, *more)) if one not in without)


def _rejoined(partner: Partner, gone: str, stays: str) -> Partner:
    """Its team with one member in the place of two; an owner stays one."""
    post: Post = "owner" if "owner" in (partner.team[gone], partner.team.get(stays)) else "member"
    others = {member: held for member, held in partner.team.items() if member != gone}
    return partner.but(team={**others, stays: post})
