"""The page in a real browser: what people do there, and what they see."""

import pytest
from playwright.async_api import Browser, expect

from bot.adapters.web.follower import Reader
from conversations.inbound import Filled, Inbound, Open, Press, Text
from conversations.screens import Card, Choice, Field, Progress, Reply, Screen
from tests.bot.web.house import House, address, in_language, repeat
from tests.bot.web.onlooker import looking

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ADA = address("ada")
FORM = Screen(
    text="Ton projet, en quelques lignes.",
    fields=(
        Field("title", "Le titre", examples=("Un jouet de bois",)),
        Field("story", "L’histoire", kind="long", required=False),
        Field("kind", "Le genre", kind="choice", options=(Choice("time", "Du temps"), Choice("space", "Un local"))),
        Field("date", "La date", kind="date"),
        Field("count", "Combien de personnes", kind="number", value="3"),
        Field("picture", "Une image", kind="picture", required=False),
    ),
    form="f1",
)


def invitation(found: int) -> Screen:
    return Screen(
        card=Card(
            subject="need:1",
            title="Un jouet de bois",
            lines=("samedi 28 novembre",),
            reasons=("menuiserie",),
            progress=Progress(found, 3, f"{found} personnes sur 3"),
        ),
        choices=(Choice("yes", "J’y serai", style="main", token="y"), Choice("no", "Pas cette fois", token="n")),
    )


async def asking(house: House, inbound: Inbound) -> Reply:
    """A turn that asks for a form when it is told so, and finds fault with a short title."""
    match inbound.input:
        case Text("formulaire"):
            await house.write(inbound.sender, FORM)
        case Filled(_, values) if len(values["title"]) < 3:
            return Reply(errors={"title": "Un titre compte de 3 à 80 caractères.", "elsewhere": "Autre chose encore."})
        case _:
            return await repeat(house, inbound)
    return Reply()


async def test_a_first_visit_begins_and_a_reload_shows_the_whole_talk(browser: Browser, house: House) -> None:
    async with looking(browser, house.url) as ada:
        await ada.sees("« pressed /start »")
        await ada.says("deux\nlignes")
        await ada.sees("« deux\nlignes »")
        await ada.presses("Encore")
        await ada.sees("« pressed again-1 »")
        talk = await ada.bubbles()
        assert talk == ["« pressed /start »", "deux\nlignes", "« deux\nlignes »", "Encore", "« pressed again-1 »"]
        await ada.page.reload()
        await ada.sees("« pressed again-1 »")
        assert await ada.bubbles() == talk
        await expect(ada.phone.locator(".chosen")).to_have_text("Encore (choisi)")
    assert [inbound.input for inbound in house.heard] == [Open("/start"), Text("deux\nlignes"), Press("again-1")]


async def test_a_link_is_opened_once_and_leaves_the_address(browser: Browser, house: House) -> None:
    async with looking(browser, f"{house.url}/?open=p42") as ada:
        await ada.sees("« pressed p42 »")
        assert ada.page.url == f"{house.url}/"
        await ada.page.reload()
        await ada.sees("« pressed p42 »")
    assert [inbound.input for inbound in house.heard] == [Open("p42")]


async def test_three_phones_of_three_people_and_anybody_can_be_chosen(browser: Browser, demo: House) -> None:
    async with looking(browser, demo.url) as ada:
        leo, omar = ada.beside(1), ada.beside(2)
        names = [await each.phone.get_attribute("aria-label") for each in (ada, leo, omar)]
        assert names == ["Téléphone\u00a0: Ada", "Téléphone\u00a0: Café Léo", "Téléphone\u00a0: Omar"]
        await ada.says("Bonjour")
        await ada.sees("« Bonjour »")
        await demo.adapter.happen(address("omar"), "Ada a dit bonjour.")
        await expect(omar.phone.locator(".happened")).to_have_text("Ada a dit bonjour.")
        assert "Bonjour" not in await omar.bubbles()

        chooser = omar.phone.get_by_label("Changer de personne")
        assert await chooser.locator("option").all_inner_texts() == [
            "Ada",
            "Café Léo",
            "Omar",
            "Maude",
            "Sam",
            "Première visite",
        ]
        await chooser.select_option("Ada")
        await omar.sees("« Bonjour »")
        await ada.says("Encore moi")
        await omar.sees("« Encore moi »")
        await omar.sees("Encore moi")
        await chooser.select_option("Sam")
        await expect(omar.phone).to_have_attribute("lang", "en-CA")
        await expect(omar.button("Send")).to_be_visible()
        await ada.page.reload()
        await expect(omar.phone).to_have_attribute("aria-label", "Phone: Sam")


