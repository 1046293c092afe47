"""The page for everybody: WCAG 2.2 AA as axe-core sees it, narrow screens, large text, no motion."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from conversations.inbound import Inbound, Text
from conversations.screens import Card, Choice, Field, Picture, Progress, Reply, Screen
from tests.bot.web.house import House, address, in_language, repeat
from tests.bot.web.onlooker import Onlooker, looking

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
FORM = Screen(
    text="Ton projet.",
    fields=(
        Field("title", "Le titre", examples=("Un jouet de bois",)),
        Field("story", "L’histoire", kind="long", required=False),
        Field("kind", "Le genre", kind="choice", options=tuple(Choice(f"k{n}", f"Genre {n}") for n in range(3))),
        Field("area", "Le quartier", kind="choice", options=tuple(Choice(f"a{n}", f"Quartier {n}") for n in range(9))),
        Field("day", "La date", kind="date"),
        Field("hour", "L’heure", kind="time"),
        Field("place", "Le lieu", kind="place", examples=("H2S",)),
    ),
    form="f1",
    choices=(Choice("cancel", "Laisser faire", style="danger", token="c"),),
)
CARD = Screen(
    text="Un projet près de chez toi, à voir sur https://example.org/un-tres-long-lien-qui-ne-se-coupe-pas-facilement",
    card=Card(
        subject="need:1",
        title="Un jouet de bois pour chaque petit de maternelle",
        lines=("Une école de Rosemont · samedi 28 novembre", "anticonstitutionnellement" * 4),
        reasons=("menuiserie", "samedi matin", "à environ 2 km"),
        picture=Picture("nowhere", "Un cheval de bois"),
        progress=Progress(2, 3, "2 personnes sur 3"),
    ),
    choices=(
        Choice("yes", "J’y serai", style="main", token="t1"),
        Choice("no", "Pas cette fois", token="t2"),
        Choice("report", "Signaler", style="danger", token="t3"),
    ),
)
SETTINGS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 360, "height": 740}},
    "narrow and dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "reflowed": {"viewport": {"width": 320, "height": 480}},
    "English": {"locale": "en-CA"},
}


async def furnish(house: House, user: str) -> None:
    """A talk with one of everything in it."""

    async def wrong(house: House, inbound: Inbound) -> Reply:
        if inbound.input == Text("rien"):
            return Reply(notice="Cette question-là est réglée depuis mardi.")
        return Reply(errors={field.id: "Écris une réponse ici." for field in FORM.fields})

    await house.write(address(user), Screen(text="Ça va?", choices=(Choice("yes", "Oui", token="o"),)))
    await house.mailbox.said(address(user), "web:ada:1", "Oui")
    await house.write(address(user), CARD)
    await house.write(address(user), Screen(card=Card("n:2", "Vingt feuilles", progress=Progress(8, 20, "8 sur 20"))))
    await house.write(address(user), FORM)
    await house.adapter.happen(address(user), "Ada a reçu une invitation.")
    house.answering = wrong


async def check(person: Onlooker) -> None:
    # The whole talk is laid out, for axe does not judge the colours of what is scrolled away.
    await person.page.evaluate(
        """() => {
            for (const phone of document.querySelectorAll('.phone')) phone.style.blockSize = 'auto';
            for (const log of document.querySelectorAll('.log')) log.style.overflow = 'visible';
        }"""
    )
    found = await Axe().run(person.page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("setting", SETTINGS)
async def test_nobody_is_shut_out(browser: Browser, demo: House, setting: str) -> None:
    in_language(demo, "ada", "en" if setting == "English" else "fr")
    await furnish(demo, "ada")
    # The picture that is missing is said in the console.
    async with looking(browser, f"{demo.url}/?as=ada", patient=True, **SETTINGS[setting]) as ada:
        await ada.phone.locator(".form button.main").click()
        await expect(ada.phone.locator("[aria-invalid=true]").first).to_be_focused()
        await ada.says("rien")
        await expect(ada.phone.locator(".aside")).not_to_be_empty()
        await ada.phone.locator(".menu").click()
        assert await overflowing(ada) == []
        await check(ada)


@pytest.mark.parametrize("setting", ["light", "narrow"])
async def test_three_phones_shut_nobody_out_either(browser: Browser, demo: House, setting: str) -> None:
    await furnish(demo, "leo")
    async with looking(browser, demo.url, patient=True, **SETTINGS[setting]) as ada:
        assert await overflowing(ada) == []
        await check(ada)


@pytest.mark.parametrize("setting", ["light", "narrow"])
async def test_text_twice_as_large_is_cut_nowhere(browser: Browser, demo: House, setting: str) -> None:
    await furnish(demo, "ada")
    async with looking(browser, f"{demo.url}/?as=ada", patient=True, **SETTINGS[setting]) as ada:
        await ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert await overflowing(ada) == []
        await ada.input.scroll_into_view_if_needed()
        await expect(ada.input).to_be_in_viewport()
        box = await ada.input.bounding_box()
        assert box is not None
        assert box["width"] > box["height"]  # words stay whole there
        await ada.phone.locator(".menu").click()
        await check(ada)


async def test_a_browser_of_ones_own_is_served_as_well(browser: Browser, house: House) -> None:
    async with looking(browser, house.url, viewport={"width": 360, "height": 740}) as ada:
        await ada.sees("« pressed /start »")
        await ada.phone.locator(".menu").click()
        await ada.presses("Revenir d’un autre appareil")
        assert await overflowing(ada) == []
        await expect(ada.input).to_be_in_viewport()
        await check(ada)


async def test_every_button_is_large_enough_for_a_thumb(browser: Browser, demo: House) -> None:
    await furnish(demo, "ada")
    async with looking(browser, f"{demo.url}/?as=ada", patient=True, **SETTINGS["narrow"]) as ada:
        await ada.says("rien")
        await ada.phone.locator(".menu").click()
        small = await ada.page.evaluate(
            """() => [...document.querySelectorAll('button, select, .radio, .say textarea')]
                .map(node => [node.textContent, node.getBoundingClientRect()])
                .filter(([, box]) => box.height && (box.height < 44 || box.width < 44))
                .map(([text]) => text)"""
        )
        assert small == []


async def test_nothing_moves_for_those_who_asked_for_stillness(browser: Browser, demo: House) -> None:
    demo.answering = repeat
    async with looking(browser, f"{demo.url}/?as=ada", reduced_motion="reduce") as ada:
        await ada.says("Bonjour")
        await ada.sees("« Bonjour »")
        await demo.write(address("ada"), "encore")
        await ada.sees("encore")
        assert await ada.page.evaluate("document.getAnimations().length") == 0


async def test_old_words_are_not_read_aloud_and_new_ones_are(browser: Browser, demo: House) -> None:
    omar = address("omar")
    await demo.write(omar, "hier")
    async with looking(browser, f"{demo.url}/?as=ada") as ada:
        await ada.sees("« pressed /start »")
        await expect(ada.log).to_have_attribute("aria-live", "polite")
        await ada.log.evaluate(
            """log => {
                window.read = [];
                new MutationObserver(changes => {
                    if (log.ariaBusy === 'true') return;
                    for (const { addedNodes } of changes) for (const node of addedNodes) read.push(node.textContent);
                }).observe(log, { childList: true });
            }"""
        )
        await ada.phone.get_by_label("Changer de personne").select_option("Omar")
        await ada.sees("hier")
        await demo.write(omar, "aujourd’hui")
        await ada.sees("aujourd’hui")
        assert await ada.page.evaluate("read") == ["La Porte\u00a0: aujourd’hui"]


async def test_the_page_says_the_same_things_in_both_languages(browser: Browser, house: House) -> None:
    async with looking(browser, house.url) as ada:
        french, english = [
            await ada.page.evaluate(
                """language => import('/assets/words.js').then(({ wordsOf }) => Object.fromEntries(
                    Object.entries(wordsOf(language)).map(([id, words]) =>
                        [id, typeof words === 'function' ? words('x') : JSON.stringify(words)])))""",
                language,
            )
            for language in ("fr", "en")
        ]
    assert french.keys() == english.keys()
    for words in french.values():
        assert " :" not in words
        assert "'" not in words


async def overflowing(person: Onlooker) -> list[str]:
    """What goes beyond the right edge of the page, or of the talk."""
    found: list[str] = await person.page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth + 1;
            const shown = [...document.querySelectorAll('body *')].filter(node => !node.closest('.unseen, option, svg'));
            return shown
                .filter(node => node.getBoundingClientRect().right > wide || (node.matches('.log, .aside') && node.scrollWidth > node.clientWidth + 1))
                .map(node => node.outerHTML.slice(0, 80));
        }"""
    )
    return found
