"""The twelve packages: names, stamps, counts, and what a broken file says."""

import json
import re
import subprocess
import sys
import time
from importlib.resources import files
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.conftest import forget
from tests.catalogue.danish import faults, lix, read_in_danish
from vip2tui import catalog
from vip2tui.domain.catalogue.base import codes_used
from vip2tui.domain.catalogue.checks import findings
from vip2tui.domain.catalogue.package import CardField, Package, Track

SEED_NAMES = {
    "produktionsmedarbejder": "Produktionsmedarbejder i industrien",
    "lager-transport": "Lagerarbejder indenfor transport",
    "lager-medicinal": "Lagerarbejder i medicinalindustri",
    "kabel-ledning": "Kabel- og ledningsarbejder",
    "postarbejder": "Postarbejder",
    "rengoering": "Rengøringsmedarbejder",
    "slagteri": "Slagteriarbejder",
    "koekken": "Køkkenmedhjælper",
    "lastbilchauffoer": "Lastbilchauffør",
    "butik": "Butiksmedhjælper",
    "rutebuschauffoer": "Rutebuschauffør",
    "serviceassistent-stat": "Serviceassistent i staten",
}
WEEKS = dict(zip(SEED_NAMES, [35, 35, 40, 40, 30, 30, 29, 33, 45, 35, 30, 38], strict=True))
NOT_FROM_A_SOURCE = {"gk", "forslag", "lokal"}

each = pytest.mark.parametrize("package_id", SEED_NAMES)


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = orjson.loads(files("packages_data").joinpath(name).read_bytes())
    return data


def raw_package(package_id: str) -> dict[str, Any]:
    return raw(f"jobpakker/{package_id}.json")


def test_there_are_the_twelve_of_the_project_in_its_order() -> None:
    assert {one.id: one.name for one in catalog.package_names()} == SEED_NAMES
    assert [one.id for one in catalog.package_names()] == list(SEED_NAMES)


def test_there_is_a_file_for_each_and_none_beside_them() -> None:
    found = {one.name for one in files("packages_data").joinpath("jobpakker").iterdir()}
    assert found == {f"{one}.json" for one in SEED_NAMES} | {"index.json"}


@each
def test_the_index_says_what_the_file_says(package_id: str) -> None:
    name = next(one for one in catalog.package_names() if one.id == package_id)
    package = catalog.package(package_id)
    assert name == catalog.PackageName(
        id=package.id,
        name=str(package.name),
        aliases=tuple(str(one) for one in package.aliases),
        english=str(package.english),
        weeks=package.weeks,
        weeks_text=str(package.duration),
        danish=str(package.danish),
        hard_demand=str(package.hard_demand or ""),
        version=package.version,
    )


@each
def test_a_package_has_its_normal_weeks(package_id: str) -> None:
    package = catalog.package(package_id)
    assert package.weeks == WEEKS[package_id]
    assert str(package.duration).startswith(str(package.weeks))


@each
def test_every_text_has_a_stamp_whose_source_is_in_the_file(package_id: str) -> None:
    package = catalog.package(package_id)
    assert codes_used(package) == package.sources.keys()
    assert all(source.year or source.read for source in package.sources.values())
    assert all(
        str(package.sources[code]).startswith("Lokalt udfyldt")
        for code in NOT_FROM_A_SOURCE & package.sources.keys()
    )
    assert all(
        source.url or code in NOT_FROM_A_SOURCE | {"seed"}
        for code, source in package.sources.items()
    )


def unstamped(part: Any, where: str = "") -> list[str]:
    """Return the places of texts that stand in no stamped object."""
    if isinstance(part, dict):
        if "kilde" in part:
            return []
        return [bad for key, value in part.items() for bad in unstamped(value, f"{where}.{key}")]
    if isinstance(part, list):
        return [bad for value in part for bad in unstamped(value, where)]
    return [where] if isinstance(part, str) else []


@each
def test_no_text_stands_outside_a_stamp(package_id: str) -> None:
    data = raw_package(package_id)
    del data["kilder"]
    assert unstamped(data) == [".id", ".version", ".gaelder_fra"]


@each
def test_a_package_is_complete(package_id: str) -> None:
    package = catalog.package(package_id)
    assert findings(package) == ()
    assert all(len(step.goals) >= 3 for step in package.steps)
    assert 8 <= len(package.competences) <= 15
    assert all(one.field is CardField.TRADE for one in package.competences)
    assert len(package.words) >= 20
    assert len({one.danish for one in package.words}) == len(package.words)
    assert len(package.sentences) >= 3
    assert len(package.tasks) >= 7
    assert len(package.mentor) >= 5
    assert len(package.risks) >= 3
    assert all(one.sign for one in package.risks)
    assert package.amu
    assert package.market
    assert package.demands.language
    assert package.neighbours


