"""Papers, tables and the calendar by line: where they go, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.commands.conftest import Done
from tests.commands.helpers import rewritten
from tests.papers.logos import HOSTILE, SVG
from vip2tui.domain.roles import Role

PLAN = "plan"


def test_a_paper_is_shown_as_text_and_written_as_pdf(
    amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    told = vip("paper", PLAN, amina).out
    assert told.startswith("PLAN PÅ ÉN SIDE")
    file = Path(vip("paper", PLAN, amina, "--out", str(tmp_path), "--json").json["file"])
    assert file.read_bytes().startswith(b"%PDF-")
    text = Path(vip("paper", PLAN, amina, "--out", str(tmp_path), "--text", "--json").json["file"])
    assert text.read_text(encoding="utf-8").rstrip() == told.rstrip()
    listed = vip("paper", "files", "--json").json
    assert {one["file"] for one in listed} == {str(file), str(text)}
    vip("paper", "delete", "--all")
    assert not file.exists()
    assert not text.exists()


def test_one_for_everybody_tells_for_whom_there_is_none(
    amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    vip("citizen", "add", "--name", "Bo Uden Jobpakke")
    made = vip("paper", PLAN, "--all", "--out", str(tmp_path), "--json").json
    assert len(made["files"]) == 1
    assert [one["name"] for one in made["without"]] == ["Bo Uden Jobpakke"]
    refused = vip("paper", PLAN, "--all", "--out", str(tmp_path / "ingen"))
    assert refused.code == 2
    assert "mappe" in refused.err


def test_a_paper_needs_to_know_whom_it_is_about(amina: str, vip: Callable[..., Done]) -> None:
    for words in ((PLAN,), (PLAN, amina, "--all")):
        refused = vip("paper", *words)
        assert refused.code == 2
        assert "Intet er skrevet" in refused.err


def test_the_calendar_goes_to_a_file_of_its_own_kind(
    amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    file = Path(vip("calendar", "--out", str(tmp_path), "--json").json["file"])
    assert file.suffix == ".ics"
    assert b"BEGIN:VEVENT" in file.read_bytes()
    assert b"Amina" not in file.read_bytes()
    refused = vip("calendar", "--out", str(tmp_path / "kalender.txt"))
    assert ".ics" in refused.err
    assert refused.code == 2


def test_a_paper_of_a_package_and_of_the_house_take_what_they_are_made_of(
    amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    assert vip("paper", "jobpakke", "butik").out.startswith("JOBPAKKE: BUTIKSMEDHJÆLPER")
    made = vip("paper", "jobpakke", "--all", "--out", str(tmp_path), "--json").json
    assert len(made["files"]) == 12
    assert made["without"] == []
    assert any("jobpakke-butik-" in one for one in made["files"])
    refused = vip("paper", "jobpakke")
    assert refused.code == 2
    assert "hvilken jobpakke" in refused.err
    assert vip("paper", "metoden").out.startswith("METODEN PÅ ÉN SIDE")
    assert vip("paper", "metoden", amina).code == 2, "it is about nobody"
    missing = vip("paper", "foelgeseddel")
    assert missing.code == 1
    assert "følgeseddel" in missing.err
    listed = vip("paper", "list", "--json").json
    assert {one["of"] for one in listed} == {"borger", "jobpakke", None}


def test_every_readable_file_about_people_is_remembered(
    amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    del amina
    out = str(tmp_path)
    made = [vip("calendar", "--out", out, "--json").json["file"]]
    made.append(
        vip("send", "--open-copy", str(tmp_path / "kopi.json"), "--yes", "--json").json["file"]
    )
    listed = vip("paper", "files", "--json").json
    assert {one["file"] for one in listed} == set(made)
    vip("paper", "delete", "--all")
    assert not any(Path(one).exists() for one in made)


def test_a_signed_paper_is_registered_by_line(
    home: Path, amina: str, vip: Callable[..., Done]
) -> None:
    rewritten(home, lambda me: replace(me, role=Role.CONSULTANT))
    vip("grant", "add", amina, "--start", "2026-01-05", "--mentor", "Bo Berg")
    made = vip("paper", "signed", "mentoraftale", amina, "--json").json
    assert (made["changed"], made["complete"]) == (True, True)
    assert "Bo Berg" in made["signed"]
    assert vip("grant", "show", amina, "--json").json[0]["agreed_by"].startswith("Amina")
    again = vip("paper", "signed", "mentoraftale", amina)
    assert "Intet er ændret" in again.out
    refused = vip("paper", "signed", "plan", amina)
    assert refused.code == 2


def test_the_office_sets_its_logo_by_line(
    home: Path, amina: str, vip: Callable[..., Done], tmp_path: Path
) -> None:
    file = tmp_path / "vaaben.svg"
    file.write_bytes(SVG)
    assert "kontor" in vip("paper", "logo", str(file)).err
    rewritten(home, lambda me: replace(me, role=Role.OFFICE))
    assert vip("paper", "logo", str(file), "--json").json == {"format": "svg", "changed": True}
    assert "står på papirerne" in vip("paper", "logo").out
    file.write_bytes(HOSTILE["script"])
    assert "andet end former" in vip("paper", "logo", str(file)).err
    assert vip("paper", "logo", str(file), "--remove").code == 2
    assert vip("paper", "logo", "--remove", "--json").json == {"format": None, "changed": True}
