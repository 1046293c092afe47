"""Putting a project to the neighbourhood, and all that its organizers do before it is published."""

from typing import TypeAlias

from domain.ground import found
from domain.likeness import Likeness
from domain.members import Member, renamed
from domain.picturing import Picturing
from domain.projects import Need, Occurrence, Project, Venue
from domain.publishing import FINAL
from domain.refusals import Below, NotOpen, TooLate, TooYoung, Unfit, Unknown
from domain.sheets import HOUR, NeedSheet, Sheet, check, check_title, undated
from domain.territories import Territory

UNDECIDED = ("draft", "submitted", "changes_asked")
Pairs: TypeAlias = list[tuple[Need | None, NeedSheet | None]]
"""Each need as it was kept, None for a new one, with what a sheet says of it, None where it no longer does."""


class Proposing(Likeness, Picturing):
    """Verbs of a project and its organizers, who are adults."""

    def propose(self, sheet: Sheet) -> Project:
        """The project, submitted to the moderators of its territory.

        A small ask without any caution is published at once, to be shown only to people it fits.
        """
        self.must(self.may("propose"))
        me = self._adult_of(self.me())
        territory = self._check(sheet)
        blank = Project(
            id=self.new_id(),
            title="",
            venue=Venue(fsa=""),
            territory="",
            organizers=(me.id,),
            small=sheet.small,
        )
        project = self._write(blank, sheet, territory, [(None, asked) for asked in sheet.needs])
        if project.small and not project.cautions:
            project = self._publish(project.but(submitted=self.now))
        else:
            project = self._submit(project, "project_submitted")
        return project

    def amend(self, project_id: str, sheet: Sheet) -> Project:
        """The project as the new sheet says, submitted again; what did not change keeps its ids.

        A shop's name stays on it, whoever of its organizers changes it; only who answers for the shop
        puts the name on a project, or takes it off.
        """
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("amend", project))
        if project.state not in UNDECIDED:
            raise TooLate
        if sheet.small != project.small:
            raise Unfit("small", "unchanged")
        territory = self._check(sheet, project.partner)
        pairs = self._paired(project, sheet)
        for need, asked in pairs:
            least = max((self.kept.commitments.taken(o.id) for o in self._dates(need)), default=0) if need else 0
            if asked and asked.count < least:
                raise Below(least)
        before = self._words_of(project)
        project = self._write(project.but(revision=project.revision + 1), sheet, territory, pairs)
        self._outgrow(project.organizers, *sorted(before - self._words_of(project)))
        return self._submit(project, "project_submitted")

    def take_back(self, project_id: str) -> Project:
        """Withdraws a project that is not published."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("take_back", project))
        if project.state not in UNDECIDED:
            raise TooLate
        return self._end(project, "cancelled", "project_taken_back", why="taken_back")

    def invite_organizer(self, project_id: str) -> str:
        """The code that a link for another organizer carries; the one before no longer works."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("invite_organizer", project))
        self._not_over(project)
        code = self.new_id()
        self.kept.projects.put(project.but(code=code))
        return code

    def add_organizer(self, project_id: str, member_id: str) -> Project:
        """Makes a member another organizer, or the one that an orphaned project needs."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("add_organizer", project))
        return self._add(project, found(self.kept.members.get(member_id)))

    def join_as_organizer(self, project_id: str, *, code: str) -> Project:
        """Makes the holder of an organizer's link another organizer."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("join_as_organizer", project))
        if not code or code != project.code:
            raise Unknown
        return self._add(project, self.me())

    def leave_project(self, project_id: str) -> Project:
        """Takes the acting member off the organizers.

        When nobody is left, moderators have 72 h to find somebody; then it is cancelled, kindly.
        """
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("leave_project", project))
        me = self.me()
        project = project.but(organizers=renamed(project.organizers, me.id))
        self.kept.projects.put(project)
        self.tell("organizer_left", project, member=me.id)
        if not project.organizers and project.state not in FINAL:
            self.kept.timers.set("orphan", project.id, self.now + 72 * HOUR)
            self.tell("organizer_gone", project)
        return project

    def _check(self, sheet: Sheet, partner: str = "") -> Territory:
        """The open territory of a sound sheet, of a project that was in the name of `partner` so far."""
        check(sheet, self.now)
        if sheet.partner != partner:
            for name in filter(None, (sheet.partner, partner)):
                self.must(self.answers_for(found(self.kept.partners.get(name))))
        territory = self.kept.territories.of_fsa(sheet.fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        return territory

    def _write(self, project: Project, sheet: Sheet, territory: Territory, pairs: Pairs) -> Project:
        """The project as the sheet says, its needs and their dates kept; the step that follows keeps it itself."""
        project = project.but(
            title=check_title(sheet.title),
            story=sheet.story.strip(),
            category=sheet.category,
            venue=Venue(fsa=sheet.fsa, name=sheet.venue.strip(), address=sheet.address.strip(), public=sheet.public),
            territory=territory.id,
            partner=sheet.partner,
            language=sheet.language,
            cautions=sheet.all_cautions(),
        )
        project = self._hang(project, sheet.picture)
        for need, asked in pairs:
            if asked is None and need is not None:
                self._unwrite(need)
            elif asked is not None:
                self._write_need(project, need, asked)
        return project.but(ends=self._last_end(project))

    def _write_need(self, project: Project, before: Need | None, asked: NeedSheet) -> None:
        need = before or Need(id=self.new_id(), project=project.id, kind=asked.kind)
        need = need.but(
            what=asked.what.strip(),
            skills=asked.skills,
            count=asked.count,
            pay=asked.pay,
            requires=asked.requires,
            territory=project.territory,
            fsa=project.venue.fsa,
            open=False,
        )
        self.kept.needs.put(need)
        dates = self._dates(need) if before else []
        kept = {(date.starts, date.ends): date for date in dates if date.ends > self.now}
        wanted = asked.occurrences or tuple(kept)[:1] or (undated(self.now),)
        for span, date in kept.items():
            if span not in wanted:
                self._unwrite_date(date)
        for starts, ends in wanted:
            if (starts, ends) not in kept:
                date = Occurrence(id=self.new_id(), need=need.id, project=project.id, starts=starts, ends=ends)
                self.kept.occurrences.put(date)

    def _unwrite(self, need: Need) -> None:
        for date in self.kept.occurrences.of_need(need.id):
            self._unwrite_date(date)
        self._close(need)
        if not self.kept.occurrences.of_need(need.id):
            self.kept.needs.drop(need.id)

    def _unwrite_date(self, date: Occurrence) -> None:
        """Forgets a date, or cancels it when somebody had said yes to it."""
        if self.kept.commitments.of_occurrence(date.id):
            if not date.cancelled:
                self._cancel_date(date)
        else:
            self.kept.occurrences.drop(date.id)

    def _paired(self, project: Project, sheet: Sheet) -> Pairs:
        """Each need kept so far with what the sheet says of it: the same one, else one of its kind."""
        left, asked = self.kept.needs.of_project(project.id), list(sheet.needs)
        pairs: Pairs = []
        for alike in (_same, lambda need, said: need.kind == said.kind):
            for said in list(asked):
                need = next((one for one in left if alike(one, said)), None)
                if need:
                    pairs.append((need, said))
                    left.remove(need)
                    asked.remove(said)
        return [*pairs, *((None, said) for said in asked), *((need, None) for need in left)]

    def _add(self, project: Project, member: Member) -> Project:
        self._not_over(project)
        self._adult_of(member)
        if member.id in project.organizers:
            return project
        if len(project.organizers) >= 12:
            raise Unfit("organizers", "1..12")
        project = project.but(organizers=(*project.organizers, member.id))
        self.kept.projects.put(project)
        self.kept.timers.drop("orphan", project.id)
        self.tell("organizer_added", project, member=member.id)
        return project

    def _not_over(self, project: Project) -> None:
        if project.state in FINAL:
            raise TooLate

    def _adult_of(self, member: Member) -> Member:
        if member.minor:
            raise TooYoung(18)
        return member

    def _dates(self, need: Need) -> list[Occurrence]:
        return [date for date in self.kept.occurrences.of_need(need.id) if not date.cancelled]


def _same(need: Need, said: NeedSheet) -> bool:
    return all(
        getattr(need, name) == getattr(said, name) for name in ("kind", "what", "skills", "count", "pay", "requires")
    )
