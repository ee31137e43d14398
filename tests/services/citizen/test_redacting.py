"""«Fjern overalt»: the bytes are in no file of any computer, and everything else stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, given, note, send
from tests.storage.faults import FaultyDisk
from tests.storage.helpers import KEY, insides
from vip2tui.changes.undo import undoing
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.redacting import gone_words
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.scrubbing import finish
from vip2tui.storage import vault
from vip2tui.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "hun har 010190-1234 og diabetes"
WHY = "CPR-nummer og sygdom"


def with_vault(role: Role, writer: str, home: Path, disk: FaultyDisk | None = None) -> Office:
    """A device whose store lies in a vault, as everybody's does."""
    return Office(role, writer, vault.create_with_key(home, KEY, disk=disk))  # type: ignore[arg-type]


def trusting(office: Office, *others: Office) -> None:
    for other in others:
        office.all.devices.trust(other.all.devices.contact())
        other.all.devices.trust(office.all.devices.contact())


@pytest.fixture
def fleet(tmp_path: Path) -> list[Office]:
    """The office, two mentors and a consultant, each with a vault of its own."""
    roles = (Role.OFFICE, Role.MENTOR, Role.MENTOR, Role.CONSULTANT)
    made = [with_vault(role, f"w{n}", tmp_path / f"hjem{n}") for n, role in enumerate(roles)]
    trusting(*made)
    return made


def knowing(place: Path, secret: str = SECRET) -> list[str]:
    """Every file under a folder that has the words in any of its frames."""
    return [name for name, inside in insides(place).items() if secret.encode() in inside]


def everybody_has_the_note(fleet: list[Office], folder: Path) -> tuple[str, str]:
    """A mentor wrote it, corrected it, and it went everywhere, into backups and generations too."""
    office, mentor, *others = fleet
    folder.mkdir()
    citizen = given(office, mentor, folder)
    for other in others:
        office.all.assignments.assign(office.see(citizen), other.desk.me.device)
    entry = note(mentor, citizen, SECRET)
    mentor.all.notes.correct(mentor.see(citizen), entry, reason="slåfejl", text="hun kom til tiden")
    for one in fleet:
        upkeep.make_backup(one.desk)
    carry(mentor, office, folder)
    for other in (mentor, *others):
        carry(office, other, folder)
    for one in fleet:
        upkeep.make_backup(one.desk)
        one.store.compact()  # type: ignore[arg-type]
        upkeep.make_backup(one.desk)
    return citizen, entry


def test_the_bytes_are_in_no_file_of_any_computer(fleet: list[Office], tmp_path: Path) -> None:
    office = fleet[0]
    citizen, entry = everybody_has_the_note(fleet, tmp_path / "stik")
    for n, _ in enumerate(fleet):
        assert len(knowing(tmp_path / f"hjem{n}")) > 2
    before = [upkeep.check(one.desk) for one in fleet]
    values = [one for one in office.all.redacting.texts(entry) if SECRET in one.text]
    assert office.all.redacting.redact(values, WHY).finished
    assert knowing(tmp_path / "hjem0") == []
    for other in fleet[1:]:
        done = carry(office, other, tmp_path / "stik")
        assert "fjernet for altid" in " ".join(done.taken[0].sentences)
    assert knowing(tmp_path) == []
    digests = set()
    for n, one in enumerate(fleet):
        found = upkeep.check(one.desk)
        assert found.ok
        assert found.changes == before[n].changes + (1 if n == 0 else 2)  # and the import's own
        digests.add(found.cases[citizen])
        shown = next(e for e in one.see(citizen).entries if e.id == entry)
        assert shown.text == "hun kom til tiden"
        assert one.see(citizen).unreadable == ()
        assert [e.day for e in one.see(citizen).entries] == [shown.day]
    assert len(digests) == 1
    for other in fleet[1:]:  # chains and seals hold: files go on being taken both ways
        carry(other, office, tmp_path / "stik")
        carry(office, other, tmp_path / "stik")
    assert knowing(tmp_path) == []


def test_old_files_and_new_computers_do_not_bring_it_back(
    fleet: list[Office], tmp_path: Path
) -> None:
    office, mentor, other, _ = fleet
    folder = tmp_path / "stik"
    folder.mkdir()
    citizen = given(office, mentor, folder)
    note(mentor, citizen, SECRET)
    kept = note(mentor, citizen, "kom hver dag")
    from_mentor = send(mentor, office, folder)
    fetch(office, from_mentor)
    office.all.assignments.assign(office.see(citizen), other.desk.me.device)
    late = send(office, other, folder)
    secret = next(e.id for e in office.see(citizen).entries if e.text == SECRET)
    office.all.redacting.redact(office.all.redacting.texts(secret), WHY)
    carry(office, other, folder)
    for one, file in ((other, late), (office, from_mentor)):
        assert not fetch(one, file).refused
        assert {e.id: e.text for e in one.see(citizen).entries} == {
            secret: "",
            kept: "kom hver dag",
        }
    assert knowing(tmp_path / "hjem0") == knowing(tmp_path / "hjem2") == []


