"""A project as somebody fills it in: one sheet, checked as a whole before anything is kept."""

from collections.abc import Mapping

from domain.members import Language
from domain.pay import VOLUNTEER, Pay
from domain.projects import PEOPLE, Category, Caution, NeedKind, Requires
from domain.record import Value
from domain.refusals import Unfit
from domain.skills import SKILLS

HOUR = 3_600_000
DAY = 24 * HOUR
WEEK = 7 * DAY
FARTHEST = 400 * DAY
UNDATED = 60 * DAY
"""How long goods, a room or money are looked for when no deadline was given."""

CAUTIOUS: Mapping[Caution, frozenset[str]] = {
    "minors": frozenset({"childcare", "camp_leading"}),
    "home": frozenset({"house_cleaning", "home_organizing", "pet_sitting"}),
    "care": frozenset(
        {"elder_care", "respite_care", "disability_support", "nursing", "massage", "counselling", "medical_escort"}
    ),
    "trade": frozenset({"plumbing", "electrical", "roofing", "masonry", "locksmithing", "pest_control"}),
}
"""Skills that call for a moderator whatever boxes were ticked (product.md, "small ask")."""


class NeedSheet(Value, frozen=True):
    """One thing that is lacking.

    `occurrences` are (start, end) in ms UTC; for things and money, the day until which they are
    looked for: sixty days from now when none is given.
    """

    kind: NeedKind
    what: str = ""
    skills: tuple[str, ...] = ()
    count: int = 1
    pay: Pay = VOLUNTEER
    requires: Requires = Requires()
    occurrences: tuple[tuple[int, int], ...] = ()


class Sheet(Value, frozen=True, kw_only=True):
    """Everything a project says. `venue` is the place's name; it and `address` are for the confirmed.

    `picture` is the id of a picture that was given.
    """

    title: str
    story: str = ""
    category: Category = "other"
    fsa: str
    venue: str = ""
    address: str = ""
    public: bool = False
    needs: tuple[NeedSheet, ...]
    picture: str = ""
    cautions: tuple[Caution, ...] = ()
    language: Language = "fr"
    partner: str = ""
    small: bool = False

    def all_cautions(self) -> tuple[Caution, ...]:
        """Those that were ticked, and those that the category or the skills themselves call for."""
        asked = {skill for need in self.needs for skill in need.skills}
        named = {caution for caution, skills in CAUTIOUS.items() if asked & skills} | set(self.cautions)
        if self.category == "children":
            named.add("minors")
        if any(need.requires.licence for need in self.needs):
            named.add("trade")
        return tuple(caution for caution in CAUTIOUS if caution in named)


def within(field: str, text: str, low: int, high: int) -> str:
    """The text without spaces around it, or Unfit when it is too short or too long."""
    text = text.strip()
    if not low <= len(text) <= high:
        raise Unfit(field, f"{low}..{high}")
    return text


def check_title(title: str) -> str:
    """The title on one line, of 3 to 80 characters."""
    return within("title", " ".join(title.split()), 3, 80)


def check_span(starts: int, ends: int, now: int, *, kind: NeedKind) -> None:
    """Unfit("date") unless it is to come, within 400 days, and ends after it starts; people come for a day at most."""
    if not now < starts < ends <= now + FARTHEST:
        raise Unfit("date", "now..400d")
    if kind in PEOPLE and ends - starts > DAY:
        raise Unfit("date", "..24h")


def undated(now: int) -> tuple[int, int]:
    """The last day of the sixty during which something is looked for without a date."""
    return now + UNDATED - DAY, now + UNDATED


def check_count(count: int, kind: NeedKind) -> None:
    """People, things and rooms by the unit; money by the dollar."""
    most = 1_000_000 if kind == "money" else 500
    if not 1 <= count <= most:
        raise Unfit("count", f"1..{most}")


def check_pay(pay: Pay, kind: NeedKind) -> None:
    """Money is given, never bought."""
    if kind == "money" and pay.kind == "fee":
        raise Unfit("pay", "volunteer")


def check_requires(requires: Requires) -> None:
    """The door knows nobody under 14."""
    if not 14 <= requires.min_age <= 99:
        raise Unfit("min_age", "14..99")
    within("licence", requires.licence, 0, 80)
    if len(requires.languages) > 6 or any(not 1 <= len(language) <= 40 for language in requires.languages):
        raise Unfit("languages", "0..6")


def check(sheet: Sheet, now: int) -> None:
    """Unfit, naming the first field that is out of bounds and what would be right."""
    check_title(sheet.title)
    within("story", sheet.story, 0, 2000)
    within("venue", sheet.venue, 0, 120)
    within("address", sheet.address, 0, 200)
    within("picture", sheet.picture, 0, 200)
    most = 1 if sheet.small else 12
    if not 1 <= len(sheet.needs) <= most:
        raise Unfit("needs", f"1..{most}")
    for need in sheet.needs:
        _check_need(need, now)


def _check_need(need: NeedSheet, now: int) -> None:
    within("what", need.what, 0, 200)
    if len(need.skills) > 5 or not set(need.skills) <= SKILLS.keys():
        raise Unfit("skills", "0..5")
    if need.kind == "skill" and not need.skills and not need.what.strip():
        raise Unfit("skills", "1..5")
    check_count(need.count, need.kind)
    check_pay(need.pay, need.kind)
    check_requires(need.requires)
    if len(need.occurrences) > 30 or (need.kind in PEOPLE and not need.occurrences):
        raise Unfit("date", "1..30")
    if len(set(need.occurrences)) < len(need.occurrences):
        raise Unfit("date", "once")
    for starts, ends in need.occurrences:
        check_span(starts, ends, now, kind=need.kind)
