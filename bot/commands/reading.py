"""`understand`: messages read into facts, one JSON object a line in and out."""

import datetime as dt
import sys
from typing import Annotated, Any, Literal

import typer
from pydantic import BaseModel, ValidationError, field_validator


class Given(BaseModel):
    """One line in: a message, and the local time at which it was written."""

    id: str
    text: str
    now: dt.datetime
    lang: Literal["fr", "en"] | None = None

    @field_validator("now")
    @classmethod
    def _local(cls, now: dt.datetime) -> dt.datetime:
        if now.tzinfo is not None:
            raise ValueError("is local time, without a zone: 2026-11-22T10:00")
        return now


def understand(
    explain: Annotated[bool, typer.Option("--explain", help="Say in which words each skill was heard.")] = False,
) -> None:
    """Read messages: a line {"id", "text", "now", "lang"} in, a line of facts out, in the same order.

    A line that can't be read is named on standard error and left out; the command then ends with 1.
    """
    import json

    unread = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            given = Given.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            typer.echo(f"line {number}: {where + ': ' if where else ''}{first['msg']}", err=True)
            unread += 1
            continue
        typer.echo(json.dumps(_facts(given, explain=explain), ensure_ascii=False))
    if unread:
        raise typer.Exit(1)


def _facts(given: Given, *, explain: bool) -> dict[str, Any]:
    from domain.reading.language import read_language
    from domain.reading.sentence import read
    from domain.reading.skills import heard
    from domain.reading.where import read_where

    language = given.lang or read_language(given.text)
    facts = {"id": given.id, "lang": language, **read(given.text, given.now).model_dump(mode="json")}
    place = read_where(given.text).place
    named = (place.fr if language == "fr" else place.en) if place else ""
    facts["area"] = {"lat": place.lat, "lon": place.lon, "name": f"{named} ({place.code})"} if place else None
    if explain:
        facts["heard"] = heard(given.text)
    return facts
