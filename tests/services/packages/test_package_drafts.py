"""A draft is a record like any other: one undo, one history, one «læg væk»; and it stays here."""

from __future__ import annotations

from itertools import product

import pytest

from tests.domain.test_authoring import TODAY
from tests.services.conftest import Office
from vip2tui.domain.packages.writing import with_line
from vip2tui.domain.roles import Role
from vip2tui.exchange.scope import travels
from vip2tui.sentences.records import field_words
from vip2tui.sentences.values import value_words
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import services_for
from vip2tui.storage.port import Row


@pytest.fixture
def office() -> Office:
    made = Office(Role.MENTOR, "w")
    made.all.packages.begin("Gartner")
    write(made, "Klippe hække")
    return made


def write(office: Office, task: str) -> None:
    draft = office.all.packages.get("gartner")
    new = with_line(draft, "tasks", None, {"tekst": task}, TODAY)
    office.all.packages.save(new)


def test_a_draft_is_nobody_is_sent_to_nobody_and_is_no_doubt(office: Office) -> None:
    (draft,) = office.all.packages.drafts.all()
    assert list(office.store.cases()) == [draft.case]
    assert not any(travels(*pair, draft.case) for pair in product(Role, Role))
    assert office.desk.cases() == office.desk.shared_cases() == []
    assert list(office.all.citizens.rows()) == []
    assert [hit.kind for hit in office.all.search.find("gartner")] == ["package"]
    assert [hit.kind for hit in office.all.search.find("hække")] == ["package"]
    with pytest.raises(NotFoundError):
        office.all.citizens.find("Gartner")
    with pytest.raises(NotFoundError):
        office.all.citizens.find(draft.case)
    assert list(office.all.doubts.all()) == []


def test_fortryd_takes_back_the_newest_of_all_and_on_the_page_the_drafts_own(
    office: Office,
) -> None:
    own, history = office.all.packages, office.all.history
    citizen = office.citizen("Amina Hassan")
    steps = own.steps("gartner", "0.1")
    assert (steps.next_undo(), history.next_undo()) == (
        "Opgave kommer til: «Klippe hække»",
        "ny borger «Amina Hassan»",
    )
    assert steps.undo()
    assert not own.get("gartner").tasks
    assert office.see(citizen)
    assert steps.next_undo() is None  # what began it is taken back elsewhere
    assert history.undo()
    began = history.undo()
    assert began is not None
    assert began.words == "ny kladde til en jobpakke «Gartner»"
    with pytest.raises(NotFoundError):
        own.get("gartner")
    assert history.redo()
    assert not own.get("gartner").tasks


def test_a_draft_that_was_put_away_is_brought_back_by_fortryd_too(office: Office) -> None:
    own, history = office.all.packages, office.all.history
    own.drafts.put_away("gartner", "0.1")
    assert history.next_undo() == "kladden til jobpakken lagt væk"
    assert history.undo()
    assert str(own.get("gartner").tasks[0]) == "Klippe hække"
    assert own.drafts.away() == {}


def test_who_wrote_what_is_told_of_every_line(office: Office) -> None:
    (draft,) = office.all.packages.drafts.all()
    office.all.packages.steps("gartner", "0.1").undo()
    write(office, "Plante [/]")
    events = office.all.history.of(draft.record.id)
    told = [
        (
            field_words(one.kind, one.field),
            value_words(office.desk.catalogue, one.kind, one.field, one.value),
            one.undone,
        )
        for one in events
        if one.field == "opgaver.1"
    ]
    assert told == [("opgaver", "Klippe hække", True), ("opgaver", "Plante [/]", False)]
    assert {one.by for one in events} == {"P w"}


def old_row(office: Office, file: str) -> Row:
    """Return a draft as it lay up to 1.0."""
    row = {"id": "bager", "version": "0.1", "name": "Bager", "draft": True, "at": "2026", "by": "B",
           "file": file, "uid": "u", "step": 1}  # fmt: skip
    return Row("packages", "bager@0.1", row)


def test_an_old_row_that_cannot_be_read_stays_and_hides_no_other(office: Office) -> None:
    step = {"draft": "u", "n": 1, "at": "2026", "before": {}, "after": {}}
    office.desk.act([], [old_row(office, "{"), Row("package_steps", "u#1", step)])
    office.reopen()
    assert office.desk.store.row("packages", "bager@0.1")
    assert office.desk.store.row("package_steps", "u#1") == step
    assert {one.id for one in office.all.packages.editions() if one.draft} == {"gartner", "bager"}


def test_an_old_draft_that_was_put_away_stays_away_and_comes_back(office: Office) -> None:
    text = office.all.packages.drafts.all()[0].text
    row = old_row(office, text.replace("gartner", "bager"))
    office.desk.act([], [Row("packages_away", row.key, row.value)])
    office.reopen()
    assert {one.id for one in office.all.packages.editions() if one.draft} == {"gartner"}
    [(record, edition)] = office.all.packages.drafts.away().items()
    assert edition.id == "bager"
    assert not office.desk.store.rows("packages_away")
    assert office.all.packages.drafts.bring_back(record).name == edition.name


def test_a_vault_that_cannot_be_written_in_shows_its_drafts_as_they_lie(office: Office) -> None:
    office.desk.act([], [old_row(office, office.all.packages.drafts.all()[0].text)])
    office.store.close()
    services = services_for(office.desk)
    assert {one.id for one in services.packages.editions() if one.draft} == {"gartner", "bager"}
    assert office.store.row("packages", "bager@0.1")


def test_who_ticks_does_not_wait_for_what_was_written_in_a_draft(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen = office.on_course()
    office.reopen()
    (draft,) = [case for case in office.store.cases() if case.startswith("local.")]
    read: list[str] = []
    changes = office.store.changes
    monkeypatch.setattr(office.store, "changes", lambda case: read.append(case) or changes(case))
    assert office.tick(citizen, "m05.1")
    assert office.all.history.undo()
    list(office.all.doubts.all())
    assert office.all.packages.of_course(office.plan(citizen).course)
    assert citizen in read
    assert draft not in read
    assert office.all.packages.get("gartner")
    assert read.count(draft) == 1
    write(office, "Grave have")
    assert len(office.all.packages.get("gartner").tasks) == 2
    assert read.count(draft) == 1  # it grew


@pytest.mark.parametrize(("length", "shown"), [(139, f"{'x' * 139}»"), (140, f"{'x' * 139}…")])
def test_what_can_be_taken_back_is_told_in_160_cells(
    office: Office, length: int, shown: str
) -> None:
    write(office, "x" * length)
    said = office.all.packages.steps("gartner", "0.1").next_undo()
    assert said == f"Opgave kommer til: «{shown}"
    assert len(said) == 160
