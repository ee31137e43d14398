"""Files that are whole, and wrong: each is refused with its own class, and nothing is changed."""

from __future__ import annotations

import copy
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from tests.exchange.device import AT, Device, office_and
from tests.exchange.forger import locked, resealed, sealed, unlocked
from vip2tui.changes.change import compose
from vip2tui.changes.redaction import without
from vip2tui.changes.vector import START
from vip2tui.domain.roles import Role
from vip2tui.exchange import errors
from vip2tui.exchange.files import MAX_FILE, read_file
from vip2tui.exchange.keys import DeviceKeys, read_envelope
from vip2tui.exchange.manifest import read_manifest
from vip2tui.exchange.seals import make_seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Scene:
    """An office with a mentor's file in its hand, and whoever wants to do harm."""

    def __init__(self) -> None:
        self.office, self.mentor, self.other, self.consultant = office_and(
            Role.MENTOR, Role.MENTOR, Role.CONSULTANT
        )
        self.theirs = self.other.new_case()
        self.office.fetch(self.other.send(self.office))
        self.case = self.mentor.new_case()
        for n in range(3):
            self.mentor.set(self.case, f"n{n}", text=f"notat {n}")
        self.file = self.mentor.send(self.office)
        self.manifest, self.lines = unlocked(self.file, self.office)

    def again(self, **fields: Any) -> bytes:
        return locked(self.manifest | fields, self.lines, self.mentor, self.office, self.mentor)

    def with_lines(self, lines: list[bytes], signer: Device | None = None) -> bytes:
        manifest, signer = copy.deepcopy(self.manifest), signer or self.mentor
        resealed(manifest, lines, signer)
        manifest |= {"from": signer.device, "writer": signer.writer}
        return locked(manifest, lines, signer, self.office)

    def change(self, **parts: Any) -> bytes:
        known: dict[str, Any] = orjson.loads(self.lines[0])
        return orjson.dumps(known | parts, option=orjson.OPT_SORT_KEYS)

    def refuses(
        self, file: bytes, error: type[errors.ExchangeError], by: Device | None = None
    ) -> str:
        device = by or self.office
        before = (device.digests(), repr(device.peers), repr(device.seals), list(device.writers))
        with pytest.raises(errors.RefusedFileError) as refused:
            device.fetch(file)
        assert type(refused.value) is error, refused.value
        after = (device.digests(), repr(device.peers), repr(device.seals), list(device.writers))
        assert before == after
        told = str(refused.value)
        assert "ikke ændret" in told
        return told


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_the_forgers_tools_make_a_sound_file(scene: Scene) -> None:
    assert scene.office.plan(scene.again()).counts()["new"] == 4
    assert scene.office.plan(scene.with_lines(scene.lines)).counts()["new"] == 4


