"""What shows that somebody can: which notes and answers are of a competence, and which are not."""

from __future__ import annotations

from datetime import date

import pytest

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.card import Line, card
from vip2tui.domain.course.evidence import (
    AT_WORK,
    Evidence,
    Known,
    Why,
    behind,
    drafts,
    line_record,
    paid,
    standing,
)
from vip2tui.domain.kinds.card_line import MOST_BEHIND, Behind, CardLine
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.mark import Mark, Observed
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement

CITIZEN = "c0000000-0000-4000-8000-000000000000"
DAY = date(2026, 5, 4)
MARK = Mark(id="m1", case=CITIZEN, citizen=CITIZEN, competence="x",
            observed=Observed(level=3, day=DAY))  # fmt: skip


def entry(text: str, day: date = DAY, record: str = "n1") -> Entry:
    return Entry(id=record, case=CITIZEN, type="note", day=day, text=text)


def line(name: str, competence: str = "x", package: str | None = "p") -> Line:
    return Line(competence, name, "faglige", package)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Gaffeltruck", "Kørte GAFFELTRUCKEN alene", True),
        ("Gaffeltruck", "Kørte truck", False),
        ("Pakning og mærkning", "Øvede pakning. Bagefter mærkning af kasser", True),
        ("Pakning og mærkning", "Øvede pakning og alt det andet", False),
        ("Rør- og kabellægning", "Rør og kabellægning: 20 meter", True),
        ("Rør- og kabellægning", "Så på kabellægning", False),
        ("Møder til tiden", "moeder nu til tiden", True),
        ("Tæller, måler og vejer", "Tæller og måler selv, og vejer bagefter", True),
        ("It", "it er svært", False),
        ("Montage [/]", "Montage \x1b[2J [bold", True),
    ],
)
def test_a_note_is_of_a_competence_that_it_names_whole(
    name: str, text: str, expected: bool
) -> None:
    assert bool(behind(line(name), Known((entry(text),)))) is expected


def test_a_question_at_work_asks_the_same_as_a_competence_that_there_is() -> None:
    shared = {one.id for one in SHIPPED.shared().competences}
    items = {one.id for one in SHIPPED.instrument().work_items}
    assert set(AT_WORK.values()) <= shared
    assert AT_WORK.keys() <= items


@pytest.mark.parametrize(
    ("answers", "package", "expected"),
    [
        ({"w01": 5}, None, True),
        ({"w01": 4}, None, True),
        ({"w01": 3}, None, False),
        ({"w01": "-"}, None, False),
        ({"w02": 5}, None, False),
        ({"w01": 5}, "egen-pakke", False),
    ],
)
def test_an_answer_at_work_shows_a_habit_that_is_more_than_mostly_so(
    answers: dict[str, int], package: str | None, expected: bool
) -> None:
    one = WorkplaceMeasurement(
        id="w", case=CITIZEN, citizen=CITIZEN, course="k", day=DAY, **answers
    )  # type: ignore[arg-type]
    found = behind(line("Et ord, som ingen skriver", "moede", package), Known(at_work=(one,)))
    assert bool(found) is expected


def test_the_newest_are_listed_and_no_more_than_a_line_holds() -> None:
    notes = [entry("Gaffeltruck", date(2026, 1, 1 + n % 28), f"n{n}") for n in range(60)]
    found = behind(line("Gaffeltruck"), Known(notes))
    assert len(found) == MOST_BEHIND
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
    assert found[0].day == date(2026, 1, 28)


def test_only_a_level_that_shows_something_stands_behind_a_line() -> None:
    levels = (Evidence("niveau", "m1", DAY, ""), Evidence("niveau", "m1", date(2026, 4, 1), ""))
    marked = Line("x", "Gaffeltruck", "faglige", "p", MARK)
    assert [one.day for one in behind(marked, Known(levels=levels))] == [DAY]
    low = MARK.model_copy(update={"observed": Observed(level=1, day=DAY)})
    assert not behind(Line("x", "Gaffeltruck", "faglige", "p", low), Known(levels=levels))


def test_what_is_on_the_card_under_the_same_name_is_not_proposed_twice() -> None:
    shows = (Behind(sort="niveau", record="m1", day=DAY),)
    mine = CardLine(id="l1", case=CITIZEN, citizen=CITIZEN, competence="x", name="Gaffeltruck",
                    level=3, taken=True, behind=shows)  # fmt: skip
    known = Known(levels=(Evidence("niveau", "m1", DAY, ""),))
    stands = standing([mine], known)
    other = Line("x", "gaffeltruck", "faglige", "q", MARK)
    assert line_record(CITIZEN, other, [mine]) == "l1"
    assert not drafts(CITIZEN, [other], stands, known)
    (draft,) = drafts(CITIZEN, [other], standing([mine], Known()), Known())
    assert draft.why is Why.LOST
    away = mine.model_copy(update={"taken": False})
    assert not standing([away], known)


def test_a_task_of_the_trade_from_level_three_may_give_pay() -> None:
    package = SHIPPED.package("lager-transport")
    every = card(CITIZEN, SHIPPED.shared().competences, package, ())
    assert not paid(every)
    marked = [Line(one.competence, one.name, one.field, one.package, MARK) for one in every]
    assert {one.field for one in paid(marked)} == {"faglige"}
    assert len(paid(marked)) == len(package.competences)
