"""An office with two thousand computers: its files are made, sent and read, both ways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
import pytest

from tests.services.exchange.carrying import carry, fetch, given, note, paired, send, texts
from vip2tui.changes.change import compose
from vip2tui.changes.vector import START, link
from vip2tui.domain.roles import Role
from vip2tui.exchange import peers, roster, seals
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.keys import DeviceKeys, read_envelope
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import Party
from vip2tui.exchange.seals import make_seal
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.devices import ROSTER
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.services.conftest import Office

COMPUTERS = 2_000
KEYS = DeviceKeys.make()
"""One pair for all: what is tried is how many there are."""


def contact(n: int, role: Role = Role.MENTOR) -> Contact:
    return Contact(
        device=f"{n:08d}-0000-4000-8000-000000000000", name=f"Bærbar på værksted nr. {n}",
        person=f"Søren Ærø Østergård den {n}.", role=role, authority="Kommunens jobkontor i nord",
        signing=KEYS.public, recipient=KEYS.recipient, made="2026-05-04T10:00:00+02:00",
    )  # fmt: skip


def knows(office: Office, contacts: Iterable[Contact], barred: Iterable[str] = ()) -> None:
    """Let an office have them on its list, as if each had been trusted by itself."""
    out = set(barred)
    rows = [
        Row(peers.TABLE, one.device, Peer(one, trusted=True, revoked=one.device in out).row())
        for one in contacts
    ]
    version = (office.store.row("device", ROSTER) or {}).get("version", 0) + 1
    rows.append(Row("device", ROSTER, {"version": version, "made": "2026-05-04T10:00:00+02:00"}))
    office.store.commit((), rows)
    office.all.sharing.written()


def everybody_wrote(office: Office, citizen: str, contacts: Iterable[Contact]) -> None:
    """Let each have a word in a citizen's case, sealed, as if it had come in its own file."""
    made, kept = [], []
    for n, one in enumerate(contacts):
        said = {"type": "note", "text": f"ord {n}", "day": "2026-05-04"}
        change = compose(id=f"w{n}.{citizen}.1", clock=2, action=f"a{n}", at=one.made,
                         by=one.person, record=f"r{n}", kind="entry", set=said)  # fmt: skip
        chain = link(START, change.fingerprint).hex()
        made.append(change)
        kept.append(make_seal(KEYS, one.device, citizen, f"w{n}", 1, chain))
    office.store.commit(made, [Row(seals.TABLE, seal.key, seal.row()) for seal in kept])
    office.desk.forget(citizen)
    office.all.sharing.written()


def listed(sender: Office, to: Office) -> dict[str, object]:
    parcel = sender.all.sending.look(to.desk.me.device)
    assert parcel.roster is not None
    found: dict[str, object] = orjson.loads(parcel.roster.payload)
    return found


