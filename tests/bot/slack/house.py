"""Slack's door in this process: the real Bolt, engine, store and outbox between a local Slack and its database."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed

from bot.adapters.files import Files
from bot.adapters.slack.adapter import HOLD, SlackAdapter
from bot.adapters.slack.bolt import make_app
from bot.adapters.slack.workspaces import Workspaces
from bot.delivery import Deliverer
from bot.door import Door
from bot.keys import Vault
from bot.premises import LIMITS
from conversations.engine import Engine
from conversations.flow import Flow
from conversations.flows import FLOWS
from conversations.inbound import Address, Inbound
from conversations.screens import Message, Reply, Screen
from conversations.setting import Setting
from conversations.words import speaking
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from locales import catalogs
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.clock import Clock
from tests.slackapi import SlackApi
from tests.slackapi.bolt import straight
from tests.slackapi.people import Person
from tests.slackapi.places import Place
from tests.stories.town import ROSEMONT

WORDS = speaking(catalogs())
PUBLIC = "https://porte.example.org"


class Still:
    """A source that brings nothing: the desk hands over what comes."""

    closed = ""

    async def run(self) -> None:
        await asyncio.get_running_loop().create_future()


class House:
    """The door, and the neighbourhood behind it. `handled` is every input that came in, before its turn."""

    def __init__(
        self,
        slack: SlackApi,
        store: SqliteStore,
        clock: Clock,
        *,
        flows: Sequence[type[Flow[Any]]] = FLOWS,
        files: Files | None = None,
        hold: float = HOLD,
    ) -> None:
        self.slack = slack
        self.store = store
        self.clock = clock
        self.vault = Vault([Fernet.generate_key().decode()])
        self.workspaces = Workspaces(store, self.vault, base_url=slack.url, clock=clock)
        self.app = make_app(self.workspaces, slack.app.signing_secret)
        self.adapter = SlackAdapter(
            self.app,
            Still(),
            self.workspaces,
            words=WORDS,
            clock=clock,
            public_url=PUBLIC,
            files=files,
            hold=hold,
        )
        setting = Setting(
            words=WORDS, limits=lambda platform: LIMITS[platform], secret=b"a house of Slack", operator="la Caisse"
        )
        self.door = Door(Engine(flows, setting), store, clock=clock)
        self.deliverer = Deliverer(store, {"slack": self.adapter}, clock=clock, pause=self._pause)
        self.handled: list[Inbound] = []
        self.held: asyncio.Event | None = None
        """Until it is set, no turn begins: a database that does not answer."""
        self.began = asyncio.Event()
        self.fails: Exception | None = None

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn."""
        self.handled.append(inbound)
        if self.held is not None:
            self.began.set()
            await self.held.wait()
        if self.fails is not None:
            raise self.fails
        return await self.door.turn(inbound)

    async def settles(self) -> None:
        """Everything owed is delivered; where a pace has to be kept, the clock moves."""
        while True:
            while await self.deliverer.once():
                pass
            if not await self.store.read(lambda kept: kept.outbox.depth()):
                return
            self.clock.passes(seconds=1)

    async def owes(self, to: Address, screen: Screen, *, replaces: str = "", attachment: str = "") -> str:
        """A message owed outside any turn; its id."""
        id = f"{time.perf_counter_ns():026d}"
        message = Message(to, screen, replaces=replaces, attachment=attachment, id=id)
        await self.store.run(lambda uow: uow.outbox.put(message, cause="test", now=self.clock()))
        return id

    async def installs(self, place: Place, by: Person, *, org: bool = False) -> None:
        """The app is in a workspace or in its whole organization, and the door knows it."""
        token = place.installs(by, org=org)
        workspace = place.workspace
        await self.workspaces.open(
            Agreed(
                user_id=by.id,
                app_id="A0COLLECTIF",
                enterprise_id=workspace.enterprise or None,
                team_id=workspace.id,
                bot_token=token,
                bot_id="B1",
                bot_user_id=place.bot,
                is_enterprise_install=org,
                installed_at=self.clock() / 1000,
            )
        )

    async def joins(self, person: Person, *, language: Language = "en") -> str:
        """Somebody already came in, by this account; their member's id."""
        workspace = person.place.key
        identity = f"slack|{workspace}|{person.id}"
        address = Address("slack", workspace, person.id, "", person.id)

        def join(uow: Unit) -> str:
            ids = iter(f"{time.perf_counter_ns():020d}{n:06d}" for n in range(100))
            neighbourhood = Neighbourhood(uow, now=self.clock(), new_id=lambda: next(ids))
            member = neighbourhood.join(
                identity, str(address), name=person.user.name, language=language, age="adult", later=True
            )
            neighbourhood.actor = member
            neighbourhood.adjust(fsa="H2S")
            return member.id

        return await self.store.run(join)

    async def _pause(self, seconds: float) -> None:
        self.clock.passes(seconds=seconds)


@asynccontextmanager
async def housed(slack: SlackApi, clock: Clock, folder: Path, **others: Any) -> AsyncIterator[House]:
    """The house, open, with the desk at its door."""
    store = await SqliteStore.open(folder / "collectif.db")
    house = House(slack, store, clock, **others)
    await store.run(lambda uow: uow.territories.put(ROSEMONT))
    slack.desk.stamps = lambda: time.time_ns() // 1_000_000
    slack.desk.straight = straight(house.app)
    opened = asyncio.create_task(house.adapter.run(house.handle))
    try:
        yield house
    finally:
        opened.cancel()
        await asyncio.wait((opened,))
        await house.workspaces.hang_up()
        await store.close()
