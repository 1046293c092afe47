"""The program as it is started, in a process of its own, with its Slack door on a local Slack."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from bot.adapters.slack.manifest import write_manifest
from storage.installations import Installation
from storage.sqlite import open_sync
from tests.bot.doors import SETTINGS, free_port, running_beside, typed
from tests.bot.test_app import fetch
from tests.conftest import CANARY
from tests.slackapi import SlackApi


def over_http(slack: SlackApi, folder: Path, port: int, **others: str) -> dict[str, str]:
    """The environment of a door in many workspaces."""
    names = {
        "DATABASE_URL": f"sqlite:///{folder}/collectif.db",
        "LOG_LEVEL": "DEBUG",
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SLACK_CLIENT_ID": slack.app.client_id,
        "SLACK_CLIENT_SECRET": slack.app.client_secret,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
        "SLACK_BASE_URL": slack.url,
        "SLACK_AUTHORIZE_URL": slack.authorize_url,
        **others,
    }
    return {**SETTINGS, **{f"COLLECTIF_{name}": value for name, value in names.items()}}


def kept(folder: Path) -> bytes:
    """Every byte of the database."""
    return b"".join(path.read_bytes() for path in folder.glob("collectif.db*"))


def installed(folder: Path) -> list[Installation]:
    """The workspaces that the database knows."""
    executor = open_sync(folder / "collectif.db")
    with closing(executor.connection):
        return executor.run(lambda uow: uow.installations.all())


async def test_a_workspace_installs_the_door_speaks_with_it_closes_it_and_comes_back(tmp_path: Path) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with SlackApi(manifest=write_manifest(public)) as slack:
        slack.desk.request_url = f"{public}/slack/events"
        shop = slack.workspace("Café du coin", id="T01")
        leo = shop.person("Léo", id="U1", locale="fr-CA", owner=True)
        settings = over_http(slack, tmp_path, port)
        async with running_beside("run", folder=tmp_path, settings=settings) as process:
            page = await leo.installs(f"{public}/slack/install")
            assert "C’est fait" in page.text
            await slack.until(lambda: leo.heard)
            assert "la Caisse du Quartier" in leo.last.text
            await leo.presses(leo.last.labels[0])
            await slack.until(lambda: len(leo.heard) > 1)
            assert await asyncio.to_thread(fetch, f"{process.page}healthz") == (200, "ok\n")
            checked = await asyncio.to_thread(typed, "check", folder=tmp_path, settings=settings)
            assert "over HTTP, in 1 workspace" in checked.stdout
            assert "open, with all that the manifest asks for" in checked.stdout

            await shop.uninstalls()
            before = len(leo.heard)
            await leo.says("Il y a quelqu’un ?")
            assert len(leo.heard) == before
            checked = await asyncio.to_thread(typed, "check", folder=tmp_path, settings=settings)
            assert "in 0 workspaces" in checked.stdout

            await leo.installs(f"{public}/slack/install")
            await leo.says("/aide")
            await slack.until(lambda: len(leo.heard) > before)
            code = await asyncio.to_thread(process.ends)
        assert (code, slack.violations, slack.unexpected) == (0, [], [])
    assert CANARY not in (tmp_path / "stderr.txt").read_text() + checked.stdout + checked.stderr
    assert CANARY.encode() not in kept(tmp_path)


async def test_whoever_does_not_agree_leaves_nothing_behind(tmp_path: Path) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with SlackApi(manifest=write_manifest(public)) as slack:
        leo = slack.workspace("Café du coin", id="T01").person("Léo", owner=True)
        async with running_beside("run", folder=tmp_path, settings=over_http(slack, tmp_path, port), anew=True):
            page = await leo.installs(f"{public}/slack/install", agrees=False)
            assert "rien n’a été installé" in page.text
            for path in ("?code=1&state=forged", "?state=forged", ""):
                status, said = await asyncio.to_thread(fetch, f"{public}/slack/oauth_redirect{path}")
                assert status in (400, 401)
                assert "Ça n’a pas marché cette fois" in said
    assert installed(tmp_path) == []


async def test_one_workspace_is_served_by_a_socket(tmp_path: Path) -> None:
    async with SlackApi(manifest=write_manifest()) as slack:
        shop = slack.workspace("Café du coin", id="T01")
        leo = shop.person("Léo", locale="en-CA", owner=True)
        shop.installs(leo)
        settings = {
            **SETTINGS,
            "COLLECTIF_DATABASE_URL": f"sqlite:///{tmp_path}/collectif.db",
            "COLLECTIF_LOG_LEVEL": "DEBUG",
            "COLLECTIF_SLACK_BOT_TOKEN": shop.token,
            "COLLECTIF_SLACK_APP_TOKEN": slack.app.app_token,
            "COLLECTIF_SLACK_BASE_URL": slack.url,
        }
        async with running_beside("run", folder=tmp_path, settings=settings) as process:
            await slack.until(lambda: slack.world.sockets.open)
            await leo.says("Hello")
            await slack.until(lambda: leo.heard)
            assert "la Caisse du Quartier" in leo.last.text
            checked = await asyncio.to_thread(typed, "check", folder=tmp_path, settings=settings)
            assert "by Socket Mode" in checked.stdout
            await shop.uninstalls()
            status, why = await asyncio.to_thread(fetch, f"{process.page}healthz")
            assert (status, "taken out of its workspace" in why) == (503, True)
            code = await asyncio.to_thread(process.ends)
            [place] = installed(tmp_path)
            assert (place.id, place.state, place.sealed) == (".T01", "closed", "")
        assert (code, slack.violations, slack.unexpected) == (0, [], [])
    assert CANARY not in (tmp_path / "stderr.txt").read_text() + checked.stdout + checked.stderr


async def test_a_wrong_key_keeps_the_door_shut_and_changes_nothing(tmp_path: Path) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with SlackApi(manifest=write_manifest(public)) as slack:
        slack.desk.request_url = f"{public}/slack/events"
        leo = slack.workspace("Café du coin", id="T01").person("Léo", owner=True)
        settings = over_http(slack, tmp_path, port)
        async with running_beside("run", folder=tmp_path, settings=settings):
            await leo.installs(f"{public}/slack/install")
    (tmp_path / "collectif.tokens.key").unlink()
    before = installed(tmp_path)
    answer = await asyncio.to_thread(typed, "run", folder=tmp_path, settings=settings)
    assert answer.returncode == 1
    assert "encrypted with another key" in answer.stderr
    assert "COLLECTIF_TOKEN_KEYS" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert installed(tmp_path) == before
    assert before[0].sealed


@pytest.mark.parametrize("lacking", ["SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET", "PUBLIC_URL"])
async def test_half_a_configuration_is_said_in_a_line(tmp_path: Path, lacking: str) -> None:
    async with SlackApi() as slack:
        settings = over_http(slack, tmp_path, 0)
    del settings[f"COLLECTIF_{lacking}"]
    answer = await asyncio.to_thread(typed, "run", folder=tmp_path, settings=settings)
    assert answer.returncode == 1
    assert f"COLLECTIF_{lacking}" in answer.stderr
    assert CANARY not in answer.stderr
