"""The office's logo goes to whoever has its citizens, and onto their papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers.logos import HOSTILE, SVG, png
from tests.services.conftest import Office
from tests.services.exchange.carrying import fetch, send
from vip2tui.domain.kinds.office_logo import OfficeLogo, logo_record
from vip2tui.domain.kinds.support_limit import limits_case
from vip2tui.domain.roles import Role
from vip2tui.papers.kinds import ILL
from vip2tui.papers.logo import PNG, BadLogoError, Logo
from vip2tui.services.desk import RefusedError
from vip2tui.services.records import new


@pytest.fixture
def office() -> Office:
    return Office(Role.OFFICE, "wkontor")


def chosen(folder: Path, data: bytes) -> Path:
    file = folder / "logo"
    file.write_bytes(data)
    return file


def printed(one: Office, citizen: str, folder: Path) -> bytes:
    papers = one.all.papers
    paper = papers.make(ILL, one.see(citizen))
    target = papers.target(ILL, folder, is_text=False)
    return papers.write(ILL, paper, target, is_text=False).read_bytes()


def test_a_logo_is_set_taken_back_and_removed(office: Office, tmp_path: Path) -> None:
    citizen = office.on_course()
    bare = printed(office, citizen, tmp_path)
    assert office.all.logo.of() is None
    assert not office.all.logo.remove()
    assert office.all.logo.take(chosen(tmp_path, png()))
    assert office.all.logo.of() == Logo(PNG, png())
    assert not office.all.logo.take(chosen(tmp_path, png()))
    with_logo = printed(office, citizen, tmp_path)
    assert with_logo != bare
    assert "logo" in (office.all.history.next_undo() or "")
    assert office.all.logo.take(chosen(tmp_path, SVG))
    office.all.history.undo()
    assert office.all.logo.of() == Logo(PNG, png())
    assert office.all.logo.remove()
    assert office.all.logo.of() is None
    assert printed(office, citizen, tmp_path) == bare


def test_it_follows_the_citizens(office: Office, tmp_path: Path) -> None:
    mentor = Office(Role.MENTOR, "wmentor")
    office.all.devices.trust(mentor.all.devices.contact())
    mentor.all.devices.trust(office.all.devices.contact())
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    office.all.logo.take(chosen(tmp_path, png()))
    fetch(mentor, send(office, mentor, tmp_path))
    assert mentor.all.logo.of(citizen) == Logo(PNG, png())
    with pytest.raises(RefusedError, match="kontor"):
        mentor.all.logo.take(chosen(tmp_path, png()))
    with pytest.raises(RefusedError, match="kontor"):
        mentor.all.logo.remove()
    fetch(office, send(mentor, office, tmp_path))
    assert office.all.logo.remove()
    assert office.all.sending.look(mentor.desk.me.device).words == "1 logo"
    fetch(mentor, send(office, mentor, tmp_path))
    assert mentor.all.logo.of(citizen) is None


@pytest.mark.parametrize("name", ["too large", "script", "unfolds", "text"])
def test_a_hostile_file_is_refused_and_changes_nothing(
    name: str, office: Office, tmp_path: Path
) -> None:
    office.all.logo.take(chosen(tmp_path, png()))
    before = len(office.desk.changes(limits_case(office.desk.me.device)))
    with pytest.raises(BadLogoError):
        office.all.logo.take(chosen(tmp_path, HOSTILE[name]))
    with pytest.raises(BadLogoError, match="kan ikke læses"):
        office.all.logo.take(tmp_path / "ingen.png")
    assert len(office.desk.changes(limits_case(office.desk.me.device))) == before


@pytest.mark.parametrize("data", [["PHN2Zz48c2NyaXB0Lz48L3N2Zz4="], ["%%%"], ["aGVq"], []])
def test_one_that_came_and_is_no_picture_is_not_drawn(data: list[str], office: Office) -> None:
    citizen = office.on_course()
    case = limits_case(office.desk.me.device)
    office.desk.act([new(case, logo_record(case), OfficeLogo.KIND, {"data": data})])
    assert office.all.logo.of(citizen) is None
