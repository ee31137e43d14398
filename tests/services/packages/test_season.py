"""A plan that begins its work in the wrong months says so, everywhere a plan is read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.season import Season, month_spans
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.compare import package_diff
from vip2tui.services.course import courses
from vip2tui.services.course.cautions import minding_of, of_plan
from vip2tui.services.packages.package_text import sections

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.domain.course.plan import PlacedStep

CABLE = "kabel-ledning"
BEST = "Begynd helst i marts–august. Frost stopper arbejdet."
FROST = f"Forløbet begynder i november. {BEST}"
WINTER, SPRING = date(2026, 11, 2), date(2026, 4, 7)


def practice_of(office: Office, citizen: str) -> PlacedStep:
    return next(one for one in office.plan(citizen).steps if one.step.track == "praktik")


def remarks(office: Office, citizen: str) -> list[str]:
    return [one.text for one in of_plan(office.desk, office.plan(citizen)).warnings]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ((3, 4, 5, 6, 7, 8), "marts–august"),
        ((11, 12, 1, 2), "november–februar"),
        ((5, 1, 2, 8), "januar–februar, maj og august"),
        ((6,), "juni"),
        (tuple(range(1, 13)), "januar–december"),
    ],
)
def test_months_are_said_as_spans(months: tuple[int, ...], said: str) -> None:
    assert month_spans(months) == said


def test_a_winter_start_is_told_and_a_spring_start_is_not(mentor: Office) -> None:
    amina, bashir = mentor.citizen(), mentor.citizen("Bashir Noor")
    mentor.start(amina, WINTER, CABLE)
    mentor.start(bashir, SPRING, CABLE)
    assert remarks(mentor, amina)[0] == FROST
    assert not any("Begynd helst" in one for one in remarks(mentor, bashir))
    assert of_plan(mentor.desk, mentor.plan(amina)).warnings[0].source == (
        "vip2tui, ikke kontrolleret, 2026"
    )


def test_it_is_told_before_the_plan_is_written() -> None:
    package = SHIPPED.package(CABLE)
    assert minding_of(package, WINTER).in_words()[0] == FROST
    assert minding_of(package, SPRING) == minding_of(package)


def test_moving_the_start_or_the_practice_into_the_frost_is_told(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.start(amina, SPRING, CABLE)
    made = mentor.all.tailoring.move_start(mentor.see(amina), mentor.plan(amina), WINTER)
    assert made.notes == (FROST,)
    practice = practice_of(mentor, amina)
    seen, plan = mentor.see(amina), mentor.plan(amina)
    made = mentor.all.tailoring.move(seen, plan, practice, date(2026, 12, 7))
    said = f"«{practice.step.name}» begynder i december. {BEST}"
    assert made.notes[-1] == said
    mentor.all.tailoring.do(made)
    assert remarks(mentor, amina)[0] == said
    again = mentor.all.tailoring.move(
        mentor.see(amina), mentor.plan(amina), practice_of(mentor, amina), date(2026, 12, 14)
    )
    assert said not in again.notes, "what stood there already is no news"


def test_a_practice_moved_out_of_the_frost_is_enough(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.start(amina, WINTER, CABLE)
    practice = practice_of(mentor, amina)
    made = mentor.all.tailoring.move(
        mentor.see(amina), mentor.plan(amina), practice, date(2027, 3, 1)
    )
    mentor.all.tailoring.do(made)
    assert not any("Begynd helst" in one for one in remarks(mentor, amina))


def test_work_that_has_begun_and_a_closed_course_are_not_remarked_on(mentor: Office) -> None:
    amina, bashir = mentor.citizen(), mentor.citizen("Bashir Noor")
    for one in (amina, bashir):
        mentor.start(one, WINTER, CABLE)
    practice = practice_of(mentor, amina)
    mentor.all.courses.set_step(mentor.see(amina), practice, "i_gang")
    mentor.all.closing.close(mentor.see(bashir), mentor.plan(bashir), "job_ord")
    for one in (amina, bashir):
        assert not any("Begynd helst" in text for text in remarks(mentor, one))


def test_a_course_from_before_the_months_were_copied_asks_its_package(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = courses.copied_minding
    monkeypatch.setattr(courses, "copied_minding", lambda one: {**copied(one), "season": None})
    amina = mentor.citizen()
    mentor.start(amina, WINTER, CABLE)
    assert mentor.plan(amina).course.plan.season is None
    assert remarks(mentor, amina)[0] == FROST


def test_it_travels_with_the_course_where_the_package_never_came(mentor: Office) -> None:
    amina = mentor.citizen(tovholder="Tove Holm")
    own = SHIPPED.package(CABLE).evolve(id="kabler-nord")
    mentor.all.courses.start(mentor.see(amina), own, SHIPPED.checklist(), WINTER)
    assert mentor.all.packages.editions("kabler-nord") == ()
    assert remarks(mentor, amina)[0] == FROST


def test_the_page_tells_the_months_and_a_new_edition_with_others_says_so() -> None:
    package = SHIPPED.package(CABLE)
    first = next(one for one in sections(SHIPPED, package) if one.id == "advarsler")
    assert BEST in [one.text for one in first.said]
    assert package.season is not None
    newer = package.evolve(version="1.1", season=package.season.evolve(months=(4, 5)))
    assert any(
        "Begynd helst i april–maj." in one for one in package_diff(package, newer, SHIPPED.codes())
    )


@pytest.mark.parametrize("months", [[], [0], [13], ["marts"]])
def test_months_that_are_none_are_refused(months: list[Any]) -> None:
    with pytest.raises(ValueError, match="maaneder"):
        Season.model_validate({"tekst": "Frost.", "maaneder": months, "kilde": "gk"})


def test_a_package_without_months_is_written_as_a_program_from_before_can_read() -> None:
    assert "saeson" not in json.loads(to_file(SHIPPED.package("butik")))
    assert json.loads(to_file(SHIPPED.package(CABLE)))["saeson"]["maaneder"][0] == 3
