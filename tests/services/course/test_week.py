"""A mentor's month by services alone: the program closed each evening, files carried on Fridays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.services.conftest import met
from vip2tui.domain.course.checklist import MEASURED
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.kinds.places import Place
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.course.pacing import waiting_about

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.services.citizen.casework import CoursePlan


def without_measuring(plan: CoursePlan) -> CoursePlan:
    """Return a course as a mentor has it: what only measuring settles is for professionals."""
    kept = tuple(line for line in plan.lines if line.item.id not in MEASURED)
    assert len(plan.lines) == len(kept) + len(MEASURED)
    return replace(plan, lines=kept)


def test_a_mentors_month(mentor: Office, consultant: Office) -> None:
    # The consultant plans, and the mentor is given the citizen.
    amina = consultant.citizen("Amina Hassan", tovholder="Lene Holm", tovholder_phone="12345678")
    consultant.start(amina, date(2026, 5, 11))
    for item in ("m01.1", "m01.2", "m01.3"):
        consultant.tick(amina, item)
    consultant.all.notes.add(
        consultant.see(amina), Note("note", "kun kommunen", place=Place.PROFESSIONAL)
    )
    mentor.fetch(consultant)
    assert mentor.all.citizens.find("amina") == amina
    assert mentor.see(amina).entries == ()

    # Monday before the start: what is due is the mentor's own, and the leader's.
    lines = mentor.all.today.arranged(mentor.all.today.read()).lines
    assert {line.waiting.owner for line in lines} <= {"M", "L"}
    assert mentor.tick(amina, "m01.7", note="Lene Holm")
    assert mentor.tick(amina, "m01.4")

    # A note is begun, the battery dies, and the note is finished the next day.
    place = f"note:{amina}"
    mentor.all.drafts.keep(place, {"text": "Første dag er plan"})
    mentor.clock.turn(days=1)
    mentor.reopen()
    text = mentor.all.drafts.get(place)["text"] + "lagt"
    note = mentor.all.notes.add(mentor.see(amina), Note("aftale", text))
    mentor.all.drafts.drop(place)
    assert mentor.all.drafts.places() == []

    # Four weekly rounds; the third is on the wrong citizen and taken back.
    bent = mentor.citizen("Bent")
    for week in range(4):
        mentor.clock.turn(days=7)
        mentor.reopen()
        if week == 2:
            mentor.all.weekly.save(mentor.see(bent), Round(5, 5, minutes=60, good="godt"))
            undone = mentor.all.history.undo()
            assert undone is not None
            assert undone.words.endswith("(Bent)")
        ticked = mentor.all.weekly.save(
            mentor.see(amina), Round(5 - week % 2, 5, "egen_sygdom", 60 + week, "godt", next="øve")
        )
        assert ticked == 3
        if week == 1:
            met(mentor, consultant)

    # A slip is corrected, and what was wrong can still be read.
    mentor.all.notes.correct(mentor.see(amina), note, reason="forkert dag", day=date(2026, 5, 4))
    consultant.tick(amina, "m05.3")
    met(mentor, consultant)
    mine, theirs = mentor.see(amina), consultant.see(amina)
    shared = [one for one in theirs.entries if one.case == amina]
    assert list(mine.entries) == shared
    assert sum(one.minutes or 0 for one in mine.entries) == 60 + 61 + 62 + 63
    assert mine.courses == tuple(map(without_measuring, theirs.courses))
    assert consultant.all.citizens.row(amina).doubts == 0
    assert [hit.id for hit in mentor.all.search.find("planlagt") if hit.kind == "entry"] == [note]
    assert consultant.status(amina, "m06.1@14") == "klaret"

    # The mentor is never told that the municipality is late; the consultant is.
    consultant.clock.now = mentor.clock.now
    theirs = consultant.see(amina)
    lines = mentor.all.today.arranged(mentor.all.today.read()).lines
    assert all(
        line.waiting.owner != "J" or line.waiting.urgency > Urgency.OVERDUE for line in lines
    )
    late = [one for one in waiting_about(consultant.desk, theirs) if one.urgency == Urgency.OVERDUE]
    assert {one.owner for one in late} == {"J"}
