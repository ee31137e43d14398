"""The start file: sealed by six words, bounded before they are stretched, refused whole."""

from __future__ import annotations

import os
import tracemalloc
from hashlib import sha256

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.roles import Role
from vip2tui.exchange import startfile
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.errors import (
    BadStartFileError,
    ExchangeError,
    OtherFileError,
    TooMuchToSendError,
    TooNewFileError,
    WrongStartWordsError,
)
from vip2tui.exchange.files import refusal
from vip2tui.exchange.keys import DeviceKeys, to_text
from vip2tui.exchange.startfile import Enclosed, Head, Start, look, open_start, seal

WORDS = ("abonnent", "agurk", "aftale", "agent", "adresse", "accent")
KEYS = DeviceKeys.make()
OFFICE = Contact(
    device="d-kontor", name="Kontor", person="Tove Holm", role=Role.OFFICE,
    authority="Nordby Kommune", signing=KEYS.public, recipient=KEYS.recipient, made="2026-05-04",
)  # fmt: skip


def cheap(words: str, salt: bytes) -> bytes:
    return sha256(salt + words.encode()).digest()


def never(_words: str, _salt: bytes) -> bytes:
    pytest.fail("the words were stretched for a file that is not whole")


def head(**other: object) -> Head:
    facts = {
        "device": "d-ny", "name": "Laptop Nord", "role": "mentor", "token": to_text(b"t" * 32),
        "identity": KEYS.identity, "office": OFFICE, "phone": "12 34 56 78",
        "files": (
            Enclosed(kind="bundle", name="1", size=5), Enclosed(kind="data", name="o", size=2),
        ),
    }  # fmt: skip
    return Head(**{**facts, **other})  # type: ignore[arg-type]


START = Start(head(), (b"hello", b"{}"))
DATA = seal(START, ("Nordby Kommune", "12 34 56 78"), WORDS, cheap)
LINES = DATA.split(b"\n", 2)


def read(data: bytes) -> Start:
    return open_start(look(data), WORDS, cheap)


