"""Who is named here, each with a word instead that stays, also for those who come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.exchange.carrying import paired
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from tests.services.conftest import Office


def test_each_has_a_word_instead_and_keeps_it(mentor: Office) -> None:
    now = mentor.all.names.now
    amina = mentor.citizen("Amina Hassan")
    assert now().text("Amina Hassan kom.") == "Borger 1 kom."
    mentor.citizen("Bent Li", tovholder="Lene Friis")
    mentor.all.citizens.change(mentor.see(amina), name="Zoe Krag")
    assert now().text("Bent Li, Zoe Krag og Amina Hassan") == "Borger 2, Borger 1 og Borger 1"
    assert now().text("Lene Friis") == "Person 2"
    assert now().text("P wmentor") == "Person 1"


def test_what_was_drawn_before_somebody_came_can_be_known_from_what_is_drawn_after(
    mentor: Office,
) -> None:
    names = mentor.all.names
    mentor.citizen("Amina Hassan")
    names.now()
    before = names.edition
    names.now()
    assert names.edition == before
    mentor.citizen("Bent Li")
    names.now()
    assert names.edition == before + 1


def test_a_workplace_and_who_is_at_another_computer_have_one_too() -> None:
    office, _ = paired(Role.MENTOR)
    office.all.workplaces.add(name="Bageren", contact="Ole Bager")
    told = office.all.names.now().text("Bageren, Ole Bager, P wmentor0 og P wkontor")
    assert sorted(told.replace(" og", ",").split(", ")) == [
        "Arbejdsplads 1", "Person 1", "Person 2", "Person 3",
    ]  # fmt: skip
