"""An office with two computers: what one has let out holds the other back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, look, paired, send
from tests.services.numbers.town import lives
from vip2tui.domain.kinds.told_numbers import MOST_MEMBERS, ToldNumbers
from vip2tui.domain.numbers.kept import gathered, parted
from vip2tui.domain.roles import Role
from vip2tui.services.numbers.told import EARLIER, told_here
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

WINTER, SPRING = date(2025, 8, 4), date(2025, 11, 3)


def town(office: Office) -> None:
    lives(office.desk, 40, WINTER)
    lives(office.desk, 22, WINTER, SPRING, "job_ord")
    lives(office.desk, 11, WINTER, SPRING, "afbrudt")
    lives(office.desk, 12, WINTER, SPRING, "udskudt")


def told(one: Office) -> list[dict[str, Any]]:
    return one.all.numbers.leaving().as_json()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Office, Office]:
    """Return two computers of one office that have heard of each other."""
    one, other = paired(Role.OFFICE)
    for _ in range(2):
        carry(one, other, tmp_path)
        carry(other, one, tmp_path)
    return one, other


def test_what_one_has_let_out_the_other_tells_as_it_was(
    two: tuple[Office, Office], tmp_path: Path
) -> None:
    one, other = two
    town(one)
    carry(one, other, tmp_path)
    first = told(one)
    assert first
    lives(other.desk, 3, WINTER, SPRING, "job_ord")  # what comes late
    carry(one, other, tmp_path)
    assert told(other) == first
    assert not [one_ for one_ in other.changes() if one_.kind == ToldNumbers.KIND
                and one_.place[0] == other.desk.me.writer], "nothing is told anew"  # fmt: skip
    # Who is in a job is asked later of those that were counted then, on whichever computer.
    for each in two:
        each.clock.turn(weeks=10)
    assert told(other) == first
    later = gathered(told_here(other.all.sharing))
    assert later["halves"]["2025-2"]["asked"] == {"4": {}, "13": {}}
    carry(other, one, tmp_path)
    before = len(one.changes())
    assert told(one) == first
    assert gathered(told_here(one.all.sharing)) == later
    assert len(one.changes()) == before, "nobody is asked again"


def test_two_who_told_before_they_heard_end_with_the_first(
    two: tuple[Office, Office], tmp_path: Path
) -> None:
    one, other = two
    town(one)
    carry(one, other, tmp_path)
    first = told(one)
    lives(other.desk, 3, WINTER, SPRING, "job_ord")
    for each in two:
        each.clock.turn(days=1)
    assert told(other) != first
    carry(one, other, tmp_path)
    carry(other, one, tmp_path)
    assert told(other) == told(one) == first


def test_a_half_year_of_which_nothing_could_be_told_is_done_with_for_both(
    two: tuple[Office, Office], tmp_path: Path
) -> None:
    one, other = two
    lives(one.desk, 9, WINTER)
    assert told(one) == []
    carry(one, other, tmp_path)
    lives(other.desk, 3, WINTER)
    assert told(other) == []


def test_no_laptop_and_no_other_municipality_gets_it(tmp_path: Path) -> None:
    office, consultant, mentor, elsewhere = paired(Role.CONSULTANT, Role.MENTOR, Role.OFFICE)
    town(office)
    assert told(office)
    for to in (consultant, mentor, elsewhere):
        before = office.all.sending.look(to.desk.me.device)
        assert ToldNumbers.KIND not in before.counted, to.desk.me.role
        send(office, to, tmp_path)


def test_a_laptop_tells_nothing_for_the_office(tmp_path: Path) -> None:
    office, consultant = paired(Role.CONSULTANT)
    town(office)
    said = {"half": "2025-2", "day": "2026-01-30", "telling": "x"}
    case = "11111111-0000-4000-8000-000000000000.f"
    consultant.receive(case, "r1", ToldNumbers.KIND, said)
    office.store.commit(consultant.store.changes(case))
    office.desk.forget(case)
    assert list(told_here(office.all.sharing)) == []
    assert told(office)


def test_telling_cannot_be_undone_and_hides_no_undo() -> None:
    office = Office(Role.OFFICE, "k1")
    town(office)
    citizen = office.citizen("Amina Hassan")
    before = office.all.history.next_undo()
    first = told(office)
    assert office.all.history.next_undo() == before
    said = [one.words for one in office.all.history_words.of(None, 5)]
    assert "tallene, der er taget ud, halvår: 2025-2 (gælder)" in said
    assert not [one for one in said if "hvilken gang" in one]
    office.all.history.undo()
    assert office.desk.state(citizen).records.get(citizen) is None
    assert told(office) == first


def test_what_a_vault_kept_for_itself_becomes_records_once(
    two: tuple[Office, Office], tmp_path: Path
) -> None:
    """The row of an earlier vault is read, travels and goes, and nothing of it is lost."""
    one, other = two
    town(one)
    carry(one, other, tmp_path)
    earlier = Office(Role.OFFICE, "kladde")
    town(earlier)
    earlier.clock.turn(weeks=10)
    told(earlier)
    row = gathered(told_here(earlier.all.sharing))
    assert row["halves"]["2025-2"]["asked"].keys() == {"4", "13"}
    one.store.commit((), [Row(*EARLIER, row)])
    one.reopen()
    assert one.store.row(*EARLIER) is None
    assert gathered(told_here(one.all.sharing)) == row
    wrote = len(one.changes())
    one.reopen()
    assert len(one.changes()) == wrote
    carry(one, other, tmp_path)
    assert gathered(told_here(other.all.sharing)) == row


def test_an_office_of_thousands_can_send_what_it_told() -> None:
    ids = iter(f"t{n}" for n in range(9))
    members = [f"{n:08x}-0000-4000-8000-000000000000" for n in range(2 * MOST_MEMBERS + 1)]
    kept = {"through": "2026-1", "halves": {"2025-2": {
        "on": "2026-02-01", "packages": {"lager": {"started": 3_000, "closed": len(members)}},
        "members": {"lager": members}, "asked": {"4": {"lager": {"ja": 2_001}}, "13": {}},
    }}}  # fmt: skip
    facts = [
        ToldNumbers.model_validate({"id": str(n), "case": "c.f", **said})
        for n, said in enumerate(parted({}, kept, lambda: next(ids)))
    ]
    assert max(len(one.members or ()) for one in facts) == MOST_MEMBERS
    back = gathered(facts)
    assert sorted(back["halves"]["2025-2"]["members"].pop("lager")) == members
    kept["halves"]["2025-2"]["members"].pop("lager")
    assert back == kept
    assert list(parted(kept, back, lambda: "x")) == []


def test_the_preview_says_what_it_is(two: tuple[Office, Office], tmp_path: Path) -> None:
    one, other = two
    town(one)
    carry(one, other, tmp_path)
    told(one)
    said = " ".join(look(other, send(one, other, tmp_path)).sentences)
    assert "tal, der er taget ud" in said
