"""The head of a file a stranger wrote is bounded before any key is tried on it."""

from __future__ import annotations

from base64 import b64encode

import pyrage
import pytest

from tests.exchange.device import office_and
from vip2tui.domain.roles import Role
from vip2tui.exchange import files, reader
from vip2tui.exchange.errors import DamagedFileError, HostileFileError, NotForUsError

OURS = b64encode(bytes(range(32))).rstrip(b"=")
STANZA = b"-> X25519 " + OURS + b"\n" + OURS + b"\n"
END = b"--- " + OURS + b"\n"
BEGIN = b"age-encryption.org/v1\n"
LOCKED = bytes(range(256)) * 100

HEADS = {
    "a stanza too many": BEGIN + STANZA * (files.MAX_STANZAS + 1) + END + LOCKED,
    "16,000 stanzas": BEGIN + STANZA * 16_000 + END + LOCKED,
    "16,000 stanzas and no end": BEGIN + STANZA * 16_000,
    "one line of a megabyte": BEGIN + b"-> X25519 " + b"a" * 1_000_000 + b"\n" + END + LOCKED,
    "a body of a megabyte": BEGIN + b"-> X25519 a\n" + (b"A" * 64 + b"\n") * 16_000 + END,
    "a megabyte of empty lines": BEGIN + b"\n" * 1_000_000 + END + LOCKED,
    "small stanzas": BEGIN + b"-> a\n\n" * 2_000 + END + LOCKED,
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_no_key_is_tried_on_a_head_without_bounds(
    head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tried(*_: object) -> None:
        raise AssertionError("a key was tried")

    office, _ = office_and(Role.MENTOR)
    monkeypatch.setattr(reader.pyrage, "decrypt_io", tried)
    with pytest.raises(HostileFileError, match="den er låst"):
        office.open(HEADS[head])


def test_as_many_as_may_be_are_tried() -> None:
    office, _ = office_and(Role.MENTOR)
    with pytest.raises(NotForUsError):
        office.open(BEGIN + STANZA * files.MAX_STANZAS + END + LOCKED)


def test_a_head_whose_end_was_altered_is_damaged_and_nobody_is_blamed() -> None:
    office, mentor = office_and(Role.MENTOR)
    mentor.set(mentor.new_case(), "n", text="x" * 9_000)
    mentor.set(next(iter(mentor.store)), "m", text="x" * 9_000)
    file = mentor.send(office)
    for broken in (file.replace(b"\n---", b"\n--+", 1), file.replace(b"\n---", b"\r---", 1)):
        assert len(broken) > files.MAX_AGE_HEAD
        with pytest.raises(DamagedFileError):
            office.open(broken)


def test_everybody_age_locks_a_file_to_fits() -> None:
    office, *others = office_and(*[Role.MENTOR] * 3)
    to = [one.keys.age.to_public() for one in (office, *others)]
    for _ in range(200):  # age adds a stanza of any length that is nobody's
        head = pyrage.encrypt(b"x", to)
        files.bound(head)
        assert head.index(b"\n---") < files.MAX_AGE_HEAD // 8
