"""What a broken or unknown file says, and how little is read."""

import json
import subprocess
import sys
import time
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.test_packages import SEED_NAMES, each, raw_package
from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.catalogue.catalogue import SHIPPED, Catalogue, read_package
from vip2tui.catalogue.checks import findings
from vip2tui.catalogue.index import PackageNotFoundError
from vip2tui.catalogue.package import Package


def test_an_unknown_package_is_refused_with_the_nearest() -> None:
    with pytest.raises(PackageNotFoundError, match="Rutebuschauffør") as refused:
        SHIPPED.package("bus")
    assert refused.value.near[0].id == "rutebuschauffoer"
    with pytest.raises(PackageNotFoundError, match="Slagteriarbejder"):
        SHIPPED.package("slagterie")
    with pytest.raises(PackageNotFoundError, match="Se listen"):
        SHIPPED.package("qqqq")


@pytest.mark.parametrize("asked", ["../tjekliste", "index", "", "butik.json", "butik/../butik"])
def test_only_an_id_of_the_list_opens_a_file(asked: str, read_files: list[str]) -> None:
    with pytest.raises(PackageNotFoundError):
        Catalogue().package(asked)
    assert all(file.removeprefix("jobpakker/").count("/") == 0 for file in read_files)


def broken(change: Any) -> str:
    """Return what is said of a package file after a change."""
    data = raw_package("butik")
    change(data)
    with pytest.raises(BrokenDataError) as refused:
        read_package(json.dumps(data).encode(), "min.json")
    return str(refused.value)


def test_a_misspelt_key_is_refused_by_file_and_field() -> None:
    said = broken(lambda data: data["trin"][0].update(ugerr=3))
    assert said == "Filen «min.json» kan ikke bruges: trin.0.ugerr: kendes ikke."
    assert "navn2: kendes ikke" in broken(lambda data: data.update(navn2="x"))


def test_a_missing_or_empty_text_is_named() -> None:
    assert "trin.1.navn: mangler" in broken(lambda data: data["trin"][1].pop("navn"))
    assert "opgaver.0.tekst: er tom" in broken(lambda data: data["opgaver"][0].update(tekst=""))


def test_a_text_without_a_known_source_is_refused() -> None:
    assert "mangler" in broken(lambda data: data["opgaver"][0].pop("kilde"))
    assert "ukendt kilde: nyt" in broken(lambda data: data["opgaver"][0].update(kilde="nyt"))


def test_an_id_that_stands_twice_is_refused() -> None:
    assert "afklaring" in broken(lambda data: data["trin"].append(data["trin"][0]))


def test_weeks_out_of_order_and_half_weeks_are_refused() -> None:
    assert "min ≤ normal ≤ max" in broken(lambda data: data["trin"][0]["uger"].update(normal=99))
    assert "helt tal" in broken(lambda data: data["trin"][0]["uger"].update(normal=2.5))


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 2}', b"[" * 100_000, b'{"a":' * 100_000],
)
def test_what_is_no_package_is_refused_in_danish(data: bytes) -> None:
    with pytest.raises(BrokenDataError, match=r"Filen «x.json» kan ikke bruges"):
        read_package(data, "x.json")


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (b"{}", "jobpakker: mangler"),
        (b"[]", "anden form"),
        (b'{"jobpakker": 3}', "anden form"),
        (b'{"jobpakker": [{"id": "x"}]}', "navn: mangler"),
        (b"\n{", "linje 2"),
    ],
)
def test_a_broken_index_is_told_by_its_name(
    index: bytes, said: str, read_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datafiles, "shipped_bytes", lambda _: index)
    with pytest.raises(BrokenDataError, match=r"jobpakker/index\.json") as refused:
        Catalogue().package_names()
    assert said in str(refused.value)
    assert read_files == []


def test_a_package_whose_file_is_gone_is_told_by_its_name(
    read_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = datafiles.shipped_bytes
    monkeypatch.setattr(
        datafiles, "shipped_bytes", lambda file: plain(file.replace("butik", "gone"))
    )
    with pytest.raises(BrokenDataError, match=r"jobpakker/gone\.json.*kan ikke læses"):
        Catalogue().package("butik")
    assert read_files[0] == "jobpakker/index.json"


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(data: bytes) -> None:
    with pytest.raises(BrokenDataError):
        read_package(data, "x.json")


def test_the_refusal_does_not_repeat_what_stood_in_the_file() -> None:
    said = broken(lambda data: data["trin"][0]["uger"].update(normal="Amina Hassan"))
    assert "Amina" not in said


def test_a_draft_may_lack_everything_and_is_told_what() -> None:
    data = raw_package("butik")
    for key in ("marked", "opgaver", "kompetencer", "ord", "saetninger"):
        data[key] = []
    data["trin"][2]["delmaal"] = []
    draft = Package.model_validate(data)
    assert [one.field for one in findings(draft)] == [
        "marked",
        "opgaver",
        "trin.praktik",
        "kompetencer",
        "ord",
        "saetninger",
    ]


def test_a_thirteenth_package_needs_no_code() -> None:
    data = raw_package("butik") | {"id": "gartner"}
    assert read_package(json.dumps(data).encode(), "gartner.json").id == "gartner"


def test_a_package_is_never_changed_only_replaced() -> None:
    package = SHIPPED.package("butik")
    with pytest.raises(ValueError, match="frozen"):
        package.version = "2.0"  # type: ignore[misc]  # what the test is about
    newer = package.evolve(version="1.1")
    assert (newer.version, package.version) == ("1.1", "1.0")
    with pytest.raises(ValueError, match="version"):
        package.evolve(version="ny")


@each
def test_a_package_survives_being_written_and_read(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    written = package.model_dump_json(by_alias=True).encode()
    assert read_package(written, "x") == package
    assert orjson.loads(written)["navn"]["tekst"] == SEED_NAMES[package_id]


# Reading late and little


def test_a_package_is_read_without_the_others(read_files: list[str]) -> None:
    Catalogue().package("butik")
    assert read_files == ["jobpakker/index.json", "jobpakker/butik.json"]


def test_the_list_is_read_from_the_index_alone(read_files: list[str]) -> None:
    catalogue = Catalogue()
    catalogue.package_names()
    catalogue.package_names()
    assert read_files == ["jobpakker/index.json"]


def test_importing_and_listing_take_no_pydantic() -> None:
    code = (
        "import sys; from vip2tui.catalogue.catalogue import SHIPPED;"
        "a = {'pydantic', 'orjson'} & sys.modules.keys();"
        "n = SHIPPED.package_names(); SHIPPED.find_packages('koekken');"
        "print(len(n), sorted(a), 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[0] == "12 [] False"


def test_how_long_reading_takes_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    times, catalogue = [], Catalogue()
    for read in (
        catalogue.package_names, lambda: catalogue.package("butik"), catalogue.checklist
    ):  # fmt: skip
        start = time.perf_counter()
        read()
        times.append(f"{(time.perf_counter() - start) * 1000:.1f} ms")
    with capsys.disabled():
        print(f"\nlist {times[0]}, a package {times[1]}, the checklist {times[2]}")