HASH = "0" * 63 + "1"
MANIFESTS: dict[str, tuple[Callable[[Scene], dict[str, Any]], type[errors.ExchangeError]]] = {
    "min_reader": (lambda s: {"min_reader": 3, "program": "2.1"}, errors.TooNewFileError),
    "format": (lambda s: {"format": "2.0"}, errors.HostileFileError),
    "not to us": (lambda s: {"recipient": s.other.device}, errors.NotForUsError),
    "to others": (lambda s: {"to": [s.other.keys.recipient]}, errors.NotForUsError),
    "another sender": (lambda s: {"from": s.other.device}, errors.ForgedFileError),
    "sender": (lambda s: {"from": "../x"}, errors.HostileFileError),
    "bundle": (lambda s: {"bundle": "a/b"}, errors.HostileFileError),
    "lines": (lambda s: {"lines": 3}, errors.MiscountedFileError),
    "lines as text": (lambda s: {"lines": "4"}, errors.HostileFileError),
    "a float": (lambda s: {"number": 1.0}, errors.HostileFileError),
    "too much": (lambda s: {"number": 2**53 + 1}, errors.HostileFileError),
    "no seals": (lambda s: {"seals": []}, errors.UnsealedError),
    "seals": (lambda s: {"seals": [s.manifest["seals"][0] | {"sig": "A" * 86 + "=="}]},
              errors.ForgedSealError),
    "seal too short": (lambda s: {"seals": [seal(s, s.mentor, 3)]}, errors.UnsealedError),
    "seal of another chain": (lambda s: {"seals": [seal(s, s.mentor, 4, HASH)]},
                              errors.ForgedSealError),
    "another device's seal": (lambda s: {"seals": [seal(s, s.other, 4)]},
                              errors.ForeignWriterError),
    "a stranger's seal": (lambda s: {"seals": [seal(s, stranger(), 4)]}, errors.UnsealedError),
    "a seal twice": (lambda s: {"seals": s.manifest["seals"] * 2}, errors.HostileFileError),
    "a seal too many": (
        lambda s: {"seals": [*s.manifest["seals"], seal(s, s.other, 4) | {"case": "x"}]},
        errors.HostileFileError,
    ),
    "ranges overlap": (lambda s: {"cases": {s.case: {s.mentor.writer: [4, 1, HASH]}}},
                       errors.HostileFileError),
    "other numbers": (lambda s: {"cases": {s.case: {s.mentor.writer: [2, 5, HASH]}}},
                      errors.HostileFileError),
    "a beginning that is none": (lambda s: {"cases": {s.case: {s.mentor.writer: [1, 4, HASH]}}},
                                 errors.HostileFileError),
    "an empty case": (lambda s: {"cases": s.manifest["cases"] | {"x": {}}},
                      errors.HostileFileError),
    "n beyond all": (lambda s: {"cases": {s.case: {s.mentor.writer: [1, 2**41, START.hex()]}}},
                     errors.HostileFileError),
    "have of a private case": (lambda s: {"have": {f"{s.case}.p": {}}}, errors.OutOfScopeError),
    "have of a professional case": (lambda s: {"have": {f"{s.case}.f": {}}},
                                    errors.OutOfScopeError),
    "have of the local case": (lambda s: {"have": {"local": {}}}, errors.OutOfScopeError),
    "have malformed": (lambda s: {"have": {s.case: {"w": [0, HASH]}}}, errors.HostileFileError),
    "have of no case": (lambda s: {"have": {"../../etc": {}}}, errors.HostileFileError),
    "a roster from a mentor": (lambda s: {"roster": s.office.roster and s.office.roster.raw()},
                               errors.OutOfScopeError),
    "deep": (lambda s: {"roster": nested(7)}, errors.HostileFileError),
    "deeper": (lambda s: {"roster": nested(200)}, errors.HostileFileError),
}  # fmt: skip


def seal(scene: Scene, device: Device, n: int, chain: str | None = None) -> dict[str, Any]:
    chain = chain or scene.manifest["seals"][0]["chain"]
    return make_seal(device.keys, device.device, scene.case, scene.mentor.writer, n, chain).row()


def stranger() -> Device:
    return Device("Fremmed", Role.MENTOR, Random(7))


def nested(depth: int) -> Any:
    value: Any = {}
    for _ in range(depth):
        value = {"a": value}
    return value


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_re_signed_by_a_known_device(name: str, scene: Scene) -> None:
    change, error = MANIFESTS[name]
    scene.refuses(scene.again(**change(scene)), error)


def test_a_first_line_of_too_many_values_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(errors.HostileFileError, match="for mange oplysninger i første linje"):
        read_manifest(b"[" + b"," * 500_001)
    with pytest.raises(errors.HostileFileError) as refused:
        read_manifest(b"[" + b"," * 499_999)
    assert "for mange oplysninger" not in str(refused.value)


def test_the_newer_version_is_named(scene: Scene) -> None:
    told = scene.refuses(scene.again(min_reader=3, program="2.1"), errors.TooNewFileError)
    assert told.startswith("Filen er lavet med en nyere vip2tui (2.1). Bed om opdatering.")
    newer = locked(
        b"{}", [], scene.mentor, scene.office, kind="application/vnd.vip2tui.manifest+json;v=2"
    )
    scene.refuses(newer, errors.TooNewFileError)


