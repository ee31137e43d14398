"""The office's own data and the rules of a day from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.helpers import bytes_of
from tests.services.packages.office_files import (
    BROKEN,
    NORTH,
    an_act,
    as_file,
    numbers,
    points,
    words,
)
from vip2tui.domain.law.rule_words import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[Any], str]:
    def written(data: Any, name: str = "fra-kommunen.json") -> str:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else as_file(data))
        return str(path)

    return written


@pytest.mark.usefixtures("home")
def test_a_file_is_looked_at_taken_listed_read_and_taken_back(vip: Vip, file: Any) -> None:
    assert vip("data", "list").out.startswith("Her er ikke hentet noget fra kommunen.")
    done = vip("data", "fetch", file(words()), "--preview")
    assert "«jobcentret» hedder nu «Beskæftigelse Nord»." in done.out
    assert "Intet er ændret endnu." in done.out
    assert vip("data", "list", "--json").json == []
    done = vip("data", "fetch", file(words()), "--json")
    assert done.json["id"] == "ord@1.0"
    assert done.json["taken"]
    newer = words({**NORTH, "bestemt": "Team Nord"}, version="1.1")
    assert "Hentet og gemt. Ordene står på alle skærme" in vip("data", "fetch", file(newer)).out
    listed = vip("data", "list", "--json").json
    assert [(one["id"], one["holds"]) for one in listed] == [("ord@1.0", False), ("ord@1.1", True)]
    assert set(listed[0]) == {
        "id", "kind", "key", "version", "name", "at", "by", "source", "back", "holds",
    }  # fmt: skip
    assert "gammel udgave" in vip("data", "list").out
    assert vip("data", "show", "ord@1.0", "--json").json == words()
    assert vip("data", "back", "ord@1.1", "--json").json == {"id": "ord@1.1", "holds": "ord@1.0"}
    assert "Nu gælder det, programmet kom med." in vip("data", "back", "ord@1.0").out
    again = vip("data", "back", "ord@1.0")
    assert (again.code, again.out) == (1, "")
    assert "taget tilbage" in vip("data", "list").out


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_leaves_the_vault_as_it_was(
    name: str, vip: Vip, file: Any, home: Path
) -> None:
    data, said = BROKEN[name]
    before = bytes_of(home)
    done = vip("data", "check", file(data))
    assert done.code == 1
    assert said in done.out
    assert "\x1b" not in done.out
    done = vip("data", "fetch", file(data))
    assert (done.code, done.out) == (1, "")
    assert "fra-kommunen.json" in done.err
    assert "\x1b" not in done.err
    assert {key: value for key, value in bytes_of(home).items() if key in before} == before


@pytest.mark.parametrize("data", [words(), numbers(), points(), an_act()])
def test_a_sound_file_is_in_order_without_a_vault(vip: Vip, file: Any, data: Any) -> None:
    done = vip("data", "check", file(data))
    assert (done.code, "kan bruges" in done.out) == (0, True)
    assert vip("data", "check", file(data), "--json").json["ok"]


def test_a_file_that_is_gone_or_a_folder_is_told(vip: Vip, tmp_path: Path, home: Path) -> None:
    assert home.exists()
    for path in (tmp_path / "vaek.json", tmp_path):
        for verb in ("check", "fetch"):
            done = vip("data", verb, str(path))
            assert done.code == 1
            assert "kan ikke læses" in done.err


@pytest.mark.usefixtures("home")
def test_the_rules_of_a_day_with_source_and_last_check(vip: Vip) -> None:
    done = vip("rules", "--date", "2026-05-04")
    assert done.out.startswith("Regler man 4. maj 2026")
    assert "\nMentorstøtte\n" in done.out
    assert "(kilde:" in done.out
    assert "Bør tjekkes igen" not in done.out
    later = vip("rules", "--date", "2026-08-01")
    assert "Tjek igen: se efter i kilden" in later.out
    assert "Bør tjekkes igen\n  - " in later.out
    found = vip("rules", "--date", "2026-08-01", "--topic", "mentor", "--json").json
    assert {one["topic"] for one in found["rules"]} == {"mentor"}
    assert {one["id"] for one in found["check_again"]} == {"LAB-2024", "INL-2024", "ANDRE-2025"}
    for topic in SUBJECTS:
        assert vip("rules", "--topic", topic).code == 0


@pytest.mark.usefixtures("home")
def test_a_new_law_begins_on_its_day(vip: Vip, file: Any) -> None:
    done = vip("data", "fetch", file(an_act()))
    assert "Reglerne gælder på de dage, der står i dem." in done.out

    def texts(day: str) -> str:
        return vip("rules", "--date", day, "--topic", "mentor").out

    assert "højst 9 måneder" not in texts("2026-12-31")
    after = texts("2027-01-01")
    assert "højst 9 måneder ad gangen" in after
    assert "Gælder fra fre 1. januar 2027 · LAB § 170" in after
    assert "kontrolleret november 2026" in after


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("noun", ["package", "data"])
def test_a_file_that_cannot_be_taken_says_what_became_of_it_and_what_to_do(
    noun: str, vip: Vip, tmp_path: Path
) -> None:
    large = tmp_path / "stor.json"
    large.write_bytes(b" " * 1_000_001)
    for verb, file in (("fetch", large), ("fetch", tmp_path / "nej"), ("check", tmp_path / "nej")):
        done = vip(noun, verb, str(file))
        assert done.code == 1
        assert "Intet er ændret. Se efter, om du har valgt den rigtige fil." in done.err
