"""The command as an operator types it: what it answers, where, and with which exit code."""

import json
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.acting import operator
from bot.settings import read_settings
from domain.ground import found
from domain.members import Member
from tests.bot.doors import ROOT


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Typed = Callable[..., Answer]


@pytest.fixture
def collectif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Types a command in an empty folder, with no settings but those the test has set."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["collectif", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, *capsys.readouterr())

    return typed


def comes_in(name: str, *, age: str = "adult") -> Member:
    """Somebody joins by the browser's door."""
    with operator(read_settings()) as someone:
        return someone.act(
            lambda act: act.neighbourhood.join(
                f"web||{name}",
                f"web||{name}||{name}",
                name=name.title(),
                language="fr",
                age=age,  # type: ignore[arg-type]
                later=True,
            )
        )


COMMANDS = (
    "demo",
    "run",
    "check",
    "migrate",
    "grant",
    "revoke",
    "territory",
    "diagram",
    "stats",
    "manifest",
    "backup",
    "restore",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_is_for(collectif: Typed, command: str) -> None:
    answer = collectif(command, "--help")
    assert answer.code == 0
    assert f"Usage: collectif {command}" in answer.out
    assert command in collectif("--help").out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("mayor",),
        ("grant", "mayor"),
        ("grant", "moderator", "just-a-name"),
        ("grant", "moderator", "telegram:1|2"),
        ("revoke", "moderator"),
        ("diagram", "nowhere"),
        ("territory", "add", "verdun"),
        ("demo", "--port", "70000"),
        ("stats", "--yaml"),
    ],
)
def test_wrong_use_is_told_from_failure(collectif: Typed, tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = collectif(*words)
    assert answer.code == 2
    assert "Usage" in answer.out + answer.err
    assert list(tmp_path.iterdir()) == []


def test_migrating_twice_is_migrating_once(collectif: Typed, tmp_path: Path) -> None:
    assert "is now of version" in collectif("migrate").out
    before = (tmp_path / "collectif.db").read_bytes()
    assert "is up to date" in collectif("migrate").out
    assert (tmp_path / "collectif.db").read_bytes() == before


def test_the_pilots_territories_are_there_from_the_start_closed(collectif: Typed) -> None:
    listed = collectif("territory", "list").out.splitlines()[1:]
    assert [line.split()[:2] for line in listed] == [
        ["ahuntsic", "closed"],
        ["parc-extension", "closed"],
        ["plateau", "closed"],
        ["villeray", "closed"],
    ]


def test_a_territory_is_added_announced_opened_and_closed(collectif: Typed) -> None:
    assert "is closed" in collectif("territory", "add", "verdun", "--name", "Verdun", "--prefixes", "h4g, H4H").out
    assert "is announced" in collectif("territory", "announce", "verdun").out
    assert "Verdun (verdun) is open." in collectif("territory", "open", "verdun").out
    assert "open" in collectif("territory", "list").out
    assert "is closed" in collectif("territory", "close", "verdun").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open", "atlantis"), "there is no territory “atlantis”"),
        (("add", "villeray", "--name", "Villeray", "--prefixes", "H4G"), "that short name is taken"),
        (("add", "verdun", "--name", "Verdun", "--prefixes", "H2R"), "a prefix is unknown, or already in a territory"),
        (("add", "verdun", "--name", "V", "--prefixes", "H4G"), "that name is too short"),
        (("add", "verdun", "--name", "Verdun", "--prefixes", "H4G", "--zone", "Mars/Base"), "that is no time zone"),
    ],
)
def test_what_a_territory_cannot_be_is_said_in_a_line(collectif: Typed, words: tuple[str, ...], said: str) -> None:
    answer = collectif("territory", *words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"collectif: {said}")
    assert answer.err.count("\n") == 1


def test_an_office_is_given_to_an_account_and_taken_back(collectif: Typed) -> None:
    denise = comes_in("denise")
    assert collectif("grant", "moderator", "web:denise", "--territory", "villeray").out == (
        "Denise is now moderator of villeray.\n"
    )
    with operator(read_settings()) as someone:
        assert someone.act(lambda act: act.uow.members.with_role("moderator", "villeray")) == [denise.id]
    assert "does not hold that office" in collectif("revoke", "moderator", "web:denise").err
    assert "is no longer moderator" in collectif("revoke", "moderator", "web:denise", "--territory", "villeray").out
    with operator(read_settings()) as someone:
        assert someone.act(lambda act: act.uow.members.with_role("moderator", "villeray")) == []


