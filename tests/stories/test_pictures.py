"""A project's picture: given while proposing or later, seen by whoever sees the project, taken away again."""

from conversations.inbound import Filled, Media, Other
from domain.ground import found
from domain.offering import OfferSheet
from domain.pictures import Picture, PictureFault
from domain.projects import Project
from tests.stories.test_propose import projects, writes
from tests.stories.town import Person, Town
from tests.stories.toys import Toys

PHOTO = Media(("AgADphoto",))
HORSES = "Des chevaux de bois sur un établi"


def with_picture(person: Person, *, skill: str = "") -> Person:
    """Writes the whole project and gives a picture with it, up to what is asked about the picture."""
    person.opens("/proposer")
    forms = person.town.manner.forms and not person.town.manner.typed
    if forms:
        writes(person, picture=PHOTO.refs[0], kind="skill" if skill else "time", what=skill)
    else:
        given = ("Des jouets de bois", "Une classe fabrique un jouet pour chaque petit de la maternelle.")
        for words in given:
            person.says(words)
        person.does(PHOTO).presses("learning").says("H2S").presses("skip")
        person.says("samedi 28 novembre de 9 h à 12 h")
        (person.presses("skill").says(skill) if skill else person.presses("time").presses("skip")).says("3")
    return person.sees("Voit-on le visage d’un enfant sur la photo?", "Is there a child’s face on the picture?")


def pictures(town: Town, person: Person) -> list[Picture]:
    kept: list[Picture] = town.run(lambda uow: uow.pictures.of_member(person.id))
    return kept


def named(picture: Picture) -> str:
    """As the platform names it; before it, some say where it is."""
    return picture.ref.rpartition("/")[2]


def fetched(town: Town, person: Person, *, fault: PictureFault = "") -> Picture:
    """The newest picture of theirs once the job has been by, and those it concerns have heard."""
    newest = pictures(town, person)[-1]
    town.fetch(newest, fault)
    picture: Picture = town.run(lambda uow: found(uow.pictures.get(newest.id)))
    assert (picture.state, picture.reason) == ("refused" if fault else "ready", fault)
    town.settles()
    return picture


def on_card(person: Person, on: str) -> tuple[str, str] | None:
    """The hash and the words of the picture on their newest card with these words."""
    for _, message in reversed(person.seen):
        card = message.screen.card
        if card is not None and on in (card.subject, card.title):
            return (card.picture.ref, card.picture.alt) if card.picture else None
    raise AssertionError(f"{person.name} has no card of {on}")


def published(town: Town) -> tuple[Toys, Project, Person]:
    """A project without any picture, and Ada, who was asked to it."""
    toys, ada = Toys(town), town.member("Ada", fsa="H1X")
    town.acts(ada, lambda hood: hood.offer(OfferSheet(kind="skill", skills=("carpentry",))))
    return toys, toys.published(toys.carpenter()), ada


def test_a_picture_given_with_a_project_is_on_its_card_once_it_is_there(town: Town) -> None:
    toys, olga = Toys(town), town.member("Olga")
    with_picture(olga).presses("none").sees("Que voit-on sur la photo?", "What does it show?").says(HORSES)
    olga.presses("done").sees("La photo y sera.", "The picture will be on it.").presses("yes")
    (project,) = projects(town, olga)
    picture = fetched(town, olga)
    assert (picture.source, picture.project, picture.attested) == (
        f"{olga.address.platform}|{olga.address.workspace}",
        project.id,
        0,
    )
    for reader in (olga, toys.mo):
        assert on_card(reader, f"project:{project.id}") == (picture.hash, HORSES)
    toys.mo.presses("approve")
    town.settles()
    assert on_card(olga, f"project:{project.id}") == (picture.hash, HORSES)


def test_a_childs_face_asks_for_the_givers_word_and_keeps_it(town: Town) -> None:
    olga = town.member("Olga")
    with_picture(olga).presses("agreed").presses("skip").presses("done")
    picture = fetched(town, olga)
    assert (picture.child, picture.attested, picture.member) == (True, town.now, olga.id)
    olga.presses("edit").presses("done").presses("yes")
    (project,) = projects(town, olga)
    words = town.words(town.manner.language, "tu")
    alt = words.say("Picture of the project {title}", title=words.quoted("Des jouets de bois"))
    assert on_card(olga, f"project:{project.id}") == (picture.hash, alt)


def test_without_that_word_nothing_is_kept(town: Town) -> None:
    olga = town.member("Olga")
    with_picture(olga, skill="menuiserie").presses("drop").presses("done").presses("yes")
    assert pictures(town, olga) == []
    assert projects(town, olga)[0].picture == ""


