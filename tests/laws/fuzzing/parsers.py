"""Every parser at the edge: what comes in, near what is right, and the errors by which it may be refused."""

import datetime as dt
import json
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import ValidationError

from bot.adapters.slack import changes, payloads
from bot.adapters.telegram import updates, webhook
from bot.adapters.web import frames
from bot.adapters.web.sessions import Sessions
from bot.commands import offices, reading
from bot.formats import parse_database
from bot.matchfile.reading import BadFile, Reading
from bot.rosters import BadRoster, read_roster
from bot.settings import BadSettings, Settings, read_settings, variable_of
from conversations import typed
from conversations.inbound import Input, Open, Press, Text
from conversations.words import speaking
from locales import __main__ as filling
from locales import catalogs, checks, pofiles
from storage import backups, unit
from storage.errors import BadDatabase
from storage.unit import Unit
from tests.bot import test_match as matching
from tests.bot.slack import test_payloads as slack
from tests.bot.telegram import test_updates as telegram
from tests.laws.fuzzing.shapes import cut, damaged, lines, near_any, sentences, texts, wounds
from tests.laws.street import Street, inhabit
from tests.laws.trying import tried
from tests.stories.ground import Memory
from tests.stories.town import Town

TODAY = dt.datetime(2026, 11, 22, 10)  # noqa: DTZ001 - as people write it: local, without a zone
WORDS = (
    "je", "peux", "libre", "le", "samedi", "matin", "de", "9", "h", "à", "midi", "jusqu’", "demain", "hier", "31",
    "février", "2026-11-28", "every", "other", "week", "from", "9am", "to", "17:00", "sauf", "menuiserie", "2", "amis",
    "25", "$", "l’heure", "between", "15", "and", "bénévole", "H2S", "1A1", "Rosemont", "sans", "pas", "my", "sink", "?",
)  # fmt: skip
TELEGRAM = (
    telegram.message(text="bonjour"),
    telegram.message(telegram.GROUP, text="/offrir@EspaceBot", message_thread_id=3, is_topic_message=True),
    telegram.message(photo=telegram.SIZES, caption="?", media_group_id="1"),
    telegram.message(location={"latitude": 45.5, "longitude": -73.6}),
    telegram.message(telegram.GROUP, migrate_to_chat_id=-100, reply_to_message={"from": telegram.ADA}),
    telegram.press(),
    telegram.standing(telegram.GROUP, "left", {"status": "member", "can_send_messages": False}),
    {"update_id": 1, "inline_query": {"id": "1", "from": telegram.ADA, "query": "jouets", "offset": ""}},
)
SLACK = (
    slack.message(text="<@U1> &lt;bonjour&gt;", files=[{"id": "F1", "mimetype": "image/png"}]),
    slack.event(type="member_joined_channel", user="UBOT", channel="C1", inviter="UADA"),
    slack.event(type="channel_rename", channel={"id": "C1", "name": "ruelle"}, event_ts="1.5"),
    slack.event(type="user_change", user={"id": "UADA", "deleted": True}, tokens={"bot": ["UBOT"]}),
    slack.event(type="app_home_opened", tab="home", user="UADA", channel="D1"),
    slack.pressed(channel={"id": "C1"}),
    slack.sent({"title": {"value": "x"}, "day": {"selected_date": "2026-11-28"}, "file": {"files": [{"id": "F1"}]}}),
    slack.command("offrir de la menuiserie"),
    {"type": "shortcut", "callback_id": "offer_help", "user": slack.USER, "trigger_id": "1", "action_ts": "1.2"},
)
FRAMES = (
    {"after": "m7"},
    {"id": "c1", "text": "Bonjour"},
    {"id": "c2", "press": "a1-yes"},
    {"id": "c3", "fill": {"token": "f1", "values": {"title": "x", "count": 3}}},
    {"id": "c4", "located": {"lat": 45.54, "lon": -73.6}},
    {"id": "c5", "media": {"refs": ["u1"]}},
    {"id": "c6", "open": "/offer"},
)
KEPT = (
    {
        "frames": [{"flow": "offer", "version": 1, "state": "give", "data": {"words": "x"}, "trail": ["hello"]}],
        "screen": {"nonce": "n", "choices": [["yes", "Oui"]], "at": 1, "text": "?"},
        "revision": 3,
    },
)
SETTINGS = (
    "sqlite:///x.db",
    "postgresql://u:p@h/d",
    "8080",
    "0",
    "https://x.example/",
    "webhook",
    "json",
    "12:ab",
    "xoxb-1",
)
ROSTER = "name,place,languages,gives,closed_days\nQuincaillerie,H2S,fr en,goods;space,lundi\nBoulangerie,Rosemont,fr,temps,\n"
CATALOG = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n#, fuzzy\nmsgid "Hello, {name}."\n'
    'msgstr "Bonjour, {name}."\n\nmsgid "{n} place"\nmsgid_plural "{n} places"\nmsgstr[0] "{n} place"\n'
    'msgstr[1] "{n} places"\n\n#~ msgid "Gone"\n#~ msgstr "Parti"\n'
)
ENTRIES = (
    {"Hello": {"fr": "Bonjour", "vous": "Bonjour", "en": "Hello"}},
    [{"msgid": "{n} place", "plural": "{n} places", "fr": ["{n} place", "{n} places"]}],
)
DATABASES = ("sqlite:///door.db", "sqlite:////var/~ada/door.db", "postgresql://u:p@[::1]:5432/d?sslmode=require")
SPEAKING = speaking(catalogs())("fr", "tu")
SESSIONS = Sessions("k" * 40, secure=True)


