"""«Slet for altid»: two people say so, and then no byte of the citizen is anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.citizen.test_redacting import knowing, trusting, with_vault
from tests.services.conftest import Office, counted_id
from tests.services.exchange.carrying import carry, fetch, given, note, send
from tests.storage.helpers import KEY, put_back
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError, desk_on
from vip2tui.services.house import services_for
from vip2tui.services.papers.of_house import deletions_paper
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.read_log import Act

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.exchange.seen import Summary

SECRET = "hun savner sin søster"
NAME = "Amina Hassan"
WHY = ("anmodning", "gdpr_17_1_a")


@pytest.fixture
def fleet(tmp_path: Path) -> list[Office]:
    """Two offices of one authority and two mentors, each with a vault of its own."""
    roles = (Role.OFFICE, Role.OFFICE, Role.MENTOR, Role.MENTOR)
    made = [with_vault(role, f"w{n}", tmp_path / f"hjem{n}") for n, role in enumerate(roles)]
    (tmp_path / "stik").mkdir()
    trusting(*made)
    for one in made[1:]:
        carry(made[0], one, tmp_path / "stik")
    for one in (made[0], *made[2:]):
        carry(made[1], one, tmp_path / "stik")
    return made


def taken(sender: Office, to: Office, folder: Path) -> Summary:
    """Carry a file that brakes, and say yes."""
    done = to.all.fetching.fetch([send(sender, to, folder)], lambda _: True)
    assert not done.refused, done.refused[0].why
    return done


def known_everywhere(fleet: list[Office], folder: Path) -> str:
    """A citizen with notes, drafts and private words, in vaults, generations and backups."""
    office, second, mentor, _ = fleet
    citizen = given(office, mentor, folder, NAME)
    note(mentor, citizen, SECRET)
    mentor.all.notes.add(
        mentor.see(citizen), Note("note", f"{SECRET}, tror jeg", place=Place.PRIVATE)
    )
    mentor.all.drafts.keep(f"note:{citizen}", {"text": SECRET})
    carry(mentor, office, folder)
    carry(office, second, folder)
    for one in fleet[:3]:
        one.all.reads.note(Act.OPENED, citizen)
        one.all.reads.keep()
        upkeep.make_backup(one.desk)
        one.store.compact()  # type: ignore[attr-defined]
        upkeep.make_backup(one.desk)
    return citizen


def asked_and_agreed(fleet: list[Office], citizen: str, folder: Path) -> str:
    office, second = fleet[:2]
    made = office.all.erasing.ask(citizen, *WHY)
    carry(office, second, folder)
    done = second.all.erasing.agree(second.all.erasing.find(made.id[:8]))
    assert done.finished
    return made.id


def test_two_say_so_and_no_byte_is_left_on_any_computer(
    fleet: list[Office], tmp_path: Path
) -> None:
    office, second, mentor, other = fleet
    folder = tmp_path / "stik"
    citizen = known_everywhere(fleet, folder)
    kept = given(office, mentor, folder, "Omar Said")
    for n in range(3):
        assert len(knowing(tmp_path / f"hjem{n}", SECRET)) > 2
    assert "1 borger" in " ".join(office.all.erasing.look(citizen).words)
    act = asked_and_agreed(fleet, citizen, folder)
    assert office.see(citizen).citizen.name == NAME
    for word in (SECRET, NAME):
        assert knowing(tmp_path / "hjem1", word) == []
    for one in (office, mentor, other):
        done = taken(second, one, folder)
        told = " ".join(done.taken[0].sentences)
        assert ("slettet for altid" in told) is (one is not other)
    for word in (SECRET, NAME):
        assert knowing(tmp_path, word) == []
    for one in fleet:
        assert not any(citizen in case for case in one.store.cases())
        assert upkeep.check(one.desk).ok
        with pytest.raises(NotFoundError):
            one.see(citizen)
    assert {one.see(kept).citizen.name for one in (office, mentor)} == {"Omar Said"}
    carry(office, second, folder)
    carry(mentor, second, folder)
    (told_,) = second.all.erasing.every()
    states = {place.name: place.state for place in told_.places}
    assert states["Denne computer"] == "slettet"
    assert sorted(states.values()) == ["mangler", "slettet", "slettet", "slettet"]
    assert not told_.is_everywhere
    carry(other, second, folder)
    assert second.all.erasing.every()[0].is_everywhere
    assert told_.one.id == act


def test_nothing_stays_but_the_id_and_what_was_signed(fleet: list[Office], tmp_path: Path) -> None:
    citizen = known_everywhere(fleet, tmp_path / "stik")
    asked_and_agreed(fleet, citizen, tmp_path / "stik")
    rows = fleet[1].store.journal.rows  # type: ignore[attr-defined]
    tables = {
        table
        for table in rows.tables
        for row in rows.table(table).values()
        if citizen.encode() in row and table != "changes"
    }
    assert tables == {"erased"}
    mine = fleet[1].desk.me.device
    assert mine not in str(rows.table("erased")) or citizen in str(rows.table("erased"))


def test_an_old_file_does_not_bring_it_back_and_its_sender_is_told(
    fleet: list[Office], tmp_path: Path
) -> None:
    _, second, mentor, _ = fleet
    folder = tmp_path / "stik"
    citizen = known_everywhere(fleet, folder)
    note(mentor, citizen, f"{SECRET} stadig")
    late = send(mentor, second, folder)
    asked_and_agreed(fleet, citizen, folder)
    done = fetch(second, late)
    assert not done.refused
    assert "bliver ikke hentet" in " ".join(done.taken[0].sentences)
    assert not any(citizen in case for case in second.store.cases())
    assert second.all.erasing.every()[0].dropped > 0
    assert knowing(tmp_path / "hjem1", SECRET) == []
    taken(second, mentor, folder)
    assert knowing(tmp_path / "hjem2", SECRET) == []


def test_one_alone_erases_nothing(fleet: list[Office], tmp_path: Path) -> None:
    office, _, mentor, _ = fleet
    citizen = known_everywhere(fleet, tmp_path / "stik")
    with pytest.raises(RefusedError, match="Kun kommunens kontor"):
        mentor.all.erasing.ask(citizen, *WHY)
    with pytest.raises(RefusedError, match="findes ikke"):
        office.all.erasing.ask(citizen, "fordi hun er syg", WHY[1])
    made = office.all.erasing.ask(citizen, *WHY)
    with pytest.raises(RefusedError, match="anden person"):
        office.all.erasing.agree(made)
    with pytest.raises(RefusedError, match="bedt om det før"):
        office.all.erasing.ask(citizen, *WHY)
    forged = made.agreed(mentor.all.sharing.keys(), mentor.desk.me.device)
    office.desk.act([], [])
    mentor.store.commit((), [_kept(forged)])
    mentor.all.sharing.written()
    assert fetch(office, send(mentor, office, tmp_path / "stik")).refused == ()
    assert office.see(citizen).citizen.name == NAME
    assert case_at(citizen, Place.SHARED) in office.store.cases()


def _kept(act: object) -> object:
    from vip2tui.storage.forgetting import ERASED
    from vip2tui.storage.port import Row

    return Row(ERASED, act.id, act.row())  # type: ignore[attr-defined]


def test_a_stick_that_was_away_is_finished_when_it_is_back(
    fleet: list[Office], tmp_path: Path
) -> None:
    _, second, mentor, _ = fleet
    folder, pocket = tmp_path / "kopier", tmp_path / "i lommen"
    folder.mkdir()
    citizen = known_everywhere(fleet, tmp_path / "stik")
    upkeep.make_backup(mentor.desk, folder)
    folder.rename(pocket)
    asked_and_agreed(fleet, citizen, tmp_path / "stik")
    taken(second, mentor, tmp_path / "stik")
    carry(mentor, second, tmp_path / "stik")

    def state() -> str:
        return {one.name: one.state for one in second.all.erasing.every()[0].places}[
            f"{mentor.desk.me.person} ({mentor.desk.me.device_name})"
        ]

    assert state() == "ude siden 4. maj"
    assert knowing(tmp_path / "hjem2", SECRET) == []
    assert knowing(pocket, SECRET)
    pocket.rename(folder)
    upkeep.finish_erasing(mentor.desk)
    assert knowing(folder, SECRET) == knowing(folder, NAME) == []
    assert len(mentor.store.backups(folder)) == 1
    carry(mentor, second, tmp_path / "stik")
    assert state() == "slettet"


def test_a_restored_computer_is_told_again_and_a_restored_office_hears_it_from_a_laptop(
    fleet: list[Office], tmp_path: Path
) -> None:
    office, second, mentor, _ = fleet
    folder, pocket = tmp_path / "kopier", tmp_path / "i lommen"
    folder.mkdir()
    citizen = known_everywhere(fleet, tmp_path / "stik")
    for one in (office, mentor):
        upkeep.make_backup(one.desk, folder / one.writer)
    folder.rename(pocket)
    asked_and_agreed(fleet, citizen, tmp_path / "stik")
    for one in (office, mentor):
        taken(second, one, tmp_path / "stik")
        carry(one, second, tmp_path / "stik")
        restored(one, pocket / one.writer)
        assert one.see(citizen).citizen.name == NAME
    carry(mentor, second, tmp_path / "stik")  # so it is known as restored
    taken(second, mentor, tmp_path / "stik")
    assert knowing(tmp_path / "hjem2", SECRET) == []
    taken(mentor, office, tmp_path / "stik")
    assert knowing(tmp_path / "hjem0", SECRET) == []
    for one in (office, mentor):
        assert not any(citizen in case for case in one.store.cases())


def restored(one: Office, folder: Path) -> None:
    """Put an old backup on a new computer, where nobody knows what came after it."""
    made = one.store.backups(folder)[0]
    home = one.store.journal.home / "ny"  # type: ignore[attr-defined]
    one.store.close()
    begin_again(one, put_back(home, made.path, KEY))


def begin_again(one: Office, store: object) -> None:
    one.store = store  # type: ignore[assignment]
    one.desk = desk_on(one.store, now=one.clock, ids=counted_id)
    one.all = services_for(one.desk)


def test_a_backup_put_in_the_place_of_a_vault_learns_who_was_erased_there(
    fleet: list[Office], tmp_path: Path
) -> None:
    second, folder, pocket = fleet[1], tmp_path / "kopier", tmp_path / "i lommen"
    folder.mkdir()
    citizen = known_everywhere(fleet, tmp_path / "stik")
    upkeep.make_backup(second.desk, folder)
    folder.rename(pocket)
    act = asked_and_agreed(fleet, citizen, tmp_path / "stik")
    begin_again(second, second.store.restore(second.store.backups(pocket)[0]))
    assert knowing(tmp_path / "hjem1", SECRET) == knowing(tmp_path / "hjem1", NAME) == []
    assert not any(citizen in case for case in second.store.cases())
    assert [one.one.id for one in second.all.erasing.every()] == [act]
    assert upkeep.check(second.desk).ok


def test_a_found_laptop_brings_nothing_back(fleet: list[Office], tmp_path: Path) -> None:
    office, second, mentor, _ = fleet
    citizen = known_everywhere(fleet, tmp_path / "stik")
    note(mentor, citizen, f"{SECRET} stadig")
    asked_and_agreed(fleet, citizen, tmp_path / "stik")
    second.all.devices.revoke(mentor.desk.me.device)
    seen = second.all.found.look(send(mentor, second, tmp_path / "stik"))
    second.all.fetching.take_in(seen)
    assert not any(citizen in case for case in second.store.cases())
    assert knowing(tmp_path / "hjem1", SECRET) == []
    assert office.desk.me.device in {one for one, _ in second.all.erasing.every()[0].one.signatures}


def test_the_deletion_list_names_numbers_and_no_name(fleet: list[Office], tmp_path: Path) -> None:
    second = fleet[1]
    with pytest.raises(RefusedError, match="ingen sletteliste"):
        deletions_paper(second.all.erasing.every(), second.desk.today(), "Kommunen")
    citizen = known_everywhere(fleet, tmp_path / "stik")
    asked_and_agreed(fleet, citizen, tmp_path / "stik")
    text = as_text(deletions_paper(second.all.erasing.every(), second.desk.today(), "Kommunen"))
    assert citizen in "".join(text.split())
    assert "artikel 17" in " ".join(text.split())
    assert NAME not in text
