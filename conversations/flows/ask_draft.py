"""A small ask being written: what one sentence says, and the sheet it makes."""

import re

from conversations.memory import Memory
from conversations.turn import Turn
from conversations.typed import Span, Unread, spans_in
from domain.calendar import local
from domain.members import Language
from domain.pay import VOLUNTEER, Pay, ceiling
from domain.projects import PEOPLE, Caution, NeedKind
from domain.reading.cautions import read_cautions
from domain.reading.headings import MOST, shortened
from domain.reading.sentence import read
from domain.reading.words import plain
from domain.sheets import NeedSheet, Sheet

_THINGS = re.compile(r"\b(?:emprunt\w+|pret(?:er|ez|e|erait)|borrow\w*|lend\w*)\b")


class SmallAsk(Memory):
    """Answers, by question; None is unanswered. `home` is said together with the last yes."""

    what: str | None = None
    kind: NeedKind = "time"
    skills: tuple[str, ...] = ()
    when: list[Span] | None = None
    where: str | None = None
    many: int = 1
    pay: Pay = VOLUNTEER
    outside: None = None
    """Never answered: the question is asked even while a line is corrected."""

    def sheet(self, language: Language, *, home: bool = False) -> Sheet:
        """The whole ask as the neighbourhood takes it."""
        said = self.what or ""
        need = NeedSheet(
            kind=self.kind,
            what="" if self.kind in PEOPLE else said[:200],
            skills=self.skills,
            count=self.many,
            pay=self.pay,
            occurrences=tuple(self.when or ()),
        )
        return Sheet(
            title=shortened(said),
            story=said if len(said) > MOST else "",
            category="mutual_aid",
            fsa=self.where or "",
            needs=(need,),
            cautions=self.cautions(home=home),
            language=language,
            small=True,
        )

    def sounds_at_home(self) -> bool:
        """Whether the words are about a home, or about work that is done in one."""
        return not {"home", "trade"}.isdisjoint(read_cautions(self.what or ""))

    def cautions(self, *, home: bool = False) -> tuple[Caution, ...]:
        """What the words call for; a home, only when the person says so: the last press tells it."""
        named = set(read_cautions(self.what or "")) - {"home"} | ({"home"} if home else set())
        return tuple(caution for caution in ("minors", "home", "care", "trade") if caution in named)


def take(turn: Turn[SmallAsk], text: str) -> None:
    """Puts what a sentence says in the draft; what it leaves out stays as it was."""
    data, me = turn.data, turn.me
    said = read(text, local(turn.at, me.zone).replace(tzinfo=None), intent="need")
    data.what = text
    data.skills = tuple(skill for skill in said.skills if skill != "general_help")[:5]
    data.kind = "goods" if _THINGS.search(plain(text)) else "skill" if data.skills else "time"
    if said.people and "people" not in said.ask:
        data.many = said.people
    if said.pay and said.pay.kind == "fee" and "pay" not in said.ask:
        data.pay = ceiling(said.pay.max, said.pay.unit)
    if said.area and "area" not in said.ask:
        data.where = said.area
    if said.when and "when" not in said.ask:
        try:
            data.when = spans_in(turn.words, text, turn.at, me.zone, whole_days=True)
        except Unread:
            data.when = None  # asked by itself, with what would be right
    if data.where is None and me.fsa:
        data.where = me.fsa