@each
def test_the_steps_fill_the_course_without_a_hole(package_id: str) -> None:
    steps = catalog.package(package_id).steps
    assert [step.start for step in steps] == [
        sum(before.weeks.normal for before in steps[:place]) for place in range(len(steps))
    ]
    assert steps[0].track is Track.CLARIFICATION
    assert steps[-1].track is Track.ORDINARY
    assert all(step.weeks.normal or step.optional for step in steps)
    for step in steps:
        for goal in step.goals:
            assert goal.week is None or 1 <= goal.week <= step.weeks.most, goal.id


@each
def test_a_goal_that_is_shared_says_the_same_everywhere(package_id: str) -> None:
    shared = {goal.id: goal for step in catalog.shared().steps for goal in step.goals}
    goals = [goal for step in catalog.package(package_id).steps for goal in step.goals]
    texts = {goal.id: goal.text for goal in goals if goal.id in shared}
    assert {one: text for one, text in texts.items() if text != shared[one].text} in (
        {},
        # Where one is hired straight away, the answer is about a job and not about hours.
        {"branchedansk-praktik.loentimer": "Virksomheden har svaret på, om den vil ansætte"},
    )


@each
def test_neighbours_exist_and_are_others(package_id: str) -> None:
    near = [one.id for one in catalog.package(package_id).neighbours]
    assert set(near) <= SEED_NAMES.keys() - {package_id}
    assert len(near) == len(set(near))


@each
def test_a_course_number_that_nobody_looked_up_is_not_given_as_confirmed(package_id: str) -> None:
    for course in catalog.package(package_id).amu:
        assert course.confirmed is None
        assert course.number in {None, "40531", "48400", "42761", "42994", "49354"}


@each
def test_a_rule_with_a_source_has_the_month_it_was_checked(package_id: str) -> None:
    package = catalog.package(package_id)
    rules = [(one.source, one.checked) for one in package.certificates]
    for notes in (package.warnings, package.market, package.rules):
        rules += [(one.source, one.checked) for one in notes]
    assert all((checked is None) == (source in NOT_FROM_A_SOURCE) for source, checked in rules)


@each
def test_the_danish_may_stand_on_a_mentors_screen(package_id: str) -> None:
    wrong = {
        where: bad
        for where, text in read_in_danish(raw_package(package_id))
        if (bad := faults(text))
    }
    assert wrong == {}


@each
def test_amu_is_explained_wherever_it_is_named(package_id: str) -> None:
    data = raw_package(package_id)
    del data["kilder"]
    named = [text for _, text in read_in_danish(data) if "AMU" in text.replace("AMU Fyn", "")]
    assert [text for text in named if not re.search("kort fagkursus|korte fagkurser", text)] == []


@each
def test_what_the_mentor_reads_is_easy_to_read(package_id: str) -> None:
    package = catalog.package(package_id)
    points = " ".join(f"{one.text.rstrip('.')}." for one in package.mentor)
    assert lix(points) <= 45


@pytest.mark.parametrize(
    ("package_id", "words"),
    [
        ("postarbejder", ("30. december 2025", "pakker")),
        ("lastbilchauffoer", ("1. januar 2025", "tolk", "1. oktober 2025")),
        ("rutebuschauffoer", ("Prøve i Dansk 2", "1. januar 2025", "handicapkursus")),
        ("slagteri", ("2024", "rundvisning", "MRSA")),
        ("koekken", ("Hygiejnebevis",)),
        ("kabel-ledning", ("Elkabler", "Vejen som arbejdsplads")),
        ("serviceassistent-stat", ("Sikkerhedsgodkendelse",)),
    ],
)
def test_what_one_must_know_before_choosing_stands_in_the_warnings(
    package_id: str, words: tuple[str, ...]
) -> None:
    warnings = " ".join(one.text for one in catalog.package(package_id).warnings)
    assert [word for word in words if word not in warnings] == []


# Searching


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Slagterimedarbejder", "slagteri"),
        ("slagterimedarbejder", "slagteri"),
        ("Lagermedarbejder i transportbranchen", "lager-transport"),
        ("Lagermedarbejder i medicinalindustrien", "lager-medicinal"),
        ("køkken", "koekken"),
        ("koekken", "koekken"),
        ("KØKKEN", "koekken"),
        ("ko\u0308kken", "koekken"),
        ("rengoering", "rengoering"),
        ("rengoring", "rengoering"),
        ("bus driver", "rutebuschauffoer"),
        ("takograf", "lastbilchauffoer"),
        ("tarme", "slagteri"),
        ("truckcertifikat", "lager-transport"),
    ],
)
def test_a_package_is_found_by_what_people_type(typed: str, found: str) -> None:
    assert found in [one.id for one in catalog.find_packages(typed)]


