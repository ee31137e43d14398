"""A file counts as made when it is whole on the disk; nothing goes that must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.services.exchange.carrying import carry, fetch, given, note, paired, send
from vip2tui.base.targets import NotWrittenError
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.exchange import manifest
from vip2tui.exchange import sending as core
from vip2tui.exchange.errors import (
    HostileFileError,
    NotSendableError,
    OwnFileRefusedError,
    TooMuchToSendError,
)
from vip2tui.exchange.receipts import Status
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange import contents


def test_what_others_could_not_take_is_not_written() -> None:
    office, _ = paired(Role.MENTOR)
    citizen = office.citizen()
    before = office.changes()
    for case in (citizen, f"{citizen}.f"):
        draft = Draft(case, "r", "nyt_fra_en_nyere", {"text": "x" * 10_001})
        with pytest.raises(NotSendableError, match="står her endnu"):
            office.desk.act([draft])
    assert office.changes() == before
    office.desk.act([Draft("local", "r", "setting", {"text": "x" * 10_001})])


def test_the_words_count_as_people_do(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    office.start(citizen)
    carry(office, mentor, tmp_path)
    mentor.tick(citizen, "m03.1")
    note(mentor, citizen, "et")
    note(mentor, citizen, "to")
    mentor.citizen("En til")
    parcel = mentor.all.sending.look(office.desk.me.device)
    assert parcel.words == "2 borgere, 2 notater, 1 flueben"
    assert parcel.changes == 4
    note(mentor, citizen, "fortrudt")
    mentor.all.history.undo()
    parcel = mentor.all.sending.look(office.desk.me.device)
    assert parcel.words == "2 borgere, 2 notater, 1 flueben", (
        "as the office is told when it fetches"
    )
    assert parcel.changes == 6


def test_private_and_practice_never_leave(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = mentor.citizen()
    mentor.all.notes.add(mentor.see(citizen), Note("note", "hemmeligt", place=Place.PRIVATE))
    practice = mentor.citizen("Øvelse", practice=True)
    note(mentor, practice, "øvelse")
    carry(mentor, office, tmp_path)
    assert set(office.store.cases()) - {"local"} == {citizen}
    assert mentor.all.outbox.box().unreceipted == 1
    assert mentor.all.outbox.statuses(practice) == {}


def test_nothing_new_is_said_and_a_receipt_is_news(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    device = mentor.desk.me.device
    parcel = mentor.all.sending.look(office.desk.me.device)
    assert (parcel.words, parcel.is_news) == ("kun en kvittering", True)
    carry(mentor, office, tmp_path)
    parcel = office.all.sending.look(device)
    assert (parcel.words, parcel.is_news) == ("intet nyt", False)
    note(mentor, citizen, "nyt")
    carry(mentor, office, tmp_path)
    assert office.all.sending.look(device).words == "kun en kvittering"
    carry(office, mentor, tmp_path)
    assert office.all.sending.look(device).words == "intet nyt"


def nothing_counts_as_sent(one: Any, to: Any, folder: Path) -> None:
    assert list(folder.iterdir()) == []
    assert not one.all.sharing.sent()
    assert not one.all.diary.lines()
    assert one.all.sharing.peers()[to.desk.me.device].made == 0
    one.reopen()
    assert not one.all.sharing.sent()
    assert one.all.outbox.box().ready == 1


@pytest.mark.parametrize("call", ["replace", "read_bytes"])
def test_a_disk_that_refuses_leaves_nothing(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    mentor.citizen()

    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, refuse)
        with pytest.raises(NotWrittenError):
            send(mentor, office, tmp_path)
    nothing_counts_as_sent(mentor, office, tmp_path)
    carry(mentor, office, tmp_path)
    assert len(office.store.cases()) == 2


def test_a_file_that_reads_back_wrong_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    mentor.citizen()

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"age-encryption.org/v1\n")
        with pytest.raises(NotWrittenError):
            send(mentor, office, tmp_path)
    nothing_counts_as_sent(mentor, office, tmp_path)


def test_a_file_others_would_refuse_is_not_told_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    mentor.citizen()

    def refused(*_: object) -> None:
        raise HostileFileError("en tekst er på mere end 10.000 tegn")

    with monkeypatch.context() as patch:
        patch.setattr(contents, "open_bundle", refused)
        with pytest.raises(OwnFileRefusedError) as told:
            send(mentor, office, tmp_path)
    nothing_counts_as_sent(mentor, office, tmp_path)
    assert "en tekst er på mere end 10.000 tegn" in str(told.value)
    assert "fejl i programmet" in str(told.value)
    assert "plads" not in str(told.value)
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "MAX_PAIRS", 0)
        with pytest.raises(TooMuchToSendError, match="klar til at sende") as told_too:
            send(mentor, office, tmp_path)
    nothing_counts_as_sent(mentor, office, tmp_path)
    assert "plads" not in str(told_too.value)
    carry(mentor, office, tmp_path)


def test_files_go_between_the_office_and_its_laptops_only(tmp_path: Path) -> None:
    office, one, other = paired(Role.MENTOR, Role.MENTOR)
    one.all.devices.trust(other.all.devices.contact())
    with pytest.raises(RefusedError, match="kommunens kontor"):
        send(one, other, tmp_path)
    assert [peer.device for peer in one.all.sending.addressees()] == [office.desk.me.device]
    office.all.devices.revoke(one.desk.me.device)
    with pytest.raises(RefusedError, match="spærret"):
        send(office, one, tmp_path)
    with pytest.raises(RefusedError, match="ikke kendt"):
        office.all.sending.send("ukendt", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_names_of_files_say_which_computers_and_never_a_person(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    first, second = send(mentor, office, tmp_path), send(mentor, office, tmp_path)
    assert first.name == "2026-05-04-laptop-til-laptop-1.vip2"
    assert second.name == "2026-05-04-laptop-til-laptop-2.vip2"
    assert mentor.desk.me.person.replace(" ", "-").lower() not in first.name


def test_a_case_load_that_does_not_fit_goes_in_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    monkeypatch.setattr(core, "PART_LINES", 3)
    for n in range(3):
        note(mentor, mentor.citizen(f"Borger {n}"), "a")
    made = mentor.all.sending.send(office.desk.me.device, tmp_path)
    assert [one.number for one in made] == [1, 2, 3]
    done = fetch(office, *(one.path for one in reversed(made)))
    assert (done.counts["new"], done.gaps, done.refused) == (6, 0, ())
    again = mentor.all.sending.send(office.desk.me.device, tmp_path / "samlet.vip2")
    assert len({one.path for one in again}) == 3


def test_how_far_each_thing_has_come(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = mentor.citizen()
    statuses = mentor.all.outbox.statuses
    assert statuses(citizen) == {citizen: Status.READY}
    file = send(mentor, office, tmp_path)
    assert statuses(citizen) == {citizen: Status.UNDERWAY}
    entry = note(mentor, citizen, "nyt")
    assert mentor.all.outbox.line() == "1 skal sendes · 1 undervejs"
    fetch(office, file)
    carry(office, mentor, tmp_path)
    assert statuses(citizen) == {citizen: Status.RECEIVED, entry: Status.READY}
    mentor.clock.turn(days=1)
    note(mentor, citizen, "i morgen")
    assert mentor.all.outbox.line() == "2 skal sendes"
    carry(mentor, office, tmp_path)
    carry(office, mentor, tmp_path)
    note(mentor, citizen, "mere")
    assert mentor.all.outbox.line() == "1 skal sendes · kommunen har alt til 4. maj"
    assert office.all.outbox.line() == ""


def test_what_is_to_be_sent_is_counted_as_a_person_counts(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = mentor.citizen()
    start = mentor.all.courses.start
    package = mentor.all.catalogue.package("butik")
    start(mentor.see(citizen), package, mentor.all.catalogue.checklist(), mentor.desk.today(),
          tovholder="Mette Holm")  # fmt: skip
    note(mentor, citizen, "et notat")
    assert mentor.all.outbox.line() == "3 skal sendes"
    for _ in range(3):
        note(mentor, citizen, "fortrudt")
        mentor.all.history.undo()
    assert mentor.all.outbox.line() == "3 skal sendes", "what was taken back is not to be sent"
    mentor.all.history.redo()
    assert mentor.all.outbox.line() == "4 skal sendes"
    mentor.all.history.undo()
    carry(mentor, office, tmp_path)
    assert mentor.all.outbox.line() == "3 undervejs"
    mentor.all.history.undo()
    assert mentor.all.outbox.line() == "1 skal sendes · 3 undervejs", "that an undo is news there"
    assert mentor.all.outbox.box() == mentor.all.outbox.box_of(mentor.see(citizen))
    mentor.all.history.redo()
    assert mentor.all.outbox.line() == "3 undervejs"
