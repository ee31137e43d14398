"""A value that was taken away is in nothing any device holds or sends, and nothing else is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import orjson
import pytest

from tests.exchange.device import Device, office_and
from tests.exchange.forger import locked, resealed, unlocked
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import Change, parse
from vip2tui.changes.redaction import left_of, redacting, redactions, without
from vip2tui.changes.undo import undoing
from vip2tui.changes.vector import digest
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import (
    ForgedSealError,
    HiddenWordsError,
    HostileFileError,
)
from vip2tui.exchange.manifest import read_manifest
from vip2tui.exchange.preview import sentences

SECRET = "010190-1234"


def met(*devices: Device) -> None:
    """Everybody's files go to the office, and the office's to everybody, twice."""
    office, *others = devices
    for _ in range(2):
        for one in others:
            office.fetch(one.send(office))
        for one in others:
            one.fetch(office.send(one))


def holds(device: Device, secret: str = SECRET) -> bool:
    lines = (change.line for case in device.store for change in device.changes(case))
    return any(secret.encode() in line for line in lines)


def a_case_with_a_secret(*roles: Role) -> tuple[list[Device], str, Change]:
    """The first other device wrote the secret; everybody has it."""
    devices = list(office_and(*roles))
    office, author, *rest = devices
    case = author.new_case()
    for one in rest:
        office.fetch(author.send(office))
        office.give(case, one)
    note = author.set(case, "n1", text=f"CPR {SECRET}", minutes=30, type="note", day="2026-05-04")
    author.set(case, "n1", text="uden nummer")
    met(*devices)
    return devices, case, note


def test_what_the_office_takes_away_goes_everywhere_and_chains_hold() -> None:
    devices, case, note = a_case_with_a_secret(Role.MENTOR, Role.CONSULTANT, Role.MENTOR)
    office = devices[0]
    assert all(map(holds, devices))
    before = [digest(one.changes(case)) for one in devices]
    assert len(set(before)) == 1
    office.redact(note, "text")
    met(*devices)
    assert not any(map(holds, devices))
    assert len({digest(one.changes(case)) for one in devices}) == 1
    for one in devices:
        left = one.store[case][note.id]
        assert left.line == without(note, ["text"]).line
        assert (left.at, left.by, left.fingerprint) == (note.at, note.by, note.fingerprint)
        record = one.state(case).records["n1"]
        assert (record.get("text"), record.get("minutes")) == ("uden nummer", 30)
    late = devices[3]
    new = Device("Laptop ny", Role.MENTOR, late.rng)
    office.enrol(new)
    new.trusts(office)
    office.give(case, new)
    new.fetch(office.send(new))
    assert not holds(new)
    assert digest(new.changes(case)) == digest(office.changes(case))


def test_the_preview_says_that_it_goes_for_good() -> None:
    (office, mentor), _, note = a_case_with_a_secret(Role.MENTOR)
    office.redact(note, "text")
    told = " ".join(sentences(SHIPPED, mentor.plan(office.send(mentor))))
    assert "bliver fjernet for altid" in told
    assert SECRET not in told


@pytest.mark.parametrize("seed", range(6))
def test_a_fleet_where_values_go_ends_equal_without_them(seed: int) -> None:
    devices = list(office_and(Role.MENTOR, Role.CONSULTANT, Role.MENTOR, seed=seed))
    office, rng = devices[0], Random(seed)
    secrets: list[str] = []
    pocket: list[tuple[Device, bytes]] = []
    for n in range(150):
        one = rng.choice(devices)
        cases = [case for case in one.store if not case.endswith(".f")]
        luck = rng.random()
        if not cases or luck < 0.05:
            one.new_case()
        elif luck < 0.55:
            value = f"ord{seed}x{n}y"
            made = one.set(rng.choice(cases), f"n{rng.randrange(4)}", text=value, next=f"{value}z")
            if rng.random() < 0.1:
                one.do(*undoing([made]))
            if one is not office and rng.random() < 0.3:
                one.redact(made, "text")  # its author, before it was sent
                secrets.append(value + '"')
        elif luck < 0.65:
            held = [c for case in office.store for c in office.changes(case)
                    if c.kind == "entry" and c.set.get("text")]  # fmt: skip
            if held:
                target = rng.choice(held)
                office.redact(target, "text")
                secrets.append(f'{target.set["text"]}"')
        elif luck < 0.7:
            office_cases = [case for case in office.store if not case.endswith(".f")]
            if office_cases:
                office.give(rng.choice(office_cases), rng.choice(devices[1:]))
        elif luck < 0.85:
            to = rng.choice(devices[1:])
            sender, to = (office, to) if rng.random() < 0.5 else (to, office)
            pocket.append((to, sender.send(to)))
        elif pocket:
            to, file = rng.choice(pocket)  # late, repeated, out of order
            to.fetch(file)
    for to, file in pocket:
        to.fetch(file)
    met(*devices)
    met(*devices)
    assert len(secrets) > 5
    for one in devices:
        assert not [secret for secret in secrets if holds(one, secret)]
        for case in one.store:
            assert digest(one.changes(case)) == digest(office.changes(case))
            assert {c.line for c in one.changes(case)} == {c.line for c in office.changes(case)}
        assert len(one.writers) == 1


def test_old_files_are_read_and_what_was_taken_away_does_not_come_back() -> None:
    office, mentor, other = office_and(Role.MENTOR, Role.MENTOR)
    case = mentor.new_case()
    office.fetch(mentor.send(office))
    office.give(case, other)
    note = mentor.set(case, "n1", text=SECRET)
    mentor.set(case, "n2", text="noget andet")
    from_mentor = mentor.send(office)
    office.fetch(from_mentor)
    from_office = office.send(other)  # lost for now
    office.redact(note, "text")
    other.fetch(office.send(other))
    assert not holds(other)
    for device, file in ((other, from_office), (office, from_mentor)):
        device.fetch(file)
        assert not holds(device)
        assert device.state(case).records["n2"].get("text") == "noget andet"


def test_its_author_takes_away_what_was_not_sent() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    met(office, mentor)
    note = mentor.set(case, "n1", text=SECRET, minutes=15)
    mentor.redact(note, "text")
    met(office, mentor)
    assert not holds(office)
    assert office.state(case).records["n1"].get("minutes") == 15
    assert digest(office.changes(case)) == digest(mentor.changes(case))


@pytest.mark.parametrize("late", [False, True])
def test_an_author_does_not_hide_what_others_have(*, late: bool) -> None:
    """Whole where the whole is known, whichever of the two came first."""
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    mentor.set(case, "n1", text="det lovede jeg")
    whole = mentor.send(office)
    promise = next(one for one in mentor.changes(case) if one.record == "n1")
    mentor.redact(promise, "text")
    hidden = mentor.send(office)
    for file in (hidden, whole) if late else (whole, hidden):
        office.fetch(file)
    assert office.state(case).records["n1"].get("text") == "det lovede jeg"
    assert digest(office.changes(case)) == digest(mentor.changes(case))


def test_a_stub_without_a_word_from_who_may_is_refused() -> None:
    office, mentor = office_and(Role.MENTOR)
    note = mentor.set(mentor.new_case(), "n1", text="det lovede jeg")
    mentor.put_instead([without(note, ["text"])])  # nobody says so
    with pytest.raises(HiddenWordsError) as refused:
        office.fetch(mentor.send(office))
    assert "kommunen" in str(refused.value)
    assert not office.store


def test_anothers_words_are_not_hidden_by_who_carries_them_back() -> None:
    """The mentor's own say-so about the office's words is none, also when the office lost them."""
    office, mentor = office_and(Role.MENTOR)
    empty = office.image()
    case = mentor.new_case()
    met(office, mentor)
    note = office.set(case, "n1", text="timerne er ikke godkendt")
    met(office, mentor)
    office.restore(empty)
    mentor.peers[office.device] = replace(mentor.peers[office.device], have={})
    mentor.redact(note, "text", reason="skjul det")
    with pytest.raises(HiddenWordsError):
        office.fetch(mentor.send(office))


def test_the_rest_of_a_line_handed_back_is_the_one_the_office_left() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    met(office, mentor)
    empty = office.image()
    note = office.set(case, "n1", text=SECRET, minutes=30)
    office.redact(note, "text")
    met(office, mentor)
    held = mentor.store[case]
    forged = orjson.loads(held[note.id].line)
    forged["set"]["minutes"] = 300
    office.restore(empty)
    mentor.peers[office.device] = replace(mentor.peers[office.device], have={})
    file = mentor.send(office)
    held[note.id] = parse(orjson.dumps(forged, option=orjson.OPT_SORT_KEYS))
    with pytest.raises(HiddenWordsError):
        office.fetch(mentor.send(office))
    office.fetch(file)
    assert office.state(case).records["n1"].get("minutes") == 30


def test_a_stub_with_another_hash_breaks_the_seal() -> None:
    (office, _), case, note = a_case_with_a_secret(Role.MENTOR)
    office.redact(note, "text")
    new = Device("Laptop ny", Role.MENTOR, office.rng)
    office.enrol(new)
    new.trusts(office)
    office.give(case, new)
    manifest, lines = unlocked(office.send(new), office)
    at = next(n for n, line in enumerate(lines) if parse(line).is_cut)
    other = orjson.loads(lines[at])
    other["redacted"]["sha256"] = "0" * 64
    lines[at] = orjson.dumps(other, option=orjson.OPT_SORT_KEYS)
    with pytest.raises(ForgedSealError):
        new.fetch(locked(manifest, lines, office, new))


@pytest.mark.parametrize(
    "mark",
    [
        "alt", {"fields": []}, {"fields": "text"}, {"fields": ["text", "text"]},
        {"fields": ["minutes"]}, {"fields": ["nothing"]}, {"fields": ["text"], "sha256": "kort"},
        {"fields": ["text"], "sha256": "A" * 64}, {"fields": ["text"], "more": 1}, {"fields": [1]},
    ],
)  # fmt: skip
def test_a_mark_in_another_form_is_refused(mark: object) -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    mentor.set(case, "n1", text="x", minutes=1)
    manifest, lines = unlocked(mentor.send(office), mentor)
    raw = orjson.loads(lines[-1])
    raw["set"]["text"] = None
    raw["redacted"] = mark
    lines[-1] = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    resealed(manifest, lines, mentor)
    with pytest.raises(HostileFileError):
        office.fetch(locked(manifest, lines, mentor, office))


def test_two_take_away_different_values_of_one_line() -> None:
    (office, mentor), case, note = a_case_with_a_secret(Role.MENTOR)
    office.redact(note, "text")
    left = office.store[case][note.id]
    office.redact(left, "minutes")
    met(office, mentor)
    for one in (office, mentor):
        assert one.store[case][note.id].gone == {"text", "minutes"}
        assert one.store[case][note.id].fingerprint == note.fingerprint


def test_an_undone_redaction_brings_nothing_back() -> None:
    (office, mentor), case, note = a_case_with_a_secret(Role.MENTOR)
    old = mentor.send(office)
    said = office.redact(note, "text")
    office.do(*undoing([said]))
    office.fetch(old)
    met(office, mentor)
    assert not holds(office)
    assert not holds(mentor)
    assert digest(office.changes(case)) == digest(mentor.changes(case))


def test_only_a_file_with_something_taken_away_asks_for_the_newer_reader() -> None:
    (office, _), _, note = a_case_with_a_secret(Role.MENTOR)
    other = Device("Laptop ny", Role.MENTOR, office.rng)
    office.enrol(other)
    office.give(note.place[1], other)
    manifest, _ = unlocked(office.send(other), office)
    assert (manifest["format"], manifest["min_reader"]) == ("1.0", 1)
    office.redact(note, "text")
    manifest, _ = unlocked(office.send(other), office)
    assert (manifest["format"], manifest["min_reader"]) == ("1.1", 2)
    assert read_manifest(orjson.dumps(manifest, option=orjson.OPT_SORT_KEYS)).min_reader == 2


def test_a_restored_author_writes_what_is_left_again_as_its_own() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    met(office, mentor)
    image = mentor.image()
    mentor.set(case, "lost", text="væk")
    met(office, mentor)
    mentor.restore(image)
    note = mentor.set(case, "n1", text=SECRET, minutes=10)
    mentor.redact(note, "text")
    met(office, mentor)
    met(office, mentor)
    for one in (office, mentor):
        assert not holds(one)
        record = one.state(case).records["n1"]
        assert (record.get("text"), record.get("minutes")) == (None, 10)
    assert digest(office.changes(case)) == digest(mentor.changes(case))


def test_a_redaction_names_the_bytes_and_not_the_number() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    note = mentor.set(case, "n1", text="ét")
    draft = redacting(note, ["text"], "r1", "grund")
    other = note._replace(line=note.line.replace("ét".encode(), b"to"), set={"text": "to"})
    assert draft.set["sha256"] == note.fingerprint.hex() != other.fingerprint.hex()
    assert not left_of([other], redactions(office.do(draft)))
    assert left_of([note], redactions(office.changes(case)))
