"""The key that signs sessions and links: set by the operator, or kept beside the database."""

import secrets

from bot.formats import SHORTEST_KEY, SqliteFile
from bot.settings import BadSettings, Settings


def secret_key(settings: Settings) -> str:
    """The key that was set, or else the one kept beside the SQLite file, made there on the first run.

    Only the file's owner can read it. `BadSettings` if it can be neither made nor read.
    """
    if settings.secret_key:
        return settings.secret_key.get_secret_value()
    if not isinstance(settings.database, SqliteFile):
        raise BadSettings(["COLLECTIF_SECRET_KEY is missing: only a SQLite file has a place beside it to keep one."])
    path = settings.database.path.with_suffix(".key")
    try:
        if not path.exists():
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(secrets.token_urlsafe(SHORTEST_KEY), encoding="ascii")
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadSettings(
            [f"{path} can't be made or read ({reason}): mend that, or set COLLECTIF_SECRET_KEY."]
        ) from error
    except UnicodeDecodeError as error:
        raise BadSettings([_no_key(path.name)]) from error
    if len(key) < SHORTEST_KEY:
        raise BadSettings([_no_key(path.name)])
    return key


def _no_key(name: str) -> str:
    return (
        f"{name} holds no key: delete it, and the next start makes one; whoever was in a browser starts a new session."
    )
