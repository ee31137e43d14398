"""The kind that CONTRIBUTING.md shows works everywhere, without a line anywhere else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.exchange.carrying import carry, given, look, paired, send
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.exchange.schema import bundle
from vip2tui.services.exchange.doubt_card import CardWords
from vip2tui.services.records import edit

if TYPE_CHECKING:
    from tests.services.conftest import Office
    from vip2tui.domain.kinds.kind import Kind

SHOWN = Path(__file__).parents[2] / "CONTRIBUTING.md"
DAY = "2026-05-04"


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """The kind, as the page shows it and in the table."""
    (code,) = re.findall(r"```python\n(.*?)```", SHOWN.read_text(encoding="utf-8"), re.DOTALL)
    made: dict[str, Any] = {"__name__": "visit"}
    exec(compile(code, "visit.py", "exec", dont_inherit=True), made)
    kind: Kind = made["KIND"]
    monkeypatch.setitem(KINDS, kind.name, kind)
    return kind


def write(one: Office, citizen: str, **values: Any) -> None:
    record = one.desk.state(citizen).records.get("v1")
    draft = edit(citizen, "v1", "visit", record, values, fixed={"citizen": citizen})
    assert draft is not None
    one.desk.act([draft])


def test_a_kind_that_was_only_just_thought_of(visit: Kind, tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    write(office, amina, day=DAY, seen="Truckkort på væggen")

    # It travels, and what it would do is said before it is done.
    file = send(office, mentor, tmp_path)
    assert "Nyt: 1 besøg." in look(mentor, file).sentences
    carry(office, mentor, tmp_path)
    fact = mentor.see(amina).facts["visit"]["v1"]
    assert fact.model_dump(include={"seen"}) == {"seen": "Truckkort på væggen"}

    # It is searched, described and published.
    (hit,) = mentor.all.search.find("truckkort")
    assert (hit.kind, hit.id, hit.citizen) == ("visit", "v1", amina)
    assert office.all.history.next_undo() == "nyt besøg «Truckkort på væggen» (Amina)"
    fields = bundle()["$defs"]["visit"]["properties"]
    assert fields["seen"]["title"] == "Det, der blev set"

    # Two who write it differently are asked, in its own words.
    write(office, amina, seen="Brandvej")
    write(mentor, amina, seen="Nødudgang")
    carry(mentor, office, tmp_path)
    (doubt,) = office.all.doubts.of(amina)
    words = CardWords(office.all.sharing, doubt)
    assert words.title == "besøget, det, der blev set"
    assert any("«Nødudgang»" in one.words for one in words.choices())
    assert doubt.both_can_stand

    # It is put away, and undone.
    with pytest.raises(KeyError):
        office.desk.state(amina).deleted["v1"]
    over = {"deleted": office.desk.state(amina).records["v1"].over("deleted")}
    seen = office.desk.seen(amina)
    office.desk.act([Draft(amina, "v1", "visit", {"deleted": True}, over, seen=seen)])
    assert "v1" in office.desk.state(amina).deleted
    assert office.all.history.next_undo() == "besøget lagt væk (Amina)"
    office.all.history.undo()
    assert "v1" in office.desk.state(amina).records


def test_what_may_not_stand_there_is_a_proposal(
    visit: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setitem(KINDS, "visit", replace(visit, setters=frozenset({Role.OFFICE})))
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    write(mentor, amina, day=DAY)
    carry(mentor, office, tmp_path)
    assert "v1" not in office.desk.state(amina).records
    assert [one.kind for one in office.desk.state(amina).proposals] == ["visit"]
