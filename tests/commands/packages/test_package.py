"""The packages from the command line: words, two side by side, and a file looked through."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.commands.exchange.test_schema import titles
from tests.domain.test_authoring import TODAY, a_ready
from tests.services.packages.test_package_files import NAMED, WHOLE
from vip2tui.base.safe import width_of
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages import authoring
from vip2tui.exchange.package_schema import package as schema
from vip2tui.services.desk import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

FOLDER = files("packages_data").joinpath("jobpakker")
FILES = sorted(one.name for one in FOLDER.iterdir() if one.name != "index.json")


def shipped(name: str) -> Any:
    return json.loads(FOLDER.joinpath(name).read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_package_fits_the_schema_and_is_in_order(
    name: str, vip: Vip, tmp_path: Path
) -> None:
    jsonschema.Draft202012Validator(schema()).validate(shipped(name))
    path = tmp_path / name
    path.write_bytes(FOLDER.joinpath(name).read_bytes())
    done = vip("package", "check", str(path))
    assert done.code == 0
    assert "er i orden" in done.out


def test_the_schema_is_sound_and_danish(vip: Vip) -> None:
    found = vip("schema", "package").json
    jsonschema.Draft202012Validator.check_schema(found)
    assert {"Jobpakke", "Delmål", "Kørekort", "Hvem har sagt ja"} <= set(titles(found))
    text = json.dumps(found)
    assert not any(word in text for word in ("Returns", "Unknown", "Where a text", "Danish"))


@pytest.mark.parametrize(
    "change", [{"trin": 3}, {"nyt": 1}, {"version": "ny"}, {"opgaver": [{"tekst": "x"}]}]
)
def test_the_schema_refuses_what_the_program_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(shipped("butik.json") | change)


def test_a_broken_file_is_told_line_by_line(vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "min.json"
    text = json.dumps(shipped("butik.json"), indent=1).replace('"opgaver"', '"opgave"', 1)
    path.write_text(text, encoding="utf-8")
    done = vip("package", "check", str(path))
    assert done.code == 1
    line = next(n for n, row in enumerate(text.splitlines(), 1) if '"opgave"' in row)
    assert f"linje {line}, opgave: kendes ikke; mente du «opgaver»?" in done.out
    assert "opgaver: mangler" in done.out
    found = vip("package", "check", str(path), "--json").json
    assert found["id"] is None
    assert not found["ok"]
    assert {one["id"] for one in found["mistakes"]} == {"opgave", "opgaver"}


def test_a_file_that_lacks_something_can_be_used_and_is_told(vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "min.json"
    path.write_text(json.dumps(shipped("butik.json") | {"ord": []}), encoding="utf-8")
    done = vip("package", "check", str(path))
    assert (done.code, "0 fagord" in done.out) == (1, True)
    assert "Filen kan bruges" in done.out


@pytest.mark.parametrize("data", [b"", b"\0", b"{", b"\xff\xfe", b"[" * 5_000_000, b"\x1b]0;x\x07"])
def test_no_file_brings_the_command_down(data: bytes, vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "fil.json"
    path.write_bytes(data)
    done = vip("package", "check", str(path))
    assert done.code == 1
    assert "hele filen" in done.out
    assert "\x1b" not in done.out


def test_a_file_that_is_gone_or_a_folder_is_told(vip: Vip, tmp_path: Path) -> None:
    for path in (tmp_path / "vaek.json", tmp_path):
        done = vip("package", "check", str(path))
        assert done.code == 1
        assert "kan ikke læses" in done.err


def test_hostile_names_and_fields_are_cleaned(vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "fil.json"
    path.write_text('{"\\u001b]0;x\\u0007[red]": 1}', encoding="utf-8")
    done = vip("package", "check", str(path))
    assert done.code == 1
    assert "\x1b" not in done.out
    assert "]0;x[red]: kendes ikke" in done.out


@pytest.mark.parametrize("other", ["rutebuschauffoer", "lager-medicinal", "slagteri"])
def test_two_packages_stand_side_by_side_in_80_columns(other: str, vip: Vip) -> None:
    done = vip("package", "compare", "butik", other)
    assert done.code == 0
    lines = done.out.splitlines()
    assert max(map(width_of, lines)) <= 80
    assert any(line.startswith("≠ Opgaver") for line in lines)
    rows = vip("package", "compare", "butik", other, "--json").json
    assert all(row["differs"] == (set(row["left"]) != set(row["right"])) for row in rows)


def test_a_package_is_like_itself(vip: Vip) -> None:
    assert "≠" not in vip("package", "compare", "butik", "butik").out


def test_the_words_of_the_trade(vip: Vip) -> None:
    done = vip("package", "words", "butik")
    assert "byttepenge" in done.out
    assert "Kan jeg hjælpe dig?" in done.out
    found = vip("package", "words", "butik", "--json").json
    assert len(found["words"]) == 27
    assert len(found["sentences"]) == 3


# Packages that were not shipped


@pytest.mark.usefixtures("home")
def test_a_new_edition_is_seen_first_and_then_taken(vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "butik.json"
    newer = shipped("butik.json") | {"version": "1.1"}
    newer["opgaver"] = newer["opgaver"][1:]
    path.write_text(json.dumps(newer), encoding="utf-8")
    seen = vip("package", "fetch", str(path), "--preview")
    assert "Opgave udgår: «Fylde varer op, ældste dato forrest»." in seen.out
    assert vip("package", "own", "--json").json == []
    taken = vip("package", "fetch", str(path), "--json").json
    assert (taken["taken"], taken["new"], len(taken["changed"])) == (True, False, 2)
    assert [one["version"] for one in vip("package", "own", "--json").json] == ["1.1"]


@pytest.mark.usefixtures("home")
def test_what_was_fetched_can_be_handed_on(vip: Vip, tmp_path: Path) -> None:
    out = tmp_path / "ud.json"
    assert vip("package", "export", "butik", "--out", str(out)).code == 0
    assert vip("package", "check", str(out)).code == 0
    assert vip("package", "fetch", str(out)).code == 0
    assert vip("package", "export", "butik", "--out", str(out)).code == 1
    assert vip("package", "export", "gartner", "--out", str(tmp_path / "x")).code == 1


@pytest.mark.usefixtures("home")
def test_a_broken_package_is_not_fetched(vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"{")
    done = vip("package", "fetch", str(path))
    assert done.code == 1
    assert "intet er ændret" in done.err
    assert vip("package", "fetch", str(tmp_path / "vaek.json")).code == 1


@pytest.mark.usefixtures("home")
def test_one_of_ones_own_starts_a_course_when_it_holds(vip: Vip, tmp_path: Path) -> None:
    citizen = vip(
        "citizen", "add", "--name", "Amina Hassan", "--json", "--tovholder", "Tove Holm"
    ).json["id"]
    ready = authoring.finish(a_ready(), TODAY)
    assert ready.own is not None
    draft = ready.evolve(version="1.1", own=ready.own.evolve(draft=True))
    start = ("course", "start", citizen, "--start", "4/5-2026", "--package")
    for package in (draft, ready):
        path = tmp_path / "gartner.json"
        path.write_bytes(authoring.to_file(package))
        assert vip("package", "fetch", str(path)).code == 0
        done = vip(*start, "Gartner")
        assert done.code == (1 if package is draft else 0), done
        if package is draft:
            assert "kladde" in done.err
    assert "Gartner" in vip("course", "show", citizen).out
    assert [one["id"] for one in vip("package", "own", "kontant", "--json").json] == []
    assert {one["version"] for one in vip("package", "own", "gartn", "--json").json} == {
        "1.0",
        "1.1",
    }
    assert "Gartner" in vip("search", "gartner").out
    assert vip("course", "tailor", citizen, "--from", "gartner", "--step", "praktik").code == 0


@pytest.mark.usefixtures("home")
def test_a_draft_is_written_by_file_taken_back_put_away_and_finished(
    vip: Vip, tmp_path: Path
) -> None:
    assert vip("package", "new", "Gartner", "--json").json == {"id": "gartner", "version": "0.1"}
    assert vip("package", "finish", "gartner").code == 1
    ready = a_ready()
    path = tmp_path / "kladde.json"
    path.write_bytes(authoring.to_file(ready.evolve(tasks=ready.tasks[:1])))
    assert "Opgave kommer til" in vip("package", "fetch", str(path), "--preview").out
    assert vip("package", "fetch", str(path)).code == 0
    path.write_bytes(authoring.to_file(ready.evolve(tasks=ready.tasks[:2])))
    assert vip("package", "fetch", str(path)).code == 0
    undone = vip("package", "undo", "Gartner", "--json").json
    assert undone["words"].startswith("Opgave kommer til: «")
    assert vip("package", "redo", "gartner", "--json").json == undone
    assert vip("package", "redo", "gartner").code == 1
    assert f"opgaver: {ready.tasks[1]} (gælder)" in vip("history", "Gartner").out
    assert vip("history", "Gartneri").code == 1
    assert vip("undo", "--json").json["words"] == undone["words"]
    assert vip("redo", "--json").json["words"] == undone["words"]
    kept = vip("package", "away", "gartner", "--json").json
    assert [one["package"] for one in kept] == ["gartner"]
    assert vip("package", "undo", "gartner").code == 1
    assert vip("package", "back", "gartner").code == 0
    assert vip("package", "back", "gartner").code == 1
    assert vip("package", "away").out.strip() == "Ingen kladder er lagt væk."
    assert vip("package", "finish", "gartner", "--json").json == {"id": "gartner", "version": "1.0"}
    assert vip("package", "undo", "gartner").code == 1
    assert vip("package", "new", " ").code == 1


@pytest.mark.usefixtures("home")
def test_a_file_says_which_names_it_carries(vip: Vip, tmp_path: Path) -> None:
    vip("package", "new", "Gartner")
    path = tmp_path / "ind.json"
    path.write_bytes(authoring.to_file(a_ready()))
    vip("package", "fetch", str(path))
    told = vip("package", "export", "Gartner", "--out", str(tmp_path / "med.json"))
    assert "Tovholder: Mette Holm" in told.out
    bare = tmp_path / "uden.json"
    quiet = vip("package", "export", "gartner", "--out", str(bare), "--without-names", "--json")
    assert quiet.json["names"] == []
    assert "Mette" not in bare.read_text(encoding="utf-8")
    assert vip("package", "check", str(bare), "--json").json["mistakes"] == []
    shut = vip("package", "export", "gartner", "--out", str(tmp_path / "ingen" / "x.json"))
    assert (shut.code, "i behold" in shut.err) == (1, True)


def test_the_words_say_where_there_are_cards_in_more_languages(vip: Vip) -> None:
    cards = vip("package", "words", "butik", "--json").json["cards"]
    assert len(cards["languages"]) == 8
    assert cards["address"].startswith("https://info.jobnet.dk/")
    assert cards["checked"]
    done = vip("package", "words", "butik")
    assert "se om faget er med" in done.out
    assert cards["address"] in done.out


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", NAMED)
def test_no_file_brings_fetch_down(name: str, vip: Vip, tmp_path: Path) -> None:
    path = tmp_path / "fil.json"
    path.write_bytes(NAMED[name])
    for also in (["--preview"], []):
        done = vip("package", "fetch", str(path), *also)
        assert done.code == 1
        assert "kan ikke bruges" in done.err
        assert "Traceback" not in done.err
    assert vip("package", "own", "--json").json == []


@pytest.mark.usefixtures("home")
def test_every_edition_and_ones_own_are_shown(vip: Vip, tmp_path: Path) -> None:
    newer = shipped("butik.json") | {"version": "1.1"}
    newer["opgaver"] = newer["opgaver"][1:]
    for n, data in enumerate((json.dumps(newer).encode(), json.dumps(WHOLE).encode())):
        path = tmp_path / f"{n}.json"
        path.write_bytes(data)
        assert vip("package", "fetch", str(path)).code == 0
    for edition in ("1.0", "1.1"):
        done = vip("package", "show", "butik", "--edition", edition)
        assert f"udgave {edition}" in done.out
        assert ("  - Fylde varer op, ældste dato forrest" in done.out) == (edition == "1.0")
    assert "udgave 1.1" in vip("package", "show", "butik").out
    listed = {one["id"]: one["version"] for one in vip("package", "list", "--json").json}
    assert (listed["butik"], listed["postarbejder"]) == ("1.1", "1.0")
    assert vip("package", "show", "butik", "--edition", "7.7").code == 1
    own = vip("package", "show", "Gartner")
    assert "udgave 1.0" in own.out
    assert "Læs først" in own.out
    assert vip("package", "words", "gartner").code == 0
    assert "Gartner" in vip("package", "compare", "gartner", "butik").out
    assert vip("package", "show", "astronaut").code == 1


def test_a_package_is_read_by_line_with_warnings_first_and_where_each_text_is_from(
    vip: Vip,
) -> None:
    said = vip("package", "show", "postarbejder").out
    assert (
        said.index("Læs først") < said.index("Markedet er vendt.") < said.index("Opgaver i jobbet")
    )
    assert "(kilde: transportnyhederne.dk: brevene ophører, læst 2026)" in said
    assert "    - Fejl ved scanning af 100 kolli: højst 1 fejl (uge 4 af trinnet)" in said
    assert "Udgave 1.0, gælder fra" in said


def test_without_a_vault_a_package_that_is_not_shipped_is_not_found(vip: Vip) -> None:
    done = vip("package", "show", "gartner")
    assert (done.code, "ingen jobpakke, der hedder" in done.err) == (1, True)


@pytest.mark.usefixtures("home")
def test_a_package_is_written_by_line_until_it_holds(vip: Vip) -> None:
    vip("package", "new", "Gartner")

    def write(field: str, *said: str) -> Any:
        pairs = [part for one in said for part in ("--set", one)]
        done = vip("package", "write", "gartner", field, *pairs, "--json")
        assert done.code == 0, done
        return done.json["lines"]

    write("sektor", "tekst=Grønne områder")
    write("dansk_kort", "tekst=DU2 M3")
    write("jobaabning", "arbejdsgiver=Grønt & Godt", "antal=2", "spurgt=i dag")
    assert write("opgaver", "tekst=Klippe [/]") == [{"tekst": "Klippe [/]"}]
    write("marked", "tekst=Tre firmaer søger folk")
    write("parter", "tekst=Grønt & Godt")
    for party in ("virksomhed", "kommune", "sprogcenter", "skole"):
        write("accept", f"part={party}", "dato=i dag")
    write("tovholder", "tekst=Mette Holm")
    amu = write("amu", "navn=Motorsav", "dage=3-5")
    assert (amu[0]["nr"], amu[0]["dage"]) == ("", "3-5")
    write("naboer", "id=koekken", "tekst=Urter")
    changed = vip("package", "write", "gartner", "opgaver", "--line", "1", "--set", "tekst=Så")
    assert changed.code == 0
    gone = vip("package", "write", "gartner", "opgaver", "--line", "1", "--remove", "--json")
    assert gone.json["lines"] == []
    assert "Opgave udgår: «Så»" in vip("package", "undo", "gartner").out
    assert vip("package", "finish", "gartner").code == 0


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("opgave", "--set", "tekst=x"), 2, "opgaver"),
        (("opgaver", "--set", "tekst"), 2, "NAVN=TEKST"),
        (("opgaver",), 1, "Opgaven mangler"),
        (("opgaver", "--line", "3", "--set", "tekst=x"), 2, "0 linjer"),
        (("opgaver", "--remove"), 2, "--line"),
        (("amu", "--set", "navn=x", "--set", "nr=1"), 1, "fem cifre"),
        (("naboer", "--set", "tekst=x"), 2, "id=JOBPAKKE"),
        (("naboer", "--set", "tekst=x", "--set", "id=../x"), 1, "ingen jobpakke"),
        (("accept", "--set", "part=mig"), 2, "virksomhed"),
        (("jobaabning", "--set", "antal=2"), 1, ""),
    ],
)
def test_what_cannot_be_written_by_line_is_said(
    given: tuple[str, ...], code: int, said: str, vip: Vip
) -> None:
    vip("package", "new", "Gartner")
    done = vip("package", "write", "gartner", *given)
    assert (done.code, said in done.err) == (code, True), done
    assert vip("package", "undo", "gartner").code == 1


@pytest.mark.usefixtures("home")
def test_the_proofs_of_ones_own_package_stand_on_the_course_by_line(
    vip: Vip, tmp_path: Path
) -> None:
    path = tmp_path / "gartner.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    vip("package", "fetch", str(path))
    citizen = vip(
        "citizen", "add", "--name", "Amina Hassan", "--json", "--tovholder", "Tove Holm"
    ).json["id"]
    vip("course", "start", citizen, "--package", "gartner", "--start", "4/5-2026")
    vip("course", "tailor", citizen, "--proof", "truck-b")
    proofs = vip("course", "show", citizen, "--json").json["proofs"]
    assert [(one["id"], one["has"]) for one in proofs] == [("truck-b", True), ("truck-a", False)]
    told = vip("course", "show", citizen).out
    assert "[x] bevis: Gaffeltruckcertifikat B (truck-b)" in told
    assert f"!  {WHOLE['advarsler'][0]['tekst']}" in told


@pytest.mark.usefixtures("home")
def test_an_edition_of_a_later_day_is_not_taken_before_it(vip: Vip, tmp_path: Path) -> None:
    vip("citizen", "add", "--name", "Amina", "--tovholder", "Tove Holm")
    tomorrow = local_now().date() + timedelta(days=1)
    later = SHIPPED.package("butik").evolve(version="1.7", valid_from=tomorrow)
    path = tmp_path / "senere.json"
    path.write_bytes(authoring.to_file(later))
    assert vip("package", "fetch", str(path)).code == 0
    assert vip("package", "show", "butik", "--json").json["version"] == "1.0"
    listed = {one["id"]: one["version"] for one in vip("package", "list", "--json").json}
    assert listed["butik"] == "1.0"
    assert vip("course", "start", "Amina", "--package", "butik", "--start", "i dag").code == 0
    assert vip("course", "show", "Amina", "--json").json["version"] == "1.0"
    assert vip("package", "show", "butik", "--edition", "1.7", "--json").json["version"] == "1.7"


@pytest.mark.usefixtures("home")
def test_without_the_passphrase_one_is_told_that_only_the_shipped_are_shown(
    vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIP2TUI_PASSPHRASE")
    for words in (("list",), ("show", "butik")):
        done = vip("package", *words)
        assert done.code == 0
        assert "Arkivet er ikke åbnet" in done.err
    assert vip("package", "show", "butik", "--edition", "1.0").code == 2