@each
def test_a_name_or_alias_finds_its_package_first(package_id: str) -> None:
    package = catalog.package(package_id)
    for name in (package.name, *package.aliases):
        assert catalog.find_packages(str(name))[0].id == package_id


def test_an_empty_search_shows_all_and_nonsense_none() -> None:
    assert catalog.find_packages("  ") == catalog.package_names()
    assert catalog.find_packages("qqqq") == ()


@given(st.text(max_size=40))
def test_a_search_never_fails(typed: str) -> None:
    assert set(catalog.find_packages(typed)) <= set(catalog.package_names())


# What is not there, and what is broken


def test_an_unknown_package_is_refused_with_the_nearest() -> None:
    with pytest.raises(catalog.PackageNotFoundError, match="Rutebuschauffør") as refused:
        catalog.package("bus")
    assert refused.value.near[0].id == "rutebuschauffoer"
    with pytest.raises(catalog.PackageNotFoundError, match="Slagteriarbejder"):
        catalog.package("slagterie")
    with pytest.raises(catalog.PackageNotFoundError, match="Se listen"):
        catalog.package("qqqq")


@pytest.mark.parametrize("asked", ["../tjekliste", "index", "", "butik.json", "butik/../butik"])
def test_only_an_id_of_the_list_opens_a_file(asked: str, read_files: list[str]) -> None:
    with pytest.raises(catalog.PackageNotFoundError):
        catalog.package(asked)
    assert all(file.removeprefix("jobpakker/").count("/") == 0 for file in read_files)


def broken(change: Any) -> str:
    """Return what is said of a package file after a change."""
    data = raw_package("butik")
    change(data)
    with pytest.raises(catalog.BrokenDataError) as refused:
        catalog.read_package(json.dumps(data).encode(), "min.json")
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
    with pytest.raises(catalog.BrokenDataError, match=r"Filen «x.json» kan ikke bruges"):
        catalog.read_package(data, "x.json")


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
    monkeypatch.setattr(catalog, "_bytes", lambda _: index)
    with pytest.raises(catalog.BrokenDataError, match=r"jobpakker/index\.json") as refused:
        catalog.package_names()
    assert said in str(refused.value)
    assert read_files == []


def test_a_package_whose_file_is_gone_is_told_by_its_name(
    read_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = catalog._bytes
    monkeypatch.setattr(catalog, "_bytes", lambda file: plain(file.replace("butik", "gone")))
    with pytest.raises(catalog.BrokenDataError, match=r"jobpakker/gone\.json.*kan ikke læses"):
        catalog.package("butik")
    assert read_files[0] == "jobpakker/index.json"


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(data: bytes) -> None:
    with pytest.raises(catalog.BrokenDataError):
        catalog.read_package(data, "x.json")


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
    assert catalog.read_package(json.dumps(data).encode(), "gartner.json").id == "gartner"


def test_a_package_is_never_changed_only_replaced() -> None:
    package = catalog.package("butik")
    with pytest.raises(ValueError, match="frozen"):
        package.version = "2.0"  # type: ignore[misc]  # what the test is about
    newer = package.evolve(version="1.1")
    assert (newer.version, package.version) == ("1.1", "1.0")
    with pytest.raises(ValueError, match="version"):
        package.evolve(version="ny")


@each
def test_a_package_survives_being_written_and_read(package_id: str) -> None:
    package = catalog.package(package_id)
    written = package.model_dump_json(by_alias=True).encode()
    assert catalog.read_package(written, "x") == package
    assert orjson.loads(written)["navn"]["tekst"] == SEED_NAMES[package_id]


# Reading late and little


def test_a_package_is_read_without_the_others(read_files: list[str]) -> None:
    catalog.package("butik")
    assert read_files == ["jobpakker/index.json", "jobpakker/butik.json"]


def test_the_list_is_read_from_the_index_alone(read_files: list[str]) -> None:
    catalog.package_names()
    catalog.package_names()
    assert read_files == ["jobpakker/index.json"]


def test_importing_and_listing_take_no_pydantic() -> None:
    code = (
        "import sys; from vip2tui import catalog; a = {'pydantic', 'orjson'} & sys.modules.keys();"
        "n = catalog.package_names(); catalog.find_packages('koekken');"
        "print(len(n), sorted(a), 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[0] == "12 [] False"


def test_how_long_reading_takes_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    forget()
    times = []
    for read in (catalog.package_names, lambda: catalog.package("butik"), catalog.checklist):
        start = time.perf_counter()
        read()
        times.append(f"{(time.perf_counter() - start) * 1000:.1f} ms")
    with capsys.disabled():
        print(f"\nlist {times[0]}, a package {times[1]}, the checklist {times[2]}")
