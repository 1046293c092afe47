"""Raw updates handed over to be taken: whose they are, and whether they may be acknowledged."""

import logging
from collections.abc import Mapping

from bot.adapters.telegram.adapter import Take
from bot.adapters.telegram.asking import ALLOWED
from storage.errors import StoreUnavailable

log = logging.getLogger(__name__)


def number(update: Mapping[str, object]) -> int:
    """The update's id; -1 where there is none."""
    found = update.get("update_id")
    return found if type(found) is int else -1


def sender(update: Mapping[str, object]) -> int:
    """The id of whoever acted; what nobody did goes by the update's own id."""
    for kind in ALLOWED:
        what = update.get(kind)
        who = what.get("from") if isinstance(what, Mapping) else None
        if isinstance(who, Mapping) and type(who.get("id")) is int:
            return int(who["id"])
    return -number(update)


async def taken(take: Take, update: Mapping[str, object]) -> bool:
    """Whether an update was taken, so that it may be acknowledged; False when the database could not keep it.

    One that fails by a bug of ours would fail again: it is logged and acknowledged, so that those
    behind it come through.
    """
    try:
        await take(update)
    except StoreUnavailable:
        return False
    except Exception:
        log.exception("update %d could not be taken, and was passed over", number(update))
    return True
