"""Groups: the door comes in, somebody looks after it, new projects are announced, and it may be shown out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from msgspec.structs import asdict

from domain.calendar import after_quiet
from domain.ground import found
from domain.groups import Group, GroupSheet, GroupState, Pace
from domain.lacking import Lacking
from domain.members import Language
from domain.places import distance_km, place
from domain.projects import Project
from domain.refusals import TooLate, TooYoung, Unfit
from domain.sheets import DAY, WEEK

QUIET = ("21:00", "08:00")
"""A group's quiet hours, in its zone (product.md, rule 5)."""
PACES: Mapping[Pace, tuple[int, int]] = MappingProxyType({"each": (3, DAY), "daily": (1, DAY), "weekly": (1, WEEK)})
"""How many announcements at most, in how many milliseconds."""
REMEMBERED = 50
"""Projects that a group is known to have heard of, the newest."""
ANSWERED = 200
"""Accounts that a group is known to have been answered in, the newest."""
MOST = 500
"""Groups that hear of one project."""
NO_RIGHTS = "no rights"
"""Why a group takes no message while the door is still in it."""
TIMERS: Mapping[str, str] = MappingProxyType(
    {
        "announce": "announce",
        "announce_to": "announce_to",
        "group_refused": "group_refused",
        "group_moved": "group_moved",
    }
)


