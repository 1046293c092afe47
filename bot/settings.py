"""The door's settings: every name, its default, what it is for, and what is wrong with those that were given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.formats import (
    BotToken,
    Database,
    DatabaseUrl,
    Ending,
    Key,
    Keys,
    Level,
    PostgresServer,
    PublicAddress,
    WebAddress,
    WebhookSecret,
    parse_database,
)

PREFIX = "COLLECTIF_"
MAKE_KEY = "$(python -c 'import secrets; print(secrets.token_urlsafe(32))')"
MAKE_FERNET_KEY = "$(python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')"


class BadSettings(Exception):
    """The settings cannot be used. `problems` holds a line each: what is wrong, and how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """Every setting, read from `COLLECTIF_…` or a `.env` file. `read_settings` is the way to get them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: DatabaseUrl = Field(
        "sqlite:///collectif.db", description="where the neighbourhood is kept", repr=False
    )
    host: str = Field("127.0.0.1", description="the address that the HTTP server listens on")
    port: int = Field(8080, ge=0, le=65_535, description="the port that it listens on; 0 takes a free one")
    public_url: PublicAddress = Field(
        "",
        description="where the outside world reaches the door; webhooks and posters need it",
        examples=["https://porte.example.org"],
    )
    operator_name: str = Field("", description="who runs this door; people read it in the first message")
    privacy_contact: str = Field("", description="who answers for privacy, and how to write to them")
    help_phone: str = Field("", description="whom to call when something is wrong")
    secret_key: Key | None = Field(
        None,
        description="signs browser sessions and links; with SQLite it is made on the first run",
        examples=[MAKE_KEY],
    )
    token_keys: Keys = Field(
        (),
        description="encrypt the platform tokens that are kept, newest first, a comma between two",
        examples=[MAKE_FERNET_KEY],
    )
    telegram_token: BotToken | None = Field(
        None,
        description="what BotFather gave; it opens the Telegram door",
        examples=["123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"],
    )
    telegram_base_url: Annotated[WebAddress, AfterValidator(Ending("/bot"))] = Field(
        "https://api.telegram.org/bot", description="Telegram's API"
    )
    telegram_base_file_url: Annotated[WebAddress, AfterValidator(Ending("/file/bot"))] = Field(
        "https://api.telegram.org/file/bot", description="Telegram's files"
    )
    telegram_mode: Literal["polling", "webhook"] = Field(
        "polling", description="how updates come: asked for (polling), or sent to us (webhook)"
    )
    telegram_webhook_secret: WebhookSecret | None = Field(
        None, description="what Telegram says with each update that it sends", examples=[MAKE_KEY]
    )
    slack_bot_token: SecretStr | None = Field(None, description="one workspace: the bot's token, xoxb-…")
    slack_app_token: SecretStr | None = Field(None, description="one workspace: the app's token, xapp-…")
    slack_client_id: str = Field("", description="many workspaces: the app's client id")
    slack_client_secret: SecretStr | None = Field(None, description="many workspaces: the app's client secret")
    slack_signing_secret: SecretStr | None = Field(None, description="many workspaces: proves that Slack is speaking")
    slack_base_url: Annotated[WebAddress, AfterValidator(Ending("/api/"))] = Field(
        "https://slack.com/api/", description="Slack's API"
    )
    slack_authorize_url: WebAddress = Field(
        "https://slack.com/oauth/v2/authorize", description="where a workspace's owner agrees to the app"
    )
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    log_format: Literal["text", "json"] = Field("text", description="lines for people, or json for a log collector")

    @property
    def slack(self) -> bool:
        """Whether Slack's door is configured, for one workspace or for many."""
        return bool(self.slack_bot_token or self.slack_client_id)

    @property
    def database(self) -> Database:
        """The database that `database_url` names."""
        return parse_database(self.database_url)


