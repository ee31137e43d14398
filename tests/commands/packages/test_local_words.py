"""The office's own words about a package from the command line, and how they reach a mentor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

CABLE = "kabel-ledning"


@pytest.fixture
def office(tmp_path: Path) -> tuple[str, str]:
    make_vault(tmp_path / "kontor", role=Role.OFFICE)
    return "--home", str(tmp_path / "kontor")


def test_a_text_is_confirmed_by_its_words_shown_listed_and_taken_back(
    vip: Vip, office: tuple[str, str]
) -> None:
    assert vip(*office, "package", "confirm", CABLE, "--json").json == []
    several = vip(*office, "package", "confirm", CABLE, "kursus")
    assert (several.code, several.out) == (1, "")
    assert "tekster har de ord" in several.err
    assert "text:" in several.err
    none = vip(*office, "package", "confirm", CABLE, "findes ikke")
    assert (none.code, "Ingen tekst" in none.err) == (1, True)
    done = vip(*office, "package", "confirm", CABLE, "elkabler må kun", "--json").json
    assert done["id"].startswith("text:advarsler:")
    assert done["text"].startswith("Elkabler må kun trækkes")
    assert (done["package"], done["changed"]) == (CABLE, True)
    assert done["confirmed"].startswith("bekræftet af Vejle Kommune, ")
    shown = vip(*office, "package", "show", CABLE).out
    assert f"    ({done['confirmed']})\n" in shown
    assert " 1 er bekræftet af Vejle Kommune." in shown
    (listed,) = vip(*office, "package", "confirm", CABLE, "--json").json
    assert listed == {key: done[key] for key in ("id", "package", "text", "confirmed")}
    assert "Det stod der allerede." in vip(*office, "package", "confirm", CABLE, done["id"]).out
    back = vip(*office, "package", "confirm", CABLE, done["id"], "--back", "--json").json
    assert (back["changed"], back["confirmed"]) == (True, None)
    assert "bekræftet af" not in vip(*office, "package", "show", CABLE).out


def test_where_there_are_jobs_is_written_changed_and_taken_back(
    vip: Vip, office: tuple[str, str]
) -> None:
    assert "ikke skrevet" in vip(*office, "package", "market", CABLE).out
    assert vip(*office, "package", "market", CABLE, "--vacancies", "3").code == 2
    vip(*office, "package", "market", CABLE, "--companies", "Kabelfolk [/]", "--vacancies", "3")
    said = vip(*office, "package", "market", CABLE, "--asked", "2024-05-06", "--json").json
    assert said == {
        "id": CABLE, "companies": "Kabelfolk [/]", "vacancies": 3, "asked": "2024-05-06",
        "source": said["source"], "ask_again": True,
    }  # fmt: skip
    assert said["source"].startswith("Vejle Kommune, 20")
    shown = vip(*office, "package", "show", CABLE).out
    assert "!  Kabelfolk [/]: 3 ledige job, spurgt man 6. maj 2024\n" in shown
    assert "   Det er over 90 dage siden, der blev spurgt. Spørg igen.\n" in shown
    unknown = vip(*office, "package", "market", CABLE, "--vacancies", "", "--json").json
    assert (unknown["vacancies"], unknown["ask_again"]) == (None, False)
    assert vip(*office, "package", "market", CABLE, "--back", "--json").json["companies"] is None


def test_it_goes_to_a_mentor_as_a_file(
    vip: Vip, office: tuple[str, str], home: Path, tmp_path: Path
) -> None:
    assert home.exists()
    vip(*office, "package", "confirm", CABLE, "elkabler må kun")
    vip(*office, "package", "market", CABLE, "--companies", "Kabelfolk")
    (edition,) = vip(*office, "data", "list", "--json").json
    assert (edition["kind"], edition["holds"]) == ("lokalt", True)
    assert "    skrevet " in vip(*office, "data", "list").out
    file = str(tmp_path / "lokalt.json")
    done = vip(*office, "data", "export", edition["id"], "--out", file, "--json").json
    assert (done["id"], done["file"]) == (edition["id"], file)
    assert vip("data", "check", file).code == 0
    preview = vip("data", "fetch", file, "--preview").out
    assert "er bekræftet af Vejle Kommune" in preview
    assert "hvor der er job: Kabelfolk" in preview
    assert "bekræftet af" not in vip("package", "show", CABLE).out
    assert "De står på jobpakkernes sider" in vip("data", "fetch", file).out
    assert "(bekræftet af Vejle Kommune" in vip("package", "show", CABLE).out
    assert "Kabelfolk" in vip("package", "market", CABLE).out
    for words in (
        ("confirm", CABLE, "kran"),
        ("confirm", CABLE, "elkabler må kun", "--back"),
        ("market", CABLE, "--companies", "Os"),
        ("market", CABLE, "--back"),
    ):
        refused = vip("package", *words)
        assert (refused.code, refused.out) == (1, "")
        assert "Kun kommunens kontor" in refused.err
    vip("data", "back", edition["id"])
    assert "bekræftet af" not in vip("package", "show", CABLE).out
