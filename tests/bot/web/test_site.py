"""Who a browser is, what the page may load, and who may open its chat."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from itsdangerous import URLSafeTimedSerializer
from websockets.exceptions import InvalidStatus

from bot.adapters.web import sessions
from bot.adapters.web.sessions import Sessions
from bot.adapters.web.site import PAGE
from tests.bot.web.house import SECRET, House, address
from tests.bot.web.robot import robot

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=house.url) as client:
        yield client


def cookie_of(response: httpx.Response) -> str:
    return response.headers["set-cookie"].split(";")[0]


async def test_the_page_gives_a_signed_cookie_that_scripts_cannot_read(visitor: httpx.AsyncClient) -> None:
    header = (await visitor.get("/")).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in header.split(";")}
    assert "Secure" not in header


async def test_behind_https_the_cookie_is_for_https_only() -> None:
    async with House(public_url="https://porte.example.org").opened() as house, httpx.AsyncClient() as client:
        header = (await client.get(house.url)).headers["set-cookie"]
    assert header.startswith("__Host-")
    assert "; Secure" in header


async def test_a_browser_is_the_same_person_at_each_visit(house: House, visitor: httpx.AsyncClient) -> None:
    first = cookie_of(await visitor.get("/"))
    again = cookie_of(await visitor.get("/"))
    assert first == again
    async with robot(house.chat, cookie=first) as page:
        await page.turn({"id": "c1", "text": "Bonjour"})
    async with robot(house.chat, cookie=again) as page:
        await page.replay(None)
        assert page.texts == ["« Bonjour »"]
    [inbound] = house.heard
    assert inbound.sender.chat == inbound.sender.user
    assert inbound.reachable is False


async def test_a_robot_without_a_cookie_is_given_one_as_it_connects(house: House) -> None:
    async with robot(house.chat) as newcomer:
        await newcomer.turn({"id": "c1", "text": "Bonjour"})
        response = newcomer.connection.response
        assert response is not None
        cookie = response.headers["set-cookie"].split(";")[0]
    async with robot(house.chat, cookie=cookie) as again:
        await again.replay(None)
        assert again.texts == ["« Bonjour »"]
    async with robot(house.chat) as other:
        await other.replay(None)
        assert other.texts == []


@pytest.mark.parametrize("value", ["", "ada", "ada.forged", Sessions("another secret", secure=False).header("ada")[6:]])
async def test_a_forged_cookie_is_a_stranger(house: House, value: str) -> None:
    async with robot(house.chat, cookie=f"porte={value}") as stranger:
        await stranger.turn({"id": "c1", "text": "Bonjour"})
    [inbound] = house.heard
    assert inbound.sender.user not in ("", "ada")


async def test_a_return_link_makes_another_device_the_same_person(house: House, visitor: httpx.AsyncClient) -> None:
    mine = cookie_of(await visitor.get("/"))
    async with robot(house.chat, cookie=mine) as page:
        link = (await page.hear())["hello"]["back"]
        await page.turn({"id": "c1", "text": "Bonjour"})
    assert mine.partition("=")[2] not in link
    async with httpx.AsyncClient(base_url=house.url) as phone:
        moved = await phone.get(link)
        assert (moved.status_code, moved.headers["location"]) == (303, "/")
        assert cookie_of(moved) == mine
        # A link's token is no cookie.
        token = link.partition("back=")[2]
    async with robot(house.chat, cookie=f"porte={token}") as thief:
        await thief.replay(None)
        assert thief.texts == []


async def test_a_return_link_too_old_or_not_ours_changes_nobody(
    house: House, visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "LINK_AGE", -1)
    for link in (
        house.sessions.link("somebody"),
        f"/?back={URLSafeTimedSerializer(SECRET).dumps('somebody')}",
        "/?back=x",
    ):
        answer = await visitor.get(link)
        assert answer.status_code == 303
        assert "set-cookie" not in answer.headers


async def test_somebody_else_can_be_chosen_in_the_demo_alone(house: House, demo: House) -> None:
    await house.write(address("ada"), "for Ada alone")
    await demo.write(address("ada"), "for Ada alone")
    async with robot(f"{house.chat}?as=ada") as stranger, robot(f"{demo.chat}?as=ada") as ada:
        await stranger.replay(None)
        await ada.replay(None)
        assert (stranger.texts, ada.texts) == ([], ["for Ada alone"])
    with pytest.raises(InvalidStatus) as refused:
        async with robot(f"{demo.chat}?as=nobody"):
            pass
    assert refused.value.response.status_code == 404


async def test_the_demo_lists_its_people_and_another_door_does_not(house: House, demo: House) -> None:
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{house.url}/demo/people")).status_code == 404
        people = (await client.get(f"{demo.url}/demo/people")).json()
        ours, theirs = [(await client.get(door.url)).text for door in (demo, house)]
    assert people[0] == {"key": "ada", "name": "Ada", "kind": "Voisine", "place": "La Petite-Patrie", "language": "fr"}
    assert 'data-demo="yes"' in ours
    assert 'data-demo="no"' in theirs


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://evil.example:80/"])
async def test_another_sites_page_may_not_open_the_chat(house: House, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with robot(house.chat, origin=origin):
            pass
    assert refused.value.response.status_code == 403


async def test_our_own_page_may_and_so_may_the_public_address() -> None:
    async with House(public_url="https://porte.example.org").opened() as house:
        for origin in (house.url, "https://porte.example.org"):
            async with robot(house.chat, origin=origin) as page:
                frames = await page.turn({"id": "c1", "text": "Bonjour"})
                assert {"done": "c1"} in frames


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("es-MX,en;q=0.8,fr;q=0.5", "en"), ("ar", ""), ("", "")],
)
async def test_the_browsers_language_is_handed_in(house: House, accepted: str, locale: str) -> None:
    async with robot(house.chat, accept_language=accepted) as page:
        hello = (await page.hear())["hello"]
        await page.turn({"id": "c1", "text": "Bonjour"})
    assert house.heard[0].locale == locale
    assert hello["language"] == (locale or "fr")


async def test_the_page_may_load_nothing_from_elsewhere_and_is_shown_in_no_frame(visitor: httpx.AsyncClient) -> None:
    headers = (await visitor.get("/")).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "no-store" in headers["cache-control"]


async def test_a_strange_host_puts_nothing_into_the_policy(visitor: httpx.AsyncClient) -> None:
    policy = (await visitor.get("/", headers={"host": "a; script-src *"})).headers["content-security-policy"]
    assert "script-src *" not in policy


async def test_health_and_metrics_are_served_beside(visitor: httpx.AsyncClient) -> None:
    for path in ("/healthz", "/metrics"):
        assert (await visitor.get(path)).text == "fine"


async def test_the_whole_page_is_small_and_all_there(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("/")).text
    files = [path for path in PAGE.iterdir() if path.name != "index.html"]
    size = len(page.encode())
    for path in files:
        answer = await visitor.get(f"/assets/{path.name}")
        assert answer.status_code == 200
        size += len(answer.content)
    assert size < 70_000
    assert {path.name for path in files} >= {"style.css", "page.js", "door.svg"}
