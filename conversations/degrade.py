"""A screen made to fit what a platform can show: one screen for each message that it takes."""

import re
from collections.abc import Sequence

from conversations.limits import Limits
from conversations.screens import Card, Choice, Screen

MORE = "more."
"""What the id of a choice that shows further ones begins with; the place of the first of them follows."""
_HEAVY = re.compile(r"[@/#$\U00010000-\U0010ffff]")
_BREAKS = ("\n\n", "\n", ". ", "? ", "! ", "; ", " ")
"""Where a long text is parted: between paragraphs, else lines, sentences, words."""


def degrade(screen: Screen, limits: Limits, *, attached: bool = False, whole: bool = False) -> tuple[Screen, ...]:
    """The screens that say all of it, in order; the last has the card and the buttons.

    A picture that cannot be shown becomes what it shows, in words; a long label is cut, for it can
    still be typed. `attached`: a file goes with the last. `whole`: it replaces one message, so a
    card that is too long with what is said above it stands alone. The parts of a screen follow it, in order.
    """
    if screen.parts:
        if limits.parts:
            return (screen,)
        every = (screen.but(parts=()), *screen.parts)
        if whole:
            return degrade(every[0], limits, attached=attached, whole=True)
        return tuple(one for part in every for one in degrade(part, limits))
    card = screen.card
    if card is not None and card.picture is not None and not _shows(card, limits):
        card = card.but(lines=(*card.lines, card.picture.alt), picture=None)
    long = [choice for choice in screen.choices if len(choice.label) > limits.label]
    choices = tuple(_cut(choice, limits.label) for choice in screen.choices) if long else screen.choices
    if card is not screen.card or long:
        screen = screen.but(card=card, choices=choices)
    small = attached or (card is not None and card.picture is not None)
    room = min(limits.caption, limits.text) if small else limits.text
    if _fits(screen, room):
        return (screen,)
    said, last = _parted(screen, limits.text, room)
    if whole:
        return (last.but(text="") if card is not None else last,)
    return (*(Screen(part) for part in said), last)


def page(choices: Sequence[Choice], room: int, first: int, more: str) -> tuple[list[Choice], list[Choice]]:
    """As many of the choices as there is room for, from one of them on, with one that says `more`; and all others.

    After the last page comes the first again.
    """
    first = first if first < len(choices) else 0
    following = first + room - 1
    shown = choices[first:following]
    further = Choice(f"{MORE}{following if following < len(choices) else 0}", more)
    return [*shown, further], [*choices[:first], *choices[following:]]


def weight(text: str) -> int:
    """UTF-16 code units, as Telegram counts; one more for each sign that it is kept from bringing to life."""
    return len(text) + len(_HEAVY.findall(text))


def split(text: str, room: int) -> list[str]:
    """The text in parts of at most so much weight, each as long as may be without a break in a bad place."""
    parts = []
    while weight(text) > room:
        head = text[: _reach(text, room)]
        at = _break(head)
        parts.append(head[:at].rstrip())
        text = text[at:].lstrip()
    return [part for part in (*parts, text) if part]


def _shows(card: Card, limits: Limits) -> bool:
    return limits.pictures and _weight(card) <= limits.caption


def _fits(screen: Screen, room: int) -> bool:
    # No character weighs more than two, so most screens need no counting.
    size = len(screen.text) + (_size(screen.card) if screen.card else 0)
    return 2 * size <= room or weight(screen.text) + (_weight(screen.card) if screen.card else 0) <= room


def _parted(screen: Screen, most: int, room: int) -> tuple[list[str], Screen]:
    """What is said in messages before, and the last screen."""
    card = screen.card
    if card is None:
        *said, last = split(screen.text, most)
        if weight(last) > room:
            said, last = [*said, last], ""
        return said, screen.but(text=last)
    said = split(screen.text, most)
    if said and weight(said[-1]) + _weight(card) <= room:
        return said[:-1], screen.but(text=said[-1])
    before, card = _shortened(card, most)
    return [*said, *split(before, most)], screen.but(text="", card=card)


def _shortened(card: Card, room: int) -> tuple[str, Card]:
    """A card that fits by itself, and before it the lines that did not."""
    lines = [part for line in card.lines for part in split(line, room // 2)]
    before = []
    while lines and _weight(card.but(lines=tuple(lines))) > room:
        before.append(lines.pop(0))
    return "\n".join(before), card.but(lines=tuple(lines))


def _weight(card: Card) -> int:
    return sum(map(weight, _words(card))) + _size(card) - sum(map(len, _words(card)))


def _size(card: Card) -> int:
    """Characters of a card with what its look adds: a line's end or a dot after each, a bar of its progress."""
    words = _words(card)
    return sum(map(len, words)) + 3 * len(words) + 16


def _words(card: Card) -> Sequence[str]:
    return (card.title, *card.lines, *card.reasons, card.progress.label if card.progress else "")


def _reach(text: str, room: int) -> int:
    """How many characters from the beginning weigh no more than that."""
    end = min(len(text), room)
    while weight(text[:end]) > room:
        end -= max(1, (weight(text[:end]) - room) // 2)
    return end


def _break(head: str) -> int:
    """Where to part: the coarsest break in the text's last two thirds, else the last there is, else its end."""
    found = [head.rfind(mark) + len(mark.rstrip()) for mark in _BREAKS if mark in head]
    late = next((at for at in found if at >= len(head) // 3), 0)
    return late or max(found, default=0) or len(head)


def _cut(choice: Choice, most: int) -> Choice:
    label = choice.label
    return choice.but(label=label[: most - 1].rstrip() + "…") if len(label) > most else choice
