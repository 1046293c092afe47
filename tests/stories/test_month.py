"""A shop's month: what it made possible, told once, on the first day of the next month on which it is open."""

import io
from typing import Any

from PIL import Image

from bot.attachments import gather
from domain.pay import ceiling
from domain.sheets import NeedSheet
from tests.stories.person import Person
from tests.stories.shops import Shop, plywood
from tests.stories.town import Town
from tests.stories.toys import Toys, reads

MONTH = ("En novembre 2026, voici ce que Quincaillerie Léo a rendu possible", "In November 2026, here is what")


def given(town: Town, **shop: Any) -> Shop:
    """A shop whose twelve boards were accepted, for the last Saturday of November."""
    toys = Toys(town)
    found = Shop(toys, **shop)
    plywood(toys)
    found.gives(found.leo, "12")
    toys.omar.presses("accept")
    town.settles()
    return found


def told(who: Person) -> int:
    """How often somebody was told of the month."""
    return sum(any(words in message.screen.text for words in MONTH) for _, message in who.seen)


def test_the_first_open_day_of_the_month_tells_what_was_given(town: Town) -> None:
    shop = given(town)
    town.waits(days=7)
    assert told(shop.leo) == told(shop.board) == 0, "November is not over"
    town.waits(days=2)
    shop.leo.has_seen(*MONTH).has_seen("12 choses données ou prêtées", "12 things given or lent")
    shop.leo.has_seen("Un jouet de bois pour chaque petit", "A wooden toy for every child")
    shop.board.has_seen(*MONTH)
    assert (told(shop.leo), told(shop.board)) == (1, 1)
    town.waits(days=40)
    assert told(shop.leo) == 1, "nothing was given in December"


def test_a_shop_that_is_closed_hears_of_it_when_it_opens(town: Town) -> None:
    shop = given(town, closed=("tue",))
    town.waits(days=8.5)  # Tuesday, December 1
    assert told(shop.leo) == 0
    town.waits(days=1)
    assert told(shop.leo) == 1


def test_what_was_paid_for_is_kept_apart(town: Town) -> None:
    toys = Toys(town)
    shop = Shop(toys)
    toys.published(NeedSheet(kind="skill", skills=("carpentry",), pay=ceiling(40), occurrences=(toys.saturday(),)))
    shop.square.presses(shop.leo, "help")
    shop.leo.fills(name=shop.id, times="", fee="35", how="")
    reads(toys.omar, "35").presses("accept")
    town.waits(days=10)
    shop.leo.has_seen("1 travail rémunéré", "1 job done for a fee")
    kept = shop.kept
    effect = town.acts(shop.leo, lambda hood: hood.effect(kept, "2026-11"))
    assert (effect.paid, dict(effect.given), effect.hours, effect.worth) == (1, {}, 0, 0)


def test_the_picture_is_drawn_from_what_is_so(town: Town) -> None:
    shop = given(town)
    town.waits(days=10)

    def drawn(month: str) -> bytes | None:
        making = town.run(lambda uow: gather(uow, town.engine.setting, "month", f"{shop.id}/{month}/fr", town.now))
        return making() if making else None

    content = drawn("2026-11")
    assert content is not None
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1080
        assert (44, 96, 73) in {colour for _, colour in picture.convert("RGB").getcolors(1 << 16) or ()}
    assert drawn("2026-10") is None
    assert drawn("2026-12") is None
