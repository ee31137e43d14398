"""Two who answer for one voice in one round, without knowing of each other: no movement."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, paired
from tests.services.progress.test_measuring import B, K, measure, read
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.progress.noting import note_of
from vip2tui.services.progress.standing import Progress
from vip2tui.services.progress.wording import marks

SEVERAL = "to svar i samme runde; "


def said(found: Progress) -> list[tuple[str, str, list[int], bool]]:
    """What the curves say: the figures, and whether anything moved."""
    return [
        (one.voice, one.id, [at.value for at in one.points], one.move is None)
        for one in found.curves
    ]


def marked(found: Progress) -> list[str]:
    return [one for form in found.forms for one in marks(form, str) if "gælder" in one]


def shared(folder: Path) -> tuple[Office, Office, str]:
    """A citizen at the office and at a consultant's, who both may answer."""
    office, consultant = paired(Role.CONSULTANT)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    carry(office, consultant, folder)
    return office, consultant, citizen


def busy(one: Office, citizen: str) -> None:
    """Write something beside the measurements: what is written next is later."""
    one.all.notes.add(one.see(citizen), Note("note", "imens", place=Place.PROFESSIONAL))


@pytest.mark.parametrize("voice", [K, B])
def test_two_answers_of_one_round_are_one_figure_and_no_movement(
    tmp_path: Path, voice: str
) -> None:
    office, consultant, citizen = shared(tmp_path)
    other = B if voice is K else K
    measure(office, citizen, voice, {"p01": 1, "p02": 5})
    busy(consultant, citizen)
    measure(consultant, citizen, voice, {"p01": 5, "p02": 5})
    carry(office, consultant, tmp_path)
    carry(consultant, office, tmp_path)
    measure(office, citizen, other, {"p01": 1, "p02": 4})
    carry(office, consultant, tmp_path)
    for one in (office, consultant):
        found = read(one, citizen)
        mine = [row[1:] for row in said(found) if row[0] == voice]
        assert mine == [("p01", [5], True), ("p02", [5], True)]
        assert found.talk_about == ("p01",)
        assert not found.pictures
        assert sorted(marked(found)) == [f"{SEVERAL}det her gælder", f"{SEVERAL}det sidste gælder"]
        assert [form.is_one_of_several for form in found.forms if form.voice == other] == [False]
        (last,) = (form.id for form in found.forms if form.is_one_of_several and form.counts)
        told = note_of(one.desk, one.see(citizen), last).text
        assert told.count(f"{voice}ens svar") == 1
        assert "Op:" not in told
        assert "Ned:" not in told


def test_the_round_after_is_held_up_to_the_answer_that_counts(tmp_path: Path) -> None:
    office, consultant, citizen = shared(tmp_path)
    measure(office, citizen, K, {"p01": 1})
    busy(consultant, citizen)
    measure(consultant, citizen, K, {"p01": 4})
    measure(consultant, citizen, B, {}, declined=True)
    carry(consultant, office, tmp_path)
    office.clock.turn(days=91)
    measure(office, citizen, K, {"p01": 5})
    measure(office, citizen, B, {}, declined=True)
    (curve,) = read(office, citizen).curves
    assert [at.value for at in curve.points] == [4, 5]
    assert curve.move is not None
    assert (curve.move.steps, curve.move.is_tendency) == (1, False)


@settings(max_examples=25)
@given(
    figures=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    notes=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    back=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    is_turned=st.booleans(),
)
def test_both_computers_show_the_same_whoever_sends_first(
    figures: tuple[int, int], notes: tuple[int, int], back: tuple[int, int], is_turned: bool
) -> None:
    """However far each has come, and whichever day each dates it to."""
    with TemporaryDirectory() as folder:
        office, consultant, citizen = shared(Path(folder))
        made = []
        for one, figure, before, days in zip(
            (office, consultant), figures, notes, back, strict=True
        ):
            for _ in range(before):
                busy(one, citizen)
            day = one.desk.today() - timedelta(days=days)
            made.append(measure(one, citizen, K, {"p01": figure}, day=day))
        both = (consultant, office) if is_turned else (office, consultant)
        carry(*both, Path(folder))
        carry(*reversed(both), Path(folder))
        measure(office, citizen, B, {"p01": 3})
        carry(office, consultant, Path(folder))
        seen = [read(one, citizen) for one in (office, consultant)]
        shown = [
            (said(one), one.talk_about, marked(one), [(form.id, form.counts) for form in one.forms])
            for one in seen
        ]
    assert shown[0] == shown[1]
    assert [len(row[2]) for row in shown[0][0]] == [1, 1]
    assert {form.id for form in seen[0].forms} > set(made)


def test_two_measurements_at_work_on_one_day_are_one_figure(mentor: Office) -> None:
    citizen = mentor.on_course()

    def at_work(figure: int | None, step: str = "") -> None:
        answers = {} if figure is None else {"w01": figure}
        see, plan = mentor.see(citizen), mentor.plan(citizen)
        mentor.all.measuring.add_at_work(see, plan, answers, small_step=step)

    at_work(2)
    at_work(5)
    at_work(None, "Spurgte selv")
    found = read(mentor, citizen)
    assert said(found) == [("mentor", "w01", [5], True)]
    assert not found.prompts
    assert marked(found) == [
        "to svar samme dag; det sidste gælder",
        "to svar samme dag; det her gælder",
    ]
    mentor.clock.turn(days=28)
    at_work(4)
    (curve,) = read(mentor, citizen).curves
    assert [at.value for at in curve.points] == [5, 4]


@pytest.mark.parametrize("is_turned", [False, True])
def test_who_answers_for_the_first_time_answers_blind_at_the_office_too(
    tmp_path: Path, is_turned: bool
) -> None:
    both = shared(tmp_path)
    (first, new), citizen = (both[:2][::-1] if is_turned else both[:2]), both[2]
    measure(first, citizen, K, {"p01": 4})
    measure(first, citizen, B, {"p01": 2})
    carry(first, new, tmp_path)
    for one in (first, new):
        one.clock.turn(days=91)
    assert [form.is_hidden for form in read(first, citizen).forms] == [False, False]
    seen = {form.voice: form.is_hidden for form in read(new, citizen).forms}
    assert seen == {K: True, B: False}
    measure(new, citizen, K, {"p01": 3})
    assert {form.voice: form.is_hidden for form in read(new, citizen).forms[:2]} == {
        K: False, B: False,
    }  # fmt: skip
