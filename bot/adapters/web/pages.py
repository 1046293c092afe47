"""Plain HTML pages of the door, in the reader's language: for links on paper, and for what is not a chat."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request

from conversations.words import N_, Words
from domain.members import Language

TEMPLATE = Template((Path(__file__).parent / "page" / "notice.html").read_text(encoding="utf-8"))
TAGS: dict[Language, str] = {"fr": "fr-CA", "en": "en-CA"}
SWITCH: dict[Language, str] = {"fr": "Français", "en": "English"}


def write_page(words: Words, title: str, body: Iterable[str], *, operator: str, elsewhere: str = "") -> str:
    """The whole page. `body` are elements already escaped; `elsewhere` is the same page in the other language."""
    other = other_than(words.language)
    trust = N_("An automatic service of {operator}. It never asks for a PIN, a card or a transfer.")
    return TEMPLATE.substitute(
        tag=TAGS[words.language],
        title=escape(title or words.say(N_("A link to the Door"))),
        tagline=escape(words.say(N_("Neighbours for neighbours"))),
        elsewhere=escape(elsewhere or f"?lang={other}"),
        other=TAGS[other],
        switch=SWITCH[other],
        body="\n".join(body),
        trust=escape(words.say(trust, operator=operator)),
    )


def element(tag: str, text: str, name: str = "") -> str:
    return f'<{tag} class="{name}">{escape(text)}</{tag}>' if name else f"<{tag}>{escape(text)}</{tag}>"


def links(ways: Sequence[tuple[str, str]]) -> str:
    """Links that look like buttons, the first one most."""
    ways_in = [
        f'<a class="button{"" if number else " main"}" href="{escape(address)}">{escape(label)}</a>'
        for number, (label, address) in enumerate(ways)
    ]
    return f'<p class="choices">{"".join(ways_in)}</p>'


def listed(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(element('li', line) for line in lines)}</ul>"


def other_than(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def language_of(request: Request) -> Language:
    """The language that was chosen, else the browser's first that is ours, else French."""
    asked = [request.query_params.get("lang", ""), *request.headers.get("accept-language", "").split(",")]
    for each in asked:
        code = each.split(";")[0].strip().lower().split("-")[0]
        if code in ("fr", "en"):
            return "en" if code == "en" else "fr"
    return "fr"
