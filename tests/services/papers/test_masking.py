"""No paper but the access request carries what looks like a CPR number."""

from __future__ import annotations

import pytest

from tests.services.conftest import Office
from tests.services.course.test_whole_card import marked_and_taken
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import CARD, KINDS
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.papers.masking import MASK, TOLD

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
    for kind in KINDS:
        try:
            paper = one.all.papers.make(kind, one.see(citizen))
        except (RefusedError, NotFoundError):
            continue
        made += 1
        said = as_text(paper)
        assert CPR not in said
        if MASK in said:
            assert "personnummer, er fjernet" in " ".join(said.split())
    assert made > 5
    assert CPR in as_text(one.all.papers.disclosure(one.see(citizen)))
