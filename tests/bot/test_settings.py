"""Wrong settings are said in one line each, with what would be right; secrets are never repeated."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.formats import PostgresServer, SqliteFile
from bot.keys import secret_key
from bot.settings import (
    PREFIX,
    BadSettings,
    Settings,
    hidden_values,
    list_settings,
    list_unknown,
    read_settings,
    variable_of,
)

LONG = "k" * 43
FERNET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
ON_A_SERVER = {"COLLECTIF_DATABASE_URL": "postgresql://door:s%40sam@db/door", "COLLECTIF_SECRET_KEY": LONG}


def problems(env: dict[str, str]) -> list[str]:
    with pytest.raises(BadSettings) as refused:
        read_settings(env)
    assert all("\n" not in line for line in refused.value.problems)
    return refused.value.problems


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings({})
    assert settings.database == SqliteFile(Path("collectif.db"))
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert (settings.log_level, settings.log_format) == ("INFO", "text")
    assert settings.telegram_token is None
    assert hidden_values(settings) == ()


def test_settings_come_from_the_environment_and_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable_of(name), raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("COLLECTIF_PORT=9000\nCOLLECTIF_HOST=0.0.0.0\nOTHER=1\nCOLLECTIF_NEW=1\n", "utf-8")
    monkeypatch.setenv("COLLECTIF_PORT", "9001")
    monkeypatch.setenv("COLLECTIF_OPERATOR_NAME", "")
    settings = read_settings()
    assert (settings.port, settings.host, settings.operator_name) == (9001, "0.0.0.0", "")


def test_a_mistyped_setting_is_named_with_the_right_one_and_without_its_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("COLLECTIF_PORT=0\nCOLLECTIF_TELEGRAM_TOKN=1:swordfish\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("COLLECTIF_OPERATEUR", "swordfish")
    monkeypatch.setenv("COLLECTIF_ZZZ", "swordfish")
    assert list_unknown() == [
        "COLLECTIF_OPERATEUR is no setting and is passed over: did you mean COLLECTIF_OPERATOR_NAME?",
        "COLLECTIF_TELEGRAM_TOKN is no setting and is passed over: did you mean COLLECTIF_TELEGRAM_TOKEN?",
        "COLLECTIF_ZZZ is no setting and is passed over: `collectif check` names every one.",
    ]


def test_what_is_given_shuts_out_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTIF_TELEGRAM_TOKEN", "1:real")
    settings = read_settings({"COLLECTIF_PORT": "9002", "COLLECTIF_HOST": "", "PATH": "/bin"})
    assert settings.telegram_token is None
    assert (settings.port, settings.host) == (9002, "127.0.0.1")


def test_a_file_that_is_not_text_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"COLLECTIF_OPERATOR_NAME=\xe9\xff")
    with pytest.raises(BadSettings, match=r"\.env can't be read"):
        read_settings()


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///door.db", "door.db"),
        ("sqlite:////var/lib/door.db", "/var/lib/door.db"),
        ("sqlite:///a/b.db", "a/b.db"),
    ],
)
def test_a_file_is_relative_with_three_slashes_and_absolute_with_four(url: str, path: str) -> None:
    assert read_settings({"COLLECTIF_DATABASE_URL": url}).database == SqliteFile(Path(path))


def test_a_server_needs_a_key_since_it_keeps_none() -> None:
    assert read_settings(ON_A_SERVER).database == PostgresServer(SecretStr("postgresql://door:s%40sam@db/door"))
    (line,) = problems({"COLLECTIF_DATABASE_URL": "postgresql://door@db/door"})
    assert line.startswith("COLLECTIF_SECRET_KEY (")
    assert "is missing" in line


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("DATABASE_URL", "door.db", "sqlite:///FILE"),
        ("DATABASE_URL", "sqlite://door.db", "sqlite:///FILE"),
        ("DATABASE_URL", "sqlite:///", "sqlite:///FILE"),
        ("DATABASE_URL", "sqlite:///:memory:", "sqlite:///FILE"),
        ("DATABASE_URL", "sqlite:///~nobody-of-that-name/door.db", "write the whole path"),
        ("DATABASE_URL", "mysql://door@db/door", "postgresql://USER@HOST/DATABASE"),
        ("DATABASE_URL", "postgresql://door@db", "postgresql://USER@HOST/DATABASE"),
        ("PORT", "http", "COLLECTIF_PORT=8080"),
        ("PORT", "70000", "COLLECTIF_PORT=8080"),
        ("PUBLIC_URL", "porte.example.org", "http:// or https://"),
        ("SECRET_KEY", "swordfish", "32 characters"),
        ("TOKEN_KEYS", f"{FERNET},swordfish", "32 bytes"),
        ("TELEGRAM_MODE", "swordfish", "COLLECTIF_TELEGRAM_MODE=polling"),
        ("TELEGRAM_TOKEN", "swordfish", "digits, a colon"),
        ("TELEGRAM_WEBHOOK_SECRET", "swordfish" * 5 + "é", "without accents"),
        ("TELEGRAM_BASE_URL", "http://127.0.0.1:9", "/bot"),
        ("TELEGRAM_BASE_FILE_URL", "http://127.0.0.1:9/bot", "/file/bot"),
        ("SLACK_BASE_URL", "http://127.0.0.1:9/api", "/api/"),
        ("LOG_LEVEL", "loud", "COLLECTIF_LOG_LEVEL=INFO"),
        ("LOG_FORMAT", "xml", "COLLECTIF_LOG_FORMAT=text"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(name: str, value: str, right: str) -> None:
    (line,) = problems({PREFIX + name: value})
    assert line.startswith(f"COLLECTIF_{name}: ")
    assert right in line
    assert "swordfish" not in line


def test_every_problem_is_said_at_once() -> None:
    found = problems({"COLLECTIF_PORT": "x", "COLLECTIF_LOG_FORMAT": "xml", "COLLECTIF_PUBLIC_URL": "x"})
    assert [line.partition(":")[0] for line in found] == [
        "COLLECTIF_PORT",
        "COLLECTIF_PUBLIC_URL",
        "COLLECTIF_LOG_FORMAT",
    ]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"TELEGRAM_TOKEN": "1:a", "TELEGRAM_MODE": "webhook"}, ["PUBLIC_URL"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_APP_TOKEN"]),
        ({"SLACK_APP_TOKEN": "xapp-1"}, ["SLACK_BOT_TOKEN"]),
        ({"SLACK_CLIENT_ID": "1"}, ["SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "PUBLIC_URL"]),
        (
            {
                "DATABASE_URL": "postgresql://door@db/door",
                "PUBLIC_URL": "https://porte.example.org",
                "TELEGRAM_TOKEN": "1:a",
                "TELEGRAM_MODE": "webhook",
                "SLACK_CLIENT_ID": "1",
                "SLACK_CLIENT_SECRET": "2",
                "SLACK_SIGNING_SECRET": "3",
            },
            ["SECRET_KEY", "TELEGRAM_WEBHOOK_SECRET", "TOKEN_KEYS"],
        ),
    ],
)
def test_half_a_door_says_what_the_other_half_is(given: dict[str, str], missing: list[str]) -> None:
    found = problems({PREFIX + name: value for name, value in given.items()})
    assert [line.partition(" ")[0] for line in found] == [PREFIX + name for name in missing]


def test_what_is_right_is_taken() -> None:
    settings = read_settings(
        {
            "COLLECTIF_PUBLIC_URL": "https://porte.example.org/",
            "COLLECTIF_TOKEN_KEYS": f"{FERNET}, {FERNET}",
            "COLLECTIF_TELEGRAM_BASE_URL": "http://127.0.0.1:9/bot",
            "COLLECTIF_SLACK_BASE_URL": "http://127.0.0.1:9/api/",
            "COLLECTIF_LOG_LEVEL": "debug",
            "COLLECTIF_PORT": "0",
        }
    )
    assert settings.public_url == "https://porte.example.org"
    assert [key.get_secret_value() for key in settings.token_keys] == [FERNET, FERNET]
    assert (settings.log_level, settings.port) == ("DEBUG", 0)


def test_check_names_every_setting_and_shows_no_secret() -> None:
    settings = read_settings(ON_A_SERVER | {"COLLECTIF_TELEGRAM_TOKEN": "1:a-token", "COLLECTIF_PORT": "0"})
    lines = {line.variable: line for line in list_settings(settings)}
    assert set(lines) == {variable_of(name) for name in Settings.model_fields}
    assert all(line.description for line in lines.values())
    assert lines["COLLECTIF_TELEGRAM_TOKEN"].shown == "set"
    assert lines["COLLECTIF_SLACK_BOT_TOKEN"].shown == ""
    assert lines["COLLECTIF_PORT"].shown == "0"
    assert lines["COLLECTIF_DATABASE_URL"].shown == "postgresql://door:***@db/door"
    for secret in ("1:a-token", "a-token", LONG, "s%40sam", "s@sam"):
        assert secret in hidden_values(settings)
        assert secret not in f"{settings!r} {lines}"


def on_a_file(path: Path) -> Settings:
    return read_settings({"COLLECTIF_DATABASE_URL": f"sqlite:///{path}"})


def test_the_key_is_made_once_and_kept_beside_the_database(tmp_path: Path) -> None:
    key = secret_key(on_a_file(tmp_path / "door.db"))
    assert len(key) >= 32
    assert secret_key(on_a_file(tmp_path / "door.db")) == key
    assert secret_key(on_a_file(tmp_path / "other.db")) != key
    assert (tmp_path / "door.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_was_set_is_used_and_none_is_made(tmp_path: Path) -> None:
    settings = read_settings({"COLLECTIF_DATABASE_URL": f"sqlite:///{tmp_path}/door.db", "COLLECTIF_SECRET_KEY": LONG})
    assert secret_key(settings) == LONG
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [b"", b"short", b"\xff" * 40])
def test_a_file_that_holds_no_key_is_named(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "door.key").write_bytes(kept)
    with pytest.raises(BadSettings, match=r"^door\.key holds no key: delete it"):
        secret_key(on_a_file(tmp_path / "door.db"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="No such file or directory"):
        secret_key(on_a_file(tmp_path / "absent" / "door.db"))
