"""A project's picture: as its cards show it, as it is asked for, and what is said of one that can't be used."""

from collections.abc import Mapping
from types import MappingProxyType

from conversations.inbound import Address, Media
from conversations.screens import Picture
from conversations.words import N_, Words
from domain.neighbourhood import Neighbourhood
from domain.pictures import REF, PictureFault
from domain.sheets import within

FACES: Mapping[str, str] = MappingProxyType(
    {
        "none": N_("No child’s face"),
        "agreed": N_("Yes, and the parents agree"),
        "drop": N_("Take the picture out"),
    }
)
FAULTS: Mapping[PictureFault, str] = MappingProxyType(
    {
        "unreadable": N_("I can’t read that file as a picture. A photo in JPEG, PNG, WebP or GIF will do."),
        "too_large": N_("That picture is too large for me: 10 MB and 40 million pixels at most."),
        "gone": N_("That picture is not there any more. Send it again."),
    }
)
"""What was wrong, and what would be right."""
ASK_FACE = N_(
    "Is there a child’s face on the picture? If so, I show it only with your word that the parents agree. "
    "I note that you gave it, and when."
)
ASK_ALT = N_("What does it show? One line, for whoever can’t see it.")
ONE = N_("A project shows one picture: I keep the first.")


def picture_of(neighbourhood: Neighbourhood, words: Words, picture_id: str, title: str) -> Picture | None:
    """The picture, once it was fetched and may be shown; what nobody described is called after its project."""
    picture = neighbourhood.kept.pictures.get(picture_id) if picture_id else None
    if picture is None or not picture.shown:
        return None
    return Picture(
        picture.hash, picture.alt or words.say(N_("Picture of the project {title}"), title=words.quoted(title))
    )


def is_on_its_way(neighbourhood: Neighbourhood, picture_id: str) -> bool:
    """Whether a picture has yet to be fetched."""
    picture = neighbourhood.kept.pictures.get(picture_id) if picture_id else None
    return picture is not None and picture.state == "waiting"


def first(sent: Media) -> str:
    """The platform's reference of the one picture that is kept; Unfit("picture") when it can be none."""
    return within("picture", sent.refs[0] if sent.refs else "", 1, REF)


def several(sent: Media) -> bool:
    """Whether more came than the one that is kept."""
    return len(sent.refs) > 1 or bool(sent.album)


def source(address: Address) -> str:
    """What a picture's reference belongs to: the platform and the workspace that it came through."""
    return f"{address.platform}|{address.workspace}"
