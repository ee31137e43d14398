"""«Giv slip»: what is done with and receipted leaves a laptop, and nothing else ever does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send, texts
from tests.storage.helpers import KEY, bytes_in
from vip2tui.changes.vector import digest
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.leaving import leaving
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import LIMITS
from vip2tui.exchange.chains import Chains
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.letting_go import NOT_THE_OFFICE
from vip2tui.services.vault import upkeep
from vip2tui.storage import vault
from vip2tui.storage.backup import folder_of

if TYPE_CHECKING:
    from pathlib import Path

DAYS = 180
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 4)


def test_who_is_done_with_and_when() -> None:
    assert leaving([], None, DAYS) is None
    assert leaving([MAY, None], None, DAYS) is None
    found = leaving([JUNE, MAY], None, 10)
    assert found
    assert (found.since, found.due, found.taken_back) == (JUNE, date(2026, 6, 14), False)
    found = leaving([None], MAY, 0)
    assert found
    assert (found.since, found.due, found.taken_back) == (MAY, MAY, True)


def ended(tmp_path: Path, mentor: Office | None = None) -> tuple[Office, Office, str]:
    """A citizen with a course that the office closed; all is receipted, and the days passed."""
    office, one = paired(Role.MENTOR)
    if mentor is not None:
        one = mentor
        office.all.devices.trust(one.all.devices.contact())
        one.all.devices.trust(office.all.devices.contact())
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), one.desk.me.device)
    carry(office, one, tmp_path)
    note(one, citizen, "et helt særligt ord")
    office.all.closing.close(office.see(citizen), office.plan(citizen), "flyttet", {})
    for sender, to in ((office, one), (one, office), (office, one)):
        carry(sender, to, tmp_path)
    for each in (office, one):
        each.clock.turn(days=DAYS)
    return office, one, citizen


def go(one: Office, citizen: str) -> None:
    done = one.all.letting_go.about(one.see(citizen))
    one.all.letting_go.let_go([done], done.things)


def test_it_leaves_and_comes_back_whole_when_it_is_given_anew(tmp_path: Path) -> None:
    office, mentor, citizen = ended(tmp_path)
    old = send(office, mentor, tmp_path)
    (ripe,) = mentor.all.letting_go.ripe()
    told = " ".join(mentor.all.letting_go.preview([ripe]))
    assert "Amina Hassan: afsluttet man 4. maj 2026, kan slippes" in told
    assert "1 notat" in told
    with pytest.raises(RefusedError, match=f"slippes {ripe.things} ting"):
        mentor.all.letting_go.let_go([ripe], ripe.things + 1)
    mentor.all.letting_go.let_go([ripe], ripe.things)
    with pytest.raises(NotFoundError):
        mentor.see(citizen)
    assert [one.case for one in mentor.all.letting_go.gone()] == [citizen]
    assert not mentor.all.letting_go.done()
    assert look(mentor, old).plan.gone == 0  # only a receipt
    carry(mentor, office, tmp_path)
    note(office, citizen, "senere")
    assert carry(office, mentor, tmp_path).taken[0].plan.is_empty
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["et helt særligt ord", "senere"]
    mine, theirs = (one.desk.store.changes(citizen) for one in (mentor, office))
    assert digest(mine) == digest(theirs)
    note(mentor, citizen, "videre")
    carry(mentor, office, tmp_path)
    assert "videre" in texts(office, citizen)
    assert not mentor.all.letting_go.gone()


def test_what_is_not_receipted_never_goes(tmp_path: Path) -> None:
    office, mentor, citizen = ended(tmp_path)
    (ripe,) = mentor.all.letting_go.ripe()
    assert mentor.all.outbox.left_words() == ""
    note(mentor, citizen, "kun her")
    assert mentor.all.outbox.left_words() == "1 har kommunen ikke kvitteret for."
    assert not mentor.all.letting_go.ripe()
    with pytest.raises(RefusedError, match="1 har kommunen ikke kvitteret for"):
        mentor.all.letting_go.let_go([ripe], ripe.things)
    with pytest.raises(RefusedError, match="ikke kvitteret"):
        mentor.all.letting_go.about(mentor.see(citizen))
    carry(mentor, office, tmp_path)
    assert not mentor.all.letting_go.ripe(), "sent is not receipted"
    carry(office, mentor, tmp_path)
    assert mentor.all.letting_go.ripe()
    mentor.all.drafts.keep(f"note:{citizen}", {"text": "halvt"})
    assert not mentor.all.letting_go.ripe()


def test_nobody_goes_who_is_not_done_with_nor_before_the_days_have_passed(tmp_path: Path) -> None:
    office, mentor, citizen = ended(tmp_path)
    other = given(office, mentor, tmp_path, "Søren Ærø")
    with pytest.raises(RefusedError, match="i gang"):
        mentor.all.letting_go.about(mentor.see(other))
    mentor.clock.turn(days=-1)
    with pytest.raises(RefusedError, match="kan slippes lør 31"):
        mentor.all.letting_go.about(mentor.see(citizen))
    with pytest.raises(RefusedError, match=NOT_THE_OFFICE[:20]):
        office.all.letting_go.about(office.see(citizen))
    assert not office.all.letting_go.done()


def test_the_office_says_how_many_days_and_that_travels(tmp_path: Path) -> None:
    office, mentor, _ = ended(tmp_path)
    (keep,) = [one for one in LIMITS if one.limit == "keep"]
    office.all.settings.set(keep, "400")
    carry(office, mentor, tmp_path)
    assert not mentor.all.letting_go.ripe()
    assert mentor.all.letting_go.done()[0].leaving.due == date(2027, 6, 8)


def test_who_was_taken_back_leaves_by_the_same_way(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    for sender, to in ((office, mentor), (mentor, office), (office, mentor)):
        carry(sender, to, tmp_path)
    (done,) = mentor.all.letting_go.done()
    assert done.leaving.taken_back
    mentor.clock.turn(days=DAYS)
    go(mentor, citizen)
    carry(mentor, office, tmp_path)
    note(office, citizen, "kontorets")
    carry(office, mentor, tmp_path)
    with pytest.raises(NotFoundError):
        mentor.see(citizen)


def test_what_is_mine_alone_is_told_and_goes_along(tmp_path: Path) -> None:
    _, mentor, citizen = ended(tmp_path)
    mentor.all.notes.add(mentor.see(citizen), Note("note", "husk", place=Place.PRIVATE))
    done = mentor.all.letting_go.about(mentor.see(citizen))
    assert "1 notat «Kun for mig» har ingen andre" in " ".join(
        mentor.all.letting_go.preview([done])
    )
    mentor.all.letting_go.let_go([done], done.things)
    assert not [case for case in mentor.desk.cases() if citizen in case]


def test_undoing_something_of_a_citizen_who_is_gone_writes_nothing(tmp_path: Path) -> None:
    _, mentor, citizen = ended(tmp_path)
    before = mentor.see(citizen)
    go(mentor, citizen)
    with pytest.raises(RefusedError, match="sluppet"):
        mentor.all.notes.add(before, Note("note", "for sent"))
    assert citizen not in mentor.desk.store.cases()


def on_disk(tmp_path: Path) -> Office:
    store: Any = vault.create_with_key(tmp_path / "arkiv", KEY)
    return Office(Role.MENTOR, "wmentor", store=store)


def test_no_byte_of_it_is_left_and_no_backup_brings_it_back(tmp_path: Path) -> None:
    _, mentor, citizen = ended(tmp_path, on_disk(tmp_path))
    store: Any = mentor.store
    upkeep.make_backup(mentor.desk)
    store.compact()
    lines = [one.line for one in store.changes(citizen)]
    vector = Chains(store.changes(citizen)).vector()
    go(mentor, citizen)
    home = store.journal.home
    places = [home, folder_of(home)]
    kept = list(folder_of(home).glob("*.v2t"))
    assert kept
    for data in [data for place in places for data in bytes_in(place).values()]:
        assert b"et helt s" not in data
    for path in [*home.glob("*.v2t*"), *kept]:
        for row in rows_in(path, store.journal.key):
            assert row not in lines
    (backup,) = mentor.desk.store.backups()
    again = mentor.desk.store.restore(backup)
    back = Office(Role.MENTOR, "wmentor2", store=again)
    assert citizen not in again.cases()
    assert back.desk.gone()[citizen].vector == vector
    again.close()


def rows_in(path: Path, key: bytes) -> list[bytes]:
    from vip2tui.storage.header import read_header
    from vip2tui.storage.replay import replay

    data = path.read_bytes()
    found = replay(data, read_header(data), key)
    return [row for rows in found.rows.tables.values() for row in rows.values()]


def test_files_in_any_order_bring_nobody_back(tmp_path: Path) -> None:
    office, mentor, citizen = ended(tmp_path)
    note(office, citizen, "på vej")
    late = send(office, mentor, tmp_path)
    go(mentor, citizen)
    seen = look(mentor, late)
    assert seen.plan.gone == 1
    assert "sluppet her" in " ".join(seen.sentences)
    rehearsed = mentor.all.fetching.rehearse([late])
    assert rehearsed.taken[0].plan.gone == 1
    fetch(mentor, late)
    assert citizen not in mentor.desk.store.cases()