async def test_a_form_says_what_is_wrong_where_it_is_wrong(browser: Browser, house: House) -> None:
    house.answering = asking
    async with looking(browser, house.url) as ada:
        await ada.says("formulaire")
        title = ada.phone.get_by_label("Le titre")
        await expect(title).to_have_accessible_description("Par exemple : Un jouet de bois")
        await expect(ada.phone.get_by_label("Une image")).to_have_attribute("type", "file")
        await title.fill("Un")
        await ada.phone.locator(".form").get_by_role("button", name="Envoyer").click()
        await expect(title).to_be_focused()
        await expect(title).to_have_attribute("aria-invalid", "true")
        await expect(title).to_have_accessible_description(
            "Par exemple : Un jouet de bois Un titre compte de 3 à 80 caractères."
        )
        await expect(ada.phone.locator(".aside")).to_contain_text("Autre chose encore.")

        await title.fill("Un banc")
        await ada.phone.get_by_label("L’histoire").fill("Assez long\npour deux lignes")
        await ada.phone.get_by_label("Un local").check()
        await ada.phone.get_by_label("La date").fill("2026-11-28")
        await title.press("Enter")
        await ada.sees("Un banc\nAssez long\npour deux lignes\nUn local\n2026-11-28\n3")
        await expect(title).not_to_have_attribute("aria-invalid", "true")
        await expect(ada.phone.locator(".form.past")).to_have_count(1)
    assert house.heard[-1].input == Filled(
        "f1",
        {
            "title": "Un banc",
            "story": "Assez long\npour deux lignes",
            "kind": "space",
            "date": "2026-11-28",
            "count": "3",
            "picture": "",
        },
    )


async def test_a_form_half_filled_is_still_so_when_the_page_comes_back(browser: Browser, house: House) -> None:
    house.answering = asking
    async with looking(browser, house.url) as ada:
        await ada.says("formulaire")
        title = ada.phone.get_by_label("Le titre")
        await title.fill("Un banc")
        await ada.phone.get_by_label("Un local").check()
        await ada.phone.get_by_label("La date").fill("2026-11-28")
        await ada.phone.get_by_label("Combien").fill("")
        await ada.page.reload()
        await expect(title).to_have_value("Un banc")
        await expect(ada.phone.get_by_label("Un local")).to_be_checked()
        await title.press("Enter")
        await ada.sees("Un banc\nUn local\n2026-11-28")
        await ada.page.reload()
        await expect(title).to_have_value("")


async def test_what_is_too_long_for_the_line_does_not_stop_it(browser: Browser, house: House) -> None:
    house.answering = asking
    async with looking(browser, house.url) as ada:
        await ada.says("formulaire")
        await ada.phone.get_by_label("L’histoire").evaluate("field => { field.value = 'a'.repeat(70000) }")
        await ada.phone.locator(".form").get_by_role("button", name="Envoyer").click()
        await expect(ada.phone.locator(".aside")).to_contain_text("C’est trop long")
        await ada.says("la suite")
        await ada.sees("« la suite »")


async def test_a_newcomer_of_the_demo_is_called_by_their_name_once_it_is_known(browser: Browser, demo: House) -> None:
    async with looking(browser, demo.url) as ada:
        await ada.phone.get_by_label("Changer de personne").select_option("Première visite")
        await ada.sees("« pressed /start »")
        title = ada.phone.get_by_role("heading", level=2)
        await expect(title).to_have_text("Première visite")
        me = demo.heard[-1].sender
        assert me.user not in ("ada", "")
        demo.readers[me] = Reader("menu", "fr", name="Yasmine")
        await ada.says("Yasmine")
        await expect(title).to_have_text("Yasmine")


