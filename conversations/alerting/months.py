"""What a shop made possible in a month, told once the month is over, with a picture that says the same."""

from collections.abc import Iterable

from conversations.alerting.shops import where
from conversations.screens import Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.words import N_, Words
from domain.effects import Effect
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import NeedKind

MOST = 5
"""Projects that are named."""


def month(reading: Reading) -> View | None:
    """The month in figures and names; nothing when nothing of it is left."""
    partner_id, _, name = reading.argument.partition("/")
    kept, words = reading.neighbourhood.kept, reading.words
    partner = kept.partners.get(partner_id)
    effect = reading.neighbourhood.effect(partner, name) if partner else None
    if partner is None or not effect:
        return None
    lines = [
        words.say(N_("In {month}, here is what {shop} made possible:"), month=words.month(name), shop=partner.name),
        *(f"• {line}" for line, _ in given(words, effect)),
    ]
    titles = [project.title for id in effect.projects[:MOST] if (project := kept.projects.get(id)) and project.title]
    if titles:
        lines.append(words.say(N_("For {projects}."), projects=words.join(words.quoted(title) for title in titles)))
    if effect.people:
        came = words.count(
            "{n} person came to lend a hand there.", "{n} people came to lend a hand there.", effect.people
        )
        lines.append(came)
    lines.append(words.say(N_("Thank you. Without you, the neighbourhood would not be the same.")))
    return View(Screen("\n".join(lines)), attachment=f"month:{reading.argument}/{words.language}")


def given(words: Words, effect: Effect) -> list[tuple[str, int]]:
    """What was given, in words and in figures, a line a kind, the most first; then what was paid for."""
    ordered = sorted(effect.given.items(), key=lambda each: (-each[1], each[0]))
    lines = [(_given(words, kind, n), n) for kind, n in ordered]
    if effect.paid:
        lines.append((words.count("{n} job done for a fee", "{n} jobs done for a fee", effect.paid), effect.paid))
    return lines


def _given(words: Words, kind: NeedKind, n: int) -> str:
    match kind:
        case "goods":
            return words.count("{n} thing given or lent", "{n} things given or lent", n)
        case "space":
            return words.count("{n} room lent", "{n} rooms lent", n)
        case "skill":
            return words.count("{n} hand with what you know how to do", "{n} hands with what you know how to do", n)
        case "money":
            return words.say(N_("{amount} promised to projects"), amount=words.amount(n))
    return words.count("{n} person of your team came", "{n} people of your team came", n)


def _over(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    partner = found(neighbourhood.kept.partners.get(event.id))
    argument = f"{partner.id}/{event.code('month')}"
    readers = dict.fromkeys((*partner.owners, where(neighbourhood, partner)))
    yield from (News(reader, "month", argument, lane="digest") for reader in readers if reader)


VIEWS: dict[str, Wording] = {"month": month}
HEARERS: dict[str, Hearer] = {"partner_month_over": _over}
