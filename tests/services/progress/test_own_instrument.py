"""A municipality's own measuring: questions switched off or parted, and a scale of ten steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.services.packages.office_files import (
    as_file,
    on_ten_steps,
    questions,
    shipped_question,
)
from tests.services.progress.test_measuring import B, K, answers, measure, read
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.services.packages.office_data import Received


def look(one: Office, data: dict[str, Any]) -> Received:
    return one.all.office_data.preview(as_file(data), "maaling.json")


def take(one: Office, data: dict[str, Any]) -> Received:
    received = look(one, data)
    one.all.office_data.take(received)
    return received


def test_a_question_that_is_switched_off_is_asked_no_more_and_read_all_the_same(
    consultant: Office,
) -> None:
    citizen = consultant.on_course()
    for voice in (K, B):
        measure(consultant, citizen, voice, {"p08": 2})
    received = take(consultant, questions(shipped_question("p08", slukket=True)))
    assert received.differs == ("p08 Overskud i hverdagen spørges der ikke om mere.",)
    consultant.clock.turn(days=80)
    with pytest.raises(RefusedError, match="p08 er ikke et spørgsmål her"):
        measure(consultant, citizen, K, {"p08": 2})
    assert [one.name for one in read(consultant, citizen).curves] == ["Overskud i hverdagen"] * 2
    (told,) = consultant.all.office_data.told(received.edition.id)
    assert told.startswith("p08 Overskud i hverdagen (spørges der ikke om): ")
    consultant.all.office_data.take_back(received.edition.id)
    measure(consultant, citizen, K, {"p08": 2})


@pytest.mark.parametrize("name", ["p01", "p10"])
def test_only_three_questions_can_be_switched_off(name: str, consultant: Office) -> None:
    with pytest.raises(RefusedError, match="kun p08, p09, p11 kan slås fra"):
        look(consultant, questions(shipped_question(name, slukket=True)))


def test_a_question_that_is_parted_keeps_its_id_and_the_new_one_has_a_new(
    consultant: Office,
) -> None:
    citizen = consultant.on_course()
    for voice in (K, B):
        measure(consultant, citizen, voice, {"p03": 2})
    whom = shipped_question("p03", id="p12", navn="Ved, hvem man kan spørge")
    received = take(consultant, questions(whom))
    assert [one.split(":")[0] for one in received.differs] == [
        "Spørgsmålet p12 Ved, hvem man kan spørge kommer til"
    ]
    consultant.clock.turn(days=80)
    for voice in (K, B):
        measure(consultant, citizen, voice, {"p03": 3, "p12": 4})
    curves = {one.id: [at.value for at in one.points] for one in read(consultant, citizen).curves}
    assert curves == {"p03": [2, 3], "p12": [4]}


def test_a_scale_of_ten_steps_rewrites_nothing(consultant: Office) -> None:
    citizen = consultant.on_course()
    for voice in (K, B):
        measure(consultant, citizen, voice, {"p01": 5})
    received = take(consultant, on_ten_steps())
    assert received.differs[0].startswith("Svarene går nu fra 1 til 10.")
    with pytest.raises(RefusedError, match="et tal fra 1 til 5"):
        consultant.all.measuring.correct(
            consultant.see(citizen), read(consultant, citizen).forms[0].id, {"p01": 6}, "x"
        )
    consultant.clock.turn(days=80)
    measure(consultant, citizen, K, {"p01": 4})
    measure(consultant, citizen, B, {"p01": 8})
    found = read(consultant, citizen)
    assert answers(consultant, citizen) == [{"p01": 5}, {"p01": 5}, {"p01": 4}, {"p01": 8}]
    assert [form.scale for form in found.forms] == [5, 5, 10, 10]
    assert [[at.value for at in one.points] for one in found.curves] == [[4], [8]]
    assert [one.move for one in found.curves] == [None, None]
    assert found.talk_about == ("p01",)


def test_a_scale_for_which_the_figures_mean_nothing_is_refused(consultant: Office) -> None:
    data = on_ten_steps()
    data["indikatorer"] = data["indikatorer"][:3]
    with pytest.raises(RefusedError, match="1, 5 og 10 skal have en betydning"):
        look(consultant, data)
    data["svar"] = data["svar"][:7]
    with pytest.raises(RefusedError, match="1 til 5 eller 1 til 10"):
        look(consultant, data)