class _TakenBack(Exception):
    """The turn was only tried."""


@dataclass(frozen=True)
class Parser:
    """What comes in, what reads it, and how it may refuse; `weight` is its share of all that is tried."""

    given: SearchStrategy[Any]
    read: Callable[[Any], object]
    refusals: tuple[type[Exception], ...] = ()
    weight: int = 10

    def takes(self, value: Any) -> None:
        """Reads one; raises what is no refusal."""
        with suppress(*self.refusals):
            self.read(value)


def _slack(body: Any) -> object:
    if not isinstance(body, dict):
        return None  # Bolt gives nothing else
    return payloads.read(body, slack.PLACE, slack.NOW), changes.closed_by(body), dict(changes.changed_user(body))


def _update(body: bytes) -> object:
    update = webhook._parse(body)
    return update is not None and telegram.READER.read(update, telegram.NOW)


def _frame(raw: bytes) -> object:
    read = frames.read(raw)
    return read.input() if isinstance(read, frames.Frame) else read.seq


def _latin(header: bytes) -> str:
    """A header's bytes as servers read them."""
    return header.decode("latin-1").rpartition("=")[2]


def _cookie(cookie: str) -> object:
    return SESSIONS.read(cookie), SESSIONS.returning(cookie)


def _told(line: bytes) -> object:
    return reading._facts(reading.Given.model_validate_json(line), explain=True)


def _said(text: str) -> object:
    return reading._facts(reading.Given(id="1", text=text, now=TODAY), explain=True)


def _matched(data: bytes) -> object:
    read = Reading(data)
    return read.now, len(read.needs), len(read.offers)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="fuzzing-")


def _roster(content: bytes) -> object:
    file = Path(_folder().name) / "partners.csv"
    file.write_bytes(content)
    return read_roster(file, lambda fsa: fsa.startswith("H"))


