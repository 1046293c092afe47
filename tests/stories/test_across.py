"""Stories that cross from one platform to another: in one process, over one database, each at their own door."""

import re
from pathlib import Path

import pytest

from domain.members import Role
from storage.unit import Unit
from tests.slackapi import Person
from tests.stories.across import Everywhere, everywhere
from tests.stories.callers import InBrowser, InSlack, OnTelegram, Somebody

ALLEY = {
    "title": "A green alley",
    "story": "We plant flowers along the alley.",
    "category": "environment",
    "where": "H2J",
    "when": "Saturday November 28, 9am to 12pm",
    "kind": "time",
    "many": "2",
}


async def test_a_need_of_telegram_is_filled_in_slack_and_confirmed_in_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with everywhere(tmp_path, monkeypatch) as doors:
        mo = await moderator(doors, "fr")
        leo, besoins = await shop(doors, mo)
        omar = doors.on_telegram("Omar", "fr")
        await looks_for_plywood(omar)
        await mo.presses("approve", on="Des jouets de bois")

        await besoins.sees("Un besoin près de votre commerce")
        await besoins.presses("help", on="Des jouets de bois")
        await leo.fills(kind="gift", many="12")
        await leo.sees("Votre offre est transmise")
        await omar.sees("Quincaillerie Léo offre 12 sur 20")

        olga = await doors.in_browser("fr")
        await olga.says("/start")
        await olga.presses("adult")
        await omar.says("/moi")
        await omar.presses("project_")
        await omar.presses("more", on="Des jouets de bois")
        await omar.presses("invite")
        await omar.sees("Donne ce lien")
        await olga.opens(link(omar))
        await olga.presses("yes")
        await omar.sees("organise maintenant")
        doors.clock.passes(hours=25)
        await olga.presses("accept", on="Quincaillerie Léo offre 12 sur 20")

        await leo.sees("compte sur vous")
        await besoins.sees("Votre promesse : 12 sur 20 (contreplaqué), acceptée")
        await omar.sees("Quelqu’un a dit oui à Quincaillerie Léo")


