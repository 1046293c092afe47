"""A project being written: what was answered so far, and the sheet it makes."""

from collections.abc import Sequence

from conversations.memory import Memory
from domain.ground import found
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from domain.pay import VOLUNTEER, Pay
from domain.projects import PEOPLE, Category, Caution, Need, NeedKind, Requires
from domain.reading.cautions import read_cautions
from domain.reading.skills import read_skills
from domain.record import Value
from domain.sheets import NeedSheet, Sheet

MOST_NEEDS = 12


class Pending(Value, frozen=True, array_like=True):
    """A need that a paragraph named without saying how many."""

    kind: NeedKind
    what: str
    pay: Pay = VOLUNTEER


class ProjectDraft(Memory):
    """Answers, by question; None is unanswered. `kind` to `pay` are of the need being written, at place `at`.

    `picture` is what the platform calls the one that was sent, `given` its id once it is known whose face is on
    it; they are the same then. `dates` are the project's own; a need without dates of its own happens on them.
    `project` is the one being amended. `told`: a paragraph was read, and only what it leaves out is asked;
    `pending` are the needs it named without saying how many.
    """

    project: str = ""
    partner: str = ""
    title: str | None = None
    story: str | None = None
    picture: str | None = None
    given: str = ""
    category: Category | None = None
    where: str | None = None
    spot: str | None = None
    public: bool = False
    when: str | None = None
    dates: list[tuple[int, int]] = []
    kind: NeedKind | None = None
    what: str | None = None
    many: int | None = None
    pay: Pay | None = None
    cautions: list[Caution] | None = None
    needs: list[NeedSheet] = []
    at: int = -1
    told: bool = False
    pending: list[Pending] = []
    outside: None = None
    face: None = None
    """Never answered: these questions are asked even while a line is corrected."""

    @property
    def has_new_picture(self) -> bool:
        """Whether a picture was sent of which nothing is known yet."""
        return bool(self.picture) and self.picture != self.given

    def lacks(self, line: str) -> bool:
        """Whether a line is to be asked for: each, but of a project that was told only what it left out."""
        if not self.told:
            return True
        if line in ("kind", "what", "many", "pay") and self.kind is None and self.needs:
            return False
        first = line == "many" and (self.category is None or self.where is None or self.when is None)
        return getattr(self, line) is None and not first  # a number is asked by itself, with what it counts

    def every(self) -> list[NeedSheet]:
        """All needs, the one being written in its place once it is complete."""
        if self.kind is None or self.many is None:
            return list(self.needs)
        old = self.needs[self.at] if 0 <= self.at < len(self.needs) else None
        written = NeedSheet(
            kind=self.kind,
            what=self.what or "",
            skills=skills_of(self.kind, self.what or ""),
            count=self.many,
            pay=self.pay or VOLUNTEER,
            requires=old.requires if old else Requires(),
        )
        if old is None:
            return [*self.needs, written]
        return [written if place == self.at else need for place, need in enumerate(self.needs)]

    def has_room(self) -> bool:
        """Whether one more need can be asked."""
        return len(self.needs) + (self.kind is not None and self.at < 0) < MOST_NEEDS

    def fold(self) -> None:
        """Puts the need that was being written among the others, and makes room for another one."""
        self.needs = self.every()
        self.kind = self.what = self.many = self.pay = None
        self.at = -1

    def take_up(self) -> None:
        """Makes the first pending need the one at hand."""
        first, *self.pending = self.pending
        self.kind, self.what, self.pay = first.kind, first.what, first.pay

    def require(self, requires: Requires) -> None:
        """Asks something of whoever fills the need at hand."""
        changed = self.needs[self.at].but(requires=requires)
        self.needs = [changed if place == self.at else need for place, need in enumerate(self.needs)]

    def drop(self) -> None:
        """Takes the need at hand away."""
        self.needs = [need for place, need in enumerate(self.needs) if place != self.at]
        self.at = -1

    def suspected(self) -> list[Caution]:
        """What the words themselves call for, before anybody is asked."""
        said = " ".join([self.title or "", self.story or "", *(need.what for need in self.needs), self.what or ""])
        named = set(read_cautions(said)) | ({"minors"} if self.category == "children" else set())
        return [caution for caution in ("minors", "home", "care", "trade") if caution in named]

    def sheet(self, language: Language) -> Sheet:
        """The whole project as the neighbourhood takes it."""
        name, address = venue(self.spot or "")
        return Sheet(
            title=self.title or "",
            story=self.story or "",
            category=self.category or "other",
            fsa=self.where or "",
            venue=name,
            address=address,
            public=self.public,
            picture=self.given if self.picture == self.given else "",
            needs=tuple(need if need.occurrences else dated(need, self.dates) for need in self.every()),
            cautions=tuple(self.cautions or ()),
            language=language,
            partner=self.partner,
        )


def dated(need: NeedSheet, dates: Sequence[tuple[int, int]]) -> NeedSheet:
    """The need on the project's dates: people on each, a room too; other things by the first one."""
    on = dates if need.kind in PEOPLE or need.kind == "space" else dates[:1]
    return need.but(occurrences=tuple(on))


def venue(spot: str) -> tuple[str, str]:
    """The name and the address that one line gives: « École du Marché, 12, rue des Copeaux »."""
    spot = " ".join(spot.split())
    if spot[:1].isdigit():
        return "", spot
    name, _, address = spot.partition(",")
    return (name.strip(), address.strip()) if any(letter.isdigit() for letter in address) else (spot, "")


def skills_of(kind: NeedKind, what: str) -> tuple[str, ...]:
    """The skills that a need for people names."""
    return read_skills(what).skills[:5] if kind in PEOPLE else ()


def kept(neighbourhood: Neighbourhood, project_id: str) -> ProjectDraft:
    """The draft of a project that was already sent, to be amended."""
    project = found(neighbourhood.kept.projects.get(project_id))
    spot = ", ".join(part for part in (project.venue.name, project.venue.address) if part)
    needs = [_kept_need(neighbourhood, need) for need in neighbourhood.kept.needs.of_project(project.id)]
    shared = next((need.occurrences for need in needs if need.kind in PEOPLE), ())
    return ProjectDraft(
        project=project.id,
        partner=project.partner,
        title=project.title,
        story=project.story,
        picture=project.picture,
        given=project.picture,
        category=project.category,
        where=project.venue.fsa,
        spot=spot,
        public=project.venue.public,
        when="",
        dates=list(shared),
        cautions=list(project.cautions),
        needs=[_on_shared_dates(need, shared) for need in needs],
    )


def _kept_need(neighbourhood: Neighbourhood, need: Need) -> NeedSheet:
    dates = neighbourhood.kept.occurrences.of_need(need.id)
    return NeedSheet(
        kind=need.kind,
        what=need.what,
        skills=need.skills,
        count=need.count,
        pay=need.pay,
        requires=need.requires,
        occurrences=tuple((date.starts, date.ends) for date in dates if not date.cancelled),
    )


def _on_shared_dates(need: NeedSheet, shared: Sequence[tuple[int, int]]) -> NeedSheet:
    """Without dates of its own where they are the project's, so that they move with it."""
    own = need.but(occurrences=())
    return own if dated(own, shared).occurrences == need.occurrences else need