def test_counts_that_do_not_fit(scene: Scene) -> None:
    for fields in ({"bytes": 1}, {"sha256": HASH}):
        manifest = scene.manifest | fields
        file = locked(manifest, scene.lines, scene.mentor, scene.office, recount=False)
        scene.refuses(file, errors.MiscountedFileError)
    fewer = locked(scene.manifest, scene.lines[:-1], scene.mentor, scene.office)
    scene.refuses(fewer, errors.MiscountedFileError)
    more = locked(scene.manifest, [*scene.lines, scene.lines[-1]], scene.mentor, scene.office)
    scene.refuses(more, errors.MiscountedFileError)


def test_who_signed(scene: Scene) -> None:
    unknown = stranger()
    unknown.trusts(scene.office)
    unknown.new_case()
    scene.refuses(unknown.send(scene.office), errors.UnknownSenderError)
    scene.office.peers[unknown.device] = scene.office.peers[scene.mentor.device].__class__(
        unknown.contact
    )
    scene.refuses(unknown.send(scene.office), errors.UnknownSenderError)
    in_anothers_name = locked(scene.manifest, scene.lines, scene.other, scene.office,
                              name=scene.mentor.device)  # fmt: skip
    scene.refuses(in_anothers_name, errors.ForgedFileError)
    peer = scene.office.peers[scene.mentor.device]
    scene.office.peers[scene.mentor.device] = replace(peer, revoked=True)
    told = scene.refuses(scene.file, errors.RevokedSenderError)
    assert "«Laptop 1»" in told
    assert "spærret" in told


def test_an_addressee_cannot_pass_it_on_as_the_senders(scene: Scene) -> None:
    head_and_lines = unlocked_bytes(scene)
    to_consultant = sealed(head_and_lines, scene.consultant)
    scene.consultant.trusts(scene.mentor)
    scene.refuses(to_consultant, errors.NotForUsError, by=scene.consultant)
    scene.refuses(scene.file, errors.NotForUsError, by=scene.consultant)


def unlocked_bytes(scene: Scene) -> bytes:
    import io

    import pyrage

    out = io.BytesIO()
    pyrage.decrypt_io(io.BytesIO(scene.file), out, [scene.office.keys.age])
    return out.getvalue()


def test_the_first_line_must_be_a_signature(scene: Scene) -> None:
    whole = unlocked_bytes(scene)
    head, _, body = whole.partition(b"\n")
    envelope = read_envelope(head)
    wrong = [
        b"", b"{}", b"[]", b"x" * 1_000, head[:-1], head + b" ", b" " + head,
        head.replace(b'"sig"', b'"SIG"'), b"[" * 100_000, b'{"a":' * 50_000,
    ]  # fmt: skip
    for one in wrong:
        scene.refuses(sealed(one + b"\n" + body, scene.office), errors.HostileFileError)
    scene.refuses(sealed(head, scene.office), errors.DamagedFileError)
    scene.refuses(sealed(b"", scene.office), errors.DamagedFileError)
    scene.refuses(sealed(b"x" * 9_000_000, scene.office), errors.HostileFileError)
    flipped = replace(envelope, payload=envelope.payload.replace(b'"lines":4', b'"lines":5'))
    scene.refuses(sealed(flipped.line() + b"\n" + body, scene.office), errors.ForgedFileError)
    other = locked(scene.manifest, scene.lines, scene.mentor, scene.office, kind="vip2tui/other")
    scene.refuses(other, errors.HostileFileError)
    for payload in (b"", b"null", b"[]", b"{", b'{"min_reader":1}', b"\xff", b"NaN", b"[" * 5_000):
        if payload:
            file = locked(payload, scene.lines, scene.mentor, scene.office)
            scene.refuses(file, errors.HostileFileError)


