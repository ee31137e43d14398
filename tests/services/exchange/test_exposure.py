"""What is for professionals only is refused where all can read it; what is there already stops
nothing but its own citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, fetch, given, note, paired, send, texts
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.course.day_list import REMOVE
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.table import KINDS, is_exposed, professional_fields
from vip2tui.domain.roles import Role
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office
    from vip2tui.changes.change import Change, Json
    from vip2tui.services.desk import Desk

CPR = "0101901234"
ONLY_THERE = [name for name, kind in KINDS.items() if kind.places == {Place.PROFESSIONAL}]


def slip(desk: Desk, case: str, kind: str, values: dict[str, Json], record: str = "r1") -> Change:
    """Write past the desk, as an older program or a hostile one does."""
    (made,) = write(
        [Draft(case, record, kind, values)], desk.state,
        pen=Pen(desk.me.writer, "P"), action=desk.new_id(), at=desk.now().isoformat(),
    )  # fmt: skip
    let_in(desk, made)
    return made


def let_in(desk: Desk, change: Change) -> None:
    """Store it, as an older program did when it came."""
    desk.store.commit([change])
    desk.forget(change.place[1])
    desk.version += 1


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
@pytest.mark.parametrize("kind", [*ONLY_THERE, "citizen", "entry"])
def test_the_office_refuses_it_the_first_time(role: Role, kind: str, tmp_path: Path) -> None:
    office, other = paired(role)
    citizen = given(office, other, tmp_path)
    note(other, citizen, "kom til tiden")
    slip(other.desk, citizen, kind, {"cpr": CPR, "course": "c"})
    other.all.sending._exposure.withheld = lambda _: set()  # type: ignore[method-assign]
    done = fetch(office, send(other, office, tmp_path))
    assert "kun er for fagfolk" in done.refused[0].why
    assert CPR not in done.refused[0].why
    assert texts(office, citizen) == []


def test_a_mentor_refuses_it_from_an_office(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    slip(office.desk, citizen, "identity", {"cpr": CPR})
    office.all.sending._exposure.withheld = lambda _: set()  # type: ignore[method-assign]
    assert "kun er for fagfolk" in fetch(mentor, send(office, mentor, tmp_path)).refused[0].why


@pytest.mark.parametrize(
    ("kind", "values"),
    [("nyt_fra_fremtiden", {"cpr_status": 1}), ("entry", {"text": CPR, "type": "note"}),
     ("citizen", {"ny_oplysning": CPR})],
)  # fmt: skip
def test_what_is_unknown_and_digits_in_a_text_are_no_reason(
    kind: str, values: dict[str, Json], tmp_path: Path
) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    made = slip(mentor.desk, citizen, kind, values, citizen if kind == "citizen" else "r1")
    carry(mentor, office, tmp_path)
    assert office.store.has(made.id)


def test_its_own_place_is_right_for_it() -> None:
    assert {"cpr"} == professional_fields()
    for kind in ONLY_THERE:
        assert is_exposed(kind, ["x"], "c1")
        assert not is_exposed(kind, ["x"], case_at("c1", Place.PROFESSIONAL))
        assert not is_exposed(kind, [], "c1")  # everything was taken away


def test_it_is_not_written_here_either() -> None:
    (office,) = paired()
    citizen = office.citizen()
    with pytest.raises(RefusedError, match="fagfolk"):
        office.desk.act([Draft(citizen, "r1", "identity", {"cpr": CPR})])


def test_an_older_vault_sends_all_but_that_citizen_to_mentors(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    bad, good = given(office, mentor, tmp_path), given(office, mentor, tmp_path, "Søren Ærø")
    for citizen in (bad, good):
        office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    carry(office, consultant, tmp_path)
    line = slip(office.desk, bad, "identity", {"cpr": CPR})
    let_in(consultant.desk, line)
    for citizen in (bad, good):
        note(office, citizen, "nyt")
    carry(consultant, office, tmp_path)  # says that it has it: an older program let it in
    carry(office, mentor, tmp_path)
    assert (texts(mentor, bad), texts(mentor, good)) == ([], ["nyt"])
    assert not mentor.store.has(line.id)
    note(mentor, bad, "fra mentor")
    carry(mentor, office, tmp_path)  # the receipts go on
    assert mentor.all.outbox.box().ready == 0
    carry(office, consultant, tmp_path)
    assert texts(consultant, bad) == ["fra mentor", "nyt"]
    (told,) = [one for lines in office.all.today.read() for one in lines
               if one.waiting.part == REMOVE]  # fmt: skip
    assert (told.citizen, told.waiting.name) == (bad, line.id)
    assert not any(one.waiting.part == REMOVE for one in _lines(consultant))
    office.all.redacting.redact(office.all.redacting.values(line.id), "CPR-nummer")
    assert not any(one.waiting.part == REMOVE for one in _lines(office))
    carry(office, mentor, tmp_path)
    assert texts(mentor, bad) == ["fra mentor", "nyt"]
    assert CPR.encode() not in b"".join(one.line for one in mentor.store.changes(bad))


def test_its_author_removes_it_though_a_refused_file_had_it(tmp_path: Path) -> None:
    office, consultant = paired(Role.CONSULTANT)
    citizen = given(office, consultant, tmp_path)
    line = slip(consultant.desk, citizen, "identity", {"cpr": CPR})
    consultant.all.sending._exposure.withheld = lambda _: set()  # type: ignore[method-assign]
    assert fetch(office, send(consultant, office, tmp_path)).refused
    del consultant.all.sending._exposure.withheld
    note(consultant, citizen, "nyt")
    assert fetch(office, send(consultant, office, tmp_path)).counts["new"] == 0
    redacting = consultant.all.redacting
    redacting.redact(redacting.values(line.id), "CPR-nummer")
    carry(consultant, office, tmp_path)
    assert texts(office, citizen) == ["nyt"]


def test_one_who_is_put_away_is_told_of_all_the_same() -> None:
    (office,) = paired()
    citizen = office.citizen()
    line = slip(office.desk, citizen, "identity", {"cpr": CPR})
    office.all.citizens.put_away(office.see(citizen))
    ((told,),) = office.all.today.read()
    assert (told.citizen, told.waiting.part, told.waiting.name) == ("", REMOVE, line.id)
    office.all.redacting.redact(office.all.redacting.values(line.id), "CPR-nummer")
    assert list(office.all.today.read()) == []


def _lines(one: Office) -> list[object]:
    return [line for lines in one.all.today.read() for line in lines]