@pytest.mark.long
async def test_an_organizer_in_slack_answers_volunteers_of_the_web_and_of_telegram(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with everywhere(tmp_path, monkeypatch) as doors:
        mo = await moderator(doors, "en")
        nora = await organizer(doors, mo)

        zoe = await doors.in_browser("en")
        await says_yes(zoe, "A green alley")
        await zoe.answers("What is your first name", "Zoe")
        await zoe.sees("Your place is kept")
        ben = doors.on_telegram("Ben", "en")
        await says_yes(ben, "A green alley")
        await nora.presses("accept", on="Zoe")
        await zoe.sees("Nora is expecting you")
        await nora.presses("accept", on="Ben")
        await ben.sees("Nora is expecting you")


@pytest.mark.long
async def test_who_was_blocked_on_telegram_is_not_let_in_by_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with everywhere(tmp_path, monkeypatch) as doors:
        zoe = await doors.in_browser("en")
        await comes_in(zoe)
        nora = await organizer(doors, await moderator(doors, "en"))
        phone = doors.on_telegram("Zoe", "en")
        await comes_in(phone)
        await answers_near(phone, "question", "A green alley")
        await phone.says("Will you pay me?")
        await nora.presses("report", on="Will you pay me?")
        await nora.presses("money")
        await nora.presses("block")
        await is_linked(phone, zoe)
        await answers_near(zoe, "yes", "A green alley")
        await zoe.sees("I can’t take your answer")


@pytest.mark.long
async def test_accounts_are_linked_from_telegram_in_slack_and_from_slack_on_telegram(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with everywhere(tmp_path, monkeypatch) as doors:
        place = (await installed(doors, "Léo", locale="fr-CA")).place
        phone, nora = doors.on_telegram("Nora", "en"), InSlack(place.person("Nora", locale="en-CA"))
        await comes_in(phone)
        await is_linked(phone, nora)
        zoe, other = InSlack(place.person("Zoe", locale="en-CA")), doors.on_telegram("Zoe", "en")
        await comes_in(zoe)
        await is_linked(zoe, other)


async def is_linked(one: Somebody, other: Somebody) -> None:
    """Somebody asks for a link with one account, and copies it into the other's conversation."""
    await one.says("/settings")
    await one.presses("link")
    await one.sees("/p/")
    copied = re.findall(r"https?://[^\s|>]+/p/[A-Za-z0-9_-]+", "\n".join(one.texts()))
    await other.says(copied[-1])
    await other.presses("yes")
    await other.sees("you are the same person to me")
    await one.sees("your other account is linked")


async def organizer(doors: Everywhere, mo: Somebody) -> InSlack:
    """Nora of a shop's workspace, whose project is published."""
    installer = await installed(doors, "Léo", locale="fr-CA")
    nora = InSlack(installer.place.person("Nora", locale="en-CA"))
    await nora.says("Hello")
    await nora.presses("adult")
    await nora.sees("What brings you here")
    await nora.says("/propose")
    await nora.presses("form")
    await nora.fills(**ALLEY)
    await nora.presses("done")
    await nora.presses("yes", on="A green alley")
    await mo.presses("approve", on="A green alley")
    await nora.sees("It’s published")
    return nora


async def comes_in(who: Somebody) -> None:
    await who.says("/start")
    await who.presses("adult")
    await who.sees("What brings you here")


async def answers_near(who: Somebody, answer: str, title: str) -> None:
    """Somebody looks at what is near, and answers it."""
    await who.says("/projects")
    await who.presses("near")
    await who.answers("neighbourhood", "H2J")
    await who.presses(answer, on=title)


async def says_yes(who: Somebody, title: str) -> None:
    """Somebody comes in, looks at what is near, and says yes to it."""
    await comes_in(who)
    await answers_near(who, "yes", title)


async def moderator(doors: Everywhere, language: str) -> InBrowser:
    """Somebody who came in by the browser, and moderates everywhere."""
    mo = await doors.in_browser(language)
    await mo.says("/start")
    await mo.presses("adult")
    await doors.run(lambda uow: appoint(uow, mo.identity))
    return mo


def appoint(uow: Unit, identity: str) -> None:
    account = uow.members.identity(identity)
    assert account is not None
    uow.members.put_role(Role(id=f"{account.member}|moderator|", member=account.member, name="moderator"))


async def installed(doors: Everywhere, name: str, *, locale: str) -> Person:
    """Somebody installs the door in the workspace of their shop."""
    phone = doors.slack.workspace("Quincaillerie Léo").person(name, locale=locale, owner=True)
    page = await phone.installs(f"{doors.public}/slack/install")
    assert page.status_code == 200
    return phone


async def shop(doors: Everywhere, mo: Somebody) -> tuple[InSlack, InSlack]:
    """Léo installs the door in his workspace and introduces his shop; himself, and its channel."""
    phone = await installed(doors, "Léo", locale="fr-CA")
    place = phone.place
    leo = InSlack(phone)
    await leo.presses("adult")
    channel = place.channel("besoins", phone, with_app=False)
    await channel.adds_app(phone)
    besoins = InSlack(phone, channel)
    await besoins.sees("Qui s’occupe de moi")
    await leo.fills(name="Quincaillerie Léo", where="H2J")
    await leo.presses("goods")
    await leo.presses("done")
    await leo.presses("done")
    group = await doors.app.store.read(lambda kept: kept.groups.at(f"slack|{place.key}|{channel.id}||"))
    assert group is not None
    await leo.presses(group.id)
    await leo.presses("named")
    await leo.presses("yes")
    await mo.presses("approve", on="Quincaillerie Léo")
    await leo.sees("Quincaillerie Léo : c’est vérifié")
    return leo, besoins


async def looks_for_plywood(omar: OnTelegram) -> None:
    """Omar's class needs twenty sheets by Saturday."""
    await omar.says("/start")
    await omar.presses("adult")
    await omar.sees("Qu’est-ce qui t’amène")
    await omar.says("/proposer")
    await omar.answers("Raconte ton projet", "Des jouets de bois")
    await omar.answers("Raconte-le", "Une classe fabrique un jouet pour chaque petit.")
    await omar.answers("As-tu une photo", "non")
    await omar.presses("learning")
    await omar.answers("Dans quel quartier", "H2J")
    await omar.answers("Où au juste", "non")
    await omar.answers("C’est quand", "samedi 28 novembre, de 9 h à 12 h")
    await omar.presses("goods")
    await omar.answers("Quels objets", "contreplaqué")
    await omar.answers("Contreplaqué : combien?", "20")
    await omar.presses("done")
    await omar.presses("yes")
    await omar.sees("Une personne déléguée le lit")


def link(who: Somebody) -> str:
    """What the newest link that somebody was given opens."""
    found = re.findall(r"/p/([A-Za-z0-9_-]+)", "\n".join(who.texts()))
    return str(found[-1])
