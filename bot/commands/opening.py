"""`run` and `demo`: the door is opened, and served until it is told to close."""

import asyncio
import gc
import logging
import os
import sys
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)


def run() -> None:
    """Open every door that is configured; with none, the web door alone.

    The database is made or brought up to date first. Ctrl-C closes the door: turns under way are
    finished, nothing is lost.
    """
    gc.disable()  # what a start makes stays: looking for garbage in it takes a twentieth of the time
    from bot.logs import set_up_logs
    from bot.settings import list_unknown, read_settings

    settings = read_settings()
    set_up_logs(settings)
    for line in list_unknown():
        log.warning(line)
    asyncio.run(_serve(settings))


async def _serve(settings: "Settings") -> None:
    from bot.adapters.telegram.asking import asking_ahead
    from bot.listening import address_of, listen, listen_for_signals

    with closing(listen(settings.host, settings.port)) as listening:
        page, stop = address_of(listening), listen_for_signals()
        async with asking_ahead(settings) as ahead:
            await asyncio.to_thread(import_module, "bot.serving")  # most of the start; the question leaves meanwhile
            from bot.app import opened
            from bot.serving import serve

            async with opened(settings, page=page, ahead=ahead) as app:
                gc.freeze()
                gc.enable()
                typer.echo(page)
                await serve(app, listening, stop)


def demo(
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Where the page is served; 0 takes a free port.")] = 8080,
    browser: Annotated[bool, typer.Option(help="Open the page in this machine’s browser.")] = True,
    seed: Annotated[int, typer.Option(help="The same number makes the same neighbourhood.")] = 7,
) -> None:
    """Open a throw-away neighbourhood of Montreal, with people and projects in it.

    Prints the page’s address: three phones side by side, on which you can be anybody. Everything is
    in a temporary database that is removed at the end, by Ctrl-C. No setting of yours is read.
    """
    from bot.demo.showing import show

    show(port=port, seed=seed, browser=browser and _has_screen())


def _has_screen() -> bool:
    """Without one, a browser would open in the terminal itself."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
