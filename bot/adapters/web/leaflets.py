"""The page behind a link that is passed on or printed: plain HTML, in the reader's language, and the way in."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.adapters.web.pages import element, language_of, links, listed, write_page
from conversations.notices import Notice, nearby, notice, subject_of
from conversations.ports import Opener
from conversations.setting import Setting
from conversations.words import N_, Words
from domain.members import Language
from domain.neighbourhood import Neighbourhood
from storage.unit import Reader

T = TypeVar("T")
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
        language = language_of(request)
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
        page = write_page(words, shown.title if shown else "", body, operator=self._setting.operator)
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


def _open(words: Words, shown: Notice, ways: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield element("h1", shown.title)
    for name, text in (("note", shown.written), ("when", shown.when), ("where", shown.place), ("story", shown.story)):
        if text:
            yield element("p", text, name)
    yield element("h2", words.say(N_("We are looking for")))
    yield listed(shown.lacks)
    if shown.progress:
        found = shown.progress
        meter = f'<meter aria-hidden="true" min="0" max="{found.total}" value="{found.done}"></meter>'
        yield f'<p class="progress">{meter} <span>{escape(found.label)}</span></p>'
    yield links(ways)
    yield element("p", words.say(N_("Nothing to install, no account to make: a first name is enough.")), "note")


def _over(words: Words, shown: Notice | None, others: Sequence[Notice]) -> Iterable[str]:
    yield element("h1", shown.title if shown else words.say(N_("It’s over, or not open yet")))
    yield element("p", words.say(N_("Nobody is looked for here just now. Thank you for having come by.")))
    if others:
        yield element("h2", words.say(N_("Not far away, people are looking for help")))
        yield listed([" · ".join(part for part in (one.title, one.when, one.place) if part) for one in others])
    yield links([(words.say(N_("See what’s going on")), f"/?open={BROWSE[words.language]}")])


def _personal(words: Words, ways: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield element("h1", words.say(N_("Somebody gave you this link")))
    yield element("p", words.say(N_("Choose where you would rather go on. You are told there what it is about.")))
    yield links(ways)


def _expired(words: Words) -> Iterable[str]:
    yield element("h1", words.say(N_("This link has run its time")))
    yield element("p", words.say(N_("Ask whoever gave it to you for another one.")))
    yield links([(words.say(N_("Go to the Door")), "/")])


def _unknown(words: Words) -> Iterable[str]:
    yield element("h1", words.say(N_("I don’t know this link")))
    text = N_("If you copied it from paper, look at each character again: it has sixteen, and no O, I, L or U.")
    yield element("p", words.say(text))
    yield links([(words.say(N_("See what’s going on")), f"/?open={BROWSE[words.language]}")])