def test_what_is_shown_in_its_place(fleet: list[Office], tmp_path: Path) -> None:
    office, mentor = fleet[:2]
    (tmp_path / "stik").mkdir()
    citizen = given(office, mentor, tmp_path / "stik")
    entry = note(mentor, citizen, SECRET)
    carry(mentor, office, tmp_path / "stik")
    office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    carry(office, mentor, tmp_path / "stik")
    state = mentor.desk.state(citizen)
    assert gone_words(state, entry, "text") == f"fjernet af P w0 4. maj 2026: {WHY}"
    assert gone_words(state, entry, "type") == ""
    [event] = [one for one in mentor.all.history.of(entry) if one.field == "text"]
    assert (event.value, event.gone) == (None, True)
    assert mentor.all.search.find("diabetes") == []
    with pytest.raises(NotFoundError):
        mentor.all.redacting.values("ukendt")
    assert mentor.all.redacting.texts(entry) == []


def test_the_author_takes_away_until_it_is_in_a_file(fleet: list[Office], tmp_path: Path) -> None:
    office, mentor = fleet[:2]
    (tmp_path / "stik").mkdir()
    citizen = given(office, mentor, tmp_path / "stik")
    first, second = note(mentor, citizen, SECRET), note(mentor, citizen, f"{SECRET}!")
    mentor.all.redacting.redact(mentor.all.redacting.texts(first), WHY)
    carry(mentor, office, tmp_path / "stik")
    assert gone_words(office.desk.state(citizen), first, "text").endswith(WHY)
    with pytest.raises(RefusedError, match="Kun kommunen"):
        mentor.all.redacting.redact(mentor.all.redacting.texts(second), WHY)
    assert [e.text for e in mentor.see(citizen).entries if e.id == second] == [f"{SECRET}!"]
    theirs = note(office, citizen, "kommunens")
    carry(office, mentor, tmp_path / "stik")
    with pytest.raises(RefusedError, match="anden computer"):
        mentor.all.redacting.redact(mentor.all.redacting.texts(theirs), WHY)


def test_a_reminder_for_oneself_is_always_ones_own(fleet: list[Office], tmp_path: Path) -> None:
    office, mentor = fleet[:2]
    (tmp_path / "stik").mkdir()
    citizen = given(office, mentor, tmp_path / "stik")
    entry = mentor.all.notes.add(mentor.see(citizen), Note("note", SECRET, place=Place.PRIVATE))
    carry(mentor, office, tmp_path / "stik")
    mentor.all.redacting.redact(mentor.all.redacting.texts(entry), WHY)
    assert knowing(tmp_path) == []
    assert gone_words(mentor.desk.state(case_at(citizen, Place.PRIVATE)), entry, "text")


def test_the_reason_is_asked_and_does_not_repeat_it(fleet: list[Office]) -> None:
    office = fleet[0]
    citizen = office.citizen()
    entry = note(office, citizen, SECRET)
    values = office.all.redacting.texts(entry)
    for reason in ("", "  \n ", f"der stod {SECRET.upper()}"):
        with pytest.raises(RefusedError):
            office.all.redacting.redact(values, reason)
    assert [e.text for e in office.see(citizen).entries] == [SECRET]


def test_drafts_lose_it_too(fleet: list[Office], tmp_path: Path) -> None:
    office, mentor = fleet[:2]
    (tmp_path / "stik").mkdir()
    citizen = given(office, mentor, tmp_path / "stik")
    entry = note(mentor, citizen, SECRET)
    carry(mentor, office, tmp_path / "stik")
    drafts = mentor.all.drafts
    drafts.keep(f"correct:{entry}", {"text": f"{SECRET}, rettet"})
    drafts.keep(f"note:{citizen}", {"text": f"Se det andet: {SECRET}. Aftal møde.", "day": "i dag"})
    drafts.keep("note:en-anden", {"text": "uberørt"})
    office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    carry(office, mentor, tmp_path / "stik")
    assert drafts.get(f"correct:{entry}") == {}
    assert drafts.get(f"note:{citizen}") == {"text": "Se det andet: . Aftal møde.", "day": "i dag"}
    assert drafts.get("note:en-anden") == {"text": "uberørt"}
    assert knowing(tmp_path / "hjem1") == []


def test_drafts_in_backups_lose_it_too(tmp_path: Path) -> None:
    """Also one that was begun before there was a note, of which no backup knows what became."""
    office = with_vault(Role.OFFICE, "w0", tmp_path / "hjem")
    citizen, other = office.citizen(), office.citizen("Søren Ærø")
    for one, text in ((citizen, f"{SECRET} og me"), (other, "om en anden")):
        office.all.drafts.keep(f"note:{one}", {"text": text})
    upkeep.make_backup(office.desk)
    entry = note(office, citizen, f"{SECRET} og mere")
    office.all.drafts.drop(f"note:{citizen}")
    office.all.drafts.keep(f"round:{citizen}", {"good": "begyndt i dag"})
    upkeep.make_backup(office.desk)
    office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    assert knowing(tmp_path) == []
    assert len(knowing(tmp_path, "om en anden")) == 3
    assert len(knowing(tmp_path, "begyndt i dag")) == 2


