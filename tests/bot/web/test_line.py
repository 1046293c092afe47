"""The page when its line breaks: what is said goes once, what was missed comes, nothing is doubled."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, expect

from conversations.inbound import Inbound, Open, Text
from conversations.screens import Reply
from tests.bot.web.house import House, repeat
from tests.bot.web.onlooker import looking

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_what_is_said_without_a_line_goes_when_it_is_back_and_nothing_is_doubled(browser: Browser) -> None:
    house = House()
    async with house.opened(), looking(browser, house.url, patient=True) as ada:
        await ada.sees("« pressed /start »")
        me = house.heard[0].sender
        assert house.doors is not None
        # The door closes with something in the air: the turn is committed, its `done` is not heard.
        said = asyncio.Event()

        async def slow(house: House, inbound: Inbound) -> Reply:
            answer = await repeat(house, inbound)
            said.set()
            await asyncio.sleep(0.1)
            return answer

        house.answering = slow
        await ada.says("un")
        await said.wait()
        house.doors.cancel()
        await asyncio.sleep(0.2)
        house.answering = repeat
        await ada.says("deux")
        await ada.says("trois")
        await expect(ada.phone.locator(".offline")).to_contain_text("Connexion perdue")
        assert await ada.phone.locator(".said.waiting").count() >= 2
        await house.write(me, "pendant ce temps")
        house.doors = asyncio.create_task(house.adapter.run(house.handle))
        await ada.sees("« trois »")
        await expect(ada.phone.locator(".offline")).to_be_empty()
        await expect(ada.phone.locator(".said.waiting")).to_have_count(0)
        bubbles = await ada.bubbles()
        for text in ("un", "« un »", "deux", "« deux »", "trois", "« trois »", "pendant ce temps"):
            assert bubbles.count(text) == 1, bubbles
        assert bubbles.index("« un »") < bubbles.index("« deux »") < bubbles.index("« trois »")
        await ada.page.reload()
        await ada.sees("« trois »")
        assert sorted(await ada.bubbles()) == sorted(bubbles)
    assert [inbound.input for inbound in house.heard] == [Open("/start"), Text("un"), Text("deux"), Text("trois")]


async def test_what_is_unsent_survives_a_reload(browser: Browser, house: House) -> None:
    async with looking(browser, house.url, patient=True) as ada:
        await ada.sees("« pressed /start »")
        assert house.doors is not None
        house.doors.cancel()
        await asyncio.wait([house.doors])
        await ada.says("gardé")
        await ada.page.reload()
        await expect(ada.phone.locator(".said.waiting")).to_contain_text("gardé")
        house.doors = asyncio.create_task(house.adapter.run(house.handle))
        await ada.sees("« gardé »")
        await expect(ada.phone.locator(".said.waiting")).to_have_count(0)
        assert (await ada.bubbles()).count("gardé") == 1


async def test_a_demo_begun_anew_is_shown_anew(browser: Browser) -> None:
    first = House(demo=True)
    async with AsyncExitStack() as serving:
        await serving.enter_async_context(first.opened())
        async with looking(browser, f"{first.url}/?as=ada", patient=True) as ada:
            await ada.says("hier")
            await ada.sees("« hier »")
            await serving.aclose()
            second = House(demo=True, port=first.port, secret="the next demo's secret, drawn when it starts")
            await serving.enter_async_context(second.opened())
            await expect(ada.log).not_to_contain_text("hier")
            await ada.sees("« pressed /start »")
            await ada.says("neuf")
            await ada.sees("« neuf »")
            assert await ada.bubbles() == ["« pressed /start »", "neuf", "« neuf »"]


async def test_three_dots_show_that_an_answer_is_coming(browser: Browser, house: House) -> None:
    answer = asyncio.Event()

    async def slow(house: House, inbound: Inbound) -> Reply:
        await answer.wait()
        return await repeat(house, inbound)

    async with looking(browser, house.url) as ada:
        await ada.sees("« pressed /start »")
        house.answering = slow
        await ada.says("Bonjour")
        await expect(ada.phone.locator(".typing")).to_be_visible()
        answer.set()
        await ada.sees("« Bonjour »")
        await expect(ada.phone.locator(".typing")).to_be_hidden()
