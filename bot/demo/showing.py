"""The demo, shown: a temporary database, a lived-in neighbourhood, the page, until Ctrl-C."""

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Sequence
from contextlib import closing

import typer
from pydantic import SecretStr

from bot.adapters.web.site import Seeded
from bot.app import opened
from bot.demo.happening import Happening
from bot.demo.lodging import lodging
from bot.demo.people import list_people
from bot.demo.seeding import seed_neighbourhood
from bot.door import milliseconds
from bot.formats import SqliteFile
from bot.listening import address_of, listen, listen_for_signals
from bot.logs import set_up_logs
from bot.premises import describe, read_words
from bot.serving import serve
from bot.settings import GivenSettings, Settings
from storage.sqlite import open_sync

OPERATOR = "la Caisse du Quartier"


def show(*, port: int, seed: int, browser: bool) -> None:
    """Serves the demo until it is told to stop; nothing of it stays."""
    with closing(listen("127.0.0.1", port)) as listening, lodging() as folder:
        settings = GivenSettings(
            database_url=f"sqlite:///{folder / 'demo.db'}",
            port=port,
            operator_name=OPERATOR,
            privacy_contact="vie-privee@example.org",
            secret_key=SecretStr(secrets.token_urlsafe(32)),
            log_level="WARNING",
        )
        set_up_logs(settings)
        _settle(settings, page=address_of(listening), seed=seed)
        asyncio.run(_serve(settings, listening, browser=browser))


def _settle(settings: Settings, *, page: str, seed: int) -> None:
    assert isinstance(settings.database, SqliteFile), "a demo is a file of its own"
    executor = open_sync(settings.database.path, synchronous="OFF")  # one transaction: all of it, or no demo
    with closing(executor.connection):
        setting = describe(settings, read_words(), page=page)
        executor.run(lambda uow: seed_neighbourhood(uow, setting, now=milliseconds(), seed=seed))


async def _serve(settings: Settings, listening: socket.socket, *, browser: bool) -> None:
    page = address_of(listening)
    people = list_people()

    async def listed() -> Sequence[Seeded]:
        return people

    stop = listen_for_signals()
    async with opened(settings, page=page, people=listed) as app:
        happening = Happening(app.store, app.web, app.setting.words)
        app.works.door.heard.append(happening.stir)
        app.besides.append(happening.run())
        typer.echo(page)
        typer.echo("Three phones are waiting: Ada, Café Léo and Omar. Ctrl-C ends the demo.", err=True)
        if browser:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, page)
        await serve(app, listening, stop)
