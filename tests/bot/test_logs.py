"""Logs are one record a line, and no secret is ever in one."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import CHATTY, set_up_logs
from bot.settings import read_settings

TOKEN = "1234:a-telegram-token"
KEY = "a key of more than thirty-two characters, é"
SECRETS = {
    "COLLECTIF_TELEGRAM_TOKEN": TOKEN,
    "COLLECTIF_SECRET_KEY": KEY,
    "COLLECTIF_DATABASE_URL": "postgresql://door:pass%40word@db/door",
}


@pytest.fixture(autouse=True)
def loggers_left_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in (*CHATTY, "bot")}
    logging.getLogger("bot").setLevel(logging.NOTSET)
    root.handlers = []  # pytest's own stay open: basicConfig closes what it replaces
    yield
    root.handlers = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def logs(form: str, level: str = "INFO") -> io.StringIO:
    written = io.StringIO()
    set_up_logs(read_settings(SECRETS | {"COLLECTIF_LOG_FORMAT": form, "COLLECTIF_LOG_LEVEL": level}), written)
    return written


def fail_with(message: str) -> None:
    raise ConnectionError(message)


def test_text_reads_as_a_line() -> None:
    written = logs("text")
    logging.getLogger("bot.door").info("turn %s took %d ms", "01J", 3)
    assert written.getvalue().endswith("INFO    bot.door: turn 01J took 3 ms\n")


def test_json_is_an_object_a_line_with_what_was_passed() -> None:
    written = logs("json")
    logging.getLogger("bot.door").warning("turn\nfailed", extra={"turn": "01J"})
    line = json.loads(written.getvalue())
    assert written.getvalue().count("\n") == 1
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "WARNING", "logger": "bot.door", "message": "turn\nfailed", "turn": "01J"}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("secret", [TOKEN, KEY, "pass%40word", "pass@word"])
def test_a_secret_is_left_out_wherever_it_hides(form: str, secret: str) -> None:
    written = logs(form)
    log = logging.getLogger("bot.delivery")
    log.error("GET /bot%s/getMe", secret)
    log.error("sent", extra={"url": f"/bot{secret}"})
    try:
        fail_with(f"refused: {secret}")
    except ConnectionError:
        log.exception("delivery failed")
    assert "delivery failed" in written.getvalue()
    assert "refused: ***" in written.getvalue()
    assert secret not in written.getvalue()
    assert json.dumps(secret)[1:-1] not in written.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_trace_holds_nobody_s_words(form: str) -> None:
    written = logs(form)
    try:
        int("mon lavabo coule")
    except ValueError:
        logging.getLogger("bot.door").exception("turn failed", extra={"turn": "01J"})
    assert "lavabo" not in written.getvalue()
    assert "test_a_trace_holds_nobody_s_words" in written.getvalue()
    assert "ValueError" in written.getvalue()


def test_libraries_that_tell_each_call_are_quiet_even_when_we_are_not() -> None:
    written = logs("text", "DEBUG")
    logging.getLogger("httpx").info("HTTP Request: GET /bot…/getMe")
    logging.getLogger("httpcore.connection").debug("connect_tcp.started")
    logging.getLogger("bot.door").debug("heard")
    assert written.getvalue().count("\n") == 1
    logging.getLogger("httpx").warning("retrying")
    assert "retrying" in written.getvalue()


def test_the_level_is_the_settings() -> None:
    written = logs("text", "ERROR")
    logging.getLogger("bot.door").warning("not this")
    logging.getLogger("httpx").warning("nor this")
    assert written.getvalue() == ""


def test_setting_up_again_replaces() -> None:
    logs("text")
    written = logs("text")
    logging.getLogger("bot.door").info("once")
    assert written.getvalue().count("once") == 1
