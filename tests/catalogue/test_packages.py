"""The twelve packages: names, stamps, counts, and what a broken file says."""

import re
from importlib.resources import files
from typing import Any

import orjson
import pytest

from tests.catalogue.danish import faults, lix, read_in_danish
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.checks import findings
from vip2tui.catalogue.names import PackageName
from vip2tui.catalogue.package import CardField, Track
from vip2tui.catalogue.stamped import codes_used

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
NOT_FROM_A_SOURCE = {"gk", "forslag"}

each = pytest.mark.parametrize("package_id", SEED_NAMES)


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = orjson.loads(files("packages_data").joinpath(name).read_bytes())
    return data


def raw_package(package_id: str) -> dict[str, Any]:
    return raw(f"jobpakker/{package_id}.json")


def test_there_are_the_twelve_of_the_project_in_its_order() -> None:
    assert {one.id: one.name for one in SHIPPED.package_names()} == SEED_NAMES
    assert [one.id for one in SHIPPED.package_names()] == list(SEED_NAMES)


def test_there_is_a_file_for_each_and_none_beside_them() -> None:
    found = {one.name for one in files("packages_data").joinpath("jobpakker").iterdir()}
    assert found == {f"{one}.json" for one in SEED_NAMES} | {"index.json"}


@each
def test_the_index_says_what_the_file_says(package_id: str) -> None:
    name = next(one for one in SHIPPED.package_names() if one.id == package_id)
    package = SHIPPED.package(package_id)
    assert name == PackageName(
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
    package = SHIPPED.package(package_id)
    assert package.weeks == WEEKS[package_id]
    assert str(package.duration).startswith(str(package.weeks))


@each
def test_every_text_has_a_stamp_whose_source_is_in_the_file(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    assert codes_used(package) == package.sources.keys()
    assert all(source.year or source.read for source in package.sources.values())
    assert all(
        str(package.sources[code]).startswith("vip2tui, ikke kontrolleret")
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
    package = SHIPPED.package(package_id)
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
    steps = SHIPPED.package(package_id).steps
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
    shared = {goal.id: goal for step in SHIPPED.shared().steps for goal in step.goals}
    goals = [goal for step in SHIPPED.package(package_id).steps for goal in step.goals]
    texts = {goal.id: goal.text for goal in goals if goal.id in shared}
    assert {one: text for one, text in texts.items() if text != shared[one].text} in (
        {},
        # Where one is hired straight away, the answer is about a job and not about hours.
        {"branchedansk-praktik.loentimer": "Virksomheden har svaret på, om den vil ansætte"},
    )


@each
def test_neighbours_exist_and_are_others(package_id: str) -> None:
    near = [one.id for one in SHIPPED.package(package_id).neighbours]
    assert set(near) <= SEED_NAMES.keys() - {package_id}
    assert len(near) == len(set(near))


@each
def test_a_course_number_that_nobody_looked_up_is_not_given_as_confirmed(package_id: str) -> None:
    for course in SHIPPED.package(package_id).amu:
        assert course.confirmed is None
        assert course.number in {None, "40531", "48400", "42761", "42994", "49354"}


@each
def test_a_rule_with_a_source_has_the_month_it_was_checked(package_id: str) -> None:
    package = SHIPPED.package(package_id)
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
    package = SHIPPED.package(package_id)
    points = " ".join(f"{one.text.rstrip('.')}." for one in package.mentor)
    assert lix(points) <= 45


@pytest.mark.parametrize(
    ("package_id", "words"),
    [
        ("postarbejder", ("30. december 2025", "pakker", "Kørekort B", "1. januar 2025")),
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
    warnings = " ".join(one.text for one in SHIPPED.package(package_id).warnings)
    assert [word for word in words if word not in warnings] == []


@each
def test_an_attest_that_is_usual_is_told_before_the_plan_is_laid(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    usual = [one.text for one in package.demands.record if "sjældent" not in one.text]
    told = [one.text for one in package.warnings if "attest" in one.text.lower()]
    assert bool(told) == bool(usual)


NEAR = (
    "produktionsmedarbejder lager-transport", "lager-transport lager-medicinal",
    "lager-transport postarbejder", "postarbejder lastbilchauffoer",
    "lastbilchauffoer rutebuschauffoer", "rengoering serviceassistent-stat", "slagteri koekken",
    "koekken produktionsmedarbejder", "butik lager-transport", "butik koekken",
    "kabel-ledning produktionsmedarbejder", "kabel-ledning lager-transport",
)  # fmt: skip


@pytest.mark.parametrize("pair", NEAR)
def test_packages_that_lie_near_are_offered_both_ways(pair: str) -> None:
    one, other = pair.split()
    for here, there in ((one, other), (other, one)):
        assert there in {near.id for near in SHIPPED.package(here).neighbours}, here


def test_a_bus_licence_asks_for_what_a_lorry_licence_does() -> None:
    shared = {one.id: one for one in SHIPPED.shared().certificates}
    for word in ("185 dage", "Borgerservice", "kørekort B", "lægeundersøgelse"):
        assert word in shared["koerekort-c"].rule
        assert word in shared["koerekort-d"].rule


def test_a_goal_says_its_target_in_words() -> None:
    package = SHIPPED.package("produktionsmedarbejder")
    said = {
        goal: one.in_words
        for goal in (
            "branchedansk.ord",
            "praktik.fejl",
            "praktik.sikkerhed",
            "praktik.amu",
            "ordinaer.mentorstoette",
        )
        if (one := package.goal(goal))
    }
    assert said == {
        "branchedansk.ord": "mindst 80 %",
        "praktik.fejl": "højst 5 %",
        "praktik.sikkerhed": "mindst 100 % af gangene",
        "ordinaer.mentorstoette": "ingen timer om ugen",
        "praktik.amu": "1 kursus",
    }
