"""A project's picture: whose it is, who may see it, and when it is forgotten."""

from functools import partial

import pytest

from domain.ground import found
from domain.pictures import Picture
from domain.refusals import NotYours, TooLate, Unfit, Unknown
from tests.domain.town import NOW, Town, a_sheet, refused


@pytest.fixture
def town() -> Town:
    return Town()


def gives(town: Town, name: str = "omar", *, child: bool = False, agreed: bool = False) -> Picture:
    return town.as_(name).give_picture("telegram|1", "AgAD", child=child, agreed=agreed)


def fetched(town: Town, picture: Picture) -> Picture:
    """What the door keeps of it once it was fetched."""
    ready = found(town.kept.pictures.get(picture.id)).but(state="ready", hash="c0ffee", ref="")
    town.kept.pictures.put(ready)
    return ready


def test_a_childs_face_is_shown_on_its_givers_word_only(town: Town) -> None:
    kept = refused(town.kept, Unfit, partial(gives, town, child=True))
    assert (kept.field, kept.right) == ("picture", "parents_agree")
    attested = gives(town, child=True, agreed=True)
    assert (attested.member, attested.attested) == (town.people["omar"], NOW)
    assert town.kept.journal.lines[-1][2].code("child") == "yes"
    assert gives(town, agreed=True).attested == 0, "nobody gave a word about nobody"
    assert not attested.shown, "it waits to be fetched"
    assert fetched(town, attested).shown
    assert not fetched(town, attested).but(attested=0).shown


def test_a_picture_goes_with_its_project_and_the_one_before_is_forgotten(town: Town) -> None:
    first, second = gives(town), gives(town)
    town.as_("omar").describe_picture(first.id, " Un train\n de bois ")
    project = town.published(a_sheet().but(picture=first.id))
    assert found(town.kept.pictures.get(first.id)) == first.but(alt="Un train de bois", project=project.id)
    changed = town.as_("omar").change_picture(project.id, second.id)
    assert (changed.picture, changed.revision, town.told()[-1]) == (second.id, 1, "project_reworded")
    assert town.kept.pictures.get(first.id) is None
    assert "Un train de bois" in town.who("omar").former
    before = town.kept.digest()
    assert town.as_("omar").change_picture(project.id, second.id) == changed
    assert town.kept.digest() == before
    assert town.as_("omar").change_picture(project.id, "").picture == ""
    assert town.kept.pictures.where() == []


def test_a_picture_is_its_givers_and_of_one_project(town: Town) -> None:
    project, theirs = town.published(), gives(town, "olga")
    refused(town.kept, NotYours, lambda: town.as_("omar").change_picture(project.id, theirs.id))
    refused(town.kept, NotYours, lambda: town.as_("omar").describe_picture(theirs.id, "Moi"))
    refused(town.kept, NotYours, lambda: town.as_("omar").drop_picture(theirs.id))
    sheet = a_sheet().but(picture=theirs.id)
    refused(town.kept, NotYours, lambda: town.as_("omar").propose(sheet))
    mine = gives(town)
    town.as_("omar").change_picture(project.id, mine.id)
    other = town.published()
    refused(town.kept, Unfit, lambda: town.as_("omar").change_picture(other.id, mine.id))
    refused(town.kept, Unfit, lambda: town.as_("omar").describe_picture(mine.id, "x" * 301))
    over = town.as_("omar").cancel_project(project.id, reason="Pluie.")
    refused(town.kept, TooLate, lambda: town.as_("omar").change_picture(over.id, ""))


def test_only_what_no_project_shows_is_dropped(town: Town) -> None:
    shown, loose = gives(town), gives(town)
    town.published(a_sheet().but(picture=shown.id))
    for picture in (shown, loose):
        town.as_("omar").drop_picture(picture.id)
    assert [picture.id for picture in town.kept.pictures.where()] == [shown.id]


def test_amending_keeps_the_picture_or_takes_it_away(town: Town) -> None:
    picture = gives(town)
    sheet = a_sheet().but(picture=picture.id)
    project = town.as_("omar").propose(sheet)
    assert town.as_("omar").amend(project.id, sheet).picture == picture.id
    assert town.as_("omar").amend(project.id, a_sheet()).picture == ""
    assert town.kept.pictures.where() == []
    assert town.as_("omar").amend(project.id, sheet).picture == "", "what is gone meanwhile is as none"


def test_what_was_fetched_changes_the_cards_and_what_was_refused_leaves_them(town: Town) -> None:
    picture = gives(town)
    project = town.published(a_sheet().but(picture=picture.id))
    town.door().settle_picture(picture.id)
    assert town.told()[-1] != "picture_ready", "it still waits"
    fetched(town, picture)
    town.door().settle_picture(picture.id)
    event = town.kept.journal.lines[-1][2]
    need = town.need(project)
    assert (event.kind, event.subjects[1:]) == ("picture_ready", (f"project:{project.id}", f"need:{need.id}"))
    town.kept.pictures.put(found(town.kept.pictures.get(picture.id)).but(state="refused", reason="unreadable"))
    town.door().settle_picture(picture.id)
    assert town.told()[-2:] == ["picture_removed", "picture_refused"]
    assert town.kept.journal.lines[-1][2].code("reason") == "unreadable"
    assert town.project(project.id).picture == ""
    refused(town.kept, Unknown, lambda: town.door().settle_picture(picture.id))


def test_a_picture_goes_with_its_giver_also_from_what_others_organize(town: Town) -> None:
    project = town.published()
    town.as_("omar").add_organizer(project.id, town.people["olga"])
    picture = gives(town, "olga")
    town.as_("olga").change_picture(project.id, picture.id)
    town.as_("olga").erase_me()
    assert town.project(project.id).picture == ""
    assert "picture_removed" in town.told()
    assert town.kept.pictures.where() == []
