"""A project's picture as its cards show it."""

from conversations.screens import Picture
from conversations.words import N_, Words
from domain.neighbourhood import Neighbourhood


def picture_of(neighbourhood: Neighbourhood, words: Words, picture_id: str, title: str) -> Picture | None:
    """The picture, once it was fetched and may be shown; what nobody described is called after its project."""
    picture = neighbourhood.kept.pictures.get(picture_id) if picture_id else None
    if picture is None or not picture.shown:
        return None
    return Picture(picture.hash, picture.alt or words.say(N_("Picture of {title}"), title=words.quoted(title)))
