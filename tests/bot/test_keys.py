"""The keys that are kept beside the database, and what encrypts the platforms' tokens."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.keys import Vault, WrongKey, secret_key, token_vault
from bot.settings import BadSettings, Settings, read_settings

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def on(folder: Path, **others: str) -> Settings:
    return read_settings({"COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/door.db", **others})


def test_the_first_key_encrypts_and_every_key_reads() -> None:
    sealed = Vault([OLD]).seal("xoxb-jeton")
    assert "jeton" not in sealed
    both = Vault([NEW, OLD])
    assert both.open(sealed) == "xoxb-jeton"
    renewed = both.renew(sealed)
    assert Vault([NEW]).open(renewed) == "xoxb-jeton"
    for refused in (Vault([NEW]).open, Vault([NEW]).renew):
        with pytest.raises(WrongKey):
            refused(sealed)


def test_keys_that_were_set_are_used_and_none_is_made(tmp_path: Path) -> None:
    sealed = Vault([OLD]).seal("jeton")
    assert token_vault(on(tmp_path, COLLECTIF_TOKEN_KEYS=f"{NEW},{OLD}")).open(sealed) == "jeton"
    assert list(tmp_path.iterdir()) == []


def test_without_one_a_key_is_made_beside_the_database_for_its_owner_alone(tmp_path: Path) -> None:
    sealed = token_vault(on(tmp_path)).seal("jeton")
    assert token_vault(on(tmp_path)).open(sealed) == "jeton"
    kept = tmp_path / "door.tokens.key"
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.read_text(encoding="ascii") != secret_key(on(tmp_path))


@pytest.mark.parametrize("content", [b"", b"trop court", b"\xff\xfe"])
def test_a_file_that_holds_no_key_says_how_to_mend_it_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "door.tokens.key"
    kept.write_bytes(content)
    with pytest.raises(BadSettings) as bad:
        token_vault(on(tmp_path))
    mend = "put back the one that was there, or delete it and have the door installed anew in each workspace"
    assert bad.value.problems == [f"door.tokens.key holds no key: {mend}."]
    assert kept.read_bytes() == content