class Grouping(Lacking):
    """Verbs of groups: the platform's word on what happens to one, its keeper's choices, announcements."""

    def enter_group(
        self, address: str, *, title: str = "", by: str = "", language: Language = "fr", writes: bool = True
    ) -> Group:
        """The group in which the door now is, new or come back to; `by` is the account that put it there.

        Not writing there (any more) is noted, and so is being heard again.
        """
        self.must(self.may("enter_group"))
        before = self.kept.groups.at(address)
        group = before or Group(id=self.new_id(), address=address, language=language)
        comes = before is None or before.state == "left"
        if comes and not group.keeper:
            group = group.but(added_by=by)
        group = group.but(title=title[:128] or group.title, state=self._stands(group) if writes else "no_rights")
        if group == before:
            return group
        group = group.but(since=self.now)
        self.kept.groups.put(group)
        if group.state == "shop":
            self.kept.timers.set("partner_round", group.partner, self.now)
        if group.state == "no_rights" and (before is None or before.state != "no_rights"):
            self.tell("group_muted", group)
        elif comes and group.state == "new":
            self.tell("group_entered", group)
        elif before is not None and before.state in ("left", "no_rights") and writes:
            self.tell("group_back", group, *self._shown_in(group))
        return group

    def rename_group(self, address: str, title: str) -> None:
        """What the group is called from now on; nothing where the door is not."""
        self.must(self.may("rename_group"))
        group = self.kept.groups.at(address)
        if group is not None and group.state != "left":
            self.kept.groups.put(group.but(title=title[:128] or group.title))

    def speaks_first(self, group_id: str, mark: str) -> bool:
        """Whether an account speaks to the door there for the first time; noted, so that it is answered once.

        `mark` stands for the account, and tells nobody whose it is.
        """
        self.must(self.may("speaks_first"))
        group = found(self.kept.groups.get(group_id))
        if mark in group.answered:
            return False
        self.kept.groups.put(group.but(answered=(*group.answered, mark)[-ANSWERED:]))
        return True

    def leave_group(self, address: str, *, by: str = "") -> None:
        """The door was taken out by an account; who looked after it can put it back, and finds all as it was."""
        self.must(self.may("leave_group"))
        group = self.kept.groups.at(address)
        if group is None or group.state == "left":
            return
        self._lose(group, by)

    def group_refused(self, subject: str) -> None:
        """The timer of a message that a group would not take, which may be settled: `address instant reason`."""
        self.must(self.may("group_refused"))
        address, at, reason = subject.split(" ", 2)
        group = self.kept.groups.at(address)
        if group is None or group.state == "left" or group.since > int(at):
            return
        if reason == NO_RIGHTS:
            self.enter_group(address, writes=False)
        else:
            self.leave_group(address)

    def move_group(self, address: str, to: str) -> None:
        """The same group at another address; whatever was thought to be another group there is forgotten."""
        self.must(self.may("move_group"))
        self._move_group(address, to)

    def group_moved(self, subject: str) -> None:
        """The timer of a message whose group had another address by then: `old new`."""
        self.must(self.may("group_moved"))
        self._move_group(*subject.split(" ", 1))

    def may_look_after(self, group: Group, account: str, *, steward: bool = False) -> bool:
        """Whether an account may look after it: the one that put the door there, or one that runs the group."""
        return steward or (bool(account) and account == group.added_by)

    def look_after(self, group_id: str, sheet: GroupSheet, *, vouched: bool) -> Group:
        """Makes the acting member the group's keeper; an adult's task, and the first one's.

        `vouched`: they put the door there or run the group (`may_look_after`), as the platform said.
        """
        group = found(self.kept.groups.get(group_id))
        self.must(self.may("look_after", group) and vouched)
        me = self.me()
        if me.minor:
            raise TooYoung(18)
        if group.state == "left" or group.partner or group.keeper not in ("", me.id):
            raise TooLate(group.keeper)
        group = self._set(group, sheet).but(keeper=me.id, added_by="")
        return self._keep_group(group.but(state=self._stands(group)), "group_looked_after")

    def change_group(self, group_id: str, sheet: GroupSheet) -> Group:
        """What its keeper chooses anew."""
        group = found(self.kept.groups.get(group_id))
        self.must(self.may("change_group", group))
        return self._keep_group(self._set(group, sheet), "group_changed")

    def let_go(self, group_id: str) -> Group:
        """Nothing is announced any more, until somebody who runs the group looks after it again."""
        group = found(self.kept.groups.get(group_id))
        self.must(self.may("let_go", group))
        state = "new" if group.state == "looked_after" else group.state
        return self._keep_group(group.but(keeper="", state=state), "group_let_go")

    def announce(self, project_id: str) -> None:
        """The timer of a project just published: each group around hears of it when it may."""
        self.must(self.may("announce"))
        project = found(self.kept.projects.get(project_id))
        for group in self.kept.groups.near(project.venue.fsa, limit=MOST) if _public(project) else ():
            if distance_km(group.fsa, project.venue.fsa) <= group.radius_km:
                self.kept.timers.set("announce_to", f"{group.id}/{project.id}", self._turn_of(group))

    def announce_to(self, subject: str) -> None:
        """The timer of one group and one project, `group/project`: told now, later, or never if it is too late."""
        self.must(self.may("announce_to"))
        group_id, _, project_id = subject.partition("/")
        group, project = found(self.kept.groups.get(group_id)), found(self.kept.projects.get(project_id))
        if group.state != "looked_after" or project.id in group.announced or not self._worth_telling(project):
            return
        due = self._turn_of(group)
        if due > self.now:
            self.kept.timers.set("announce_to", subject, due)
            return
        newest = [*group.announced.items(), (project.id, self.now)][-REMEMBERED:]
        self._keep_group(group.but(announced=dict(newest)), "group_announced", project=project.id)

    def _move_group(self, address: str, to: str) -> None:
        group = self.kept.groups.at(address)
        if group is None:
            return
        double = self.kept.groups.at(to)
        if double is not None:
            self.kept.groups.drop(double.id)
        state = group.state if double is None or group.state != "left" else self._stands(group)
        group = group.but(address=to, state=state)
        self.kept.groups.put(group)
        partner = self.kept.partners.get(group.partner) if group.partner else None
        if partner is not None and partner.channel == address:
            self.kept.partners.put(partner.but(channel=to))
        self.tell("group_moved", group)

    def _shown_in(self, group: Group) -> list[str]:
        """What its cards are about: none of them could be changed while the door could not write there."""
        shop = self.kept.partners.get(group.partner) if group.partner else None
        needs = [f"need:{id}" for id in shop.told] if shop else []
        return [*needs, *(f"project:{id}" for id in group.announced)]

    def _turn_of(self, group: Group) -> int:
        """When the next announcement may go out: after the group's quiet hours, and no more often than it chose."""
        most, span = PACES[group.pace]
        recent = sorted(at for at in group.announced.values() if at > self.now - span)
        due = self.now if len(recent) < most else recent[-most] + span
        return after_quiet(due, group.zone, *QUIET)

    def _worth_telling(self, project: Project) -> bool:
        needs = self.kept.needs.of_project(project.id)
        return _public(project) and any(need.open and self.lacking(need) for need in needs)

    def _set(self, group: Group, sheet: GroupSheet) -> Group:
        if place(sheet.fsa) is None:
            raise Unfit("fsa", "H2S")
        if not 1 <= sheet.radius_km <= 50:
            raise Unfit("radius_km", "1..50")
        if sheet.language not in get_args(Language) or sheet.pace not in PACES:
            raise Unfit("pace", "|".join(PACES))
        territory = self.kept.territories.of_fsa(sheet.fsa)
        return group.but(**asdict(sheet), zone=territory.zone if territory else group.zone)

    def _stands(self, group: Group) -> GroupState:
        return "shop" if group.partner else "looked_after" if group.keeper else "new"

    def _lose(self, group: Group, by: str) -> None:
        account = self.kept.members.identity(by) if by else None
        group = (
            group.but(state="left") if group.keeper or group.partner else group.but(state="left", title="", added_by="")
        )
        self._keep_group(group, "group_left", by=account.member if account else "")

    def _keep_group(self, group: Group, kind: str, **codes: str) -> Group:
        self.kept.groups.put(group)
        self.tell(kind, group, **codes)
        return group


def _public(project: Project) -> bool:
    """Whether anybody may hear of it: a small ask is shown only to whom it fits."""
    return project.live and not project.small
