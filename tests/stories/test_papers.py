"""What people carry away: a message to forward, a poster, a calendar entry that follows what becomes of a yes."""

import datetime as dt
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pypdf
from icalendar import Calendar

from bot.adapters.telegram.sharing import share
from conversations.inbound import Press
from domain.projects import Project
from tests.stories.papers import followed, handed, received, scanned
from tests.stories.person import Person
from tests.stories.town import DAY, Town
from tests.stories.toys import Toys


def events(file: bytes) -> list[Any]:
    """The entries of a calendar file, read back."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def the_only(file: bytes) -> Any:
    (event,) = events(file)
    return event


def confirmed(town: Town, toys: Toys) -> tuple[Person, Project]:
    """Ada says yes, and Omar to her."""
    project = toys.published(toys.carpenter())
    ada = town.member("Ada")
    ada.opens("/projects").presses("near").presses("yes", on=project.title)
    toys.omar.presses("accept")
    return ada, project


def test_a_confirmed_yes_is_a_calendar_entry_with_the_address(town: Town) -> None:
    toys = Toys(town)
    ada, project = confirmed(town, toys)
    ada.has_seen("Pour ton agenda", "For your calendar")
    file = handed(town, ada, "calendar")
    event = the_only(file)
    starts, ends = toys.saturday()
    assert (event.start.timestamp() * 1000, event.end.timestamp() * 1000) == (starts, ends)
    assert event.start.strftime("%A %H:%M") == "Saturday 09:00"
    assert event["dtstart"].params["TZID"] == "America/Toronto"
    assert b"BEGIN:VTIMEZONE" in file
    assert b"METHOD:PUBLISH" in file
    assert (event["summary"], event["status"]) == (project.title, "CONFIRMED")
    assert "12, rue des Copeaux" in event["location"]
    assert "Omar" in event["description"]


def test_a_date_that_moves_moves_in_the_calendar(town: Town) -> None:
    toys = Toys(town)
    ada, project = confirmed(town, toys)
    before = the_only(handed(town, ada, "calendar"))
    (date,) = town.run(lambda uow: uow.occurrences.of_project(project.id))
    town.acts(toys.omar, lambda hood: hood.move(date.id, starts=date.starts + DAY, ends=date.ends + DAY))
    ada.has_seen("mettre ton agenda à jour", "bring your calendar up to date")
    assert received(ada, "calendar") == 2
    after = the_only(handed(town, ada, "calendar"))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.start - before.start == dt.timedelta(days=1)
    assert after["status"] == "CONFIRMED"


def test_another_title_goes_to_the_calendar_too(town: Town) -> None:
    toys = Toys(town)
    ada, project = confirmed(town, toys)
    before = the_only(handed(town, ada, "calendar"))
    town.acts(toys.omar, lambda hood: hood.reword(project.id, title=project.title, story="Une autre histoire."))
    assert received(ada, "calendar") == 1, "other words that no calendar shows"
    town.acts(toys.omar, lambda hood: hood.reword(project.id, title="Un cheval de bois", story=""))
    assert received(ada, "calendar") == 2
    after = the_only(handed(town, ada, "calendar"))
    assert (after["uid"], after["summary"], after["status"]) == (before["uid"], "Un cheval de bois", "CONFIRMED")
    assert after["sequence"] > before["sequence"]


def test_a_yes_taken_back_is_taken_out_of_the_calendar(town: Town) -> None:
    toys = Toys(town)
    ada, _ = confirmed(town, toys)
    before = the_only(handed(town, ada, "calendar"))
    ada.presses("cancel").has_seen("À retirer de ton agenda", "take off your calendar")
    after = the_only(handed(town, ada, "calendar"))
    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert "location" not in after


def test_a_project_called_off_is_taken_out_of_the_calendar(town: Town) -> None:
    toys = Toys(town)
    ada, project = confirmed(town, toys)
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle est prise."))
    ada.has_seen("À retirer de ton agenda", "take off your calendar")
    assert the_only(handed(town, ada, "calendar"))["status"] == "CANCELLED"


def test_a_yes_that_was_never_confirmed_is_in_no_calendar(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada = town.member("Ada")
    ada.opens("/projects").presses("near").presses("yes", on=project.title)
    toys.omar.presses("decline").presses("enough")
    town.waits(hours=1)
    assert received(ada, "calendar") == 0


def test_an_organizer_passes_the_word_on_and_whoever_follows_the_link_can_help(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    toys.omar.opens("/me").presses(f"project_{project.id}").presses("share")
    toys.omar.has_seen("On cherche de l’aide pour", "is looking for help")
    link = followed(toys.omar)
    ben = town.stranger("Ben")
    ben.opens(link).presses("adult").sees("sur ce que", "Press what you could do")
    ben.presses("yes", on=project.title).says("Ben").sees("place est réservée", "Your place is kept")
    assert toys.states(project) == ["held"]


def test_where_the_platform_has_a_way_to_send_it_on_there_is_a_button_for_it(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    town.engine.setting.links.passing[toys.omar.address.platform] = share
    toys.omar.opens("/me").presses(f"project_{project.id}").presses("share")
    (button,) = [c for _, m in toys.omar.seen for c in m.screen.choices if c.url]
    asked = parse_qs(urlsplit(button.url).query)
    assert asked["url"][0].endswith(followed(toys.omar))
    assert project.title in asked["text"][0]
    assert not button.token


def test_somebody_who_was_asked_knows_somebody_else(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    ada = town.member("Ada")
    ada.opens("/projects").presses("near").presses("share", on=project.title)
    ada.sees("Merci de passer le mot", "Thank you for spreading the word")
    ben = town.member("Ben")
    ben.opens(followed(ada)).sees(project.title).presses("yes")
    ben.sees("place est réservée", "Your place is kept")


def test_whoever_said_yes_knows_others_too(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter(count=2))
    ada = town.member("Ada")
    ada.opens("/projects").presses("near")
    before = ada.button("share", on=project.title)
    ada.presses("yes", on=project.title)
    ada.does(Press(before.token)).sees("Merci de passer le mot", "Thank you for spreading the word")
    assert followed(ada)


def test_whoever_comes_too_late_is_shown_what_else_is_near(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    toys.omar.opens("/me").presses(f"project_{project.id}").presses("share")
    link = followed(toys.omar)
    toys.omar.opens(link).sees_choices(*[choice.id for choice in toys.omar.last.choices])
    assert toys.omar.state == "change.project"
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle est prise."))
    ben = town.member("Ben")
    ben.opens(link).sees("Ce projet ne cherche plus personne", "isn’t looking for anybody").presses("no")
    ben.sees("À bientôt", "See you soon").opens(link).presses("near")
    assert ben.state.startswith("browse.")


def test_an_organizer_gets_a_poster(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    toys.omar.opens("/me").presses(f"project_{project.id}").presses("poster")
    toys.omar.has_seen("L’affiche de", "The poster of")
    poster = handed(town, toys.omar, "poster")
    (page,) = pypdf.PdfReader(io.BytesIO(poster)).pages
    assert project.title.split()[-1] in page.extract_text()
    ben = town.member("Ben")
    ben.opens(scanned(poster)).sees(project.title).presses("yes").sees("place est réservée", "Your place is kept")


def test_what_is_not_public_has_no_poster(town: Town) -> None:
    toys = Toys(town)
    project = toys.published(toys.carpenter())
    town.acts(toys.omar, lambda hood: hood.cancel_project(project.id, reason="La salle est prise."))
    assert town.made(f"poster:project:{project.id}") == b""
    assert town.made("poster:project:nowhere") == b""
    assert town.made("calendar:nowhere") == b""
    assert town.made("nothing:nowhere") == b""
