"""The program as it is started, in a process of its own, with its Telegram door on a local Bot API."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.doors import ROOT, SETTINGS, free_port, running, running_beside
from tests.bot.telegram.house import settings_for
from tests.bot.test_app import fetch
from tests.botapi import BotApi

CANARY = "7000000001:AAcanary-that-no_log_ever_shows"


def kept(folder: Path) -> bytes:
    """Every byte of the database."""
    return b"".join(path.read_bytes() for path in folder.glob("collectif.*"))


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_program_that_was_started_answers(tmp_path: Path, mode: str) -> None:
    port = str(free_port())
    async with BotApi(token=CANARY) as api:
        here = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": port, "LOG_LEVEL": "DEBUG", "TELEGRAM_MODE": mode}
        async with running_beside("run", folder=tmp_path, settings=settings_for(api, tmp_path, **here)) as process:
            ada = api.person("Ada")
            await ada.starts()
            await api.until(lambda: ada.heard)
            assert "la Caisse du Quartier" in ada.last.text
            await ada.presses(ada.last.labels[0])
            await api.until(lambda: len(ada.heard) > 1)
            await api.taken()
            assert await asyncio.to_thread(fetch, f"{process.page}healthz") == (200, "ok\n")
            _, metrics = await asyncio.to_thread(fetch, f"{process.page}metrics")
            assert 'collectif_turn_seconds_count{door="telegram",input="open"} 1.0' in metrics
            code = await asyncio.to_thread(process.ends)
        assert (code, api.unexpected) == (0, [])
    written = (tmp_path / "stderr.txt").read_text()
    assert "the Telegram door opens as @porte_bot" in written
    assert "canary" not in written
    assert b"canary" not in kept(tmp_path)


async def test_a_refused_token_closes_one_door_and_shows_nothing(tmp_path: Path) -> None:
    async with BotApi() as api:
        settings = settings_for(api, tmp_path, TELEGRAM_TOKEN=CANARY, LOG_LEVEL="DEBUG")
        async with running_beside("run", folder=tmp_path, settings=settings, anew=True) as process:
            await api.until(lambda: api.calls("getMe"))
            status, said = await asyncio.to_thread(fetch, f"{process.page}healthz")
            assert status == 503
            assert "the telegram door is closed" in said
            assert (await asyncio.to_thread(fetch, process.page))[0] == 200
            code = await asyncio.to_thread(process.ends)
        assert code == 0
    written = (tmp_path / "stderr.txt").read_text()
    assert "@BotFather" in written
    assert "canary" not in written + said


@pytest.mark.parametrize("words", [("run",), ("demo", "--no-browser", "--port", "0")])
def test_without_a_token_nothing_of_telegram_is_imported(tmp_path: Path, words: tuple[str, ...]) -> None:
    for library in ("telegram", "httpx"):
        (tmp_path / f"{library}.py").write_text(f"raise ImportError('{library} is not for this door')")
    path = f"{tmp_path}:{ROOT}"
    with running(*words, folder=tmp_path, settings={**SETTINGS, "PYTHONPATH": path}, anew=True) as process:
        assert process.page.startswith("http://127.0.0.1:")
