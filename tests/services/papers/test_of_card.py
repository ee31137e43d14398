"""The competence card on paper: all four fields, what shows each line, who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.papers.read_back import facts
from tests.services.course.test_whole_card import confirm, marked_and_taken
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import CARD
from vip2tui.papers.paper import Heading, Passage
from vip2tui.services.course.card_wording import NO_EVIDENCE, NOT_ASSESSED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

FIELDS = [
    "Faglige kompetencer", "Almene kompetencer", "Personlige kompetencer",
    "Sproglige kompetencer",
]  # fmt: skip


def test_a_card_has_its_four_fields_the_days_behind_and_both_who_confirm(
    mentor: Office, tmp_path: Path
) -> None:
    citizen = mentor.on_course()
    empty = mentor.all.papers.make(CARD, mentor.see(citizen))
    assert [one.text for one in empty.blocks if isinstance(one, Heading)][:4] == FIELDS
    blanks = [one for one in empty.blocks if isinstance(one, Passage) and one.text == NOT_ASSESSED]
    assert len(blanks) == 5, "the fields, and the workplace's assessment"
    marked_and_taken(mentor, citizen, "Montage", 3)
    mentor.all.whole_card.write(mentor.see(citizen), "personlige", "Rolig")
    mentor.all.card_beside.assess(
        mentor.see(citizen), mentor.plan(citizen), text="Stabil", by="Lise",
        reference="Bo Ref", phone="12 34 56 78",
    )  # fmt: skip
    draft = " ".join(as_text(mentor.all.papers.make(CARD, mentor.see(citizen))).split())
    assert "bygger på niveau 4. maj" in draft
    assert f"Rolig · {NO_EVIDENCE}" in draft
    assert "Reference: Bo Ref, 12 34 56 78" in draft
    assert "Kladde: kortet er ikke bekræftet endnu." in draft
    confirm(mentor, citizen)
    confirm(mentor, citizen, Whose.CITIZEN, "Amina Hassan")
    paper = mentor.all.papers.make(CARD, mentor.see(citizen))
    said = " ".join(as_text(paper).split())
    assert "bekræftet af virksomheden 4. maj: Lise" in said
    assert "gennemgået med borgeren 4. maj: Amina Hassan" in said
    target = mentor.all.papers.target(CARD, tmp_path, is_text=False)
    file = mentor.all.papers.write(CARD, paper, target, is_text=False)
    assert facts(file)["Pages"] == "1"
