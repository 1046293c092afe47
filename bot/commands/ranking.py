"""`match`: who fits each need of a file, best first, and why, in both languages."""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any

import typer


def match(
    file: Annotated[typer.FileBinaryRead, typer.Argument(help="Needs and offers, as JSON; - to read what comes in.")],
    top: Annotated[int, typer.Option("--top", min=1, help="How many offers for each need.")] = 10,
) -> None:
    """Rank offers for every need of a file: an object with, for each need, its best offers and their reasons.

    The same file gives the same answer. A file with a fault is not ranked: each fault is told on
    standard error, with what would be right, and the command ends with 1.
    """
    import gc

    gc.disable()  # nothing made here is circular, and a hundred thousand lines are not to be walked through
    try:
        _rank(file.read(), top)
    finally:
        gc.enable()


def _rank(data: bytes, top: int) -> None:
    import json
    from itertools import islice

    from bot.matchfile.reading import BadFile, Reading
    from domain.shelving import Shelves

    try:
        read = Reading(data)
    except BadFile as bad:
        for fault in bad.faults:
            typer.echo(f"collectif: {fault}", err=True)
        raise typer.Exit(1) from bad
    del data
    shelves, say = Shelves(read.offers, now=read.now), _sayings()
    lines = []
    for id, asked in read.needs:
        found = [_told(given.offer, weighed, say) for given, weighed in islice(shelves.ranked(asked), top)]
        lines.append(f"{json.dumps(id, ensure_ascii=False)}: {json.dumps(found, ensure_ascii=False)}")
    typer.echo("{" + ",\n ".join(lines) + "}")


def _told(offer: str, weighed: Any, say: Callable[[str, str], tuple[str, str]]) -> dict[str, Any]:
    from domain import matching

    reasons = []
    for reason in matching.reasons(weighed):
        fr, en = say(reason.code, reason.detail)
        reasons.append({"code": reason.code, "fr": fr, "en": en, "part": reason.part})
    return {"offer": offer, "score": sum(reason["part"] for reason in reasons), "reasons": reasons}


def _sayings() -> Callable[[str, str], tuple[str, str]]:
    """What says a reason in French and in English; the same one is worded once."""
    from bot.matchfile.reading import ZONE
    from conversations.reasons import sentence
    from conversations.words import speaking
    from domain.invitations import Reason
    from locales import catalogs

    words = speaking(catalogs())
    french, english = words("fr", "tu"), words("en", "tu")

    @lru_cache(maxsize=100_000)
    def say(code: str, detail: str) -> tuple[str, str]:
        reason = Reason(code=code, detail=detail)
        return sentence(french, reason, ZONE), sentence(english, reason, ZONE)

    return say
