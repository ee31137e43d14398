"""«I dag»: at most seven lines, the most urgent first, and nobody forgotten."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office, met
from vip2tui.domain.course.upcoming import Urgency, Waiting, urgency
from vip2tui.domain.facts import Role
from vip2tui.services.notes import Note
from vip2tui.services.today import LINES, TodayLine, chosen

things = st.builds(
    lambda due, name: Waiting("c", "x", due, "M", urgency(due, MONDAY), "plan", name),
    st.dates(MONDAY - timedelta(days=60), MONDAY + timedelta(days=60)),
    st.text("ab", max_size=2),
)
reads = st.lists(
    st.lists(things, min_size=1, max_size=12).map(
        lambda found: [
            TodayLine("c", "N", one)
            for one in sorted(found, key=lambda w: (w.urgency, w.due, w.name))
        ]
    ),
    max_size=15,
)


@given(reads)
def test_there_are_never_more_than_seven_lines_and_nobody_is_lost(
    groups: list[list[TodayLine]],
) -> None:
    lines, left = chosen(groups)
    assert len(lines) <= LINES
    ranks = [(line.waiting.urgency, line.waiting.due) for line in lines]
    assert ranks == sorted(ranks)
    if not groups:
        assert (lines, left) == ([], 0)
    elif len(groups) > LINES:
        assert (len(lines), left) == (LINES, len(groups) - LINES)
    else:
        assert lines
    most = min(line.waiting.urgency for group in groups for line in group) if groups else None
    assert not lines or lines[0].waiting.urgency == most


@given(reads)
def test_every_thing_of_the_week_is_a_line_or_counted(groups: list[list[TodayLine]]) -> None:
    lines, left = chosen(groups, most=10_000)
    near = sum(max(1, sum(x.waiting.urgency < Urgency.LATER for x in group)) for group in groups)
    assert (len(lines), left) == (near, 0)
    few, left = chosen(groups)
    if len(groups) <= LINES:
        assert len(few) + sum(line.more for line in few) + left == near


def test_a_doubt_comes_first_and_says_what_it_is_about(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen(phone="1")
    consultant.fetch(mentor)
    mentor.all.citizens.change(mentor.see(amina), phone="2")
    consultant.all.citizens.change(consultant.see(amina), phone="3")
    met(mentor, consultant)
    lines, _ = chosen(mentor.all.today.read())
    assert lines[0].waiting.urgency is Urgency.DOUBT
    assert lines[0].waiting.what == "skal afgøres: telefon"


def test_who_needs_you_today_is_the_same_in_today_and_in_the_case_load(mentor: Office) -> None:
    mentor.clock.turn(days=-60)
    late = mentor.on_course("Late", date(2026, 3, 5))
    mentor.clock.turn(days=60)
    fine = mentor.on_course("Fine", MONDAY)
    lines, _ = chosen(mentor.all.today.read())
    assert lines[0].citizen == late
    assert {line.citizen for line in lines} == {late, fine}
    row = mentor.all.citizens.row(late)
    assert row.next is not None
    assert row.next.urgency is Urgency.OVERDUE


def test_every_active_citizen_has_a_next_step(mentor: Office, consultant: Office) -> None:
    bare = mentor.citizen("Uden")
    amina = mentor.on_course("Amina")
    paused = mentor.on_course("Pause")
    done = mentor.on_course("Færdig")
    for citizen, status in ((paused, "pause"), (done, "gennemfoert")):
        for step in mentor.plan(citizen).steps:
            mentor.all.courses.set_step(mentor.see(citizen), step, status)
        case, plan = mentor.see(citizen), mentor.plan(citizen)
        for line in plan.lines:
            for time in line.times:
                if mentor.all.checklist.may(time):
                    mentor.all.checklist.not_relevant(case, plan, time, "prøve")
    consultant.fetch(mentor)
    said = {}
    for office in (mentor, consultant):
        for citizen in (bare, amina, paused, done):
            coming = office.all.citizens.row(citizen).next
            assert coming is not None, (office.desk.me.role, citizen)
            assert coming.owner in "MLJB"
            assert coming.due.year < 2199
            said[office.desk.me.role, citizen] = coming.what
    assert said[Role.MENTOR, bare] == "Vælg en jobpakke"
    assert said[Role.MENTOR, paused].startswith("Tag fat igen: ")
    assert said[Role.MENTOR, done] == "Afslut forløbet, og skriv resultatet"


def test_a_promise_waits_until_a_week_after_its_day(mentor: Office) -> None:
    amina = mentor.citizen()
    seen = mentor.see(amina)
    mentor.all.notes.add(seen, Note("note", "x", next="gammelt", next_date=date(2026, 5, 6)))
    mentor.all.notes.add(
        seen, Note("note", "y", next="ring til Ali", next_date=date(2026, 5, 7), next_owner="B")
    )

    def waits() -> list[tuple[str, str, Urgency]]:
        found = mentor.all.citizens.waiting(mentor.see(amina))
        return [(one.what, one.owner, one.urgency) for one in found if one.part == "notater"]

    assert waits() == [("ring til Ali", "B", Urgency.SOON)]
    mentor.clock.turn(days=3)
    assert waits() == [("ring til Ali", "B", Urgency.TODAY)]
    mentor.clock.turn(days=7)
    assert waits() == [("ring til Ali", "B", Urgency.OVERDUE)]
    mentor.clock.turn(days=1)
    assert waits() == []