def _catalog(content: bytes) -> object:
    """A catalog read, looked over, and written as the program takes it."""
    folder = Path(_folder().name)
    file = pofiles.path("fr", folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    read = pofiles.read("fr", folder)
    faults = [list(checks.faults_of(pofiles.said(message), message, "fr")) for message in read if message.id]
    return pofiles.write("fr", read, folder), faults


def _typed(text: str) -> object:
    """Dates, hours, amounts, numbers and places, as somebody answers a question for them."""
    now = int(TODAY.timestamp() * 1000)
    for read in (
        typed.number_in,
        typed.amount_in,
        typed.hours_in,
        typed.hour_in,
        typed.place_in,
        lambda said: typed.fee_in(SPEAKING, said),
        lambda said: typed.spans_in(SPEAKING, said, now, "America/Toronto"),
    ):
        with suppress(typed.Unread):
            read(text)
    return None


@cache
def _backup() -> bytes:
    """A town as its backup is: one file, no log beside it."""
    with closing(Memory()) as ground:
        inhabit(Town(ground))
        return ground.connection.serialize()


def _restored(wound: tuple[float, int, bytes]) -> object:
    folder = Path(_folder().name)
    copy, database = folder / "copy.db", folder / "restored.db"
    copy.write_bytes(cut(_backup(), wound))
    try:
        return backups.restore(copy, database, now=1, harmless="web")
    finally:
        for left in folder.glob("restored.db*"):
            left.unlink()


@cache
def _street() -> Street:
    return inhabit(Town(Memory()))


def _tokens() -> list[str]:
    people = _street().people
    return sorted({choice.token for one in people for _, m in one.seen for choice in m.screen.choices if choice.token})


def _turn(what: Input) -> object:
    """All that the door does with it, taken back."""
    return tried(_street().ada, what).text


def _taken(body: Any) -> object:
    """All that the door does with what Telegram or Slack sent, taken back."""
    read = _brought(body)
    if read is None:
        return None
    town = _street().ada.town

    def turn(uow: Unit) -> None:
        town.engine.run(uow, read.inbound, now=town.now)
        raise _TakenBack

    with suppress(_TakenBack):
        town.run(turn)
    return None


def _brought(body: Any) -> updates.Taken | payloads.Taken | None:
    if not isinstance(body, dict):
        return None
    read = telegram.READER.read(body, telegram.NOW) or payloads.read(body, slack.PLACE, slack.NOW)
    return None if isinstance(read, updates.InlineQuery) else read


environment = st.dictionaries(
    st.sampled_from([variable_of(name) for name in Settings.model_fields]),
    st.sampled_from(SETTINGS) | texts,
    max_size=6,
)
cookies = st.one_of(
    texts, damaged(st.sampled_from((SESSIONS.link("abc"), SESSIONS.header("abc"))).map(str.encode)).map(_latin)
)
tokens = st.deferred(lambda: st.sampled_from(_tokens())) | st.sampled_from(("/offrir", "/start", "oABC-yes")) | texts
said = st.one_of(tokens.map(Press), tokens.map(Open), sentences(WORDS).map(Text))
needs = {"now": "2026-11-22T10:00", "needs": [matching.NEED], "offers": [matching.OFFER]}
message = {"id": "1", "text": "libre samedi", "now": "2026-11-22T10:00", "lang": "fr"}

PARSERS: dict[str, Parser] = {
    "Telegram’s updates": Parser(
        near_any(TELEGRAM), lambda one: telegram.READER.read(one, 0) if isinstance(one, dict) else None
    ),
    "Telegram’s requests": Parser(lines(TELEGRAM), _update),
    "Slack’s requests": Parser(near_any(SLACK), _slack),
    "the page’s frames": Parser(lines(FRAMES), _frame, (frames.Unreadable,)),
    "cookies and ways back": Parser(cookies, _cookie),
    "conversations that were kept": Parser(
        lines(KEPT).map(lambda raw: raw.decode("utf-8", "replace")), unit._conversation
    ),
    "settings": Parser(environment, read_settings, (BadSettings,), weight=3),
    "addresses of databases": Parser(
        damaged(st.sampled_from(DATABASES).map(str.encode)).map(lambda raw: raw.decode("latin-1"))
        | texts.map("sqlite:///{}".format),
        parse_database,
        (ValueError,),
        weight=1,
    ),
    "accounts that are typed": Parser(
        texts, lambda text: offices._account(Settings(), text), (typer.BadParameter,), weight=1
    ),
    "rosters of partners": Parser(damaged(st.just(ROSTER.encode())), _roster, (BadRoster,)),
    "catalogs": Parser(damaged(st.just(CATALOG.encode())), _catalog, (pofiles.BadCatalog,), weight=3),
    "words to fill in": Parser(lines(ENTRIES), lambda raw: filling._entries(json.loads(raw)), (ValueError,), weight=3),
    "lines to understand": Parser(lines([message]), _told, (ValidationError,)),
    "dates, hours and amounts that are typed": Parser(sentences(WORDS) | texts, _typed, weight=3),
    "sentences": Parser(sentences(WORDS), _said, weight=3),
    "files to match": Parser(lines([needs]), _matched, (BadFile,)),
    "copies to restore": Parser(wounds, _restored, (BadDatabase,), weight=1),
    "what is pressed, opened or typed": Parser(said, _turn, weight=3),
    "what platforms bring": Parser(near_any((*TELEGRAM, *SLACK)), _taken, weight=3),
}