LINES: dict[str, Callable[[Scene], bytes]] = {
    "not JSON": lambda s: b"x",
    "empty": lambda s: b"",
    "NaN": lambda s: s.change().replace(b'"clock":1', b'"clock":NaN'),
    "a float": lambda s: s.change(set={"minutes": 1.5}),
    "a huge number": lambda s: s.change(set={"minutes": 2**53 + 1}),
    "a number no one can hold": lambda s: s.change().replace(
        b'"clock":1', b'"clock":' + b"9" * 400
    ),
    "clock too high": lambda s: s.change(clock=2**40 + 1),
    "clock 0": lambda s: s.change(clock=0),
    "clock true": lambda s: s.change(clock=True),
    "a key twice": lambda s: s.change().replace(b'"clock":1', b'"clock":1,"clock":1'),
    "spaces": lambda s: s.change().replace(b'"clock":1', b'"clock": 1'),
    "another order": lambda s: b'{"id":1,' + s.change()[1:],
    "escaped": lambda s: s.change().replace(b'"citizen"', b'"\\u0063itizen"'),
    "half a letter": lambda s: s.change().replace(b'"citizen"', b'"\\ud800"'),
    "not UTF-8": lambda s: s.change().replace(b'"citizen"', b'"\xff"'),
    "deep": lambda s: s.change(set={"a": nested(8)}),
    "a depth bomb": lambda s: s.change().replace(b'"set":{', b'"set":{"a":' + b"[" * 20_000),
    "a wide bomb": lambda s: s.change(set={"a": [{}] * 6_000}),
    "10,001 characters": lambda s: s.change(set={"text": "æ" * 10_001}),
    "64 KiB": lambda s: s.change(set={f"t{n}": "x" * 9_999 for n in range(7)}),
    "a megabyte": lambda s: b"x" * 1_000_000,
    "a long key": lambda s: s.change(set={"a" * 65: 1}),
    "a key of a class": lambda s: s.change(set={"__class__": 1}),
    "no record": lambda s: s.change(record=None),
    "a record with a path": lambda s: s.change(record="../../x"),
    "a kind with a space": lambda s: s.change(kind="citi zen"),
    "by a number": lambda s: s.change(by=7),
    "by too much": lambda s: s.change(by="x" * 201),
    "no time": lambda s: s.change(at="i går"),
    "a time without a place": lambda s: s.change(at="2026-05-04T10:00:00"),
    "a time before all": lambda s: s.change(at="0001-01-01T00:00:00+14:00"),
    "a time as a list": lambda s: s.change(at=[1]),
    "set as a list": lambda s: s.change(set=[1]),
    "over as a text": lambda s: s.change(over={"name": "x"}),
    "over of nothing set": lambda s: s.change(over={"phone": ["w.c.1"]}),
    "over of no change": lambda s: s.change(over={"name": ["x"]}),
    "over a number": lambda s: s.change(over={"name": [1]}),
    "undoes no change": lambda s: s.change(undoes=["w.c.01"]),
    "seen a text": lambda s: s.change(seen={"w": "1"}),
    "seen nobody": lambda s: s.change(seen={"w.c": 1}),
    "nothing at all": lambda s: (
        compose(
            id=orjson.loads(s.lines[0])["id"],
            clock=1,
            action="a",
            at=AT,
            by="x",
            record="r",
            kind="k",
        ).line
    ),
    "a list": lambda s: b"[1]",
    "a leading zero": lambda s: s.change(id=f"{s.mentor.writer}.{s.case}.01"),
    "no number": lambda s: s.change(id=f"{s.mentor.writer}.{s.case}.x"),
    "number 0": lambda s: s.change(id=f"{s.mentor.writer}.{s.case}.0"),
    "an Arabic number": lambda s: s.change(id=f"{s.mentor.writer}.{s.case}.١"),
    "another case": lambda s: s.change(id=f"{s.mentor.writer}.{s.theirs}.1"),
    "a newline in the id": lambda s: s.change(id=f"{s.mentor.writer}.{s.case}.1\n"),
    "a line break": lambda s: s.change().replace(b'"set"', b'\n"set"'),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_no_change(name: str, scene: Scene) -> None:
    line = LINES[name](scene)
    file = locked(scene.manifest, [line, *scene.lines[1:]], scene.mentor, scene.office)
    told = scene.refuses(file, errors.HostileFileError)
    assert told.startswith("Filen indeholder noget, som vip2tui ikke laver: ")


@pytest.mark.parametrize(
    ("place", "signer", "error"),
    [
        ("{case}.p", "mentor", errors.OutOfScopeError),
        ("{case}.f", "mentor", errors.OutOfScopeError),
        ("local", "mentor", errors.OutOfScopeError),
        ("{case}.p", "consultant", errors.OutOfScopeError),
        ("local", "consultant", errors.OutOfScopeError),
        ("local.r", "mentor", errors.HostileFileError),
        ("local.r.p", "consultant", errors.HostileFileError),
        ("{theirs}", "mentor", errors.OutOfScopeError),
        ("{theirs}.f", "consultant", errors.OutOfScopeError),
    ],
)
def test_a_case_that_must_not_come(
    place: str, signer: str, error: type[errors.ExchangeError], scene: Scene
) -> None:
    sender: Device = getattr(scene, signer)
    case = place.format(case=scene.case, theirs=scene.theirs)
    line = compose(id=f"{sender.writer}.{case}.1", clock=1, action="a", at=AT, by="x", record="r",
                   kind="entry", set={"text": "x"}).line  # fmt: skip
    scene.refuses(scene.with_lines([line], sender), error)


def test_a_professional_case_is_refused_on_a_mentors_device(scene: Scene) -> None:
    office = scene.office
    line = compose(id=f"{office.writer}.{scene.case}.f.1", clock=1, action="a", at=AT, by="x",
                   record="r", kind="entry", set={"text": "x"}).line  # fmt: skip
    manifest, _ = unlocked(office.send(scene.mentor), scene.mentor)
    resealed(manifest, [line], office)
    file = locked(manifest, [line], office, scene.mentor)
    scene.refuses(file, errors.OutOfScopeError, by=scene.mentor)


def test_a_cpr_number_where_all_can_read_is_refused_and_one_that_was_taken_away_is_not(
    scene: Scene,
) -> None:
    name = f"{scene.mentor.writer}.{scene.case}.1"
    number = compose(id=name, clock=1, action="a", at=AT, by="x", record="r", kind="identity",
                     set={"cpr": "0101011234", "citizen": scene.case})  # fmt: skip
    told = scene.refuses(scene.with_lines([number.line]), errors.ExposedError)
    assert "0101011234" not in told
    left = without(number, ["cpr", "citizen"])
    with pytest.raises(errors.RefusedFileError) as refused:  # nobody who may has said so
        scene.office.fetch(scene.with_lines([left.line]))
    assert not isinstance(refused.value, errors.ExposedError)


@pytest.mark.parametrize("at", [0, 2])
def test_the_line_that_is_no_change_is_told_by_its_number(at: int, scene: Scene) -> None:
    lines = [*scene.lines]
    lines[at] = b"{}"
    file = locked(scene.manifest, lines, scene.mentor, scene.office)
    assert f"linje {at + 2}" in scene.refuses(file, errors.HostileFileError)


def test_anothers_words(scene: Scene) -> None:
    line = compose(id=f"{scene.other.writer}.{scene.case}.1", clock=1, action="a", at=AT, by="x",
                   record="r", kind="entry", set={"text": "x"}).line  # fmt: skip
    own_seal = scene.with_lines([line])
    scene.refuses(own_seal, errors.ForgedSealError)
    manifest = copy.deepcopy(scene.manifest)
    resealed(manifest, [line], scene.other)
    scene.refuses(locked(manifest, [line], scene.mentor, scene.office), errors.ForeignWriterError)
    mine = line.replace(scene.other.writer.encode(), scene.office.writer.encode())
    scene.refuses(scene.with_lines([mine]), errors.ForgedSealError)


def test_a_roster(scene: Scene) -> None:
    office, mentor = scene.office, scene.mentor
    old = office.roster
    office.enrol(revoked=[scene.other.device])
    assert old
    mentor.fetch(office.send(mentor))
    assert mentor.peers[scene.other.device].revoked
    office.roster = old
    mentor.fetch(office.send(mentor))  # an older one is stepped over
    assert mentor.peers[scene.other.device].revoked
    office.roster = replace(old, payload=old.payload.replace(b'"version":1', b'"version":9'))
    scene.refuses(office.send(mentor), errors.ForgedFileError, by=mentor)
    office.roster = replace(old, signer=scene.other.device)
    scene.refuses(office.send(mentor), errors.ForgedFileError, by=mentor)


def test_a_roster_never_gives_a_known_device_another_key(scene: Scene) -> None:
    office, mentor, other = scene.office, scene.mentor, scene.other
    mentor.fetch(office.send(mentor))
    known = mentor.peers[other.device].contact.signing
    other.keys = DeviceKeys.make()
    office.trusts(other)
    office.enrol()
    mentor.fetch(office.send(mentor))
    assert mentor.peers[other.device].contact.signing == known
    assert mentor.device not in mentor.peers


def test_a_file_a_hundred_times(scene: Scene) -> None:
    scene.office.fetch(scene.file)
    before = (scene.office.digests(), repr(scene.office.peers))
    for _ in range(100):
        assert scene.office.fetch(scene.file).is_empty
    assert (scene.office.digests(), repr(scene.office.peers)) == before


def test_only_an_ordinary_file_of_the_right_size_is_read(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableFileError):
        read_file(tmp_path / "no")
    with pytest.raises(errors.EmptyFolderError):
        read_file(tmp_path)
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(errors.TooLargeFileError):
        read_file(large)
    with large.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(errors.TooLargeFileError):
        read_file(large)


VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 2**40, 2**40 + 1, 2**53, 2**63, 1.5, "", "x", "æ" * 10_001,
    "\x1b[2J", "\u202e", "../../x", "local", [], {}, [[]], {"a": {}}, [1, 2, 3], [1, "a" * 64],
    nested(20), "0" * 64, "a" * 64, {"x": [1, 1, "0" * 64]}, "__proto__",
]  # fmt: skip


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [here] if here else []
    boxes = value if isinstance(value, dict) else range(len(value) if type(value) is list else 0)
    for key, one in ((key, value[key]) for key in boxes):
        found += paths(one, (*here, key))
    return found