def sealed_again(plain: bytes) -> bytes:
    """Return the file with something else in it, sealed as its own words seal it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    front = orjson.loads(LINES[1])
    salt, nonce = (startfile.from_text(front[name]) for name in ("salt", "nonce"))
    bound = b"\n".join(LINES[:2]) + b"\n"
    return bound + AESGCM(cheap(" ".join(WORDS), salt)).encrypt(nonce, plain, bound)


def test_what_was_put_in_comes_out() -> None:
    closed = look(DATA)
    assert (closed.front.authority, closed.front.phone) == ("Nordby Kommune", "12 34 56 78")
    found = open_start(closed, WORDS, cheap)
    assert found.head == START.head
    assert found.files == START.files
    assert found.role is Role.MENTOR
    for secret in (b"Laptop Nord", b"hello", KEYS.identity.encode(), b"d-ny", b"Tove"):
        assert secret not in DATA


def test_two_of_the_same_share_no_salt() -> None:
    assert seal(START, ("N", ""), WORDS, cheap) != seal(START, ("N", ""), WORDS, cheap)


@pytest.mark.parametrize("place", range(6))
def test_one_wrong_word_opens_nothing(place: int) -> None:
    other = [*WORDS]
    other[place] = "banan"
    with pytest.raises(WrongStartWordsError):
        open_start(look(DATA), other, cheap)


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_no_byte_of_it_can_be_another(at: int, by: int) -> None:
    altered = bytearray(DATA)
    altered[at] ^= by
    with pytest.raises(ExchangeError) as refused:
        read(bytes(altered))
    assert str(refused.value)


@given(st.integers(0, len(DATA) - 1))
def test_no_part_of_it_is_the_whole(length: int) -> None:
    with pytest.raises(ExchangeError):
        read(DATA[:length])


@given(st.binary(max_size=300))
def test_what_is_no_start_file_costs_nothing(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        open_start(look(data), WORDS, never)
    with pytest.raises(ExchangeError):
        open_start(look(LINES[0] + b"\n" + data), WORDS, never)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "2.0"},
        {"salt": "AAAA"},
        {"salt": to_text(bytes(15))},
        {"salt": None},
        {"nonce": to_text(bytes(13))},
        {"authority": ""},
        {"authority": "N" * 5000},
        {"phone": ["1"]},
        {"phone": "1" * 201},
        {"kost": {"memory": {"a": 1}}},
    ],
)
def test_a_readable_line_of_another_form_is_refused_before_anything_is_derived(
    change: dict[str, object],
) -> None:
    front = orjson.dumps(orjson.loads(LINES[1]) | change, option=orjson.OPT_SORT_KEYS)
    with pytest.raises(BadStartFileError):
        open_start(look(b"\n".join((LINES[0], front, LINES[2]))), WORDS, never)


def test_what_a_file_says_of_cost_is_not_asked() -> None:
    """A field nobody knows is stepped over; the seal is bound to the line, so it does not open."""
    front = orjson.dumps(orjson.loads(LINES[1]) | {"memory": 1}, option=orjson.OPT_SORT_KEYS)
    with pytest.raises(WrongStartWordsError):
        open_start(look(b"\n".join((LINES[0], front, LINES[2]))), WORDS, cheap)


@pytest.mark.parametrize(
    "change",
    [
        {"device": "../op"},
        {"device": "d" * 65},
        {"role": "office"},
        {"role": 1},
        {"token": "AAAA"},
        {"token": to_text(bytes(31))},
        {"identity": "AGE-SECRET-KEY-1"},
        {"identity": 7},
        {"office": {}},
        {"office": {**OFFICE.facts(), "signing": "x"}},
        {"office": {**OFFICE.facts(), "recipient": "age1" + "q" * 58}},
        {"office": {**OFFICE.facts(), "role": "mentor"}},
        {"routes": ["x"] * 21},
        {"routes": "x"},
        {"lost": {"computer": "x", "number": -1, "day": ""}},
        {"lost": {"computer": "x", "number": 1, "day": "i går"}},
        {"files": [{"kind": "bundle", "name": "1", "size": 6}]},
        {"files": [{"kind": "bundle", "name": "1", "size": 8}]},
        {"files": [{"kind": "bundle", "name": "1", "size": 0}]},
        {"files": [{"kind": "bundle", "name": "1", "size": 2**40}]},
        {"files": [{"kind": "exe", "name": "1", "size": 7}]},
        {"files": []},
        {"name": ""},
        {"name": None},
    ],
)  # fmt: skip
def test_every_field_of_another_form_is_refused_whole(change: dict[str, object]) -> None:
    facts = START.head.model_dump(mode="json") | change
    plain = orjson.dumps(facts, option=orjson.OPT_SORT_KEYS) + b"\nhello{}"
    with pytest.raises(BadStartFileError):
        read(sealed_again(plain))


@pytest.mark.parametrize("missing", sorted(START.head.model_dump()))
def test_what_it_cannot_do_without(missing: str) -> None:
    facts = START.head.model_dump(mode="json")
    del facts[missing]
    plain = orjson.dumps(facts, option=orjson.OPT_SORT_KEYS) + b"\nhello{}"
    if missing in ("tovholder", "phone", "routes", "lost"):
        assert read(sealed_again(plain)).files == START.files
    else:
        with pytest.raises(BadStartFileError):
            read(sealed_again(plain))


@pytest.mark.parametrize(
    "plain",
    [
        b"\n",
        b"\nhello{}",
        b"[]\nhello{}",
        b"{}\n",
        b"null\n",
        b"{" * 50_000 + b"\n",
        b'{"a":' * 60 + b"1" + b"}" * 60 + b"\n",
        b'"' + b"a" * 300_000 + b'"\n',
        b'{"' + b'a":1,"' * 40_000 + b'":1}\n',
        b"x" * 1_000_000,
    ],
)
def test_a_hostile_inside_takes_no_room(plain: bytes) -> None:
    data = sealed_again(plain)
    tracemalloc.start()
    try:
        with pytest.raises(BadStartFileError):
            read(data)
        assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    finally:
        tracemalloc.stop()


def test_one_that_is_too_large_is_neither_made_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startfile, "MAX_START", len(DATA) - 1)
    with pytest.raises(TooMuchToSendError):
        seal(START, ("Nordby Kommune", "12 34 56 78"), WORDS, cheap)
    with pytest.raises(BadStartFileError):
        look(DATA)


def test_a_newer_one_says_so() -> None:
    with pytest.raises(TooNewFileError):
        look(DATA.replace(b"START 1\n", b"START 2\n", 1))


def test_where_files_are_fetched_it_is_told_what_it_is() -> None:
    error = refusal(DATA)
    assert isinstance(error, OtherFileError)
    assert "en startfil" in str(error)


def test_a_random_rest_does_not_open() -> None:
    with pytest.raises(WrongStartWordsError):
        read(b"\n".join((*LINES[:2], os.urandom(500))))
