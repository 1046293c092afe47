"""A poster as a printer and a phone see it: one letter page, its words, its code."""

import io
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp

from bot.papers.posters import Poster, draw
from conversations.notices import Notice
from conversations.words import speaking
from locales import catalogs

WORDS = speaking(catalogs())
LINK = "https://porte.example.org/p/4XK29MQ7ABCDEFGH"
TOYS = Notice(
    subject="project:toys",
    title="Un jouet de bois pour chaque petit",
    story="Une classe fabrique des jouets pour la maternelle d’à côté.",
    lacks=("Menuiserie\u00a0: 3 personnes, bénévole",),
    when="Samedi 28 novembre, de 9\u00a0h à 12\u00a0h",
    place="Rosemont",
    progress=None,
    written="",
    open=True,
)
JOYS = replace(TOYS, lacks=("Carpentry: 3 people, volunteer",), when="Saturday, November 28, 9 a.m. to 12 p.m.")
MANY = tuple(f"Une chose bien longue à dire, la {n}e, avec des conditions d’âge et de permis " * 2 for n in range(9))
ODD = {
    "nothing more": {"title": "Épluchette", "story": "", "lacks": ("Un coup de main",), "when": "", "place": ""},
    "long": {"title": "Fête " * 16, "story": "Une très longue histoire. " * 9, "lacks": MANY},
    "one word": {"title": "Z" * 80, "story": "W" * 220, "lacks": ("X" * 200,)},
    "emoji": {"title": "Jouets 🎈🇨🇦 pour 👩‍👩‍👧", "story": "🎉" * 40},
    "emoji alone": {"title": "🎈🎈🎈", "story": "\u200f\u202e"},
    "right to left": {"title": "مهرجان الحي للجميع", "story": "שלום Montréal, نبحث عن متطوعين"},
    "other alphabets": {"title": "Ярмарка · Πανηγύρι · 新年", "story": "Ünïcôdé é ﬁ ½"},
    "control": {"title": "a\x00b\x1bc\u2028d", "story": "tab\there\r\nthere"},
}


def drawn(**said: object) -> bytes:
    here, there = replace(TOYS, **said), replace(JOYS, **said)  # type: ignore[arg-type]
    return draw(Poster(here, there, LINK, "la Caisse du Quartier"), WORDS("fr", "vous"), WORDS("en", "vous"))


def read(poster: bytes) -> str:
    """The words of its only page, which is of letter size."""
    (page,) = pypdf.PdfReader(io.BytesIO(poster)).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    return " ".join(page.extract_text().replace("\u00a0", " ").split())


def code(poster: bytes) -> str:
    """What a phone reads in its code, from a page printed at 100 dots an inch."""
    (page,) = pypdfium2.PdfDocument(poster)
    (found,) = zxingcpp.read_barcodes(page.render(scale=100 / 72).to_pil())
    assert isinstance(found.text, str)
    return found.text


def test_a_poster_says_it_in_french_first_and_its_code_opens_the_link() -> None:
    poster = drawn()
    text = read(poster)
    for said in ("Un jouet de bois pour chaque petit", "Samedi 28 novembre, de 9 h à 12 h", "Saturday, November 28"):
        assert said in text
    assert text.index("Menuiserie : 3 personnes, bénévole") < text.index("Carpentry: 3 people, volunteer")
    assert text.index("Vous pouvez aider?") < text.index("Can you help?")
    assert "porte.example.org/p/4XK29MQ7ABCDEFGH" in text
    assert "Un service automatisé de la Caisse du Quartier." in text
    assert code(poster) == LINK


@pytest.mark.parametrize("said", ODD.values(), ids=ODD.keys())
def test_whatever_people_wrote_it_is_one_page_with_a_code_that_reads(said: dict[str, object]) -> None:
    poster = drawn(**said)
    assert "Vous pouvez aider?" in read(poster)
    assert code(poster) == LINK


def test_other_alphabets_are_written_and_what_has_no_letter_is_left_out() -> None:
    text = read(drawn(title="Ярмарка 🎈 Πανηγύρι"))
    assert "Ярмарка Πανηγύρι" in text
    assert len(MANY) - 4 == 5
    assert "et 5 autres choses · and 5 other things" in read(drawn(lacks=MANY))
