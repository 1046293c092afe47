"""Links that people are given, and that they paste where no link leads."""

import pytest

from conversations.links import Links

DOORS = {"telegram": "https://t.me/EspaceBot?start="}
PAGE = "https://porte.example.org/"
LINKS = Links(PAGE, public=True, doors=DOORS)


@pytest.mark.parametrize("links", [LINKS, Links(PAGE), Links()])
def test_a_link_that_was_given_is_read_again(links: Links) -> None:
    assert links.pasted(links.to("T00AYSMGSC955DGT")) == "T00AYSMGSC955DGT"
    assert links.pasted(f"{links.to('T00AYSMGSC955DGT')}.") == "T00AYSMGSC955DGT"


def test_the_link_of_another_door_is_read_too() -> None:
    assert LINKS.pasted(LINKS.into("telegram", "T00AY")) == "T00AY"


@pytest.mark.parametrize(
    "text",
    ["", PAGE, f"{PAGE}p/", f"{PAGE}p/é", f"{PAGE}p/T00 merci", f"voici {PAGE}p/T00", "https://ailleurs.org/p/T00"],
)
def test_anything_else_is_no_link(text: str) -> None:
    assert LINKS.pasted(text) == ""