def test_two_thousand_computers_and_words_of_each_both_ways(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    every = [contact(n) for n in range(COMPUTERS)]
    citizen = given(office, mentor, tmp_path)
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    knows(office, every)
    everybody_wrote(office, citizen, every)
    for more, laptop in enumerate((mentor, consultant)):
        carry(office, laptop, tmp_path)
        assert len(texts(laptop, citizen)) == COMPUTERS + more
        assert len(laptop.all.devices.all()) >= COMPUTERS
        note(laptop, citizen, f"fra {laptop.writer}")
        carry(laptop, office, tmp_path)
        carry(office, laptop, tmp_path)
        assert not laptop.all.outbox.box().unreceipted
    assert len(texts(office, citizen)) == COMPUTERS + 2


def test_the_twenty_seventh_computer_stops_nothing(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    for n in range(25):
        office.all.devices.trust(contact(n))
    given(office, mentor, tmp_path)
    carry(office, consultant, tmp_path)
    assert len(consultant.all.devices.all()) == 27
    carry(consultant, office, tmp_path)


def test_a_mentor_is_told_of_whom_the_mentor_needs_to_know(tmp_path: Path) -> None:
    office, mentor, consultant, other = paired(Role.MENTOR, Role.CONSULTANT, Role.MENTOR)
    second = contact(9, Role.OFFICE)
    citizen = given(office, mentor, tmp_path)
    knows(office, [second, *(contact(n) for n in range(5))], [contact(3).device])
    said = listed(office, mentor)
    assert named(said) == {second.device}
    assert said["barred"] == [contact(3).device]
    assert len(named(listed(office, consultant))) == 9
    assert "barred" not in listed(office, consultant)

    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    carry(office, consultant, tmp_path)
    note(consultant, citizen, "fra konsulenten")
    carry(consultant, office, tmp_path)
    assert named(listed(office, mentor)) == {second.device, consultant.desk.me.device}
    carry(office, mentor, tmp_path)  # of the version it knows, and naming one more
    assert texts(mentor, citizen) == ["fra konsulenten"]
    assert other.desk.me.device not in {peer.device for peer in mentor.all.devices.all()}


def named(said: dict[str, object]) -> set[str]:
    devices = said["devices"]
    assert isinstance(devices, list)
    return {one["device"] for one in devices}


def test_a_computer_that_is_known_is_barred_by_its_id_alone(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    mentor.all.devices.trust(other.all.devices.contact())
    office.all.devices.revoke(other.desk.me.device)
    assert listed(office, mentor)["barred"] == [other.desk.me.device]
    carry(office, mentor, tmp_path)
    assert mentor.all.sharing.peers()[other.desk.me.device].revoked


def test_a_new_computer_is_no_news_to_a_mentor_who_is_not_told_of_it(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    for one in (mentor, consultant):
        carry(office, one, tmp_path)
    office.all.devices.trust(contact(1))
    assert not office.all.sending.look(mentor.desk.me.device).is_news
    assert office.all.sending.look(consultant.desk.me.device).is_news


def test_a_list_that_is_full_says_so_when_one_more_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, mentor = paired(Role.MENTOR)
    monkeypatch.setattr(roster, "MAX_DEVICES", 3)
    office.all.devices.trust(contact(1))
    office.all.devices.trust(contact(2))
    with pytest.raises(RefusedError, match="Der er ikke plads til flere computere"):
        office.all.devices.trust(contact(3))
    assert len(office.all.devices.all()) == 3
    office.all.devices.revoke(contact(2).device)
    carry(office, mentor, tmp_path)


@pytest.mark.parametrize("wrong", [
    {"barred": "x"}, {"barred": {"a": 1}}, {"barred": ["x"] * 5_001}, {"devices": 7},
    {"devices": [contact(1).facts() | {"revoked": False}] * 2},
])  # fmt: skip
def test_a_list_of_another_form_is_refused(wrong: dict[str, object]) -> None:
    office, _ = paired(Role.MENTOR)
    me = office.all.devices.contact()
    made = office.all.devices.roster(me, ())
    assert made is not None
    assert roster.read_roster(made.raw(), me).version
    payload = orjson.dumps(orjson.loads(made.payload) | wrong, option=orjson.OPT_SORT_KEYS)
    keys = office.all.sharing.keys()
    line = roster.seal_up(keys, me.device, roster.TYPE, payload).line()
    with pytest.raises(roster.HostileFileError):
        roster.read_roster(read_envelope(line).raw(), me)


def test_an_older_list_is_stepped_over() -> None:
    one, barred = Peer(contact(1), trusted=True), Peer(contact(2), trusted=True, revoked=True)
    office = Peer(contact(0, Role.OFFICE), trusted=True, roster=7)
    known = {peer.device: peer for peer in (one, barred, office)}
    said = roster.Roster(6, (roster.Member(barred.contact),), "", frozenset({one.device}))
    me = Party("me", Role.MENTOR)
    assert roster.taken_over(said, office, known, me) == roster.TakenOver()
    same = roster.taken_over(replace(said, version=7), office, known, me).peers
    assert {device: peer.revoked for device, peer in same.items()} == {
        one.device: True, barred.device: False, office.device: False,
    }  # fmt: skip


def test_a_file_that_is_fetched_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    knows(office, [contact(n) for n in range(40)])
    file = send(office, mentor, tmp_path)
    fetch(mentor, file)
    before = mentor.store.rows(peers.TABLE)
    fetch(mentor, file)
    assert mentor.store.rows(peers.TABLE) == before
