"""The page behind a link that is passed on or printed: plain HTML, in the reader's language, and the way in."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from conversations.notices import Notice, nearby, notice, subject_of
from conversations.ports import Opener
from conversations.setting import Setting
from conversations.words import N_, Words
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from storage.unit import Reader

T = TypeVar("T")
TEMPLATE = Template((Path(__file__).parent / "page" / "notice.html").read_text(encoding="utf-8"))
TAGS: dict[Language, str] = {"fr": "fr-CA", "en": "en-CA"}
SWITCH: dict[Language, str] = {"fr": "Français", "en": "English"}
BROWSE: dict[Language, str] = {"fr": "/projets", "en": "/projects"}
"""What opens the projects that are going on, as anybody could write it."""
MISTAKEN = str.maketrans("OILU", "011V", "-. ")
"""Letters that are no part of a code (Crockford's base 32), read as what they look like on paper."""


class Store(Protocol):
    """A store that can be read beside its turns."""

    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Leaflets:
    """Shows what a link is about to whoever has it, if it is public; nothing of it is kept."""

    def __init__(self, store: Store, setting: Setting, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._setting = setting
        self._clock = clock

    async def show(self, request: Request) -> Response:
        """200 with the notice, or with kind words when it is over; a kind 404 for a code that was never ours."""
        language = _language(request)
        words = self._setting.words(language, "tu")
        code = request.path_params["code"].upper().translate(MISTAKEN)
        now = self._clock()

        def look(kept: Reader) -> tuple[Opener | None, Notice | None, list[Notice]]:
            opener = kept.opener(code)
            subject = subject_of(opener) if opener else ""
            neighbourhood = Neighbourhood(kept, now=now, new_id=str, system=True)
            shown = notice(neighbourhood, words, subject) if subject else None
            others = nearby(neighbourhood, words, subject) if subject and not (shown and shown.open) else []
            return opener, shown, others

        opener, shown, others = await self._store.read(look)
        if opener is None:
            body = _unknown(words)
        elif not subject_of(opener):
            over = bool(opener.until) and opener.until < now
            body = _expired(words) if over else _personal(words, self._ways(words, code))
        elif shown is None or not shown.open:
            body = _over(words, shown, others)
        else:
            body = _open(words, shown, self._ways(words, code))
        page = self._page(words, shown.title if shown else "", body, f"?lang={_other(language)}")
        return HTMLResponse(page, 404 if opener is None else 200, headers={"Vary": "Accept-Language"})

    def _ways(self, words: Words, code: str) -> list[tuple[str, str]]:
        """The ways in: this page's chat first, then every door that is open."""
        links = self._setting.links
        here = [(words.say(N_("Continue here")), f"/?open={code}")]
        into = [(platform, links.into(platform, code)) for platform in sorted(links.doors)]
        return here + [
            (words.say(N_("Open in {platform}"), platform=platform.capitalize()), address)
            for platform, address in into
            if address
        ]

    def _page(self, words: Words, title: str, body: Iterable[str], elsewhere: str) -> str:
        other = _other(words.language)
        trust = N_("An automatic service of {operator}. It never asks for a PIN, a card or a transfer.")
        return TEMPLATE.substitute(
            tag=TAGS[words.language],
            title=escape(title or words.say(N_("A link to the Door"))),
            tagline=escape(words.say(N_("Neighbours for neighbours"))),
            elsewhere=escape(elsewhere),
            other=TAGS[other],
            switch=SWITCH[other],
            body="\n".join(body),
            trust=escape(words.say(trust, operator=self._setting.operator)),
        )


def _open(words: Words, shown: Notice, ways: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield _element("h1", shown.title)
    for name, text in (("note", shown.written), ("when", shown.when), ("where", shown.place), ("story", shown.story)):
        if text:
            yield _element("p", text, name)
    yield _element("h2", words.say(N_("We are looking for")))
    yield _listed(shown.lacks)
    if shown.progress:
        found = shown.progress
        meter = f'<meter aria-hidden="true" min="0" max="{found.total}" value="{found.done}"></meter>'
        yield f'<p class="progress">{meter} <span>{escape(found.label)}</span></p>'
    yield _choices(ways)
    yield _element("p", words.say(N_("Nothing to install, no account to make: a first name is enough.")), "note")


def _over(words: Words, shown: Notice | None, others: Sequence[Notice]) -> Iterable[str]:
    yield _element("h1", shown.title if shown else words.say(N_("It’s over, or not open yet")))
    yield _element("p", words.say(N_("Nobody is looked for here just now. Thank you for having come by.")))
    if others:
        yield _element("h2", words.say(N_("Not far away, people are looking for help")))
        yield _listed([" · ".join(part for part in (one.title, one.when, one.place) if part) for one in others])
    yield _choices([(words.say(N_("See what’s going on")), f"/?open={BROWSE[words.language]}")])


def _personal(words: Words, ways: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield _element("h1", words.say(N_("Somebody gave you this link")))
    yield _element("p", words.say(N_("Choose where you would rather go on. You are told there what it is about.")))
    yield _choices(ways)


def _expired(words: Words) -> Iterable[str]:
    yield _element("h1", words.say(N_("This link has run its time")))
    yield _element("p", words.say(N_("Ask whoever gave it to you for another one.")))
    yield _choices([(words.say(N_("Go to the Door")), "/")])


def _unknown(words: Words) -> Iterable[str]:
    yield _element("h1", words.say(N_("I don’t know this link")))
    text = N_("If you copied it from paper, look at each character again: it has sixteen, and no O, I, L or U.")
    yield _element("p", words.say(text))
    yield _choices([(words.say(N_("See what’s going on")), f"/?open={BROWSE[words.language]}")])


def _element(tag: str, text: str, name: str = "") -> str:
    return f'<{tag} class="{name}">{escape(text)}</{tag}>' if name else f"<{tag}>{escape(text)}</{tag}>"


def _choices(ways: Sequence[tuple[str, str]]) -> str:
    """Links that look like buttons, the first one most."""
    links = [
        f'<a class="button{"" if number else " main"}" href="{escape(address)}">{escape(label)}</a>'
        for number, (label, address) in enumerate(ways)
    ]
    return f'<p class="choices">{"".join(links)}</p>'


def _listed(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(_element('li', line) for line in lines)}</ul>"


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def _language(request: Request) -> Language:
    """The language that was chosen, else the browser's first that is ours, else French."""
    asked = [request.query_params.get("lang", ""), *request.headers.get("accept-language", "").split(",")]
    for each in asked:
        code = each.split(";")[0].strip().lower().split("-")[0]
        if code in ("fr", "en"):
            return "en" if code == "en" else "fr"
    return "fr"
