"""«Før samtalen» at work: what is on the card, and what never is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY, Office
from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.talk import talk_sections, talk_words
from vip2tui.services.progress.measuring import Form

if TYPE_CHECKING:
    from vip2tui.domain.course.talk import TalkCard


def card(one: Office, citizen: str) -> TalkCard:
    return one.all.talk.card(one.see(citizen))


def said(one: Office, citizen: str) -> str:
    sections = talk_sections(one.desk.catalogue, card(one, citizen), one.role, "Amina", MONDAY)
    return "\n".join(talk_words(sections))


def test_the_card_holds_agreement_practice_points_question_and_words(mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.all.notes.add(mentor.see(citizen), Note(
        "samtale", "Vi talte", next="Ringe til Bent", next_date=MONDAY + timedelta(days=2),
        next_owner="B",
    ))  # fmt: skip
    step = mentor.plan(citizen).steps[0]
    mentor.all.courses.set_step(mentor.see(citizen), step, StepStatus.RUNNING)
    text = said(mentor, citizen)
    assert "Ringe til Bent (Amina, frist om 2 dage)" in text
    assert f"{step.step.name} (i gang)" in text
    made = card(mentor, citizen)
    assert len(made.words) == 10
    assert made.points
    assert made.question in {one.name for one in mentor.desk.catalogue.codes().talk_questions}
    assert card(mentor, citizen) == made, "stable for the day"
    mentor.all.notes.settle(mentor.see(citizen), made.promised[0].id)
    assert "Der er ingen aftale" in said(mentor, citizen)


@pytest.mark.parametrize("place", [Place.PRIVATE, Place.PROFESSIONAL])
def test_what_not_both_have_is_not_on_a_card_that_lies_between_them(
    consultant: Office, place: Place
) -> None:
    citizen = consultant.on_course()
    consultant.all.notes.add(
        consultant.see(citizen),
        Note("samtale", "Vi talte", next="Hemmelig aftale", place=place, next_owner=CONSULTANT),
    )
    assert "Hemmelig" not in said(consultant, citizen)


def test_a_question_of_progress_is_asked_only_where_its_answers_may_be_seen(
    consultant: Office,
) -> None:
    citizen = consultant.on_course()
    common = [one.name for one in consultant.desk.catalogue.codes().talk_questions]

    def answer(voice: Voice, figure: int) -> None:
        form = Form(voice, {"p01": figure})
        consultant.all.measuring.add(consultant.see(citizen), consultant.plan(citizen), form)

    def asked() -> list[str]:
        return list(consultant.all.talk.questions(consultant.see(citizen)))

    answer(Voice.CONSULTANT, 1)
    assert asked() == common, "one voice alone is not shown"
    answer(Voice.CITIZEN, 5)
    assert "I ser forskelligt på det her. Hvad lægger I vægt på?" in asked()
    assert card(consultant, citizen).question in asked()


def test_a_citizen_without_a_course_still_has_a_card(mentor: Office) -> None:
    citizen = mentor.citizen("Olena")
    assert card(mentor, citizen).words == ()
    assert "Spørg om" in said(mentor, citizen)
