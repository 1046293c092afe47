"""Somebody at the page: what they do and see there, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""For a browser that starts in a container and talks to nobody but us."""


class Onlooker:
    """One phone of the page. `number` counts from the left."""

    def __init__(self, page: Page, number: int = 0) -> None:
        self.page = page
        self.phone = page.locator(".phone").nth(number)
        self.log = self.phone.get_by_role("log")
        self.input = self.phone.locator(".say textarea")

    def beside(self, number: int) -> "Onlooker":
        """The same eyes on another phone."""
        return Onlooker(self.page, number)

    async def says(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def presses(self, label: str) -> None:
        await self.button(label).click()

    def button(self, label: str) -> Locator:
        return self.phone.get_by_role("button", name=label, exact=True).last

    async def sees(self, text: str) -> None:
        await expect(self.log.get_by_text(text, exact=True).last).to_be_visible()

    async def bubbles(self) -> list[str]:
        """What was said by both, from the top, without what only a screen reader says."""
        found: list[str] = await self.log.evaluate(
            "log => [...log.querySelectorAll('.said > p, .door > .text, .card > h3')].map(node => node.textContent)"
        )
        return found

    async def focus(self) -> str:
        """The words of what has the focus."""
        found: str = await self.page.evaluate(
            "() => { const a = document.activeElement; return a.getAttribute('aria-label') ?? a.textContent }"
        )
        return found


@asynccontextmanager
async def looking(browser: Browser, url: str, *, patient: bool = False, **settings: Any) -> AsyncIterator[Onlooker]:
    """Opens the page. An error in it, or something its policy forbids, fails the test.

    `patient`: the connection is broken on purpose, and the browser says so.
    """
    defaults = {"locale": "fr-CA", "timezone_id": "America/Toronto", "viewport": {"width": 1280, "height": 900}}
    context = await browser.new_context(**(defaults | settings))
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" and not patient else None)
    await page.goto(url)
    await page.locator(".log[aria-busy=false]").first.wait_for()
    yield Onlooker(page)
    await context.close()
    assert wrong == []
