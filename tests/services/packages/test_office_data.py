"""What the office sends holds everywhere from then on; an old edition can be read and come back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.packages.office_files import (
    BROKEN,
    NORTH,
    OFFICE,
    an_act,
    as_file,
    new_checklist,
    numbers,
    points,
    words,
)
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.names import CHECKLIST, TERMS
from vip2tui.catalogue.office import look
from vip2tui.domain.law import rules
from vip2tui.domain.law.rule_words import told
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.packages.office_editions import Edition, holding, shipped_order

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.services.packages.office_data import OfficeDataService, Received


@pytest.fixture
def data(mentor: Office) -> OfficeDataService:
    return mentor.all.office_data


def looked(data: OfficeDataService, file: Any) -> Received:
    return data.preview(as_file(file), "fra-kommunen.json")


def taken(data: OfficeDataService, file: Any) -> Edition:
    return data.take(looked(data, file))


def test_a_word_is_told_before_it_is_taken_and_holds_when_it_is(data: OfficeDataService) -> None:
    received = looked(data, words())
    assert "«jobcentret» hedder nu «Beskæftigelse Nord»." in received.differs
    assert data.editions() == ()
    assert data.desk.worded("Ring til jobcentret.") == "Ring til jobcentret."
    data.take(received)
    assert data.desk.worded("Ring til jobcentret.") == "Ring til Beskæftigelse Nord."
    (kept,) = data.editions()
    assert (kept.id, kept.version, kept.source) == ("ord@1.0", "1.0", "Nordstrand Kommune, 2026")
    assert kept.at.startswith("2026-05-04T10:00:00")
    assert kept.by == "P wmentor"


def test_what_was_taken_holds_when_the_program_is_started_again(mentor: Office) -> None:
    taken(mentor.all.office_data, words())
    mentor.reopen()
    jobcentre = mentor.desk.catalogue.terms().term("jobcentre")
    assert jobcentre is not None
    assert jobcentre.the == "Beskæftigelse Nord"


def test_a_kle_number_is_told_with_both_numbers(data: OfficeDataService) -> None:
    (said,) = looked(data, numbers()).differs
    assert said == "KLE-nummer 15.20.36 Mentorstøtte bliver til 15.20.99 Mentorstøtte."
    taken(data, numbers())
    found = data.desk.catalogue.kle().number("mentor", date(2026, 5, 4))
    assert found is not None
    assert found.number == "15.20.99"


def test_own_points_come_with_who_and_when_and_groups_stand_side_by_side(
    data: OfficeDataService,
) -> None:
    (said,) = looked(data, points()).differs
    assert said == (
        "Punkt x01.1 kommer til: «Nøglen er udleveret» (lederen, 5 dage før første dag)."
    )
    taken(data, points())
    taken(data, points("x09.1", group="lageret"))
    assert [one.id for one in data.desk.catalogue.checklist().own] == ["x01.1", "x09.1"]
    newer = looked(data, points("x01.2", version="1.1"))
    assert {one.split(":")[0] for one in newer.differs} == {
        "Punkt x01.2 kommer til",
        "Punkt x01.1 udgår",
    }
    data.take(newer)
    assert [one.id for one in data.desk.catalogue.checklist().own] == ["x01.2", "x09.1"]


def test_two_groups_cannot_mean_different_things_by_one_id(data: OfficeDataService) -> None:
    taken(data, points())
    with pytest.raises(RefusedError, match=r"punkt x01\.1 findes i forvejen.*") as refused:
        looked(data, points(group="lageret", text="Noget andet"))
    assert "intet er ændret" in str(refused.value)


def test_a_new_checklist_is_for_new_courses_alone(mentor: Office) -> None:
    data = mentor.all.office_data
    old = mentor.on_course()
    received = looked(data, new_checklist())
    assert received.differs == (
        "Punkt m01.1, frist: «14 dage før første dag» bliver til «21 dage før første dag».",
        "Punkt m06.1: «Ugens samtale er holdt og noteret» bliver til «Ugens snak er holdt».",
    )
    data.take(received)
    new = mentor.on_course("Bashir Noor")

    def weekly(citizen: str) -> str:
        lines = mentor.plan(citizen).lines
        return next(one.item.text for one in lines if one.item.id == "m06.1")

    assert weekly(old) == "Ugens samtale er holdt og noteret"
    assert weekly(new) == "Ugens snak er holdt"


def test_a_newer_shipped_checklist_takes_the_place_of_an_older_fetched_one(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = taken(mentor.all.office_data, new_checklist())
    newer = SHIPPED.shipped_checklist().evolve(version="1.10")
    monkeypatch.setattr(SHIPPED, "shipped_checklist", lambda: newer)
    mentor.reopen()
    assert mentor.desk.catalogue.checklist_without_own().version == "1.10"
    assert not mentor.all.office_data.holds(kept)
    assert mentor.all.office_data.told(kept.id)


def test_a_point_that_is_gone_from_the_list_keeps_its_help_in_old_courses(
    data: OfficeDataService,
) -> None:
    file = new_checklist()
    file["omraader"][0]["punkter"] = file["omraader"][0]["punkter"][1:]
    taken(data, file)
    assert data.desk.catalogue.checklist().point("m01.1") is None
    known = data.desk.catalogue.point("m01.1")
    assert known is not None
    assert known[0].help
    assert data.desk.catalogue.point("findes-ikke") is None


def test_the_same_question_is_answered_by_the_law_of_the_day(data: OfficeDataService) -> None:
    """R135: a new law is a new file, and begins on its day."""
    received = looked(data, an_act())
    assert "«Ny lov om beskæftigelse» gælder fra fre 1. januar 2027." in received.differs
    assert "Den afløser reglerne i LAB-2024 fra den dag." in received.differs
    data.take(received)

    def months(day: date) -> int | None:
        return rules.number(data.desk.catalogue.rule_sets(), "mentor-laengde", "maaneder", day)

    assert (months(date(2026, 12, 31)), months(date(2027, 1, 1))) == (6, 9)
    before, after = (
        {one.id for one in told(data.desk.catalogue.rule_sets(), day, "mentor")}
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert "lab-2027.mentor-laengde" in after - before
    assert "lab-2024.mentor-laengde" in before - after


def test_a_mended_law_needs_a_higher_edition(data: OfficeDataService) -> None:
    taken(data, an_act())
    with pytest.raises(RefusedError, match="højere udgavenummer"):
        looked(data, an_act(months=12))
    received = looked(data, an_act(months=12, version="1.1"))
    assert "Regel lab-2027.mentor-laengde, maaneder: 9 bliver til 12." in received.differs
    data.take(received)
    assert (
        rules.number(
            data.desk.catalogue.rule_sets(), "mentor-laengde", "maaneder", date(2027, 2, 1)
        )
        == 12
    )


def test_old_editions_stay_readable_and_come_back(data: OfficeDataService) -> None:
    first = taken(data, words())
    second = taken(data, words({**NORTH, "bestemt": "Team Nord"}, version="1.1"))
    assert data.desk.worded("jobcentret") == "Team Nord"
    assert [data.holds(one) for one in data.editions()] == [False, True]
    assert json.loads(data.file_of(first.id))["ord"][0]["bestemt"] == "Beskæftigelse Nord"
    assert data.take_back(second.id) == first
    assert data.desk.worded("jobcentret") == "Beskæftigelse Nord"
    assert [bool(one.back) for one in data.editions()] == [False, True]
    with pytest.raises(RefusedError, match="gælder ikke nu"):
        data.take_back(second.id)
    assert data.take_back(first.id) is None
    assert data.desk.worded("jobcentret") == "jobcentret"
    again = taken(data, words())
    assert data.holds(again)
    assert data.editions()[0].back == ""


def test_an_older_edition_and_one_that_is_not_here_are_refused(data: OfficeDataService) -> None:
    taken(data, words(version="1.2"))
    with pytest.raises(RefusedError, match=r"Udgave 1\.2 er her i forvejen og er nyere"):
        looked(data, words(version="1.1"))
    with pytest.raises(RefusedError, match="Programmet har selv tjeklisten i udgave"):
        looked(data, new_checklist(version="1.0"))
    for ask in (data.take_back, data.file_of):
        with pytest.raises(NotFoundError):
            ask("kle@1.0")


def test_the_same_file_twice_changes_nothing(data: OfficeDataService) -> None:
    for file in (words(NORTH, OFFICE), numbers(), points(), new_checklist(), an_act()):
        assert looked(data, file).differs
        taken(data, file)
        assert looked(data, file).differs == ()
        taken(data, file)
    assert len(data.editions()) == 5


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_by_file_field_and_line(name: str, mentor: Office) -> None:
    file, said = BROKEN[name]
    before = mentor.store.rows("office_data")
    with pytest.raises(RefusedError) as refused:
        mentor.all.office_data.preview(file, "fra\x1b[31m-kommunen.json")
    text = str(refused.value)
    assert said in text
    assert text.startswith("Filen «fra")
    assert "\x1b" not in text
    assert "intet er ændret" in text
    assert mentor.store.rows("office_data") == before


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_file_brings_it_down(draw: st.DataObject) -> None:
    """A sound file with one value replaced by anything, or with bytes cut out."""
    files = [words(NORTH, OFFICE), numbers(), points("x01.1", "x02.1"), an_act()]
    file = draw.draw(st.sampled_from(files))
    place: Any = json.loads(json.dumps(file))
    whole = place
    while isinstance(place, dict | list) and place:
        key = draw.draw(st.sampled_from(sorted(place) if isinstance(place, dict)
                                        else range(len(place))))  # fmt: skip
        if not isinstance(place[key], dict | list) or draw.draw(st.booleans()):
            place[key] = draw.draw(
                st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({})
            )
            break
        place = place[key]
    text = json.dumps(whole).encode()
    start = draw.draw(st.integers(0, len(text)))
    for one in (text, text[:start], text[:start] + b"\xff\x00" + text[start:]):
        report = look(one)
        assert (report.found is None) == bool(report.mistakes)
        assert all(str(remark) for remark in report.remarks)


def test_what_a_file_says_is_never_drawn_as_it_is(data: OfficeDataService) -> None:
    hostile = "Nøgle\x1b]0;x\x07 [red]\u202e"
    received = looked(data, points(text=hostile))
    assert [one.field for one in received.advice] == ["punkter.0.tekst"]
    assert all("\x1b" not in one and "\u202e" not in one for one in received.differs)
    assert "\x1b" not in received.edition.source


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, f"{'x' * 59}…")])
def test_a_name_from_a_file_is_shown_in_sixty_cells(
    data: OfficeDataService, length: int, shown: str
) -> None:
    assert data.preview(as_file(an_act(navn="x" * length)), "f.json").edition.name == shown
    with pytest.raises(RefusedError, match=f"«{shown}»"):
        data.preview(b"", "x" * length)


@pytest.mark.parametrize(
    ("kind", "step", "back", "holds"),
    [
        (CHECKLIST, 1, "", True),
        (CHECKLIST, 0, "", False),
        (CHECKLIST, -1, "", False),
        (CHECKLIST, 1, "2026-05-04", False),
        (TERMS, 0, "", True),
        (TERMS, -1, "", True),
    ],
)
def test_a_checklist_that_is_no_newer_than_the_programs_own_gives_way_to_it(
    kind: str, step: int, back: str, *, holds: bool
) -> None:
    major, minor = shipped_order()
    one = Edition(kind, kind, "", f"{major}.{minor + step}", "x", "2026", "P", "", back)
    assert (holding([one], kind, "") is one) is holds
    assert holding([one], kind, "anden") is None
    assert holding([], kind, "") is None