class GivenSettings(Settings):
    """Settings from what is passed alone, so that a demo never opens its owner's doors."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def read_settings(env: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment and `.env`, or those of `env` alone; `BadSettings` says every problem."""
    try:
        settings = Settings() if env is None else GivenSettings(**_by_field(env))
    except ValidationError as error:
        raise BadSettings(list(_problems(error))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings([".env can't be read: make it UTF-8 text that this user may read, or remove it."]) from error
    if contradictions := list(_contradictions(settings)):
        raise BadSettings(contradictions)
    return settings


def variable_of(name: str) -> str:
    """The environment variable behind a field's name."""
    return PREFIX + name.upper()


def list_unknown() -> list[str]:
    """A line for each `COLLECTIF_…` of the environment or `.env` that is no setting, with the nearest that is one."""
    given = {*EnvSettingsSource(Settings).env_vars, *DotEnvSettingsSource(Settings).env_vars}
    names = {name.upper().removeprefix(PREFIX) for name in given if name.upper().startswith(PREFIX)}
    return [
        f"{PREFIX}{name} is no setting and is passed over: {_nearest(name)}"
        for name in sorted(names)
        if name.lower() not in Settings.model_fields
    ]


def _nearest(name: str) -> str:
    near = get_close_matches(name.lower(), Settings.model_fields, n=1)
    return f"did you mean {variable_of(near[0])}?" if near else "`collectif check` names every one."


def _by_field(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        name.removeprefix(PREFIX).lower(): value for name, value in env.items() if name.startswith(PREFIX) and value
    }


def _problems(error: ValidationError) -> Iterator[str]:
    """A line for each value that cannot be read. No value is repeated: it may be a secret in the wrong place."""
    for found in error.errors(include_url=False, include_input=False):
        name = str(found["loc"][0])
        wrong = found["msg"].removeprefix("Value error, ")
        yield f"{variable_of(name)}: {wrong[0].lower()}{wrong[1:]}. {_example(name)}".rstrip()


def _example(name: str) -> str:
    field = Settings.model_fields[name]
    right = (field.examples or [field.default])[0]
    return f"For example: {variable_of(name)}={right}" if right else ""


def _contradictions(settings: Settings) -> Iterator[str]:
    """A line for each setting that another one needs and that is not there."""
    lacks = partial(_lacks, settings)
    on_a_server = isinstance(settings.database, PostgresServer)
    if on_a_server:
        yield from lacks("secret_key", because="PostgreSQL has no place beside it where one could be kept")
    if settings.telegram_token and settings.telegram_mode == "webhook":
        yield from lacks("public_url", because="in webhook mode Telegram must know where to send updates")
        if on_a_server:
            yield from lacks("telegram_webhook_secret", because="in webhook mode Telegram must prove who is speaking")
    if settings.slack_bot_token or settings.slack_app_token:
        yield from lacks("slack_bot_token", "slack_app_token", because="Socket Mode takes both tokens")
    if settings.slack_client_id or settings.slack_client_secret or settings.slack_signing_secret:
        names = ("slack_client_id", "slack_client_secret", "slack_signing_secret")
        yield from lacks(*names, "public_url", because="Slack over HTTP takes all three and an address")
        if on_a_server:
            yield from lacks("token_keys", because="the workspaces' tokens are kept encrypted")

    if settings.slack_bot_token and settings.slack_client_id:
        yield (
            "COLLECTIF_SLACK_BOT_TOKEN and COLLECTIF_SLACK_CLIENT_ID are both set: "
            "the first opens one workspace, the second many. Keep one of them."
        )


def _lacks(settings: Settings, *names: str, because: str) -> Iterator[str]:
    for name in names:
        if not getattr(settings, name):
            what = Settings.model_fields[name].description
            yield f"{variable_of(name)} ({what}) is missing: {because}. {_example(name)}".rstrip()


def hidden_values(settings: Settings) -> tuple[str, ...]:
    """Every secret among the settings, for logs and answers to leave out."""
    found = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
    found += [key.get_secret_value() for key in settings.token_keys]
    if settings.telegram_token:  # in an address its colon may be written otherwise
        found.append(settings.telegram_token.get_secret_value().partition(":")[2])
    if isinstance(settings.database, PostgresServer) and (password := urlsplit(settings.database_url).password):
        found += [password, unquote(password)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of `collectif check`: `shown` is the value, or for a secret only whether it is set."""

    variable: str
    shown: str
    description: str


def list_settings(settings: Settings) -> list[Setting]:
    """Every setting by its variable's name, in the order of the documentation, no secret shown."""
    hidden = hidden_values(settings)
    lines = []
    for name, value in settings:
        if value is None or isinstance(value, SecretStr | tuple):
            shown = "set" if value else ""
        else:
            shown = str(value)
            for secret in hidden:
                shown = shown.replace(secret, "***")
        lines.append(Setting(variable_of(name), shown, Settings.model_fields[name].description or ""))
    return lines
