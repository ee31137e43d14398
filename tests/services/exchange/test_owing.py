"""The office owes receipts: who waits since when, and all of them answered in one act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, fetch, given, note, paired, send
from tests.watch import Watch
from vip2tui.base.targets import BadTargetError
from vip2tui.domain.course.day_list import ANSWER
from vip2tui.domain.roles import Role
from vip2tui.services.exchange.owing import named_words, owing_words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


def waiting(office: Office) -> list[str]:
    return [one.peer.device for one in office.all.owing.waiting()]


def devices(*laptops: Office) -> list[str]:
    return [one.desk.me.device for one in laptops]


def test_who_waits_longest_stands_first_until_a_file_is_made(tmp_path: Path) -> None:
    office, first, second = paired(Role.MENTOR, Role.CONSULTANT)
    one, other = given(office, first, tmp_path), given(office, second, tmp_path)
    assert waiting(office) == []
    for laptop, citizen in ((second, other), (first, one)):
        note(laptop, citizen, "nyt")
        carry(laptop, office, tmp_path)
        office.clock.turn(days=1)
    assert waiting(office) == devices(second, first)
    note(second, other, "mere")
    carry(second, office, tmp_path)
    assert [one.since[:10] for one in office.all.owing.waiting()] == ["2026-05-04", "2026-05-05"]
    words = owing_words(office.all.owing.waiting())
    assert words[0] == "2 computere venter på kvittering, P wconsultant1 siden 4. maj længst"
    assert words[1:] == ["2 computere venter på kvittering siden 4. maj",
                     "2 computere venter på kvittering"]  # fmt: skip
    assert "siden 5. maj" in named_words(office.all.owing.waiting())
    (line,) = [one for lines in office.all.today.read() for one in lines
               if one.waiting.part == ANSWER]  # fmt: skip
    assert (line.citizen, line.waiting.what) == ("", words[0])
    carry(office, second, tmp_path)
    assert waiting(office) == devices(first)
    office.reopen()
    assert waiting(office) == devices(first)


def test_a_file_that_only_receipts_owes_none(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    given(office, mentor, tmp_path)
    carry(mentor, office, tmp_path)
    assert waiting(office) == []
    assert owing_words([]) == []
    assert named_words([]) == ""


def test_a_file_sent_again_because_the_receipt_was_lost_is_owed_again(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "nyt")
    carry(mentor, office, tmp_path)
    send(office, mentor, tmp_path)  # never arrives
    assert waiting(office) == []
    carry(mentor, office, tmp_path)
    assert waiting(office) == devices(mentor)


def test_a_refused_file_and_a_barred_computer_owe_nothing(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "nyt")
    file = send(mentor, office, tmp_path)
    broken = tmp_path / "halv.vip2"
    broken.write_bytes(file.read_bytes()[:-40])
    fetch(office, broken)
    assert waiting(office) == []
    fetch(office, file)
    office.all.devices.revoke(mentor.desk.me.device)
    assert waiting(office) == []


def test_a_laptop_owes_nothing(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    given(office, mentor, tmp_path)
    assert waiting(mentor) == []


def test_all_are_answered_in_one_act(tmp_path: Path) -> None:
    office, *laptops = paired(*[Role.MENTOR] * 4)
    (tmp_path / "ud").mkdir()
    for laptop in laptops:
        citizen = given(office, laptop, tmp_path)
        note(laptop, citizen, "nyt")
        if laptop is not laptops[-1]:
            carry(laptop, office, tmp_path)
    watch = Watch()
    done = office.all.owing.answer_all(tmp_path / "ud", watch)
    assert watch.told == ["0 af 3 filer", "1 af 3 filer", "2 af 3 filer"]
    files = [file.path for one in done for file in one.made]
    assert sorted(files) == sorted((tmp_path / "ud").iterdir())
    assert waiting(office) == []
    for laptop, file in zip(laptops, files, strict=False):
        assert not fetch(laptop, file).refused
        assert laptop.all.outbox.box().unreceipted == 0
    assert office.all.owing.answer_all(tmp_path / "ud", watch) == []


def test_one_that_cannot_be_made_stops_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, first, second = paired(Role.MENTOR, Role.MENTOR)
    for laptop in (first, second):
        note(laptop, given(office, laptop, tmp_path), "nyt")
        carry(laptop, office, tmp_path)
    sending, real = office.all.sending, office.all.sending.send

    def send_(device: str, place: Path) -> object:
        if device == first.desk.me.device:
            raise BadTargetError("Der er ikke plads.")
        return real(device, place)

    monkeypatch.setattr(sending, "send", send_)
    done = office.all.owing.answer_all(tmp_path)
    assert [(bool(one.made), one.why_not) for one in done] == [
        (False, "Der er ikke plads."), (True, ""),
    ]  # fmt: skip
    assert waiting(office) == devices(first)
    with pytest.raises(BadTargetError):
        office.all.owing.answer_all(tmp_path / "findes ikke")


def test_who_came_in_one_second_stands_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, *laptops = paired(Role.MENTOR, Role.MENTOR, Role.MENTOR)
    for laptop in laptops:
        note(laptop, given(office, laptop, tmp_path), "nyt")
        carry(laptop, office, tmp_path)
    sharing = office.all.owing._sharing
    known = sorted(sharing.peers().items(), reverse=True)
    named = {
        device: replace(peer, contact=peer.contact.model_copy(update={"person": f"P {number}"}))
        for number, (device, peer) in enumerate(known)
    }
    monkeypatch.setattr(type(sharing), "peers", lambda _: named)
    found = office.all.owing.waiting()
    assert len({one.since for one in found}) == 1
    assert [one.who for one in found] == ["P 0", "P 1", "P 2"]