def test_it_cannot_be_undone_and_ctrl_z_goes_on_to_what_can(fleet: list[Office]) -> None:
    office = fleet[0]
    citizen = office.citizen()
    first = note(office, citizen, "det første")
    entry = note(office, citizen, SECRET)
    office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    said = [one for one in office.store.changes(citizen) if one.kind == "redaction"]
    office.desk.act(undoing(said))
    assert not any(SECRET in e.text for e in office.see(citizen).entries)
    assert office.all.history.undo()  # the note itself, of which the day and the hours stand
    assert [e.id for e in office.see(citizen).entries] == [first]


def test_what_was_cut_short_is_finished_at_the_next_opening(tmp_path: Path) -> None:
    disk, home = FaultyDisk(), tmp_path / "hjem"
    office = with_vault(Role.OFFICE, "w0", home, disk)
    entry = note(office, office.citizen(), SECRET)
    upkeep.make_backup(office.desk)
    values = office.all.redacting.texts(entry)
    disk.room = 1500
    taken = office.all.redacting.redact(values, WHY)
    assert not taken.finished
    assert knowing(home)
    disk.room = None
    office.store.close()
    office.store = vault.open_with_key(home, KEY)  # type: ignore[assignment]
    office.reopen()
    upkeep.tidy(office.desk)
    assert knowing(home) == []
    assert finish(office.desk)


def test_backups_in_a_folder_that_was_away_lose_it_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = with_vault(Role.OFFICE, "w0", tmp_path / "hjem")
    entry, stick = note(office, office.citizen(), SECRET), tmp_path / "stik"
    upkeep.make_backup(office.desk, stick)
    stick.rename(tmp_path / "skuffe")
    office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    assert len(knowing(tmp_path)) == 1
    (tmp_path / "skuffe").rename(stick)
    upkeep.make_backup(office.desk, stick)
    assert knowing(tmp_path) == []
    assert len(upkeep.backups(tmp_path / "hjem", stick)) == 2
    scrubbed: list[Path] = []
    monkeypatch.setattr(office.store, "scrub_backups", scrubbed.append)
    upkeep.make_backup(office.desk, stick)
    assert scrubbed == []  # it is known to be done


def test_a_disk_that_refuses_leaves_everything(tmp_path: Path) -> None:
    disk = FaultyDisk()
    office = with_vault(Role.OFFICE, "w0", tmp_path / "hjem", disk)
    citizen = office.citizen()
    entry = note(office, citizen, SECRET)
    (tmp_path / "hjem" / "ballast.bin").unlink()
    disk.room = 10
    with pytest.raises(StorageError):
        office.all.redacting.redact(office.all.redacting.texts(entry), WHY)
    assert [e.text for e in office.see(citizen).entries] == [SECRET]


def test_a_second_value_of_the_same_note_goes_from_the_backups_too(tmp_path: Path) -> None:
    office = with_vault(Role.OFFICE, "w0", tmp_path / "hjem")
    citizen, stick = office.citizen(), tmp_path / "stik"
    entry = office.all.notes.add(office.see(citizen), Note("note", SECRET, next="ring 12345678"))
    text, next_ = sorted(office.all.redacting.texts(entry), key=lambda one: one.field != "text")
    office.all.redacting.redact([text], WHY)
    for folder in (None, stick):
        upkeep.make_backup(office.desk, folder)
    stick.rename(tmp_path / "skuffe")
    office.all.redacting.redact([next_], "telefon")
    (tmp_path / "skuffe").rename(stick)
    upkeep.make_backup(office.desk, stick)
    assert knowing(tmp_path, "ring 12345678") == knowing(tmp_path) == []
    assert len(upkeep.backups(tmp_path / "hjem", stick)) == 2


def test_what_was_looked_at_earlier_brings_nothing_back(tmp_path: Path) -> None:
    """The person has both on the screen, and takes one away at a time."""
    office = with_vault(Role.OFFICE, "w0", tmp_path / "hjem")
    citizen = office.citizen()
    entry = office.all.notes.add(office.see(citizen), Note("note", SECRET, next="ring 12345678"))
    for one in office.all.redacting.texts(entry):
        office.all.redacting.redact([one], WHY)
    assert knowing(tmp_path, "ring 12345678") == knowing(tmp_path) == []


def test_of_a_grant_it_must_be_said_which_text_goes(consultant: Office) -> None:
    amina = consultant.on_course()
    said = {"start": "2026-05-04", "purpose": "Få fodfæste", "task_1": "Hedder 010190-1234"}
    made = consultant.all.grants.add(consultant.see(amina), consultant.plan(amina), said)
    with pytest.raises(RefusedError, match=r"--field: .*purpose \(.*task_1 \(mentors opgave 1\)"):
        consultant.all.redacting.chosen(made)
    (one,) = consultant.all.redacting.chosen(made, "task_1")
    assert one.text == "Hedder 010190-1234"
    bare = consultant.all.grants.add(consultant.see(amina), None, {"start": "2026-05-04",
                                                                   "task_1": "Alene"})  # fmt: skip
    assert [one.text for one in consultant.all.redacting.chosen(bare)] == ["Alene"]