def test_what_no_one_comes_in_as_or_a_minor_is_given_no_office(collectif: Typed) -> None:
    answer = collectif("grant", "staff", "web:nobody")
    assert (answer.code, answer.out) == (1, "")
    assert "nobody has come in at the door as web:nobody" in answer.err
    assert "get a link" in answer.err
    comes_in("tina", age="teen")
    assert "under 18" in collectif("grant", "moderator", "web:tina").err
    assert "no territory “atlantis”" in collectif("grant", "moderator", "web:tina", "--territory", "atlantis").err


@pytest.mark.parametrize("token", ["777:a-token-of-the-tests", ""])
def test_a_telegram_account_is_of_the_bot_that_is_configured_or_of_any(
    collectif: Typed, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("COLLECTIF_TELEGRAM_TOKEN", token)
    assert collectif("grant", "moderator", "telegram:12345").out == (
        "telegram:12345 has not come in yet; whoever does as that account becomes moderator of every territory.\n"
    )
    with operator(read_settings()) as someone:
        someone.act(
            lambda act: act.neighbourhood.join(
                "telegram|777|12345", "telegram|777|12345||12345", name="Samir", language="fr", age="adult", later=True
            )
        )
    assert collectif("grant", "staff", "telegram:12345").out == "Samir is now staff of every territory.\n"
    assert collectif("revoke", "staff", "telegram:12345").out == "Samir is no longer staff of every territory.\n"
    assert "Samir does not hold that office" in collectif("revoke", "staff", "telegram:12345").err


def test_an_office_that_waits_is_taken_back(collectif: Typed) -> None:
    collectif("grant", "moderator", "slack:T1:U1")
    assert "No office waits for slack:T1:U1 any more" in collectif("revoke", "moderator", "slack:T1:U1").out
    assert "no such office waits for them" in collectif("revoke", "moderator", "slack:T1:U1").err


def test_without_an_account_a_link_is_printed(collectif: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTIF_PUBLIC_URL", "https://porte.example.org")
    answer = collectif("grant", "moderator", "--territory", "villeray")
    assert answer.code == 0
    page, _, code = answer.out.strip().rpartition("/")
    assert page == "https://porte.example.org/p"
    with operator(read_settings()) as someone:
        opener = someone.act(lambda act: act.uow.opener(code))
        assert opener is not None
        assert opener.flow == "office"
        office = someone.act(lambda act: act.neighbourhood.office(opener.argument["office"]))
    assert (office.role, office.territory) == ("moderator", "villeray")


def test_a_checkup_says_what_is_missing_and_how_to_get_it(collectif: Typed) -> None:
    answer = collectif("check")
    assert answer.code == 1
    missing = [line for line in answer.out.splitlines() if line.startswith("Missing")]
    assert len(missing) == 3
    for name in ("COLLECTIF_OPERATOR_NAME", "COLLECTIF_PRIVACY_CONTACT", "collectif migrate"):
        assert any(name in line for line in missing)
    collectif("migrate")
    assert "collectif territory open" in collectif("check").out
    collectif("territory", "open", "villeray")
    assert "a moderator for Villeray" in collectif("check").out


def test_a_checkup_passes_once_nothing_is_missing(collectif: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTIF_OPERATEUR", "la Caisse")
    monkeypatch.setenv("COLLECTIF_OPERATOR_NAME", "la Caisse")
    monkeypatch.setenv("COLLECTIF_PRIVACY_CONTACT", "vie-privee@example.org")
    monkeypatch.setenv("COLLECTIF_PORT", "0")
    collectif("territory", "open", "villeray")
    comes_in("denise")
    collectif("grant", "moderator", "web:denise")
    answer = collectif("check")
    assert "Nothing is missing" in answer.out
    assert "Unknown: COLLECTIF_OPERATEUR is no setting" in answer.out
    assert answer.code == 0


def test_a_checkup_names_every_setting_and_shows_no_secret(collectif: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTIF_TELEGRAM_TOKEN", "777:a-token-of-the-tests")
    monkeypatch.setenv("COLLECTIF_TELEGRAM_BASE_URL", "http://127.0.0.1:1/bot")
    monkeypatch.setenv("COLLECTIF_SECRET_KEY", "a-secret-of-the-tests-that-is-long-enough")
    answer = collectif("check")
    assert "a-token-of-the-tests" not in answer.out + answer.err
    assert "a-secret-of-the-tests" not in answer.out + answer.err
    assert "Missing: the Telegram door: Telegram can't be reached (ConnectError)." in answer.out
    interfaces = ("DATABASE_URL", "PUBLIC_URL", "HELP_PHONE", "TELEGRAM_MODE", "SLACK_AUTHORIZE_URL", "LOG_FORMAT")
    assert all(f"COLLECTIF_{name}" in answer.out for name in interfaces)


def test_figures_for_people_and_for_programs(collectif: Typed) -> None:
    assert "there is no database" in collectif("stats").err
    comes_in("ada")
    assert "members" in collectif("stats").out
    figures = json.loads(collectif("stats", "--json").out)
    assert figures["counts"]["members"] == {"all": 1}
    assert (figures["asked"], figures["taken"]) == (0, 0)


def test_figures_can_be_read_while_somebody_writes(collectif: Typed, tmp_path: Path) -> None:
    comes_in("ada")
    writing = sqlite3.connect(tmp_path / "collectif.db", isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    assert json.loads(collectif("stats", "--json").out)["counts"]["members"] == {"all": 1}
    writing.close()


def test_the_drawn_conversations_are_those_of_the_program(collectif: Typed) -> None:
    drawn = collectif("diagram").out
    assert drawn == (ROOT / "docs" / "diagrams.md").read_text(encoding="utf-8"), "collectif diagram > docs/diagrams.md"
    assert collectif("diagram", "welcome").out.startswith("stateDiagram-v2\n    [*] --> hello\n")


PARTNERS = """nom;lieu;langues;donne;fermé
Café Léo;Villeray;fr;objets,local;lundi
Quincaillerie Nora;H2R 1A1;fr en;goods;
"""


def test_partners_are_brought_in_once_each_with_a_link_for_its_owner(collectif: Typed, tmp_path: Path) -> None:
    (tmp_path / "shops.csv").write_text(PARTNERS, encoding="utf-8-sig")
    collectif("territory", "open", "villeray")
    answer = collectif("partner", "import", "shops.csv")
    assert answer.code == 0
    assert "whoever follows it first owns the shop" in answer.err
    rows = json.loads(collectif("partner", "import", "shops.csv", "--json").out)
    assert [(row["name"], row["place"], row["state"]) for row in rows] == [
        ("Café Léo", "H2R", "known"),
        ("Quincaillerie Nora", "H2R", "known"),
    ]
    assert all(row["link"] in answer.out for row in rows), "the same link while nobody has followed it"
    nora = comes_in("nora")
    with operator(read_settings()) as someone:
        shop = someone.act(lambda act: found(act.uow.partners.get(rows[1]["partner"])))
        someone.act(lambda act: act.uow.partners.put(shop.but(team={nora.id: "owner"}, code="")))
    again = json.loads(collectif("partner", "import", "shops.csv", "--json").out)
    assert [(row["state"], bool(row["link"])) for row in again] == [("known", True), ("owned", False)]


def test_a_roster_with_a_wrong_line_brings_nobody_in(collectif: Typed, tmp_path: Path) -> None:
    collectif("territory", "open", "villeray")
    (tmp_path / "shops.csv").write_text(f"{PARTNERS}X;nulle part;de;chaise;tous\ncafe leo;H2R;fr;argent;\n")
    answer = collectif("partner", "import", "shops.csv")
    where = "write a postal code such as H2S 1A1, or a neighbourhood’s name"
    assert answer.code == 1
    assert answer.err.splitlines() == [
        "collectif: line 4, name: a name has 2 to 80 characters.",
        f"collectif: line 4, place: “nulle part” is no place: {where}.",
        "collectif: line 4, languages: “de” is not known: write some of fr, en.",
        "collectif: line 4, gives: “chaise” is not known: write some of goods, space, skill, time, money.",
        "collectif: line 4, closed_days: “tous” is not known: write some of mon, tue, wed, thu, fri, sat, sun.",
        "collectif: line 5, name: cafe leo in H2R is on line 2 already.",
    ]
    for text, said in (
        ("nom,lieu\nCafé,H2R\n", "there is no column languages nor gives"),
        ("name,place,languages,gives\nCafé,H3N,fr,\n", "the door is not open in H3N"),
        ("name,place,languages,gives\n", "the file has no partner"),
        ("name,place,languages,gives\nCafé,H2R,,\n", "line 2, languages: it is empty"),
    ):
        (tmp_path / "shops.csv").write_text(text)
        assert said in collectif("partner", "import", "shops.csv").err
    assert "cannot be read" in collectif("partner", "import", "nothing.csv").err
    (tmp_path / "shops.csv").write_bytes("nom;lieu\nCafé".encode("latin-1"))
    assert "not in UTF-8" in collectif("partner", "import", "shops.csv").err
    with operator(read_settings()) as someone:
        assert someone.act(lambda act: act.uow.partners.all()) == []
