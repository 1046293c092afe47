"""What every start looks to before the door opens: sound conversations, a database, the secret."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import get_args

from bot.formats import SqliteFile
from bot.keys import secret_key
from bot.planning import PLAN
from bot.settings import Settings
from bot.upkeep import SWEEP
from conversations.flows import FLOWS
from conversations.graph import check
from conversations.inbound import Address
from conversations.limits import BARE, SLACK, TELEGRAM, WEB
from conversations.links import Links
from conversations.setting import Setting
from conversations.words import Words, speaking
from domain.members import Language, Manner, RoleName
from domain.pilot import PILOT
from locales import catalogs
from storage import sqlite
from storage.batch import Executor
from storage.sqlite_store import SqliteStore
from storage.store import Store
from storage.unit import Reader, Unit

NAMELESS = "Espace Collectif"
"""Who the door says it is run by, as long as nobody said."""
LIMITS = {"web": WEB, "telegram": TELEGRAM, "slack": SLACK}


def read_words() -> Callable[[Language, Manner], Words]:
    """The door's words, once every conversation is sound; raises MissingCatalog and Broken."""
    words = speaking(catalogs())
    check(FLOWS, words)
    return words


async def open_store(settings: Settings) -> Store:
    """The store of the neighbourhood, made or brought up to date; raises BadDatabase."""
    if isinstance(settings.database, SqliteFile):
        return await SqliteStore.open(settings.database.path)
    from storage.postgres import PostgresStore

    return await PostgresStore.open(settings.database.conninfo.get_secret_value())


def open_executor(settings: Settings) -> Executor:
    """The same for an operator's own turns; the caller closes its connection. Raises BadDatabase."""
    if isinstance(settings.database, SqliteFile):
        return sqlite.open_sync(settings.database.path)
    from storage import postgres

    return postgres.open_sync(settings.database.conninfo.get_secret_value())


def page_of(settings: Settings) -> str:
    """Where the page is reached, for links that people pass on."""
    return f"{settings.public_url or f'http://{settings.host}:{settings.port}'}/"


def describe(settings: Settings, words: Callable[[Language, Manner], Words], *, page: str = "") -> Setting:
    """What is the same for every turn. The secret is made on the first run, so the database comes before.

    `page` is where the page is really served, when that is known.
    """
    return Setting(
        words=words,
        limits=lambda platform: LIMITS.get(platform, BARE),
        secret=secret_key(settings).encode(),
        operator=settings.operator_name or NAMELESS,
        help_phone=settings.help_phone,
        privacy_contact=settings.privacy_contact,
        links=Links(page if page and not settings.public_url else page_of(settings), public=bool(settings.public_url)),
    )


def settle_in(uow: Unit, now: int) -> None:
    """The first turn of every start: the pilot's territories are there, the hourly sweep and plan are due."""
    found_territories(uow)
    for chore in (SWEEP, PLAN):
        uow.timers.set(chore, "", now)


def found_territories(uow: Unit) -> None:
    """Puts the pilot's territories, closed, unless they are there."""
    for territory in PILOT:
        if uow.territories.get(territory.id) is None:
            uow.territories.put(territory)


def staff_at(kept: Reader, platform: str, workspace: str) -> list[Address]:
    """Where moderators and staff of any territory are written to, on a platform and in a workspace."""
    serving = {
        member
        for territory in kept.territories.all()
        for role in get_args(RoleName)
        for member in kept.members.with_role(role, territory.id)
    }
    addresses = [
        Address.parse(identity.address) for member in sorted(serving) for identity in kept.members.identities(member)
    ]
    return [where for where in addresses if (where.platform, where.workspace) == (platform, workspace)]


def reading(settings: Settings) -> AbstractContextManager[Executor]:
    """The database as it is, only read: nothing is made, and an open door goes on meanwhile; raises BadDatabase."""
    if isinstance(settings.database, SqliteFile):
        return sqlite.looking(settings.database.path)
    from storage import postgres

    return postgres.looking(settings.database.conninfo.get_secret_value())