async def test_everything_can_be_done_from_the_keyboard(browser: Browser, house: House) -> None:
    async with looking(browser, house.url) as ada:
        await ada.sees("« pressed /start »")
        keys = ada.page.keyboard
        seen = []
        for _ in range(5):
            await keys.press("Tab")
            seen.append(await ada.focus())
        assert seen == ["Conversation", "Encore", "Menu", "Message", "Envoyer"]
        await keys.press("Shift+Tab")
        await keys.type("Bonjour")
        await keys.press("Shift+Enter")
        await keys.type("toi")
        await keys.press("Enter")
        await ada.sees("« Bonjour\ntoi »")
        assert await ada.focus() == "Message"
        await keys.press("Shift+Tab")
        await keys.press("Shift+Tab")
        await keys.press("Enter")
        await ada.sees("« pressed again-1 »")
        # The focus stays on the button that was pressed; the next question is one step further.
        assert await ada.focus() == "Encore (choisi)"
        await keys.press("Tab")
        assert await ada.focus() == "Encore"
        await keys.press("Tab")
        await keys.press("Space")
        await expect(ada.button("Menu")).to_have_attribute("aria-expanded", "true")
        await keys.press("Escape")
        await expect(ada.phone.locator(".commands")).to_be_hidden()
        assert await ada.focus() == "Menu"
        await keys.press("Enter")
        await keys.press("Shift+Tab")
        await keys.press("Shift+Tab")
        assert await ada.focus() == "English"
        await keys.press("Enter")
        await ada.sees("« pressed /langue »")
        assert await ada.focus() == "Menu"


async def test_the_commands_are_always_there(browser: Browser, house: House) -> None:
    async with looking(browser, house.url) as ada:
        for label, command in (("Aide", "/aide"), ("Retour", "/retour"), ("Annuler", "/annuler"), ("Menu", "/menu")):
            await ada.phone.locator(".menu").click()
            await ada.phone.locator(".commands").get_by_role("button", name=label).click()
            await ada.sees(f"« pressed {command} »")
            await ada.sees(label)
        in_language(house, house.heard[0].sender.user, "en")
        await ada.phone.locator(".menu").click()
        await ada.presses("English")
        await expect(ada.button("Send")).to_be_visible()
        await expect(ada.phone).to_have_attribute("lang", "en-CA")
        await expect(ada.button("Encore")).to_have_accessible_name("Encore")


async def test_a_living_card_changes_where_it_stands_and_keeps_the_focus(browser: Browser, demo: House) -> None:
    async with looking(browser, f"{demo.url}/?as=ada") as ada:
        first = await demo.write(ADA, invitation(1))
        await demo.write(ADA, "Autre chose.")
        await ada.sees("1 personnes sur 3")
        await ada.button("Pas cette fois").focus()
        second = await demo.write(ADA, invitation(2), replaces=first)
        await ada.sees("2 personnes sur 3")
        assert await ada.focus() == "Pas cette fois"
        await demo.write(ADA, invitation(3), replaces=first)
        await ada.sees("3 personnes sur 3")
        await demo.write(ADA, invitation(0), replaces=second)
        await ada.sees("0 personnes sur 3")
        assert (await ada.bubbles())[-2:] == ["Un jouet de bois", "Autre chose."]
        await expect(ada.phone.locator(".card")).to_have_count(1)
        await ada.page.reload()
        await ada.sees("0 personnes sur 3")
        await expect(ada.phone.locator(".card")).to_have_count(1)


async def test_a_question_answered_steps_back_and_a_card_does_not(browser: Browser, demo: House) -> None:
    async with looking(browser, f"{demo.url}/?as=ada") as ada:
        await demo.write(ADA, invitation(1))
        await demo.write(ADA, Screen(text="Ça va?", choices=(Choice("yes", "Oui", token="o"), Choice("no", "Non"))))
        await ada.says("oui et non")
        await ada.sees("« oui et non »")
        await expect(ada.button("Oui").locator("..")).to_have_class("choices past")
        await expect(ada.button("J’y serai").locator("..")).to_have_class("choices")
        await ada.presses("Oui")
        await expect(ada.phone.get_by_role("button", name="Oui (choisi)")).to_be_enabled()
        await ada.sees("« pressed o »")


