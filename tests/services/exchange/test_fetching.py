"""Taking a file in is one action: looked at first, all or nothing, undone with «Fortryd»."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import START
from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send, texts
from vip2tui.changes.vector import digest
from vip2tui.changes.writer import Draft
from vip2tui.domain.joins import join_id
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import RefusedFileError, RevokedSenderError
from vip2tui.exchange.receipts import Status
from vip2tui.services.desk import me_of
from vip2tui.services.exchange import diary
from vip2tui.services.exchange.fetching import LooksDifferentError
from vip2tui.storage import vault
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

TABLES = ("device", "peers", "seals", "sent", "diary", "told")


def rows(one: Office) -> list[dict[str, Any]]:
    return [one.store.rows(table) for table in TABLES]


def put_back(one: Office, image: MemoryStore) -> None:
    one.store = image
    one.reopen()


def image(one: Office) -> MemoryStore:
    copy = MemoryStore()
    found = [Row(t, key, value) for t in TABLES for key, value in one.store.rows(t).items()]
    copy.commit(one.changes(), found)
    return copy


def test_looking_writes_nothing_and_the_sentences_say_it(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "nyt")
    before = (office.changes(), rows(office))
    seen = look(office, send(mentor, office, tmp_path))
    assert seen.sender == "Fil 1 fra P wmentor0 (Laptop)."
    assert seen.sentences == ["Nyt: 1 notat."]
    assert (office.changes(), rows(office)) == before
    office.all.fetching.take_in(seen)
    assert texts(office, citizen) == ["nyt"]


def test_several_are_rehearsed_as_they_will_be(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    files = []
    for n in range(3):
        note(mentor, citizen, f"n{n}")
        files.append(send(mentor, office, tmp_path))
    before = (office.changes(), rows(office))
    told = office.all.fetching.rehearse([files[2], files[0], files[2]])
    assert (office.changes(), rows(office)) == before
    done = fetch(office, files[2], files[0], files[2])
    assert told.counts == done.counts == {"new": 3, "changed": 0, "unchanged": 4}
    assert [one.sentences for one in told.taken] == [one.sentences for one in done.taken]


def test_a_look_that_is_old_is_taken_again(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "fra mentor")
    seen = look(office, send(mentor, office, tmp_path))
    note(office, citizen, "skrevet imens")
    made = send(office, mentor, tmp_path)  # its number must not be forgotten
    office.all.fetching.take_in(seen)
    assert texts(office, citizen) == ["fra mentor", "skrevet imens"]
    assert office.all.sharing.peers()[mentor.desk.me.device].made == 2
    assert made.name.endswith("-2.vip2")
    assert not office.all.fetching.take_in(seen).plan.changes  # and once more changes nothing


def test_what_it_would_do_now_must_have_been_seen(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizens = [given(office, mentor, tmp_path, f"B{n}") for n in range(8)]
    for citizen in citizens:
        mentor.all.citizens.put_away(mentor.see(citizen))
    file = send(mentor, office, tmp_path)
    refused = fetch(office, file).refused
    assert refused[0].needs_yes
    assert len(list(office.all.citizens.ids())) == 8
    for citizen in citizens:  # what was not seen keeps them: nothing would go
        note(office, citizen, "skrevet uden at vide det")
    seen = look(office, file)
    assert not seen.brakes
    for _ in citizens:
        office.all.history.undo()
    with pytest.raises(LooksDifferentError):
        office.all.fetching.take_in(seen)
    assert len(list(office.all.citizens.ids())) == 8
    office.all.fetching.take_in(look(office, file))
    assert not list(office.all.citizens.ids())
    office.all.history.undo()
    assert len(list(office.all.citizens.ids())) == 8


def test_a_store_that_refuses_leaves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    note(mentor, mentor.citizen(), "nyt")
    file = send(mentor, office, tmp_path)
    before = (office.changes(), rows(office), office.desk.me)

    def refuse(*_: object, **__: object) -> None:
        raise ReadOnlyError

    with monkeypatch.context() as patch:
        patch.setattr(office.store, "commit", refuse)
        with pytest.raises(ReadOnlyError):
            fetch(office, file)
    assert (office.changes(), rows(office), office.desk.me) == before
    assert fetch(office, file).counts["new"] == 2


def test_an_import_is_the_last_thing_to_be_undone(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    entry = note(mentor, citizen, "fra mentor")
    carry(mentor, office, tmp_path)
    known = digest(office.store.changes(citizen))
    assert office.all.history.next_undo() is not None
    undone = office.all.history.undo()
    assert undone is not None
    assert undone.words.startswith("hentning af filen «2026-05-04-laptop-til-laptop")
    assert entry not in office.desk.state(citizen).records
    assert digest(office.store.changes(citizen)) == known
    carry(office, mentor, tmp_path)  # the receipt stands though it is held back
    assert mentor.all.outbox.statuses(citizen)[entry] is Status.RECEIVED
    assert office.all.history.redo() is not None
    assert texts(office, citizen) == ["fra mentor"]


def test_what_was_undone_comes_back_with_the_file(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "fra mentor")
    file = send(mentor, office, tmp_path)
    fetch(office, file)
    office.all.history.undo()
    office.reopen()
    seen = look(office, file)
    assert seen.sentences == ["1 ændring, som blev fortrudt, kommer frem igen."]
    office.all.fetching.take_in(seen)
    assert texts(office, citizen) == ["fra mentor"]
    office.all.history.undo()
    assert texts(office, citizen) == []
    office.all.history.redo()
    assert texts(office, citizen) == ["fra mentor"]


def test_a_delete_made_while_something_is_held_back_does_not_cover_it(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "fra mentor")
    file = send(mentor, office, tmp_path)
    fetch(office, file)
    office.all.history.undo()
    assert office.all.citizens.put_away(office.see(citizen))
    fetch(office, file)
    assert citizen in office.all.citizens.ids()


def test_a_receipt_alone_is_no_action(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "nyt")
    carry(mentor, office, tmp_path)
    done = carry(office, mentor, tmp_path)
    assert done.taken[0].receipts == 1
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.words.startswith("notatet «nyt»")
    assert [line.what for line in mentor.all.diary.lines()] == ["fetched", "sent", "fetched"]


@pytest.mark.parametrize("who", ["mentor", "office"])
def test_a_vault_put_back_goes_on_under_another_name(who: str, tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    one, other = (mentor, office) if who == "mentor" else (office, mentor)
    note(one, citizen, "før")
    carry(one, other, tmp_path)
    carry(other, one, tmp_path)
    kept = image(one)
    for n in range(3):
        note(one, citizen, f"mellem {n}")
    carry(one, other, tmp_path)
    put_back(one, kept)
    writer = one.desk.me.writer
    for n in range(2):
        note(one, citizen, f"efter {n}")
    for _ in range(3):
        carry(one, other, tmp_path)
        carry(other, one, tmp_path)
        assert me_of(one.store) == one.desk.me
    wanted = sorted(["før", *(f"mellem {n}" for n in range(3)), "efter 0", "efter 1"])
    assert texts(one, citizen) == texts(other, citizen) == wanted
    assert one.desk.me.writer != writer
    assert me_of(one.store) == one.desk.me
    assert writer in one.desk.me.writers
    note(one, citizen, "videre")
    assert one.store.changes(citizen)[-1].place[0] == one.desk.me.writer
    carry(one, other, tmp_path)
    assert "videre" in texts(other, citizen)
    assert digest(one.store.changes(citizen)) == digest(other.store.changes(citizen))
    assert mentor.all.outbox.box().unreceipted == (1 if who == "mentor" else 0)


def test_undoing_the_file_that_brought_it_back_is_possible(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    kept = image(mentor)
    note(mentor, citizen, "mellem")
    carry(mentor, office, tmp_path)
    put_back(mentor, kept)
    note(mentor, citizen, "efter")
    carry(office, mentor, tmp_path)  # tells that something was lost
    carry(mentor, office, tmp_path)
    carry(office, mentor, tmp_path)  # and brings it
    assert texts(mentor, citizen) == ["efter", "mellem"]
    undone = mentor.all.history.undo()
    assert undone is not None
    assert "hentning af filen" in undone.words
    assert texts(mentor, citizen) == ["efter"]
    mentor.all.history.redo()
    assert texts(mentor, citizen) == ["efter", "mellem"]


def test_a_barred_sender_between_look_and_yes(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    mentor.citizen()
    seen = look(office, send(mentor, office, tmp_path))
    office.all.devices.revoke(mentor.desk.me.device)
    before = office.changes()
    with pytest.raises(RevokedSenderError):
        office.all.fetching.take_in(seen)
    assert office.changes() == before


def test_what_goes_is_found_once_and_named_line_by_line(tmp_path: Path) -> None:
    office, laptop = paired(Role.CONSULTANT)
    amina = given(office, laptop, tmp_path)
    bo = given(office, laptop, tmp_path, "Bo Bak")
    laptop.start(amina, START)
    note(laptop, amina, "gik godt")
    away = note(laptop, bo, "forkert")
    carry(laptop, office, tmp_path)
    laptop.all.closing.close(laptop.see(amina), laptop.plan(amina), "job_ord")
    laptop.desk.act([Draft(bo, away, "entry", {"deleted": True}, seen=laptop.desk.seen(bo))])
    pair = {"a": min(amina, bo), "b": max(amina, bo)}
    laptop.desk.act([Draft(bo, join_id(amina, bo), "join", pair)])
    seen = look(office, send(laptop, office, tmp_path))
    assert list(seen.unseen) == ["Notatet «forkert» (Bo Bak): lægges væk"]
    (ended,) = {*seen.removals} - {*seen.unseen, "En borger samles med en anden (Bo Bak)"}
    assert ended.endswith("(Amina Hassan): afsluttes")
    assert len(seen.removals) == 3
    assert seen.brakes
    told = " ".join(seen.sentences)
    assert "1 forløb bliver afsluttet. 1 borger bliver samlet til én." in told
    office.all.fetching.take_in(seen)
    assert not look(office, send(laptop, office, tmp_path)).removals


def test_a_gap_is_counted_until_it_is_filled(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    early = image(office)
    note(mentor, citizen, "n0")
    carry(mentor, office, tmp_path)
    carry(office, mentor, tmp_path)
    note(mentor, citizen, "n1")
    file = send(mentor, office, tmp_path)  # beyond what the office has confirmed
    put_back(office, early)
    done = fetch(office, file)
    assert done.gaps == 1
    assert "En fil mangler: 1 ændring fra Laptop" in " ".join(done.taken[0].sentences)
    carry(office, mentor, tmp_path)
    assert carry(mentor, office, tmp_path).gaps == 0
    assert texts(office, citizen) == ["n0", "n1"]


def test_refused_files_are_written_down_with_the_next(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    bad = tmp_path / "noget.vip2"
    bad.write_bytes(b"hej")
    before = rows(office)
    fetch(office, bad)
    assert rows(office) == before
    (line,) = office.all.diary.lines()
    assert (line.what, line.file) == ("refused", "noget.vip2")
    mentor.citizen()
    carry(mentor, office, tmp_path)
    office.reopen()
    assert [one.what for one in office.all.diary.lines()] == ["fetched", "refused"]
    assert "en tekstfil" in office.all.diary.lines()[1].words


def test_thousands_of_mutated_files_leave_a_real_vault_byte_for_byte(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    store = vault.create_with_key(tmp_path / "arkiv", bytes(32))
    found = [Row(t, key, value) for t in TABLES for key, value in office.store.rows(t).items()]
    store.commit((), found)
    office.store = store  # type: ignore[assignment]
    office.reopen()
    note(mentor, mentor.citizen(), "nyt")
    whole = send(mentor, office, tmp_path).read_bytes()
    before = {path.name: path.read_bytes() for path in (tmp_path / "arkiv").rglob("*")
              if path.is_file() and path.name != "vault.lock"}  # fmt: skip
    rng, bad, said = Random(7), tmp_path / "ond.vip2", set[str]()
    for n in range(2_000):
        data = bytearray(whole)
        at = n if n < len(whole) else rng.randrange(len(whole))
        if n % 5 == 0:
            del data[at:]
        elif n % 5 == 1:
            data[at:at] = rng.randbytes(rng.randrange(1, 9))
        else:
            data[at] ^= 1 << rng.randrange(8)
        bad.write_bytes(data)
        with pytest.raises(RefusedFileError, match="ikke ændret") as refused:
            look(office, bad)
        said.add(str(refused.value))
    assert len(said) >= 2
    fetch(office, bad, bad)
    assert {path.name: path.read_bytes() for path in (tmp_path / "arkiv").rglob("*")
            if path.is_file() and path.name != "vault.lock"} == before  # fmt: skip
    bad.write_bytes(whole)
    assert fetch(office, bad).counts["new"] == 2
    store.close()


def test_what_stopped_a_file_is_not_written_out_with_it(tmp_path: Path) -> None:
    """An error may say a name, and what is written out may end in a log."""
    office, _ = paired(Role.MENTOR)
    bad = tmp_path / "noget.vip2"
    bad.write_bytes(b"hej")
    (refused,) = fetch(office, bad).refused
    assert isinstance(refused.error, RefusedFileError)
    assert refused.why == str(refused.error)
    assert "error" not in repr(refused)
    assert "Error" not in repr(refused)


def test_a_files_place_is_remembered_and_empty_before(mentor: Office) -> None:
    assert diary.last_place(mentor.desk) == ""
    diary.remember_place(mentor.desk, "/media/usb")
    assert diary.last_place(mentor.desk) == "/media/usb"
