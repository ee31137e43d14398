"""Papers over all that is here: what goes with the files, whom to call, numbers, a sample."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.papers.read_back import facts, is_whole
from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, paired
from tests.services.numbers.town import lives
from tests.services.support.test_sampling import granted
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import (
    CALLS,
    KINDS,
    METHOD,
    NUMBERS,
    PACKAGE,
    SAMPLE,
    SLIP,
    Asked,
    Subject,
)
from vip2tui.papers.paper import Paper, Table
from vip2tui.services.desk import RefusedError
from vip2tui.services.support.support_words import finding_words
from vip2tui.text.method import METHOD as PARTS

if TYPE_CHECKING:
    from pathlib import Path


def plain(paper: Paper) -> str:
    return " ".join(as_text(paper).split())


def test_a_slip_counts_what_a_days_files_hold_and_names_nobody(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    with pytest.raises(RefusedError, match="følgeseddel"):
        Office(Role.OFFICE, "alene").all.papers.make(SLIP, None)
    amina = office.on_course("Amina Hassan")
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    first = office.desk.today()
    for one in (office, mentor):
        one.clock.turn(days=3)
    mentor.tick(amina, "m03.1")
    carry(mentor, office, tmp_path)
    said = plain(office.all.papers.make(SLIP, None))
    assert "Hentet her fra låste filer" in said
    assert "Lagt i låste filer her" not in said, "that was another day"
    assert "1 flueben" in said
    (line,) = [one for one in office.all.diary.lines() if one.what == "fetched"]
    assert line.file.replace("-", "")[:8] in said.replace("-", "")
    earlier = plain(office.all.papers.make(SLIP, None, Asked(day=first)))
    assert "1 borger" in earlier
    for told in (said, earlier):
        assert not any(name in told for name in ("Amina", "Hassan", office.desk.me.person))
    with pytest.raises(RefusedError, match="følgeseddel"):
        office.all.papers.make(SLIP, None, Asked(day=first - timedelta(days=1)))


def test_a_call_list_says_whom_to_call_and_notes_who_is_on_it(tmp_path: Path) -> None:
    office = Office(Role.OFFICE, "wo")
    amina = office.on_course("Amina Hassan")
    office.all.citizens.add("Uden forløb")
    office.clock.turn(days=40)
    (one,) = office.all.calls.read()
    paper = office.all.papers.make(CALLS, None)
    assert one.say in plain(paper)
    assert paper.whose == (amina,)
    target = office.all.papers.target(CALLS, tmp_path, is_text=True)
    office.all.papers.write(CALLS, paper, target, is_text=True)
    assert [read.act for read in office.all.reads.of(amina)] == ["papir"]
    assert "Ingen er stille" in plain(Office(Role.OFFICE, "w2").all.papers.make(CALLS, None))


def test_the_numbers_on_paper_are_those_that_were_told_and_no_others(tmp_path: Path) -> None:
    office = Office(Role.OFFICE, "wo")
    with pytest.raises(RefusedError, match="halvår"):
        office.all.papers.make(NUMBERS, None)
    begun, over = date(2025, 7, 7), date(2025, 12, 1)
    lives(office.desk, 31, begun, over, "job", name="Lager")
    lives(office.desk, 9, begun, over, "job", package="butik", name="Butik")
    paper = office.all.papers.make(NUMBERS, None)
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    told = list(office.all.numbers.leaving().lines())
    assert [(row[0], row[1], int(row[2])) for row in rows] == [
        (one.package, one.words, one.number) for one in told
    ]
    assert told
    assert all(int(number) >= 10 for _, words, number, _ in rows if "median" not in words)
    assert {row[0] for row in rows} == {told[0].package}, "nine are told of nowhere"
    lives(office.desk, 50, begun, over, "job", name="Lager")
    again = office.all.papers.make(NUMBERS, None)
    assert again.blocks == paper.blocks, "a half-year is told once"
    target = office.all.papers.target(NUMBERS, tmp_path, is_text=False)
    file = office.all.papers.write(NUMBERS, again, target, is_text=False)
    assert is_whole(file)
    assert facts(file)["Tagged"] == "yes"


def test_a_sample_on_paper_says_what_was_found_and_is_for_the_municipality_alone() -> None:
    office = Office(Role.OFFICE, "wo")
    some = {granted(office, f"Person {n}") for n in range(3)}
    paper = office.all.papers.make(SAMPLE, None, Asked(word="æble"))
    assert set(paper.whose) == some
    assert office.all.papers.make(SAMPLE, None, Asked(word="æble")).blocks == paper.blocks
    said = plain(paper)
    assert "ordet «æble»: 3 af 3" in said
    for one in some:
        sheet = office.all.sample.sheet(one)
        assert sheet is not None
        assert sheet.audit.findings
        for found in sheet.audit.findings:
            assert finding_words(found, office.desk.today()) in said
    assert said.rstrip().endswith("kun for kommunen")


def test_a_paper_is_made_only_where_it_is_to_be(tmp_path: Path) -> None:
    for role in Role:
        one = Office(role, "w")
        offered = {each.kind for each in one.all.papers.offers(None)}
        assert offered == {
            kind for kind in KINDS if kind.of is Subject.HOUSE and role in kind.roles
        }
        for kind in KINDS:
            if role not in kind.roles:
                where = "hos kommunen" if Role.CONSULTANT in kind.roles else "kommunens kontor"
                with pytest.raises(RefusedError, match=where):
                    one.all.papers.make(kind, None)
    with pytest.raises(ValueError, match="else"):
        one.all.papers.make(PACKAGE, None)


def test_the_method_on_paper_has_every_part_and_its_source() -> None:
    said = plain(Office(Role.MENTOR, "w").all.papers.make(METHOD, None))
    for part in PARTS:
        assert all(" ".join(point.split()) in said for point in part.points)
        assert f"Kilde: {part.source}" in said
