"""«Fortryd» in a draft: every answer can be taken back and done again, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_authoring import TODAY, a_ready
from tests.services.conftest import Office
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.packages import shaping
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.writing import with_line
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError, RefusedError

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package
    from vip2tui.changes.fold import CaseState
    from vip2tui.services.history import HistoryService


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "w")


def steps(office: Office, version: str = "0.1") -> HistoryService:
    return office.all.packages.steps("gartner", version)


def draft(office: Office) -> Package:
    return office.all.packages.get("gartner")


def write(office: Office, task: str) -> Package:
    """Answer once more."""
    new = with_line(draft(office), "tasks", None, {"tekst": task}, TODAY)
    office.all.packages.save(new)
    return new


def test_sixty_answers_are_taken_back_one_by_one_after_a_restart(office: Office) -> None:
    files = [office.all.packages.begin("Gartner")]
    files += [write(office, f"Opgave {n} [/]") for n in range(60)]
    office.reopen()
    for n, before in reversed(list(enumerate(files[:-1]))):
        said = f"Opgave kommer til: «Opgave {n} [/]»"
        assert steps(office).next_undo() == said
        undone = steps(office).undo()
        assert undone is not None
        assert undone.words == said
        assert draft(office) == before
    assert steps(office).next_undo() is None
    assert steps(office).undo() is None
    for after in files[1:]:
        assert steps(office).redo()
        assert draft(office) == after
    assert steps(office).redo() is None


ANSWERS: list[Any] = [
    lambda one, n: with_line(one, "tasks", None, {"tekst": f"x{n}"}, TODAY),
    lambda one, n: shaping.with_text(one, "hard_demand", f"Krav {n}", "Kravet"),
    lambda one, _: shaping.without_text(one, "hard_demand"),
    lambda one, n: shaping.with_tovholder(one, f"Mette {n}"),
    lambda one, _: one.evolve(steps=one.steps[1:]),
    lambda one, n: with_line(one, "amu", None, {"navn": f"k{n}"}, TODAY),
]


def what(state: CaseState) -> Any:
    """Return all that a state says."""
    heads = {one.id: dict(one.heads) for one in state.records.values()}
    return heads, state.deleted, state.dead, state.clock, state.numbers, state.proposals


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.integers(0, 5)), max_size=25))
def test_back_and_forth_gives_exactly_what_was(history: list[str | int]) -> None:
    office = Office(Role.CONSULTANT, "w")
    line, at = [office.all.packages.begin("Gartner")], 0
    for n, act in enumerate(history):
        if act == "undo":
            assert bool(steps(office).undo()) == (at > 0)
            at = max(at - 1, 0)
        elif act == "redo":
            assert bool(steps(office).redo()) == (at + 1 < len(line))
            at = min(at + 1, len(line) - 1)
        else:
            new = ANSWERS[int(act)](line[at], n)
            office.all.packages.save(new)
            if new != line[at]:
                line, at = [*line[: at + 1], new], at + 1
        assert to_file(draft(office)) == to_file(line[at])
        (case,) = drafts(office)
        assert what(office.desk.state(case)) == what(
            office.desk.fold(case, office.store.changes(case))
        )
    assert bool(steps(office).next_undo()) == (at > 0)


def drafts(office: Office) -> list[str]:
    return [one for one in office.store.cases() if one.startswith("local.")]


def test_an_answer_is_one_short_change_in_a_case_of_its_own(office: Office) -> None:
    office.all.packages.begin("Gartner")
    for n in range(60):
        write(office, f"Opgave {n}")
    (case,) = drafts(office)
    office.all.packages.save(
        with_line(draft(office), "tasks", 30, {"tekst": "En anden opgave"}, TODAY)
    )
    last = office.store.changes(case)[-1]
    assert dict(last.set) == {"opgaver.31": {"kilde": "lokal", "tekst": "En anden opgave"}}
    assert len(last.line) < 500
    assert place_of(case) is Place.LOCAL
    assert office.desk.cases() == []


def test_a_finished_edition_has_nothing_to_take_back_and_leaves_nothing(office: Office) -> None:
    own = office.all.packages
    own.begin("Gartner")
    own.save(a_ready())
    own.finish(draft(office))
    assert steps(office, "1.0").next_undo() is None
    assert drafts(office) == []
    own.revise("gartner")
    write(office, "Ny")
    own.finish(draft(office))
    assert drafts(office) == []
    assert own.get("gartner", "1.0").tasks == a_ready().tasks


def test_a_draft_is_put_away_and_comes_back_with_all_that_can_be_taken_back(
    office: Office,
) -> None:
    own = office.all.packages
    begun = own.begin("Gartner")
    kept = write(office, "Klippe [/]")
    office.all.packages.drafts.put_away("gartner", "0.1")
    with pytest.raises(NotFoundError):
        own.get("gartner")
    with pytest.raises(RefusedError, match="Kun en kladde"):
        office.all.packages.drafts.put_away("gartner", "0.1")
    assert own.begin("Gartner").id == "gartner-2"
    office.reopen()
    ((uid, edition),) = office.all.packages.drafts.away().items()
    assert edition.name == "Gartner"
    office.all.packages.drafts.bring_back(uid)
    assert draft(office) == kept
    assert steps(office).undo()
    assert draft(office) == begun
    with pytest.raises(NotFoundError):
        office.all.packages.drafts.bring_back(uid)


def test_a_draft_that_was_put_away_never_takes_anothers_place(office: Office) -> None:
    own = office.all.packages
    own.save(a_ready())
    own.finish(draft(office))
    own.revise("gartner")
    write(office, "Den første")
    office.all.packages.drafts.put_away("gartner", "1.1")
    own.revise("gartner")
    write(office, "Den anden")
    (uid,) = office.all.packages.drafts.away()
    with pytest.raises(RefusedError, match="her allerede"):
        office.all.packages.drafts.bring_back(uid)
    office.all.packages.drafts.put_away("gartner", "1.1")
    office.all.packages.drafts.bring_back(uid)
    assert str(draft(office).tasks[-1]) == "Den første"
    assert [str(one.version) for one in office.all.packages.drafts.away().values()] == ["1.1"]


def test_a_draft_that_comes_as_a_file_is_an_answer_that_can_be_taken_back(office: Office) -> None:
    own = office.all.packages
    own.begin("Gartner")
    mine = write(office, "Min")
    theirs = with_line(mine, "tasks", None, {"tekst": "Kollegaens"}, TODAY)
    received = own.preview(to_file(theirs))
    assert received.differs == ("Opgave kommer til: «Kollegaens».",)
    own.take(received)
    assert draft(office) == theirs
    assert steps(office).next_undo() == "Opgave kommer til: «Kollegaens»"
    steps(office).undo()
    assert draft(office) == mine
