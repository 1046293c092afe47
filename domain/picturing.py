"""A project's picture: given, described, put on its project, and what the door found when it fetched it."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.ground import found, names
from domain.pictures import REF, Picture
from domain.projects import Project
from domain.publishing import Publishing
from domain.refusals import Unfit
from domain.sheets import within

TIMERS: Mapping[str, str] = MappingProxyType({"picture": "settle_picture"})
"""The verb that the timer of a fetched picture calls, with the picture's id."""


class Picturing(Publishing):
    """Verbs of whoever gives a picture, and of the door that fetched it."""

    def give_picture(
        self, source: str, ref: str, *, child: bool = False, agreed: bool = False, alt: str = ""
    ) -> Picture:
        """A picture, to be fetched from its platform after the commit; `alt` is what it shows.

        With a child's face on it, only on the giver's word that the parents agree, kept with who and when;
        Unfit("picture") without it.
        """
        self.must(self.may("give_picture"))
        if child and not agreed:
            raise Unfit("picture", "parents_agree")
        picture = Picture(
            id=self.new_id(),
            member=self.me().id,
            source=source,
            ref=within("picture", ref, 1, REF),
            alt=_described(alt),
            child=child,
            attested=self.now if child else 0,
            given=self.now,
            due=self.now,
        )
        self.kept.pictures.put(picture)
        self.tell("picture_given", picture, child="yes" if child else "")
        return picture

    def describe_picture(self, picture_id: str, alt: str) -> Picture:
        """What a picture shows, in its giver's words, for whoever can't see it: 300 characters at most."""
        picture = found(self.kept.pictures.get(picture_id))
        self.must(self.may("describe_picture", picture))
        described = picture.but(alt=_described(alt))
        self.kept.pictures.put(described)
        return described

    def drop_picture(self, picture_id: str) -> None:
        """Forgets a picture that no project has taken; one that is shown stays."""
        picture = self.kept.pictures.get(picture_id) if picture_id else None
        if picture is not None and not picture.project:
            self.must(self.may("drop_picture", picture))
            self.kept.pictures.drop(picture.id)

    def settle_picture(self, picture_id: str) -> None:
        """The timer of a picture that was fetched: seen from now on where it is shown, or refused and forgotten."""
        picture = found(self.kept.pictures.get(picture_id))
        self.must(self.may("settle_picture", picture))
        project = self.kept.projects.get(picture.project) if picture.project else None
        cards = (project, *self.kept.needs.of_project(project.id)) if project else ()
        if picture.state == "ready":
            self.tell("picture_ready", picture, *names(cards))
        elif picture.state == "refused":
            self._take_down(picture)
            self.tell("picture_refused", picture, member=picture.member, reason=picture.reason)

    def _hang(self, project: Project, picture_id: str) -> Project:
        """The project with that picture, or without any; the one before is forgotten.

        One that was refused meanwhile, of which its giver was told, is as none.
        """
        if picture_id == project.picture:
            return project
        picture = self.kept.pictures.get(picture_id) if picture_id else None
        if picture is not None:
            self.must(self.may("describe_picture", picture))
            if picture.project not in ("", project.id):
                raise Unfit("picture", "one_project")
            self.kept.pictures.put(picture.but(project=project.id))
        before = self.kept.pictures.get(project.picture) if project.picture else None
        if before is not None:
            self._outgrow((before.member,), before.alt)
            self.kept.pictures.drop(before.id)
        return project.but(picture=picture.id if picture else "")

    def _take_down(self, picture: Picture) -> None:
        """Forgets a picture, and takes it off the project that shows it."""
        project = self.kept.projects.get(picture.project) if picture.project else None
        if project is not None and project.picture == picture.id:
            self.kept.projects.put(project.but(picture=""))
            self.tell("picture_removed", project, *names(self.kept.needs.of_project(project.id)))
        self.kept.pictures.drop(picture.id)


def _described(alt: str) -> str:
    return within("picture_alt", " ".join(alt.split()), 0, 300)
