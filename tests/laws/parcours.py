"""The stories as people read them: `python -m tests.laws.parcours` writes docs/parcours.md."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.members import Language
from tests.laws.stories import stories
from tests.stories.person import CHANGES, RECEIVES
from tests.stories.told import Shelf, Story
from tests.stories.town import Manner

PAGE = Path(__file__).parent.parent.parent / "docs" / "parcours.md"
HEAD = """# Parcours

Every conversation that the stories of `tests/stories` tell, as people read it: in French, then in English.
`make parcours` writes this page, and a test keeps it equal to what the door says. What somebody presses is
in brackets; → says who receives a message, ⟳ whose card changes. A message that stood above already is cut
to its first line.
"""
LONG = 2
"""Lines; a longer message is shown whole once."""


class Page:
    """The page as it is written; it remembers what was shown already."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.shown: dict[Language, set[str]] = {"fr": set(), "en": set()}

    def parts(self) -> Iterator[str]:
        """The chapters, a story after the other, in both languages."""
        yield HEAD
        chapter = ""
        for story in stories().values():
            module = inspect.getmodule(story)
            assert module is not None
            if module.__name__ != chapter:
                chapter = module.__name__
                yield f"\n## {_first_line(module.__doc__)}\n"
            yield f"\n### {heading(story)}\n"
            yield f"\n{self.conversation(story, 'fr')}\n"
            yield f"\n<details><summary>In English</summary>\n\n{self.conversation(story, 'en')}\n\n</details>\n"

    def conversation(self, story: Story, language: Language) -> str:
        """What is said, a paragraph each time.

        Only those who act are followed; of what they had received before anybody acted, the last message.
        """
        told = self._shelf.told(story, Manner(language=language))
        lines = told.transcript
        acting = {who for who, _ in lines if who in told.people}
        begins = next((n for n, (who, _) in enumerate(lines) if who in acting), 0)
        before = {who: (who, text) for who, text in lines[:begins] if who.startswith(RECEIVES)}
        heard = [line for line in (*before.values(), *lines[begins:]) if not line[0] or line[0].split()[-1] in acting]
        return "\n".join(self.spoken(who, text, language) for who, text in heard).removesuffix("\n>")

    def spoken(self, who: str, text: str, language: Language) -> str:
        """One thing said, as Markdown."""
        lines = [_plain(line) for line in text.splitlines()] or ["…"]
        if not who:
            return f"> *{lines[0]}*\n>"
        if len(lines) > LONG and text in self.shown[language]:
            lines = [f"{lines[0]} (…)"]
        self.shown[language].add(text)
        if who.startswith(CHANGES) or len(lines) == 1:
            return f"> **{who}** {lines[0]}\n>"
        return "> " + "  \n> ".join([f"**{who}**", *lines]) + "\n>"


def heading(story: Story) -> str:
    """What a story is about: its docstring's first line, or its name."""
    return _first_line(story.__doc__) or story.__name__.removeprefix("test_").replace("_", " ").capitalize()


def page(shelf: Shelf) -> str:
    """All of it."""
    return "".join(Page(shelf).parts())


def _plain(text: str) -> str:
    """The words themselves, whatever they would mean in Markdown."""
    return re.sub(r"([\\`*_<>#|])", r"\\\1", text)


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0].rstrip(".")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        PAGE.write_text(page(Shelf(Path(folder))), encoding="utf-8")
