"""No paper but the access request carries what looks like a CPR number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office
from tests.services.course.test_whole_card import marked_and_taken
from tests.services.papers.every import everything
from tests.services.papers.test_lists import as_csv, as_workbook, days
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import CARD
from vip2tui.papers.table_kinds import TABLES
from vip2tui.services.citizen.notes import Note
from vip2tui.services.papers.journal import MOST
from vip2tui.services.papers.masking import MASK, TOLD
from vip2tui.text.guard import cpr_like

CPR = "010190-1234"


def card(one: Office, citizen: str) -> str:
    return " ".join(as_text(one.all.papers.make(CARD, one.see(citizen))).split())


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        (CPR, MASK),
        ("0101901234", MASK),
        ("01 01 90-1234", MASK),
        ("ring 12 34 56 78", "ring 12 34 56 78"),
        ("ring +45 40123456", "ring +45 40123456"),
        ("sag 20261234", "sag 20261234"),
        ("3. maj 2026 kl. 08.15", "3. maj 2026 kl. 08.15"),
    ],
)
def test_what_looks_like_a_cpr_number_is_masked_and_nothing_else(
    written: str, stands: str, mentor: Office
) -> None:
    citizen = mentor.on_course()
    marked_and_taken(mentor, citizen, "Montage", 3)
    mentor.all.whole_card.write(mentor.see(citizen), "faglige", f"Pakker, {written}, selv")
    mentor.all.card_beside.assess(
        mentor.see(citizen), mentor.plan(citizen), text=f"Stabil {written}", by="Lise",
        reference="Bo", phone="12 34 56 78",
    )  # fmt: skip
    mentor.all.card_beside.educate(mentor.see(citizen), None, name=f"Kok {written}")
    said = card(mentor, citizen)
    assert said.count(stands) == 3
    assert f"Pakker, {stands}, selv" in said
    assert "12 34 56 78" in said
    assert (TOLD in said) == (stands == MASK)


def test_no_paper_carries_one_wherever_it_was_written() -> None:
    one = Office(Role.CONSULTANT, "wkonsulent")
    citizen = one.on_course(f"Amina {CPR}")
    made = 0
    for _, paper in everything(one.all):
        made += 1
        said = as_text(paper)
        assert CPR not in said
        if MASK in said:
            assert "personnummer, er fjernet" in " ".join(said.split())
    assert made > 5
    assert CPR in as_text(one.all.papers.disclosure(one.see(citizen)))


APART = st.sampled_from(["", "-", " ", "  ", " - ", "\u2011", "\u200b", "·", ".", "      -", "\n"])
AROUND = st.sampled_from(["", "Amina ", "nr. ", " og ", "\n", "x"])
BORN = st.dates(date(1930, 1, 1), date(2029, 12, 31))


@st.composite
def written(draw: st.DrawFn) -> str:
    """Return a text with a number in it as people write one."""
    born, last = draw(BORN), draw(st.integers(2400, 9999))
    number = f"{born:%d%m%y}{draw(APART)}{last:04}"
    return f"{draw(AROUND)}{number}{draw(AROUND.filter(lambda one: one[:1] != 'x'))}."


@settings(max_examples=30)
@given(written(), written())
@example("Ring 010190         -1234.", "010190\n\n\n\n\n1234")
def test_none_stands_in_a_note_for_the_journal_a_table_a_calendar_or_a_paper(
    text: str, name: str
) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course(name, MONDAY - timedelta(weeks=9))
    later = one.desk.today() + timedelta(days=3)
    note = Note("mentormoede", text, MONDAY, 45, next=text.replace("\n", " "), next_date=later)
    one.all.notes.add(one.see(citizen), note)
    one.clock.turn(days=2)
    seen = one.see(citizen)
    journal = one.all.papers.journal(seen).text
    told = {"journal": journal}
    named = one.all.lists.calendar(with_names=True)
    told["calendar"] = "\n".join(words for _, words in days(named))
    for kind in TABLES:
        as_text_ = as_csv(one.all.lists.table(kind, is_workbook=False))
        as_book = as_workbook(one.all.lists.table(kind, is_workbook=True))
        told[kind.code] = "\n".join(str(cell) for row in (*as_text_, *as_book) for cell in row)
    told |= {kind.code: as_text(paper) for kind, paper in everything(one.all)}
    assert len(told) > len(TABLES) + 6
    for place, said in told.items():
        assert not list(cpr_like(said)), place
    assert MASK in journal
    assert len(journal) <= MOST