def mutated(value: Any, rng: Random) -> Any:
    """Return JSON with one thing in it replaced, removed, doubled or renamed."""
    value = copy.deepcopy(value)
    path = rng.choice(paths(value))
    box = value
    for key in path[:-1]:
        box = box[key]
    key, act = path[-1], rng.randrange(4)
    if act == 0:
        del box[key]
    elif act == 1 and isinstance(box, dict):
        box[rng.choice(("x", "local", "a.b", "w.p", "", "\x00", "æ"))] = box.pop(key)
    elif act == 1:
        box.append(box[key])
    elif act == 2 and isinstance(box[key], int):
        box[key] += rng.choice((-2, -1, 1, 2, 2**41))
    else:
        box[key] = rng.choice(VALUES)
    return value


@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_files_a_known_device_signed(seed: int) -> None:
    """Whatever is in them, either they are refused in words or they are taken in and fold."""
    rng = Random(seed)
    scene = Scene()
    office = scene.office
    before = office.digests()
    taken = 0
    for n in range(400):
        manifest, lines = copy.deepcopy(scene.manifest), list(scene.lines)
        for _ in range(rng.choice((1, 1, 2))):
            if n % 2:
                manifest = mutated(manifest, rng)
            else:
                place = rng.randrange(len(lines))
                raw = mutated(orjson.loads(scene.lines[place]), rng)
                try:
                    lines[place] = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
                except TypeError:
                    lines[place] = b"{}"
                if rng.random() < 0.2:
                    at = rng.randrange(len(lines[place]))
                    lines[place] = lines[place][:at] + rng.randbytes(3) + lines[place][at:]
        if n % 4 == 0:
            try:
                resealed(manifest, lines, scene.mentor)
            except (ValueError, KeyError, TypeError, AttributeError, IndexError, UnicodeError):
                continue
        try:
            file = locked(manifest, lines, scene.mentor, office)
        except TypeError:
            continue
        try:
            plan = office.plan(file)
        except errors.RefusedFileError:
            continue
        taken += 1
        for case in plan.new:
            office.fold(case, [*office.changes(case), *plan.new[case]])
            assert case in (scene.case, "x") or case.isascii()
    assert office.digests() == before
    assert taken < 200
