"""What changes after publication, by an organizer's hand."""

from domain.commitments import Commitment
from domain.ground import found, names
from domain.passing import Passing
from domain.pay import Pay
from domain.picturing import Picturing
from domain.projects import Need, Occurrence, Project, Requires, Venue
from domain.publishing import FINAL
from domain.refusals import Below, NotOpen, TooLate, Unfit
from domain.sheets import DAY, check_count, check_pay, check_requires, check_span, check_title, within


class Changing(Passing, Picturing):
    """Verbs of a published project. Whoever said yes hears first, and says it again when it matters."""

    def move(self, occurrence_id: str, *, starts: int, ends: int) -> Occurrence:
        """The date at other hours; every commitment of it is asked again."""
        date, need, project = self._date("move", occurrence_id)
        check_span(starts, ends, self.now, kind=need.kind)
        if (starts, ends) == (date.starts, date.ends):
            return date
        date = date.but(starts=starts, ends=ends)
        self.kept.occurrences.put(date)
        self._ask_again(date)
        project = self._reschedule(project)
        self.tell("occurrence_moved", date, need, project)
        return date

    def change_venue(
        self, project_id: str, *, fsa: str, name: str = "", address: str = "", public: bool = False
    ) -> Project:
        """Another place: every commitment is asked again; in another territory, a moderator is too."""
        project = self._live("change_venue", found(self.kept.projects.get(project_id)))
        venue = Venue(
            fsa=fsa, name=within("venue", name, 0, 120), address=within("address", address, 0, 200), public=public
        )
        territory = self.kept.territories.of_fsa(fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        if venue == project.venue:
            return project
        elsewhere = (fsa, venue.name, venue.address) != (project.venue.fsa, project.venue.name, project.venue.address)
        here = territory.id == project.territory
        self._outgrow(project.organizers, *sorted({project.venue.name, project.venue.address} - {name, address}))
        project = project.but(venue=venue, territory=territory.id, revision=project.revision + 1)
        self.kept.projects.put(project)
        for need in self.kept.needs.of_project(project.id):
            self.kept.needs.put(need.but(fsa=fsa, territory=territory.id))
        if elsewhere:
            for date in self.kept.occurrences.of_project(project.id):
                if self._to_come(date):
                    self._ask_again(date)
        needs = self.kept.needs.of_project(project.id)
        self.tell("venue_changed", project, *names(needs), asked="yes" if elsewhere else "")
        return project if here else self._back(project)

    def change_pay(self, need_id: str, pay: Pay) -> Project:
        """Another fee, or none: a moderator reads the project again before anybody else is asked.

        Quotes that it can't take are let go.
        """
        need, project = self._need("change_pay", need_id)
        check_pay(pay, need.kind)
        if pay == need.pay:
            return project
        self.kept.needs.put(need.but(pay=pay))
        self._release(self._beyond(need, pay), "ceiling_changed")
        return self._back(project)

    def _beyond(self, need: Need, pay: Pay) -> list[Commitment]:
        """The quotes that such a pay can't take: above it, or in another unit."""
        most = pay.max if pay.unit == need.pay.unit else 0
        rows = self.kept.commitments.of_need(need.id)
        return [row for row in rows if row.state in ("quoted", "waitlisted") and row.fee > most]

    def change_requires(self, need_id: str, requires: Requires) -> Project:
        """Another age or paper asked for: a moderator reads the project again."""
        need, project = self._need("change_requires", need_id)
        check_requires(requires)
        if requires == need.requires:
            return project
        self.kept.needs.put(need.but(requires=requires))
        return self._back(project)

    def recount(self, need_id: str, *, count: int) -> Need:
        """Another number of places a date, never fewer than are held; those who waited move up."""
        need, project = self._need("recount", need_id)
        check_count(count, need.kind)
        dates = [date for date in self.kept.occurrences.of_need(need.id) if self._to_come(date)]
        least = max((self.kept.commitments.taken(date.id) for date in dates), default=0)
        if count < least:
            raise Below(least)
        if count == need.count:
            return need
        more, need = count > need.count, need.but(count=count)
        self.kept.needs.put(need)
        self.tell("need_recounted", need, project)
        if more:
            for date in dates:
                self.promote(date.id)
            self.kept.timers.set("wave", need.id, self.now)
        return need

    def add_date(self, need_id: str, *, starts: int, ends: int) -> Occurrence:
        """One date more; people are asked for it from now on."""
        need, project = self._need("add_date", need_id)
        check_span(starts, ends, self.now, kind=need.kind)
        dates = [date for date in self.kept.occurrences.of_need(need.id) if not date.cancelled]
        if len(dates) >= 30:
            raise Unfit("date", "1..30")
        if (starts, ends) in {(date.starts, date.ends) for date in dates}:
            raise Unfit("date", "once")
        date = Occurrence(id=self.new_id(), need=need.id, project=project.id, starts=starts, ends=ends)
        self.kept.occurrences.put(date)
        self.kept.needs.put(need.but(open=True))
        self.kept.timers.set("wave", need.id, self.now)
        project = self._reschedule(project)
        self.tell("date_added", date, need, project)
        return date

    def cancel_date(self, occurrence_id: str, *, reason: str) -> Occurrence:
        """One date less: its committed are released and told first. The last one goes with the project."""
        date, need, project = self._date("cancel_date", occurrence_id)
        reason = within("reason", reason, 3, 500)
        if not any(self._to_come(o) and o.id != date.id for o in self.kept.occurrences.of_project(project.id)):
            raise Unfit("date", "cancel_project")
        date = self._cancel_date(date, reason)
        project = self._reschedule(project)
        self.tell("date_cancelled", date, need, project)
        return date

    def reword(self, project_id: str, *, title: str, story: str) -> Project:
        """Other words; seen at once, and noted for the moderators."""
        project = self._live("reword", found(self.kept.projects.get(project_id)))
        changed = project.but(title=check_title(title), story=within("story", story, 0, 2000))
        if changed == project:
            return project
        if changed.title == project.title:
            return self._reworded(changed)
        self._outgrow(project.organizers, project.title)
        for commitment in self.kept.commitments.of_project(project.id):
            if commitment.state == "confirmed" and commitment.revision:
                self.kept.commitments.put(commitment.but(revision=commitment.revision + 1))
        return self._reworded(changed, title="yes")

    def change_picture(self, project_id: str, picture_id: str) -> Project:
        """Another picture, or none; seen at once, and noted for the moderators."""
        project = self._live("change_picture", found(self.kept.projects.get(project_id)))
        changed = self._hang(project, picture_id)
        return project if changed == project else self._reworded(changed)

    def _reworded(self, project: Project, **codes: str) -> Project:
        changed = project.but(revision=project.revision + 1)
        self.kept.projects.put(changed)
        self.tell("project_reworded", changed, *names(self.kept.needs.of_project(changed.id)), **codes)
        return changed

    def cancel_project(self, project_id: str, *, reason: str) -> Project:
        """Calls it off, with a reason: the committed are told first, pledges are freed, nobody is asked."""
        project = found(self.kept.projects.get(project_id))
        self.must(self.may("cancel_project", project))
        if project.state in FINAL:
            raise TooLate
        reason = within("reason", reason, 3, 500)
        return self._end(project, "cancelled", "project_cancelled", why="project_cancelled", words=reason)

    def _live(self, act: str, project: Project) -> Project:
        self.must(self.may(act, project))
        if not project.live:
            raise TooLate
        return project

    def _need(self, act: str, need_id: str) -> tuple[Need, Project]:
        need = found(self.kept.needs.get(need_id))
        return need, self._live(act, found(self.kept.projects.get(need.project)))

    def _date(self, act: str, occurrence_id: str) -> tuple[Occurrence, Need, Project]:
        date = found(self.kept.occurrences.get(occurrence_id))
        need, project = self._need(act, date.need)
        if date.cancelled or date.starts <= self.now:
            raise TooLate
        return date, need, project

    def _ask_again(self, date: Occurrence) -> None:
        """Everybody who said yes to a date has until a day before, or half the time left, to say it again."""
        asked = [c for c in self.kept.commitments.of_occurrence(date.id) if c.state in ("held", "quoted", "confirmed")]
        for commitment in asked:
            revision = commitment.revision + (commitment.revision > 0)
            self.kept.commitments.put(commitment.but(asked_again=True, revision=revision))
        self._mind_asked_again(date)

    def _mind_asked_again(self, date: Occurrence) -> None:
        """The timer of those who were asked again about a date and have not answered."""
        if any(c.asked_again for c in self.kept.commitments.of_occurrence(date.id)):
            self.kept.timers.set("asked_again", date.id, again_by(date.starts, self.now))

    def _reschedule(self, project: Project) -> Project:
        """The project with the end that its dates now have, and its timers moved."""
        project = project.but(ends=self._last_end(project))
        self.kept.projects.put(project)
        self.kept.timers.set("passed", project.id, project.ends)
        first = self._first_start if project.state == "published" else self._next_start
        if starts := first(project):
            self.kept.timers.set("begin", project.id, starts)
        return project

    def _back(self, project: Project) -> Project:
        """Hands a published project to the moderators again; until they answer, nobody is asked."""
        for need in self.kept.needs.of_project(project.id):
            self._close(need)
        # Whoever was asked again is still waited for, and no longer than anybody else.
        for date in self.kept.occurrences.of_project(project.id):
            if self._to_come(date):
                self._mind_asked_again(date)
        self.kept.timers.drop("begin", project.id)
        return self._submit(project.but(revision=project.revision + 1), "project_resubmitted")


def again_by(starts: int, now: int) -> int:
    """Until when one who is asked again may answer: a day before it starts, or half the time left if that is later."""
    return max(starts - DAY, now + (starts - now) // 2)
