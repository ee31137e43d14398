"""A new period of mentor support on paper: what is new, what was, and whose weighing it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, paired
from tests.services.support.test_support import gave, grant
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import AGREEMENT, ASSESSMENT, EXTENSION, PaperKind
from vip2tui.papers.paper import Blanks
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

WEIGHED = "Sproget ved maskinen bærer ikke endnu"
SAID = "Opgaverne er lært"


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "c1")


def extended(one: Office) -> str:
    citizen = one.on_course("Amina Hassan", date(2026, 1, 5))
    first = grant(one, citizen, start="2026-01-05", end="2026-05-31", weekly=120)
    gave(one, citizen, date(2026, 4, 7), 90)
    for day, goal in zip((4, 20), one.plan(citizen).steps[0].goals[:2], strict=True):
        one.all.courses.set_goal(
            one.see(citizen), one.plan(citizen), goal.record, GoalStatus.REACHED,
            day=date(2026, 4, day),
        )  # fmt: skip
    granted = one.all.grants.find(one.see(citizen), first)
    told = {"reached": "delvist", "evaluation": SAID, "evaluated": "2026-05-04"}
    one.all.grants.change(one.see(citizen), granted, told)
    granted = one.all.grants.find(one.see(citizen), first)
    new = {"assessment": WEIGHED, "weekly": 60, "task_1": "Øver fagets ord"}
    one.all.grants.extend(one.see(citizen), granted, new)
    return citizen


def said(one: Office, kind: PaperKind, citizen: str) -> str:
    return " ".join(as_text(one.all.papers.make(kind, one.see(citizen))).split())


def test_the_extension_says_what_is_new_and_how_the_last_period_went(office: Office) -> None:
    citizen = extended(office)
    told = said(office, EXTENSION, citizen)
    assert told.startswith("FORLÆNGELSE AF MENTORAFTALE")
    assert "Periode: fra man 1. juni 2026" in told
    assert "Timer om ugen: 1:00 (før: 2:00)" in told
    assert "Ny opgave: Øver fagets ord" in told
    assert "Ikke mere en opgave: Tager imod om morgenen" in told
    assert "Brugt 1:30 af" in told
    assert "2 mål nået i perioden" in told
    goals = [one.goal.text for one in office.plan(citizen).steps[0].goals[:2]]
    assert told.index(goals[0]) < told.index(goals[1]), "as they were reached"
    assert "Kommunen, dato og underskrift" in told
    before = said(office, AGREEMENT, citizen)
    assert before.startswith("MENTORAFTALE")
    assert "Periode: fra man 5. januar 2026" in before, "the one that runs"


def test_what_was_weighed_is_the_municipalitys_own_paper(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = extended(office)
    told = said(office, ASSESSMENT, citizen)
    for words in (WEIGHED, SAID, "Nåede vi formålet: delvist", "Den sidste periode"):
        assert words in told
    assert told.endswith("kun for kommunen")
    shared = said(office, EXTENSION, citizen)
    assert WEIGHED not in shared
    assert SAID not in shared
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert said(mentor, EXTENSION, citizen) == shared
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.papers.make(ASSESSMENT, mentor.see(citizen))
    assert ASSESSMENT not in {one.kind for one in mentor.all.papers.offers(mentor.see(citizen))}


def test_without_a_new_period_there_is_no_extension(office: Office) -> None:
    citizen = office.on_course()
    grant(office, citizen)
    for kind in (EXTENSION, ASSESSMENT):
        with pytest.raises(RefusedError, match="Forlæng den først"):
            office.all.papers.make(kind, office.see(citizen))


def test_an_agreement_has_room_for_what_it_must_say_and_for_the_checklists_subjects(
    office: Office,
) -> None:
    citizen = office.on_course()
    office.all.grants.add(office.see(citizen), office.plan(citizen), {"start": "2026-05-04"})
    paper = office.all.papers.make(AGREEMENT, office.see(citizen))
    lines = [block.label for block in paper.blocks if isinstance(block, Blanks)]
    assert lines[:4] == ["Formål", "Mentor", "Mentors telefon", "Timer om ugen"]
    for subject in ("afbud", "bliver mellem os", "hvornår det slettes", "tolk", "skifter mentor"):
        assert sum(subject in one for one in lines) == 1, subject
    whole = office.on_course("Bo")
    grant(office, whole, phone="22 33 44 55")
    full = office.all.papers.make(AGREEMENT, office.see(whole))
    blanks = [block.label for block in full.blocks if isinstance(block, Blanks)]
    assert blanks == lines[5:], "only what is not known is asked for"
    assert "klage til kommunen" in said(office, AGREEMENT, whole)
