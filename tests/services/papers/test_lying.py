"""What was made to be read is remembered, asked about after 14 days, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.conftest import Office
from vip2tui.domain.course.day_list import LYING
from vip2tui.domain.roles import Role
from vip2tui.papers.kinds import ILL
from vip2tui.services.papers.lying import NotDeletedError, deleted_words


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "c1")


def made(office: Office, folder: Path, name: str = "Amina Hassan") -> Path:
    citizen = office.citizen(name)
    paper = office.all.papers.make(ILL, office.see(citizen))
    target = office.all.papers.target(ILL, folder, is_text=True)
    return office.all.papers.write(ILL, paper, target, is_text=True)


def asked(office: Office) -> list[str]:
    lines = [line for group in office.all.today.read() for line in group]
    return [line.waiting.what for line in lines if line.waiting.part == LYING]


def test_a_paper_is_asked_about_on_the_fourteenth_day_and_not_before(
    office: Office, tmp_path: Path
) -> None:
    file = made(office, tmp_path)
    office.clock.turn(days=13)
    assert (office.all.lying.old(), asked(office)) == ((), [])
    office.clock.turn(days=1)
    assert [one.path for one in office.all.lying.old()] == [file]
    assert asked(office) == ["1 papir ligger stadig, hvor alle kan læse dem"]
    office.all.lying.delete(office.all.lying.every()[0])
    assert not file.exists()
    assert (office.all.lying.every(), asked(office)) == ((), [])


def test_what_is_remembered_says_by_id_alone_whom_it_is_about(
    office: Office, tmp_path: Path
) -> None:
    made(office, tmp_path)
    rows = office.desk.store.rows("papers")
    assert len(rows) == 1
    assert "Amina" not in repr(rows)
    (row,) = rows.values()
    assert row["who"] == list(office.all.citizens.ids())


def test_what_was_deleted_by_hand_is_forgotten_and_a_stick_that_is_out_is_not(
    office: Office, tmp_path: Path
) -> None:
    here, stick = tmp_path / "her", tmp_path / "stik"
    here.mkdir()
    stick.mkdir()
    made(office, here).unlink()
    out = made(office, stick)
    out.rename(tmp_path / "mens-stikket-er-ude")
    stick.rmdir()
    (left,) = office.all.lying.every()
    assert (left.path, left.is_here) == (out, None)
    office.clock.turn(days=20)
    assert office.all.lying.old() == (), "nobody is asked about what cannot be seen"


def test_a_file_that_is_left_is_asked_about_no_more(office: Office, tmp_path: Path) -> None:
    file = made(office, tmp_path)
    office.all.lying.forget(office.all.lying.every()[0])
    assert file.exists()
    assert office.all.lying.every() == ()


def test_a_file_that_cannot_be_deleted_is_remembered(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(office, tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NotDeletedError):
        office.all.lying.delete(office.all.lying.every()[0])
    assert len(office.all.lying.every()) == 1


def test_what_lies_on_a_stick_that_is_out_is_not_called_deleted(
    office: Office, tmp_path: Path
) -> None:
    here, stick = tmp_path / "her", tmp_path / "stik"
    here.mkdir()
    stick.mkdir()
    near, out = made(office, here), made(office, stick)
    away = stick.rename(tmp_path / "ude")
    lying = office.all.lying
    gone, left = lying.delete_all(lying.every())
    assert (gone, left, near.exists()) == (1, (out,), False)
    (kept,) = lying.every()
    assert (kept.path, bool(kept.whose)) == (out, True)
    with pytest.raises(NotDeletedError, match="Sæt stikket i"):
        lying.delete(kept)
    assert (away / out.name).exists()
    assert "1 papir kunne ikke slettes og er husket endnu" in deleted_words(gone, left)
    lying.delete_all(lying.every(), names_nobody=True)
    assert [(one.path, one.whose) for one in lying.every()] == [(out, frozenset())]
    away.rename(stick)
    assert lying.delete_all(lying.every()) == (1, ())
    assert not out.exists()


def test_one_that_cannot_be_deleted_stops_none_of_the_others(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, other = made(office, tmp_path), made(office, tmp_path)

    def refuse(path: Path) -> None:
        if path == held:
            raise PermissionError
        path.unlink()

    monkeypatch.setattr("vip2tui.services.papers.lying.unlink", refuse)
    assert office.all.lying.delete_all(office.all.lying.every()) == (1, (held,))
    assert (held.exists(), other.exists()) == (True, False)
