"""Two packages side by side, and what a new edition changes."""

from typing import Any

import pytest

from tests.catalogue.test_packages import each
from tests.domain.test_authoring import TODAY, a_draft, a_ready
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.compare import compare
from vip2tui.domain.packages.compare import package_diff as in_words
from vip2tui.domain.packages.writing import KINDS, lines, shown, with_line

BUTIK = SHIPPED.package("butik")


def package_diff(old: Package, new: Package) -> tuple[str, ...]:
    return in_words(old, new, SHIPPED.codes())


def test_what_differs_is_marked() -> None:
    rows = {row.label: row for row in compare(BUTIK, SHIPPED.package("koekken"))}
    assert rows["Varighed"].mark == "≠"
    assert (rows["Dansk"].left, rows["Dansk"].right) == (("DU2 M4 / DU3 M3",), ("DU1 M4 / DU2 M3",))
    assert rows["Helbred"].left == ()
    assert "Hygiejnebevis (almen fødevarehygiejne)" in rows["Beviser"].right
    law = {row.label: row for row in compare(BUTIK, SHIPPED.package("lager-transport"))}
    assert "Gaffeltruckcertifikat B (lovkrav)" in law["Beviser"].right


@each
def test_a_package_differs_from_itself_in_nothing(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    assert not any(row.differs for row in compare(package, package))
    assert package_diff(package, package) == ()


def newer(**changes: Any) -> Package:
    return BUTIK.evolve(version="1.1", **changes)


def test_the_other_order_of_the_same_lines_is_no_difference() -> None:
    rows = compare(BUTIK, newer(tasks=BUTIK.tasks[::-1]))
    assert not any(row.differs for row in rows)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tasks": BUTIK.tasks[1:]}, "Opgave udgår: «Fylde varer op, ældste dato forrest»."),
        ({"words": BUTIK.words[:-1]}, "Fagord udgår: «tyveri»."),
        ({"certificates": ()}, "Bevis udgår: «Instruktion i alderskontrol»."),
        ({"steps": BUTIK.steps[:-1]}, "Trinnet «Ordinært job med opfølgning» udgår."),
        ({"steps": BUTIK.steps[::-1]}, "Trinnene står i en anden rækkefølge."),
    ],
)
def test_what_a_new_edition_takes_away_or_moves_is_told(changes: dict[str, Any], said: str) -> None:
    told = package_diff(BUTIK, newer(**changes))
    assert told[0] == "Udgave 1.0 bliver til udgave 1.1."
    assert said in told


def test_a_longer_step_and_a_new_target_are_told() -> None:
    step = BUTIK.steps[2]
    goal = step.goals[0].evolve(target=95)
    longer = step.evolve(weeks=step.weeks.evolve(normal=15), goals=(goal, *step.goals[1:]))
    told = package_diff(BUTIK, newer(steps=(*BUTIK.steps[:2], longer, *BUTIK.steps[3:])))
    where = "Trinnet «Virksomhedspraktik med kurser og dansk»"
    assert f"{where}, uger: «13 uger» bliver til «15 uger»." in told
    assert (
        f"{where}, delmål: «Møder frem (mindst 90 % af dagene)» bliver til "
        "«Møder frem (mindst 95 % af dagene)»."
    ) in told


def test_a_change_behind_the_lines_is_not_kept_quiet_among_others() -> None:
    source = BUTIK.sources["seed"].evolve(year=1999)
    local = BUTIK.tasks[0].evolve(source="seed")
    told = package_diff(
        BUTIK,
        newer(sources={**BUTIK.sources, "seed": source}, tasks=(local, *BUTIK.tasks[1:-1])),
    )
    was, now = str(BUTIK.sources["seed"]), str(source)
    assert f"Kilden «{was}» bliver til «{now}»." in told
    assert any(one.startswith(f"Opgave «{local}», kilde: ") for one in told)
    assert any(one.startswith("Opgave udgår") for one in told)


def test_what_stands_beside_a_steps_goals_is_told() -> None:
    step = BUTIK.steps[2]
    goal = step.goals[0].evolve(evidence="produkt")
    goals = (goal, *step.goals[1:])
    other = step.evolve(notes=(), optional=True, track="amu", goals=goals)
    told = package_diff(BUTIK, newer(steps=(*BUTIK.steps[:2], other, *BUTIK.steps[3:])))
    where = f"Trinnet «{step.name}»"
    assert f"{where}, note udgår: «{step.notes[0].text}»." in told
    assert f"{where}, kan vælges til: «nej» bliver til «ja»." in told
    assert f"{where}, spor: «Praktik» bliver til «AMU-kursus (kort fagkursus)»." in told
    way = "«Set på arbejdspladsen» bliver til «Noget, der er lavet eller skrevet»"
    assert f"{where}, delmålet «{goal.text}», vises ved: {way}." in told


@pytest.mark.parametrize("name", KINDS)
def test_each_field_of_each_list_is_told_when_it_changes(name: str) -> None:
    good = {"nr": "40531", "dage": "3", "bekraeftet": "3/5-2026", "lovkrav": "ja"}
    other = {"nr": "40532", "dage": "4", "bekraeftet": "4/5-2026", "lovkrav": "nej"}
    typed = {one.key: good.get(one.key, "Noget") for one in KINDS[name].fields}
    old = with_line(BUTIK, name, None, typed, TODAY, key="koekken" if name == "neighbours" else "")
    at = len(lines(old, name)) - 1
    for one in KINDS[name].fields:
        changed = typed | {one.key: other.get(one.key, "Andet [/]")}
        new = with_line(old, name, at, changed, TODAY).evolve(version="1.1")
        told = package_diff(old, new)[1:]
        assert told
        assert "Kilder" not in told[0]
        shown_words = shown(name, lines(new, name)[at])[one.key]
        assert any(f"«{shown_words}»" in sentence for sentence in told), told


def test_the_local_side_is_told_too() -> None:
    old, new = a_draft(), a_ready()
    told = package_diff(old, new)
    assert "Ledige job: «intet» bliver til «Grønt & Godt, 2 job, spurgt man 4. maj 2026»." in told
    assert "Hvornår kommunen har sagt ja: «intet» bliver til «man 4. maj 2026»." in told
    assert "Tovholderen: «intet» bliver til «Mette Holm»." in told
    assert "Navnet på engelsk: «intet» bliver til «Gardener»." in told


def test_a_new_number_alone_says_nothing_new() -> None:
    assert package_diff(BUTIK, newer()) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(None, 3, "«intet» bliver til «3»"), (2, None, "«2» bliver til «intet»"), (2, 2, "")],
)
def test_a_goal_in_another_week_is_told(before: int | None, after: int | None, said: str) -> None:
    def in_week(week: int | None, version: str) -> Package:
        step = BUTIK.steps[2]
        goal = step.goals[0].evolve(week=week)
        other = step.evolve(goals=(goal, *step.goals[1:]))
        return BUTIK.evolve(version=version, steps=(*BUTIK.steps[:2], other, *BUTIK.steps[3:]))

    told = package_diff(in_week(before, "1.0"), in_week(after, "1.1"))[1:]
    where = f"Trinnet «{BUTIK.steps[2].name}», delmålet «{BUTIK.steps[2].goals[0].text}», uge: "
    assert told == ((f"{where}{said}.",) if said else ())
