"""How the value of a setting must read; a `ValueError` says what would be right."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

SHORTEST_KEY = 32


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A database in one file, made on the first run."""

    path: Path


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A database on a server; `conninfo` is its URL as libpq takes it, password and all."""

    conninfo: SecretStr


Database: TypeAlias = SqliteFile | PostgresServer


def parse_database(url: str) -> Database:
    """The database that a URL names."""
    scheme, _, rest = url.partition("://")
    path = rest.removeprefix("/")
    if scheme == "sqlite" and rest != path and path not in ("", ":memory:") and not path.endswith("/"):
        return SqliteFile(_at_home(Path(path)))
    if scheme in ("postgresql", "postgres") and urlsplit(url).path.strip("/"):
        return PostgresServer(SecretStr(url))
    raise ValueError("it must be sqlite:///FILE (sqlite:////FILE from the root) or postgresql://USER@HOST/DATABASE")


def _at_home(path: Path) -> Path:
    """The same, with somebody's home in the place of their ~."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError(f"nobody here has the home {path.parts[0]}: write the whole path") from None


def check_database(url: str) -> str:
    """The same URL, once it names a database."""
    parse_database(url)
    return url


def check_address(url: str) -> str:
    """The same URL, once it is a whole web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it must be a whole address, with http:// or https://")
    return url


def trim_address(url: str) -> str:
    """A web address that paths can be added to, or nothing."""
    return check_address(url).rstrip("/") if url else url


@dataclass(frozen=True, slots=True)
class Ending:
    """Asks of a web address that it end as the platform's library expects."""

    ending: str

    def __call__(self, url: str) -> str:
        if not check_address(url).endswith(self.ending):
            raise ValueError(f"it must end in {self.ending}")
        return url


def check_length(key: SecretStr) -> SecretStr:
    """The same key, once it is too long to guess."""
    if len(key.get_secret_value()) < SHORTEST_KEY:
        raise ValueError(f"it must have {SHORTEST_KEY} characters or more, made at random")
    return key


def check_token(token: SecretStr) -> SecretStr:
    """The same token, once it reads as one of Telegram's: the bot's id, a colon, letters."""
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value()):
        raise ValueError("it must be as @BotFather gave it: digits, a colon, then letters, digits, - and _")
    return token


def check_letters(secret: SecretStr) -> SecretStr:
    """The same secret, once Telegram can send it in a header (core.telegram.org/bots/api#setwebhook)."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("it must be at most 256 letters without accents, digits, - and _")
    return secret


def check_fernet(key: SecretStr) -> SecretStr:
    """The same key, once it is one that `cryptography.fernet` takes: 32 bytes in URL-safe base64."""
    try:
        length = len(base64.b64decode(key.get_secret_value(), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        length = 0
    if length != 32:
        raise ValueError("each key must be 32 bytes in URL-safe base64, and a comma between two")
    return key


def split_keys(keys: object) -> object:
    """Keys from one line; anything else is left to be validated."""
    return [key.strip() for key in keys.split(",") if key.strip()] if isinstance(keys, str) else keys


def raise_case(name: object) -> object:
    """A name in capitals; anything else is left to be validated."""
    return name.upper() if isinstance(name, str) else name


DatabaseUrl: TypeAlias = Annotated[str, AfterValidator(check_database)]
WebAddress: TypeAlias = Annotated[str, AfterValidator(check_address)]
PublicAddress: TypeAlias = Annotated[str, AfterValidator(trim_address)]
Key: TypeAlias = Annotated[SecretStr, AfterValidator(check_length)]
BotToken: TypeAlias = Annotated[SecretStr, AfterValidator(check_token)]
WebhookSecret: TypeAlias = Annotated[Key, AfterValidator(check_letters)]
FernetKey: TypeAlias = Annotated[SecretStr, AfterValidator(check_fernet)]
Keys: TypeAlias = Annotated[tuple[FernetKey, ...], NoDecode, BeforeValidator(split_keys)]
Level: TypeAlias = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(raise_case)]