def test_a_picture_can_still_come_at_the_end_and_another_one_after_it(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    writes(olga, kind="time", what="")
    olga.presses("done").does(PHOTO).presses("drop").sees("Voici ton projet.", "Here is your project.")
    olga.does(PHOTO).presses("none").presses("skip")
    (first,) = pictures(town, olga)
    olga.does(Media(("second",))).presses("none").presses("skip")
    assert [named(picture) for picture in pictures(town, olga)] == ["second"]
    assert first.id != pictures(town, olga)[0].id
    olga.presses("edit").presses("picture").does(Media(("third", "fourth")))
    olga.sees("Un projet n’a qu’une photo", "A project shows one picture").presses("none").says(HORSES)
    assert [named(picture) for picture in pictures(town, olga)] == ["third"]
    olga.presses("edit").presses("picture")
    olga.presses("skip").sees("Que veux-tu changer?", "What would you change?").presses("done").presses("drop")
    assert pictures(town, olga) == [], "what no project shows is forgotten"


def test_a_file_that_is_no_picture_is_answered_exactly_and_nothing_of_it_stays(town: Town) -> None:
    olga = town.member("Olga")
    with_picture(olga).presses("none").presses("skip")
    fetched(town, olga, fault="unreadable")
    olga.has_seen("Je n’ai pas pu prendre ta photo", "I could not take your picture")
    olga.has_seen("Une photo en JPEG, PNG, WebP ou GIF convient.", "A photo in JPEG, PNG, WebP or GIF will do.")
    assert pictures(town, olga) == []
    olga.presses("done").presses("yes")
    assert projects(town, olga)[0].picture == ""


def test_a_published_projects_picture_is_added_changed_and_removed_for_everybody(town: Town) -> None:
    toys, project, ada = published(town)
    assert on_card(toys.omar, f"project:{project.id}") is None
    toys.omar.presses("words").sees("ou envoie une photo.", "or send a picture.")
    toys.omar.does(PHOTO).presses("agreed").says(HORSES).sees("Dans un instant", "In a moment")
    first = fetched(town, toys.omar)
    assert first.attested == town.now
    for reader, subject in ((toys.omar, f"project:{project.id}"), (ada, project.title)):
        assert on_card(reader, subject) == (first.hash, HORSES)
    toys.omar.presses("words").sees("envoie la nouvelle photo", "send the new picture")
    toys.omar.presses("keep").presses("words").does(Media(("second",))).presses("drop")
    assert on_card(toys.omar, f"project:{project.id}") == (first.hash, HORSES)
    toys.omar.presses("words").does(Media(("second",))).presses("none").presses("skip")
    second = fetched(town, toys.omar)
    assert pictures(town, toys.omar) == [second]
    picture = on_card(ada, project.title)
    assert picture is not None
    assert picture[0] == second.hash
    toys.omar.presses("words").presses("remove").sees("La photo est retirée", "is removed")
    town.settles()
    assert on_card(ada, project.title) is None
    assert pictures(town, toys.omar) == []


def test_a_picture_that_nobody_asked_for_is_answered_kindly(town: Town) -> None:
    ada = town.member("Ada")
    ada.opens("/offrir").does(PHOTO).sees("Merci pour la photo", "Thank you for the picture")
    ada.sees("Qu’est-ce que tu peux donner?", "What can you give?")


def test_whoever_is_erased_takes_their_picture_along(town: Town) -> None:
    toys, project, ada = published(town)
    toys.omar.presses("words").does(PHOTO).presses("none").says(HORSES)
    fetched(town, toys.omar)
    toys.omar.opens("/donnees").presses("erase").presses("erase")
    town.settles()
    assert pictures(town, toys.omar) == []
    assert found(town.run(lambda uow: uow.projects.get(project.id))).picture == ""
    assert not [message for _, message in ada.seen if message.screen.card and message.screen.card.picture]


def test_a_reference_that_can_be_none_is_an_error_of_its_field(town: Town) -> None:
    olga = town.member("Olga")
    olga.opens("/proposer")
    if town.manner.forms:
        form = olga.presses("form").last
        olga.does(Filled(form.form, {"title": "Des jouets", "story": "Une histoire.", "picture": "x" * 401}))
        assert "picture" in olga.reply.errors
    else:
        olga.says("Des jouets").says("Une histoire.")
        if town.manner.telegram:
            olga.does(Other("file")).sees("Je ne peux pas ouvrir de fichier.", "I can’t open files.")
        else:
            olga.does(Media(())).sees("Je n’ai pas pu prendre cette photo.", "I could not take that picture.")
    assert pictures(town, olga) == []
