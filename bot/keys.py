"""The keys of the door: one that signs sessions and links, and those that encrypt what platforms gave it."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.formats import SHORTEST_KEY, Database, SqliteFile
from bot.settings import BadSettings, Settings

SECRET, TOKENS = ".key", ".tokens.key"
"""What the files that keep them are called, in the place of the database's own ending."""


class WrongKey(Exception):
    """None of the keys encrypted this."""


class Vault:
    """Encrypts with the first of its keys, and reads what any of them encrypted."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> str:
        """The text, encrypted."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was encrypted; WrongKey when no key fits."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise WrongKey from error

    def renew(self, sealed: str) -> str:
        """The same, encrypted with the first key; WrongKey when no key fits."""
        try:
            return self._fernet.rotate(sealed.encode()).decode()
        except InvalidToken as error:
            raise WrongKey from error


def secret_key(settings: Settings) -> str:
    """What signs sessions and links: the key that was set, or else one kept beside the SQLite file.

    It is made there on the first run, and only the file's owner can read it. `BadSettings` if it can be
    neither made nor read.
    """
    if settings.secret_key:
        return settings.secret_key.get_secret_value()
    return _kept_beside(
        settings.database,
        SECRET,
        "COLLECTIF_SECRET_KEY",
        make=lambda: secrets.token_urlsafe(SHORTEST_KEY),
        fits=lambda key: len(key) >= SHORTEST_KEY,
        lost="delete it, and the next start makes one; whoever was in a browser starts a new session",
    )


def token_vault(settings: Settings) -> Vault:
    """What encrypts the tokens that are kept, with the keys that were set or else one kept beside the SQLite file."""
    if settings.token_keys:
        return Vault([key.get_secret_value() for key in settings.token_keys])
    key = _kept_beside(
        settings.database,
        TOKENS,
        "COLLECTIF_TOKEN_KEYS",
        make=lambda: Fernet.generate_key().decode(),
        fits=_encrypts,
        lost="put back the one that was there, or delete it and have the door installed anew in each workspace",
    )
    return Vault([key])


def _kept_beside(
    database: Database, suffix: str, variable: str, *, make: Callable[[], str], fits: Callable[[str], bool], lost: str
) -> str:
    if not isinstance(database, SqliteFile):
        raise BadSettings([f"{variable} is missing: only a SQLite file has a place beside it to keep one."])
    path = database.path.with_suffix(suffix)
    try:
        if not path.exists():
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(make(), encoding="ascii")
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadSettings([f"{path} can't be made or read ({reason}): mend that, or set {variable}."]) from error
    except UnicodeDecodeError as error:
        raise BadSettings([_no_key(path, lost)]) from error
    if not fits(key):
        raise BadSettings([_no_key(path, lost)])
    return key


def _encrypts(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def _no_key(path: Path, lost: str) -> str:
    return f"{path.name} holds no key: {lost}."
