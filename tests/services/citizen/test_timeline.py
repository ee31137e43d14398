"""The time line: all that happened, once each, the newest first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import Office
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.sentences.deeds import Done
from vip2tui.sentences.happened import Sort
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.timeline import Happened, merged
from vip2tui.services.citizen.timeline import told as together
from vip2tui.services.citizen.weekly import Round

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2026, 5, 4)


def lines(office: Office, citizen: str) -> Sequence[Happened]:
    return office.all.timeline.of(office.see(citizen))


def told(office: Office, citizen: str) -> list[tuple[Sort, str]]:
    return [(one.sort, one.words) for one in lines(office, citizen)]


some_lines = st.lists(
    st.builds(
        Happened,
        day=st.dates(date(2026, 1, 1), date(2026, 3, 1)),
        at=st.sampled_from(["", "2026-02-01T10:00:00", "2026-02-01T11:00:00"]),
        sort=st.sampled_from(Sort),
        words=st.text(max_size=5),
        by=st.just("Mette"),
        record=st.uuids().map(str),
        kind=st.just("entry"),
    )
)


@given(some_lines, some_lines, some_lines)
def test_whatever_is_merged_nothing_is_lost_and_the_newest_stands_first(
    notes: list[Happened], deeds: list[Happened], files: list[Happened]
) -> None:
    whole = merged(notes, deeds, files)
    assert sorted(whole) == sorted([*notes, *deeds, *files])
    days = [(one.day, one.at) for one in whole]
    assert days == sorted(days, reverse=True)
    assert [one.day for one in merged(files, notes, deeds)] == [one.day for one in whole]


def test_notes_ticks_steps_goals_and_levels_stand_in_one_list(mentor: Office) -> None:
    citizen = mentor.on_course()
    plan = mentor.plan(citizen)
    step = plan.steps[0]
    mentor.all.notes.add(mentor.see(citizen), Note("telefon", "Ringede om bussen", minutes=15))
    mentor.tick(citizen, "m01.7", day=DAY - timedelta(days=2))
    mentor.all.courses.set_step(mentor.see(citizen), step, StepStatus.RUNNING)
    goal = step.goals[0]
    mentor.all.courses.set_goal(mentor.see(citizen), plan, goal.record, GoalStatus.UNDERWAY)
    found = told(mentor, citizen)
    assert (Sort.NOTE, "Telefon · 0:15 · Ringede om bussen") in found
    assert any(sort is Sort.POINT and words.startswith("flueben sat") for sort, words in found)
    assert (Sort.PLAN, f"trinnet «{step.step.name}» sat i gang") in found
    assert any(sort is Sort.GOAL and words.endswith("på vej") for sort, words in found)
    assert (Sort.OTHER, "ny borger «Amina Hassan»") in found
    tick = next(one for one in lines(mentor, citizen) if one.sort is Sort.POINT)
    assert tick.day == DAY - timedelta(days=2)


def test_a_round_is_its_note_its_days_and_one_line_of_ticks(mentor: Office) -> None:
    citizen = mentor.on_course()
    before = len(lines(mentor, citizen))
    mentor.all.weekly.save(
        mentor.see(citizen), Round(days_present=4, days_planned=5, minutes=45, good="Spurgte selv")
    )
    new = [one for one in lines(mentor, citizen) if one.day == DAY][: -before or None]
    sorts = [one.sort for one in new]
    assert sorts.count(Sort.PRESENCE) == 1
    assert sorts.count(Sort.NOTE) == 1
    assert sorts.count(Sort.POINT) <= 1
    present = next(one for one in new if one.sort is Sort.PRESENCE)
    assert present.words.lower().count("mødt 4 af 5") == 1


def test_what_was_taken_back_is_not_told_and_comes_again_when_done_again(mentor: Office) -> None:
    citizen = mentor.on_course()
    before = told(mentor, citizen)
    mentor.all.notes.add(mentor.see(citizen), Note("telefon", "En fejl"))
    mentor.all.history.undo()
    assert told(mentor, citizen) == before
    mentor.all.history.redo()
    assert any("En fejl" in words for _, words in told(mentor, citizen))
    mentor.tick(citizen, "m01.7")
    mentor.all.history.undo()
    assert all("Du har navn" not in words for _, words in told(mentor, citizen))


def test_a_correction_shows_what_stands_now_and_that_it_was_corrected(mentor: Office) -> None:
    citizen = mentor.on_course()
    note = mentor.all.notes.add(mentor.see(citizen), Note("telefon", "Mandag"))
    mentor.all.notes.correct(mentor.see(citizen), note, reason="forkert dag", text="Tirsdag")
    found = [words for _, words in told(mentor, citizen)]
    assert "Telefon · Tirsdag" in found
    assert any(words.startswith("rettelse af notatet") for words in found)
    assert all("Mandag" not in words for words in found)


def test_a_file_that_brought_something_about_the_citizen_is_a_line(mentor: Office) -> None:
    citizen, other = mentor.on_course(), mentor.citizen("Søren")
    values = {"file": "fra-kommunen.v2t", "from": "x", "bundle": "b", "counts": {}}
    for case, record in ((citizen, "a"), (other, "b")):
        mentor.receive(LOCAL, record, "import", values | {"new": {case: {"w": [[1, 2]]}}})
    files = [one for one in lines(mentor, citizen) if one.sort is Sort.FILE]
    assert [one.words for one in files] == ["en fil med nyt"]


def test_typing_finds_the_whole_of_a_note_a_day_a_sort_and_a_name(mentor: Office) -> None:
    citizen = mentor.on_course()
    deep = "Det gik fint. " * 60 + "Sidste ord: pålægschokolade"
    mentor.all.notes.add(mentor.see(citizen), Note("telefon", deep))
    find = mentor.all.timeline.found
    case = mentor.see(citizen)
    for typed in ("paalaegschokolade", "PÅLÆG fint", "2026-05-04 telefon", "notat"):
        assert any("Det gik fint" in one.words for one in find(case, typed)), typed
    assert find(case, "findes slet ikke") == []
    assert find(case, " ") == list(lines(mentor, citizen))


def test_it_is_read_again_only_when_something_happened(mentor: Office) -> None:
    citizen = mentor.on_course()
    first = lines(mentor, citizen)
    assert lines(mentor, citizen) is first
    mentor.all.notes.add(mentor.see(citizen), Note("telefon", "Nyt"))
    assert lines(mentor, citizen) is not first


def test_what_is_for_professionals_alone_is_not_on_a_mentors_time_line() -> None:
    office, mentor = Office(Role.CONSULTANT, "wkonsulent"), Office(Role.MENTOR, "wmentor")
    citizen = office.on_course()
    from vip2tui.domain.kinds.places import Place

    office.all.notes.add(office.see(citizen), Note("telefon", "Kun os", place=Place.PROFESSIONAL))
    mentor.fetch(office)
    assert any("Kun os" in words for _, words in told(office, citizen))
    assert all("Kun os" not in words for _, words in told(mentor, citizen))


def test_the_same_on_one_day_is_told_in_one_line_and_nothing_is_left_out(mentor: Office) -> None:
    citizen = mentor.on_course()
    for item in ("m01.7", "m02.3"):
        mentor.tick(citizen, item)
    mentor.tick(citizen, "m03.4", day=DAY - timedelta(days=1))
    case = mentor.see(citizen)
    lines_told = mentor.all.timeline.told(case)
    apart = [one for some in lines_told for one in some.lines if one.sort is not Sort.POINT]
    assert apart == [one for one in mentor.all.timeline.of(case) if one.sort is not Sort.POINT]
    points = [one for one in lines_told if one.first.sort is Sort.POINT]
    assert [len(one.lines) for one in points] == [2, 1]
    assert points[0].words.startswith("flueben sat ×2: «")
    assert points[1].words.startswith("flueben sat ved «")
    for one in points[0].lines:
        assert one.words.removeprefix("flueben sat ved ") in points[0].words
    assert mentor.all.timeline.told(mentor.see(citizen)) is lines_told


def test_what_was_corrected_twice_on_one_day_is_told_once_with_who(mentor: Office) -> None:
    citizen = mentor.on_course()
    for phone in ("20 00 00 01", "20 00 00 02"):
        mentor.all.citizens.change(mentor.see(citizen), phone=phone)
    phones = [one for one in mentor.all.timeline.told(mentor.see(citizen)) if "tele" in one.words]
    assert [(one.words, len(one.lines)) for one in phones] == [("borgeren: telefon ×2", 2)]
    first = phones[0].lines[0]
    lines = [first._replace(by=who) for who in ("Bent Berg", "Kim Karlsen", "Bent Berg")]
    (one,) = together(lines)
    assert (one.words, one.by) == ("borgeren: telefon ×3", "Bent og Kim")
    other = first._replace(day=DAY - timedelta(days=1))
    assert len(together([first, other, first._replace(record="another")])) == 3


def test_a_long_name_is_told_whole_and_a_level_without_the_day_before_it(mentor: Office) -> None:
    citizen = mentor.on_course()
    case = mentor.see(citizen)
    line = mentor.all.card.find(mentor.all.card.read(case), "Tæller, måler og vejer")
    mentor.all.card.mark(case, line, 3)
    assert (Sort.CARD, f"niveau 3 ved «{line.name}»") in told(mentor, citizen)
    mentor.tick(citizen, "m01.7")
    words = next(words for sort, words in told(mentor, citizen) if sort is Sort.POINT)
    assert len(words) > len("flueben sat ved «»") + 40
    assert "…" not in words


@given(some_lines)
def test_what_is_told_together_is_every_line_once(happened: list[Happened]) -> None:
    alike = [one._replace(done=Done("flueben sat", (one.words,))) for one in happened]
    found = together(alike)
    assert sorted(map(id, (one for some in found for one in some.lines))) == sorted(map(id, alike))
    for some in found:
        assert len({(one.day, one.by) for one in some.lines}) == 1
