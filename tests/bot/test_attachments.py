"""Files made after the commit: from what is then so, or nothing when it is gone; and the poster's command."""

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from bot.__main__ import main
from bot.acting import Act, operator
from bot.app import opened
from bot.settings import read_settings
from tests.bot.doors import SETTINGS, surroundings, typed
from tests.bot.published import Published, publish
from tests.patience import PATIENCE

PUBLIC = {**SETTINGS, "COLLECTIF_PUBLIC_URL": "https://porte.example.org"}


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    """A project in the folder's database; its settings are the process's own."""
    monkeypatch.chdir(tmp_path)
    for name, value in PUBLIC.items():
        monkeypatch.setenv(name, value)
    with operator(read_settings()) as someone:
        return someone.act(publish)


def read_code(poster: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(poster)
    (found,) = zxingcpp.read_barcodes(page.render(scale=100 / 72).to_pil())
    return str(found.text)


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["collectif", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_the_command_writes_a_poster_whose_code_opens_the_project(
    published: Published, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    id = published.project.id
    for subject in (f"project:{id}", id):
        assert command(monkeypatch, "poster", subject, "--out", "affiche.pdf") == 0
        poster = (tmp_path / "affiche.pdf").read_bytes()
        (page,) = pypdf.PdfReader(io.BytesIO(poster)).pages
        assert "Un jouet de bois pour chaque petit" in " ".join(page.extract_text().split())
        assert read_code(poster) == f"https://porte.example.org/p/{published.code}"


def test_a_need_has_its_own_and_it_goes_to_standard_output(published: Published, tmp_path: Path) -> None:
    with operator(read_settings()) as someone:
        need = someone.act(lambda act: act.neighbourhood.kept.needs.of_project(published.project.id)[0].id)
    made = subprocess.run(
        [sys.executable, "-m", "bot", "poster", need], cwd=tmp_path, env=surroundings(PUBLIC), capture_output=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, b"")
    code = read_code(made.stdout).rpartition("/p/")[2]
    with operator(read_settings()) as someone:
        opener = someone.act(lambda act: act.uow.opener(code))
    assert opener is not None
    assert (opener.flow, opener.argument) == ("answer", {"need": need})


def test_what_nobody_may_read_has_no_poster(
    published: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def calls_off(act: Act) -> None:
        act.neighbourhood.actor = published.omar
        act.neighbourhood.cancel_project(published.project.id, reason="La salle est prise.")

    with operator(read_settings()) as someone:
        someone.act(calls_off)
    for subject in (published.project.id, "nowhere", "member:x"):
        assert command(monkeypatch, "poster", subject) == 1
        assert f"nothing that is published is called “{subject}”" in capsys.readouterr().err


def test_without_a_public_address_one_is_told_where_it_leads(published: Published, tmp_path: Path) -> None:
    answer = typed("poster", published.project.id, "--out", "affiche.pdf", folder=tmp_path)
    assert answer.returncode == 0
    assert "COLLECTIF_PUBLIC_URL is not set" in answer.stderr


async def test_a_file_is_made_from_what_is_so_when_it_is_asked_for(published: Published) -> None:
    async with opened(read_settings()) as app:
        file = await app.attachments.render(f"poster:project:{published.project.id}")
        assert file is not None
        assert (file.name, file.kind, file.content[:5]) == ("affiche.pdf", "application/pdf", b"%PDF-")
        data = await app.attachments.render(f"json:{published.omar.id}")
        assert data is not None
        assert b'"name": "Omar"' in data.content
        for gone in ("poster:project:nowhere", "calendar:nowhere", "json:nobody", "csv:nobody", "", "else:x"):
            assert await app.attachments.render(gone) is None