async def test_nobody_is_pulled_away_from_what_they_read(browser: Browser, demo: House) -> None:
    for n in range(40):
        await demo.write(ADA, f"message {n}")
    async with looking(browser, f"{demo.url}/?as=ada") as ada:
        newer = ada.phone.get_by_role("button", name="Nouveaux messages")
        await ada.sees("message 39")
        await expect(ada.log.get_by_text("message 39")).to_be_in_viewport()
        await demo.write(ADA, "au bas")
        await expect(ada.log.get_by_text("au bas")).to_be_in_viewport()
        await expect(newer).to_be_hidden()
        await ada.log.evaluate("log => { log.scrollTop = 0 }")
        await expect(ada.log.get_by_text("message 0")).to_be_in_viewport()
        await demo.write(ADA, "plus tard")
        await expect(newer).to_be_visible()
        await expect(ada.log.get_by_text("message 0")).to_be_in_viewport()
        await newer.click()
        await expect(ada.log.get_by_text("plus tard")).to_be_in_viewport()
        await expect(newer).to_be_hidden()
        # A long answer is read from its beginning.
        await ada.says("raconte")
        await ada.sees("« raconte »")
        await demo.write(ADA, "longue " * 900)
        await expect(newer).to_be_visible()
        await expect(ada.log.get_by_text("raconte", exact=True)).to_be_in_viewport()


async def test_words_are_words_and_links_tell_nothing(browser: Browser, demo: House) -> None:
    markup = "<img src=x onerror=\"document.title='pris'\"> & <b>gras</b>"
    async with looking(browser, f"{demo.url}/?as=ada") as ada:
        await ada.says(markup)
        await ada.sees(f"« {markup} »")
        await demo.write(ADA, f"{markup} Voir https://example.org/a?b=c. javascript:alert(1)")
        link = ada.log.get_by_role("link")
        await expect(link).to_have_text("https://example.org/a?b=c")
        await expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
        assert await ada.page.title() == "Espace Collectif"
        await expect(ada.log.locator("img, b")).to_have_count(0)


async def test_a_notice_stays_until_the_next_thing_is_done(browser: Browser, house: House) -> None:
    async def note(house: House, inbound: Inbound) -> Reply:
        return Reply(notice="C’est déjà réglé.") if inbound.input == Text("vieux") else await repeat(house, inbound)

    house.answering = note
    async with looking(browser, house.url) as ada:
        status = ada.phone.locator(".aside[role=status]")
        await ada.says("vieux")
        await expect(status).to_contain_text("C’est déjà réglé.")
        await ada.presses("Fermer")
        await expect(status).to_be_empty()
        assert await ada.focus() == "Message"
        await ada.says("vieux")
        await expect(status).to_contain_text("C’est déjà réglé.")
        await ada.says("neuf")
        await expect(status).to_be_empty()


async def test_a_return_link_can_be_had_and_works_elsewhere(browser: Browser, house: House) -> None:
    async with looking(browser, house.url) as ada:
        await ada.says("Bonjour")
        await ada.sees("« Bonjour »")
        await ada.phone.locator(".menu").click()
        await ada.presses("Revenir d’un autre appareil")
        link = await ada.phone.locator(".aside input").input_value()
    async with looking(browser, link) as elsewhere:
        await elsewhere.sees("« Bonjour »")
        assert elsewhere.page.url == f"{house.url}/"


async def test_a_place_is_shared_only_when_it_is_asked_for(browser: Browser, demo: House) -> None:
    near = {"latitude": 45.540123, "longitude": -73.600456}
    async with looking(browser, f"{demo.url}/?as=ada", geolocation=near, permissions=["geolocation"]) as ada:
        await ada.sees("« pressed /start »")
        await ada.phone.locator(".menu").click()
        await expect(ada.phone.get_by_role("button", name="Ma position")).to_have_count(0)
        demo.readers[ADA] = Reader("offer.place", "fr")
        await ada.says("où?")
        await ada.sees("« où? »")
        await ada.phone.locator(".menu").click()
        await ada.presses("Ma position")
        await ada.sees("« near 45.54, -73.6 »")
